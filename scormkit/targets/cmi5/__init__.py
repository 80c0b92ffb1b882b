"""cmi5: emit(plan) makes a package with cmi5.xml and one assignable unit for each launchable."""

from __future__ import annotations

from scormkit.archive.entry import Entry
from scormkit.pages.bundle import player_entries
from scormkit.pages.together import launch_entries
from scormkit.plan.model import Plan
from scormkit.targets.cmi5.check import check
from scormkit.targets.cmi5.structure import MANIFEST, structure_xml
from scormkit.targets.cmi5.verify import verify
from scormkit.targets.xapi.data import record_data

__all__ = ["check", "emit", "verify"]

TARGET = "cmi5"


def emit(plan: Plan) -> tuple[Entry, ...]:
    """All files of the package but the archive's own record: cmi5.xml first, then a page for each AU."""
    pages = [
        page
        for each in plan.launchables
        for page in launch_entries(plan, each, TARGET, record_data(plan, each))
    ]
    assets = [Entry(each.name, each.source) for each in plan.assets]
    manifest = Entry(MANIFEST, structure_xml(plan))
    return (manifest, *pages, *player_entries(plan, TARGET), *assets)
