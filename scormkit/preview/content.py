"""What a preview shows: files by name, what can be launched, and what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Literal, NamedTuple
from urllib.parse import unquote

from lxml import etree

from scormkit.archive.reader import Archive, read_member
from scormkit.diagnostics import Diagnostic
from scormkit.package.document import Document
from scormkit.package.model import Contents, Kind, Organization, PackageView
from scormkit.package.tincan import read_activities
from scormkit.preview.cmi5.structure import Structure, read_structure
from scormkit.preview.records.web import RefusedError

LARGEST_FILE = 2_000_000_000
Standard = Literal["scorm12", "scorm2004", "xapi", "cmi5", "web"]


class Launchable(NamedTuple):
    """A SCO or an asset (which calls nothing) as the manifest describes it; `href` has its parameters."""

    id: str
    title: str
    href: str
    is_sco: bool = True
    launch_data: str = ""
    passing: str = ""
    threshold: str = ""
    max_time: str = ""
    limit_action: str = ""
    objectives: tuple[str, ...] = ()


class Content(NamedTuple):
    """Something to preview. `read` gives a file's bytes, or None; `key` names it between two previews.

    `findings` concern a course that is being written, whose pages lie in `files` (bookmark to file);
    `revision` grows with each change that is shown. `structure` is there for cmi5.
    """

    key: str
    title: str
    standard: Standard
    launchables: tuple[Launchable, ...]
    read: Callable[[str], bytes | None]
    findings: tuple[Diagnostic, ...] = ()
    files: Mapping[str, str] = {}
    revision: int = 0
    structure: Structure | None = None


def launchables_in(contents: Contents, document: Document) -> tuple[Launchable, ...]:
    """What the default organization of a SCORM package launches, in its order."""
    if not contents.organizations:
        return ()
    chosen = next(
        (each for each in contents.organizations if each.identifier == contents.default),
        contents.organizations[0],
    )
    resources = {each.identifier: each for each in contents.resources}
    elements = {each.get("identifier", ""): each for each in document.root.iter("{*}item")}
    found = []
    for item in chosen.every_item():
        resource = resources.get(item.resource or "")
        if resource is None or not resource.href:
            continue
        element = elements.get(item.identifier)
        parameters = "" if element is None else element.get("parameters", "")
        launchable = Launchable(
            item.identifier,
            item.title,
            with_parameters(resource.href, parameters),
            is_sco=resource.scorm_type != "asset",
        )
        found.append(launchable if element is None else _with_settings(launchable, element))
    return tuple(found)


def with_parameters(href: str, parameters: str) -> str:
    """An address with an item's parameters behind it (CAM 4th 3.4.1.9, the same rules in CAM 1.2)."""
    rest = parameters.lstrip("?&")
    if not rest:
        return href
    if rest.startswith("#"):
        return href if "#" in href else href + rest
    return href + ("&" if "?" in href else "?") + rest


def _with_settings(launchable: Launchable, element: etree._Element) -> Launchable:
    """What the item says to the run time, by the names of both standards."""
    texts = {
        etree.QName(child).localname.lower(): (child.text or "").strip()
        for child in element
        if isinstance(child.tag, str)
    }
    threshold = next(element.iterfind("{*}completionThreshold"), None)
    objectives = element.find("{*}sequencing/{*}objectives")
    return launchable._replace(
        launch_data=texts.get("datafromlms", ""),
        passing=texts.get("masteryscore", "") or _measure(objectives),
        threshold="" if threshold is None else _threshold(threshold),
        max_time=texts.get("maxtimeallowed", ""),
        limit_action=texts.get("timelimitaction", ""),
        objectives=tuple(_objective_ids(objectives)),
    )


def _threshold(element: etree._Element) -> str:
    """The 4th edition writes attributes, the 3rd text."""
    if element.get("completedByMeasure") in {"true", "1"}:
        return element.get("minProgressMeasure", "1.0")
    return (element.text or "").strip()


def _measure(objectives: etree._Element | None) -> str:
    primary = None if objectives is None else objectives.find("{*}primaryObjective")
    if primary is None or primary.get("satisfiedByMeasure") not in {"true", "1"}:
        return ""
    return (primary.findtext("{*}minNormalizedMeasure") or "1.0").strip()


def _objective_ids(objectives: etree._Element | None) -> Iterator[str]:
    if objectives is None:
        return
    for each in objectives.iterchildren("{*}primaryObjective", "{*}objective"):
        if each.get("objectiveID"):
            yield str(each.get("objectiveID"))


def content_of(view: PackageView) -> Content:
    """A package as it lies on disk; only names that its reader lists can be asked for.

    Raises `ValueError`, with the reason, for a package that cannot be shown.
    """
    archive = view.archive
    title = next((each.title for each in _organizations(view) if each.title), archive.path.stem)
    content = Content(str(archive.path), title, "scorm12", (), lambda name: read_file(archive, name))
    if view.kind is Kind.WEB:
        record = json.loads(read_file(archive, view.manifest) or b"{}")
        title = str(record.get("title") or title)
        return content._replace(
            title=title, standard="web", launchables=(Launchable("index", title, "index.html"),)
        )
    if view.document is None:
        raise ValueError(f"{view.kind.words} packages cannot be shown.")
    if view.kind is Kind.CMI5:
        return with_structure(content, read_file(archive, view.manifest) or b"", archive.members)
    if view.kind is Kind.TINCAN:
        activities = launchables_of_tincan(view.document)
        named = next((each.title for each in activities if each.title), title)
        return content._replace(standard="xapi", title=named, launchables=activities)
    if view.contents is None or view.kind not in {Kind.SCORM12, Kind.SCORM2004}:
        raise ValueError(f"{view.kind.words} packages cannot be shown.")
    return content._replace(
        standard="scorm2004" if view.kind is Kind.SCORM2004 else "scorm12",
        launchables=launchables_in(view.contents, view.document),
    )


def launchables_of_tincan(document: Document) -> tuple[Launchable, ...]:
    """The activities of a tincan.xml that can be launched; platforms launch the first."""
    return tuple(
        Launchable(each.id or "", each.name[0].text if each.name else "", each.launch)
        for each in read_activities(document)
        if each.launch
    )


def with_structure(content: Content, cmi5: bytes, names: Collection[str]) -> Content:
    """The AUs of a cmi5.xml. Raises `ValueError` with the requirement that it breaks."""
    try:
        structure = read_structure(cmi5, names)
    except RefusedError as refused:
        raise ValueError(f"{refused.reason} (cmi5 {refused.requirement})") from None
    units = tuple(Launchable(each.id, each.title, each.url) for each in structure.units)
    return content._replace(standard="cmi5", title=structure.title, launchables=units, structure=structure)


def _organizations(view: PackageView) -> tuple[Organization, ...]:
    return view.contents.organizations if view.contents else ()


def read_file(archive: Archive, name: str) -> bytes | None:
    """A member by its name, or by its name with escapes, as links in pages write it."""
    for each in (name, unquote(name)):
        if each in archive.members:
            return read_member(archive, each, LARGEST_FILE, lambda _: None)
    return None
