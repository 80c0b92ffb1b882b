"""The standard of a package is told by its content; the view has the manifest's lists with places."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scormkit.diagnostics import Diagnostic
from scormkit.package.detect import open_package
from scormkit.package.model import Item, Organization, PackageView, Resource
from tests.hostile.zips import good_zip

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
OLD = 'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
NEW = 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"'
CMI5 = '<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"/>'
TINCAN = '<?xml version="1.0"?><!-- made by --><tincan xmlns="http://projecttincan.com/tincan.xsd"/>'
CRS = "; made by\r\n[Course]\r\nCourse_Creator=Me\r\nCourse_ID=1\r\n"


def manifest(version: str | None, spaces: str) -> str:
    said = "" if version is None else f"<metadata><schemaversion> {version}\n</schemaversion></metadata>"
    return f'<manifest identifier="m" {spaces}>{said}</manifest>'


def opened(path: Path) -> tuple[PackageView | None, list[str]]:
    found: list[Diagnostic] = []
    view = open_package(path, found.append)
    return view, [f"{each.code} {each.message}" for each in found]


def packed(folder: Path, files: dict[str, str]) -> Path:
    path = folder / "course.zip"
    path.write_bytes(good_zip({name: content.encode() for name, content in files.items()}))
    return path


def shown(view: PackageView | None) -> str:
    return (
        "none"
        if view is None
        else " ".join(filter(None, [view.kind, str(view.edition or ""), view.manifest]))
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (manifest("1.2", OLD), "scorm12"),
        (manifest(None, OLD), "scorm12"),
        (manifest("1.2", ""), "scorm12"),
        (manifest("2.0", OLD), "scorm12"),
        (manifest("1.2", 'xmlns="urn:made-up"'), "scorm12"),
        (manifest("CAM 1.3", NEW), "scorm2004 2"),
        (manifest("1.3", NEW), "scorm2004 2"),
        (manifest("2004 3rd Edition", NEW), "scorm2004 3"),
        (manifest("2004 4th Edition", ""), "scorm2004 4"),
        (manifest("2004 5th Edition", ""), "scorm2004"),
        (manifest(None, NEW), "scorm2004"),
        (manifest("1.1.0", 'xmlns="http://www.imsglobal.org/xsd/imscc/imscp_v1p1"'), "imscp"),
        (CMI5, "cmi5"),
        (TINCAN, "tincan"),
    ],
)
def test_the_standard_by_the_content(tmp_path: Path, content: str, expected: str) -> None:
    path = tmp_path / "anything.txt"
    path.write_text(content, encoding="utf-8")
    view, told = opened(path)
    assert (shown(view), told) == (f"{expected} anything.txt", [])


@pytest.mark.parametrize(
    ("files", "expected", "told"),
    [
        ({"tincan.xml": TINCAN, "imsmanifest.xml": manifest("1.2", OLD)}, "scorm12 imsmanifest.xml", []),
        ({"tincan.xml": TINCAN, "cmi5.xml": CMI5, "data.xml": "<data/>"}, "cmi5 cmi5.xml", []),
        ({"a.crs": "no group", "course.crs": CRS, "course.au": '"system_id"'}, "aicc course.crs", []),
        (
            {"tincan.xml": CMI5},
            "cmi5 tincan.xml",
            ["PKG072 The manifest is called tincan.xml; platforms look for cmi5.xml."],
        ),
        (
            {"IMSManifest.xml": manifest("1.2", OLD)},
            "scorm12 IMSManifest.xml",
            ["PKG072 The manifest is called IMSManifest.xml; platforms look for imsmanifest.xml."],
        ),
        (
            {"course/imsmanifest.xml": manifest("1.2", OLD), "course/sub/cmi5.xml": CMI5},
            "none",
            ["PKG071 The manifest lies in a folder of the package: course/imsmanifest.xml."],
        ),
        (
            {"index.html": "<html/>"},
            "none",
            ["PKG070 The zip has no imsmanifest.xml, cmi5.xml or tincan.xml at its root."],
        ),
        (
            {"imsmanifest.xml": "<manifest>"},
            "none",
            ["PKG073 The XML cannot be read: an element is not closed."],
        ),
        (
            {"imsmanifest.xml": "<html/>"},
            "none",
            ["PKG068 This describes no package: its first element is <html>."],
        ),
        ({"imsmanifest.xml": "<html/>", "cmi5.xml": CMI5}, "cmi5 cmi5.xml", []),
        ({"imsmanifest.xml": "PK"}, "none", ["PKG049 This is neither a zip nor a manifest."]),
    ],
)
def test_a_zip_and_a_folder_are_told_alike(
    tmp_path: Path, files: dict[str, str], expected: str, told: list[str]
) -> None:
    view, said = opened(packed(tmp_path, files))
    assert (shown(view), said) == (expected, told)
    folder = tmp_path / "folder"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    view, said = opened(folder)
    assert (shown(view), [each.replace("The folder", "The zip") for each in said]) == (expected, told)


CONTENTS = f"""<manifest identifier="m" {NEW} xml:base="course/">
<metadata><schemaversion>2004 3rd Edition</schemaversion></metadata>
<organizations default="o">
  <organization identifier="o"><title> A
    course </title>
    <item identifier="g"><title>Group</title>
      <item identifier="i" identifierref="r"><title>Unit</title></item></item>
    <item identifier="j"/>
  </organization>
</organizations>
<resources xml:base="units/">
  <resource identifier="r" adlcp:scormType="sco" href="one.html"><file href="one.html"/>
    <dependency identifierref="s"/></resource><resource identifier="s" adlcp:scormtype="Asset"/>
</resources></manifest>"""


def test_the_contents_have_their_places(tmp_path: Path) -> None:
    path = packed(tmp_path, {"imsmanifest.xml": CONTENTS})
    view, told = opened(path)
    assert told == []
    assert view is not None
    assert view.contents is not None
    assert (view.version, view.contents.identifier, view.contents.default) == ("2004 3rd Edition", "m", "o")
    span = view.span._replace

    unit = Item("i", "Unit", "r", (), span(line=7, column=7))
    group = Item("g", "Group", None, (unit,), span(line=6, column=5))
    last = Item("j", "", None, (), span(line=8, column=5))
    assert view.contents.organizations == (
        Organization("o", "A course", (group, last), span(line=4, column=3)),
    )
    assert list(view.contents.organizations[0].every_item()) == [group, unit, last]
    page = "course/units/one.html"
    assert view.contents.resources == (
        Resource("r", page, "sco", (page,), ("s",), span(line=12, column=3)),
        Resource("s", None, "asset", (), (), span(line=13, column=47)),
    )
    assert view.span == (f"{path}/imsmanifest.xml", 1, 1, None, None)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real manifests is not here")
def test_every_manifest_of_the_corpus_is_told_as_its_index_says() -> None:
    editions = {None: "", 2: "-2nd", 3: "-3rd", 4: "-4th"}
    wrong = []
    with (CORPUS / "INDEX.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        path = CORPUS / row["folder"] / row["manifest_path"]
        if row["kind"] == "none":  # the index gives its place in the zip; here the file lies by itself
            path = CORPUS / row["folder"] / path.name
        view, told = opened(path)
        kind = "none" if view is None else f"{view.kind}{editions[view.edition]}"
        wanted = "none" if row["kind"] == "malformed" else row["kind"]
        if kind != wanted or [each[:6] for each in told] != (["PKG073"] if wanted == "none" else []):
            wrong.append((row["folder"], row["kind"], kind, told))
    assert len(rows) > 100
    assert wrong == []
