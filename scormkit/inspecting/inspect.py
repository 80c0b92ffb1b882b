"""A package -> what it is and does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.errors import FindingsError
from scormkit.inspecting.generators import made_by
from scormkit.inspecting.model import Advice, Inspection
from scormkit.inspecting.structure import MOVE_ON, Told, structure_of, web_structure
from scormkit.package.cmi5 import read_course
from scormkit.package.detect import open_package
from scormkit.package.model import Kind, PackageView
from scormkit.rules.container import size_of
from scormkit.rules.judge import judge
from scormkit.rules.launch import hosts_of, launches
from scormkit.rules.lms import check_lms, standard_of
from scormkit.rules.pages import Read, other_scripts, read_page
from scormkit.rules.subject import Subject, subject_of, text_of
from scormkit.rules.traces import Trace, Words
from scormkit.xml import XML

if TYPE_CHECKING:
    from scormkit.lms.model import Profile

PLATFORMS = (
    "moodle", "cornerstone", "successfactors", "docebo", "talentlms", "canvas", "brightspace", "blackboard",
    "absorb", "open-edx", "scorm-cloud",
)  # fmt: skip
"""The platforms that every report speaks of."""

_STATED = frozenset({Kind.CMI5, Kind.TINCAN})
_LARGEST = 5
_MOST_PAGES = 8
_TRACKED: Mapping[str, tuple[Trace | Words, ...]] = {
    "completion and success": (
        Trace(r"cmi\.core\.lesson_status|cmi\.(completion|success)_status", ("_status",)),
        Trace(r"expapi/verbs/(completed|passed|failed)", ("expapi/verbs/",)),
    ),
    "score": (Trace(r"cmi\.(core\.)?score\.", ("score.",)), Words(("scaled",))),
    "time": (Trace(r"session_time", ("session_time",)), Words(("duration",))),
    "where the learner stopped": (Trace(r"cmi\.core\.lesson_location|cmi\.location", ("location",)),),
    "saved state": (Trace(r"cmi\.suspend_data|activities/state", ("suspend_data", "activities/state")),),
    "answers to questions": (
        Trace(r"cmi\.interactions|expapi/verbs/(answered|responded)", ("cmi.interactions", "expapi/verbs/")),
    ),
    "objectives": (Trace(r"cmi\.objectives", ("cmi.objectives",)),),
    "comments": (Trace(r"cmi\.comments", ("cmi.comments",)),),
}
_IN_WORDS: Mapping[str, Trace] = {
    "completion and success": Trace(
        r"[\"'`](completed|passed|failed)[\"'`]", ("completed", "passed", "failed")
    ),
    "answers to questions": Trace(r"[\"'`](answered|responded)[\"'`]", ("answered", "responded")),
}
"""Scripts that make statements put the addresses of verbs together from their beginning and one of these."""
_NAMED = Trace("cmi|expapi|xapi|ADL", ("cmi", "expapi", "xapi", "ADL"))
_HARMLESS: Mapping[str, str] = {
    "MAN019": "Items do not say isvisible: nothing is to do but for Open edX.",
    "MAN025": "A warning about missing schema files (.xsd) does no harm: nobody needs them to play it.",
    "RES011": "Files that the manifest does not list are taken by nearly every platform.",
    "RES010": "A launch page that is not listed as a file is taken by nearly every platform.",
    "PKG080": "Files that a computer left behind do no harm.",
    "MAN006": "Identifiers that are no XML names are taken by all platforms that we know.",
    "XAP004": "A missing description is taken by all importers that we know.",
}  # fmt: skip


def inspect_package(path: Path, *, platforms: Sequence[str] = PLATFORMS) -> Inspection:
    """Look at a package: a zip, a folder, or a manifest by itself. Nothing is written or run.

    Raises `FindingsError` with the reasons when it cannot be opened, `ValueError` for an unknown platform.
    """
    from scormkit.lms.profiles import load_profile

    path = path.absolute()
    found: list[Diagnostic] = []
    view = open_package(path, found.append)
    profiles = [load_profile(name) for name in platforms]
    if view is None:
        raise FindingsError(tuple(sorted(found, key=lambda each: each.sort_key)))
    found.extend(judge(view))
    findings = tuple(sorted(dict.fromkeys(found), key=lambda each: each.sort_key))
    subject = subject_of(view)
    told = web_structure(view) if view.kind is Kind.WEB else Told("", (), ())
    told = told if subject is None else structure_of(subject)
    pages = [] if subject is None else [*_pages(subject)]
    members = view.archive.members.values()
    return Inspection(
        file=path.name,
        standard=view.words,
        title=told.title,
        identifier="" if subject is None else _identifier(subject),
        version="" if subject is None else subject.root.get("version", ""),
        languages=() if subject is None else tuple(_languages(subject, pages)),
        made_by=made_by(view.archive.members, _texts(subject, pages)),
        structure=told.units,
        completion=(*_promised(subject, pages), *(() if subject is None else _completion(subject, told))),
        passing=() if subject is None else tuple(_passing(subject, told)),
        mastery=told.mastery,
        tracked=() if subject is None else tuple(_tracked(subject, pages)),
        hosts=tuple(hosts_of(address for page in pages for address in page.addresses)),
        size=size_of(view.archive),
        unpacked=sum(each.size for each in members),
        files=len(members),
        largest=tuple(
            (each.name, each.size) for each in sorted(members, key=lambda each: (-each.size, each.name))
        )[:_LARGEST],
        harmless=tuple(
            words for code, words in _HARMLESS.items() if any(each.code == code for each in findings)
        ),
        findings=findings,
        platforms=tuple(_advice(view, profile, findings) for profile in profiles),
    )


def _pages(subject: Subject) -> Iterator[Read]:
    """The launch pages, up to a number, with what they load."""
    if not subject.has_files:
        return
    seen: set[str] = set()
    for each in launches(subject):
        there, _ = subject.find(each.address)
        if there is not None and there not in seen and len(seen) < _MOST_PAGES:
            seen.add(there)
            yield read_page(subject, there)


def _texts(subject: Subject | None, pages: Iterable[Read]) -> Iterator[str]:
    if subject is not None:
        yield subject.document.text[:200_000]
    for page in pages:
        yield page.texts[page.page]


def _identifier(subject: Subject) -> str:
    if subject.view.kind is Kind.CMI5:
        return read_course(subject.document).id
    if subject.view.kind is Kind.TINCAN:
        return next((each.get("id", "") for each in subject.root.iter("{*}activity")), "")
    return subject.root.get("identifier", "")


def _languages(subject: Subject, pages: Sequence[Read]) -> Iterator[str]:
    """The languages that the manifest and its pages name, each once."""
    found: dict[str, None] = {}
    for each in subject.root.iter("{*}langstring", "{*}string", "{*}name", "{*}title"):
        value = each.get("lang") or each.get(f"{{{XML}}}lang") or each.get("language")
        if value:
            found[value.strip()] = None
    for each in subject.root.iter("{*}language"):
        found[text_of(each)] = None
    for page in pages:
        match = re.search(r"<html[^>]*\blang\s*=\s*[\"']?([A-Za-z-]+)", page.texts[page.page], re.IGNORECASE)
        if match:
            found[match[1]] = None
    yield from (name for name in found if name and name not in {"x-none", "none"})


def _promised(subject: Subject | None, pages: Sequence[Read]) -> Iterator[str]:
    """What a course of scormkit says of itself in its launch page."""
    from scormkit.inspecting.promised import promised

    said = (
        None
        if subject is None or not pages
        else promised(pages[0].texts[pages[0].page], says_both=subject.is_2004)
    )
    if said is not None:
        each = "Each part: c" if len(pages) > 1 else "C"
        yield f"{each}ompleted {said[0]}."
        yield f"Recorded as {said[1]}."


def _completion(subject: Subject, told: Told) -> Iterator[str]:
    kind = subject.view.kind
    if kind is Kind.CMI5:
        units = read_course(subject.document).units
        ways = dict.fromkeys(each.move_on for each in units)
        yield from (
            f"{sum(each.move_on == way for each in units)} of {len(units)} units: {MOVE_ON.get(way, way)}."
            for way in ways
        )
        yield "The course is satisfied when every unit has met its condition."
    elif kind is Kind.TINCAN:
        yield "The course reports statements; which of them completes it is set on the platform."
    else:
        scos = sum(unit.kind == "SCO" for top in told.units for _, unit in top.every())
        if scos == 0:
            yield "Nothing in the package reports: platforms count it as completed when it was opened."
        elif scos == 1:
            yield "The course itself reports when it is complete; until then it is incomplete."
        else:
            yield f"{scos} parts (SCOs) each report when they are complete; the platform puts them together."
        if subject.is_2004 and any(each.code == "SEQ058" for each in judge(subject.view)):
            yield "Parts that report nothing are completed by the platform when the learner leaves them."


def _passing(subject: Subject, told: Told) -> Iterator[str]:
    kind = subject.view.kind
    scores = ", ".join(told.mastery)
    if kind is Kind.SCORM12:
        yield (
            f"The manifest has the mastery score {scores}: some platforms set passed or failed by it, "
            "whatever the course reports."
            if scores
            else "The manifest has no mastery score: the course itself reports passed or failed, or nothing."
        )
    elif kind is Kind.SCORM2004:
        yield (
            f"Passed from {scores} (of 1) on, where the manifest says satisfiedByMeasure."
            if scores
            else "The manifest has no pass mark: the course itself reports passed or failed, or nothing."
        )
    elif kind is Kind.CMI5:
        yield (
            f"Units are passed from {scores} (of 1) on."
            if scores
            else "Units decide themselves who has passed."
        )
    elif kind is Kind.TINCAN:
        yield "The course itself reports passed or failed, or nothing."


def _tracked(subject: Subject, pages: Sequence[Read]) -> Iterator[str]:
    """What the scripts of the package name; nothing is run, so that it may be more than is ever sent."""
    texts = [text for page in pages for text in page.texts.values()]
    if pages and not any(_NAMED.is_in(text) for text in texts):
        texts += [
            text for _, text in other_scripts(subject, {name: "" for page in pages for name in page.texts})
        ]
    makes_statements = [text for text in texts if subject.view.kind in _STATED and "expapi/verbs/" in text]
    for words, traces in _TRACKED.items():
        in_words = _IN_WORDS.get(words)
        if any(trace.is_in(text) for trace in traces for text in texts) or (
            in_words is not None and any(in_words.is_in(text) for text in makes_statements)
        ):
            yield words


def _advice(view: PackageView, profile: Profile, found: Sequence[Diagnostic]) -> Advice:
    has_standard = view.kind not in {Kind.CONTENT, Kind.WEB}
    fact = profile.standards.get(standard_of(view)) if has_standard else None
    settings = profile.settings_for(standard_of(view)) if has_standard else ()
    concerns = [each for each in check_lms(view, profile, found) if each.severity is not Severity.INFO]
    return Advice(
        profile.name,
        profile.title,
        "none" if view.kind is Kind.WEB else "unknown" if fact is None else fact.value,
        tuple(concerns),
        tuple((each.name, each.choose, each.why) for each in settings),
        tuple((each.says, each.means) for each in profile.warnings),
    )
