"""Findings as a JUnit report, the form that every continuous integration server can show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.etree import ElementTree as Xml

from scormkit.diagnostics.choosing import fails
from scormkit.diagnostics.model import Diagnostic, Severity
from scormkit.diagnostics.render.places import path_of, shown
from scormkit.diagnostics.render.text import render_text

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def render_junit(
    results: Iterable[tuple[Path, Sequence[Diagnostic]]], fail_on: Severity = Severity.ERROR
) -> str:
    """One suite a course and one case a finding; a course without findings is one case that passed.

    A finding that makes the run fail is a failure. The others are cases marked as skipped, which servers
    list without failing.
    """
    root = Xml.Element("testsuites", name="scormkit")
    for folder, found in results:
        suite = Xml.SubElement(root, "testsuite", name=_clean(shown(folder.absolute())))
        for each in found:
            _case(suite, each, folder, fail_on)
        if not found:
            Xml.SubElement(suite, "testcase", classname=suite.attrib["name"], name="nothing to correct")
        _count(suite)
    _count(root)
    Xml.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"


def _case(suite: Xml.Element, finding: Diagnostic, folder: Path, fail_on: Severity) -> None:
    span = finding.span
    file = _clean(shown(path_of(span.file, folder))) if span else suite.attrib["name"]
    name = f"{finding.code} {finding.slug}"
    case = Xml.SubElement(suite, "testcase", classname=file, name=name)
    if span:
        case.attrib |= {"name": f"{name} at {span.line}:{span.column}", "file": file, "line": str(span.line)}
    message = _clean(finding.message)
    if fails(finding, fail_on):
        kind = str(finding.severity)
        Xml.SubElement(case, "failure", message=message, type=kind).text = _clean(
            render_text((finding,), folder)
        )
    else:
        Xml.SubElement(case, "skipped", message=f"{finding.severity}: {message}")


def _count(element: Xml.Element) -> None:
    for name, path in (("tests", ".//testcase"), ("failures", ".//failure"), ("skipped", ".//skipped")):
        element.set(name, str(len(element.findall(path))))
    element.set("errors", "0")


def _clean(text: str) -> str:
    return _IMPOSSIBLE.sub("\ufffd", text)
