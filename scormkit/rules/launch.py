"""Rules about what a launch page does (RUN001 to RUN016, RES013)."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from scormkit.diagnostics import Diagnostic, Span
from scormkit.package.cmi5 import read_course
from scormkit.package.model import Kind
from scormkit.package.tincan import read_activities
from scormkit.rules import faults_launch as faults
from scormkit.rules import faults_resources
from scormkit.rules.manifest import scorm_type
from scormkit.rules.organizations import launched_resources
from scormkit.rules.pages import Read, other_scripts, read_page
from scormkit.rules.subject import Subject, child, is_elsewhere
from scormkit.rules.traces import Trace, Words
from scormkit.xml import XML

_MOST_PAGES = 20
"""Launch pages that are read; a course with more was made by a program that makes them all alike."""

_OLD = Words(("API", "LMSInitialize", "LMSSetValue"))
_NEW = Words(("API_1484_11",))
_XAPI = Words(("endpoint", "fetch"))
_BEGIN, _BEGIN_2004 = Words(("LMSInitialize",)), Words(("Initialize",))
_UNLOAD = Trace(
    r"""\bonunload\b|\.unload\s*\(|(\bon|addEventListener|bind)\s*\(\s*["'][^"']*\bunload\b""", ("unload",)
)
_SYNCHRONOUS = Trace(
    r"""\.open\(\s*["'](?i:GET|POST|PUT)["'][^;)]{0,200},\s*(false|!1)\s*[,)]|async\s*:\s*(false|!1)\b""",
    (".open(", "async"),
)
_INCORRECT = Trace(
    r"""interactions\.[^;]{0,120}\bresult["'][^;]{0,80}["']incorrect["']""", ('"incorrect"', "'incorrect'")
)
_ISO_TIME = Trace(r"""(session_time|latency)["']\s*,\s*["']P(\d|T)""", ("session_time", "latency"))
_CLOCK_TIME = Trace(
    r"""(session_time|latency)["']\s*,\s*["']\d{2,4}:\d\d:\d\d""", ("session_time", "latency")
)
_JSON_ID = Trace(
    r"""(objectives|interactions)\.[^"'`;]{0,60}\.id["'`]\s*,\s*JSON\.stringify\(""", ("JSON.stringify(",)
)
_DIGITS = Trace(
    r"""\bscore\.(raw|scaled)["'`]\s*,\s*(["'`]-?\d+\.\d{8}|[^;,]{1,80}\.toFixed\((8|9|1\d|20)\))""",
    ("score.raw", "score.scaled"),
)
_POPUP = Trace(r"""(?i:\bonload)\s*=\s*["'][^"']*window\.open\(""", ("window.open(",))
_ELSEWHERE = re.compile(r"""<script\b[^>]{0,500}?\bsrc\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""", re.IGNORECASE)
_NO_PAGES = {
    ".swf": "no browser of today runs Flash",
    ".pdf": "a PDF is shown and cannot report to the platform",
    ".mp4": "a film is shown and cannot report to the platform",
    ".exe": "a program does not run in a browser",
    ".pptx": "a presentation is downloaded and cannot report to the platform",
    ".docx": "a document is downloaded and cannot report to the platform",
}


class Launch(NamedTuple):
    """A page that is launched: its address as written, whether it is to report, its place in the manifest."""

    address: str
    reports: bool
    span: Span


def check_launch(subject: Subject) -> Iterator[Diagnostic]:
    """Each launch page that is in the package, up to a number."""
    if not subject.has_files:
        return
    seen: set[str] = set()
    for each in launches(subject):
        there, _ = subject.find(each.address)
        if there is None or there in seen or is_elsewhere(each.address):
            continue
        seen.add(there)
        if len(seen) > _MOST_PAGES:
            return
        yield from _page(subject, each, there)


def launches(subject: Subject) -> Iterator[Launch]:
    """The pages that are launched, whatever the standard."""
    kind = subject.view.kind
    if kind is Kind.CMI5:
        for unit in read_course(subject.document).units:
            yield Launch(unit.url, True, unit.span)
    elif kind is Kind.TINCAN:
        for activity in read_activities(subject.document):
            if activity.launch:
                yield Launch(activity.launch, True, activity.span)
    else:
        parent = child(subject.root, "resources")
        base = "".join(
            "" if each is None else each.get(f"{{{XML}}}base") or "" for each in (subject.root, parent)
        )
        for resource in launched_resources(subject).values():
            said = scorm_type(resource)
            own = base + (resource.get(f"{{{XML}}}base") or "")
            if href := resource.get("href"):
                is_sco = said is not None and said[1].lower() == "sco"
                yield Launch(own + href, is_sco, subject.document.span(resource, "href"))


def _page(subject: Subject, launch: Launch, name: str) -> Iterator[Diagnostic]:
    if subject.archive.members[name].size == 0:
        yield faults.empty(name, launch.span)
        return
    ending = "." + name.lower().rpartition(".")[2]
    if ending in _NO_PAGES:
        if launch.reports:
            yield faults.no_page(name, _NO_PAGES[ending], launch.span)
        return
    read = read_page(subject, name)
    span = Span(subject.archive.file(name))
    if launch.reports:
        yield from _interface(subject, read, launch.span)
    yield from _habits(read, span)
    yield from _loads(read, span)


def _interface(subject: Subject, read: Read, span: Span) -> Iterator[Diagnostic]:
    """Whether the page and its scripts use what the platform offers."""
    kind = subject.view.kind
    if kind in {Kind.CMI5, Kind.TINCAN}:
        if not _found(subject, read, _XAPI):
            what = "fetch and endpoint" if kind is Kind.CMI5 else "endpoint"
            yield faults.no_xapi(read.page, what, span)
        return
    wanted, other = (_NEW, _OLD) if subject.is_2004 else (_OLD, _NEW)
    names = ("API_1484_11", "API") if subject.is_2004 else ("API", "API_1484_11")
    if not _found(subject, read, wanted):
        if _found(subject, read, other):
            yield faults.wrong_interface(read.page, names[1], names[0], span)
        else:
            yield faults.no_interface(read.page, names[0], span)
        return
    begin, end = ("Initialize", "Terminate") if subject.is_2004 else ("LMSInitialize", "LMSFinish")
    began = _any(read, _BEGIN_2004 if subject.is_2004 else _BEGIN)
    if began and not _found(subject, read, Trace(end, (end,))):
        yield faults.no_end(read.page, begin, end, span)
    if _any(read, _JSON_ID):
        yield faults.json_identifier(read.page, span)
    if _any(read, _DIGITS):
        yield faults.score_digits(read.page, span)
    if not subject.is_2004 and _any(read, _INCORRECT):
        yield faults.result_word(read.page, span)
    if _any(read, _CLOCK_TIME if subject.is_2004 else _ISO_TIME):
        forms = ("0000:12:30", "PT12M30S")
        yield faults.time_format(read.page, *(forms if subject.is_2004 else forms[::-1]), span)


def _any(read: Read, trace: Trace | Words) -> bool:
    return any(trace.is_in(text) for text in read.texts.values())


def _found(subject: Subject, read: Read, trace: Trace | Words) -> bool:
    """Whether the page or a script has it; scripts that are loaded unseen count as well."""
    return _any(read, trace) or any(trace.is_in(text) for _, text in other_scripts(subject, read.texts))


def _habits(read: Read, span: Span) -> Iterator[Diagnostic]:
    """What browsers of today no longer allow."""
    for trace, fault in ((_UNLOAD, faults.unload), (_SYNCHRONOUS, faults.synchronous)):
        if names := [name for name, text in read.texts.items() if trace.is_in(text)]:
            yield fault(names, span)
    if _POPUP.is_in(read.texts[read.page]):
        yield faults.popup(read.page, span)


def _loads(read: Read, span: Span) -> Iterator[Diagnostic]:
    """What the page loads, from the package and from elsewhere."""
    if read.missing:
        yield faults.reference_missing(read.page, read.missing, span)
    if plain := [each for each in read.addresses if each.startswith("http:")]:
        yield faults_resources.mixed_content(plain, read.page, span)
    if scripts := hosts_of(_ELSEWHERE.findall(read.texts[read.page])):
        yield faults.script_elsewhere(read.page, scripts, span)
    if hosts := hosts_of(read.addresses):
        yield faults.hosts(read.page, hosts, span)


def hosts_of(addresses: Iterable[str]) -> list[str]:
    """The servers of addresses, each once."""
    return [*dict.fromkeys(urlsplit(each).hostname or "" for each in addresses)]
