"""Zips that attack, made byte by byte, since honest libraries refuse to write them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple


class Raw(NamedTuple):
    """An entry of a zip. What is None is said as it is; a header is what stands before the content."""

    name: bytes
    content: bytes = b""
    method: int = 0
    flags: int = 0
    mode: int = 0
    header_name: bytes | None = None
    listed_size: int | None = None
    crc: int | None = None
    offset: int | None = None


def raw_zip(entries: Iterable[Raw]) -> bytes:
    """The bytes of a zip with these entries, whatever they claim (APPNOTE 4.3.6)."""
    body, directory = bytearray(), bytearray()
    number = 0
    for each in entries:
        number += 1
        packed = deflated(each.content) if each.method == 8 else each.content
        crc = zlib.crc32(each.content) if each.crc is None else each.crc
        size = len(each.content) if each.listed_size is None else each.listed_size
        offset = len(body) if each.offset is None else each.offset
        name = each.name if each.header_name is None else each.header_name
        facts = struct.pack("<5H3L", 20, each.flags, each.method, 0, 33, crc, len(packed), size)
        if each.offset is None:
            body += b"PK\3\4" + facts + struct.pack("<2H", len(name), 0) + name + packed
        directory += b"PK\1\2" + struct.pack("<H", 0x0314) + facts
        directory += struct.pack("<5H2L", len(each.name), 0, 0, 0, 0, each.mode << 16, offset) + each.name
    end = struct.pack("<4H2LH", 0, 0, number & 0xFFFF, number & 0xFFFF, len(directory), len(body), 0)
    return bytes(body + directory + b"PK\5\6" + end)


def deflated(content: bytes) -> bytes:
    """The content as raw deflate."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def good_zip(files: dict[str, bytes]) -> bytes:
    """An ordinary zip."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()
