"""Real manifests in another standard: none makes the conversion fail, and no new package has an error."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from scormkit.converting.convert import TARGETS, convert
from scormkit.diagnostics import Severity
from scormkit.package.detect import open_package
from scormkit.package.model import Kind
from scormkit.validating.validate import validate_package
from tests.corpus.packages import STAND_IN, Case, cases, make

CASES = [each for each in cases() if each.verdict != "invalid"]
OLD = {Kind.SCORM12: "scorm12", Kind.SCORM2004: "scorm2004"}

pytestmark = pytest.mark.skipif(not CASES, reason="the corpus is not beside the project")


def stand_in(manifest: Path, folder: Path) -> Path:
    """A package of a manifest by itself, with something in the place of each file that it names."""
    view = open_package(manifest, lambda _: None)
    folder.mkdir()
    shutil.copy(manifest, folder / "imsmanifest.xml")
    contents = None if view is None else view.contents
    for resource in () if contents is None else contents.resources:
        for href in (resource.href, *resource.files):
            name = unquote((href or "").partition("?")[0].partition("#")[0]).replace("\\", "/")
            path = folder / name
            if (
                name
                and "://" not in name
                and ".." not in name
                and not name.startswith("/")
                and not path.is_dir()
            ):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(STAND_IN)
    return folder


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[each.id for each in CASES])
def test_a_conversion_has_no_error(number: int, case: Case, tmp_path: Path) -> None:
    package = make(case, tmp_path / "package")
    if package.is_file() and package.suffix == ".xml":
        package = stand_in(package, tmp_path / "made")
    view = open_package(package, lambda _: None)
    old = None if view is None else OLD.get(view.kind)
    others = [each for each in TARGETS if each != old]
    # Each manifest in one of the others: together they meet all of them.
    result = convert(package, others[number % len(others)], tmp_path / "new.zip")
    if result.path is None:
        assert any(each.severity is Severity.ERROR for each in result.findings)
        return
    found = validate_package(result.path).findings
    assert [each for each in found if each.severity is Severity.ERROR] == []
