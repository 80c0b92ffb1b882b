from __future__ import annotations

from pathlib import Path
from struct import pack

import pytest

from scormkit.pages.images import image_size

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + pack(">II", 640, 480)
GIF = b"GIF89a" + pack("<HH", 12, 34)
JFIF = b"\xff\xe0" + pack(">H", 4) + b"JF"
FRAME = b"\xff\xc2" + pack(">H", 11) + b"\x08" + pack(">HH", 300, 400) + b"\0" * 8
JPEG = b"\xff\xd8" + JFIF + FRAME
TURNED = b"\xff\xd8" + b"\xff\xe1" + pack(">H", 8) + b"Exif\0\0" + FRAME
WEBP_LOSSY = b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 10 + pack("<HH", 0x4000 | 320, 200) + b"\0" * 8
WEBP_LOSSLESS = (
    b"RIFF\0\0\0\0WEBPVP8L" + b"\0" * 4 + b"\x2f" + ((99 << 14) | 49).to_bytes(4, "little") + b"\0" * 8
)
WEBP_EXTENDED = (
    b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (1919).to_bytes(3, "little") + (1079).to_bytes(3, "little")
)


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (PNG, (640, 480)),
        (GIF, (12, 34)),
        (JPEG, (400, 300)),
        (TURNED, None),
        (WEBP_LOSSY, (320, 200)),
        (WEBP_LOSSLESS, (50, 100)),
        (WEBP_EXTENDED, (1920, 1080)),
        (b"<svg/>", None),
        (b'<svg width="48" height="30.4px" viewBox="0 0 9 9">', (48, 30)),
        (b'<?xml version="1.0"?>\n<svg\n stroke-width="9" viewBox="0 0 400 220">', (640, 352)),
        (b'<svg width="100%" height="100%" viewBox="-1 -1 20,40">', (320, 640)),
        (b'<svg viewBox="0 0 0 40">', None),
        (b'<svg viewBox="0 0 1.2.3 40">', None),
        (b"", None),
        (PNG[:20], None),
        (b"\xff\xd8\xff", None),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, None),
    ],
)
def test_size_is_read_from_the_head_or_not_at_all(
    tmp_path: Path, head: bytes, size: tuple[int, int] | None
) -> None:
    picture = tmp_path / "picture"
    picture.write_bytes(head)
    assert image_size(picture) == size


def test_a_file_that_cannot_be_read_has_no_size(tmp_path: Path) -> None:
    assert image_size(tmp_path / "gone.png") is None
