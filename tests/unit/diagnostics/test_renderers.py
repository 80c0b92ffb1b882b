"""Reports for programs, each held against a schema or a parser that we did not write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from scormkit import api
from scormkit.diagnostics import Diagnostic, Edit, Related, Severity, Span
from scormkit.diagnostics.render.github import render_github
from scormkit.diagnostics.render.json import render_json
from scormkit.diagnostics.render.junit import render_junit
from scormkit.diagnostics.render.sarif import render_sarif

ROOT = Path(__file__).resolve().parents[3]
SARIF_SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
FILE = "demo/über uns,#1.md"
TEXT = "# One\n\n[a](http://x.org)\n\n[a](http://x.org)\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "courses" / "demo"
    folder.mkdir(parents=True)
    (folder.parent / FILE).write_text(TEXT, encoding="utf-8")
    return folder


def findings() -> list[Diagnostic]:
    first, second = Span(FILE, 3, 5, 3, 17), Span(FILE, 5, 5, 5, 17)
    odd = 'Not 100%: a, b\n\x07 <c> & "d" \ud800'.encode("utf-8", "replace").decode()
    return [
        Diagnostic("CRS003", "course-file-missing", Severity.ERROR, odd, "Add it.", None),
        Diagnostic(
            "MDN006", "insecure-link", Severity.WARNING, "Insecure.", "Write https.", first, "A standard, 1",
            (Related("here, too", second),), (Edit(first, "https://x.org"), Edit(second, "https://x.org")),
        ),
        Diagnostic("MDN006", "insecure-link", Severity.WARNING, "Insecure.", "Write https.", second),
        Diagnostic("CRS013", "file-unused", Severity.INFO, "Unused.", "", Span(FILE)),
    ]  # fmt: skip


def sarif(folder: Path) -> dict[str, Any]:
    pages = {each.code: each for each in api.catalog()}
    text = render_sarif([(folder, findings()), (Path("other"), [])], "0.1.0", pages.get)
    log: dict[str, Any] = json.loads(text)
    return log


@pytest.mark.node
def test_sarif_is_valid_by_the_official_schema(folder: Path) -> None:
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    checker = jsonschema.FormatChecker()
    validator = jsonschema.Draft7Validator(schema, format_checker=checker)
    assert [error.message for error in validator.iter_errors(sarif(folder))] == []
    assert list(validator.iter_errors({**sarif(folder), "version": "2.0.0"}))
    assert not list(validator.iter_errors(json.loads(render_sarif([], "0.1.0", lambda _: None))))


def test_sarif_says_where_what_and_how_to_mend_it(folder: Path) -> None:
    run = sarif(folder)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CRS003", "CRS013", "MDN006"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert rules[result["ruleIndex"]]["help"]["text"].count("\n") > 4
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning", "note"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "courses/demo/%C3%BCber%20uns%2C%231.md",
        "uriBaseId": "%SRCROOT%",
    }
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 17}
    nowhere = run["results"][0]["locations"][0]["physicalLocation"]
    assert nowhere == {"artifactLocation": {"uri": "courses/demo/course.yaml", "uriBaseId": "%SRCROOT%"}}
    (change,) = run["results"][1]["fixes"][0]["artifactChanges"]
    assert [each["insertedContent"]["text"] for each in change["replacements"]] == ["https://x.org"] * 2
    assert run["results"][1]["relatedLocations"][0]["message"]["text"] == "here, too"


def test_a_file_outside_of_the_present_folder_is_named_in_full(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "elsewhere").mkdir()
    monkeypatch.chdir(folder.parent / "elsewhere")
    place = sarif(folder)["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (folder.parent / FILE).as_uri()}


def prints(folder: Path) -> list[str]:
    results = sarif(folder)["runs"][0]["results"]
    return [each["partialFingerprints"]["scormkitFinding/v1"] for each in results]


def test_fingerprints_tell_findings_apart_and_stay_when_lines_move(folder: Path) -> None:
    before = prints(folder)
    assert len(set(before)) == 4
    path = folder.parent / FILE
    path.write_text(f"\n\n{TEXT}", encoding="utf-8")
    moved = [
        each._replace(span=each.span._replace(line=each.span.line + 2)) if each.span else each
        for each in findings()[:3]
    ]
    pages = {each.code: each for each in api.catalog()}
    log = json.loads(render_sarif([(folder, moved)], "0.1.0", pages.get))
    after = [each["partialFingerprints"]["scormkitFinding/v1"] for each in log["runs"][0]["results"]]
    assert after == before[:3]
    path.write_text(TEXT.replace("x.org", "y.org"), encoding="utf-8")
    assert prints(folder)[1] != before[1]


def test_json_is_valid_by_our_schema(folder: Path) -> None:
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    document = json.loads(render_json([(folder, findings()), (Path("other"), [])]))
    assert list(validator.iter_errors(document)) == []
    assert len(document["courses"][0]["findings"][1]["corrections"]) == 2
    del document["courses"][0]["findings"][0]["line"]
    assert list(validator.iter_errors(document))


def test_junit_is_understood_by_a_server(folder: Path) -> None:
    report = JUnitXml.fromstring(render_junit([(folder, findings()), (Path("other"), [])]).encode())
    first, second = list(report)
    assert (report.tests, report.failures, report.skipped, report.errors) == (5, 1, 3, 0)
    assert (first.name, first.tests, second.tests, second.failures) == ("courses/demo", 4, 1, 0)
    cases = list(first)
    assert [type(result) for case in cases for result in case.result] == [Failure, Skipped, Skipped, Skipped]
    assert "Not 100%: a, b" in cases[0].result[0].message
    assert "What to do: Add it." in cases[0].result[0].text
    assert cases[1].name == "MDN006 insecure-link at 3:5"
    assert cases[1].classname == f"courses/{FILE}"
    assert next(iter(second)).result == []


def test_junit_fails_on_warnings_when_the_run_does(folder: Path) -> None:
    report = JUnitXml.fromstring(render_junit([(folder, findings())], Severity.WARNING).encode())
    assert (report.failures, report.skipped) == (3, 1)
    assert not any(isinstance(result, Error) for suite in report for case in suite for result in case.result)


def test_github_commands_are_escaped(folder: Path) -> None:
    lines = render_github([(folder, findings())]).splitlines()

    def place(line: int) -> str:
        return f"file=courses/demo/über uns%2C#1.md,line={line},col=5,endColumn=17,endLine={line}"

    assert lines == [
        '::error title=CRS003 course-file-missing::Not 100%25: a, b%0A\x07 <c> & "d" ?%0AWhat to do: Add it.',
        f"::warning {place(3)},title=MDN006 insecure-link::Insecure.%0AWhat to do: Write https.",
        f"::warning {place(5)},title=MDN006 insecure-link::Insecure.%0AWhat to do: Write https.",
        "::notice file=courses/demo/über uns%2C#1.md,line=1,col=1,title=CRS013 file-unused::Unused.",
    ]


def test_github_gets_no_columns_of_a_place_over_several_lines(folder: Path) -> None:
    found = [findings()[1]._replace(span=Span(FILE, 1, 2, 3, 1))]
    assert "line=1,endLine=3,title" in render_github([(folder, found)])
