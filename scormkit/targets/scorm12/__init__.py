"""SCORM 1.2: emit(plan) makes the files of a package, check(plan) says what the standard cannot carry."""

from __future__ import annotations

from scormkit.archive.entry import Entry
from scormkit.pages.render import player_entries, render_page
from scormkit.pages.theme import theme_css
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
    pages = [Entry(each.href, render_page(plan, each, TARGET)) for each in plan.launchables]
    player = player_entries(TARGET, plan.question_types, plan.blocks, theme=theme_css(plan))
    return package(plan, pages, player)
