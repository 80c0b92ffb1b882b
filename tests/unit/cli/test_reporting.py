"""Which findings are reported, in which form, to where, and what the exit code says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scormkit.cli.app import run
from tests.hostile.support import command, environment, make_course, read_only
from tests.hostile.support import run as run_alone
from tests.unit.cli.test_commands import Said, scormkit

WARNED = {"one/01-hello.md": "# Hello\n\n[Report](http://example.org)\n"}
WRONG = {"one/01-hello.md": "# Hello\n\n<b>x</b> [Report](http://example.org)\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    make_course(tmp_path / "warned", WARNED)
    make_course(tmp_path / "wrong", WRONG)
    make_course(tmp_path / "clean")
    return tmp_path


def codes(said: Said) -> list[str]:
    document = json.loads(said.out)
    return [each["code"] for course in document["courses"] for each in course["findings"]]


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 0), (["--strict"], 1), (["--fail-on", "warning"], 1), (["--fail-on", "error"], 0)],
)
def test_a_warning_fails_only_when_it_is_told_to(
    folder: Path, options: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scormkit(capsys, "check", "warned", *options).code == code


def test_a_quiet_check_prints_findings_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clean, warned = scormkit(capsys, "check", "clean", "-q"), scormkit(capsys, "check", "warned", "--quiet")
    assert (clean.out, clean.err, warned.err) == ("", "", "")
    assert "MDN006" in warned.out


def test_what_is_for_information_never_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "clean" / "one" / "notes.txt").write_text("x")
    said = scormkit(capsys, "check", "clean", "--strict")
    assert (said.code, "info CRS013" in said.out) == (0, True)


MANY = {"one/01-hello.md": "# Hello\n\n" + "[Report](http://example.org)\n" * 30 + "\n<b>x</b>\n"}


def test_many_of_one_kind_are_cut_short_for_people_and_whole_for_programs_and_files(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_course(folder / "many", MANY)
    short, whole = scormkit(capsys, "check", "many"), scormkit(capsys, "check", "many", "--all")
    assert [each.out.count("warning MDN006") for each in (short, whole)] == [10, 30]
    assert "... and 20 more of MDN006 insecure-link. --all shows them" in short.out
    assert short.out.count("error MDN001") == 1
    assert short.err == "many: 1 error and 30 warnings (20 of them not shown: --all shows them)\n"
    assert whole.err == "many: 1 error and 30 warnings\n"
    assert (short.code, whole.code) == (1, 1)
    assert codes(scormkit(capsys, "check", "many", "--format", "json")).count("MDN006") == 30
    scormkit(capsys, "check", "many", "--output", "found.txt")
    assert Path("found.txt").read_text().count("warning MDN006") == 30


@pytest.mark.parametrize(
    ("options", "left", "code"),
    [
        ([], ["MDN001", "MDN006"], 1),
        (["--select", "mdn006"], ["MDN006"], 0),
        (["--select", "MDN"], ["MDN001", "MDN006"], 1),
        (["--ignore", "MDN001"], ["MDN006"], 0),
        (["--ignore", "raw-html,insecure-link"], [], 0),
        (["--select", "MDN", "--ignore", "MDN001", "--ignore", "CRS"], ["MDN006"], 0),
        (["--select", "CRS0"], [], 0),
    ],
)
def test_select_and_ignore(
    folder: Path, options: list[str], left: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    said = scormkit(capsys, "check", "wrong", "--format", "json", *options)
    assert (codes(said), said.code) == (left, code)


def test_a_slip_in_a_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "check", "wrong", "--ignore", "raw-htlm")
    assert said.code == 2
    assert "Did you mean raw-html?" in said.err


def test_a_strict_build_keeps_the_older_package(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = folder / "dist" / "demo-scorm12.zip"
    assert scormkit(capsys, "build", "warned", "--strict").code == 1
    assert not package.exists()
    assert scormkit(capsys, "build", "warned", "--strict", "--ignore", "MDN006").code == 0
    assert package.is_file()


def test_a_build_never_hides_why_there_is_no_package(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = scormkit(capsys, "build", "wrong", "--ignore", "MDN", "--format", "json")
    assert (said.code, codes(said)) == (1, ["MDN001"])


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github"])
def test_a_file_holds_what_the_screen_would_show(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = scormkit(capsys, "check", "wrong", "clean", "--format", form)
    filed = scormkit(capsys, "check", "wrong", "clean", "--format", form, "--output", "reports/out")
    assert (filed.code, filed.out, filed.err) == (1, "", screen.err)
    assert Path("reports/out").read_text(encoding="utf-8") == screen.out != ""


def test_a_report_that_cannot_be_written(folder: Path) -> None:
    (folder / "locked").mkdir()
    with read_only(folder / "locked") as before:
        done = run_alone("check", "wrong", "--output", "locked/out", cwd=folder, before=before)
    assert done.code == 2
    assert "The report cannot be written to 'locked/out': permission denied." in done.err
    done = run_alone("check", "wrong", "--output", "locked", cwd=folder)
    assert (done.code, "is a directory" in done.err) == (2, True)


def test_colours_only_where_they_are_wanted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def colours(**variables: str) -> bool:
        done = subprocess.run(
            command("check", "wrong"), env={**environment(), **variables}, capture_output=True, check=False
        )
        return b"\x1b[" in done.stdout

    assert not colours()
    assert colours(FORCE_COLOR="1")
    assert not colours(FORCE_COLOR="1", NO_COLOR="1")


def test_a_terminal_gets_colours_and_lines_of_its_width(folder: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    variables = {**environment(), "COLUMNS": "50", "TERM": "xterm"}
    with subprocess.Popen(command("check", "wrong"), env=variables, stdout=follower, stderr=follower):
        os.close(follower)
        text = b""
        try:
            while piece := os.read(leader, 4096):
                text += piece
        except OSError:  # Linux reports the end of a terminal as an error
            pass
    os.close(leader)
    import re

    assert b"\x1b[31m\x1b[1merror MDN001 raw-html: " in text
    lines = re.sub(r"\x1b\[[0-9;]*m", "", text.decode()).replace("\r", "").splitlines()
    assert max(len(line) for line in lines if "MDN" not in line) <= 50
    assert "   3 | <b>x</b>" in "\n".join(lines)


def test_a_reader_that_goes_away(folder: Path) -> None:
    page = "# Hello\n\n" + "<i>x</i> <b>y</b> [a](http://example.org)\n\n" * 3000
    (folder / "wrong" / "one" / "01-hello.md").write_text(page)
    with subprocess.Popen(
        command("check", "wrong", "--all"), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 141
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


def test_a_check_that_is_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scormkit import api

    def stop(_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(api, "check", stop)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored
    try:
        with pytest.raises(KeyboardInterrupt):
            run(["check", "wrong", "--output", "report.json", "--format", "json"])
    finally:
        signal.signal(signal.SIGINT, before)
    assert not Path("report.json").exists()


def test_the_same_findings_with_windows_line_ends(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unix = scormkit(capsys, "check", "wrong")
    for path in (folder / "wrong").rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert scormkit(capsys, "check", "wrong") == unix


def test_no_renderer_is_loaded_that_is_not_asked_for(folder: Path) -> None:
    program = (
        "import sys; sys.argv = ['scormkit', 'check', 'clean']\n"
        "from scormkit.__main__ import main; main()\n"
        "names = ('json', 'sarif', 'junit', 'github')\n"
        "print([n for n in names if f'scormkit.diagnostics.render.{n}' in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "[]"
