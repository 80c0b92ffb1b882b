"""The values that every room reports with."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs. Only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A place in a file that the author wrote. `file` is relative to the course folder's parent, with `/`.

    Lines and columns count from 1; columns count characters, not bytes. The end is exclusive and may be
    unknown (None).
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None


class Related(NamedTuple):
    """A second place that helps to understand a finding, such as the first use of a doubled id."""

    message: str
    span: Span


class Edit(NamedTuple):
    """A correction that cannot change what the author meant: `replacement` takes the place of `span`.

    The span must have its end; it is empty (the end is its beginning) where something is put in.
    """

    span: Span
    replacement: str


class Finding(NamedTuple):
    """What one fault function says about one case; its code and severity come from its registration."""

    message: str
    help: str
    span: Span | None
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()


class Diagnostic(NamedTuple):
    """One finding, complete: stable code and slug, severity, message, place, remedy, the rule's source.

    `edits` mend it, all of them together; there are none where only the author can decide.
    """

    code: str
    slug: str
    severity: Severity
    message: str
    help: str
    span: Span | None
    spec: str = ""
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order for output: file, line, column, code, message; findings without a place come first."""
        if self.span is None:
            return ("", 0, 0, self.code, self.message)
        return (self.span.file, self.span.line, self.span.column, self.code, self.message)


Report = Callable[[Diagnostic], None]
"""How a stage hands over a finding: usually the `append` of the caller's list."""
