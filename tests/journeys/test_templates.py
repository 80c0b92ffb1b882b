"""What `scormkit new` makes opens in a browser, is played to its end, and is recorded as passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from scormkit.new import TEMPLATES, write_course
from tests.conftest import Built
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms
from tests.journeys.tracked import assert_tracked

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_course_is_played_and_passed(
    template: str,
    tmp_path: Path,
    build_course: Callable[..., Built],
    lms_of: Callable[..., Lms],
    context: BrowserContext,
) -> None:
    folder = tmp_path / "course"
    write_course(folder, template, title="My course", language="en", revised=date(2026, 11, 22))
    lms = lms_of(build_course(folder).package)
    visit = lms.launch(context)
    learner = Learner(visit)
    learner.begin()
    learner.play_on()
    learner.to_end()
    expect(learner.heading("You passed")).to_be_visible()
    learner.save_and_exit()
    visit.leave()
    assert_tracked(lms, visit, learner.promise)
    assert lms.record().status == "passed"
