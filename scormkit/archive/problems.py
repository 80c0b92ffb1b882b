"""What the operating system says went wrong, in words that a designer can act on."""

from __future__ import annotations

import errno
from pathlib import Path

from scormkit.archive import faults
from scormkit.diagnostics import Diagnostic

_REASONS = {
    errno.EACCES: "your account may not do that here",
    errno.EPERM: "the operating system does not allow it",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reports an error",
    errno.ESTALE: "the network folder went away",
    errno.ETXTBSY: "another program is using it",
    errno.EBUSY: "another program is using it",
}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY, errno.EBUSY}
_TOO_LONG_ON_WINDOWS = 206


def reason_of(error: OSError) -> str:
    """The cause of an operating system's error as the end of a sentence, without a number."""
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or str(error) or "the operating system gives no reason").rstrip(".")


def output_problem(error: OSError, path: Path) -> Diagnostic:
    """Why the package could not be written to `path` (PKG010 to PKG014)."""
    shown = str(path)
    number = error.errno or 0
    if number in _FULL:
        return faults.disk_full(shown)
    if number == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _TOO_LONG_ON_WINDOWS:
        return faults.name_too_long(shown)
    if isinstance(error, IsADirectoryError):
        return faults.output_blocked(shown, "a folder has that name")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return faults.output_blocked(shown, "a file stands where the folder should be")
    if number in _READ_ONLY:
        return faults.output_not_writable(shown, reason_of(error))
    return faults.output_failed(shown, reason_of(error))


def source_problem(error: OSError, name: str, source: Path) -> Diagnostic:
    """Why a file of the course could not be read into the package (PKG005, PKG007)."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return faults.source_vanished(name, str(source))
    return faults.source_unreadable(name, str(source), reason_of(error))
