"""The manifest of a package, without trusting the package: a zip, a folder, or the manifest itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

from scormkit.diagnostics import Report, Span
from scormkit.sequencing import faults

MANIFEST = "imsmanifest.xml"
LIMIT = 20_000_000
"""Bytes of manifest that are read at most; the largest seen has 2 MB."""


def manifest_bytes(path: Path, report: Report) -> tuple[bytes, str] | None:
    """The manifest's bytes, and its name for findings. None, and a finding, when there is none to read."""
    file = path / MANIFEST if path.is_dir() else path
    name = str(file.absolute())
    try:
        if path.is_dir() and not file.is_file():
            report(faults.no_manifest("The folder", Span(str(path.absolute()))))
            return None
        if not path.is_dir() and zipfile.is_zipfile(path):
            return _from_zip(path, report)
        with file.open("rb") as stream:
            content = stream.read(LIMIT + 1)
    except OSError as error:
        report(faults.unreadable_package((error.strerror or str(error)).lower(), Span(name)))
        return None
    reason = _TOO_LARGE if len(content) > LIMIT else _not_xml(content)
    if reason:
        report(faults.unreadable_package(reason, Span(name)))
        return None
    return content, name


def _not_xml(content: bytes) -> str:
    """Why this cannot be a manifest, when it begins like no XML at all (UTF-16 begins with a mark)."""
    begins = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not begins or begins.startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return ""
    return "it is neither a zip nor a manifest"


_TOO_LARGE = f"it is larger than {LIMIT // 1_000_000} MB, which no manifest is"


def _from_zip(path: Path, report: Report) -> tuple[bytes, str] | None:
    name = str(path.absolute())
    try:
        with zipfile.ZipFile(path) as archive, archive.open(MANIFEST) as stream:
            content = stream.read(LIMIT + 1)
    except KeyError:
        report(faults.no_manifest("The zip", Span(name)))
        return None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        report(faults.unreadable_package(f"the zip is damaged or encrypted ({error})", Span(name)))
        return None
    if len(content) > LIMIT:
        report(faults.unreadable_package(_TOO_LARGE, Span(name)))
        return None
    return content, f"{name}/{MANIFEST}"
