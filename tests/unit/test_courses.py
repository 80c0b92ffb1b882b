"""What the flagship course promises: it loads cleanly, it teaches what it says, it says nothing it may not.

Facts, contacts and wording are data here; a figure, a number to call or a phrase outside them fails.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scormkit import api
from scormkit.course.citing import resolve
from scormkit.course.loader import load_course
from scormkit.course.model import Assessment, Course, Page, Question, Unit
from scormkit.course.selection import PLAIN
from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.categorise.model import CategoriseSpec
from scormkit.interactions.choice.model import ChoiceSpec
from scormkit.interactions.cloze.model import ClozeSpec
from scormkit.interactions.fill_in.model import FillInSpec
from scormkit.interactions.matching.model import MatchingSpec
from scormkit.interactions.numeric.model import NumericSpec
from scormkit.interactions.ordering.model import OrderingSpec
from scormkit.interactions.scenario.model import ScenarioSpec
from scormkit.interactions.true_false.model import TrueFalseSpec
from scormkit.pages.citations import date_words
from scormkit.pages.strings import interface
from scormkit.source.citations import Citation, Cited, fill_in
from scormkit.statements.words import words_of

FOLDER = Path(__file__).resolve().parents[2] / "courses" / "cst-introduction"
UNITS = ("recognizing", "vulnerabilities", "trauma")

NOTICE = (
    "Sample material written for scormkit to demonstrate course packaging. It is not the National Center for "
    "Missing & Exploited Children's own course and is not endorsed by NCMEC or any agency. It is general "
    "education, not legal advice, and does not replace your agency's policy or your state's reporting law. "
    "If a child is in immediate danger, call 911."
)

UNREVIEWED = "not yet reviewed by people with lived experience or by a subject expert"

BLOG = "missingkids.org/blog/"

FIGURES = {
    "18,400": (f"{BLOG}2024/child-sex-trafficking-know-the-signs", "2023"),
    "5,976": (f"{BLOG}2025/spike-in-online-crimes-against-children-a-wake-up-call", "June 2025"),
    "62,891": (f"{BLOG}2025/spike-in-online-crimes-against-children-a-wake-up-call", "June 2025"),
    "1 in 6": (f"{BLOG}2023/ncmec-launches-new-cst-training", "2022"),
    "110,446": ("oig.hhs.gov/oas/reports/region7/72006095.asp", "December 2020"),
}
"""Every figure about trafficking that may stand in the course: its source, and its date as printed."""

CHECKS = {
    "recognizing": {
        "i1-1": "choice",
        "i1-2": "fill-in",
        "i1-3": "true-false",
        "i1-4": "matching",
        "i1-5": "choice",
        "i1-6": "ordering",
        "i1-7": "scenario",
    },
    "vulnerabilities": {
        "i2-1": "matching",
        "i2-2": "choice",
        "i2-3": "choice",
        "i2-4": "true-false",
        "i2-5": "ordering",
        "i2-6": "fill-in",
        "i2-7": "scenario",
    },
    "trauma": {
        "i3-1": "matching",
        "i3-2": "choice",
        "i3-3": "choice",
        "i3-4": "true-false",
        "i3-5": "numeric",
        "i3-6": "fill-in",
        "i3-7": "scenario",
    },
}
"""The items of each check, in order, and their types."""

RIGHT_WORDS = {
    "i1-2": ("value",),
    "i2-6": ("isolation", "isolating"),
    "i3-6": ("re-traumatization", "retraumatization"),
}
"""What may be typed."""

SEQUENCES = {
    "i1-6": ("danger", "report", "ncmec", "record"),
    "i2-5": ("trust", "need", "distance", "control"),
}
"""What comes first, by the ids of the items."""

WAYS = {
    "i1-7": ("thank", "report"),
    "i2-7": ("welcome", "report"),
    "i3-7": ("welcome", "honest"),
}
"""The one choice in each step that leads on."""

IN_THEIR_PLACE = {"i1-1"}
"""Questions that are not shuffled, since their last option says "None of these"."""

LAWS = ("22 U.S.C. 7102", "18 U.S.C. 1591")

CONTACTS = {
    "911": "911",
    "988": "988",
    "+18008435678": "1-800-THE-LOST (1-800-843-5678)",
    "+18883737888": "1-888-373-7888",
    "+18007862929": "1-800-RUNAWAY (1-800-786-2929)",
}
"""The numbers whose owners' pages were seen, as dialled and as printed."""

PHONE = re.compile(
    r"(?<![\w+])(?:\+?1[-. ])?\(?\d{3}\)?[-. ](?:\d{3}[-. ]\d{4}|[A-Z]{3}-?[A-Z]{4}|[A-Z]{7})\b"
)

NUMBER_WORDS = r"\w+teen|three|four|five|six|seven|eight|nine|ten|twenty|hundred"

DO_NOT_SAY = (
    r"child prostitut\w*",
    r"prostitut\w*",
    r"sex workers?",
    r"chose",
    r"engag(?:ed|es|ing) in",
    r"promiscuous",
    r"runners?",
    r"frequent fliers?",
    r"awol",
    r"johns?",
    r"clients?",
    r"customers?",
    r"child pornography",
    r"admitted",
    r"confessed",
    r"uncooperative",
    r"hostile",
    r"manipulative",
    r"acting out",
    r"rescued?",
    r"saved",
    r"damaged",
    r"broken",
    r"why didn't (?:you|she|he|they)",
)


@pytest.fixture(scope="module")
def loaded() -> tuple[Course, list[Diagnostic]]:
    found: list[Diagnostic] = []
    course = load_course(FOLDER, found.append)
    assert course is not None, found
    return course, found


@pytest.fixture(scope="module")
def course(loaded: tuple[Course, list[Diagnostic]]) -> Course:
    return loaded[0]


REGISTERS = ("facts.yaml", "contacts.yaml")
"""They are read through the pages that cite them."""


def authored() -> dict[str, str]:
    """Every text file of the course that a person wrote, by its path in the course, with what it cites."""
    course = load_course(FOLDER, lambda _: None)
    assert course is not None
    files = sorted(path for path in FOLDER.rglob("*") if path.suffix in {".md", ".yaml", ".svg"})
    files = [
        path for path in files if path.parent.name != "variants" and FOLDER / "locales" not in path.parents
    ]
    texts = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in files}
    # What only a variant has cites what only that variant's file says.
    of_variants = re.compile(r"^(:{3,})only \{variant=.*?^\1$\n", re.DOTALL | re.MULTILINE)
    texts = {name: of_variants.sub("", text) for name, text in texts.items()}
    return {name: cited(text, course) for name, text in texts.items() if name not in REGISTERS}


def cited(text: str, course: Course) -> str:
    """A text with its citations written out in Markdown, as one would without registers."""

    def look_up(citation: Citation) -> Cited:
        found = resolve(citation, course.registers, 1, lambda each: pytest.fail(each.message))
        assert found is not None
        assert found[2] is not None
        return Cited("text", markdown(found[2], as_address=citation.as_address))

    text = re.sub(
        r"\]\((\{\{[^}]*\}\})\)",
        lambda match: (
            f"]({look_up(Citation(match[1].strip('{} '), match[1], Span(''), as_address=True)).text})"
        ),
        text,
    )
    return fill_in(text, lambda start, end: Span("", start, end), look_up)


def markdown(cited: Cited, *, as_address: bool = False) -> str:
    if as_address:
        return cited.url
    match cited.kind:
        case "run":
            return "".join(map(markdown, cited.parts))
        case "date":
            return date_words(cited.detail, interface("en")[1])
        case "link" | "phone" | "sms":
            return f"[{cited.text}]({cited.url})"
        case _:
            return cited.text


AUTHORED = authored()


def prose(text: str) -> str:
    """The text without link targets, schema comments and SVG markup, on one line."""
    text = re.sub(r"\]\([^)]*\)", "]", text)
    text = re.sub(r"^# yaml-language-server:.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"<[^>]*>", " ", text)
    return " ".join(text.split())


def assessments(unit: Unit) -> list[Assessment]:
    return [each for each in unit.contents if isinstance(each, Assessment)]


def pages(unit: Unit) -> list[Page]:
    return [each for each in unit.contents if isinstance(each, Page)]


def questions(course: Course) -> Iterator[Question]:
    for unit in course.units:
        for content in unit.contents:
            yield from content.questions


def test_it_loads_without_a_finding(loaded: tuple[Course, list[Diagnostic]]) -> None:
    course, found = loaded
    assert found == []
    assert tuple(unit.name for unit in course.units) == UNITS
    assert course.spec.passing_score == 80


def test_each_unit_begins_with_the_notice_and_ends_on_what_helps(course: Course) -> None:
    for unit in course.units:
        first, *_, check, last = unit.contents
        assert isinstance(first, Page)
        assert isinstance(check, Assessment)
        assert isinstance(last, Page)
        assert first.title == "Before you start"
        assert "Content notice" in first.body.text
        assert "pause" in first.body.text
        assert last.title == "What helps"
        assert len(pages(unit)) in {8, 9}


def test_every_objective_is_measured_in_its_check(course: Course) -> None:
    for unit in course.units:
        (check,) = assessments(unit)
        measured = {objective for question in check.questions for objective in question.spec.objectives}
        assert measured == set(unit.spec.objectives)


@pytest.mark.parametrize("unit", UNITS)
def test_every_check_has_its_seven_items_of_their_types(course: Course, unit: str) -> None:
    (check,) = (assessments(each)[0] for each in course.units if each.name == unit)
    found = [(question.spec.id, question.spec.type) for question in check.questions]
    assert found == [*CHECKS[unit].items()]
    assert len(found) == 7
    assert {question.spec.points for question in check.questions} == {1}


def test_practice_and_checks_use_nine_types(course: Course) -> None:
    assert {question.spec.type for question in questions(course)} == {
        "choice",
        "true-false",
        "fill-in",
        "numeric",
        "matching",
        "ordering",
        "categorise",
        "cloze",
        "scenario",
    }


def test_options_are_shuffled(course: Course) -> None:
    for question in questions(course):
        shuffle = INTERACTIONS[question.spec.type].shuffle(question.spec)
        shuffled = question.spec.type not in {"true-false", "fill-in", "numeric"}
        assert shuffle == (shuffled and question.spec.id not in IN_THEIR_PLACE), question.spec.id


def test_typed_answers_are_those_that_were_taught(course: Course) -> None:
    typed = {q.spec.id: q.spec.accept for q in questions(course) if isinstance(q.spec, FillInSpec)}
    assert typed == RIGHT_WORDS
    (number,) = (q.spec for q in questions(course) if isinstance(q.spec, NumericSpec))
    assert (number.id, number.answer, number.tolerance) == ("i3-5", 6, None)


def test_things_stand_in_the_order_that_was_taught(course: Course) -> None:
    found = {
        q.spec.id: tuple(item.id for item in q.spec.items)
        for q in questions(course)
        if isinstance(q.spec, OrderingSpec)
    }
    assert found == SEQUENCES


def test_a_scenario_leads_back_from_every_wrong_turn_to_its_one_good_end(course: Course) -> None:
    scenarios = {q.spec.id or "": q.spec for q in questions(course) if isinstance(q.spec, ScenarioSpec)}
    assert set(scenarios) == set(WAYS)
    for name, spec in scenarios.items():
        (end,) = spec.ends
        assert end.credit == 100
        choices = [choice for step in spec.steps for choice in step.choices]
        assert [len(step.choices) for step in spec.steps] == [3, 3]
        assert tuple(choice.id for choice in choices if not choice.retry) == WAYS[name]


def test_every_unit_has_practice_questions(course: Course) -> None:
    for unit in course.units:
        assert 1 <= sum(len(page.questions) for page in pages(unit)) <= 2


def told(question: Question) -> Iterator[tuple[str, str | None]]:
    """What a learner can choose, put somewhere or type, and what is said about it."""
    texts = {name: text.text for name, text in question.texts}
    spec = question.spec
    if isinstance(spec, ChoiceSpec | TrueFalseSpec | ScenarioSpec):
        for each in question.options:
            yield each.text.text, each.feedback.text if each.feedback else None
    elif isinstance(spec, MatchingSpec | OrderingSpec | CategoriseSpec):
        parts = sum(option.seed.group in {"source", "item", ""} for option in question.options)
        for place in range(parts):
            yield from (
                (f"{when}:{place}", texts.get(f"{when}:{place}")) for when in ("correct", "incorrect")
            )
    elif isinstance(spec, ClozeSpec):
        yield from ((f"gap {place}", gap.feedback) for place, gap in enumerate(spec.gaps, 1))
    else:
        assert isinstance(spec, FillInSpec | NumericSpec)


def test_every_option_pair_item_gap_and_step_has_feedback(course: Course) -> None:
    for question in questions(course):
        for what, feedback in told(question):
            assert feedback, f"{question.spec.id}: {what}"
            assert feedback.strip()


def test_every_question_that_is_not_of_single_choices_speaks_to_right_and_to_wrong(course: Course) -> None:
    for question in questions(course):
        if isinstance(question.spec, ChoiceSpec | TrueFalseSpec | ScenarioSpec):
            continue  # each of their options speaks for itself
        assert question.spec.feedback.correct, question.spec.id
        assert question.spec.feedback.incorrect, question.spec.id


def test_the_right_answer_cannot_be_told_by_its_length(course: Course) -> None:
    """Who writes the right option with the most care makes it the longest, and learners know it."""
    for question in questions(course):
        if not isinstance(question.spec, ChoiceSpec | ScenarioSpec):
            continue
        steps: dict[str, dict[bool, int]] = {}
        for option in question.options:
            lengths = steps.setdefault(option.seed.group, {})
            lengths[option.seed.correct] = max(lengths.get(option.seed.correct, 0), len(option.text.text))
        for step, lengths in steps.items():
            assert lengths[True] <= 1.35 * lengths[False], (question.spec.id, step, lengths)


def test_questions_that_ask_for_more_than_a_choice_offer_a_hint(course: Course) -> None:
    for unit in course.units:
        for question in assessments(unit)[0].questions:
            spec = question.spec
            wants = not isinstance(spec, TrueFalseSpec | ScenarioSpec | ChoiceSpec)
            wants = wants or (isinstance(spec, ChoiceSpec) and spec.multiple)
            assert bool(spec.hints) == wants, spec.id


def test_every_question_has_an_id(course: Course) -> None:
    for question in questions(course):
        assert question.spec.id is not None, question.prompt.text
        assert question.spec.id == question.spec.id.lower()


def test_a_question_with_one_try_never_says_try_again(course: Course) -> None:
    for unit in course.units:
        for question in assessments(unit)[0].questions:
            for text in question.all_texts:
                assert "try again" not in text.text.lower(), question.spec.id


def test_situations_are_called_fictional(course: Course) -> None:
    situations = [
        question
        for question in questions(course)
        if question.spec.type == "scenario"
        or re.search(
            r"\b(?:She|He|she|he)\b|waiting room|sisters|new school|young people say", question.prompt.text
        )
    ]
    assert len(situations) == 6
    for question in situations:
        assert "**Fictional situation.**" in question.prompt.text, question.spec.id


def test_the_sample_notice_stands_word_for_word(course: Course) -> None:
    assert course.notice is not None
    assert NOTICE in words_of(course.notice)
    first = course.units[0].contents[0]
    assert isinstance(first, Page)
    assert NOTICE in words_of(first.body)


def test_it_says_that_it_is_not_yet_reviewed(course: Course) -> None:
    assert course.notice is not None
    assert UNREVIEWED in course.notice.text
    for unit in course.units:
        assert UNREVIEWED in prose(AUTHORED[f"{unit.name}/01-before-you-start.md"])


@pytest.mark.parametrize("name", AUTHORED)
def test_no_phrase_that_hurts(name: str) -> None:
    text = prose(AUTHORED[name].partition("\nwords:")[0])
    found = re.findall(rf"\b(?:{'|'.join(DO_NOT_SAY)})\b", text, re.IGNORECASE)
    assert found == []


@pytest.mark.parametrize(
    "phrase", ["child prostitutes", "chose", "runners", "a john", "rescued", "Why didn’t you"]
)
def test_its_own_list_finds_them_in_an_edit(phrase: str, tmp_path: Path) -> None:
    folder = tmp_path / "course"
    shutil.copytree(FOLDER, folder)
    page = folder / "trauma" / "05-bonds.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nWe say {phrase} here.\n", encoding="utf-8")
    found = [each for each in api.check(folder, selections=[PLAIN]) if each.code == "CRS155"]
    assert len(found) == 1


@pytest.mark.parametrize("name", AUTHORED)
def test_every_number_to_call_is_a_verified_contact(name: str) -> None:
    text = AUTHORED[name]
    for label, dialled in re.findall(r"\[([^\]]*)\]\(tel:([^)]*)\)", text):
        assert CONTACTS.get(dialled) == label
    allowed = " ".join(CONTACTS.values())
    for phone in PHONE.findall(prose(text)):
        assert phone in allowed, f"{phone} is not a verified contact"


@pytest.mark.parametrize("name", AUTHORED)
def test_every_figure_is_a_checked_fact(name: str) -> None:
    text = prose(AUTHORED[name])
    for known in (*LAWS, *CONTACTS.values()):
        text = text.replace(known, "")
    large = re.findall(r"\d{1,3}(?:,\d{3})+|\d{4,}", text)
    years = {each for each in large if re.fullmatch(r"20[0-2]\d", each)}
    ratios = re.findall(rf"\b(?:\d+|one|two|three) (?:in|of|out of) (?:\d+|{NUMBER_WORDS})\b", text)
    shares = re.findall(r"\d+(?:\.\d+)? ?(?:%|per ?cent)", text)
    assert {*large} - years <= set(FIGURES)
    assert set(ratios) <= set(FIGURES)
    assert set(shares) <= {"80 percent"}


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_stands_with_its_source_and_date(figure: str) -> None:
    source, date = FIGURES[figure]
    names = [name for name, text in AUTHORED.items() if re.search(rf"(?<![\d,]){figure}(?![\d,])", text)]
    assert names
    for name in names:
        assert source in AUTHORED[name], f"{figure} in {name} has no source"
        assert date in AUTHORED[name], f"{figure} in {name} has no date"


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("page", ["01-before-you-start.md", "what-helps.md"])
def test_every_unit_opens_and_closes_with_ways_to_get_help(unit: str, page: str) -> None:
    text = AUTHORED[f"{unit}/{page}"]
    assert "(tel:911)" in text
    assert "(tel:+18008435678)" in text
    assert "(https://report.cybertip.org)" in text
    assert "(tel:988)" in text


@pytest.mark.parametrize("name", AUTHORED)
def test_links_leave_only_over_https(name: str) -> None:
    assert re.findall(r"\]\(http:[^)]*\)", AUTHORED[name]) == []


@pytest.mark.parametrize("name", [name for name in AUTHORED if name.endswith(".svg")])
def test_drawings_bring_their_own_light_panel_and_nothing_foreign(name: str) -> None:
    text = AUTHORED[name]
    width, height = re.findall(r'viewBox="0 0 (\d+) (\d+)"', text)[0]
    assert f'<rect width="{width}" height="{height}" rx="10" fill="#f6f4ee"/>' in text
    assert "<title" in text
    assert not re.search(r"<script|<image|href=|@import|url\(|\bon\w+=", text)


@pytest.mark.parametrize("name", [name for name in AUTHORED if name.endswith(".md")])
def test_pages_are_short_enough_for_a_phone(name: str) -> None:
    text = re.sub(r"```.*?```", "", AUTHORED[name], flags=re.DOTALL)
    text = re.sub(r"^\*\*Sources?\.\*\*.*$", "", text, flags=re.MULTILINE)
    words = len(re.findall(r"[\w'-]+", re.sub(r"!\[[^\]]*\]", "", prose(text))))
    assert 150 <= words <= 350


def test_phone_numbers_stand_in_the_register_and_nowhere_else() -> None:
    """Who must be called is written once: pages and checks cite it, in both languages and in every state."""
    number = re.compile(r"\b(?:1-)?\d{3}-\d{3}-\d{4}\b|\b1-8\d\d-[A-Z]{4,}|\b911\b|\b988\b")
    registers = {"contacts.yaml", "facts.yaml", "course.lock", "translation.lock"}
    typed = [
        f"{path.relative_to(FOLDER)}: {match[0]}"
        for path in sorted(FOLDER.rglob("*"))
        if path.suffix in (".md", ".yaml") and path.name not in registers and path.parent.name != "variants"
        for match in number.finditer(path.read_text("utf-8"))
    ]
    assert typed == []
