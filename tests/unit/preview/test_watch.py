"""The watch over a course's files: each save is shown, whatever the disk, the load and the compiler do."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from scormkit.preview import run, watch
from scormkit.preview.attempts import Attempts
from scormkit.preview.content import Content
from scormkit.preview.course import Shown
from scormkit.preview.lms import Lms
from scormkit.preview.run import Again
from scormkit.preview.watch import has_changed, look

SOON = 10.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tea").mkdir()
    (tmp_path / "course.yaml").write_text("title: Tea\n")
    (tmp_path / "tea" / "01-water.md").write_text("# 000\n")
    return tmp_path


def test_a_save_is_noticed_and_nothing_else(folder: Path) -> None:
    before = look(folder)
    (folder / ".hidden").write_text("x")
    (folder / "course.lock").touch()
    (folder / "dist").mkdir()
    (folder / "dist" / "tea.zip").write_bytes(b"PK")
    assert not has_changed(before, look(folder, before))
    (folder / "tea" / "02-new.md").write_text("# New\n")
    assert has_changed(before, look(folder, before))


def test_a_file_that_is_removed_or_renamed_is_noticed(folder: Path) -> None:
    before = look(folder)
    (folder / "tea" / "01-water.md").rename(folder / "tea" / "02-water.md")
    after = look(folder, before)
    assert has_changed(before, after)
    (folder / "tea" / "02-water.md").unlink()
    assert has_changed(after, look(folder, after))


def test_a_link_that_leads_nowhere_hides_nothing_that_stands_behind_it(folder: Path) -> None:
    (folder / "tea" / "00-gone.md").symlink_to(folder / "gone.md")
    before = look(folder)
    (folder / "tea" / "01-water.md").write_text("# 0001\n")
    assert has_changed(before, look(folder, before))


def test_a_unit_that_is_called_like_a_folder_for_builds_is_watched(folder: Path) -> None:
    (folder / "dist").mkdir()
    (folder / "dist" / "unit.yaml").write_text("title: Distances\n")
    before = look(folder)
    (folder / "dist" / "01-far.md").write_text("# Far\n")
    assert has_changed(before, look(folder, before))


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk whose times do not tell saves apart: of a file there is only its size."""
    monkeypatch.setattr(watch, "_about", lambda found: (found.st_size, 10**18))
    monkeypatch.setattr(watch, "_LATELY", 10**12)


@pytest.mark.usefixtures("coarse")
def test_a_save_of_the_same_size_in_the_same_step_of_a_coarse_clock_is_noticed(folder: Path) -> None:
    page, now = folder / "tea" / "01-water.md", [0.0]
    marks = look(folder, clock=lambda: now[0])
    page.write_text("# 0001\n")
    marks = look(folder, marks, clock=lambda: now[0])
    for text in ("# 0002\n", "# 0003\n"):  # the step is two seconds
        now[0] += 1.0
        page.write_text(text)
        after = look(folder, marks, clock=lambda: now[0])
        assert has_changed(marks, after)
        marks = after
    now[0] += 60
    assert not has_changed(marks, look(folder, marks, clock=lambda: now[0]))


def test_files_are_read_only_while_their_time_does_not_tell(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for each in folder.rglob("*.*"):
        os.utime(each, (10**9, 10**9))
    read: list[str] = []
    total = watch._sum

    def counted(path: str, size: int) -> int | None:
        read.append(path)
        return total(path, size)

    monkeypatch.setattr(watch, "_sum", counted)
    now = [0.0]
    marks = look(folder, clock=lambda: now[0])
    assert read == []
    page = folder / "tea" / "01-water.md"
    page.write_text("# 0001\n")
    for _ in range(25):
        now[0] += 0.15
        marks = look(folder, marks, clock=lambda: now[0])
    assert set(read) == {str(page)}
    assert len(read) < 20


def shown(text: str) -> Shown:
    content = Content(
        key="c", title=text, standard="scorm12", launchables=(), read=lambda _: None, findings=()
    )
    draft: Any = None
    return Shown(content, draft)


@contextmanager
def watching(
    folder: Path, compile_again: Callable[[Shown], Shown], tell: Callable[[Again], None] | None = None
) -> Iterator[Lms]:
    """A local LMS that follows a folder."""
    done, first = threading.Event(), shown("")
    lms = Lms(first.content, Attempts(None))
    about = {"seen": look(folder), "shown": first, "compile_again": compile_again, "done": done, "tell": tell}
    thread = threading.Thread(target=run._watch, args=(folder, lms), kwargs=about, daemon=True)
    thread.start()
    try:
        yield lms
    finally:
        done.set()
        lms.end()
        thread.join(SOON)
        assert not thread.is_alive()


def comes(lms: Lms, title: str) -> bool:
    """Whether the title is shown soon."""
    until = time.monotonic() + SOON
    while time.monotonic() < until:
        if lms._content.title == title:
            return True
        time.sleep(0.01)
    return False


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "INTERVAL", 0.001)


@pytest.mark.usefixtures("coarse", "quick")
def test_of_hundreds_of_saves_under_load_the_last_one_is_always_shown(folder: Path) -> None:
    """Saves of the same size, at any time of a compilation, on a disk whose times tell nothing."""
    page, chance = folder / "tea" / "01-water.md", random.Random(7)
    over = threading.Event()

    def compile_again(_: Shown) -> Shown:
        before = page.read_text()
        time.sleep(chance.random() * 0.003)
        return shown(before)

    def work() -> None:
        while not over.is_set():
            sum(range(2000))

    busy = [threading.Thread(target=work, daemon=True) for _ in range(2)]
    for each in busy:
        each.start()
    try:
        with watching(folder, compile_again) as lms:
            heard = iter(lms._events())
            for burst in range(25):
                for number in range(chance.randint(2, 8)):
                    text = f"# {burst:03}{number}\n"
                    page.write_text(text)
                    time.sleep(chance.random() * 0.004)
                assert comes(lms, text), (burst, text, lms._content.title)
                # Whoever follows the events hears of this revision, or of a later one.
                while int(next(heard).decode().removeprefix("data: ")) < lms._content.revision:
                    pass
    finally:
        over.set()


@pytest.mark.usefixtures("quick")
def test_a_fault_of_ours_does_not_end_the_watch(folder: Path) -> None:
    page = folder / "tea" / "01-water.md"
    heard: list[Again] = []

    def compile_again(_: Shown) -> Shown:
        text = page.read_text()
        if "bad" in text:
            raise KeyError(text)
        return shown(text)

    with watching(folder, compile_again, heard.append) as lms:
        page.write_text("bad")
        time.sleep(0.2)
        page.write_text("good")
        assert comes(lms, "good")
    assert [type(each.trouble) for each in heard if each.trouble] == [KeyError]
    assert heard[-1].trouble is None


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("error", [OSError("in use"), ValueError("half a picture")])
def test_what_could_not_be_shown_is_tried_again_without_another_save(folder: Path, error: Exception) -> None:
    page, left = folder / "tea" / "01-water.md", [error]

    def compile_again(_: Shown) -> Shown:
        if left:
            raise left.pop()
        return shown(page.read_text())

    with watching(folder, compile_again) as lms:
        page.write_text("saved")
        assert comes(lms, "saved")


@pytest.mark.usefixtures("quick")
def test_a_closed_terminal_does_not_end_the_watch(folder: Path) -> None:
    page = folder / "tea" / "01-water.md"

    def gone(_: Again) -> None:
        raise BrokenPipeError

    with watching(folder, lambda _: shown(page.read_text()), gone) as lms:
        for text in ("one", "another"):
            page.write_text(text)
            assert comes(lms, text)
