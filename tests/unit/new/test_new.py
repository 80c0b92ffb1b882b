"""A new course is complete, clean and the author's own; and nothing that is there is ever touched."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import subprocess
import sys
import termios
import zipfile
from datetime import date
from pathlib import Path

import pytest

from scormkit import api
from scormkit.new import FOLDER, TEMPLATES, write_course
from tests.hostile.support import command, environment, listing, read_only
from tests.hostile.support import run as run_alone
from tests.unit.cli.test_commands import scormkit

DAY = date(2026, 11, 22)


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_is_clean_and_builds(template: str, tmp_path: Path) -> None:
    folder = tmp_path / "safe-work"
    write_course(folder, template, title="Safe work", language="en-GB", revised=DAY)
    assert api.check(folder) == ()
    built = api.build(folder, out=tmp_path, refuse=lambda _: True)
    assert (built.course_id, built.title) == ("safe-work", "Safe work")
    assert built.pass_marks
    with zipfile.ZipFile(built.path) as package:
        assert "imsmanifest.xml" in package.namelist()
    assert {path.name for path in FOLDER.iterdir()} == set(TEMPLATES)


TITLES = (
    "Safe work",
    "Safety: first",
    'The "big" day #1',
    "- a",
    "No",
    "2026",
    "安全",
    "@home",
    "a\\b",
    "A:b",
)


@pytest.mark.parametrize("title", TITLES)
def test_any_title_arrives_as_it_is(title: str, tmp_path: Path) -> None:
    write_course(tmp_path / "course", "minimal", title=title, language="en", revised=DAY)
    assert api.check(tmp_path / "course") == ()
    assert api.load(tmp_path / "course").spec.title == title


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    for place in (folder, folder / "notes.txt"):
        with pytest.raises(FileExistsError):
            write_course(place, "minimal", title="x", language="en", revised=DAY)
    assert listing(tmp_path) == {"mine/notes.txt": b"mine"}


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    write_course(tmp_path / "mine", "minimal", title="x", language="en", revised=DAY)
    assert (tmp_path / "mine" / "course.yaml").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_without_questions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = scormkit(capsys, "new", "fire-safety", "--yes")
    assert said.code == 0
    assert "scormkit build fire-safety" in said.out
    assert api.load("fire-safety").spec.title == "Fire safety"
    assert scormkit(capsys, "new", "Brandschutz im Büro", "--language", "Deutsch", "--yes").code == 0
    spec = api.load("Brandschutz im Büro").spec
    assert (spec.title, spec.language) == ("Brandschutz im Büro", "de")
    assert (
        scormkit(capsys, "new", "--title", "Two  words", "--language", "pt_BR", "--template", "scenario").code
        == 0
    )
    spec = api.load("two-words").spec
    assert (spec.title, spec.language, spec.id) == ("Two words", "pt-BR", "two-words")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["there", "--yes"], "'there' is there already, and nothing in it was changed."),
        (["x", "--title", ""], "A title has 1 to 200 characters."),
        (["x", "--title", "x" * 201], "A title has 1 to 200 characters."),
        (["x", "--language", "english!"], "Write a code such as en"),
        (["x", "--template", "minmal"], "minimal"),
        (["there/file/x"], "cannot be made: not a directory."),
    ],
)
def test_what_cannot_be(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").touch()
    said = scormkit(capsys, "new", *arguments)
    assert said.code == 2
    assert words in " ".join(said.err.split())
    assert listing(tmp_path) == {"there/file": b""}


def test_a_place_that_may_not_be_written(tmp_path: Path) -> None:
    with read_only(tmp_path) as obey:
        done = run_alone("new", "x", "--yes", cwd=tmp_path, before=obey)
    assert (done.code, "permission denied" in done.err) == (2, True)


# Holds the terminal as a shell does, until all is read: when the process that leads a session exits, Linux
# throws away what was written to its terminal and not taken over yet (tty_ldisc_hangup): on a busy machine
# the last words.
SHELL = """
import signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
obey = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
print(f"<exit {subprocess.call(sys.argv[1:], preexec_fn=obey)}>", flush=True)
input()
"""


def own_terminal() -> None:
    """Make standard input the terminal of this process, so that Ctrl-C typed there reaches it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def talk(folder: Path, *lines: str) -> tuple[int, str]:
    """Run `scormkit new` on a terminal and type each line when it is asked for."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", SHELL, *command("new")], cwd=folder, env=environment(),
        stdin=follower, stdout=follower, stderr=follower,
        start_new_session=True, preexec_fn=own_terminal,  # noqa: PLW1509 - the tests start no threads
    ) as process:  # fmt: skip
        os.close(follower)
        text, heard, left, end = b"", 0, [*lines], None
        while end is None:
            text += os.read(leader, 4096)
            if left and text[heard:].endswith(b": "):
                heard = len(text)
                os.write(leader, f"{left.pop(0)}\n".encode())
            end = re.search(rb"<exit (-?\d+)>\r\n$", text)
        os.write(leader, b"\n")
        process.wait(timeout=20)
        os.close(leader)
    return int(end[1]), text.decode()


def test_a_few_friendly_questions(tmp_path: Path) -> None:
    code, text = talk(tmp_path, "3", "Angry customers", "nonsense!", "de", "")
    assert code == 0, text
    for words in (
        "What kind of course?",
        "What is it called?",
        "Write a code such as en",
        "In which folder?",
    ):
        assert words in text
    spec = api.load(tmp_path / "angry-customers").spec
    assert (spec.title, spec.language) == ("Angry customers", "de")
    assert "The texts are in English" in text


def test_ctrl_c_at_a_question(tmp_path: Path) -> None:
    code, text = talk(tmp_path, "1", "\x03")
    assert code == 130
    assert "Stopped." in text
    assert "Traceback" not in text
    assert list(tmp_path.iterdir()) == []
