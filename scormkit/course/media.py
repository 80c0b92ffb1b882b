"""What a file holds, as its first bytes tell: an empty file, a placeholder, and a picture that is none."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from scormkit.source.blocks import IMAGES

_HEAD = 65536
"""Bytes read: comments and the words of a licence may stand before the first tag of a drawing."""
_LFS = b"version https://git-lfs.github.com/spec/"
_RASTER = (b"\x89PNG", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"BM")
_BRANDS = (b"avif", b"avis")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OTHERS = (
    (b"%PDF", "a PDF"),
    (b"8BPS", "a Photoshop file"),
    (b"II*\0", "a TIFF picture, which browsers cannot show"),
    (b"MM\0*", "a TIFF picture, which browsers cannot show"),
    (b"PK\x03\x04", "a zip or an Office file"),
    (b"\x1f\x8b", "a compressed file (such as .svgz)"),
)


class Flaw(NamedTuple):
    """What is wrong with a file: `empty`, `placeholder`, or `no-picture` with what it is instead."""

    kind: str
    what: str = ""


def flaw_of(path: Path) -> Flaw | None:
    """What makes a file of a course useless to learners; None where nothing does, or where it cannot be read.

    Browsers go by the bytes of a photo and not by its name (WHATWG MIME Sniffing, section 6.1), so a JPEG
    that is called .png is fine; a drawing (SVG) is known by its name alone.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD if path.suffix.lower() == ".svg" else 256)
    except OSError:
        return None
    if not head:
        return Flaw("empty")
    if head.startswith(_LFS):
        return Flaw("placeholder")
    if path.suffix.lower() not in IMAGES:
        return None
    is_drawing = b"<svg" in head or b":svg" in head or head.startswith(_UTF16)
    if is_drawing if path.suffix.lower() == ".svg" else _is_raster(head):
        return None
    return Flaw("no-picture", _what(head, is_drawing=is_drawing))


def _is_raster(head: bytes) -> bool:
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return head.startswith(_RASTER) or is_webp or (head[4:8] == b"ftyp" and head[8:12] in _BRANDS)


def _what(head: bytes, *, is_drawing: bool) -> str:
    """What a file is that should be a picture of another kind, as far as it can be told."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if is_drawing:
        return "a drawing (SVG), and its name must end in .svg"
    if _is_raster(head):
        return "a photo (such as PNG or JPEG), and its name must end so"
    if head[4:8] == b"ftyp":
        return "a HEIC photo or a film, which browsers cannot show as a picture"
    return next((what for mark, what in _OTHERS if head.startswith(mark)), "damaged, or no picture at all")
