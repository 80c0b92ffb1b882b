"""The plan: a course resolved into what every target needs and no target's words.

Everything here is frozen. Identifiers are final (they come from the author and course.lock), text is rendered
only by pages/, and `key` numbers are the small stable integers that a learner's saved state is written with.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from scormkit.course.selection import PLAIN, Selection
from scormkit.course.theme import Theme
from scormkit.diagnostics import Span
from scormkit.interactions.base import Credit, ImageSeed, PlacedOption, QuestionSpec
from scormkit.plan.panels import NO_PANELS, Panels
from scormkit.plan.rules import COMPLETION, NO_RULES, Completion, Rule, Rules
from scormkit.source.markdown import Markdown

Navigation = Literal["free", "linear", "linear-first"]
Reporting = Literal["completed", "passed-incomplete", "passed-failed"]
Packaging = Literal["single", "multi"]
Feedback = Literal["each", "end"]
Review = Literal["never", "after-submit", "after-pass"]

Place = tuple[Literal["course", "unit", "content"], int, str]
"""What has a place in the author's files: a thing by its key in the plan (a course: 0), and a key of its
file."""

USE = 2**20
"""A bank's question as one assessment uses it has the key `USE * (the assessment's key + 1) + its own key`,
so that its answers in two assessments are kept apart. Keys of course.lock are below a million."""


class Objective(NamedTuple):
    """A learning objective. `id` is unique in the course and a legal CMIIdentifier (`recognizing.O1`)."""

    id: str
    key: int
    text: str


class Option(NamedTuple):
    """One option of a question: `key` is for saved state, `letter` (0-9 a-z) for SCORM 1.2 responses.

    Keys are unique in the question, ids and letters in the `group` (the list that the option stands in; ""
    where there is only one). For true-false the options are always `true` (key 0, letter t) and `false`
    (key 1, letter f).
    """

    id: str
    key: int
    letter: str
    correct: bool
    text: Markdown
    feedback: Markdown | None
    group: str = ""
    image: ImageSeed | None = None

    @property
    def placed(self) -> PlacedOption:
        """The option as its type knows it."""
        return PlacedOption(self.id, self.key, self.letter, self.group)


class Question(NamedTuple):
    """A question in a page or an assessment; `id` is unique in the course and a legal CMIIdentifier.

    `spec` is the author's model of the type; `attempts` None means unlimited. `scored` is True in
    assessments, except where there is no right answer (`graded` False). `record` tells whether the LMS gets
    the answer. `data` is what the type's JavaScript needs besides (JSON), `texts` the type's further texts by
    name.
    """

    id: str
    key: int
    type: str
    spec: QuestionSpec
    prompt: Markdown
    options: tuple[Option, ...]
    objectives: tuple[str, ...]
    points: float
    attempts: int | None
    shuffle: bool
    scored: bool
    feedback_correct: Markdown | None
    feedback_incorrect: Markdown | None
    feedback_partly: Markdown | None = None
    feedback_last: Markdown | None = None
    hints: tuple[Markdown, ...] = ()
    credit: Credit = "all-or-nothing"
    graded: bool = True
    record: bool = True
    data: Mapping[str, Any] = MappingProxyType({})
    texts: tuple[tuple[str, Markdown], ...] = ()

    @property
    def all_texts(self) -> tuple[Markdown, ...]:
        """Every text of the question that a learner can read."""
        options = (text for option in self.options for text in (option.text, option.feedback))
        feedback = (self.feedback_correct, self.feedback_partly, self.feedback_incorrect, self.feedback_last)
        texts = (self.prompt, *self.hints, *options, *(text for _, text in self.texts), *feedback)
        return tuple(text for text in texts if text is not None)


class Kept(NamedTuple):
    """A block that keeps something for the learner, by key: the keys of a checklist's entries, in order.

    `limit` is the most characters (UTF-16 units) of a reflection; 0 for a checklist.
    """

    key: int
    entries: tuple[int, ...]
    limit: int


class Page(NamedTuple):
    """A content page: Markdown with the questions in it, found by the index of their fence.

    `objectives` are the ids of what the author says it teaches.
    """

    id: str
    key: int
    title: str
    body: Markdown
    questions: tuple[Question, ...]
    rules: Rules = NO_RULES
    kept: tuple[Kept, ...] = ()
    objectives: tuple[str, ...] = ()


class Section(NamedTuple):
    """A part of an assessment, in the order of its `questions`.

    `draw` is how many of them a round asks, in an order of chance; None: all, as they stand. At least
    `per_objective` of the drawn ones are on each objective that the questions name. `weight` None: its points
    decide how much it counts beside the other sections.
    """

    title: str
    questions: tuple[Question, ...]
    draw: int | None = None
    per_objective: int = 0
    weight: float | None = None

    @property
    def asked(self) -> int:
        """Questions of a round."""
        return len(self.questions) if self.draw is None else self.draw

    @property
    def varies(self) -> bool:
        """Whether two rounds can have different questions."""
        return self.asked < len(self.questions)


class Assessment(NamedTuple):
    """A scored check. `passing_score` is in percent (0 to 100); `attempts` None means unlimited.

    `questions` are all that a learner may meet, in the order of the `sections` (none: they are one part,
    asked as they stand). `cooling` is in minutes, 0 for none. A `pretest` counts for nothing but the pages of
    its unit. `file` is how diagnostics call the file it was read from. `lap` is after how many of the
    `attempts` the learner goes through the unit again before the next (None: never).
    """

    id: str
    key: int
    title: str
    intro: Markdown | None
    passing_score: float
    attempts: int | None
    questions: tuple[Question, ...]
    rules: Rules = NO_RULES
    sections: tuple[Section, ...] = ()
    feedback: Feedback = "each"
    review: Review = "after-submit"
    cooling: int = 0
    remediation: bool = False
    pretest: bool = False
    file: str = ""
    lap: int | None = None

    @property
    def parts(self) -> tuple[Section, ...]:
        """The sections, or all questions as the only one."""
        return self.sections or (Section("", self.questions),)

    @property
    def asked(self) -> int:
        """Questions of a round."""
        return sum(part.asked for part in self.parts)


class Drawn(NamedTuple):
    """The draw that a unit belongs to: each learner gets `take` of the units with this `group`."""

    group: int
    take: int
    title: str


class Chosen(NamedTuple):
    """The electives that a unit belongs to: each learner does `take` of the units with this `group`, and
    chooses which. (In another order than `Drawn`, so that no two of them are equal.)"""

    title: str
    take: int
    group: int


class Unit(NamedTuple):
    """A module of the course, in order; `minutes` is the author's estimate, or None. `drawn` is None for one
    that every learner gets, `chosen` for one that no learner chooses. `lms_counts`: the platform is to count
    how often it is begun, where it can."""

    id: str
    key: int
    title: str
    description: str
    minutes: int | None
    objectives: tuple[Objective, ...]
    contents: tuple[Page | Assessment, ...]
    rules: Rules = NO_RULES
    drawn: Drawn | None = None
    chosen: Chosen | None = None
    lms_counts: bool = False

    @property
    def group(self) -> Drawn | Chosen | None:
        """The units of which each learner does some, by chance or by choice."""
        return self.drawn or self.chosen


def all_rules(units: Iterable[Unit]) -> Iterator[Rule]:
    """Every rule of some units and of what is in them."""
    for unit in units:
        for thing in (unit, *unit.contents):
            yield from (rule for _, rule in thing.rules.written)


class Asset(NamedTuple):
    """A file that goes into the package: `source` on disk, `name` in the zip (ASCII, `/`), size in bytes."""

    source: Path
    name: str
    size: int


class Launchable(NamedTuple):
    """What an LMS launches (a SCO, an AU): one HTML page over one or more units.

    `requires` names the launchables that must be completed or passed first (ids of this plan); with `least`
    so many of them are enough.
    Rules in its units ask only for what is in it (plan.localize); `completion` is for it alone.
    `state_size` is the proved worst case, in characters, of the packed suspend data; where a package has
    several languages, `Plan.language_size` comes on top.
    """

    id: str
    title: str
    href: str
    units: tuple[Unit, ...]
    requires: tuple[str, ...]
    state_size: int
    completion: Completion = COMPLETION
    least: int | None = None


class Plan(NamedTuple):
    """A whole course (or one unit of it, with `unit_id` set), ready for any target.

    `uid` is 10 lower-case base32 characters from course.lock, the seed of package identifiers; `tag` is the
    4-character mark that saved state begins with, so that a foreign state is recognised.
    """

    course_id: str
    unit_id: str | None
    uid: str
    tag: str
    title: str
    description: str
    language: str
    version: str
    revised: str | None
    publisher: str
    copyright: str
    keywords: tuple[str, ...]
    minutes: int | None
    notice: Markdown | None
    navigation: Navigation
    reporting: Reporting
    packaging: Packaging
    passing_score: float
    mastery_score: float | None
    record_interactions: bool
    units: tuple[Unit, ...]
    launchables: tuple[Launchable, ...]
    assets: tuple[Asset, ...]
    asset_names: tuple[tuple[str, str, str], ...]
    """(file of the reference, target as written, name in the package), for rendering links."""
    panels: Panels = NO_PANELS
    theme: Theme | None = None
    """How it looks, where it is not the player's own look."""
    tools: tuple[str, ...] = ()
    """What the menu offers: search, contacts, glossary, support."""
    quick_exit: str | None = None
    """The address of a harmless page, where learners may have to leave unseen."""
    selection: Selection = PLAIN
    iri: str = ""
    """The author's address for the course in records; empty: a name from `uid` stands for it."""
    keep_alive: int | None = None
    """Minutes without a save after which the platform is touched; None: as the player does it anywhere."""
    shares_objectives: bool = False
    """The platform is known to take objectives that items share: also where no rule needs one."""
    places: Mapping[Place, Span] = MappingProxyType({})
    """Where the author wrote what a target may have something to say about (plan/places.py)."""
    translations: "tuple[Plan, ...]" = ()
    """The same in the other languages of a package in which learners choose; see `together.unite`."""
    language_size: int = 0
    """Characters of saved state that the learner's language takes there."""

    def place(self, *wanted: Place) -> Span | None:
        """Where the first of these stands that is written; else the course's title; None where nothing is
        known."""
        found = (self.places.get(each) for each in (*wanted, ("course", 0, "title")))
        return next((each for each in found if each is not None), None)

    @property
    def languages(self) -> "tuple[Plan, ...]":
        """The plan in each language of the package, without the others in it; the usual language first."""
        return (self._replace(translations=()), *self.translations)

    def state_size(self, launchable: Launchable) -> int:
        """The most that is ever saved of one of the launchables, in characters."""
        return launchable.state_size + self.language_size

    def in_each(self, change: "Callable[[Plan], Plan]") -> "Plan":
        """The plan with `change` made to it in every language."""
        first, *others = map(change, self.languages)
        return first._replace(translations=tuple(others))

    @property
    def completion(self) -> Completion:
        """Of one launchable with checks, if there is one: the others' differ only by asking for no checks."""
        found = [each.completion for each in self.launchables]
        return next((each for each in found if each.checks or each.score is not None), found[0])

    @property
    def draws(self) -> Mapping[Drawn, int]:
        """The draws of units, each with the number of units that are drawn from."""
        return Counter(unit.drawn for unit in self.units if unit.drawn is not None)

    @property
    def choices(self) -> Mapping[Chosen, int]:
        """The electives, each with the number of units to choose from."""
        return Counter(unit.chosen for unit in self.units if unit.chosen is not None)

    @property
    def pass_marks(self) -> tuple[float, ...]:
        """The passing scores that occur, pretests aside, in percent and ascending."""
        checks = [each for unit in self.units for each in unit.contents if isinstance(each, Assessment)]
        return tuple(sorted({each.passing_score for each in checks if not each.pretest}))

    @property
    def question_types(self) -> frozenset[str]:
        """The types of the questions that a learner can meet."""
        contents = (content for unit in self.units for content in unit.contents)
        return frozenset(question.type for content in contents for question in content.questions)

    @property
    def blocks(self) -> frozenset[str]:
        """What the player needs a style or a script for, beside its own: see `Markdown.features`."""
        found: set[str] = set(self.notice.features) if self.notice else set()
        found.update(*(term.long.features for term in self.panels.terms if term.long))
        for content in (content for unit in self.units for content in unit.contents):
            texts = [content.body if isinstance(content, Page) else content.intro]
            for question in content.questions:
                texts += question.all_texts
            found.update(*(text.features for text in texts if text is not None))
        return frozenset(found)
