"""Files for translators against OASIS' schema, where it is installed (Debian: php-symfony-translation)."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from lxml import etree

from scormkit.translating.exchange import export

HOMES = (
    os.environ.get("XLIFF_SCHEMAS", ""),
    "/usr/share/php/Symfony/Component/Translation/Resources/schemas",
)
COURSES = Path(__file__).parents[2] / "courses"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    home = next(
        (Path(each) for each in HOMES if each and (Path(each) / "xliff-core-2.0.xsd").is_file()), None
    )
    if home is None:
        pytest.skip("The schema of XLIFF 2.0 is not installed.")
    # The schema of xml:lang and the like lies beside it: nothing is asked of the network.
    text = (home / "xliff-core-2.0.xsd").read_text("utf-8")
    near = re.sub(r'schemaLocation="[^"]*xml\.xsd"', f'schemaLocation="{(home / "xml.xsd").as_uri()}"', text)
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.fromstring(near.encode(), parser))


@pytest.mark.parametrize(
    ("name", "tag"), [("cst-introduction", "es"), ("showcase", "fr"), ("cst-law-enforcement", "ar")]
)
def test_what_goes_to_translators_is_xliff(
    schema: etree.XMLSchema, tmp_path: Path, name: str, tag: str
) -> None:
    path, _ = export(COURSES / name, tag, tmp_path / "texts.xlf")
    tree = etree.parse(path)
    schema.assertValid(tree)
    unit = next(tree.iter("{*}unit"))
    del unit.attrib["id"]
    assert not schema.validate(tree), "the schema looks at units"
