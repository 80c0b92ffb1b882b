"""A course of either SCORM as values that both have words for; what only one of them has stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from scormkit.diagnostics import Span
from scormkit.sequencing.model import Sequencing

Target = Literal["scorm12", "scorm2004", "cmi5", "xapi"]


class Part(NamedTuple):
    """An item: a group with `children`, or something that is launched.

    `href` is the address of the launched file from the package's root, with its parameters; empty for a
    group. `passing` is a scaled pass mark (-1 to 1), `threshold` a share of progress, `max_time`
    seconds. `prerequisites` is the AICC script of SCORM 1.2, `sequencing` that of SCORM 2004; `objectives`
    are the ids that a run time of SCORM 2004 begins with.
    """

    identifier: str
    title: str
    span: Span
    href: str = ""
    is_sco: bool = True
    is_visible: bool = True
    children: tuple[Part, ...] = ()
    launch_data: str = ""
    passing: float | None = None
    threshold: float | None = None
    max_time: float | None = None
    limit_action: str = ""
    prerequisites: str = ""
    sequencing: Sequencing | None = None
    objectives: tuple[str, ...] = ()

    def every(self) -> Iterator[Part]:
        """The part and all below it, each before those in it."""
        yield self
        for each in self.children:
            yield from each.every()

    @property
    def launched(self) -> tuple[Part, ...]:
        """What is launched in it, in the order of the table of contents."""
        return tuple(each for each in self.every() if each.href)


class Course(NamedTuple):
    """A package's table of contents as one part, and what its manifest says about itself."""

    identifier: str
    root: Part
    language: str
    description: str
    keywords: tuple[str, ...]
    version: str


def seconds_text(seconds: float) -> str:
    """Seconds as ISO 8601, whole ones: PT1H30M."""
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    parts = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (left, "S")) if n)
    return f"PT{parts or '0S'}"


def timespan_text(seconds: float) -> str:
    """Seconds as a CMITimespan, HHHH:MM:SS."""
    hours, rest = divmod(min(round(seconds), 9999 * 3600 + 3599), 3600)
    return f"{hours:04}:{rest // 60:02}:{rest % 60:02}"
