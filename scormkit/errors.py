"""The few exceptions that cross a room's border. Everything else is a Diagnostic."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scormkit.diagnostics.model import Diagnostic


class ScormkitError(Exception):
    """The base of every exception that scormkit raises on purpose."""


class FindingsError(ScormkitError):
    """A stage could not go on: the input has errors, and `diagnostics` lists all of them (exit code 1)."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} finding(s)")
        self.diagnostics = diagnostics


class InternalError(ScormkitError):
    """scormkit broke its own promise, such as a package of ours that does not validate (exit code 3)."""
