"""The XML Schemas that scormkit ships: where they lie, as package entries, and as validators."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lxml import etree

from scormkit.archive.entry import Entry

_PACKAGE = Path(__file__).parents[2]


def schema_folder(target: str) -> Path:
    """Where the schema files of a target (`scorm12`) lie: in the wheel, or in a checkout of the project."""
    shipped = _PACKAGE / "_schemas"
    return (shipped if shipped.is_dir() else _PACKAGE.parent / "schemas") / target


def schema_entries(target: str, names: Iterable[str]) -> tuple[Entry, ...]:
    """The schema files as entries for the root of a package, where importers look for them."""
    folder = schema_folder(target)
    return tuple(Entry(name, (folder / name).read_bytes()) for name in names)


@cache
def load_schema(folder: Path, locations: tuple[tuple[str, str], ...]) -> etree.XMLSchema:
    """One validator over several schema files of a folder; `locations` pairs namespaces with file names.

    A manifest mixes namespaces, and its wildcards are strict: all the files must be known at once. Nothing is
    read from the network. Compiled once in a process (about 2 ms), as every build validates.
    """
    schema = "http://www.w3.org/2001/XMLSchema"
    driver = etree.Element(f"{{{schema}}}schema", nsmap={"xs": schema})
    for namespace, name in locations:
        etree.SubElement(driver, f"{{{schema}}}import", namespace=namespace, schemaLocation=name)
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    base = f"{folder.resolve().as_uri()}/scormkit.xsd"
    return etree.XMLSchema(etree.fromstring(etree.tostring(driver), parser, base_url=base))


def parse_xml(data: bytes) -> etree._Element:
    """The root element; no entity is resolved and nothing is fetched. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)
