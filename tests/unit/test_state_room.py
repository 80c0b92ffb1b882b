"""A course as large as they come, with drawn banks and notes, fits into what SCORM 1.2 keeps of a learner."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.states import PAGES, QUESTIONS, ROOM, played_states, state_course
from scormkit import api
from scormkit.pages.data import course_data
from scormkit.plan.model import Assessment


@pytest.mark.node
def test_150_questions_and_60_pages_with_banks_and_notes_fit_4096_characters(tmp_path: Path) -> None:
    plan = api.plan(state_course(tmp_path))
    (launchable,) = plan.launchables
    contents = [each for unit in launchable.units for each in unit.contents]
    checks = [each for each in contents if isinstance(each, Assessment)]
    assert len(contents) - len(checks) == PAGES == 60
    assert sum(len(each.questions) for each in contents) == QUESTIONS == 150
    assert all(part.varies for check in checks for part in check.parts)
    usual, full = played_states(course_data(plan, launchable, {})).values()
    assert usual < full <= launchable.state_size <= ROOM == 4096
    assert full > 0.85 * launchable.state_size, "the proved worst case is far from what can be played"
