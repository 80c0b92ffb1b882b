"""The outputs: one folder a target, one line in TARGETS."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scormkit.archive.entry import Entry
    from scormkit.diagnostics import Diagnostic
    from scormkit.plan.model import Plan


class TargetModule(Protocol):
    """What a target's folder offers."""

    @staticmethod
    def check(plan: Plan) -> tuple[Diagnostic, ...]:
        """Everything in the plan that the target cannot carry."""

    @staticmethod
    def emit(plan: Plan) -> tuple[Entry, ...]:
        """All files of the package, the manifest first, of a plan that `check` has nothing against."""

    @staticmethod
    def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with a package of ours; a finding is a fault of scormkit itself."""


class Target(NamedTuple):
    """An output format. Its module is imported when it is used, so that naming targets costs nothing."""

    name: str
    title: str
    module: str
    edition: str = ""

    def check(self, plan: Plan) -> tuple[Diagnostic, ...]:
        """Everything in the plan that this target cannot carry."""
        return self._load().check(plan)

    def emit(self, plan: Plan) -> tuple[Entry, ...]:
        """All files of the package, the manifest first, of a plan that `check` has nothing against."""
        return self._load().emit(plan)

    def verify(self, entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with a package of ours; a finding is a fault of scormkit itself."""
        return self._load().verify(entries)

    def _load(self) -> TargetModule:
        return cast("TargetModule", import_module(self.module))


TARGETS: dict[str, Target] = {
    target.name: target
    for target in [
        Target("scorm12", "SCORM 1.2", "scormkit.targets.scorm12"),
        Target("scorm2004", "SCORM 2004 3rd Edition", "scormkit.targets.scorm2004.third", "3rd"),
        Target("xapi", "xAPI", "scormkit.targets.xapi"),
        Target("cmi5", "cmi5", "scormkit.targets.cmi5"),
        Target("web", "web", "scormkit.targets.web"),
    ]
}
"""Every target by the name that `--target` takes."""

EDITIONS: dict[str, dict[str, Target]] = {
    "scorm2004": {
        "3rd": TARGETS["scorm2004"],
        "4th": Target("scorm2004", "SCORM 2004 4th Edition", "scormkit.targets.scorm2004.fourth", "4th"),
    },
}
"""The editions of a target by the word that `--edition` takes, the usual one first.

The 3rd is the usual one of SCORM 2004: every platform in lms/ that plays the 4th plays it too, and some name
it alone.
"""
