"""Which findings a reader asked for, and which of them make a run fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scormkit.diagnostics.model import Diagnostic, Severity


def is_meant(code: str, slug: str, words: Iterable[str]) -> bool:
    """Whether one of `words` means a code: it is the code (`CRS030`), its beginning (`CRS0`), or its slug."""
    return any(word.lower() == slug or code.startswith(word.upper()) for word in words)


def chosen(
    found: Iterable[Diagnostic], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """The findings that `select` means (all, when it is empty) and `ignore` does not; see `is_meant`."""
    return tuple(
        each
        for each in found
        if (not select or is_meant(each.code, each.slug, select))
        and not (ignore and is_meant(each.code, each.slug, ignore))
    )


def fails(finding: Diagnostic, fail_on: Severity = Severity.ERROR) -> bool:
    """Whether a finding makes a run end with exit code 1; what is for information only never does."""
    return finding.severity is Severity.ERROR or finding.severity is fail_on is Severity.WARNING
