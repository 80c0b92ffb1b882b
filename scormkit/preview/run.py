"""A preview from its beginning to its end: what is shown, the server, the watch over a course's files."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic
from scormkit.errors import FindingsError
from scormkit.package.detect import open_package
from scormkit.preview.attempts import Attempts
from scormkit.preview.content import Content, content_of
from scormkit.preview.course import Shown, compile_course
from scormkit.preview.http import Running, serve
from scormkit.preview.lms import Lms
from scormkit.preview.watch import Marks, has_changed, look

INTERVAL = 0.15
"""Seconds between two looks at the files of a course."""
_LONGEST_PAUSE = 30.0
"""Seconds before a change that could not be shown is tried again, at most."""


class Again(NamedTuple):
    """The course was compiled once more after a change. `trouble` is why that did not come to an end: a
    fault of scormkit itself."""

    seconds: float
    findings: tuple[Diagnostic, ...]
    trouble: Exception | None = None


@contextmanager
def preview(
    path: Path,
    *,
    port: int = 0,
    target: str = "scorm12",
    selection: Selection = PLAIN,
    attempts: Path | None = None,
    token: str | None = None,
    tell: Callable[[Again], None] | None = None,
) -> Iterator[Running]:
    """Show a course folder, compiled anew at each change, or a finished package, until the context is left.

    `attempts` is the file that remembers them and what was said to the record store; without it both are
    forgotten at the end. `tell` hears of each compilation, from another thread.

    Raises `FindingsError` for a package that cannot be opened, `OSError` when the port is taken.
    """
    seen = look(path)  # before the files are read: what is saved meanwhile is seen as a change
    shown = compile_course(path, target=target, selection=selection) if is_course(path) else None
    content = shown.content if shown else package_content(path)
    done = threading.Event()
    with (
        closing(Attempts(attempts)) as kept,
        closing(Lms(content, kept, attempts)) as lms,
        serve(lms.handle, port, token) as running,
    ):
        lms.opened(running.address)
        if shown:

            def again(last: Shown) -> Shown:
                return compile_course(path, target=target, selection=selection, last=last)

            threading.Thread(
                target=_watch,
                args=(path, lms),
                kwargs={"seen": seen, "shown": shown, "compile_again": again, "done": done, "tell": tell},
                daemon=True,
            ).start()
        try:
            yield running
        finally:
            done.set()
            lms.end()


def is_course(path: Path) -> bool:
    """Whether a path is the folder of a course that is being written, and no package."""
    return path.is_dir() and (path / "course.yaml").is_file()


def package_content(path: Path) -> Content:
    """What a finished package shows. Raises `FindingsError`, and `ValueError` for what cannot be shown."""
    found: list[Diagnostic] = []
    view = open_package(path, found.append)
    if view is None:
        raise FindingsError(tuple(found))
    return content_of(view)._replace(findings=tuple(found))


def _watch(
    folder: Path,
    lms: Lms,
    *,
    seen: Marks,
    shown: Shown,
    compile_again: Callable[[Shown], Shown],
    done: threading.Event,
    tell: Callable[[Again], None] | None,
) -> None:
    """Show each change until `done`. What cannot be shown is tried again: a change is never lost for good."""
    again_at, pause, is_said = None, 1.0, False
    while not done.wait(INTERVAL):
        now = look(folder, seen)
        is_new, seen = has_changed(seen, now), now
        if not is_new and (again_at is None or time.monotonic() < again_at):
            continue
        started = time.perf_counter()
        try:
            shown = compile_again(shown)
            lms.show(shown.content)
        except OSError:  # an editor is in the middle of replacing a file
            again_at = time.monotonic()
            continue
        except Exception as error:  # the watch outlives a fault of ours: a later save may not meet it
            pause = 1.0 if is_new else min(pause * 2, _LONGEST_PAUSE)
            again_at = time.monotonic() + pause
            if is_new or not is_said:
                _say(tell, Again(time.perf_counter() - started, (), error))
            is_said = True
            continue
        again_at, is_said = None, False
        _say(tell, Again(time.perf_counter() - started, shown.content.findings))


def _say(tell: Callable[[Again], None] | None, again: Again) -> None:
    if tell is not None:
        with suppress(Exception):  # whoever listens may be gone, as a terminal that was closed
            tell(again)
