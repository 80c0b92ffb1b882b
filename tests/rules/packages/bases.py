"""Copies of the perfect packages, and what a case does to one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parents[2] / "schemas"
BASES = ("scorm12", "scorm2004", "cmi5", "xapi")


def make(base: str, folder: Path) -> Path:
    """A copy of the perfect package; that of SCORM 1.2 carries its schema files, as it says."""
    package = folder / "package"
    shutil.copytree(HERE / "base" / base, package)
    if base == "scorm12":
        for path in (SCHEMAS / base).glob("*.xsd"):
            shutil.copy(path, package)
    return package


def spoil(package: Path, case: Mapping[str, Any]) -> None:
    """Put a case's overlay over a package.

    replace: path to {old: new}, each old standing there once; remove: paths; files: path to text; mark: paths
    that get a byte order mark.
    """
    for name, changes in case.get("replace", {}).items():
        text = (package / name).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        (package / name).write_text(text, encoding="utf-8")
    for name in case.get("remove", ()):
        (package / name).unlink()
    for name, text in case.get("files", {}).items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")
    for name in case.get("mark", ()):
        (package / name).write_bytes(b"\xef\xbb\xbf" + (package / name).read_bytes())
