"""Small, named changes to a good manifest, each with the verdict that SCORM 1.2 has for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from scormkit.targets._ims.imsmd import NAMESPACE as IMSMD
from scormkit.targets.scorm12.manifest import ADLCP, IMSCP

NAMES = {"cp": IMSCP, "adlcp": ADLCP, "md": IMSMD}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

Change = Callable[[etree._Element], None]


def one(root: etree._Element, path: str) -> etree._Element:
    found = root.find(path, NAMES)
    assert found is not None, path
    return found


def owner(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def make(name: str, words: str | None = None) -> etree._Element:
    space, _, local = name.rpartition(":")
    element = etree.Element(etree.QName(NAMES.get(space, space) or None, local))
    element.text = words
    return element


def without(path: str) -> Change:
    def change(root: etree._Element) -> None:
        found = one(root, path)
        owner(found).remove(found)

    return change


def twice(path: str) -> Change:
    def change(root: etree._Element) -> None:
        found = one(root, path)
        found.addnext(etree.fromstring(etree.tostring(found)))

    return change


def first(path: str) -> Change:
    """Moved before all its siblings."""

    def change(root: etree._Element) -> None:
        found = one(root, path)
        owner(found).insert(0, found)

    return change


def last(path: str) -> Change:
    """Moved behind all its siblings."""

    def change(root: etree._Element) -> None:
        found = one(root, path)
        owner(found).append(found)

    return change


def says(path: str, words: str) -> Change:
    def change(root: etree._Element) -> None:
        one(root, path).text = words

    return change


def has(path: str, attribute: str, value: str | None) -> Change:
    """With another value of an attribute, or without the attribute (None)."""

    def change(root: etree._Element) -> None:
        element = one(root, path)
        if value is None:
            del element.attrib[attribute]
        else:
            element.set(attribute, value)

    return change


def named(path: str, name: str) -> Change:
    def change(root: etree._Element) -> None:
        one(root, path).tag = make(name).tag

    return change


def holds(path: str, name: str, words: str | None = None) -> Change:
    """With one more child at the end; `name` has the prefix cp, adlcp or md, or any namespace."""

    def change(root: etree._Element) -> None:
        one(root, path).append(make(name, words))

    return change


ITEM = ".//cp:item[2]"
SCO = ".//cp:resource"
LOM = "cp:metadata/md:lom"

VALID: Mapping[str, Change] = {
    "no version": has(".", "version", None),
    "version of 20 characters": has(".", "version", "1" * 20),
    "no metadata": without("cp:metadata"),
    "metadata without schema": without("cp:metadata/cp:schema"),
    "another schemaversion": says("cp:metadata/cp:schemaversion", "CAM 1.3"),
    "no default organization": has("cp:organizations", "default", None),
    "no title": without(".//cp:organization/cp:title"),
    "title of 200 characters": says(".//cp:organization/cp:title", "x" * 200),
    "title of 200 emoji": says(".//cp:organization/cp:title", "😀" * 200),
    "no isvisible": has(ITEM, "isvisible", None),
    "isvisible as a digit": has(ITEM, "isvisible", "0"),
    "parameters": has(ITEM, "parameters", "?a=b"),
    "an item that launches nothing": has(ITEM, "identifierref", None),
    "an item that launches what is not there": has(ITEM, "identifierref", "nowhere"),
    "an item in an item": holds(".//cp:item", "adlcp:datafromlms", "x"),
    "data of 255 characters": holds(ITEM, "adlcp:datafromlms", "x" * 255),
    "a time limit": holds(ITEM, "adlcp:maxtimeallowed", "0001:00:00.00"),
    "what to do at the time limit": holds(ITEM, "adlcp:timelimitaction", "exit,no message"),
    "mastery score twice": twice(f"{ITEM}/adlcp:masteryscore"),
    "mastery score in words": says(f"{ITEM}/adlcp:masteryscore", "eighty"),
    "prerequisites of 200 characters": says(f"{ITEM}/adlcp:prerequisites", "x" * 200),
    "base address on resources": has("cp:resources", XML_BASE, "media/"),
    "base address on a resource": has(SCO, XML_BASE, "media/"),
    "no scormtype": has(SCO, f"{{{ADLCP}}}scormtype", None),
    "no href": has(SCO, "href", None),
    "no files": without(f"{SCO}/cp:file"),
    "a file listed twice": twice(f"{SCO}/cp:file"),
    "no organization": without(".//cp:organization"),
    "a metadata file": holds("cp:metadata", "adlcp:location", "metadata.xml"),
    "no general part": without(f"{LOM}/md:general"),
    "no title in the metadata": without(f"{LOM}/md:general/md:title"),
    "a second keyword": twice(f"{LOM}/md:general/md:keyword"),
    "a second language of the title": twice(f"{LOM}/md:general/md:title/md:langstring"),
    "a text without a language": has(f"{LOM}/md:general/md:title/md:langstring", XML_LANG, None),
    "a word that no vocabulary has": says(f"{LOM}/md:lifecycle/md:status/md:value/md:langstring", "Fine"),
    "a location in words": has(f"{LOM}/md:technical/md:location", "type", "TEXT"),
    "loose text in a part of the metadata": says(f"{LOM}/md:rights", "loose"),
    "an element of ADL in the metadata": holds(f"{LOM}/md:rights", "adlcp:datafromlms", "x"),
    "an attribute of ADL on an item": has(ITEM, f"{{{ADLCP}}}scormtype", "asset"),
}

INVALID: Mapping[str, Change] = {
    "no identifier": has(".", "identifier", None),
    "identifier with a blank": has(".", "identifier", "sk one"),
    "identifier that starts with a digit": has(ITEM, "identifier", "1-item"),
    "identifier used twice": has(ITEM, "identifier", "item-e645k2cszy-one"),
    "version of 21 characters": has(".", "version", "1" * 21),
    "an attribute that there is not": has(".", "identifer", "x"),
    "no organizations": without("cp:organizations"),
    "no resources": without("cp:resources"),
    "organizations twice": twice("cp:organizations"),
    "metadata at the end": last("cp:metadata"),
    "resources before organizations": first("cp:resources"),
    "schemaversion before schema": first("cp:metadata/cp:schemaversion"),
    "schemaversion of 21 characters": says("cp:metadata/cp:schemaversion", "1" * 21),
    "schema of 101 characters": says("cp:metadata/cp:schema", "x" * 101),
    "schema after the record": last("cp:metadata/cp:schema"),
    "an attribute on metadata": has("cp:metadata", "language", "en"),
    "default that is no name": has("cp:organizations", "default", "not a name"),
    "organization without identifier": has(".//cp:organization", "identifier", None),
    "title of 201 characters": says(".//cp:organization/cp:title", "x" * 201),
    "title twice": twice(".//cp:organization/cp:title"),
    "title after the items": last(".//cp:organization/cp:title"),
    "an element in a title": holds(".//cp:organization/cp:title", "cp:schema", "x"),
    "loose text in an item": says(ITEM, "loose"),
    "item without identifier": has(ITEM, "identifier", None),
    "item metadata before the title": first(".//cp:organization/cp:metadata"),
    "isvisible in words": has(ITEM, "isvisible", "yes"),
    "parameters of 1001 characters": has(ITEM, "parameters", "x" * 1001),
    "mastery score before the title": first(f"{ITEM}/adlcp:masteryscore"),
    "mastery score in the wrong namespace": named(f"{ITEM}/adlcp:masteryscore", "cp:masteryscore"),
    "mastery score in no namespace": named(f"{ITEM}/adlcp:masteryscore", "masteryscore"),
    "prerequisites without a type": has(f"{ITEM}/adlcp:prerequisites", "type", None),
    "prerequisites of another type": has(f"{ITEM}/adlcp:prerequisites", "type", "javascript"),
    "prerequisites of 201 characters": says(f"{ITEM}/adlcp:prerequisites", "x" * 201),
    "2004's spelling of data": holds(ITEM, "adlcp:dataFromLMS", "x"),
    "data of 256 characters": holds(ITEM, "adlcp:datafromlms", "x" * 256),
    "a time limit of 14 characters": holds(ITEM, "adlcp:maxtimeallowed", "00001:00:00.00"),
    "a blank in the time limit action": holds(ITEM, "adlcp:timelimitaction", "exit, message"),
    "an element of a foreign namespace": holds(ITEM, "urn:foreign:note", "x"),
    "an attribute of a foreign namespace": has(ITEM, "{urn:foreign}note", "x"),
    "resource without identifier": has(SCO, "identifier", None),
    "resource without type": has(SCO, "type", None),
    "2004's spelling of scormtype": has(SCO, f"{{{ADLCP}}}scormType", "sco"),
    "scormtype in capitals": has(SCO, f"{{{ADLCP}}}scormtype", "SCO"),
    "scormtype without its namespace": has(SCO, "scormtype", "sco"),
    "address of 2001 characters": has(SCO, "href", "x" * 2001),
    "file without href": has(f"{SCO}/cp:file", "href", None),
    "files after dependencies": last(f"{SCO}/cp:file"),
    "dependency without a reference": has(f"{SCO}/cp:dependency", "identifierref", None),
    "resource metadata at the end": last(f"{SCO}/cp:metadata"),
    "an item among the resources": holds("cp:resources", "cp:item"),
    "metadata in the manifest's namespace": named(LOM, "cp:lom"),
    "metadata of version 1.2.2": named(LOM, "http://www.imsglobal.org/xsd/imsmd_v1p2:lom"),
    "general part twice": twice(f"{LOM}/md:general"),
    "general part at the end": last(f"{LOM}/md:general"),
    "title at the end of the general part": last(f"{LOM}/md:general/md:title"),
    "title of the metadata twice": twice(f"{LOM}/md:general/md:title"),
    "title of the metadata as plain text": says(f"{LOM}/md:general/md:title", "loose"),
    "catalogue entry without its catalogue": without(f"{LOM}/md:general/md:catalogentry/md:catalog"),
    "a language that is no tag": has(f"{LOM}/md:general/md:title/md:langstring", XML_LANG, "en_US!"),
    "an empty language": has(f"{LOM}/md:general/md:title/md:langstring", XML_LANG, ""),
    "a word without its vocabulary": without(f"{LOM}/md:lifecycle/md:status/md:source"),
    "vocabulary after the word": last(f"{LOM}/md:lifecycle/md:status/md:source"),
    "two words for one": twice(f"{LOM}/md:lifecycle/md:status/md:value/md:langstring"),
    "location before format": first(f"{LOM}/md:technical/md:location"),
    "an unknown kind of location": has(f"{LOM}/md:technical/md:location", "type", "PATH"),
    "size in words": holds(f"{LOM}/md:technical", "md:size", "big"),
    "an element that metadata does not have": holds(f"{LOM}/md:rights", "md:price", "1"),
    "an attribute on the metadata": has(LOM, "version", "1"),
}
