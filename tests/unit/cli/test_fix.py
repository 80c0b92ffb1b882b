"""What --fix mends, what it leaves alone, and that a second time changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scormkit import api
from scormkit.cli.fixing import corrections_of
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.findings.corrections import save
from tests.hostile.support import COURSE, listing, make_course, read_only
from tests.hostile.support import run as run_alone
from tests.unit.cli.test_commands import scormkit

COURSE_YAML = "id: demo\ntitle: Demo\nunits: [one]\n"


def mended(folder: Path) -> dict[str, str]:
    corrections, _ = corrections_of(folder)
    return {str(each.path.relative_to(folder)): each.after.decode() for each in corrections}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{COURSE_YAML}mastery_score: no\n", f"{COURSE_YAML}mastery_score: false\n"),
        (f"{COURSE_YAML}interactions: 'True' # x\n", f"{COURSE_YAML}interactions: true # x\n"),
        (f'{COURSE_YAML}passing_score: "80"\n', f"{COURSE_YAML}passing_score: 80\n"),
        (f"{COURSE_YAML}passing_score: 080 %\n", f"{COURSE_YAML}passing_score: 80\n"),
        (f"{COURSE_YAML}duration: 1 h 30 min\n", f"{COURSE_YAML}duration: 90\n"),
        (f"{COURSE_YAML}language: de_AT\n", f"{COURSE_YAML}language: de-AT\n"),
        ("id: demo\ntitle: Demo\nunits: [One]\n", COURSE_YAML),
        ("id: demo  \ntitle: Demo\t\nunits: [one]\n", COURSE_YAML),
        ("id: demo\ntitle: Demo\nunits:\n\t- one\n", "id: demo\ntitle: Demo\nunits:\n  - one\n"),
        (
            f"{COURSE_YAML}# scormkit: allow CRS012 there are no drafts any more\n",
            COURSE_YAML,
        ),
    ],
)
def test_what_is_mended(tmp_path: Path, before: str, after: str) -> None:
    folder = make_course(tmp_path / "demo", {"course.yaml": before})
    assert mended(folder) == {"course.yaml": after}


@pytest.mark.parametrize(
    "text",
    [
        f"{COURSE_YAML}duration: 1:30\n",
        f"{COURSE_YAML}duration: 1,500\n",
        f"{COURSE_YAML}revised: 3.4.2026\n",
        f"{COURSE_YAML}mastery_score: maybe\n",
        f"{COURSE_YAML}notice: |\n  Two spaces  \n  break a line.\n",
        f'{COURSE_YAML}description: "Two  \n  lines"\n',
        "id: demo\ntitle: Demo\nnotice: |\n  code:\n \tx\nunits: [one]\n",
        "id: demo\n\ttitle: Demo\n",
    ],
)
def test_what_only_the_author_can_decide(tmp_path: Path, text: str) -> None:
    assert mended(make_course(tmp_path / "demo", {"course.yaml": text})) == {}


def test_links_get_the_real_names(tmp_path: Path) -> None:
    page = "# Hello\n\n[a](Plan.PDF#x) ![b](<Two Words.png>) [c](02-CHECK.yaml)\n"
    folder = make_course(
        tmp_path / "demo", {"one/01-hello.md": page, "one/plan.pdf": "x", "one/two words.png": "x"}
    )
    assert mended(folder) == {
        "one/01-hello.md": page.replace("Plan.PDF", "plan.pdf").replace("02-CHECK", "02-check")
    }


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    text = "\ufeffid: demo  \r\ntitle: Demo\r\nunits: [one]\rmastery_score: yes\n"
    folder = make_course(tmp_path / "demo", {"course.yaml": text})
    after = "\ufeffid: demo\r\ntitle: Demo\r\nunits: [one]\rmastery_score: true\n"
    assert mended(folder) == {"course.yaml": after}


def test_fix_writes_and_then_reports_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = make_course(tmp_path / "demo", {"course.yaml": f"{COURSE_YAML}mastery_score: no\ntitel: x\n"})
    (folder / "course.yaml").chmod(0o640)
    said = scormkit(capsys, "check", "demo", "--fix")
    assert said.code == 1
    assert "Corrected 1 finding in demo/course.yaml\n" in said.err
    assert [line for line in said.out.splitlines() if ": error" in line] == [
        "demo/course.yaml:5:1: error CRS030 key-unknown: `titel` is not known here."
    ]
    assert "mastery_score: false\n" in (folder / "course.yaml").read_text()
    assert (folder / "course.yaml").stat().st_mode & 0o777 == 0o640
    again = scormkit(capsys, "check", "demo", "--fix")
    assert "Corrected" not in again.err


def test_diff_shows_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = make_course(tmp_path / "demo", {"course.yaml": f"{COURSE_YAML}mastery_score: no\n"})
    before = listing(folder)
    said = scormkit(capsys, "check", "demo", "--diff")
    assert said.code == 1
    assert "--- demo/course.yaml (now)\n+++ demo/course.yaml (corrected)\n" in said.out
    assert "-mastery_score: no\n+mastery_score: false\n" in said.out
    assert listing(folder) == before
    assert scormkit(capsys, "check", "demo", "--diff", "--ignore", "CRS032").code == 0


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    folder = make_course(tmp_path / "demo", {"course.yaml": f"{COURSE_YAML}mastery_score: no\n"})
    before = listing(folder)
    with read_only(folder) as obey:
        done = run_alone("check", folder, "--fix", cwd=tmp_path, before=obey)
    assert done.code == 2
    assert "cannot be corrected: permission denied." in done.err
    assert listing(folder) == before


def test_a_file_that_changed_in_the_meantime_is_left_alone(tmp_path: Path) -> None:
    folder = make_course(tmp_path / "demo", {"course.yaml": f"{COURSE_YAML}mastery_score: no\n"})
    corrections, count = corrections_of(folder)
    assert count == 1
    (folder / "course.yaml").write_text("title: Mine\n")
    save(corrections)
    assert (folder / "course.yaml").read_text() == "title: Mine\n"


LINES = """mastery_score: no
mastery_score: Yes  |passing_score: '070'|passing_score: 80%|duration: 2m|language: en_US|\tkeywords: [a]
notice: >|  text  |\ttext|keywords:|\t- a|  - b |# scormkit: allow MDN006 x|title: [|title: 'a|title: Rule #1
|  |units: [ONE]""".replace("\n", "|").split("|")
PAGE = ("[a](01-HELLO.md)", "![](x.PNG)", "<b>", "<!-- scormkit: allow MDN001 x -->")


@given(
    lines=st.lists(st.sampled_from(LINES), max_size=8),
    page=st.lists(st.sampled_from(PAGE)),
    end=st.sampled_from(["\n", "\r\n"]),
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_second_time_changes_nothing_and_only_what_was_hidden_comes_to_light(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], page: list[str], end: str
) -> None:
    folder = make_course(
        tmp_path_factory.mktemp("any") / "demo",
        {
            **COURSE,
            "course.yaml": end.join(["id: demo", "title: Demo", *lines, ""]),
            "one/01-hello.md": end.join(["# Hello", "", *page, ""]),
            "one/x.png": b"\x89PNG",
        },
    )
    before = api.check(folder)
    corrections, count = corrections_of(folder)
    save(corrections)
    after = api.check(folder)
    assert corrections_of(folder) == ((), 0)
    assert (count > 0) == any(each.edits for each in before)
    known = {(each.code, each.message) for each in before}
    new = [each for each in after if (each.code, each.message) not in known]
    corrected = [each for each in before if each.edits]
    # An error hides what cannot be read or judged because of it; nothing else comes to light.
    assert not new or any(each.severity is Severity.ERROR for each in corrected)
    assert {place(each) for each in new}.isdisjoint(place(each) for each in corrected)


def place(finding: Diagnostic) -> tuple[str, str, int]:
    """The code of a finding, its file and its line."""
    assert finding.span is not None
    return finding.code, finding.span.file, finding.span.line
