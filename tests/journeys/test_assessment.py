"""Checks that draw from a bank: a pretest, a wait, silence until the end, pages to read again, a review."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.journeys.conftest import both
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Hand, Learner
from tests.journeys.lms import Lms, Visit
from tests.journeys.questions import HANDS, narrow_and_wide
from tests.journeys.tracked import stored_interactions

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parent / "courses" / "first-aid"
PRETEST, BLEEDING, BURNS, CHECK = "What you know already", "Bleeding", "Burns", "Check how you help"
MakeLms = Callable[..., Lms]


@pytest.fixture
def aid(lms_of: MakeLms, tmp_path: Path) -> Callable[..., Lms]:
    """An LMS with the course first-aid; `head` is written at the top of its check."""

    def make(head: str = "") -> Lms:
        shutil.copytree(COURSE, tmp_path / "first-aid")
        file = tmp_path / "first-aid" / "care" / "check.yaml"
        file.write_text(head + file.read_text("utf-8"), "utf-8")
        return lms_of(tmp_path / "first-aid")

    return make


def asked(learner: Learner) -> dict[str, Any]:
    """The question on the screen."""
    form = learner.view.locator("form.question:visible")
    expect(form).to_have_count(1)
    key = int(form.get_attribute("data-question") or "")
    return next(one for page in learner.pages for one in page["questions"] if one["key"] == key)


def answer(learner: Learner, *, right: bool, press: str = "Check") -> str:
    """Answer the question on the screen; returns its id."""
    question = asked(learner)
    form = learner.form(question)
    if question["type"] == "true-false":
        learner.tick(form.get_by_role("radio", name="True" if right else "False", exact=True))
    else:
        field = form.get_by_role("textbox")
        learner.tab_to(field) if learner.hand == "keyboard" else field.click()
        learner.keys.type("20" if right else "15")
    learner.press(form.get_by_role("button", name=press, exact=True))
    return str(question["id"])


def play(learner: Learner, *right: bool) -> list[str]:
    """Answer one question after the other, from the first, each with its verdict; returns their ids."""
    ids = []
    for at, each in enumerate(right, 1):
        ids.append(answer(learner, right=each))
        expect(
            learner.view.get_by_role("group", name="Right" if each else "Not quite", exact=True)
        ).to_be_focused()
        learner.press(learner.button("See result" if at == len(right) else "Next question"))
    return ids


def begin_check(learner: Learner, title: str = CHECK) -> None:
    learner.begin()
    if title != PRETEST:
        learner.open(title)
    learner.press(learner.button("Begin"))


def reviewed(learner: Learner) -> Locator:
    """The list of answers in the result."""
    return learner.view.get_by_role("main").locator("ol.review")


@HANDS
def test_a_resume_asks_the_same_and_another_try_asks_what_is_new(
    aid: Callable[..., Lms], context: BrowserContext, hand: Hand, target: str
) -> None:
    lms = aid("attempts: 5\n")
    visit = lms.launch(context)
    learner = Learner(visit, hand=hand)
    begin_check(learner)
    expect(learner.heading("Question 1 of 4")).to_be_focused()
    first = [answer(learner, right=False)]
    learner.press(learner.button("Next question"))
    second = asked(learner)["id"]
    visit.leave()

    again = lms.launch(context)
    learner = Learner(again, hand=hand)
    learner.press(learner.button("Continue"))
    expect(learner.heading("Question 2 of 4")).to_be_visible()
    assert asked(learner)["id"] == second
    for last in (False, False, True):
        first.append(answer(learner, right=True))
        learner.press(learner.button("See result" if last else "Next question"))
    assert len(set(first)) == 4
    assert first[-1] == "care.check.minutes", "the sections keep their order"
    expect(learner.heading("You have not reached the pass mark yet")).to_be_focused()

    learner.press(learner.button("Try again"))
    seconds = play(learner, True, False, True, False)
    assert not set(first[:3]) & set(seconds[:3]), "the bank has six to choose from: nothing comes twice"
    again.leave()
    cmi = lms.record(again.item).cmi
    assert cmi is not None
    told = [(one.id, one.type, one.student_response, one.result) for one in stored_interactions(cmi)]
    assert [each[0] for each in told] == first + seconds
    response = "f" if target == "scorm12" else "false"
    assert told[0] == (first[0], "true-false", response, "wrong")
    assert all(each[0].startswith("bank.care.b") for each in told[:3]), "one id, whoever draws it"


@both
def test_a_passed_pretest_makes_the_pages_done(aid: Callable[..., Lms], context: BrowserContext) -> None:
    lms = aid()
    visit = lms.launch(context)
    learner = Learner(visit)
    begin_check(learner, PRETEST)
    play(learner, True, True)
    expect(learner.heading("You know this already")).to_be_focused()
    expect(learner.view.get_by_text("The pages of this module are marked as done.")).to_be_visible()
    for title in (BLEEDING, BURNS):
        expect(learner.entry(title)).to_have_accessible_name(re.compile("done"))
    learner.press(learner.entry(BURNS))
    expect(learner.heading(BURNS)).to_be_visible()
    learner.press(learner.entry(CHECK))
    learner.press(learner.button("Begin"))
    play(learner, True, True, True, True)
    expect(learner.heading("You passed this check")).to_be_focused()
    visit.leave()
    cmi = lms.record(visit.item).cmi
    assert cmi is not None
    assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]) == ("passed", "100")


@both
def test_a_failed_pretest_costs_nothing(aid: Callable[..., Lms], context: BrowserContext) -> None:
    lms = aid()
    visit = lms.launch(context)
    learner = Learner(visit)
    begin_check(learner, PRETEST)
    play(learner, False, False)
    expect(learner.heading("The pages of this module are worth your time")).to_be_focused()
    expect(learner.button("Try again")).to_have_count(0)
    learner.press(learner.button(f"Next: {BLEEDING}"))
    learner.press(learner.button(f"Next: {BURNS}"))
    learner.press(learner.button(f"Next: {CHECK}"))
    learner.press(learner.button("Begin"))
    play(learner, True, True, True, True)
    visit.leave()
    cmi = lms.record(visit.item).cmi
    assert cmi is not None
    assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]) == ("passed", "100")


@HANDS
def test_the_result_leads_to_the_pages_about_what_was_missed(
    aid: Callable[..., Lms], context: BrowserContext, hand: Hand
) -> None:
    visit = aid("remediation: true\n").launch(context)
    learner = Learner(visit, hand=hand)
    begin_check(learner)
    for number in range(4):
        # All that is about bleeding is right, all that is about burns wrong.
        question = asked(learner)
        answer(learner, right=question["objectives"] != ["care.O2"])
        learner.press(learner.button("Next question" if number < 3 else "See result"))
    expect(learner.heading("Worth another look")).to_be_visible()
    expect(learner.button(BLEEDING)).to_have_count(0)
    learner.press(learner.button(BURNS))
    expect(learner.heading(BURNS)).to_be_focused()


@both
def test_the_wait_between_tries_is_told_and_passes(aid: Callable[..., Lms], context: BrowserContext) -> None:
    context.clock.install()
    lms = aid("cooling: 10\nattempts: 3\n")
    visit = lms.launch(context)
    learner = Learner(visit)
    begin_check(learner)
    play(learner, False, False, False, False)
    wait = learner.view.get_by_text(re.compile(r"You can try again in (9|10) minutes\."))
    expect(wait).to_be_visible()
    expect(learner.button("Try again")).to_have_count(0)
    visit.leave()

    again = lms.launch(context)
    learner = Learner(again)
    learner.press(learner.button("Continue"))
    expect(learner.view.get_by_text(re.compile(r"You can try again in (9|10) minutes\."))).to_be_visible()
    learner.view.locator("ol.review summary").first.click()
    context.clock.fast_forward("05:00")
    expect(learner.view.get_by_text(re.compile(r"You can try again in [456] minutes\."))).to_be_visible()
    expect(learner.view.locator("ol.review details").first).to_have_attribute("open", "")
    context.clock.fast_forward("06:30")
    expect(learner.button("Try again")).to_be_visible()
    learner.press(learner.button("Try again"))
    expect(learner.heading("Question 1 of 4")).to_be_focused()


@both
def test_silent_until_the_end(aid: Callable[..., Lms], context: BrowserContext) -> None:
    lms = aid("feedback: end\nattempts: 1\n")
    visit = lms.launch(context)
    learner = Learner(visit, hand="keyboard")
    begin_check(learner)
    learner.press(learner.button("Next question"))
    expect(learner.view.get_by_text("Choose an answer first, then press Next question.")).to_be_visible()
    for number in range(4):
        expect(learner.heading(f"Question {number + 1} of 4")).to_be_visible()
        answer(learner, right=number > 0, press="Next question" if number < 3 else "See result")
        if number < 3:
            expect(learner.heading(f"Question {number + 2} of 4")).to_be_focused()
            expect(learner.view.get_by_role("group", name="Not quite")).to_have_count(0)
    expect(learner.heading("You did not reach the pass mark")).to_be_focused()
    rows = reviewed(learner).get_by_role("listitem")
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text("Not quite")
    expect(rows.nth(1)).to_contain_text("Right")
    learner.tab_to(rows.first.locator("summary"))
    learner.keys.press("Enter")
    expect(rows.first.get_by_role("radio", name=re.compile("^False"))).to_be_checked()
    expect(rows.first.get_by_text("The right answer")).to_be_visible()
    expect(rows.first.get_by_text("It is true.")).to_be_visible()
    visit.leave()
    cmi = lms.record(visit.item).cmi
    assert cmi is not None
    assert [one.result for one in stored_interactions(cmi)] == ["wrong", "correct", "correct", "correct"]


@pytest.mark.parametrize(
    ("head", "right", "rows", "told", "target"),
    [
        ("review: never\nattempts: 1\n", False, 0, 0, "scorm12"),
        ("review: never\n", True, 0, 0, "scorm2004"),
        ("review: after-pass\n", False, 0, 0, "scorm12"),
        ("review: after-pass\n", True, 4, 0, "scorm2004"),
        ("", False, 4, 0, "scorm12"),
        ("attempts: 1\n", False, 4, 1, "scorm2004"),
    ],
)
def test_answers_are_shown_again_when_the_author_allows(  # noqa: PLR0917 - pytest hands them over
    aid: Callable[..., Lms], context: BrowserContext, head: str, right: bool, rows: int, told: int
) -> None:
    visit = aid(f"feedback: end\n{head}").launch(context)
    learner = Learner(visit)
    begin_check(learner)
    for number in range(4):
        answer(learner, right=right, press="Next question" if number < 3 else "See result")
    expect(reviewed(learner).get_by_role("listitem")).to_have_count(rows)
    main = learner.view.get_by_role("main")
    assert main.get_by_text(re.compile("^(Right|Not quite)$")).locator("visible=true").count() == rows
    for summary in reviewed(learner).locator("summary").all():
        summary.click()
    shown = reviewed(learner).get_by_text("The right answer").locator("visible=true")
    assert (shown.count() > 0) is bool(told)


@narrow_and_wide
def test_every_stage_is_accessible(
    aid: Callable[..., Lms], open_at: Callable[..., Visit], inspector: Inspector
) -> None:
    learner = Learner(open_at(aid("remediation: true\ncooling: 10\nattempts: 2\n")))
    learner.begin()
    inspector.look(learner, "pretest")
    learner.press(learner.button("Begin"))
    play(learner, False, True)
    inspector.look(learner, "pretest failed")
    for title in (BLEEDING, BURNS, CHECK):
        learner.press(learner.button(f"Next: {title}"))
    inspector.look(learner, "intro")
    learner.press(learner.button("Begin"))
    play(learner, False, True, False, True)
    for summary in reviewed(learner).locator("summary").all():
        summary.click()
    inspector.look(learner, "result")
