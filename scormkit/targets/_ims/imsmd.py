"""The metadata writer of SCORM 1.2: IMS metadata 1.2.1, by the profile of SCORM 1.2 CAM section 2.2.

Every field that the profile makes mandatory for an aggregation and for a SCO is written, in the fixed order.
"""

from __future__ import annotations

from scormkit.targets._ims.lom import CATALOG, Lom, duration_text
from scormkit.xml import Tag, tag

NAMESPACE = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
SCHEMA_FILE = "imsmd_rootv1p2p1.xsd"
METADATA_SCHEME = "ADL SCORM 1.2"
NO_LANGUAGE = "x-none"
"""The mark of a text that is in no language, such as a word of a vocabulary."""

_STRUCTURES = {"linear": "Linear", "hierarchical": "Hierarchical"}


def imsmd(lom: Lom) -> Tag:
    """The record as an `imsmd:lom` element."""
    language = lom.language
    return tag(
        "imsmd:lom",
        tag(
            "imsmd:general",
            _texts("title", lom.title, language),
            tag("imsmd:catalogentry", tag("imsmd:catalog", CATALOG), _texts("entry", lom.entry, NO_LANGUAGE)),
            *(tag("imsmd:language", each) for each in lom.languages),
            _texts("description", lom.description, language),
            *(_texts("keyword", keyword, language) for keyword in lom.keywords),
            _term("structure", _STRUCTURES[lom.structure]),
        ),
        tag(
            "imsmd:lifecycle",
            _texts("version", lom.version, NO_LANGUAGE),
            _term("status", "Final"),
            _publisher(lom),
        ),
        tag("imsmd:metametadata", tag("imsmd:metadatascheme", METADATA_SCHEME)),
        tag(
            "imsmd:technical",
            *(tag("imsmd:format", media_type) for media_type in lom.formats),
            tag("imsmd:location", lom.location, type="URI"),
        ),
        _educational(lom),
        tag(
            "imsmd:rights",
            _term("cost", "no"),
            _term("copyrightandotherrestrictions", "yes" if lom.copyright else "no"),
            _texts("description", lom.copyright, language) if lom.copyright else None,
        ),
        tag(
            "imsmd:classification",
            _term("purpose", "Educational Objective"),
            _texts("description", lom.purpose, language),
            *(_texts("keyword", keyword, language) for keyword in lom.keywords),
        ),
    )


def _texts(name: str, text: str, language: str) -> Tag:
    return tag(f"imsmd:{name}", tag("imsmd:langstring", text, xml__lang=language))


def _term(name: str, value: str) -> Tag:
    """A word of the standard's own vocabulary; its words are written with capitals in this version."""
    return tag(f"imsmd:{name}", _texts("source", "LOMv1.0", NO_LANGUAGE), _texts("value", value, NO_LANGUAGE))


def _publisher(lom: Lom) -> Tag | None:
    """Who publishes the course and when it was revised; the standard carries a name as a vCard."""
    if not lom.publisher:
        return None
    name = lom.publisher.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return tag(
        "imsmd:contribute",
        _term("role", "Publisher"),
        tag(
            "imsmd:centity", tag("imsmd:vcard", f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nORG:{name}\nEND:VCARD")
        ),
        tag("imsmd:date", tag("imsmd:datetime", lom.revised)) if lom.revised else None,
    )


def _educational(lom: Lom) -> Tag | None:
    if lom.minutes is None:
        return None
    duration = duration_text(lom.minutes)
    return tag("imsmd:educational", tag("imsmd:typicallearningtime", tag("imsmd:datetime", duration)))
