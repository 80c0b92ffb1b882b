"""How much room a learner's progress can take: the exact worst case of the saved state, in characters.

The codec is the player's (player/src/core/state.js). State is text of 64 different characters, so sizes in
characters are sizes in sextets. Every part is largest when every page was seen and every question answered:
leaving one out makes the gap to the next key longer, but never by more than the room it would have taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions import INTERACTIONS
from scormkit.plan import faults
from scormkit.plan.model import USE, Assessment, Page, Plan, Question, Section, Unit, all_rules
from scormkit.plan.rules import Failed, Leaf, Reached, leaves

SECONDS_LIMIT = 2**25 - 1
SENT_LIMIT = 32767
SEED_LIMIT = 32767
ROUNDS_LIMIT = 1023
BEST_LIMIT = 10000
MINUTES_LIMIT = 2**25 - 1
"""The largest values that the player writes; `BEST_LIMIT` is in hundredths of a percent."""

LANGUAGE_KEY = 32767
"""Of the learner's language among what is kept, where a package has several: no course keeps so much."""

_FRAME = 1 + 4 + 2
"""The version, the tag and the check."""


class StateSize(NamedTuple):
    """The largest state in characters, and what its parts take; `total` also has what never grows."""

    total: int
    pages: int
    assessments: int
    questions: int
    kept: int


def varint_size(value: int) -> int:
    """Characters of a number from 0: groups of five bits."""
    return max(1, -(-value.bit_length() // 5))


def state_size(units: Sequence[Unit]) -> StateSize:
    """The size of the largest state that a launchable over these units can ever save."""
    contents = [content for unit in units for content in unit.contents]
    keys = [content.key for content in contents]
    visited = _bitmap_size(keys)
    pages = max((varint_size(key + 1) for key in keys), default=1) + varint_size(visited) + visited
    asked = _bitmap_size(
        leaf.key for rule in all_rules(units) for leaf in leaves(rule) if _of_objective(leaf)
    )
    reached = varint_size(asked) + asked

    scored = {content.key: content for content in contents if isinstance(content, Assessment)}
    assessments = varint_size(len(scored)) + sum(_gap_sizes(scored))
    assessments += sum(map(_assessment_size, scored.values()))

    answers = _answers_size(contents)
    fixed = _FRAME + sum(map(varint_size, (SECONDS_LIMIT, SENT_LIMIT, SEED_LIMIT))) + 1
    kept = _kept_size(contents)
    return StateSize(
        fixed + pages + reached + assessments + answers + kept, pages, assessments, answers, kept
    )


def _of_objective(leaf: Leaf) -> bool:
    return isinstance(leaf, Reached) or (isinstance(leaf, Failed) and leaf.what == "objective")


def _assessment_size(assessment: Assessment) -> int:
    """The most of one assessment: rounds, flags, best, the questions seen, when the last round ended."""
    size = varint_size(ROUNDS_LIMIT) + 1 + varint_size(BEST_LIMIT)
    if assessment.attempts == 1:
        return size
    keys = [each.key % USE for part in assessment.parts if part.varies for each in part.questions]
    if keys:
        sextets = -(-(max(keys) - min(keys) + 1) // 6)
        size += varint_size(max(keys)) + varint_size(sextets) + sextets
    return size + (varint_size(MINUTES_LIMIT) if assessment.cooling else 0)


def _answers_size(contents: Sequence[Page | Assessment]) -> int:
    """The most of all answers. Of a section that varies no more than its draw is answered at a time.

    Which of its questions these are is open, so their answers count as the longest, and their keys as the
    less of two bounds: all keys of the section as if answered; or, one by one, the longest gaps that can be.
    """
    fixed: dict[int, Question] = {}
    gaps: set[int] = set()
    count = size = 0
    for content in contents:
        parts = content.parts if isinstance(content, Assessment) else (Section("", content.questions),)
        for part in parts:
            questions = {question.key: question for question in part.questions}
            if not part.varies:
                fixed |= questions
                continue
            count += part.asked
            size += sum(sorted(1 + answer_size(each) for each in questions.values())[-part.asked :])
            first, last = min(questions), max(questions)
            one_by_one = varint_size(last) + (part.asked - 1) * varint_size(last - first)
            together = sum(_gap_sizes(questions))
            if together <= one_by_one:
                gaps |= questions.keys()
            else:
                size += one_by_one
    gaps |= fixed.keys()
    size += sum(_gap_sizes(gaps)) + sum(1 + answer_size(question) for question in fixed.values())
    return varint_size(count + len(fixed)) + size


def _kept_size(contents: Sequence[Page | Assessment]) -> int:
    """The most of what checklists and reflections keep; nothing where there are none."""
    kept = [each for content in contents if isinstance(content, Page) for each in content.kept]
    if not kept:
        return 0
    size = varint_size(len(kept)) + sum(_gap_sizes(each.key for each in kept))
    for each in kept:
        sextets = text_size(each.limit) if each.limit else _bitmap_size(each.entries)
        head = varint_size(3) + varint_size(2 * sextets + 1) if each.limit else varint_size(2 * sextets)
        size += head + sextets
    return size


def language_size(tags: Iterable[str]) -> int:
    """The most that the learner's language takes: it is kept as a text under `LANGUAGE_KEY`, the last of all.

    Where nothing else is kept, the number of what is kept comes on top.
    """
    sextets = max(-(-len(tag) * 8 // 6) for tag in tags)
    head = varint_size(3) + varint_size(2 * sextets + 1)
    return varint_size(1) + varint_size(LANGUAGE_KEY) + head + sextets


def _bitmap_size(keys: Iterable[int]) -> int:
    """Sextets of a set of keys: one bit a key, up to the largest."""
    return -(-(max(keys, default=-1) + 1) // 6)


def answer_size(question: Question) -> int:
    """Characters of the longest answer: a set with the largest key in it, or a list full of long items.

    The count of a set is written doubled, that of a list doubled and one more; so is each item of a list, a
    number or the length of a text.
    """
    kind = INTERACTIONS[question.type]
    texts = kind.texts(question.spec)
    numbers = kind.list_items(question.spec, [option.placed for option in question.options])
    if not texts and not numbers:
        sextets = _bitmap_size(option.key for option in question.options)
        return varint_size(2 * sextets) + sextets
    largest = max((option.key for option in question.options), default=0)
    room = varint_size(2 * (len(texts) + numbers) + 1) + numbers * varint_size(2 * largest)
    sizes = [text_size(most) for most in texts]
    return room + sum(varint_size(2 * size + 1) + size for size in sizes)


def text_size(units: int) -> int:
    """Sextets of the longest text of so many UTF-16 units: one byte more than UTF-16 takes.

    UTF-8 is written where it is shorter, but could take three bytes a unit.
    """
    return -(-(2 * units + 1) * 8 // 6)


def _gap_sizes(keys: Iterable[int]) -> Iterator[int]:
    """Characters of each key in ascending order, written as the gap to the one before."""
    before = -1
    for key in sorted(keys):
        yield varint_size(key - before - 1)
        before = key


def check_state(plan: Plan, limit: int, span: Span | None = None) -> Iterator[Diagnostic]:
    """A finding for each launchable whose state may not fit into `limit` characters (the target's).

    `span` is where the finding points, usually course.yaml.
    """
    for launchable in plan.launchables:
        size = plan.state_size(launchable)
        if size > limit:
            yield faults.state_too_large(
                span,
                launchable.title,
                size,
                limit,
                breakdown=breakdown(launchable.units),
                one_unit=len(launchable.units) == 1,
            )


def breakdown(units: Sequence[Unit]) -> str:
    """What takes the room of a launchable's state, the largest part first: `900 questions 3150, ...`."""
    size = state_size(units)
    contents = [content for unit in units for content in unit.contents]
    questions = sum(len(content.questions) for content in contents)
    assessments = sum(isinstance(content, Assessment) for content in contents)
    parts = [
        (size.questions, f"{questions} questions"),
        (size.assessments, f"{assessments} assessments"),
        (size.kept, "checklists and reflections"),
        (size.pages, f"{len(contents)} pages and assessments seen"),
    ]
    ordered = sorted(parts, key=lambda part: -part[0])
    return ", ".join(f"{what} take {room} characters" for room, what in ordered)
