"""A member of a package in pieces, for files that are copied and not looked at."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from scormkit.archive import faults_read as faults
from scormkit.archive.problems import reason_of
from scormkit.archive.reader import Archive, Member
from scormkit.diagnostics import Span
from scormkit.errors import FindingsError

CHUNK = 1 << 18
_STORED = 0


def chunks(archive: Archive, name: str) -> Iterator[bytes]:
    """The bytes of a member, some at a time and never more than it announced.

    Raises `FindingsError`, at the end at the latest, when it does not unpack to what its size and checksum
    say, or cannot be read.
    """
    member = archive.members[name]
    source = archive.path / name if archive.kind == "folder" else archive.path
    try:
        with source.open("rb") as stream:
            if archive.kind != "zip":
                yield from iter(lambda: stream.read(CHUNK), b"")
                return
            stream.seek(member.start)
            size, summed = 0, 0
            for piece in _stored(stream, member) if member.method == _STORED else _inflated(stream, member):
                size += len(piece)
                summed = zlib.crc32(piece, summed)
                if size > member.size:
                    break
                yield piece
    except zlib.error:
        size, summed = -1, 0
    except OSError as error:
        raise FindingsError((faults.unreadable(reason_of(error), Span(archive.file(name))),)) from error
    if size != member.size or summed != member.crc:
        raise FindingsError((faults.entry_damaged(member.name, archive.span),))


def _stored(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    left = member.size
    while left > 0 and (piece := stream.read(min(CHUNK, left))):
        left -= len(piece)
        yield piece


def _inflated(stream: BinaryIO, member: Member) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    left = member.packed
    while left > 0 and (packed := stream.read(min(CHUNK, left))):
        left -= len(packed)
        while packed:
            yield inflate.decompress(packed, CHUNK)
            packed = inflate.unconsumed_tail
    yield inflate.flush()
