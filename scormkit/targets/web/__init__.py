"""A plain web server: emit(plan) makes the pages, and nothing that an LMS would read."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic
from scormkit.pages.bundle import player_entries
from scormkit.pages.together import launch_entries
from scormkit.plan.model import Plan
from scormkit.targets._ims.verify import doubled
from scormkit.targets.xapi import faults
from scormkit.targets.xapi.data import record_data
from scormkit.targets.xapi.whole import as_one

__all__ = ["check", "emit", "verify"]

TARGET = "web"
PAGE = "index.html"


def check(plan: Plan) -> tuple[Diagnostic, ...]:
    """What the target cannot carry: several entries of one course (XAT001)."""
    count = len(plan.launchables)
    return (faults.one_entry(count, plan.place(("course", 0, "packaging"))),) if count > 1 else ()


def emit(plan: Plan) -> tuple[Entry, ...]:
    """All files of the folder but the archive's own record: index.html first."""
    whole = as_one(plan)
    (launchable,) = whole.launchables
    pages = launch_entries(whole, launchable, TARGET, record_data(whole, launchable))
    assets = [Entry(each.name, each.source) for each in whole.assets]
    return (*pages, *player_entries(whole, TARGET), *assets)


def verify(entries: Sequence[Entry]) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with a folder of ours (XAT103, XAT104)."""
    names = [entry.name for entry in entries]
    missing = [] if names[:1] == [PAGE] else [faults.page_not_first()]
    return (*missing, *map(faults.name_twice, doubled(names)))
