"""What the LMS wrote down: the calls of a session, in order, and what they leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.words2004 import LEAVES


@dataclass(frozen=True, slots=True)
class Call:
    """One API call. `at` is the browser's clock in milliseconds; `result` is None when the call threw."""

    n: int
    at: int
    name: str
    args: tuple[Any, ...]
    result: str | None
    error: str
    thrown: bool

    @property
    def taken(self) -> bool:
        """The LMS answered "true"."""
        return self.result == "true"

    def __str__(self) -> str:
        shown = ", ".join(repr(arg) for arg in self.args)
        answer = "threw" if self.thrown else f"{self.result!r} (error {self.error})"
        return f"#{self.n} {self.name}({shown}) -> {answer}"


def read_calls(rows: Iterable[dict[str, Any]]) -> tuple[Call, ...]:
    """Turn the rows that the LMS page handed over into calls, in order and without a gap."""
    calls = sorted(
        (Call(**{**row, "args": tuple(row["args"])}) for row in rows),
        key=lambda call: call.n,
    )
    assert [call.n for call in calls] == list(range(len(calls))), "the LMS page lost calls on the way"
    return tuple(calls)


@dataclass(slots=True)
class Interaction:
    """An interaction as the LMS took it; every leaf is the string that was set, or "" when it never was."""

    id: str = ""
    type: str = ""
    time: str = ""
    weighting: str = ""
    student_response: str = ""
    result: str = ""
    latency: str = ""
    patterns: list[str] = field(default_factory=list)
    objectives: list[str] = field(default_factory=list)
    set_at: int = 0
    """When the LMS was given the student_response, in the browser's milliseconds."""


INTERACTION = re.compile(r"cmi\.interactions\.(\d+)\.(\w+)(?:\.(\d+)\.(\w+))?")


def sets(calls: Iterable[Call], *, taken: bool = True) -> list[Call]:
    """Every LMSSetValue, by default those only that the LMS took."""
    return [call for call in calls if call.name == "LMSSetValue" and (call.taken or not taken)]


def last_values(calls: Iterable[Call]) -> dict[str, str]:
    """The last value that was taken for each element."""
    return {call.args[0]: call.args[1] for call in sets(calls)}


def interactions(calls: Iterable[Call]) -> list[Interaction]:
    """The interactions that a session reported, in the order of their index."""
    found: dict[int, Interaction] = {}
    for call in sets(calls):
        match = INTERACTION.fullmatch(call.args[0])
        if match is None:
            continue
        index, leaf, _, sub = match.groups()
        leaf = LEAVES.get(leaf, leaf)
        interaction = found.setdefault(int(index), Interaction())
        value = call.args[1]
        if sub == "pattern":
            interaction.patterns.append(value)
        elif sub == "id":
            interaction.objectives.append(value)
        else:
            setattr(interaction, leaf, value)
        if leaf == "student_response":
            interaction.set_at = call.at
    return [found[index] for index in sorted(found)]


def names(calls: Sequence[Call]) -> list[str]:
    """The names of the calls, in order."""
    return [call.name for call in calls]


TIMESPAN = re.compile(r"(\d{2,4}):(\d{2}):(\d{2}(?:\.\d{1,2})?)")


def seconds(timespan: str) -> float:
    """A CMITimespan in seconds. A value of another form is a fault of what is tested, and says so."""
    match = TIMESPAN.fullmatch(timespan)
    assert match is not None, f"{timespan!r} is not a CMITimespan"
    return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])


def timespan(value: float) -> str:
    """Seconds as a CMITimespan (HHHH:MM:SS.ss)."""
    hundredths = round(value * 100)
    hours, rest = divmod(hundredths, 360_000)
    minutes, rest = divmod(rest, 6_000)
    return f"{hours:04}:{minutes:02}:{rest // 100:02}.{rest % 100:02}"
