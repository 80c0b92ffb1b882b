"""A reproducible zip: the same entries give the same bytes, whatever the clock, locale or file order."""

import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from scormkit.archive import faults
from scormkit.archive.ahead import LARGE, Ahead, Sums
from scormkit.archive.copying import copy
from scormkit.archive.entry import Entry
from scormkit.archive.formats import COMPRESSED, MANIFESTS, RECORD, ending
from scormkit.archive.names import check_names
from scormkit.archive.problems import output_problem, source_problem
from scormkit.archive.replace import replacing
from scormkit.archive.summing import state_of
from scormkit.diagnostics import Diagnostic
from scormkit.errors import FindingsError

CHUNK = 1 << 18
"""Bytes read at a time: few enough to be hashed, summed and written from the processor's own memory, which
takes a third less time than with a megabyte. A file of any size takes no more memory than a few of these."""

LEVEL = 6
"""How hard text is deflated: 9 takes half as long again and makes a package of text a hundredth smaller."""

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that every entry carries: the earliest that a zip can hold."""

UNIX = 3
PERMISSIONS = (stat.S_IFREG | 0o644) << 16

Progress = Callable[[int], None]
"""Told the number of content bytes that went into the package since the last call."""


class Written(NamedTuple):
    """A package on disk: its digest (64 hexadecimal digits), size in bytes, (name, size) of every entry."""

    path: Path
    digest: str
    size: int
    entries: tuple[tuple[str, int], ...]


def write_package(
    entries: Iterable[Entry],
    path: Path,
    record: Mapping[str, object],
    *,
    progress: Progress | None = None,
    inspect: Callable[[BinaryIO], Iterable[Diagnostic]] | None = None,
    ahead: Ahead | None = None,
) -> Written:
    """Write a package, whole or not at all.

    The zip is written beside `path` and moved there when it is complete, so that whatever goes wrong an
    older package stays as it was. `record`, with the digest added, becomes the last entry, ``scormkit.json``.

    The digest is the sha256 of what ``sha256sum`` prints for all other files, sorted by name; it does not
    depend on how the zip is compressed, and anyone can check it in the unpacked folder::

        find . -type f ! -name scormkit.json -printf '%P\\n' | LC_ALL=C sort | xargs sha256sum | sha256sum

    `inspect` may look into the finished zip before it takes the place of an older one; what it finds keeps it
    from doing so. `ahead` may have begun to sum large files before they are known to belong to the package.

    Raises `FindingsError` with that, with every fault of the names (PKG001 to PKG004), the first file that
    cannot be read (PKG005 to PKG007), or what kept the zip from being written (PKG010 to PKG014).
    """
    ordered = sorted(entries, key=lambda entry: (entry.name not in MANIFESTS, entry.name))
    if wrong := check_names([*(entry.name for entry in ordered), RECORD]):
        raise FindingsError(wrong)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(path)
        large = [*_large(ordered)]
        if ahead is not None:
            ahead.want(large)
        with replacing(path, durable=False) as file, Ahead(() if ahead else large) as own:
            digest, sizes = _write_zip(file, ordered, record, progress or _ignore, ahead or own)
            size = file.tell()
            if inspect is not None and (wrong := tuple(inspect(file))):
                raise FindingsError(wrong)
    except OSError as error:
        raise FindingsError((output_problem(error, path),)) from error
    return Written(path, digest, size, sizes)


def _write_zip(
    file: BinaryIO, ordered: list[Entry], record: Mapping[str, object], progress: Progress, ahead: Ahead
) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Write all entries and the record; the digest and the (name, size) of each entry come back."""
    hashes: dict[str, str] = {}
    sizes: list[tuple[str, int]] = []
    with zipfile.ZipFile(file, "w") as archive:
        for entry in ordered:
            hashes[entry.name], size = _write_entry(archive, entry, progress, ahead)
            sizes.append((entry.name, size))
        lines = "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))
        digest = hashlib.sha256(lines.encode("ascii")).hexdigest()
        note = json.dumps(
            {**record, "digest": f"sha256:{digest}"}, ensure_ascii=False, indent=2, sort_keys=True
        )
        _, size = _write_entry(archive, Entry(RECORD, f"{note}\n".encode()), progress, ahead)
        sizes.append((RECORD, size))
    return digest, tuple(sizes)


def _large(entries: Iterable[Entry]) -> Iterator[Path]:
    """The files that are stored as they are and that are worth a thread."""
    for each in entries:
        content = each.content
        if (
            isinstance(content, Path)
            and ending(each.name) in COMPRESSED
            and _size_of(each.name, content) > LARGE
        ):
            yield content


def _write_entry(archive: zipfile.ZipFile, entry: Entry, progress: Progress, ahead: Ahead) -> tuple[str, int]:
    """Stream one entry into the zip; its sha256 (hexadecimal) and size come back."""
    info = zipfile.ZipInfo(entry.name, MOMENT)
    info.create_system = UNIX
    info.external_attr = PERMISSIONS
    if ending(entry.name) not in COMPRESSED:
        info.compress_type = zipfile.ZIP_DEFLATED
        # Public as `compress_level` from Python 3.13 on, where this name still works.
        info._compresslevel = LEVEL  # type: ignore[attr-defined]
    content = entry.content
    if isinstance(content, Path) and (sums := ahead.sums(content)) is not None:
        _store(archive, info, content, sums, progress)
        return sums.sha256, info.file_size
    # The size in `info` decides about zip64: only what needs it has it, for old importers' sake.
    info.file_size = len(content) if isinstance(content, bytes) else _size_of(entry.name, content)
    chunks = iter((content,)) if isinstance(content, bytes) else _read(entry.name, content, info.file_size)
    digest = hashlib.sha256()
    with archive.open(info, "w") as target:
        for chunk in chunks:
            digest.update(chunk)
            target.write(chunk)
            progress(len(chunk))
    return digest.hexdigest(), info.file_size


def _store(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Path, sums: Sums, progress: Progress
) -> None:
    """Put a file whose sums are known into the zip as it is: the system copies it."""
    info.file_size = sums.state[0]
    try:
        file = source.open("rb", buffering=0)
    except OSError as error:
        raise FindingsError((source_problem(error, info.filename, source),)) from error
    with file, archive.open(info, "w") as target:
        assert archive.fp is not None
        archive.fp.flush()
        start = archive.fp.tell()
        copied = 0
        for size in copy(file.fileno(), archive.fp.fileno(), start, info.file_size):
            copied += size
            progress(size)
        if copied != info.file_size or state_of(file.fileno()) != sums.state:
            raise FindingsError((faults.source_changed(info.filename, str(source)),))
        archive.fp.seek(start + copied)
        # What zipfile would have counted, had the file passed through it.
        target._crc, target._file_size = sums.crc, copied  # type: ignore[attr-defined]


def _size_of(name: str, source: Path) -> int:
    try:
        status = source.stat()
    except OSError as error:
        raise FindingsError((source_problem(error, name, source),)) from error
    if not stat.S_ISREG(status.st_mode):
        raise FindingsError((faults.source_unreadable(name, str(source), "it is not an ordinary file"),))
    return status.st_size


def _read(name: str, source: Path, size: int) -> Iterator[bytes]:
    """The content of a file in chunks; exactly `size` bytes, or the file has changed (PKG006)."""
    try:
        with source.open("rb", buffering=0) as file:
            before = os.fstat(file.fileno())
            left = size
            while chunk := file.read(min(CHUNK, left + 1)):
                left -= len(chunk)
                if left < 0:
                    break
                yield chunk
            after = os.fstat(file.fileno())
    except OSError as error:
        raise FindingsError((source_problem(error, name, source),)) from error
    if left != 0 or (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise FindingsError((faults.source_changed(name, str(source)),))


def _ignore(_: int) -> None:
    """Progress that nobody wants to see."""
