"""A package -> a new zip in which what is safe to mend is mended, and the list of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from scormkit.archive.reader import DEFAULT, Archive, read_archive, read_member
from scormkit.archive.stored import write_zip
from scormkit.diagnostics import Diagnostic, Span
from scormkit.errors import FindingsError
from scormkit.package import faults
from scormkit.package.detect import manifest_of, web_of
from scormkit.package.document import read_document
from scormkit.repairing.manifest import mend_manifest
from scormkit.rules.container import is_junk

MANIFESTS = ("imsmanifest.xml", "cmi5.xml", "tincan.xml")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"'][^>]*\?>")
_BARE = re.compile(r"&(?!#\d+;|#x[0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))


class Repaired(NamedTuple):
    """The new package (None: nothing had to be mended), what was done, in sentences, and what is worth
    knowing of a package that nothing can be mended in."""

    path: Path | None
    done: tuple[str, ...]
    told: tuple[Diagnostic, ...] = ()


def repair(package: Path, out: Path) -> Repaired:
    """Mend a zip or a folder into the zip `out`. The package itself stays as it is.

    Raises `FindingsError` when the package cannot be read, or its manifest cannot be made readable.
    """
    found: list[Diagnostic] = []
    archive = read_archive(package, found.append)
    if archive is None or archive.kind == "file":
        raise FindingsError(tuple(found) or (faults.no_package(_span(package)),))
    done: list[str] = []
    names = _names(archive, done)
    manifest = next((name for name in names if names[name] in MANIFESTS), None)
    if manifest is None:
        if (web := web_of(archive)) is not None:
            from scormkit.rules.faults_web import web_build

            return Repaired(None, (), (web_build(web.span),))
        raise FindingsError((*found, faults.no_manifest("The package", archive.span)))
    content = _read(archive, manifest)
    mended = _mend(archive, names[manifest], content, {new: old for old, new in names.items()}, done)
    if not done:
        return Repaired(None, ())
    ordered = sorted(names.items(), key=lambda each: (each[0] != manifest, each[1]))
    write_zip(out, ordered, archive, lambda name: mended if name == manifest else None)
    return Repaired(out, tuple(done))


def _span(package: Path) -> Span:
    return Span(str(package))


def _read(archive: Archive, name: str) -> bytes:
    found: list[Diagnostic] = []
    content = read_member(archive, name, DEFAULT.file, found.append)
    if content is None:
        raise FindingsError(tuple(found))
    return content


def _names(archive: Archive, done: list[str]) -> dict[str, str]:
    """Each file that is kept, and the name that it gets."""
    kept = [name for name in archive.members if not is_junk(name)]
    if len(kept) < len(archive.members):
        done.append(f"Left out {len(archive.members) - len(kept)} files that a computer had left behind.")
    prefix = _wrapped(kept)
    if prefix:
        top = prefix.rstrip("/")
        done.append(f"Took everything out of the folder {top}: the manifest belongs at the root.")
    names = {name: name.removeprefix(prefix) for name in kept}
    taken = set(names.values())
    for old, new in names.items():
        lower = new.lower()
        if lower in MANIFESTS and new != lower and lower not in taken:
            names[old] = lower
            done.append(f"Renamed {new} to {lower}.")
    found = None if set(MANIFESTS) & set(names.values()) else manifest_of(archive)
    if found is not None:
        names[found[0]] = found[1]
        done.append(f"Renamed {found[0]} to {found[1]}.")
    return names


def _wrapped(names: list[str]) -> str:
    """The folder in which everything lies, with the manifest right in it; empty for none."""
    if any(name.lower() in MANIFESTS for name in names):
        return ""
    tops = {name.partition("/")[0] for name in names}
    prefix = ""
    while len(tops) == 1:
        prefix += f"{next(iter(tops))}/"
        inside = [name.removeprefix(prefix) for name in names]
        if any(name.lower() in MANIFESTS for name in inside):
            return prefix
        if any("/" not in name for name in inside):
            return ""
        tops = {name.partition("/")[0] for name in inside}
    return ""


def _mend(archive: Archive, name: str, content: bytes, files: Mapping[str, str], done: list[str]) -> bytes:
    """The manifest as UTF-8, readable, and in agreement with the files. Unchanged where nothing is wrong."""
    before = len(done)
    text = _text(content, done)
    if "<![CDATA[" not in text and _BARE.search(text):
        text = _BARE.sub("&amp;", text)
        done.append("Wrote each bare & in the manifest as &amp;.")
    found: list[Diagnostic] = []
    document = read_document(text.encode(), archive.file(name), found.append)
    if document is None:
        raise FindingsError(tuple(found))
    if name == "imsmanifest.xml":
        changed = mend_manifest(document, files, done)
        if changed is not None:
            return changed
    return text.encode() if len(done) > before else content


def _text(content: bytes, done: list[str]) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if content.startswith(b"\xef\xbb\xbf"):
        done.append("Took away the byte order mark of the manifest.")
        content = content[3:]
    declared = _DECLARED.match(content[:300].decode("latin-1"))
    named = encoding or (declared[1] if declared else "utf-8")
    for each in dict.fromkeys((named, "utf-8", "cp1252")):
        try:
            text = content.decode(each).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
        if each.lower().replace("_", "-") not in {"utf-8", "utf8"} or each != named:
            done.append(f"Saved the manifest as UTF-8; it was {each.upper()}.")
        break
    else:
        text = content.decode("utf-8", "replace")
        done.append("Saved the manifest as UTF-8; some letters could not be read.")
    match = _DECLARED.match(text[:300])
    if match and match[1].lower() != "utf-8":
        text = text[: match.start(1)] + "UTF-8" + text[match.end(1) :]
    return text
