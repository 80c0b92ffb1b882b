"""A manifest's activity trees, read from its XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from lxml import etree

from scormkit.cmi.scorm2004_sequencing import EDITIONS, NAMESPACES, HideLmsUi
from scormkit.diagnostics import Report
from scormkit.package.document import Document
from scormkit.package.ims import version_of
from scormkit.sequencing import faults
from scormkit.sequencing.attributes import Source, local, read_number, read_value
from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    Manifest,
    Organization,
    SharedData,
)
from scormkit.sequencing.read_rules import read_sequencing

_ADLSEQ = f"{{{NAMESPACES['adlseq']}}}"
_ADLCP = f"{{{NAMESPACES['adlcp']}}}"
_DEEPEST = 100
"""Groups in groups: more than any course has, and few enough to be walked without harm."""


def read_manifest(document: Document, report: Report) -> Manifest | None:
    """The edition and the activity trees of an imsmanifest.xml.

    Whatever is wrong goes to `report`; None when nothing can be made of it. References into the
    sequencingCollection are resolved: what an activity says itself wins, element by element (CAM 4th Ed.
    5.1.2).
    """
    root = document.root
    version = version_of(document)
    if version not in EDITIONS:
        report(
            faults.not_scorm2004(
                f"its schemaversion says {version!r}" if version else "it names no version",
                document.span(root),
            )
        )
        return None
    source = Source(document, report, _collection(root))
    parent = root.find(_name("imscp", "organizations"))
    found = [] if parent is None else parent.findall(_name("imscp", "organization"))
    if parent is None or not found:
        report(faults.no_activities(document.span(root if parent is None else parent)))
        return None
    organizations = tuple(_organization(each, source) for each in found)
    return Manifest(EDITIONS[version], organizations, parent.get("default", organizations[0].root.identifier))


def _collection(root: etree._Element) -> dict[str, etree._Element]:
    path = _name("imsss", "sequencingCollection", "sequencing")
    return {each.get("ID", ""): each for each in root.findall(path)}


def _organization(element: etree._Element, source: Source) -> Organization:
    flags = {
        "objectives_global_to_system": f"{_ADLSEQ}objectivesGlobalToSystem",
        "shared_data_global_to_system": f"{_ADLCP}sharedDataGlobalToSystem",
    }
    return Organization(
        _activity(element, source, 1),
        element.get("structure", "hierarchical"),
        **{field: element.get(name, "true").strip() in {"true", "1"} for field, name in flags.items()},
    )


def _activity(element: etree._Element, source: Source, depth: int) -> Activity:
    items = element.findall(_name("imscp", "item"))
    if items and depth >= _DEEPEST:
        source.report(faults.too_deep(_DEEPEST, source.span(element)))
        items = []
    return read_value(
        Activity,
        element,
        source,
        identifier=element.get("identifier", ""),
        title=" ".join((element.findtext(_name("imscp", "title")) or "").split()),
        resource=element.get("identifierref"),
        sequencing=read_sequencing(element.find(_name("imsss", "sequencing")), source),
        children=tuple(_activity(child, source, depth + 1) for child in items),
        is_visible=element.get("isvisible", "true").strip() in {"true", "1"},
        time_limit_action=_text_of(element, "timeLimitAction"),
        data_from_lms=_text_of(element, "dataFromLMS"),
        completion_threshold=_threshold(element.find(_name("adlcp", "completionThreshold")), source),
        shared_data=tuple(
            read_value(SharedData, each, source) for each in element.findall(_name("adlcp", "data", "map"))
        ),
        hide_lms_ui=tuple(_hidden(element, source)),
    )


def _text_of(element: etree._Element, name: str) -> str | None:
    found = element.find(_name("adlcp", name))
    return None if found is None else found.text or ""


def _threshold(element: etree._Element | None, source: Source) -> CompletionThreshold | None:
    """The 3rd Edition's text, or the 4th's attributes. Real packages of the 4th carry the text as well."""
    if element is None:
        return None
    if (element.text or "").strip():
        return CompletionThreshold(True, read_number("minProgressMeasure", element, 1.0, source))
    return read_value(CompletionThreshold, element, source)


def _hidden(element: etree._Element, source: Source) -> Iterator[HideLmsUi]:
    path = _name("adlnav", "presentation", "navigationInterface", "hideLMSUI")
    buttons: tuple[HideLmsUi, ...] = get_args(HideLmsUi)
    for each in element.findall(path):
        word = (each.text or "").strip()
        if word in buttons:
            yield buttons[buttons.index(word)]
        else:
            place = source.span(each)
            source.report(faults.value_unknown(local(each), word, f"one of {', '.join(buttons)}", place))


def _name(prefix: str, *names: str) -> str:
    """A path of names in one namespace, as lxml wants it."""
    return "/".join(f"{{{NAMESPACES[prefix]}}}{each}" for each in names)
