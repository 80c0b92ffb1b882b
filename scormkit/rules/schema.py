"""Schema validity by our own schema files, said only where no other rule has spoken (XML004)."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.package.model import Kind
from scormkit.rules import faults_xml as faults
from scormkit.rules.subject import Subject, local, space

_PACKAGE = Path(__file__).parents[1]
_TOLD = 20
"""Schema faults that are told at most: the first ones cause the others."""

_IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"


class _Set(NamedTuple):
    """A folder of schema files, and the namespaces that they define."""

    folder: str
    files: tuple[tuple[str, str], ...]


_SETS: Mapping[Kind, _Set] = {
    Kind.SCORM12: _Set(
        "scorm12",
        (
            ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
            ("http://www.imsglobal.org/xsd/imsmd_rootv1p2p1", "imsmd_rootv1p2p1.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd"),
        ),
    ),
    Kind.SCORM2004: _Set(
        "scorm2004",
        (
            (_IMSCP, "imscp_v1p1.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
            ("http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
            ("http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
            ("http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"),
            ("http://ltsc.ieee.org/xsd/LOM", "lom.xsd"),
        ),
    ),
    Kind.CMI5: _Set(
        "cmi5", (("https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd", "CourseStructure.xsd"),)
    ),
    Kind.TINCAN: _Set("tincan", (("http://projecttincan.com/tincan.xsd", "tincan.xsd"),)),
}

_CAUSES = frozenset({"MAN005", "MAN012", "CMI013", "SEQ050", "ADL007", "XAP008", "XAP010"})
"""Codes of what is missing in an element or out of order: the schema then stumbles over what follows."""
_TOLD_BY_RULES = ("xs:IDREF", "keyref", "Duplicate key-sequence")
"""What the schema says of references and of doubled ids, which have rules of their own."""
_STEP = re.compile(r"([^\[\]@]+)(?:\[(\d+)\])?")
_NAME = re.compile(r"\{[^}]*\}")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*?) \)\.?")
_VALUE = re.compile(r"attribute '([^']*)'[^:]*: (?:\[[^]]*\] )?(?:The value )?'([^']*)'")


def check_schema(subject: Subject, found: Collection[Diagnostic]) -> Iterator[Diagnostic]:
    """What the schema has against the manifest, except where a finding of another rule says it better."""
    known = _SETS.get(subject.view.kind)
    folder = None if known is None else _folder(known, subject.view.edition)
    if known is None or folder is None or space(subject.root.tag) not in dict(known.files):
        return
    # Only what the manifest uses is compiled: the schema of LOM is as large as all others together.
    used = tuple(pair for pair in known.files if pair == known.files[0] or subject.document.uses(pair[0]))
    schema = _load(folder, used)
    if schema.validate(subject.root):
        return
    spoken = [span for each in found for span in (each.span, *(other.span for other in each.related)) if span]
    places = {span[:3] for span in spoken}
    causes = {each.span[:3] for each in found if each.span and each.code in _CAUSES}
    ignored = (
        _TOLD_BY_RULES if all(each.code != "XAP004" for each in found) else (*_TOLD_BY_RULES, "}description")
    )
    told = 0
    seen: set[etree._Element] = set()
    log: Any = schema.error_log
    for error in log:
        element = _element(subject, error.path)
        if element is None or element in seen or any(each in error.message for each in ignored):
            continue
        if _is_spoken(subject, element, places) or _follows(subject, element, causes):
            continue
        seen.add(element)
        message, remedy = _words(element, error.message)
        fault = faults.invalid(message, remedy, subject.document.span(element))
        yield fault._replace(severity=Severity.ERROR) if subject.view.kind is Kind.CMI5 else fault
        told += 1
        if told >= _TOLD:
            return


def _folder(found: _Set, edition: int | None) -> Path | None:
    """Where the schema files of a standard lie; None where this installation has none."""
    shipped = _PACKAGE / "_schemas"
    folder = (shipped if shipped.is_dir() else _PACKAGE.parent / "schemas") / found.folder
    own = folder / ("3rd" if edition in {2, 3} else "4th")
    folder = own if own.is_dir() else folder
    return folder if all((folder / name).is_file() for _, name in found.files) else None


@cache
def _load(folder: Path, files: tuple[tuple[str, str], ...]) -> etree.XMLSchema:
    """One validator over all files: manifests mix namespaces, and wildcards are strict."""
    schema = "http://www.w3.org/2001/XMLSchema"
    driver = etree.Element(f"{{{schema}}}schema", nsmap={"xs": schema})
    for namespace, name in files:
        etree.SubElement(driver, f"{{{schema}}}import", namespace=namespace, schemaLocation=name)
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    base = f"{folder.resolve().as_uri()}/scormkit.xsd"
    return etree.XMLSchema(etree.fromstring(etree.tostring(driver), parser, base_url=base))


def _element(subject: Subject, path: str | None) -> etree._Element | None:
    """The element that libxml2 names by a path: `*[3]` counts all children, `p:map[2]` those of a name."""
    here = subject.root
    for step in (path or "").split("/")[2:]:
        match = _STEP.fullmatch(step)
        if match is None:
            return here
        wanted = match[1]
        found = [
            each
            for each in here.iterchildren("*")
            if wanted == "*" or wanted == (f"{each.prefix}:{local(each)}" if each.prefix else local(each))
        ]
        number = int(match[2] or 1)
        if number > len(found):
            return here
        here = found[number - 1]
    return here


def _follows(subject: Subject, element: etree._Element, causes: set[tuple[str, int, int]]) -> bool:
    """Whether something is missing in the parent, or in the wrong order beside it, as a finding says."""
    parent = element.getparent()
    if parent is None or not causes:
        return False
    return any(subject.document.span(each)[:3] in causes for each in (parent, *parent.iterchildren("*")))


def _is_spoken(subject: Subject, element: etree._Element, places: set[tuple[str, int, int]]) -> bool:
    """Whether a finding points at the element or at one of its attributes."""
    start = subject.document.span(element)
    if start[:3] in places:
        return True
    return any(
        subject.document.span(element, str(name).rpartition("}")[2])[:3] in places
        for name in element.keys()  # noqa: SIM118 - lxml's elements are no mappings
    )


def _words(element: etree._Element, message: str) -> tuple[str, str]:  # noqa: PLR0911 - one form a line
    """A fault of libxml2's in our words, and what is to be done."""
    plain = _NAME.sub("", message)
    expected = _EXPECTED.search(plain)
    wanted = f"Expected here: {expected[1].replace('##other*', 'an extension')}." if expected else ""
    name = local(element)
    if "This element is not expected" in plain:
        return (
            f"<{name}> may not stand here.",
            wanted or "Remove it, or move it to where the standard has it.",
        )
    if "Missing child element" in plain:
        return f"<{name}> lacks an element that it needs.", wanted or "Add what the standard asks for."
    if "is required but missing" in plain:
        lacking = plain.partition("The attribute '")[2].partition("'")[0]
        return f"<{name}> lacks the attribute {lacking}.", f'Write {lacking}="..." on it.'
    if "attribute" in plain and "not allowed" in plain:
        extra = plain.partition("The attribute '")[2].partition("'")[0]
        return (
            f"<{name}> may not have the attribute {extra}.",
            "Remove it, or check its name and letter case.",
        )
    if "No matching global" in plain:
        return f"<{name}> is not known in its namespace.", "Check the namespace and the name of the element."
    if value := _VALUE.search(plain):
        return (
            f"The attribute {value[1]} of <{name}> cannot be {value[2][:80]!r}.",
            "Write a value of the standard.",
        )
    if "haracter content" in plain:
        return (
            f"<{name}> holds text, where only elements may stand.",
            "Remove the text, or put it into its element.",
        )
    said = plain.partition(": ")[2] or plain
    return (
        f"<{name}>: {said[:1].lower()}{said[1:200].rstrip('.')}.",
        wanted or "Write it as the standard has it.",
    )
