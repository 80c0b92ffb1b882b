"""A course is walked in its author's words: no names of signals, and no second try for whom passes."""

from __future__ import annotations

from pathlib import Path

from scormkit.building.walking import activities, saying, telling
from scormkit.plan.rules import Done, Rules
from scormkit.sequencing.play import play_manifest
from tests.unit.targets.plans2004 import done, every, letters, multi, reached, tries


def test_whoever_passes_everything_takes_nothing_again() -> None:
    walk = play_manifest(activities(tries()), said=saying(tries()))
    assert [each.opened for each in walk.moments] == ["a", "b", None]
    assert [each.rules for each in walk.moments] == [(), (), ()]
    assert not walk.impossible
    assert "state." not in walk.text()


def test_why_a_unit_is_locked_is_said_in_the_words_of_the_course() -> None:
    asked = every(
        done("a"), done("a", passed=True), reached("a"), Done("page", 100), Done("check", 101, True)
    )
    first, second = letters(2, b=Rules(requires=asked))
    plan = multi((first, second))
    walk = play_manifest(activities(plan), said=saying(plan))
    assert walk.moments[-1].ended
    before = walk.standings(0)[-1].notes
    page, check = (content.title for content in first.contents)
    (told,) = before
    reasons = told.removeprefix("locked, because ").split(" or ")
    assert sorted(reasons) == sorted(
        [
            f'"{first.title}" is not completed yet',
            f'"{first.title}" is not passed yet',
            f'the check "{check}" of "{first.title}" is not passed yet',
            f'the objective "{first.objectives[0].text}" is not passed yet',
            f'the page "{page}" of "{first.title}" is not seen yet',
        ]
    )


def test_what_a_script_reports_shows_no_names_of_signals(tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text(
        "steps: [start, continue]\nresults: {a: {completed: true, passed: false}}\n", encoding="utf-8"
    )
    walk = play_manifest(activities(tries()), script, complete=telling(tries()), said=saying(tries()))
    assert "rule." not in walk.text()
    assert "is taken again, because it was failed and a try is left" in walk.text()
    assert "reported completed, failed (try 1 of 3)" in walk.text()


def test_where_the_platform_counts_the_reason_is_said_once(tmp_path: Path) -> None:
    plan = tries(lms_counts=True)
    script = tmp_path / "script.yaml"
    script.write_text(
        "steps: [start, continue]\nresults: {a: {completed: true, passed: false}}\n", encoding="utf-8"
    )
    walk = play_manifest(activities(plan), script, complete=telling(plan), said=saying(plan))
    assert "is taken again, because it was failed and an attempt is left\n" in walk.text()
