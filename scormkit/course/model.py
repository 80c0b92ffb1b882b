"""A loaded course: the author's models, each beside the place it was written."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from scormkit.course.registers import Registers, Use
from scormkit.course.rules import NO_RULES, Rules
from scormkit.course.schema import AssessmentSpec, BankSpec, CourseSpec, PageSpec, SectionSpec, UnitSpec
from scormkit.course.selection import PLAIN, Choices, Selection
from scormkit.interactions.base import OptionSeed, QuestionSpec
from scormkit.source.document import Where
from scormkit.source.markdown import Markdown, Reference
from scormkit.source.marks import Left
from scormkit.source.text import SourceFile

if TYPE_CHECKING:
    from scormkit.course.theme import Theme


class Option(NamedTuple):
    """An option with its rich text parsed."""

    seed: OptionSeed
    text: Markdown
    feedback: Markdown | None


class Question(NamedTuple):
    """A question as written; ids that the author left out are still None in `spec`."""

    spec: QuestionSpec
    where: Where
    prompt: Markdown
    options: tuple[Option, ...]
    feedback_correct: Markdown | None
    feedback_incorrect: Markdown | None
    feedback_partly: Markdown | None = None
    feedback_last: Markdown | None = None
    hints: tuple[Markdown, ...] = ()
    texts: tuple[tuple[str, Markdown], ...] = ()
    """The type's further texts by name."""
    images: tuple[Reference, ...] = ()
    """Images that fields name (those in texts stand there); relative to the file of the prompt."""
    versions: "tuple[Question, ...]" = ()
    """The forms that variants give it, where the whole of a course is read (versions.py)."""

    @property
    def all_texts(self) -> tuple[Markdown, ...]:
        """Every text of the question that a learner can read."""
        options = (text for option in self.options for text in (option.text, option.feedback))
        feedback = (self.feedback_correct, self.feedback_partly, self.feedback_incorrect, self.feedback_last)
        texts = (self.prompt, *self.hints, *options, *(text for _, text in self.texts), *feedback)
        return tuple(text for text in texts if text is not None)


class Page(NamedTuple):
    """A Markdown page. `name` is the path inside the course (`recognizing/02-what-it-is.md`)."""

    name: str
    spec: PageSpec
    title: str
    body: Markdown
    questions: tuple[Question, ...]
    where: Where | None = None
    """The front matter; None where there is none."""
    rules: Rules = NO_RULES
    versions: "tuple[Page, ...]" = ()


class Section(NamedTuple):
    """A part of an assessment: its own questions, or all of the bank that `spec` names."""

    spec: SectionSpec
    where: Where
    questions: tuple[Question, ...]


class Bank(NamedTuple):
    """A question bank. `name` is the path inside the course (`banks/basics.yaml`)."""

    name: str
    spec: BankSpec
    where: Where
    questions: tuple[Question, ...]
    versions: "tuple[Bank, ...]" = ()


class Assessment(NamedTuple):
    """An assessment file. `name` is the path inside the course (`recognizing/check.yaml`).

    `questions` are those written in it, in order; a section that draws from a bank has none of them.
    """

    name: str
    spec: AssessmentSpec
    where: Where
    intro: Markdown | None
    questions: tuple[Question, ...]
    rules: Rules = NO_RULES
    sections: tuple[Section, ...] = ()
    """Empty when the file has no sections: then all its questions are one."""
    versions: "tuple[Assessment, ...]" = ()


class Unit(NamedTuple):
    """A unit folder; `name` is the folder's name, which is its id unless unit.yaml says otherwise."""

    name: str
    spec: UnitSpec
    where: Where
    contents: tuple[Page | Assessment, ...]
    rules: Rules = NO_RULES


class Course(NamedTuple):
    """A course folder, read. `folder` is absolute; `uses` are its citations in the order they were met."""

    folder: Path
    spec: CourseSpec
    where: Where
    notice: Markdown | None
    units: tuple[Unit, ...]
    banks: tuple[Bank, ...] = ()
    registers: Registers = Registers()
    uses: tuple[Use, ...] = ()
    definitions: Mapping[str, Markdown] = MappingProxyType({})
    """The long definitions of terms, by the name of the term."""
    theme: "Theme | None" = None
    """None: the player's own."""
    selection: Selection = PLAIN
    choices: Choices = Choices()
    left: tuple[Left, ...] = ()
    """What this package leaves out, because it is meant for others."""
    kept: tuple[str, ...] = ()
    """Every text that it holds; empty where nothing is left out."""
    used: frozenset[str] = frozenset()
    """The names of the files that texts use."""
    files: tuple[SourceFile, ...] = ()
    """Every text file that was read, in the order in which it was."""
