"""xAPI: emit(plan) makes a package with tincan.xml, whose course reports statements to a record store."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic
from scormkit.pages.bundle import player_entries
from scormkit.pages.together import launch_entries
from scormkit.plan.model import Plan
from scormkit.targets.xapi import faults
from scormkit.targets.xapi.data import record_data
from scormkit.targets.xapi.manifest import MANIFEST, tincan_xml
from scormkit.targets.xapi.verify import verify
from scormkit.targets.xapi.whole import as_one

__all__ = ["check", "emit", "verify"]

TARGET = "xapi"


def check(plan: Plan) -> tuple[Diagnostic, ...]:
    """What the target cannot carry: several entries of one course (XAT001)."""
    count = len(plan.launchables)
    return (faults.one_entry(count, plan.place(("course", 0, "packaging"))),) if count > 1 else ()


def emit(plan: Plan) -> tuple[Entry, ...]:
    """All files of the package but the archive's own record: tincan.xml first, then the one launch page."""
    whole = as_one(plan)
    (launchable,) = whole.launchables
    pages = launch_entries(whole, launchable, TARGET, record_data(whole, launchable))
    assets: Sequence[Entry] = [Entry(each.name, each.source) for each in whole.assets]
    manifest = Entry(MANIFEST, tincan_xml(whole, launchable.href))
    return (manifest, *pages, *player_entries(whole, TARGET), *assets)
