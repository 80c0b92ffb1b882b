"""Packages to validate: one of 200 files, copies of it, and a manifest of 5,000 items."""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.measure import ROOT, environment, peak_memory, side_by_side

BASE = ROOT / "tests" / "rules" / "packages" / "base" / "scorm12"
SCHEMAS = ROOT / "schemas" / "scorm12"

LXML = """
import sys
from lxml import etree
space = "http://www.w3.org/2001/XMLSchema"
driver = etree.Element(f"{{{space}}}schema")
for uri, name in (("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "imscp_rootv1p1p2.xsd"),
                  ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "adlcp_rootv1p2.xsd")):
    etree.SubElement(driver, f"{{{space}}}import", namespace=uri, schemaLocation=name)
schema = etree.XMLSchema(etree.fromstring(etree.tostring(driver), base_url=f"file://{sys.argv[1]}/x.xsd"))
assert schema.validate(etree.parse(sys.argv[2]))
"""
"""A program that parses a manifest and validates it by the schema, and does nothing else."""


def make_package(path: Path) -> Path:
    """A package of 200 files without a finding."""
    text = (BASE / "imsmanifest.xml").read_text(encoding="utf-8")
    listed = '<file href="js/report.js"/>'
    names = [f"media/picture-{number}.png" for number in range(190)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in sorted(BASE.rglob("*")):
            if each.is_file() and each.name != "imsmanifest.xml":
                archive.write(each, each.relative_to(BASE).as_posix())
        for each in SCHEMAS.glob("*.xsd"):
            archive.write(each, each.name)
        files = "".join(f'<file href="{name}"/>' for name in names)
        archive.writestr("imsmanifest.xml", text.replace(listed, listed + files))
        for name in names:
            archive.writestr(name, b"x" * 5000)
    return path


def make_many(package: Path, folder: Path, number: int) -> list[str]:
    """Copies of a package."""
    folder.mkdir()
    return [str(shutil.copy(package, folder / f"{each}.zip")) for each in range(number)]


def make_manifest(path: Path) -> Path:
    """A manifest of 5,000 items, each with a resource of its own."""
    numbers = range(5000)
    items = "".join(
        f'<item identifier="i{each}" identifierref="r{each}" isvisible="true">\n'
        f"<title>Item {each}</title>\n</item>\n"
        for each in numbers
    )
    resources = "".join(
        f'<resource identifier="r{each}" type="webcontent" adlcp:scormtype="sco" href="p{each}.html">\n'
        f'<file href="p{each}.html"/>\n</resource>\n'
        for each in numbers
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest identifier="m" '
        'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" '
        'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema>'
        '<schemaversion>1.2</schemaversion></metadata><organizations default="o">'
        '<organization identifier="o">'
        f"<title>T</title>{items}</organization></organizations><resources>{resources}</resources></manifest>",
        encoding="utf-8",
    )
    return path


def figures(work: Path) -> Iterator[Figure]:
    """A package of 200 files, a manifest of 5,000 items, 1,000 packages on two processors."""
    env = environment(work / "bytecode")
    package, manifest = make_package(work / "course.zip"), make_manifest(work / "many-items.xml")
    validate = [sys.executable, "-m", "scormkit", "validate", "--quiet"]
    took = side_by_side(
        {
            "bare": [sys.executable, "-c", "pass"],
            "package": [*validate, str(package)],
            "manifest": [*validate, str(manifest)],
            "lxml": [sys.executable, "-c", LXML, str(SCHEMAS), str(manifest)],
        },
        repeats=7,
        env=env,
        before=lambda: None,
    )
    bare, one, long, lxml = (took[name].clock for name in ("bare", "package", "manifest", "lxml"))
    yield Figure(
        "validate 200 files / python -c pass", one / bare, 20, "times", f"{one:.3f} s / {bare:.3f} s"
    )
    yield Figure("validate 5,000 items / lxml alone", long / lxml, 3, "times", f"{long:.3f} s / {lxml:.3f} s")
    yield Figure(
        "peak memory of those 5,000 items", peak_memory([*validate, str(manifest)], env) / 1e6, 150, "MB"
    )
    many = make_many(package, work / "copies", 1000)
    commands = {jobs: [*validate, "--jobs", jobs, *many] for jobs in ("1", "2")}
    took = side_by_side(commands, repeats=1, env=env, before=lambda: None)
    alone, together = took["1"].clock, took["2"].clock
    detail = f"{together:.2f} s / {alone:.2f} s"
    yield Figure("1,000 packages, two processors / one", together / alone, 1 / 1.7, "times", detail)
