"""The editions of SCORM 2004 that we write, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from scormkit.cmi.scorm2004_sequencing import NAMESPACES
from scormkit.targets._ims import ieee_lom
from scormkit.targets._ims.schemas import schema_folder

TARGET = "scorm2004"
DEFAULT = "3rd"
"""What is built when nobody asks: every LMS that we have a profile of and that takes the 4th Edition
takes the 3rd as well, and some (Cornerstone, Docebo, Saba) name the 3rd alone. The 4th adds weights of
progress and shared data."""


class Edition(NamedTuple):
    """`number` is what sequencing/ calls it, `schemaversion` the exact text of the manifest (CAM 3.4.1)."""

    name: str
    number: int
    title: str
    schemaversion: str


EDITIONS: Mapping[str, Edition] = {
    "3rd": Edition("3rd", 3, "SCORM 2004 3rd Edition", "2004 3rd Edition"),
    "4th": Edition("4th", 4, "SCORM 2004 4th Edition", "2004 4th Edition"),
}

LOCATIONS: tuple[tuple[str, str], ...] = (
    (NAMESPACES["imscp"], "imscp_v1p1.xsd"),
    (NAMESPACES["adlcp"], "adlcp_v1p3.xsd"),
    (NAMESPACES["adlseq"], "adlseq_v1p3.xsd"),
    (NAMESPACES["adlnav"], "adlnav_v1p3.xsd"),
    (NAMESPACES["imsss"], "imsss_v1p0.xsd"),
    (ieee_lom.NAMESPACE, ieee_lom.SCHEMA_FILE),
)
"""Each namespace of a manifest with the schema file at the package's root that declares it (CAM 3.4)."""

PREFIXES: Mapping[str, str] = {
    "": NAMESPACES["imscp"],
    **{prefix: NAMESPACES[prefix] for prefix in ("adlcp", "adlseq", "adlnav", "imsss")},
    "lom": ieee_lom.NAMESPACE,
}
"""The prefixes that everybody uses: Moodle looks for them as text."""


def schema_place(edition: str) -> str:
    """The folder of an edition's schema files, as `schema_folder` takes it."""
    return f"{TARGET}/{edition}"


def schema_files(edition: str) -> tuple[str, ...]:
    """Every schema file that a package carries: those at its root, then those in folders."""
    folder = schema_folder(schema_place(edition))
    found = [
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in {".xsd", ".dtd"}
    ]
    return tuple(sorted(found, key=lambda name: (name.count("/"), name)))
