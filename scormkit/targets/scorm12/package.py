"""The files of a SCORM 1.2 package in their order, from pages and player that are made already."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.entry import Entry
from scormkit.archive.formats import RECORD
from scormkit.plan.model import Plan
from scormkit.targets._ims.manifest import MANIFEST
from scormkit.targets._ims.schemas import schema_entries
from scormkit.targets.scorm12.manifest import SCHEMA_FILES, TARGET, manifest_xml


def package(plan: Plan, pages: Sequence[Entry], player: Sequence[Entry]) -> tuple[Entry, ...]:
    """The manifest, then launch pages, player, assets and schema files.

    The manifest lists all the others, and the archive's record too, which is written later: a warning for
    a file that is not listed frightens administrators, and some LMSs copy only what is listed.
    """
    assets = [Entry(asset.name, asset.source) for asset in plan.assets]
    schemas = schema_entries(TARGET, SCHEMA_FILES)
    launched = {each.href for each in plan.launchables}
    others = [each.name for each in (*pages, *player, *assets, *schemas) if each.name not in launched]
    manifest = Entry(MANIFEST, manifest_xml(plan, [*others, RECORD]))
    return (manifest, *pages, *player, *assets, *schemas)
