"""Whether the declared durations are of the size that can be expected."""

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from scormkit.course.files import LOCALES
from scormkit.course.model import Assessment, Course, Page, Question, Unit
from scormkit.course.quality import faults_text as faults
from scormkit.course.quality.texts import count_words, language_of
from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.blocks import Directive
from scormkit.source.captions import Broken, clock, read_cues
from scormkit.source.markdown import Markdown, is_local, plain_text

WORDS_A_MINUTE = 200
"""Adults read plain texts at about 240 (Brysbaert 2019); learning takes longer."""
MINUTES_A_QUESTION = 0.75
MINUTES_OF_WRITING = 2.0
_WRITTEN = frozenset({"long-text", "scenario"})
FACTOR = 2
LEAST_DIFFERENCE = 5
"""Minutes: below, a difference is not worth a word."""
_MEDIA = frozenset({"audio", "video"})
_PLAYED_ON = 2.0
"""Seconds that captions may go on after the end: players round."""
_SPOKEN_SHARE = 0.5


class Load(NamedTuple):
    """What takes learners' time: words, questions, those that are written or acted, seconds of media."""

    words: int = 0
    questions: float = 0
    written: float = 0
    media: float = 0

    def __add__(self, other: "Load") -> "Load":  # type: ignore[override]
        """Both together."""
        return Load(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))  # type: ignore[arg-type]

    @property
    def minutes(self) -> float:
        """The estimate."""
        asked = self.questions * MINUTES_A_QUESTION + self.written * MINUTES_OF_WRITING
        return self.words / WORDS_A_MINUTE + asked + self.media / 60


def check_duration(course: Course) -> Iterator[Diagnostic]:
    """Find durations that are more than twice, or less than half, of the estimate; and captions that do not
    fit the length of their film. A film whose length cannot be read leaves the duration unchecked.
    """
    language = language_of(course)
    lengths = {
        directive.places["src"]: _length(course, page, directive)
        for page, directive in _media(course)
        if "src" in directive.places
    }
    yield from _check_captions(course, lengths)
    declared = [unit for unit in course.units if unit.spec.duration is not None]
    if course.spec.duration is None and not declared:
        return
    loads = [_load(unit, course, lengths, language) for unit in course.units]
    for unit, load in zip(course.units, loads, strict=True):
        if unit.spec.duration is not None and load is not None:
            yield from _compare(unit.where.span("duration"), "The unit", unit.spec.duration, load)
    if course.spec.duration is not None and None not in loads:
        total = sum((each for each in loads if each is not None), start=Load())
        if course.notice is not None:
            total += Load(words=_words(course.notice, language))
        yield from _compare(course.where.span("duration"), "The course", course.spec.duration, total)


def _compare(span: Span, what: str, declared: int, load: Load) -> Iterator[Diagnostic]:
    estimate = max(1, round(load.minutes))
    is_near = estimate / FACTOR <= declared <= estimate * FACTOR
    if is_near or abs(declared - estimate) < LEAST_DIFFERENCE:
        return
    questions = round(load.questions + load.written)
    parts = [f"{load.words} words"]
    if questions:
        parts.append(f"{questions} question{'s' * (questions > 1)}")
    if load.media:
        parts.append(f"{clock(load.media)} of film and sound")
    yield faults.duration_far(span, what, declared, estimate, ", ".join(parts))


def _load(unit: Unit, course: Course, lengths: Mapping[Span, float | None], language: str) -> Load | None:
    """What a unit holds; None when the length of a film in it is unknown."""
    total = Load()
    for content in unit.contents:
        if isinstance(content, Page):
            total += Load(words=_words(content.body, language))
            for directive in content.body.directives:
                if directive.name == "reflection":
                    total += Load(written=1)
                elif directive.name in _MEDIA:
                    length = lengths.get(directive.places.get("src", directive.span))
                    if length is None:
                        return None
                    total += Load(media=length)
            for question in content.questions:
                total += _load_of(question, language)
        elif not content.spec.pretest:
            total += _load_of_check(content, course, language)
    return total


def _load_of_check(check: Assessment, course: Course, language: str) -> Load:
    """A check counts the questions that a learner gets of it."""
    total = Load(words=_words(check.intro, language) if check.intro is not None else 0)
    banks = {bank.name: bank.questions for bank in course.banks}
    pools = [
        (section.spec.draw, section.questions or banks.get(section.spec.bank or "", ()))
        for section in check.sections
    ] or [(check.spec.draw, check.questions)]
    for draw, questions in pools:
        share = min(1.0, (draw or len(questions)) / max(1, len(questions)))
        for question in questions:
            each = _load_of(question, language)
            total += Load(round(each.words * share), each.questions * share, each.written * share)
    return total


def _load_of(question: Question, language: str) -> Load:
    """A question: its prompt, its options, and its other texts; about half of its feedback is read."""
    read = sum(_words(text, language) for text in question.all_texts)
    feedback = [question.feedback_correct, question.feedback_incorrect, question.feedback_partly]
    feedback += [option.feedback for option in question.options]
    spared = sum(_words(text, language) for text in feedback if text is not None) // 2
    is_written = question.spec.type in _WRITTEN
    return Load(read - spared, questions=not is_written, written=is_written)


def _words(text: Markdown, language: str) -> int:
    return sum(
        count_words(plain_text(token.children or []), language)
        for token in text.tokens
        if token.type == "inline"
    )


# --- films and sounds ---


def _media(course: Course) -> Iterator[tuple[Page, Directive]]:
    for unit in course.units:
        for page in unit.contents:
            if isinstance(page, Page):
                yield from ((page, each) for each in page.body.directives if each.name in _MEDIA)


def _file(page: Page, target: str) -> str:
    """The name inside the course of a file that a page names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), target))


def _length(course: Course, page: Page, directive: Directive) -> float | None:
    target = directive.attributes["src"]
    return length_of(course.folder / _file(page, target)) if is_local(target) else None


def length_of(path: Path) -> float | None:
    """The length of a film or a sound in seconds; None when it cannot be read (webm, or a broken file)."""
    from tinytag import TinyTag, TinyTagException

    if not TinyTag.is_supported(path):
        return None
    try:
        return TinyTag.get(path, tags=False).duration or None
    except (TinyTagException, OSError):
        return None


def _check_captions(course: Course, lengths: Mapping[Span, float | None]) -> Iterator[Diagnostic]:
    files = {file.name: file.text for file in course.files}
    for page, directive in _media(course):
        captions = directive.attributes.get("captions")
        length = lengths.get(directive.places.get("src", directive.span))
        if captions is None or length is None:
            continue
        label = f"{page.body.file.partition('/')[0]}/{_file(page, captions)}"
        if course.selection.locale is not None and label not in files:
            label = label.replace("/", f"/{LOCALES}/{course.selection.locale}/", 1)
        cues = read_cues(files.get(label, ""))
        if isinstance(cues, Broken):
            continue
        last = max(cue.end for cue in cues)
        if last > length + _PLAYED_ON or last < length * _SPOKEN_SHARE:
            span, file = directive.places["captions"], posixpath.basename(directive.attributes["src"])
            is_longer = last > length
            yield faults.captions_length(span, file, clock(last), clock(length), is_longer=is_longer)
