"""How SCORM 2004 and xAPI see a cloze: a fill-in of up to ten texts, else the steps of a performance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from scormkit.interactions.base import PlacedOption
from scormkit.interactions.cloze.model import ClozeSpec, group_of
from scormkit.interactions.encoding import (
    LIMITS,
    Component,
    Interaction,
    joined,
    pair,
    parameters,
    plain_text,
)
from scormkit.interactions.fill_in.text import tidy


def scorm2004(spec: ClozeSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """At most five patterns (SCORM 2004 RTE 4th section 4.2.9.1), each a text a gap.

    An LMS need not keep more than ten texts of a fill-in, but 125 steps of a performance.
    """
    del placed
    rows = islice(variants([gap.accept for gap in spec.gaps]), LIMITS["fill-in"].patterns)
    texts = [[plain_text(tidy(text)) for text in row] for row in rows]
    if len(spec.gaps) > LIMITS["fill-in"].parts:
        steps = (joined(pair(group_of(n), text) for n, text in enumerate(row)) for row in texts)
        return Interaction("performance", tuple(steps))
    start = parameters(case_matters=spec.case_sensitive)
    return Interaction("fill-in", tuple(start + joined(row) for row in texts))


def xapi(spec: ClozeSpec, placed: Sequence[PlacedOption]) -> Interaction:
    """The same, with the gaps as `steps` where it is a performance."""
    seen = scorm2004(spec, placed)
    if seen.type != "performance":
        return seen
    steps = tuple(Component(group_of(index), f"[[{index + 1}]]") for index in range(len(spec.gaps)))
    return Interaction(seen.type, seen.patterns, (("steps", steps),))


def variants(lists: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Every gap's first answer; then the other answers of each gap, one at a time."""
    first = tuple(answers[0] for answers in lists)
    yield first
    for place, answers in enumerate(lists):
        for other in answers[1:]:
            yield (*first[:place], other, *first[place + 1 :])
