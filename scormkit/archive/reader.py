"""Any package on disk, opened without trusting it: a zip, a folder, or a manifest by itself.

Nothing is ever unpacked. A zip's directory is compared with what stands before each file, and only then is a
file's content to be had, one file at a time and never more of it than was announced.
"""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Literal, NamedTuple

from scormkit.archive import faults_read as faults
from scormkit.archive.hostile_names import Named, check_found
from scormkit.archive.problems import reason_of
from scormkit.diagnostics import Diagnostic, Report, Span

_TAIL = 22 + 65_535
"""Bytes of a zip's end record: its fixed part and the longest comment (APPNOTE 6.3.10, section 4.3.16)."""
_DIRECTORY_ENTRY = 46
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8
_UTF8 = 0x800
_STORED, _DEFLATED = 0, 8
_CHUNK = 65_536
_LOST = "it is not where the list says"
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, struct.error, OverflowError)


class Limits(NamedTuple):
    """How much of a stranger's package is believed. Sizes are bytes, unpacked.

    `files` is what a zip can hold without its 64-bit extension. Deflate reaches a ratio of 1032 at most; real
    text seldom passes 50, and only a file above `ratio_from` can do harm.
    """

    files: int = 65_535
    file: int = 2_000_000_000
    total: int = 8_000_000_000
    ratio: int = 200
    ratio_from: int = 20_000_000


DEFAULT = Limits()


class Member(NamedTuple):
    """A file of a package. `name` is relative with `/`; the rest says where a zip holds its bytes."""

    name: str
    size: int
    start: int = 0
    packed: int = 0
    method: int = _STORED
    crc: int = 0


class Archive(NamedTuple):
    """What can safely be read of a package. `members` goes by name, in the order in which they were found."""

    path: Path
    kind: Literal["zip", "folder", "file"]
    members: Mapping[str, Member]

    @property
    def span(self) -> Span:
        """The package as a whole, for findings."""
        return Span(str(self.path))

    def file(self, name: str) -> str:
        """What findings call a member: its path, or its path behind that of the zip."""
        return str(self.path) if self.kind == "file" else f"{self.path}/{name}"


def read_archive(path: Path, report: Report, limits: Limits = DEFAULT) -> Archive | None:
    """List what is in a package. None when it cannot be opened; `report` hears why (PKG050 to PKG067).

    Members that are not to be trusted are reported and left out: names that lead out of the package, links,
    encrypted and damaged ones. `limits` bounds memory and time, whatever the package says of itself.
    """
    path = path.absolute()
    found: list[Diagnostic] = []
    archive = _read(path, found.append, limits)
    for each in faults.thinned(found, Span(str(path))):
        report(each)
    return archive


def _read(path: Path, report: Report, limits: Limits) -> Archive | None:
    try:
        if path.is_dir():
            return _from_folder(path, report, limits)
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # opening a pipe would wait for ever
            report(faults.unreadable("it is no ordinary file", Span(str(path))))
            return None
        if about.st_size == 0 and path.suffix.lower() != ".xml":
            report(faults.zip_damaged("it is empty", Span(str(path))))
            return None
        with path.open("rb") as stream:
            if not stream.read(4).startswith(b"PK") and not _end_record(stream):
                return Archive(path, "file", {path.name: Member(path.name, about.st_size)})
            return _from_zip(path, stream, report, limits)
    except OSError as error:
        report(faults.unreadable(reason_of(error), Span(str(path))))
        return None


def read_member(archive: Archive, name: str, at_most: int, report: Report) -> bytes | None:
    """The bytes of a member. None, and a finding, when it has more than `at_most` or does not unpack."""
    member = archive.members[name]
    if member.size > at_most:
        report(faults.file_too_large(name, member.size, at_most, archive.span))
        return None
    source = {"zip": archive.path, "file": archive.path, "folder": archive.path / name}[archive.kind]
    try:
        with source.open("rb") as stream:
            if archive.kind == "zip":
                return _unpacked(stream, member, archive, report)
            content = stream.read(at_most + 1)
    except OSError as error:
        report(faults.unreadable(reason_of(error), Span(archive.file(name))))
        return None
    if len(content) > at_most:  # it has grown since it was listed
        report(faults.file_too_large(name, len(content), at_most, archive.span))
        return None
    return content


def _unpacked(stream: BinaryIO, member: Member, archive: Archive, report: Report) -> bytes | None:
    """The member's content: at most one byte more than it announced is ever unpacked."""
    stream.seek(member.start)
    if member.method == _STORED:
        content = stream.read(member.size)
    else:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        parts: list[bytes] = []
        room, left = member.size + 1, member.packed
        try:
            while room > 0 and left > 0 and (packed := stream.read(min(_CHUNK, left))):
                left -= len(packed)
                parts.append(inflate.decompress(packed, room))
                room -= len(parts[-1])
        except zlib.error:
            report(faults.entry_damaged(member.name, archive.span))
            return None
        content = b"".join(parts)
    if len(content) != member.size or zlib.crc32(content) != member.crc:
        report(faults.entry_damaged(member.name, archive.span))
        return None
    return content


def _from_folder(path: Path, report: Report, limits: Limits) -> Archive | None:
    found: list[Named] = []
    members: dict[str, Member] = {}
    for entry, name in _walk(path):
        if len(found) >= limits.files:
            report(faults.too_many(limits.files, Span(str(path))))
            return None
        is_file = entry.is_file(follow_symlinks=False)
        found.append(Named(name, "" if is_file else "a link" if entry.is_symlink() else "a device or a pipe"))
        if is_file:
            members[name] = Member(name, entry.stat(follow_symlinks=False).st_size)
    bad = check_found(found, Span(str(path)), report)
    return Archive(path, "folder", {name: each for name, each in members.items() if name not in bad})


def _walk(path: Path) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Everything below a folder that is no folder, sorted; links are not followed."""
    folders = [(str(path), "")]
    while folders:
        folder, prefix = folders.pop()
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda each: each.name)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, f"{prefix}{entry.name}/"))
            else:
                yield entry, prefix + entry.name


def _from_zip(path: Path, stream: BinaryIO, report: Report, limits: Limits) -> Archive | None:
    span = Span(str(path))
    end = _end_record(stream)
    if end is None:
        report(faults.zip_damaged("its list of files is missing, as if the end had been cut off", span))
        return None
    # The directory is read into memory whole, so its size is looked at before.
    count, size = end
    if count > limits.files or size > limits.files * (_DIRECTORY_ENTRY + 1024):
        report(faults.too_many(limits.files, span))
        return None
    try:
        with zipfile.ZipFile(stream) as archive:
            listed = archive.infolist()
    except _BROKEN:
        report(faults.zip_damaged("its list of files makes no sense", span))
        return None
    if len(listed) > limits.files:
        report(faults.too_many(limits.files, span))
        return None
    if _is_bomb(listed, os.fstat(stream.fileno()).st_size, limits, span, report):
        return None
    return _listed(path, stream, listed, report)


def _listed(path: Path, stream: BinaryIO, listed: list[zipfile.ZipInfo], report: Report) -> Archive:
    span = Span(str(path))
    found = [Named(_name(each), _kind(each)) for each in listed]
    bad = check_found(found, span, report)
    members: dict[str, Member] = {}
    taken: list[tuple[int, int, str]] = []
    for each, named in zip(listed, found, strict=True):
        member = _located(stream, each, named.plain, span, report)
        if member is None:
            bad.add(named.name)
            continue
        taken.append((each.header_offset, member.start + each.compress_size, named.plain))
        if not named.plain.endswith("/") and named.name not in bad:
            members[named.plain] = member
    for first, second in _overlaps(taken):
        report(faults.entries_overlap(first, second, span))
        members.pop(first, None)
        members.pop(second, None)
    return Archive(path, "zip", members)


def _located(stream: BinaryIO, each: zipfile.ZipInfo, name: str, span: Span, report: Report) -> Member | None:
    """Where the content of an entry begins, when what stands before it agrees with the directory."""
    if each.flag_bits & _ENCRYPTED:
        report(faults.entry_encrypted(name, span))
        return None
    if each.compress_type not in {_STORED, _DEFLATED}:
        report(faults.method_unknown(name, span))
        return None
    try:
        stream.seek(each.header_offset)
        header = _LOCAL.unpack(stream.read(_LOCAL.size))
        difference = _difference(each, header, stream.read(header[9]))
    except (struct.error, ValueError, OverflowError):
        difference = _LOST
    if difference:
        report(faults.header_differs(name, difference, span))
        return None
    start = each.header_offset + _LOCAL.size + header[9] + header[10]
    return Member(name, each.file_size, start, each.compress_size, each.compress_type, each.CRC)


def _difference(each: zipfile.ZipInfo, header: tuple[Any, ...], raw: bytes) -> str:
    """In what an entry's own header contradicts the directory of the zip; empty for nothing."""
    mark, _, flags, method, _, _, crc, packed, size, _, _ = header
    if mark != b"PK\x03\x04":
        return _LOST
    if raw != each.orig_filename.encode("utf-8" if each.flag_bits & _UTF8 else "cp437", "replace"):
        return "it has another name there"
    if method != each.compress_type or (flags ^ each.flag_bits) & _ENCRYPTED:
        return "it is packed in another way there"
    # With this flag the zip was written in one pass, and the sizes stand behind the content.
    if not flags & _SIZES_FOLLOW and (
        crc != each.CRC or _other(packed, each.compress_size) or _other(size, each.file_size)
    ):
        return "it has another size there"
    is_torn = method == _STORED and each.file_size != each.compress_size
    return "its sizes contradict each other" if is_torn else ""


def _other(local: int, listed: int) -> bool:
    """Whether two sizes differ; 0xFFFFFFFF stands for one that is in the 64-bit extension."""
    return local not in {listed, 0xFFFF_FFFF}


def _overlaps(taken: list[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    reach, owner = -1, ""
    for start, end, name in sorted(taken):
        if start < reach:
            yield owner, name
        if end > reach:
            reach, owner = end, name


def _is_bomb(
    listed: Iterable[zipfile.ZipInfo], size_on_disk: int, limits: Limits, span: Span, report: Report
) -> bool:
    """Whether unpacking would fill a disk. Servers unpack everything, so one such file spoils the package."""
    total = packed = 0
    for each in listed:
        total += each.file_size
        packed += each.compress_size
        if each.file_size > limits.file:
            report(faults.too_large(f"the file {_shown(each)}", each.file_size, limits.file, span))
            return True
        if each.file_size > limits.ratio_from and each.file_size > limits.ratio * max(each.compress_size, 1):
            report(faults.bomb(f"The file {_shown(each)}", each.compress_size, each.file_size, span))
            return True
    if total > limits.total:
        report(faults.too_large("the package", total, limits.total, span))
        return True
    if total > limits.ratio_from and total > limits.ratio * max(size_on_disk, 1):
        report(faults.bomb("The package", size_on_disk, total, span))
        return True
    return False


def _shown(each: zipfile.ZipInfo) -> str:
    return faults.quoted(_name(each))


def _name(each: zipfile.ZipInfo) -> str:
    """The entry's name. Many tools write UTF-8 without saying so (Info-ZIP on macOS, Java)."""
    if each.flag_bits & _UTF8:
        return each.orig_filename
    try:
        return each.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return each.orig_filename


def _kind(each: zipfile.ZipInfo) -> str:
    """What an entry is, when it is neither file nor folder: made on Unix, its mode is in the upper half."""
    mode = each.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "a link"
    return "a device or a pipe" if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR} else ""


def _end_record(stream: BinaryIO) -> tuple[int, int] | None:
    """How many entries a zip announces and how long its directory is, in bytes (APPNOTE 4.3.14 to 4.3.16)."""
    size = stream.seek(0, os.SEEK_END)
    first = stream.seek(max(0, size - _TAIL - 20))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        stream.seek(0)
        return None
    count, length = struct.unpack_from("<HL", tail, at + 10)
    if at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07":
        (offset,) = struct.unpack_from("<Q", tail, at - 12)
        if offset < first + at:
            stream.seek(offset)
            record = stream.read(56)
            if len(record) == 56 and record.startswith(b"PK\x06\x06"):
                count, length = struct.unpack_from("<QQ", record, 32)
    stream.seek(0)
    return count, length
