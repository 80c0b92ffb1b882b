"""The metadata writer of SCORM 2004: IEEE LOM, by the profile of SCORM 2004 CAM section 4.

Every field that the profile makes mandatory for an aggregation and for a SCO is written, in one fixed order.
"""

from __future__ import annotations

from scormkit.targets._ims.lom import CATALOG, Lom, duration_text
from scormkit.xml import Tag, tag

NAMESPACE = "http://ltsc.ieee.org/xsd/LOM"
SCHEMA_FILE = "lom.xsd"
METADATA_SCHEMA = ("LOMv1.0", "ADLv1.0")
"""A record names both the schema and SCORM's own profile of it (CAM 4th 4.2)."""


def ieee_lom(lom: Lom) -> Tag:
    """The record as a `lom:lom` element."""
    language = lom.language
    identifier = tag("lom:identifier", tag("lom:catalog", CATALOG), tag("lom:entry", lom.entry))
    return tag(
        "lom:lom",
        tag(
            "lom:general",
            identifier,
            _texts("title", lom.title, language),
            *(tag("lom:language", each) for each in lom.languages),
            _texts("description", lom.description, language),
            *(_texts("keyword", keyword, language) for keyword in lom.keywords),
            _term("structure", lom.structure),
        ),
        tag(
            "lom:lifeCycle",
            _texts("version", lom.version, language),
            _term("status", "final"),
            _publisher(lom),
        ),
        tag(
            "lom:metaMetadata",
            identifier,
            *(tag("lom:metadataSchema", each) for each in METADATA_SCHEMA),
            tag("lom:language", language),
        ),
        tag(
            "lom:technical",
            *(tag("lom:format", media_type) for media_type in lom.formats),
            tag("lom:location", lom.location),
        ),
        _educational(lom),
        tag(
            "lom:rights",
            _term("cost", "no"),
            _term("copyrightAndOtherRestrictions", "yes" if lom.copyright else "no"),
            _texts("description", lom.copyright, language) if lom.copyright else None,
        ),
        tag(
            "lom:classification",
            _term("purpose", "educational objective"),
            _texts("description", lom.purpose, language),
            *(_texts("keyword", keyword, language) for keyword in lom.keywords),
        ),
    )


def _texts(name: str, text: str, language: str) -> Tag:
    return tag(f"lom:{name}", tag("lom:string", text, language=language))


def _term(name: str, value: str) -> Tag:
    """A word of the standard's own vocabulary."""
    return tag(f"lom:{name}", tag("lom:source", "LOMv1.0"), tag("lom:value", value))


def _publisher(lom: Lom) -> Tag | None:
    """Who publishes the course and when it was revised; the standard carries a name as a vCard."""
    if not lom.publisher:
        return None
    name = lom.publisher.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return tag(
        "lom:contribute",
        _term("role", "publisher"),
        tag("lom:entity", f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nORG:{name}\nEND:VCARD"),
        tag("lom:date", tag("lom:dateTime", lom.revised)) if lom.revised else None,
    )


def _educational(lom: Lom) -> Tag | None:
    if lom.minutes is None:
        return None
    return tag(
        "lom:educational", tag("lom:typicalLearningTime", tag("lom:duration", duration_text(lom.minutes)))
    )
