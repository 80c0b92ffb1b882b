"""Rules about a package's files, whatever its standard (PKG080 to PKG086, PKG090)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scormkit.archive.faults_read import quoted
from scormkit.archive.reader import Archive
from scormkit.diagnostics import Diagnostic, Span
from scormkit.package.model import PackageView
from scormkit.rules import faults_container as faults

LARGE = 500_000_000
"""Bytes of a package from which on platforms' limits are worth a warning."""

_JUNK = re.compile(
    r"(^|/)(__MACOSX/.*|\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini|\.git(ignore|attributes)?(/.*)?|\.svn/.*"
    r"|~\$[^/]*|[^/]*~|[^/]*\.(bak|swp|tmp))$",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"""[&#%+?*:"'<>|~;^`{}]|[. ](/|$)""")
_REFUSED = re.compile(
    r"\.(php[3-8]?|phtml|phar|jspx?|aspx?|ashx|asmx|cgi|pl|py|rb|sh|exe|dll|com|bat|cmd|msi|scr|vbs|ps1|jar"
    r"|class|htaccess)$",
    re.IGNORECASE,
)
_MOST_ENTRIES = 0xFFFF
_MOST_BYTES = 0xFFFFFFFF
"""What the fields of a zip hold (APPNOTE 6.3.10, section 4.4)."""
_MANIFESTS = ("imsmanifest.xml", "cmi5.xml", "tincan.xml")


def check_container(view: PackageView, largest: int = LARGE) -> Iterator[Diagnostic]:
    """Names, sizes, types. Nothing is said of a manifest by itself."""
    archive, span = view.archive, view.archive.span
    if archive.kind == "file":
        return
    junk = [name for name in archive.members if is_junk(name)]
    names = [name for name in archive.members if name not in set(junk)]
    if junk:
        yield faults.junk(junk, span)
    if found := [name for name in names if not name.isascii()]:
        yield faults.not_ascii(found, span)
    if found := [name for name in names if _SIGNS.search(name)]:
        yield faults.odd_signs(found, span)
    if found := [name for name in names if " " in name and not _SIGNS.search(name)]:
        yield faults.blanks(found, span)
    if found := [name for name in names if _REFUSED.search(name)]:
        yield faults.refused_types(found, span)
    yield from _size(archive, largest, span)
    yield from _zip64(archive, span)
    others = [name for name in _MANIFESTS if name in archive.members and name != view.manifest]
    if others and view.manifest in _MANIFESTS:
        yield faults.several_manifests(view.manifest, others, span)


def _zip64(archive: Archive, span: Span) -> Iterator[Diagnostic]:
    """What the plain zip format has no room for."""
    if archive.kind != "zip":
        return
    if len(archive.members) > _MOST_ENTRIES:
        yield faults.needs_zip64(f"it has {len(archive.members):,} files", span)
    elif found := next(
        (each for each in archive.members.values() if max(each.size, each.packed, each.start) > _MOST_BYTES),
        None,
    ):
        yield faults.needs_zip64(f"{quoted(found.name)} reaches beyond 4 GB of it", span)


def is_junk(name: str) -> bool:
    """Whether a file was left behind by an operating system, a version control or an editor."""
    return _JUNK.search(name) is not None


def size_of(archive: Archive) -> int:
    """The size of a package in bytes: that of the zip, or of a folder's files."""
    if archive.kind == "folder":
        return sum(each.size for each in archive.members.values())
    return archive.path.stat().st_size


def _size(archive: Archive, largest: int, span: Span) -> Iterator[Diagnostic]:
    size = size_of(archive)
    if size > largest and archive.members:
        big = max(archive.members.values(), key=lambda each: each.size)
        yield faults.large(size, largest, big.name, big.size, span)
