"""What the command line understands, and what it says when it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from scormkit import __version__
from scormkit.__main__ import main
from scormkit.cli.app import GROUP, run
from scormkit.cli.commands import COMMANDS, front_page


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


def scormkit(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    code = run(list(arguments))
    printed = capsys.readouterr()
    return Said(code, printed.out, printed.err)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first-aid").mkdir()
    (tmp_path / "first-aid" / "course.yaml").write_text("title: First aid\n")
    return Path("first-aid")


def test_the_quick_front_page_is_the_one_that_click_shows(capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "--help")
    assert (said.code, said.out) == (0, front_page())
    assert scormkit(capsys, "-h") == said


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--help"], 0), (["-h"], 0), ([], 2)], ids=["--help", "-h", "nothing"]
)
def test_main_shows_the_front_page(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["scormkit", *arguments])
    assert main() == code
    assert capsys.readouterr().out == front_page()


def test_the_version(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scormkit", "--version"])
    assert main() == 0
    assert capsys.readouterr().out == f"scormkit {__version__}\n"
    assert scormkit(capsys, "--version").out == f"scormkit {__version__}\n"


def test_the_front_page_fits_a_terminal() -> None:
    assert max(map(len, front_page().splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_of_the_table_exists_and_explains_itself(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = scormkit(capsys, name, "--help")
    assert said.code == 0
    assert COMMANDS[name][1] in " ".join(said.out.split())
    assert "Exit code: 0" in said.out


def test_the_front_page_loads_neither_click_nor_the_library() -> None:
    program = (
        "import sys; sys.argv = ['scormkit', '--help']\n"
        "from scormkit.__main__ import main; main()\n"
        "print({'click', 'typing', 'dataclasses', 'scormkit.api'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "set()\n"


def test_a_slip_in_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "buidl")
    assert said.code == 2
    assert "Did you mean build?" in said.err
    assert "Commands: new, check, build, " in scormkit(capsys, "zzz").err


def test_a_course_without_a_command(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, str(course))
    assert said.code == 2
    assert "scormkit build first-aid" in said.err


def test_an_unknown_option(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "build", str(course), "--quite")
    assert said.code == 2
    assert "--quiet" in said.err


def test_a_slip_in_the_target(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "build", str(course), "--target", "scorm-1.2")
    assert said.code == 2
    assert "Did you mean scorm12?" in said.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_slip_in_the_folder(command: str, course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, command, "frist-aid")
    assert said.code == 2
    assert "There is no folder 'frist-aid'. Did you mean 'first-aid'?" in said.err


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_package_in_place_of_a_course(
    command: str, course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("first-aid-scorm12.zip").touch()
    said = scormkit(capsys, command, "first-aid-scorm12.zip")
    assert said.code == 2
    assert "is a zip, a finished package" in said.err


def test_a_page_in_place_of_a_course(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (course / "01-page.md").touch()
    said = scormkit(capsys, "check", "first-aid/01-page.md")
    assert said.code == 2
    assert f"Name the course's folder: {course.absolute()}" in said.err


def test_a_file_that_has_nothing_to_do_with_a_course(
    course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("notes.txt").touch()
    said = scormkit(capsys, "check", "notes.txt")
    assert said.code == 2
    assert "the one with course.yaml" in said.err


def test_no_course_at_all(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = scormkit(capsys, "build")
    assert said.code == 2
    assert "Which course?" in said.err


def test_the_group_knows_every_command() -> None:
    import click

    with click.Context(GROUP, **GROUP.context_settings) as context:
        assert GROUP.list_commands(context) == list(COMMANDS)
        assert GROUP.get_command(context, "no-such-thing") is None


def test_a_console_of_an_old_encoding_shows_any_title(tmp_path: Path) -> None:
    """A title in letters that the console lacks must not end in an error."""
    (tmp_path / "course.yaml").write_text("tit\u05dce: x\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "scormkit", "check", tmp_path],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_command_is_loaded_without_what_reads_and_renders_courses() -> None:
    """So that its help is quick, and that `build` has large media summed while the rest is loaded."""
    modules = [module for module, *_ in COMMANDS.values()]
    program = (
        f"import sys\nfor module in {modules}: __import__(module)\n"
        "print({'pydantic', 'yaml', 'markdown_it', 'jinja2'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
