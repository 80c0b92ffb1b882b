"""A package of either SCORM -> its course, and what of it no other standard will hear of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from lxml import etree

from scormkit.converting import faults
from scormkit.converting.model import Course, Part
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.package.model import Resource
from scormkit.rules.subject import Subject, child, children, is_elsewhere, text_of
from scormkit.sequencing.model import Sequencing, walk
from scormkit.sequencing.read import read_manifest
from scormkit.xml import XML, one_line

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_TIMESPAN = re.compile(r"(\d{2,4}):(\d\d):(\d\d(?:\.\d+)?)")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DEEPEST = 100


class _Old(NamedTuple):
    """What reading an item needs."""

    subject: Subject
    report: Report
    resources: Mapping[str, Resource]
    sequencings: Mapping[str, Sequencing]


def read_course(subject: Subject, report: Report) -> Course | None:
    """The table of contents that platforms show, with all that its items say.

    What cannot be carried over is reported, once each; None when there is nothing to launch.
    """
    contents = subject.view.contents
    parent = child(subject.root, "organizations")
    tables = [*children(parent, "organization")]
    if contents is None or parent is None or not tables:
        report(faults.nothing_launched(subject.view.span))
        return None
    table = next((each for each in tables if each.get("identifier") == parent.get("default")), tables[0])
    span = subject.document.span
    for each in tables:
        if each is not table:
            report(faults.table_left(title_of(each) or each.get("identifier", ""), span(each)))
    for nested in children(subject.root, "manifest"):
        report(faults.manifest_left(nested.get("identifier", ""), span(nested)))
    old = _Old(
        subject,
        report,
        {each.identifier: each for each in contents.resources},
        _sequencings(subject, report),
    )
    parts = tuple(_parts(table, old, 1))
    title = title_of(table) or _described(subject, "title") or contents.identifier or "Course"
    root = Part(
        table.get("identifier", ""),
        title,
        span(table),
        children=parts,
        sequencing=old.sequencings.get(table.get("identifier", "")),
    )
    if not root.launched:
        report(faults.nothing_launched(span(table)))
        return None
    return Course(
        identifier=contents.identifier or "course",
        root=root,
        language=_language(subject),
        description=_described(subject, "description"),
        keywords=_keywords(subject),
        version=subject.root.get("version", "")[:20],
    )


def _sequencings(subject: Subject, report: Report) -> Mapping[str, Sequencing]:
    if not subject.is_2004:
        return {}
    found: list[Diagnostic] = []
    manifest = read_manifest(subject.document, found.append)
    for each in found:
        report(each)
    if manifest is None:
        return {}
    return {each.identifier: each.sequencing for each in walk(manifest.organization.root)}


def _parts(parent: etree._Element, old: _Old, depth: int) -> Iterator[Part]:
    for item in children(parent, "item"):
        if depth > _DEEPEST:
            return
        inside = tuple(_parts(item, old, depth + 1))
        part = _part(item, inside, old)
        if part is None:
            continue
        if part.href and inside:
            # Only SCORM 1.2 lets a group be launched itself: its own page becomes the first in it.
            own = part._replace(identifier=f"{part.identifier}-page", children=())
            old.report(faults.group_page(part.title, part.span))
            part = part._replace(href="", children=(own, *inside), prerequisites="")
        yield part


def _part(item: etree._Element, inside: tuple[Part, ...], old: _Old) -> Part | None:
    identifier = item.get("identifier", "")
    title = title_of(item) or identifier or "Untitled"
    span = old.subject.document.span(item)
    sequencing = old.sequencings.get(identifier)
    reference = item.get("identifierref") or ""
    href, is_sco = "", True
    if reference:
        resource = old.resources.get(reference)
        href = _launched(resource, item.get("parameters") or "", title, span, old)
        is_sco = resource is None or resource.scorm_type != "asset"
    if not href and not inside:
        if not reference:
            old.report(faults.empty_item(title, span))
        return None
    found = Part(
        identifier,
        title,
        span,
        href=href,
        is_sco=is_sco,
        is_visible=item.get("isvisible", "true").strip() in {"true", "1"},
        children=inside,
        launch_data=_adl(item, "dataFromLMS"),
        limit_action=_adl(item, "timeLimitAction"),
        sequencing=sequencing,
    )
    return _of_2004(found, item) if old.subject.is_2004 else _of_12(found, item)


def _of_12(part: Part, item: etree._Element) -> Part:
    mastery = _adl(item, "masteryscore")
    is_mark = _NUMBER.fullmatch(mastery) and 0 <= float(mastery) <= 100
    return part._replace(
        passing=float(mastery) / 100 if is_mark else None,
        max_time=_seconds(_adl(item, "maxtimeallowed")),
        prerequisites=_adl(item, "prerequisites"),
    )


def _of_2004(part: Part, item: etree._Element) -> Part:
    threshold = next(
        (
            each.get("minProgressMeasure") or text_of(each) or "1"
            for each in children(item, "completionThreshold")
            if text_of(each) or each.get("completedByMeasure", "").strip() in {"true", "1"}
        ),
        "",
    )
    sequencing = part.sequencing or Sequencing()
    primary = sequencing.primary
    limit = sequencing.limits.attempt_absolute_duration_limit or ""
    return part._replace(
        passing=primary.min_normalized_measure if primary.satisfied_by_measure else None,
        threshold=float(threshold) if _NUMBER.fullmatch(threshold) else None,
        max_time=_period(limit.strip()),
        objectives=tuple(
            each.objective_id for each in (primary, *sequencing.objectives) if each.objective_id
        ),
    )


def _launched(resource: Resource | None, parameters: str, title: str, span: Span, old: _Old) -> str:
    """The address of what an item launches, from the package's root; empty for none, which is reported."""
    href = "" if resource is None else (resource.href or "").strip()
    if not href:
        old.report(faults.launches_nothing(title, span))
        return ""
    if is_elsewhere(href):
        old.report(faults.launches_elsewhere(title, href, span))
        return _with(href, parameters)
    plain = re.split(r"[?#]", href)[0]
    file, name = old.subject.find(plain)
    if old.subject.has_files and file is None:
        old.report(faults.launch_missing(title, name, span))
        return ""
    return _with(quote(file or name) + href[len(plain) :], parameters)


def _with(href: str, parameters: str) -> str:
    """An address with launch parameters, joined as platforms do (CAM 4th Ed. 3.4.1.4)."""
    given = parameters.strip().lstrip("?&")
    if not given:
        return href
    if given.startswith("#"):
        return href + ("" if "#" in href else given)
    page, mark, place = href.partition("#")
    return f"{page}{'&' if '?' in page else '?'}{given}{mark}{place}"


def _adl(item: etree._Element, name: str) -> str:
    """An element of ADL's on an item, in the letter case of either standard."""
    return next((text_of(each) for each in item.iterchildren("*") if _is(each, name)), "")


def _is(element: etree._Element, name: str) -> bool:
    return str(element.tag).rpartition("}")[2].lower() == name.lower()


def title_of(element: etree._Element) -> str:
    """The title of an item or an organization in one line; empty where it has none."""
    return one_line(text_of(child(element, "title")))


def _seconds(text: str) -> float | None:
    found = _TIMESPAN.fullmatch(text)
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3]) if found else None


def _period(text: str) -> float | None:
    found = _DURATION.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    worth = (365 * 86400, 30 * 86400, 86400, 3600, 60, 1)
    return sum(float(each or 0) * unit for each, unit in zip(found.groups(), worth, strict=True))


def _general(subject: Subject) -> etree._Element | None:
    """The general part of the first record about the package; both SCORMs call it so."""
    about = child(subject.root, "metadata")
    return None if about is None else next(about.iter("{*}general"), None)


def _texts(element: etree._Element | None, name: str) -> Iterator[str]:
    for each in children(element, name):
        for text in (*each.iter("{*}langstring", "{*}string"), each):
            if words := one_line(text_of(text)):
                yield words
                break


def _described(subject: Subject, name: str) -> str:
    return next(_texts(_general(subject), name), "")


def _keywords(subject: Subject) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_texts(_general(subject), "keyword")))[:20]


def _language(subject: Subject) -> str:
    general = _general(subject)
    said = [text_of(each) for each in children(general, "language")]
    marked = [
        each.get("language") or each.get(f"{{{XML}}}lang") or ""
        for each in (() if general is None else general.iter("{*}langstring", "{*}string"))
    ]
    own = subject.root.get(f"{{{XML}}}lang") or ""
    found = (each.strip() for each in (*said, *marked, own))
    return next((each for each in found if _TAG.fullmatch(each) and each != "x-none"), "en")
