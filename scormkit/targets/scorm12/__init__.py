"""SCORM 1.2: emit(plan) makes the files of a package, check(plan) says what the standard cannot carry."""

from __future__ import annotations

from scormkit.archive.entry import Entry
from scormkit.pages.bundle import player_entries
from scormkit.pages.together import launch_entries
from scormkit.plan.model import Plan
from scormkit.targets.scorm12.check import check
from scormkit.targets.scorm12.manifest import TARGET
from scormkit.targets.scorm12.package import package
from scormkit.targets.scorm12.verify import verify

__all__ = ["check", "emit", "verify"]


def emit(plan: Plan) -> tuple[Entry, ...]:
    """All files of the package but the archive's own record: the manifest first, launch pages next.

    The plan is one that `check` has nothing against.
    """
    pages = [page for each in plan.launchables for page in launch_entries(plan, each, TARGET)]
    return package(plan, pages, player_entries(plan, TARGET))
