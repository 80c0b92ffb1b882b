"""One SCO a unit, a unit alone, and a course that was edited while learners were in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import BrowserContext, expect

from tests.conftest import Built, build_folder
from tests.journeys.conftest import FIRE, both
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.tracked import assert_tracked

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("navigation", ["linear", "free"])
def test_one_sco_a_unit(fire: Callable[..., Lms], context: BrowserContext, navigation: str) -> None:
    lms = fire(packaging="multi", navigation=navigation, reporting="passed-failed")
    alarm, escape = lms.items
    assert [item.title for item in lms.items] == ["Raising the alarm", "Getting out"]
    assert lms.may_launch(alarm)
    assert lms.may_launch(escape) is (navigation == "free")

    visit = lms.launch(context, item=alarm)
    learner = Learner(visit)
    learner.begin()
    learner.play_on(until="Check the alarm")
    learner.play_check({"needs"})
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    assert lms.record(alarm).status == "failed"
    assert lms.may_launch(escape) is (navigation == "free")

    again = lms.launch(context, item=alarm)
    second = Learner(again, learner.promise)
    second.press(second.button("Continue"))
    second.play_check(again=True)
    again.leave()
    assert_tracked(lms, again, second.promise)
    assert lms.record(alarm).status == "passed"

    assert lms.may_launch(escape)
    visit = lms.launch(context, item=escape)
    learner = Learner(visit)
    learner.begin()
    learner.play_on()
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    assert lms.record(escape).status == "passed"


@both
def test_a_unit_alone(
    build_course: Callable[..., Built], lms_of: Callable[..., Lms], context: BrowserContext, target: str
) -> None:
    built = build_course(FIRE, unit="escape", target=target)
    assert built.zip.name == f"fire-safety.escape-{target}.zip"
    lms = lms_of(built.package)
    visit = lms.launch(context)
    learner = Learner(visit)
    assert [page["title"] for page in learner.pages] == ["Ways out", "The meeting point", "Check the way out"]
    learner.begin()
    learner.play_on()
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    assert lms.record().status == "passed"


@both
def test_an_edited_course_keeps_the_answers(
    tmp_path: Path, lms_of: Callable[..., Lms], context: BrowserContext, target: str
) -> None:
    source = tmp_path / "fire-safety"
    shutil.copytree(FIRE, source)
    lms = lms_of(source)
    first = lms.launch(context)
    learner = Learner(first)
    learner.begin()
    learner.next()
    learner.answer("first-step", {"look"})
    learner.answer("call-points")
    learner.next()
    learner.begin_check()
    learner.answer("needs")
    learner.after_answer(0)
    learner.answer("before-help")
    first.leave()
    assert_tracked(lms, first, learner.promise)

    # The author renames a page and its file, and takes out a practice question and the check's first one.
    page = source / "alarm" / "02-raising-it.md"
    text = page.read_text("utf-8").replace("# Raising it", "# How to raise it")
    before, _, rest = text.partition("```question\nid: call-points")
    (source / "alarm" / "02-how-to-raise-it.md").write_text(before + rest.partition("```\n")[2], "utf-8")
    page.unlink()
    intro = source / "alarm" / "01-what-a-fire-needs.md"
    intro.write_text(intro.read_text("utf-8").replace("02-raising-it.md", "02-how-to-raise-it.md"), "utf-8")
    check = source / "alarm" / "check.yaml"
    data = yaml.safe_load(check.read_text("utf-8"))
    data["questions"] = data["questions"][1:]
    check.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    lms.replace_package(build_folder(source, tmp_path / "second", target=target).package)

    second = lms.launch(context)
    gone = {learner.promise.question(name)["key"] for name in ("needs", "call-points")}
    again = Learner(second, learner.promise)
    for key in gone:
        del again.promise.questions[key]
    again.press(again.button("Continue"))
    expect(again.heading("Question 2 of 2")).to_be_visible()
    again.finish_check(start=1)
    again.open("How to raise it")
    question = again.promise.question("first-step")
    expect(again.form(question).get_by_role("group", name="Not quite")).to_be_visible()
    again.open("Check the alarm")
    again.next()
    again.play_on()
    second.leave()
    assert_tracked(lms, second, again.promise)
    assert lms.record().status == "passed"
