"""A course folder -> what a package of it would hold now; nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scormkit.building.planning import plan_folder
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.findings.combinations import of_one
from scormkit.findings.rulebook import settle

if TYPE_CHECKING:
    from scormkit.archive.entry import Entry
    from scormkit.plan.lock import Lock
    from scormkit.plan.model import Plan
    from scormkit.source.allow import Allow
    from scormkit.targets import Target


class Draft(NamedTuple):
    """What a package of a course would hold now, without one being written.

    `entries` and `plan` are None as long as errors stand in the way. `lock` is course.lock brought up to
    date, to be handed in again so that identifiers last from draft to draft. `files` says where each page
    and assessment (by its id) is written.
    """

    findings: tuple[Diagnostic, ...]
    entries: tuple[Entry, ...] | None = None
    plan: Plan | None = None
    lock: Lock | None = None
    files: Mapping[str, str] = {}


def draft_folder(
    folder: Path,
    target: Target,
    *,
    selection: Selection = PLAIN,
    drafts: Mapping[str, bytes] = {},
    lock: Lock | None = None,
    today: date,
) -> Draft:
    """Compile a course in memory; see `scormkit.api.draft`."""
    found: list[Diagnostic] = []
    allows: list[Allow] = []
    planned = plan_folder(
        folder, None, found, allows, today=today, drafts=drafts, selection=selection, lock=lock
    )
    if planned is not None:
        found.extend(target.check(planned.plan))
    several = planned is not None and planned.whole is not None
    told = settle(of_one(found) if several else found, allows, is_whole=planned is not None and not several)
    findings = tuple(sorted(told, key=lambda each: each.sort_key))
    if planned is None:
        return Draft(findings)
    if any(each.severity is Severity.ERROR for each in findings):
        return Draft(findings, lock=planned.lock)
    files = {
        content.id: f"{folder.name}/{written.name}"
        for unit, authored in zip(planned.plan.units, planned.course.units, strict=True)
        for content, written in zip(unit.contents, authored.contents, strict=True)
    }
    return Draft(findings, target.emit(planned.plan), planned.plan, planned.lock, files)
