"""Rules about one learning platform, by its profile: what it refuses, ignores, misreads (LMS001 to 012)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from lxml import etree

from scormkit.diagnostics import Diagnostic, Severity, Span
from scormkit.package.model import Kind, PackageView
from scormkit.rules import faults_lms as faults
from scormkit.rules.container import size_of
from scormkit.rules.manifest import scorm_type
from scormkit.rules.organizations import launched_resources
from scormkit.rules.subject import Subject, child, local, subject_of, text_of

if TYPE_CHECKING:
    from scormkit.lms.model import Fact, Profile, Standard

_EDITIONS = {2: "scorm2004-2nd", 3: "scorm2004-3rd", 4: "scorm2004-4th"}
_FEATURES = {
    "several_scos": "several SCOs",
    "sequencing": "sequencing rules (imsss)",
    "global_objectives": "objectives that activities share (imsss:mapInfo)",
    "prerequisites": "prerequisites",
    "mastery_score": "the mastery score of the manifest",
}
_HOW = {"ignored": "passes over", "partly": "carries out in part"}


def standard_of(view: PackageView) -> Standard:
    """The standard as profiles name it. SCORM 2004 that does not say its edition counts as the 3rd."""
    names = {Kind.SCORM12: "scorm12", Kind.CMI5: "cmi5", Kind.TINCAN: "xapi", Kind.AICC: "aicc"}
    name = names.get(view.kind) or _EDITIONS[view.edition or 3]
    return cast("Standard", name)


def check_lms(view: PackageView, profile: Profile, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What this platform makes of the package; `found` are the findings of all other rules."""
    if view.kind is Kind.CONTENT:
        return
    if view.kind is Kind.WEB:
        from scormkit.rules import faults_web

        yield faults_web.no_platform(profile.title, view.span)
        return
    yield from _standard(view, profile)
    fact = profile.standards.get(standard_of(view))
    if fact is not None and fact.value == "none":
        return
    yield from _sizes(view, profile)
    yield from _files(view, profile)
    subject = subject_of(view)
    if subject is None or view.kind not in {Kind.SCORM12, Kind.SCORM2004}:
        return
    yield from _texts(subject, profile)
    yield from _import(subject, profile, {each.code: each.span for each in found})
    yield from _features(subject, profile)


def _where(profile: Profile, fact: Fact[object]) -> str:
    return profile.source_of(fact.source).where


def _standard(view: PackageView, profile: Profile) -> Iterator[Diagnostic]:
    fact = profile.standards.get(standard_of(view))
    if fact is None or fact.value == "full":
        return
    where = _where(profile, cast("Fact[object]", fact))
    if fact.value == "none":
        advice = " ".join(filter(None, (profile.advice.target, profile.advice.edition)))
        yield faults.refuses_standard(profile.title, view.words, advice, where, view.span)
    else:
        yield faults.partial(profile.title, view.words, fact.note, where, view.span)


def _sizes(view: PackageView, profile: Profile) -> Iterator[Diagnostic]:
    if view.archive.kind == "file":
        return
    size = size_of(view.archive)
    most, advised = profile.limits.package_size, profile.limits.advised_size
    if most is not None and size > most.value:
        where = _where(profile, cast("Fact[object]", most))
        yield faults.too_large(profile.title, size, most.value, where, view.archive.span)
    elif advised is not None and size > advised.value:
        where = _where(profile, cast("Fact[object]", advised))
        yield faults.large(profile.title, size, advised.value, where, view.archive.span)


def _files(view: PackageView, profile: Profile) -> Iterator[Diagnostic]:
    if view.archive.kind == "file":
        return
    for fact, find in (
        (profile.importer.refused_endings, _with_ending),
        (profile.importer.bad_name_characters, _with_sign),
    ):
        if fact is not None and (bad := find(view, fact.value)):
            where = _where(profile, cast("Fact[object]", fact))
            yield faults.refused_files(profile.title, bad, where, view.archive.span)


def _with_ending(view: PackageView, endings: Sequence[str]) -> list[str]:
    return [name for name in view.archive.members if name.lower().rpartition(".")[2] in endings]


def _with_sign(view: PackageView, signs: Sequence[str]) -> list[str]:
    return [name for name in view.archive.members if any(sign in name for sign in signs if sign != "/")]


def _texts(subject: Subject, profile: Profile) -> Iterator[Diagnostic]:
    limits, span = profile.limits, subject.document.span
    for each in subject.root.iter(etree.Element):
        identifier = each.get("identifier")
        most = limits.identifier_length
        if identifier and most is not None and len(identifier) > most.value:
            where = _where(profile, cast("Fact[object]", most))
            yield faults.too_long(
                profile.title,
                "an identifier",
                len(identifier),
                most.value,
                where=where,
                span=span(each, "identifier"),
            )
        most = limits.title_length
        if most is not None and local(each) == "title" and len(text_of(each)) > most.value:
            where = _where(profile, cast("Fact[object]", most))
            yield faults.too_long(
                profile.title, "a title", len(text_of(each)), most.value, where=where, span=span(each)
            )
    start = limits.distinct_identifier
    identifier = subject.root.get("identifier", "")
    if start is not None and len(identifier) > start.value:
        where = _where(profile, cast("Fact[object]", start))
        yield faults.identifier_start(
            profile.title, identifier[: start.value], where, span(subject.root, "identifier")
        )


def _import(subject: Subject, profile: Profile, found: dict[str, Span | None]) -> Iterator[Diagnostic]:
    """How the platform reads the manifest: its version, its prefixes, what it opens."""
    importer, here = profile.importer, subject.document.span(subject.root)
    version = next(subject.root.iter("{*}schemaversion"), None)
    known = importer.schemaversions
    if known is not None and version is not None and subject.is_2004:
        written = version.text or ""
        if written not in known.value:
            where = _where(profile, cast("Fact[object]", known))
            place = subject.document.span(version)
            yield faults.misread_version(profile.title, written.strip(), known.value, where, place)
    prefixes = importer.literal_prefixes
    if prefixes is not None and prefixes.value and "XML006" in found:
        where = _where(profile, cast("Fact[object]", prefixes))
        yield faults.needs_prefix(profile.title, where, found["XML006"] or here)
    launches = importer.launches
    if launches is not None and launches.value == "first-resource" and "MAN022" in found:
        resources = child(subject.root, "resources")
        first = next(
            (
                each
                for each in ([] if resources is None else resources.iterfind("{*}resource"))
                if each.get("href")
            ),
            None,
        )
        if first is not None:
            where = _where(profile, cast("Fact[object]", launches))
            place = subject.document.span(first, "href")
            yield faults.launches_other(profile.title, first.get("href", ""), where, place)


class _Asked(NamedTuple):
    """A feature that a package asks for, and where."""

    name: str
    span: Span


def _features(subject: Subject, profile: Profile) -> Iterator[Diagnostic]:
    for each in _asked(subject):
        fact = getattr(profile.features, each.name)
        if fact is None or fact.value == "yes":
            continue
        where = _where(profile, fact)
        if fact.value == "refused":
            yield faults.refused_feature(profile.title, _FEATURES[each.name], fact.note, where, each.span)
        else:
            found = faults.ignored_feature(
                profile.title, _FEATURES[each.name], _HOW[fact.value], fact.note, where=where, span=each.span
            )
            yield found._replace(severity=Severity.INFO) if fact.value == "partly" else found


def _asked(subject: Subject) -> Iterator[_Asked]:
    """The features that the package asks for, each with the first place that does."""
    scos = [
        each
        for each in launched_resources(subject).values()
        if (said := scorm_type(each)) is not None and said[1].lower() == "sco"
    ]
    if len(scos) > 1:
        yield _Asked("several_scos", subject.document.span(scos[1]))
    elements: tuple[tuple[str, str, Callable[[], bool]], ...] = (
        ("sequencing", "sequencing", lambda: len(scos) > 1),
        ("global_objectives", "mapInfo", lambda: True),
        ("prerequisites", "prerequisites", lambda: True),
        ("mastery_score", "masteryscore", lambda: True),
    )
    for feature, name, is_asked in elements:
        first = next(subject.root.iter(f"{{*}}{name}"), None)
        if first is not None and is_asked():
            yield _Asked(feature, subject.document.span(first))
