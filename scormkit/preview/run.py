"""A preview from its beginning to its end: what is shown, the server, the watch over a course's files."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic
from scormkit.errors import FindingsError
from scormkit.package.detect import open_package
from scormkit.preview.attempts import Attempts
from scormkit.preview.content import Content, content_of
from scormkit.preview.course import Shown, compile_course, fingerprint
from scormkit.preview.http import Running, serve
from scormkit.preview.lms import Lms

INTERVAL = 0.15
"""Seconds between two looks at the files of a course."""


class Again(NamedTuple):
    """The course was compiled once more after a change."""

    seconds: float
    findings: tuple[Diagnostic, ...]


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
    seen = fingerprint(path)  # before the files are read: what is saved meanwhile is seen as a change
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
    seen: str,
    shown: Shown,
    compile_again: Callable[[Shown], Shown],
    done: threading.Event,
    tell: Callable[[Again], None] | None,
) -> None:
    while not done.wait(INTERVAL):
        now = fingerprint(folder)
        if now == seen:
            continue
        seen = now
        started = time.perf_counter()
        try:
            shown = compile_again(shown)
        except OSError:  # an editor is in the middle of replacing a file
            seen = ""
            continue
        lms.show(shown.content)
        if tell is not None:
            tell(Again(time.perf_counter() - started, shown.content.findings))
