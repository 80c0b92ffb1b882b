"""A small course on disk, the real command in a process of its own, and folders that refuse to be written."""

from __future__ import annotations

import ctypes
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

OLDER = b"the package of an earlier build"

COURSE: dict[str, str | bytes] = {
    "course.yaml": "id: demo\ntitle: Demo\nunits: [one]\n",
    "one/unit.yaml": "title: Unit one\n",
    "one/01-hello.md": "# Hello\n\nSome text.\n",
    "one/02-check.yaml": (
        "title: Check\n"
        "questions:\n"
        "  - {id: q1, type: true-false, prompt: Water is wet., answer: true, feedback: {correct: Yes.}}\n"
        "  - {id: q2, type: true-false, prompt: Fire is cold., answer: false, feedback: {correct: Yes.}}\n"
    ),
}


@dataclass(frozen=True)
class Done:
    """What a run of the command gave back."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[str]:
        """The codes of the findings, in order."""
        return [code for _, code in self._heads()]

    @property
    def errors(self) -> list[str]:
        """The codes of those findings that keep a course from being built."""
        return [code for severity, code in self._heads() if severity == "error"]

    def _heads(self) -> list[tuple[str, str]]:
        return re.findall(r"^(?:\S.*: )?(error|warning|info) ([A-Z]{3}\d{3}) ", self.out, re.MULTILINE)


def make_course(folder: Path, changes: Mapping[str, str | bytes | None] = {}) -> Path:
    """Write the small course with some files changed, added, or (None) left out."""
    for name, content in {**COURSE, **changes}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def command(*arguments: str | Path) -> list[str]:
    """The command line of a real run."""
    return [sys.executable, "-m", "scormkit", *map(str, arguments)]


def run(*arguments: str | Path, cwd: Path, before: Callable[[], None] | None = None) -> Done:
    """Run scormkit in a process of its own (after `before` in that process); never a traceback."""
    done = subprocess.run(
        command(*arguments),
        cwd=cwd,
        env=environment(),
        preexec_fn=before,
        capture_output=True,
        timeout=60,
        check=False,
    )
    result = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in result.out + result.err, result.err
    return result


def environment() -> dict[str, str]:
    """The environment of a run: the package of this checkout, whatever the present folder is."""
    root = Path(__file__).resolve().parents[2]
    return {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}


def listing(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Callable[[], None]]:
    """Make `folder` hold no more than `size` bytes: a real full disk where mounting is allowed.

    Elsewhere the process may write no file of more than `size` bytes, which fails at the same place. What is
    yielded must be called in the process that writes.
    """
    if mount(folder, f"size={size}"):
        try:
            yield lambda: None
        finally:
            subprocess.run(["umount", folder], check=True)
    else:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@contextmanager
def read_only_disk(folder: Path, files: Mapping[str, bytes]) -> Iterator[Callable[[], None]]:
    """Make `folder`, with `files` in it, a read-only disk where mounting is allowed; else as `read_only`."""
    if mount(folder, "size=1m"):
        try:
            for name, content in files.items():
                (folder / name).write_bytes(content)
            subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
            yield lambda: None
        finally:
            subprocess.run(["umount", folder], check=True)
    else:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        with read_only(folder) as before:
            yield before


@contextmanager
def read_only(folder: Path) -> Iterator[Callable[[], None]]:
    """Take away the permission to write in `folder`; for root, the process must also lose its exemption."""
    folder.chmod(0o555)
    try:
        yield obey_permissions if os.geteuid() == 0 else lambda: None
    finally:
        folder.chmod(0o755)


def obey_permissions() -> None:
    """Drop CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH for good, so that root meets permissions as others do."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):
        if libc.prctl(24, capability, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
            raise OSError(ctypes.get_errno(), "prctl")


def mount(folder: Path, options: str) -> bool:
    """Mount a small memory disk on `folder`, when this user may."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True, check=False
    )
    return done.returncode == 0


def default_interrupt() -> None:
    """Take SIGINT as a terminal's child does, even when the tests run in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
