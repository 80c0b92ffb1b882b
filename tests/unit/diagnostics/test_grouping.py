"""Many findings of one kind take a few lines, and hide nothing of another kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.diagnostics.render.grouping import MOST, More, grouped, left_out
from scormkit.diagnostics.render.text import render_blocks


def some(code: str, number: int, severity: Severity = Severity.WARNING) -> list[Diagnostic]:
    return [Diagnostic(code, "some", severity, f"{code} {at}.", "Right.", None) for at in range(number)]


@pytest.mark.parametrize("number", [0, 1, MOST, MOST + 2])
def test_as_many_as_fit_are_all_shown(number: int) -> None:
    found = some("CRS999", number)
    assert (list(grouped(found)), left_out(found)) == (found, 0)


def test_of_more_the_first_are_shown_and_then_how_many_are_left_out() -> None:
    found = some("CRS999", 499)
    assert list(grouped(found)) == [*found[:MOST], More("CRS999", "some", Severity.WARNING, 489)]
    assert left_out(found) == 489


def test_each_kind_counts_by_itself_and_keeps_its_place() -> None:
    many, other = some("CRS999", 40), some("CRS998", 3)
    shown = list(grouped([*many[:20], *other, *many[20:]]))
    assert shown == [*many[:MOST], More("CRS999", "some", Severity.WARNING, 30), *other]


def test_an_error_is_never_left_out_because_of_notes_with_its_code() -> None:
    notes, error = some("CRS999", 40, Severity.INFO), some("CRS999", 1, Severity.ERROR)
    assert list(grouped([*notes, *error]))[-1] == error[0]


def test_the_line_says_how_to_see_the_rest() -> None:
    blocks = list(render_blocks(some("CRS999", 499), Path(), group=True))
    assert len(blocks) == MOST + 1
    assert blocks[-1] == "... and 489 more of CRS999 some. --all shows them, and so does --format json.\n\n"
    assert len(list(render_blocks(some("CRS999", 499), Path()))) == 499
