"""A course in Arabic runs from right to left, in every state, and says its numbers in Arabic."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.conftest import Built
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parent / "courses" / "arabic"


@pytest.mark.parametrize("width", [320, 1280])
def test_a_course_from_right_to_left(
    build_course: Callable[..., Built],
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
    width: int,
) -> None:
    visit = open_at(lms_of(build_course(COURSE).package))
    learner, view = Learner(visit), visit.view
    expect(view.locator("html")).to_have_attribute("dir", "rtl")
    expect(view.get_by_text("نحو 5 دقائق")).to_be_visible()
    inspector.look(learner, "start")
    learner.press(learner.button("ابدأ"))
    inspector.look(learner, "page")
    turned = "icon => getComputedStyle(icon).transform.startsWith('matrix(-1,')"
    assert view.locator('button .icon:has([href="#i-next"])').last.evaluate(turned)
    if width > 1000:
        rail, main = (view.locator(each).bounding_box() for each in ("#rail", "main"))
        assert rail is not None
        assert main is not None
        assert rail["x"] > main["x"] + main["width"] / 2
    form = learner.form(learner.promise.question("lift"))
    form.get_by_label("الدرج").check()
    learner.press(form.get_by_role("button", name="تحقق"))
    expect(form.get_by_text("الدرج هو الطريق الآمن.")).to_be_visible()
    inspector.look(learner, "answered wrong")
    learner.press(learner.button("التالي: نقطة التجمع"))
    learner.press(learner.button("التالي: اختبار قصير"))
    expect(view.get_by_text("3 محاولات")).to_be_visible()
    inspector.look(learner, "check: introduction")
    learner.press(learner.button("بدء الاختبار"))
    inspector.look(learner, "check: a question")
