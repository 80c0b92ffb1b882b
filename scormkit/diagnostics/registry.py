"""Fault functions: one per code, whose docstring is the code's documentation page.

A fault function takes what it needs to speak clearly and returns a `Finding`. The decorator gives it its
stable code, slug and severity. A family of codes is one module (`source/faults.py`, `course/faults.py`, ...).
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Generic, ParamSpec

from scormkit.diagnostics.model import Diagnostic, Finding, Severity

P = ParamSpec("P")

_ACTS_ON_A_TERMINAL = (
    range(0x0A),
    range(0x0B, 0x20),
    range(0x7F, 0xA0),
    range(0x202A, 0x202F),
    range(0x2066, 0x206A),
    range(0xD800, 0xE000),
)
"""Control characters but the line feed, those that turn the direction of writing, halves of characters."""


class Fault(Generic[P]):
    """A registered fault: calling it makes the Diagnostic."""

    __slots__ = ("code", "describe", "severity", "slug", "spec", "strict")

    def __init__(
        self,
        code: str,
        slug: str,
        severity: Severity,
        spec: str,
        describe: Callable[P, Finding],
        *,
        strict: bool = False,
    ) -> None:
        self.code = code
        self.slug = slug
        self.severity = severity
        self.spec = spec
        self.describe = describe
        self.strict = strict

    @property
    def page(self) -> str:
        """The documentation of the fault, in Markdown. Put straight only here: a build reads no page."""
        from inspect import cleandoc

        return cleandoc(self.describe.__doc__ or "")

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Diagnostic:
        """Describe one case of this fault."""
        found = self.describe(*args, **kwargs)
        return Diagnostic(
            code=self.code,
            slug=self.slug,
            severity=self.severity,
            message=harmless(found.message),
            help=harmless(found.help),
            span=found.span,
            spec=self.spec,
            related=found.related,
            edits=found.edits,
        )


def fault(
    code: str, slug: str, severity: Severity = Severity.ERROR, *, spec: str = "", strict: bool = False
) -> Callable[[Callable[P, Finding]], Fault[P]]:
    """Register a fault function under a stable code, never reused (three letters and three digits).

    The function's docstring is its page: what it finds, why it hurts, an example (fenced) and the remedy.
    `spec` cites the section of a standard, or the LMS and version, that the fault rests on. `strict` says
    that the standard forbids it, so that `scormkit validate --strict` makes an error of it.
    """

    def register(describe: Callable[P, Finding]) -> Fault[P]:
        return Fault(code, slug, severity, spec, describe, strict=strict)

    return register


def harmless(text: str) -> str:
    """A text that may quote a stranger's file, with nothing in it that acts on a terminal."""
    if text.isprintable():
        return text
    return "".join(
        ascii(each)[1:-1] if any(ord(each) in some for some in _ACTS_ON_A_TERMINAL) else each for each in text
    )


def faults_of(*modules: ModuleType) -> tuple[Fault[...], ...]:
    """Every fault that the modules define, sorted by code."""
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Fault)]
    return tuple(sorted({fault.code: fault for fault in found}.values(), key=lambda each: each.code))
