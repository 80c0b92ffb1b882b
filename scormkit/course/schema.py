"""The models of course.yaml, unit.yaml, an assessment's YAML file and a page's front matter.

Every description here becomes the help that editors show (see json_schema.py).
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from scormkit.course.offers_schema import BuildSpec, LocaleSpec
from scormkit.course.wording_schema import ReadingSpec, WordSpec
from scormkit.source.addresses import Address, WebAddress
from scormkit.source.scalars import (
    AssessmentAttempts,
    DateText,
    Flag,
    Identifier,
    Language,
    Minutes,
    Number,
    Percent,
    Rich,
    Slug,
    Text,
    Whole,
)

COOLING_LIMIT = 7 * 24 * 60
UNIT_ATTEMPTS_LIMIT = 20
"""Times 50 tries at a check: what saved state can count (1023)."""
TITLE_LIMIT = 200
"""Characters of a course or unit title (the SCORM 1.2 schema of the manifest: title, maxLength 200)."""
TITLE_TOO_LONG = "title_too_long"
TITLE_ON_LINES = "title_on_lines"


def _one_line(text: str) -> str:
    if "\n" in text or "\t" in text:
        raise PydanticCustomError(TITLE_ON_LINES, "a title is one line")
    return text


def _short(text: str) -> str:
    if len(text) > TITLE_LIMIT:
        raise PydanticCustomError(TITLE_TOO_LONG, "too long by {over}", {"over": len(text) - TITLE_LIMIT})
    return text


Heading = Annotated[Text, AfterValidator(_one_line)]
"""A title on one line."""
Title = Annotated[Heading, AfterValidator(_short), Field(json_schema_extra={"maxLength": TITLE_LIMIT})]
"""A title that an LMS shows in its own menus, so at most 200 characters."""


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


Requires = Annotated[
    Any,
    Field(
        description="What must be done before this opens: a unit's id, or a condition such as "
        "{check: basics.check, status: passed}, {all: [...]}, {any: [...]} or {at_least: 2, of: [...]}."
    ),
]
SkipIf = Annotated[
    Any,
    Field(description="This is left out, and counts as done, when the condition holds. As requires."),
]
ShowIf = Annotated[
    Any,
    Field(
        description="This is shown only when the condition holds, such as "
        "{question: first.start.role, chose: [manager]}. As requires."
    ),
]
Optional = Annotated[Flag, Field(description="true: the course is complete without it.")]
"""Conditions are read as written, by course/rules.py: pydantic's words for a choice of forms help nobody."""


class CompletionSpec(_Spec):
    """When the course counts as complete."""

    pages: Percent | None = Field(
        None, description="Percent of the pages that must be seen, 0 to 100. Left out: 100."
    )
    minutes: Minutes | None = Field(
        None, description="Minutes that learners must be active in the course. Left out: none."
    )
    checks: Literal["submitted", "passed", "ignored"] | None = Field(
        None,
        description="submitted: every check was handed in (as when left out). passed: every check was "
        "passed. ignored: checks do not matter.",
    )
    score: Percent | None = Field(
        None, description="Percent that the score over all checks must reach, 0 to 100. Left out: any."
    )
    of: Literal["all", "any"] = Field(
        "all", description="all: everything above is needed. any: one of what is written here is enough."
    )


class GroupSpec(_Spec):
    """Units of which a learner does some: drawn by chance (pick), or chosen (choose)."""

    title: Title = Field(description="What the group is called in menus.")
    units: Annotated[Whole, Field(ge=1)] = Field(description="How many of them a learner does.")
    of: tuple[Text, ...] = Field(
        min_length=2, description="The units of the group, by their ids; they stand together in the course."
    )


class CourseSpec(_Spec):
    """course.yaml: the course as a whole."""

    id: Slug | None = Field(
        None,
        description="Short name in files and addresses: a-z, 0-9 and hyphens. Left out: the folder's name. "
        "Do not change it once learners have begun.",
    )
    title: Title = Field(
        description="The course's title, as learners and the LMS show it. At most 200 characters."
    )
    description: Text | None = Field(None, description="What the course is about, in a sentence or two.")
    language: Language = Field("en", description="Language of the text, such as en, en-US or es.")
    version: Text = Field("1", description="Version of the course, such as 1.2. Free text.")
    revised: DateText | None = Field(None, description="Date of the last revision: year-month-day.")
    publisher: Text | None = Field(None, description="Who publishes the course.")
    copyright: Text | None = Field(None, description="Copyright and licence, in a sentence.")
    keywords: tuple[Text, ...] = Field((), description="Words that help to find the course in a catalogue.")
    duration: Minutes | None = Field(None, description="How long the course takes, in minutes.")
    iri: Address | None = Field(
        None,
        description="The address that stands for this course in xAPI and cmi5 records, such as "
        "https://example.org/courses/first-aid. It need not lead anywhere. Left out: a name from "
        "course.lock. Do not change it once learners have begun.",
    )
    notice: Rich | None = Field(
        None, description="Text on the first screen, before the course begins (content notice). Markdown."
    )
    variables: dict[Identifier, Annotated[Text, WithJsonSchema({"type": ["string", "number"]})]] = Field(
        default_factory=dict,
        description="Words and numbers that pages cite, such as agency: Your agency; cited as "
        "{{ variable.agency }}.",
    )
    audiences: dict[Slug, Text] = Field(
        default_factory=dict,
        description="For whom there are packages: a short name and a title for each, such as "
        "public: Everyone. Units, pages, questions and blocks are marked with the names.",
    )
    builds: tuple[BuildSpec, ...] = Field(
        (),
        description="The packages that `scormkit build` makes when it is not told which, such as "
        "- {variant: washington, audience: public}.",
    )
    theme: Text = Field(
        "plain",
        description="How the course looks: plain, reader or civic, or the path of a theme file of your own, "
        "such as theme.yaml.",
    )
    tools: tuple[Literal["search", "contacts", "glossary", "support"], ...] = Field(
        ("search", "contacts", "glossary", "support"),
        description="What the menu offers beside the pages: search, contacts, glossary, support. Left out: "
        "whatever the course has something for.",
    )
    quick_exit: WebAddress | None = Field(
        None,
        description="For learners who must not be seen with the course: the address of a harmless page that "
        "a button, and Shift pressed three times, open at once. Left out: there is no such button.",
    )
    locales: dict[Language, LocaleSpec] = Field(
        default_factory=dict,
        description="What is expected of the translations in the folder locales, such as es: {complete: 95}.",
    )
    units: tuple[Text, ...] | None = Field(
        None,
        min_length=1,
        description="Folder names of the units, in order. Left out: every folder that has a unit.yaml.",
    )
    pick: tuple[GroupSpec, ...] = Field(
        (),
        description="Units that are drawn by chance, such as - {title: Two cases, units: 2, of: [fire, "
        "flood, storm]}. Left out: every learner gets every unit.",
    )
    choose: tuple[GroupSpec, ...] = Field(
        (),
        description="Electives: units of which learners choose so many, written like pick. The course is "
        "complete with these, and the others stay open. Left out: every unit is needed.",
    )
    navigation: Literal["free", "linear", "linear-first"] = Field(
        "free",
        description="free: any page at any time. linear: only forward and back. linear-first: forward only "
        "the first time, then free among what was visited.",
    )
    reporting: Literal["completed", "passed-incomplete", "passed-failed"] | None = Field(
        None,
        description="What the LMS is told. completed: done when everything was seen. passed-incomplete: "
        "passed once the checks are passed, never failed. passed-failed: failed as well. Left out: "
        "passed-incomplete if there is a check, else completed.",
    )
    packaging: Literal["single", "multi"] = Field(
        "single", description="single: the LMS shows one entry. multi: the LMS shows one entry a unit."
    )
    passing_score: Percent = Field(
        80.0, description="Percent needed to pass a check that sets none of its own, 0 to 100."
    )
    mastery_score: Flag = Field(
        False,
        description="true: also write the passing score into the manifest, so that the LMS itself decides on "
        "passed or failed.",
    )
    html: Literal["forbidden", "allowed"] = Field(
        "forbidden",
        description="allowed: pages may have HTML in them. Scripts, styles, forms and frames are always "
        "taken out.",
    )
    interactions: Flag = Field(True, description="false: the learners' answers are not sent to the LMS.")
    abbreviations: Literal["marked", "plain"] = Field(
        "marked",
        description="marked: each page explains the abbreviations of the glossary where it first uses them. "
        "plain: only where they are cited.",
    )
    allow: dict[Text, Text] = Field(
        default_factory=dict,
        description="Warnings that do not count in this course: the code of each and the reason, such as "
        "CRS012: Drafts lie beside the finished pages.",
    )
    reading: ReadingSpec | None = Field(
        None,
        description="How easy the pages should be to read, such as {grade: 9, sentence: 30}; check warns of "
        "those that are harder. Left out: not measured.",
    )
    words: tuple[WordSpec, ...] = Field(
        (),
        description="Words that the course avoids and what it says instead, such as "
        "{avoid: wheelchair-bound, say: wheelchair user}; check warns of each.",
    )
    completion: CompletionSpec | None = Field(
        None,
        description="When the course counts as complete. Left out: every page seen, every check handed in.",
    )


class UnitSpec(_Spec):
    """unit.yaml: one unit (module) of the course."""

    id: Slug | None = Field(
        None,
        description="Short name: a-z, 0-9 and hyphens. Left out: the folder's name. Unique in the course.",
    )
    title: Title = Field(description="The unit's title. At most 200 characters.")
    description: Text | None = Field(None, description="What the unit is about, in a sentence or two.")
    duration: Minutes | None = Field(None, description="How long the unit takes, in minutes.")
    objectives: dict[Identifier, Text] = Field(
        default_factory=dict,
        description="What learners can do after this unit: a short name and a sentence for each, such as "
        "O1: Recognize warning signs. Questions refer to the names.",
    )
    contents: tuple[Text, ...] | None = Field(
        None,
        min_length=1,
        description="File names of the pages (.md) and checks (.yaml), in order. "
        "Left out: all of them, by number.",
    )
    attempts: Annotated[Whole, Field(ge=2, le=UNIT_ATTEMPTS_LIMIT)] | None = Field(
        None,
        description="How often the unit may be taken, 2 to 20: who fails its check reads the unit again "
        "before the next try. Left out: the check's own attempts count, and nothing is read again.",
    )
    attempts_counted_by: Literal["course", "lms"] = Field(
        "course",
        description="course: what was handed in counts. lms: SCORM 2004 platforms count each time that the "
        "unit is begun, also if nothing is handed in, and close it after the last.",
    )
    requires: Requires = None
    skip_if: SkipIf = None
    show_if: ShowIf = None
    optional: Optional = False


class PageSpec(_Spec):
    """The front matter of a page, between two lines of three hyphens at its top. All of it is optional."""

    title: Heading | None = Field(None, description="The page's title. Left out: its first heading.")
    id: Slug | None = Field(
        None,
        description="Short name: a-z, 0-9 and hyphens. Left out: the file's name without its number. "
        "Unique in the unit.",
    )
    objectives: tuple[Text, ...] = Field(
        (),
        description="The unit's objectives that this page teaches, such as [O1]. A check with remediation "
        "leads learners who missed one back to these pages.",
    )
    requires: Requires = None
    skip_if: SkipIf = None
    show_if: ShowIf = None
    optional: Optional = False


MOST_DRAWN = 500
Draw = Annotated[Whole, Field(ge=1, le=MOST_DRAWN)]
"""A number of questions."""


class SectionSpec(_Spec):
    """A part of an assessment: questions of its own, or those of a bank."""

    title: Heading | None = Field(None, description="Shown above its questions and in the result.")
    bank: Text | None = Field(
        None,
        description="The file of questions to draw from, from the course folder: banks/basics.yaml. "
        "Instead of questions.",
    )
    questions: tuple[Any, ...] | None = Field(
        None, min_length=1, description="The section's own questions. Instead of bank."
    )
    draw: Draw | None = Field(
        None,
        description="How many of the questions a learner gets, chosen afresh in each try. Left out: all.",
    )
    per_objective: Draw | None = Field(
        None, description="At least so many of the drawn questions for each objective that they name."
    )
    weight: Annotated[Number, Field(gt=0, le=1000)] | None = Field(
        None,
        description="How much the section counts beside the others. Left out in all: its points decide; "
        "left out in one: 1.",
    )


class BankSpec(_Spec):
    """A question bank: a YAML file in the course's folder banks. Checks draw from it."""

    title: Heading | None = Field(None, description="What the bank holds; for authors only.")
    questions: tuple[Any, ...] = Field(min_length=1, description="The questions.")


class AssessmentSpec(_Spec):
    """An assessment (a scored check): a YAML file in a unit's folder."""

    id: Slug | None = Field(
        None,
        description="Short name: a-z, 0-9 and hyphens. Left out: the file's name without its number. "
        "Unique in the unit.",
    )
    title: Heading = Field(description="The check's title.")
    intro: Rich | None = Field(None, description="Shown before the first question. Markdown.")
    passing_score: Percent | None = Field(
        None, description="Percent needed to pass, 0 to 100. Left out: the course's."
    )
    attempts: AssessmentAttempts | None = Field(
        None,
        description="How often the whole check may be taken: 1 to 50, or unlimited. Left out: unlimited, "
        "for a pretest once.",
    )
    questions: tuple[Any, ...] | None = Field(
        None, min_length=1, description="The questions, in order. Or write sections."
    )
    """As written; each is read by the model of its own type (see questions.py)."""
    draw: Draw | None = Field(
        None,
        description="How many of the questions a learner gets, chosen afresh in each try. Left out: all.",
    )
    sections: tuple[SectionSpec, ...] | None = Field(
        None,
        min_length=1,
        description="Parts of the check, each with questions of its own or those of a bank. "
        "Instead of questions.",
    )
    feedback: Literal["each", "end"] = Field(
        "each",
        description="When learners are told how they did: after each question, or at the end of the check.",
    )
    review: Literal["never", "after-submit", "after-pass"] = Field(
        "after-submit",
        description="Whether the result shows each question with the learner's answer, and when.",
    )
    cooling: Annotated[Minutes, Field(le=COOLING_LIMIT)] | None = Field(
        None, description="Minutes to wait before another try, at most a week (10080)."
    )
    remediation: Flag = Field(
        False, description="true: the result names the pages to read again, by the objectives missed."
    )
    pretest: Flag = Field(
        False,
        description="true: taken before the unit's pages. Who passes it has them all marked as done; who "
        "does not reads them. It never counts for the score, and nobody has to take it.",
    )
    requires: Requires = None
    skip_if: SkipIf = None
    show_if: ShowIf = None
    optional: Optional = False
