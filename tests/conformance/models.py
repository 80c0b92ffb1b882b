"""Every element of a schema file as a sample, and every small change to its children and attributes.

The samples are made from the declarations, so that no element is forgotten, and a change is tried at each of
its children: left out, doubled, swapped with the next, followed by what does not belong there.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

XS = "{http://www.w3.org/2001/XMLSchema}"
WORDS = {"size": "7", "timelimitaction": "exit,message", "schema": "ADL SCORM", "schemaversion": "1.2"}
STRANGERS = (
    "{http://www.adlnet.org/xsd/adlcp_rootv1p2}datafromlms",
    "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}identifier",
    "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}title",
    "{urn:none}none",
)
VALUES = {"type": "URI", "isvisible": "true", "{http://www.w3.org/XML/1998/namespace}lang": "en"}


class Samples:
    """The declarations of one schema file, and samples of its elements."""

    def __init__(self, file: Path) -> None:
        root = etree.parse(str(file)).getroot()
        self.namespace = str(root.get("targetNamespace"))
        self.elements = {str(each.get("name")): each for each in root.iterfind(f"{XS}element")}
        self.types = {str(each.get("name")): each for each in root.iterfind(f"{XS}complexType")}
        self.count = 0

    def sample(self, name: str, depth: int = 0) -> etree._Element:
        """An element with each attribute and, where it has children, each child once."""
        declared = self.elements[name]
        shape = self.types.get(str(declared.get("type")), declared)
        element = etree.Element(f"{{{self.namespace}}}{name}")
        for attribute in shape.iter(f"{XS}attribute"):
            self.count += 1
            key = attribute.get("name") or "{http://www.w3.org/XML/1998/namespace}" + str(
                attribute.get("ref")
            ).removeprefix("xml:")
            element.set(key, VALUES.get(key, f"x{self.count}"))
        if name == "prerequisites":
            element.set("type", "aicc_script")
        children = [str(each.get("ref")) for each in shape.iter(f"{XS}element") if each.get("ref")]
        if not any(True for _ in shape.iter(f"{XS}sequence", f"{XS}group")):
            element.text = WORDS.get(name, "words")
        element.extend(self.sample(child, depth + 1) for child in children if depth < 4 or child != name)
        return element


def variants(sample: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The sample itself, and every small change to it, with a name each."""
    yield "as it is", sample
    for change in (_children, _attributes, _texts, _strangers):
        yield from change(sample)


def _children(sample: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for index, child in enumerate(sample):
        name = etree.QName(child).localname
        missing, doubled, moved = deepcopy(sample), deepcopy(sample), deepcopy(sample)
        del missing[index]
        yield f"without {name}", missing
        double = deepcopy(child)
        for each in double.iter():
            if "identifier" in each.attrib:
                each.set("identifier", f"{each.get('identifier')}-2")
        doubled.insert(index, double)
        yield f"two of {name}", doubled
        moved.append(moved[index])
        yield f"{name} last", moved


def _attributes(sample: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for key in map(str, sample.attrib):
        missing = deepcopy(sample)
        del missing.attrib[key]
        yield f"without @{key}", missing
        for value in ("", "x" * 201, "x" * 1001, "x" * 2001, "a b", "7"):
            changed = deepcopy(sample)
            changed.set(key, value)
            yield f"@{key} of {len(value)} characters", changed


def _texts(sample: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for text in ("", "words", "7", "x" * 101, "x" * 256, "x" * 2001):
        changed = deepcopy(sample)
        changed.text = text
        yield f"a text of {len(text)} characters", changed


def _strangers(sample: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for name in STRANGERS:
        changed = deepcopy(sample)
        etree.SubElement(changed, name)
        yield f"with {name}", changed
    for key in ("unknown", "{http://www.adlnet.org/xsd/adlcp_rootv1p2}scormtype"):
        changed = deepcopy(sample)
        changed.set(key, "sco")
        yield f"with @{key}", changed
