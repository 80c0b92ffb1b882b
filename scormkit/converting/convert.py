"""A package -> a new zip of another standard, whose launch pages hold the old one's content."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from scormkit.archive.formats import MANIFESTS, RECORD
from scormkit.archive.reader import DEFAULT, Limits
from scormkit.archive.stored import write_zip
from scormkit.converting import faults
from scormkit.converting import faults_lost as lost
from scormkit.converting.between import DONE, Ordered, report_lost, script_for, sequencing_of
from scormkit.converting.model import Course, Part, Target
from scormkit.converting.names import FOLDER, course_iri, launch_name, manifest_identifier, named, part_iri
from scormkit.converting.page import Old, bridge_script, launch_page, unit_data
from scormkit.converting.reading import read_course, title_of
from scormkit.converting.records_manifest import structure_xml, tincan_xml
from scormkit.converting.scorm_manifest import Files, manifest12, manifest2004
from scormkit.diagnostics import Diagnostic, Report, Severity
from scormkit.package.detect import open_package
from scormkit.package.model import Kind
from scormkit.rules.container import is_junk
from scormkit.rules.subject import Subject, subject_of
from scormkit.targets._ims.manifest import MANIFEST
from scormkit.targets._ims.schemas import schema_entries
from scormkit.targets.scorm12.manifest import SCHEMA_FILES
from scormkit.targets.scorm2004.editions import DEFAULT as EDITION
from scormkit.targets.scorm2004.editions import schema_files, schema_place

TARGETS: Mapping[Target, str] = {
    "scorm12": "SCORM 1.2",
    "scorm2004": "SCORM 2004",
    "cmi5": "cmi5",
    "xapi": "xAPI",
}
"""What a package can be converted into, and how people call it."""

_OLD: Mapping[Kind, Old] = {Kind.SCORM12: "scorm12", Kind.SCORM2004: "scorm2004"}
RECORD_FILE = f"{FOLDER}/convert.json"
_CONTROL = re.compile(
    r"^(imsmanifest\.xml|(common|extend|unique|vocab)/[^/]+\.(xsd|dtd)|[^/]+\.(xsd|dtd))$", re.IGNORECASE
)
"""The old manifest and its schema files, where the standards want them."""


class Converted(NamedTuple):
    """The new package, and what is to be said of the conversion; `path` is None where it was not done."""

    path: Path | None
    findings: tuple[Diagnostic, ...]


class _Job(NamedTuple):
    """What a conversion goes by."""

    subject: Subject
    old: Old
    target: Target
    iri: str
    edition: str
    report: Report


def convert(
    package: Path,
    target: Target,
    out: Path,
    *,
    iri: str = "",
    edition: str = EDITION,
    limits: Limits = DEFAULT,
) -> Converted:
    """Convert a zip or a folder of either SCORM into the zip `out`. The package itself stays as it is.

    `iri` is the address of the course as an activity (cmi5, xAPI); without one it gets a name of its own, the
    same each time. `edition` is that of SCORM 2004: `3rd` or `4th`. The same package gives the same bytes.
    What cannot be carried over is a finding, once each; with an error among them nothing is written.

    Raises `FindingsError` where a file of the package cannot be read, OSError where `out` cannot be written.
    """
    found: list[Diagnostic] = []
    view = open_package(package.absolute(), found.append, limits)
    subject = None if view is None else subject_of(view)
    if view is None or subject is None or view.kind not in _OLD:
        if view is not None:
            found.append(faults.not_scorm(view.kind.words, view.span))
        return Converted(None, tuple(found))
    if not subject.has_files:
        from scormkit.package.faults import no_package

        return Converted(None, (*found, no_package(view.span)))
    if _OLD[view.kind] == target:
        return Converted(None, (*found, faults.same_standard(view.kind.words, view.span)))
    if any(name.lower().startswith(f"{FOLDER}/") for name in view.archive.members):
        return Converted(None, (*found, faults.converted_before(FOLDER, view.span)))
    course = read_course(subject, found.append)
    if course is None or any(each.severity is Severity.ERROR for each in found):
        return Converted(None, _ordered(found))
    if RECORD in view.archive.members:
        found.append(lost.made_by_us(TARGETS[target], view.span))
    job = _Job(subject, _OLD[view.kind], target, iri, edition, found.append)
    _write(job, _made(job, course), out)
    return Converted(out, _ordered(found))


def _ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda each: each.sort_key))


def _content(subject: Subject) -> list[str]:
    """The files that stay: all but the old manifest, its schema files, and what a computer left."""
    return sorted(
        name
        for name in subject.archive.members
        if not _CONTROL.match(name) and not is_junk(name) and name != RECORD
    )


def _made(job: _Job, course: Course) -> dict[str, bytes]:
    """What is put beside the content: files by name."""
    identifier = manifest_identifier(course, job.target)
    course = named(course, [identifier, f"org-{identifier}", f"files-{identifier}"])
    _report_losses(job, course)
    script = bridge_script(job.target)
    files = {f"{FOLDER}/{script.name}": bytes(script.content), RECORD_FILE: _record(job)}
    if job.target == "xapi":
        return {**files, **_for_xapi(job, course)}
    with_page = [each for each in course.root.launched if each.is_sco or job.target == "cmi5"]
    pages = {each.identifier: launch_name(number) for number, each in enumerate(with_page, 1)}
    if job.target == "cmi5":
        for part in with_page:
            files[pages[part.identifier]] = _page(job, course, part)
        return {"cmi5.xml": structure_xml(course, course_iri(course, job.iri), pages), **files}
    place, names = ("scorm12", SCHEMA_FILES)
    if job.target == "scorm2004":
        place, names = (schema_place(job.edition), schema_files(job.edition))
    files |= {each.name: bytes(each.content) for each in schema_entries(place, names)}
    listed = sorted([*_content(job.subject), *files])
    ordered: Ordered | None = None
    if job.target == "scorm12":
        scripts = {each.identifier: script_for(each, course, job.report) for each in course.root.every()}
        manifest = manifest12(course, identifier, Files(pages, listed), scripts)
    else:
        ordered = sequencing_of(course, job.report)
        manifest = manifest2004(course, identifier, Files(pages, listed), ordered, job.edition)
    for part in with_page:
        own = [] if ordered is None else _own(ordered, part)
        done = DONE if ordered is not None and part.identifier in ordered.told else ""
        files[pages[part.identifier]] = _page(job, course, part, own=own, done=done)
    return {MANIFEST: manifest, **files}


def _record(job: _Job) -> bytes:
    from scormkit import __version__

    note = {"converted_from": job.old, "converted_to": job.target, "scormkit": __version__}
    return f"{json.dumps(note, indent=2, sort_keys=True)}\n".encode()


def _own(ordered: Ordered, part: Part) -> list[str]:
    sequencing = ordered.sequencings[part.identifier]
    return [each.objective_id for each in (sequencing.primary, *sequencing.objectives) if each.objective_id]


def _page(job: _Job, course: Course, part: Part, **more: object) -> bytes:
    return launch_page(course, job.old, [unit_data(part, job.old, "../", **more)], title=part.title)


def _for_xapi(job: _Job, course: Course) -> dict[str, bytes]:
    """One page for all units: platforms launch the first activity of a tincan.xml, and no other."""
    launched = course.root.launched
    several = len(launched) > 1
    iri = course_iri(course, job.iri)
    units = [unit_data(each, job.old, "../", id=part_iri(iri, each, "units")) for each in launched]
    href = f"{FOLDER}/launch.html"
    contents = course.root if several else None
    page = launch_page(course, job.old, units, title=course.root.title, contents=contents, iri=iri)
    return {"tincan.xml": tincan_xml(course, iri, href), href: page}


def _report_losses(job: _Job, course: Course) -> None:
    """What the other standard cannot carry, whatever the content does."""
    subject, report, target = job.subject, job.report, job.target
    span, words = subject.view.span, TARGETS[target]
    several = len(course.root.launched) > 1
    if target == "scorm12":
        for about in (lost.progress_room, lost.one_status, lost.answers):
            report(about(span))
    if job.old == "scorm2004" and several:
        report(lost.navigation(words, span))
    if target == "xapi" and several:
        report(lost.one_page(len(course.root.launched), span))
    if _has_more_metadata(subject):
        report(lost.metadata_left(span))
    for item in _sharing(subject):
        title = title_of(item) or item.get("identifier", "")
        report(lost.shared_data(title, subject.document.span(item)))
    for part in course.root.every():
        if target in {"cmi5", "xapi"}:
            report_lost(part, words, report)
            if part.max_time is not None:
                report(lost.time_limit(part.title, words, part.span))
            if not part.is_visible:
                report(lost.hidden_item(part.title, words, part.span))


def _sharing(subject: Subject) -> Iterator[etree._Element]:
    """The items with a store that another one has, too. One of an item's own lasts from one attempt to the
    next, which in other standards the saved progress does."""
    stores = {
        item: {each.get("targetID") for each in item.iterfind("{*}data/{*}map")}
        for item in subject.root.iter("{*}item")
    }
    users = Counter(store for each in stores.values() for store in each)
    yield from (item for item, used in stores.items() if any(users[store] > 1 for store in used))


def _has_more_metadata(subject: Subject) -> bool:
    """Whether there are records of more than title, description, key words and language."""
    known = {
        "general",
        "title",
        "description",
        "keyword",
        "language",
        "lom",
        "langstring",
        "string",
        "schema",
    }
    known |= {"schemaversion", "metadata", "identifier", "catalogentry", "catalog", "entry", "structure"}
    return any(
        str(each.tag).rpartition("}")[2].lower() not in known
        for about in subject.root.iter("{*}metadata")
        for each in about.iterdescendants("*")
    )


def _write(job: _Job, made: Mapping[str, bytes], out: Path) -> None:
    names = sorted({*_content(job.subject), *made}, key=lambda name: (name not in MANIFESTS, name))
    write_zip(out, ((name, name) for name in names), job.subject.archive, made.get)
