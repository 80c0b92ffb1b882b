"""The files of a SCORM 2004 package in their order, from pages and player that are made already."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.entry import Entry
from scormkit.archive.formats import RECORD
from scormkit.plan.model import Plan
from scormkit.targets._ims.manifest import MANIFEST
from scormkit.targets._ims.schemas import schema_entries
from scormkit.targets.scorm2004.editions import Edition, schema_files, schema_place
from scormkit.targets.scorm2004.manifest import manifest_xml


def package(
    plan: Plan, pages: Sequence[Entry], player: Sequence[Entry], edition: Edition
) -> tuple[Entry, ...]:
    """The manifest, then launch pages, player, assets and schema files.

    The manifest lists all the others, and the archive's record too, which is written later.
    """
    assets = [Entry(asset.name, asset.source) for asset in plan.assets]
    schemas = schema_entries(schema_place(edition.name), schema_files(edition.name))
    launched = {each.href for each in plan.launchables}
    others = [each.name for each in (*pages, *player, *assets, *schemas) if each.name not in launched]
    manifest = Entry(MANIFEST, manifest_xml(plan, [*others, RECORD], edition))
    return (manifest, *pages, *player, *assets, *schemas)
