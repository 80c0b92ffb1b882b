"""Findings as text and as JSON: the place, the line itself, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scormkit.cli.findings import count_line, print_findings
from scormkit.diagnostics import Diagnostic, Related, Severity, Span
from scormkit.diagnostics.render.json import render_json
from scormkit.diagnostics.render.places import READABLE
from scormkit.diagnostics.render.text import render_text

LINES = "title: A\ntitel: My course \u05e9\u05dc\u05d5\u05dd\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = Path("courses/demo")
    folder.mkdir(parents=True)
    (folder / "course.yaml").write_text(LINES, encoding="utf-8")
    return folder


def finding(
    span: Span | None, severity: Severity = Severity.ERROR, related: tuple[Related, ...] = ()
) -> Diagnostic:
    return Diagnostic(
        "CRS099", "unknown-key", severity, "There is no setting 'titel'.", "Write title.", span, "", related
    )


def test_the_place_the_line_and_the_remedy(folder: Path) -> None:
    other = Related("the first one", Span("demo/course.yaml", 1, 1))
    found = finding(Span("demo/course.yaml", 2, 1, 2, 6), related=(other,))
    assert render_text([found], folder) == (
        "courses/demo/course.yaml:2:1: error CRS099 unknown-key: There is no setting 'titel'.\n"
        "    2 | titel: My course \u05e9\u05dc\u05d5\u05dd\n"
        "      | ^^^^^\n"
        "  What to do: Write title.\n"
        "  See also courses/demo/course.yaml:1:1: the first one\n"
        "\n"
    )


def test_places_are_relative_to_where_the_user_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    found = finding(Span("demo/course.yaml", 2, 8))
    assert render_text([found], Path()).startswith("course.yaml:2:8: error")
    assert "      |        ^\n" in render_text([found], Path())


def test_a_finding_without_a_place(folder: Path) -> None:
    assert render_text([finding(None)], folder) == (
        "error CRS099 unknown-key: There is no setting 'titel'.\n  What to do: Write title.\n\n"
    )


@pytest.mark.parametrize(
    "span",
    [
        Span("demo/gone.yaml", 1, 1),
        Span("demo/course.yaml", 99, 1),
        Span("demo", 1, 1),
        Span("demo/binary", 1, 1),
    ],
)
def test_a_line_that_cannot_be_shown_is_left_out(folder: Path, span: Span) -> None:
    (folder / "binary").write_bytes(b"\xff\xfe\0\0")
    assert " | " not in render_text([finding(span)], folder)


def test_a_huge_file_is_not_read_again(folder: Path) -> None:
    (folder / "course.yaml").write_text("x" * (READABLE + 1))
    assert " | " not in render_text([finding(Span("demo/course.yaml", 1, 1))], folder)


def test_a_long_line_is_cut_around_the_place(folder: Path) -> None:
    (folder / "course.yaml").write_text(f"{'a' * 500}HERE{'b' * 500}\n")
    shown = render_text([finding(Span("demo/course.yaml", 1, 501, 1, 505))], folder).splitlines()
    line, marks = shown[1], shown[2]
    assert len(line) < 110
    assert line[marks.index("^") : marks.rindex("^") + 1] == "HERE"


def test_a_mark_never_leaves_its_line(folder: Path) -> None:
    shown = render_text([finding(Span("demo/course.yaml", 1, 9, 1, 4000))], folder).splitlines()
    assert shown[2] == "      |         ^"


def test_what_could_steer_a_terminal_is_not_printed(folder: Path) -> None:
    (folder / "course.yaml").write_text("title: \x1b[2J\x07bell\n")
    assert "\x1b" not in render_text([finding(Span("demo/course.yaml", 1, 1))], folder)


def test_findings_go_to_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = [finding(Span("demo/course.yaml", 2, 1)), finding(None, Severity.WARNING)]
    print_findings(found, folder)
    printed = capsys.readouterr()
    assert printed.out == render_text(found, folder)
    assert printed.err == ""


def test_the_counts(folder: Path) -> None:
    error, warning, info = (finding(None, severity) for severity in Severity)
    assert count_line([], folder) == "courses/demo: nothing to correct"
    assert count_line([info], folder) == "courses/demo: 1 note, nothing that must be corrected"
    assert count_line([error], folder) == "courses/demo: 1 error"
    assert count_line([error, error, warning, info], folder) == "courses/demo: 2 errors and 1 warning"


def test_json_holds_everything(folder: Path) -> None:
    other = Related("the first one", Span("demo/course.yaml", 1, 1))
    found = [finding(Span("demo/course.yaml", 2, 1, 2, 6), related=(other,)), finding(None, Severity.WARNING)]
    document = json.loads(render_json([(folder, found), (Path("courses/other"), [])]))
    nowhere = {"file": None, "line": None, "column": None, "end_line": None, "end_column": None}
    common: dict[str, object] = {
        "code": "CRS099", "slug": "unknown-key", "message": "There is no setting 'titel'.",
        "help": "Write title.", "spec": None, "corrections": [],
    }  # fmt: skip
    first = {"file": "courses/demo/course.yaml", "line": 1, "column": 1, "end_line": None, "end_column": None}
    assert document == {
        "version": 1,
        "courses": [
            {
                "course": "courses/demo",
                "errors": 1,
                "warnings": 1,
                "findings": [
                    {
                        **common, "severity": "error", **first, "line": 2,
                        "end_line": 2, "end_column": 6, "related": [{"message": "the first one", **first}],
                    },
                    {**common, "severity": "warning", **nowhere, "related": []},
                ],
            },
            {"course": "courses/other", "errors": 0, "warnings": 0, "findings": []},
        ],
    }  # fmt: skip
