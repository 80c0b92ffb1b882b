"""A plan to the files of a SCORM 2004 package."""

from __future__ import annotations

from functools import partial
from typing import Any

from scormkit.archive.entry import Entry
from scormkit.pages.bundle import player_entries
from scormkit.pages.data import rule_data
from scormkit.pages.together import launch_entries
from scormkit.plan.model import Launchable, Plan
from scormkit.targets.scorm2004.editions import TARGET, Edition
from scormkit.targets.scorm2004.manifest import names_of
from scormkit.targets.scorm2004.package import package
from scormkit.targets.scorm2004.signals import Signals, again_of, count_of, kept_of, signals_of, store_of


def emit(plan: Plan, edition: Edition) -> tuple[Entry, ...]:
    """All files of the package but the archive's own record: the manifest first, launch pages next.

    The plan is one that `check` has nothing against.
    """
    signals = signals_of(plan) if len(plan.launchables) > 1 else None
    shared = names_of(plan).shared if edition.number >= 4 else None
    heard = plan if signals is None else plan.in_each(partial(_hearing, signals))
    pages = [
        page
        for each, hearing in zip(plan.launchables, heard.launchables, strict=True)
        for page in launch_entries(heard, hearing, TARGET, _place(plan, each, signals, shared))
    ]
    return package(plan, pages, player_entries(plan, TARGET), edition)


def _hearing(signals: Signals, plan: Plan) -> Plan:
    return plan._replace(launchables=tuple(map(signals.hearing, plan.launchables)))


def _place(plan: Plan, launchable: Launchable, signals: Signals | None, shared: str | None) -> dict[str, Any]:
    """`among`, and where nothing comes after: platforms call Continue valid at the last activity, too, as it
    ends the session (SN SB.2.2), and a course must not offer a next part there."""
    found = among(launchable, signals, shared)
    if found and launchable is plan.launchables[-1]:
        found["among"]["last"] = True
    return found


def among(launchable: Launchable, signals: Signals | None, shared: str | None = None) -> dict[str, Any]:
    """What the player of one item of several has to know: by which objectives the others hear of it, and by
    which it hears of them.

    `shared` is how the ids of shared stores begin, in an edition that has any: the unit keeps its state there
    and, where the learner takes it again, the platform begins it anew.
    """
    if signals is None:
        return {}
    unit = launchable.units[0]
    found: dict[str, Any] = {
        "signals": [{"id": each.id, "rule": rule_data(each.leaf)} for each in signals.told_by(unit)]
    }
    if heard := signals.heard_by(unit):
        found["heard"] = list(heard)
    if kept := kept_of(unit, signals):
        found["kept"] = list(kept)
    if shared is not None:
        found["store"] = store_of(unit, shared)
        if again := again_of(unit):
            found["again"] = again.objective
            if again.counted:
                found["begun"] = {"store": count_of(unit, shared), "total": again.attempts}
    return {"among": found}
