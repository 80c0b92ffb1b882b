"""journeys.yaml: what it may say, and what a designer is told when it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.diagnostics import Diagnostic
from scormkit.preview.rehearse.declared import Places, read_journeys
from scormkit.preview.rehearse.journeys import Journey, Kept, Visit, built_in, differences

PLACES = Places(("tea.water", "tea.check"), ("tea.water.q", "tea.check.one"))


def read(tmp_path: Path, text: str) -> tuple[tuple[Journey, ...], list[str]]:
    (tmp_path / "journeys.yaml").write_text(text, "utf-8")
    found: list[Diagnostic] = []
    journeys = read_journeys(tmp_path, PLACES, found.append)
    return journeys, [f"{each.span.line}:{each.span.column} {each.code}" for each in found if each.span]


def test_a_journey_has_sittings_and_expectations(tmp_path: Path) -> None:
    text = """\
journeys:
  - name: fails, then passes
    hand: keyboard
    visits:
      - answers: {tea.check.one: wrong, tea.water.q: [a, c]}
        until: tea.check
        leave: abandon
      - otherwise: wrong
    expect: {completion: completed, success: passed, score: 100}
  - name: everything right
"""
    journeys, found = read(tmp_path, text)
    assert found == []
    first = Visit({"tea.check.one": "wrong", "tea.water.q": ["a", "c"]}, "right", "tea.check", "abandon")
    expect = {"completion": "completed", "success": "passed", "score": 100.0}
    assert journeys == (
        Journey("fails, then passes", (first, Visit(otherwise="wrong")), expect, "keyboard"),
        Journey("everything right", (Visit(),), {}),
    )


def test_without_the_file_there_are_none(tmp_path: Path) -> None:
    assert read_journeys(tmp_path, PLACES, lambda _: None) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", ["1:1 JRN001"]),
        ("journeys: []", ["1:1 JRN001"]),
        ("journeys:\n  - visits: []", ["2:5 JRN001"]),
        ("journeys:\n  - name: a\n    hands: mouse", ["3:5 JRN001"]),
        ("journeys:\n  - name: a\n    hand: foot", ["3:11 JRN001"]),
        ("journeys:\n  - name: a\n    visits: [{until: tea.milk}]", ["3:22 JRN002"]),
        ("journeys:\n  - name: a\n    visits: [{answers: {tea.milk: wrong}}]", ["3:25 JRN002"]),
        ("journeys:\n  - name: a\n    visits: [{leave: quietly}]", ["3:22 JRN001"]),
        ("journeys:\n  - name: a\n    expect: {success: completed}", ["3:23 JRN001"]),
        ("journeys:\n  - name: a\n    expect: {score: many}", ["3:21 JRN001"]),
        ("journeys:\n  - name: a\n    expect: {points: 3}", ["3:14 JRN001"]),
        ("journeys: [", ["1:11 YML008"]),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(tmp_path: Path, text: str, expected: list[str]) -> None:
    journeys, found = read(tmp_path, text)
    assert found == expected
    assert len(journeys) <= 1


def test_a_record_is_compared_field_by_field() -> None:
    kept = Kept("completed", "failed", 66.67)
    assert differences(kept, {"completion": "completed", "score": 66.67}) == []
    assert differences(kept, {"success": "passed", "score": 100}) == [
        "The platform has success failed, which should be passed.",
        "The platform has score 66.67, which should be 100.",
    ]
    assert differences(kept, {"not success": "failed"}) == [
        "The platform has success failed, which must not be failed."
    ]
    assert differences(Kept("completed", "unknown", None), {"score": 100}) != []


def test_every_course_is_played_right_wrong_in_two_sittings_and_by_keyboard() -> None:
    course = {
        "units": [{"pages": [{"kind": "page"}, {"kind": "assessment"}]}],
        "reporting": "passed-incomplete",
    }
    journeys = built_in(course, "half.way")
    assert [each.name for each in journeys] == [
        "all-right",
        "all-wrong",
        "abandon-and-resume",
        "keyboard-only",
    ]
    assert journeys[0].expect == {"completion": "completed", "success": "passed", "score": 100}
    assert journeys[1].expect == {"not success": "passed"}
    unscored = {"units": [{"pages": [{"kind": "page"}]}], "reporting": "completed"}
    assert [each.expect for each in built_in(unscored, None)] == [
        {"completion": "completed"},
        {},
        {"completion": "completed"},
    ]
