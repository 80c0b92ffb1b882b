"""From a package and a script on the disk to a simulation."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from scormkit.diagnostics import Diagnostic, Report, Severity
from scormkit.errors import FindingsError
from scormkit.package.detect import open_package
from scormkit.package.model import Contents
from scormkit.sequencing import faults
from scormkit.sequencing.model import Manifest, walk
from scormkit.sequencing.read import read_manifest
from scormkit.sequencing.script import read_script
from scormkit.sequencing.simulate import Report as Told
from scormkit.sequencing.simulate import Script, Simulation, simulate
from scormkit.sequencing.walk.tree import objectives_of
from scormkit.sequencing.words import NOTHING_SAID, Said
from scormkit.source.text import YAML_LIMIT, read_source
from scormkit.source.yaml import parse_yaml

Place = str | os.PathLike[str]
Reports = tuple[Told, ...]
"""What an activity reports at its first attempt, its second, and so on."""


def _as_written(_: str, reports: Reports) -> Reports:
    return reports


def play(package: Place, script: Place | None = None, *, seed: int = 0) -> Simulation:
    """Walk a learner through a SCORM 2004 package (zip, folder or manifest), by its sequencing alone.

    `script` is a YAML file of the learner's steps and results; without one, the learner passes everything and
    goes on to the end. `seed` decides what is drawn. Raises `FindingsError` when the package or the script
    cannot be used; its spans name files by their absolute path.
    """
    found: list[Diagnostic] = []
    return _walk(_manifest(Path(package), found.append), script, seed, found)


def play_manifest(
    manifest: Manifest,
    script: Place | None = None,
    *,
    seed: int = 0,
    complete: Callable[[str, Reports], Reports] = _as_written,
    said: Said = NOTHING_SAID,
) -> Simulation:
    """As `play`, through activity trees that are at hand already.

    `complete` adds to the reports of an activity (its identifier) what a script need not say; `said` are
    words for objectives.
    """
    return _walk(manifest, script, seed, [], (complete, said))


def _walk(
    manifest: Manifest | None,
    script: Place | None,
    seed: int,
    found: list[Diagnostic],
    knows: tuple[Callable[[str, Reports], Reports], Said] = (_as_written, NOTHING_SAID),
) -> Simulation:
    complete, said = knows
    steps = None
    if manifest is not None and script is not None:
        steps = _script(Path(script), manifest, found.append)
    if manifest is None or any(each.severity is Severity.ERROR for each in found):
        raise FindingsError(tuple(sorted(found, key=lambda each: each.sort_key)))
    if steps is not None:
        reports = {name: complete(name, attempts) for name, attempts in steps.reports.items()}
        steps = steps._replace(reports=reports)
    return simulate(manifest, steps, seed=seed, said=said)


def _manifest(package: Path, report: Report) -> Manifest | None:
    view = open_package(package, report)
    if view is None:
        return None
    if view.document is None or view.contents is None:
        report(faults.not_scorm2004(f"it is {view.kind.words}", view.span))
        return None
    _check_identifiers(view.contents, report)
    return read_manifest(view.document, report)


def _check_identifiers(contents: Contents, report: Report) -> None:
    """Every activity of a course has an identifier of its own: a learner's results are kept by it."""
    for organization in contents.organizations:
        taken = {organization.identifier: organization.span}
        for item in organization.every_item():
            if item.identifier in taken:
                report(faults.identifier_twice(item.identifier, item.span, taken[item.identifier]))
            taken.setdefault(item.identifier, item.span)


def _script(path: Path, manifest: Manifest, report: Report) -> Script | None:
    file = read_source(path, str(path.absolute()), YAML_LIMIT, report)
    document = None if file is None else parse_yaml(file, report)
    if document is None:
        return None
    activities = {
        each.identifier: [one.objective_id for one in objectives_of(each) if one.objective_id]
        for each in walk(manifest.organization.root)
    }
    return read_script(document, activities, report)
