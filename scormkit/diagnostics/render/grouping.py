"""Many findings of one kind: the first of them, and how many more there are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scormkit.diagnostics.model import Diagnostic, Severity

MOST = 10
"""Findings of one kind that are shown whole; two more are no reason to leave any out."""

_SLACK = 2


class More(NamedTuple):
    """What is not shown of one kind: the code, the name, how bad it is, how many."""

    code: str
    slug: str
    severity: Severity
    number: int


def grouped(found: Sequence[Diagnostic]) -> Iterator[Diagnostic | More]:
    """The findings in their order; of each kind the first ones, then how many are left out.

    A kind is a code with its severity: an error is never left out because of notes.
    """
    counts = Counter(map(_kind, found))
    seen: Counter[tuple[str, Severity]] = Counter()
    for each in found:
        kind = _kind(each)
        seen[kind] += 1
        rest = counts[kind] - MOST
        if rest <= _SLACK:
            yield each
        elif seen[kind] <= MOST:
            yield each
            if seen[kind] == MOST:
                yield More(each.code, each.slug, each.severity, rest)


def left_out(found: Sequence[Diagnostic]) -> int:
    """How many of the findings `grouped` does not show."""
    return sum(each.number for each in grouped(found) if isinstance(each, More))


def _kind(finding: Diagnostic) -> tuple[str, Severity]:
    return finding.code, finding.severity
