"""The size of a picture from its first bytes, so that a page does not jump when the picture arrives."""

from __future__ import annotations

import re
from pathlib import Path
from struct import unpack

_HEAD = 65536
_SVG = re.compile(rb"<svg\b([^>]*)>", re.DOTALL)
_LENGTH = r"(?<![\w-]){}\s*=\s*[\"']\s*([0-9.]+)(?:px)?\s*[\"']"
_VIEW_BOX = re.compile(
    r"\bviewBox\s*=\s*[\"']\s*[-0-9.]+[\s,]+[-0-9.]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*[\"']"
)
_DRAWN = 640
"""Pixels of the longer side of a drawing that says its shape only: about as broad as a column of text."""
_JPEG_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


def image_size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, GIF, WebP, JPEG or SVG file; None where the head does not tell."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return None
    return _size(head)


def _size(head: bytes) -> tuple[int, int] | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n") and len(head) >= 24:
        width, height = unpack(">II", head[16:24])
    elif head[:6] in (b"GIF87a", b"GIF89a") and len(head) >= 10:
        width, height = unpack("<HH", head[6:10])
    elif head[:4] == b"RIFF" and head[8:12] == b"WEBP" and len(head) >= 30:
        width, height = _webp(head)
    elif head[:2] == b"\xff\xd8":
        width, height = _jpeg(head)
    elif (drawing := _SVG.search(head)) is not None:
        width, height = _svg(drawing[1].decode("utf-8", "replace"))
    else:
        return None
    return (width, height) if width and height else None


def _svg(attributes: str) -> tuple[int, int]:
    """The size that a drawing has; one that has only a view box (as many programs write it) fills a column.

    Without a size, browsers make it as wide as what it stands in; a figure is as wide as its picture, so: 0.
    """
    sizes = [re.search(_LENGTH.format(name), attributes) for name in ("width", "height")]
    if sizes[0] is not None and sizes[1] is not None:
        return round(_number(sizes[0][1])), round(_number(sizes[1][1]))
    shape = _VIEW_BOX.search(attributes)
    width, height = (_number(shape[1]), _number(shape[2])) if shape is not None else (0.0, 0.0)
    scale = _DRAWN / max(width, height) if width and height else 0
    return round(width * scale), round(height * scale)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0


def _webp(head: bytes) -> tuple[int, int]:
    kind = head[12:16]
    if kind == b"VP8X":
        return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = unpack("<HH", head[26:30])
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(head: bytes) -> tuple[int, int]:
    """Walk the segments to the first frame header. A file with EXIF may be turned on its side: not told."""
    at = 2
    while at + 9 < len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_FRAMES:
            height, width = unpack(">HH", head[at + 5 : at + 9])
            return (0, 0) if b"Exif" in head[:at] else (width, height)
        else:
            at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return 0, 0
