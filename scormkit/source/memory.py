"""What was read before in the same run: several packages of one course are mostly made of the same texts."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from scormkit.diagnostics import Diagnostic, Report

Value = TypeVar("Value")


class Memory:
    """Values by what they were read from, each with the findings about it, which are reported again.

    Only for values that nobody changes, and for one state of the files: whoever reads a course again later
    begins with a new one.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Any, list[Diagnostic]]] = {}

    def recall(self, key: Hashable, report: Report, read: Callable[[Report], Value]) -> Value:
        """What `read` gives, which is asked once for each `key`; what it reports goes to `report`."""
        known = self._known.get(key)
        if known is None:
            findings: list[Diagnostic] = []
            known = self._known[key] = read(findings.append), findings
        value, findings = known
        for each in findings:
            report(each)
        return value
