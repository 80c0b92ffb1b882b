"""What all targets ask of a package of ours; which fault that is, each target says itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.targets._ims.identifiers import IDENTIFIER_LIMIT
from scormkit.targets._ims.schemas import load_schema, parse_xml, schema_folder

_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


class Problem(NamedTuple):
    """What is wrong in a document, and in which of its lines."""

    line: int
    reason: str


def comes_first(entries: Sequence[Entry], name: str) -> bool:
    """Whether a file, made by us, is the first of the package: platforms look for the manifest there."""
    return bool(entries) and entries[0].name == name and isinstance(entries[0].content, bytes)


def own_document(entries: Sequence[Entry], name: str) -> etree._Element | Problem:
    """The root of the document `name`, which is the first file of the package; or why there is none."""
    content = entries[0].content if comes_first(entries, name) else None
    if not isinstance(content, bytes):
        return Problem(1, "is not the first file of the package")
    try:
        root = parse_xml(content)
    except etree.XMLSyntaxError as error:
        return Problem(error.lineno or 1, error.msg or "is not well-formed")
    if root.getroottree().docinfo.internalDTD is not None:
        return Problem(1, "a document type is declared, and ours never has one")
    return root


def against_schema(
    root: etree._Element, folder: str, locations: tuple[tuple[str, str], ...]
) -> Iterator[Problem]:
    """Where a document breaks the schema files of a folder in schemas/; see `load_schema`."""
    schema = load_schema(schema_folder(folder), locations)
    if not schema.validate(root):
        for error in cast("Iterable[etree._LogEntry]", schema.error_log):
            yield Problem(error.line, error.message)


def doubled(names: Iterable[str]) -> list[str]:
    """The names that are there more than once."""
    return sorted(name for name, count in Counter(names).items() if count > 1)


def unfit_identifiers(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The identifiers of a manifest that platforms cannot take, each with the reason."""
    used = Counter(each.get("identifier", "") for each in root.iter() if "identifier" in each.attrib)
    for identifier, count in used.items():
        if not _NCNAME.fullmatch(identifier):
            yield identifier, "is not a name that XML and every platform can take"
        if count > 1:
            yield identifier, "is used more than once"
    manifest = root.get("identifier", "")
    if len(manifest) > IDENTIFIER_LIMIT:
        yield manifest, "is too long for some platforms"


def wrong_launches(root: etree._Element, names: Mapping[str, str], kind: str) -> Iterator[tuple[str, str]]:
    """Each item launches a SCO of its own, the first resource is a SCO, and nothing else can be launched.

    `names` has the namespace of content packaging as `cp`; `kind` is the attribute that tells SCO from asset.
    """
    resources = {str(each.get("identifier")): each for each in root.iterfind(".//cp:resource", names)}
    items = [each for each in root.iterfind(".//cp:item", names) if each.find("cp:item", names) is None]
    launched = Counter(str(each.get("identifierref")) for each in items)
    pages = Counter(each.get("href") for each in resources.values())
    if not launched:
        yield "The organization", "has no item"
    for identifier in launched.keys() - resources.keys():
        yield identifier, "is launched, and there is no such resource"
    for position, (identifier, resource) in enumerate(resources.items()):
        href = resource.get("href")
        if resource.get(kind) == "sco":
            own = [each.get("href") for each in resource.iterfind("cp:file", names)]
            if href is None or href not in own or pages[href] != 1:
                yield identifier, "is a SCO without a launch page of its own"
            if launched[identifier] != 1:
                yield identifier, f"is a SCO that {launched[identifier]} items launch, not one"
        elif resource.get(kind) != "asset" or href is not None or identifier in launched or position == 0:
            yield identifier, "is not a SCO, and could be launched in place of one"
        for dependency in resource.iterfind("cp:dependency", names):
            if dependency.get("identifierref") not in resources:
                yield identifier, "needs a resource that is not in the manifest"
