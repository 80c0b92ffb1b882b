"""Rules about a cmi5 course structure that its schema cannot say (CMI001 to CMI015)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree

from scormkit.diagnostics import Diagnostic, Span
from scormkit.package.cmi5 import Au, Objective, read_course
from scormkit.rules import faults_cmi5 as faults
from scormkit.rules import faults_resources
from scormkit.rules.namespaces import SPACES
from scormkit.rules.subject import Subject, child, is_elsewhere, local, nearest, space
from scormkit.xml import XSI

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[ix](-[A-Za-z0-9]{1,8})+", re.IGNORECASE)
_TAKEN = {"endpoint", "fetch", "actor", "registration", "activityid"}
_SCORE = re.compile(r"(0(\.\d{1,4})?|1(\.0{1,4})?|\.\d{1,4})", re.ASCII)
_MOVE_ON = ("NotApplicable", "Passed", "Completed", "CompletedAndPassed", "CompletedOrPassed")
_LAUNCH_METHOD = ("AnyWindow", "OwnWindow")
_SETTINGS = {"moveOn", "launchMethod", "masteryScore", "activityType"}
_REQUIREMENTS = {"block": "13.1.2.0-1", "objective": "13.1.3.0-1", "au": "13.1.4.0-1"}
_NOT_IN_URL = re.compile(r"[\s<>\"{}|\\^`]")


def check_cmi5(subject: Subject) -> Iterator[Diagnostic]:
    """The course structure, block by block and unit by unit."""
    course = read_course(subject.document)
    yield from _ids(subject)
    yield from _texts(subject)
    defined = {each.id for each in course.objectives}
    references = [each for found in course.every() for each in found.objectives]
    yield from _references(references, defined)
    for element, unit in zip(_units(subject), course.units, strict=False):
        yield from _unit(subject, element, unit)
    yield from _extensions(subject)


def _units(subject: Subject) -> Iterator[etree._Element]:
    """The elements of units, in the order in which the course has them."""
    waiting = [subject.root]
    while waiting:
        parent = waiting.pop()
        if local(parent) == "au":
            yield parent
        else:
            waiting.extend(reversed([*parent.iterchildren("{*}au", "{*}block")]))


def _ids(subject: Subject) -> Iterator[Diagnostic]:
    """Ids are full IRIs, each given once among its kind."""
    taken: dict[tuple[str, str], Span] = {}
    for each in subject.root.iter(etree.Element):
        what = local(each)
        if what not in {"course", "block", "au", "objective"} or each.get("id") is None:
            continue
        written, span = each.get("id", ""), subject.document.span(each, "id")
        value = written.strip()
        if value != written:
            yield faults.white_space(f"id of the {what}", span)
        if not _IRI.fullmatch(value):
            yield faults.not_absolute(what, value, span)
        if what in _REQUIREMENTS:
            first = taken.setdefault((what, value), span)
            if first is not span:
                yield faults.twice(what, value, _REQUIREMENTS[what], span, first)


def _texts(subject: Subject) -> Iterator[Diagnostic]:
    for each in subject.root.iter(etree.Element):
        what = local(each)
        if what in {"course", "block", "au"} or (what == "objective" and each.get("id") is not None):
            for name in ("title", "description"):
                found = child(each, name)
                if found is None or not "".join(map(str, found.itertext())).strip():
                    place = each if found is None else found
                    yield faults.text_missing(name, what, subject.document.span(place))
        elif what == "langstring":
            value = each.get("lang")
            if value is not None and not _LANGUAGE.fullmatch(value):
                yield faults.language(value, subject.document.span(each, "lang"))


def _references(references: list[Objective], defined: set[str]) -> Iterator[Diagnostic]:
    for each in references:
        if each.id not in defined:
            yield faults.objective_unknown(each.id, nearest(each.id, defined), each.span)


def _unit(subject: Subject, element: etree._Element, unit: Au) -> Iterator[Diagnostic]:
    url = child(element, "url")
    if url is not None:
        if url.text and url.text != unit.url:
            yield faults.white_space("address", subject.document.span(url))
        yield from _url(subject, unit.url, subject.document.span(url))
    for each in element.iterchildren("*"):
        if local(each) in _SETTINGS:
            yield faults.setting_as_element(local(each), subject.document.span(each))
    if unit.mastery_score is not None and not _SCORE.fullmatch(unit.mastery_score.strip()):
        yield faults.mastery_range(unit.mastery_score, subject.document.span(element, "masteryScore"))
    for name, value, words in (
        ("moveOn", unit.move_on, _MOVE_ON),
        ("launchMethod", unit.launch_method, _LAUNCH_METHOD),
    ):
        if value not in words:
            yield faults.vocabulary(name, value, ", ".join(words), subject.document.span(element, name))
    if unit.mastery_score is None and unit.move_on in {"Passed", "CompletedAndPassed"}:
        yield faults.move_on_without_score(unit.move_on, subject.document.span(element, "moveOn"))


def _url(subject: Subject, url: str, span: Span) -> Iterator[Diagnostic]:
    """The address of a unit can be launched, and what it means is there."""
    wrong = "it is empty" if not url else _wrong(url)
    if wrong:
        yield faults.url_invalid(url, wrong, span)
        return
    for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True):
        if name.lower() in _TAKEN:
            yield faults.parameter_taken(name, span)
    if is_elsewhere(url):
        return
    if not subject.has_files:
        yield faults.relative_without_zip(url, span)
        return
    there, name = subject.find(url)
    if there is None:
        yield faults_resources.file_missing(name, nearest(name, subject.archive.members), span)
    elif there != name:
        yield faults_resources.file_case(name, there, span)
    elif why := _not_verbatim(subject, url):
        yield faults.not_verbatim(url, why, span)


def _wrong(url: str) -> str:
    if _NOT_IN_URL.search(url):
        return "it has a blank or a sign that has to be coded"
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return "its host or port makes no sense"
    if is_elsewhere(url) and parts.scheme in {"", "http", "https", "ftp"} and not parts.hostname:
        return "it names no host"
    return ""


def _not_verbatim(subject: Subject, url: str) -> str:
    plain = url.partition("?")[0]
    if plain in subject.archive.members:
        return ""
    if plain.startswith("./"):
        return "begins with ./"
    if "#" in plain:
        return "has a #place behind it"
    return "is coded" if unquote(plain) != plain else "is not the name in the zip"


def _extensions(subject: Subject) -> Iterator[Diagnostic]:
    """Elements of other namespaces come with a schema."""
    named = (subject.root.get(f"{{{XSI}}}schemaLocation") or "").split()[::2]
    own = space(subject.root.tag)
    seen = {own, *named}
    for each in subject.root.iter(etree.Element):
        uri = space(each.tag)
        locations = (each.get(f"{{{XSI}}}schemaLocation") or "").split()[::2]
        if uri not in seen and uri not in locations and uri not in SPACES.values():
            seen.add(uri)
            yield faults.without_schema(uri, subject.document.span(each))
