"""What a file of a course holds, by its first bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.course.media import Flaw, flaw_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.PNG", b"\xff\xd8\xff\xe0"),
        ("a.gif", b"GIF89a"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 "),
        ("a.avif", b"\x00\x00\x00\x20ftypavif"),
        ("a.svg", SVG.encode()),
        ("a.svg", f"<?xml version='1.0'?>\n<!-- {'a licence ' * 900} -->\n{SVG}".encode()),
        ("a.svg", b"<?xml version='1.0'?><s:svg xmlns:s='http://www.w3.org/2000/svg'/>"),
        ("a.svg", SVG.encode("utf-16")),
        ("a.mp4", b"anything"),
        ("a.pdf", b"anything"),
    ],
)
def test_what_a_browser_can_show_has_no_flaw(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    assert flaw_of(tmp_path / name) is None


@pytest.mark.parametrize(
    ("name", "content", "kind", "what"),
    [
        ("a.png", b"", "empty", ""),
        ("a.mp4", b"", "empty", ""),
        ("a.mp4", b"version https://git-lfs.github.com/spec/v1\n", "placeholder", ""),
        ("a.png", b"hello", "no-picture", "damaged, or no picture at all"),
        ("a.jpg", b"\n <!DOCTYPE html>", "no-picture", "a web page"),
        ("a.jpg", b"\x00\x00\x00\x24ftypheic", "no-picture", "HEIC"),
        ("a.png", SVG.encode(), "no-picture", "must end in .svg"),
        ("a.svg", b"\x89PNG\r\n\x1a\n", "no-picture", "a photo"),
        ("a.svg", b"\x1f\x8b\x08", "no-picture", "compressed"),
        ("a.jpg", b"MM\x00*", "no-picture", "TIFF"),
    ],
)
def test_what_learners_would_see_as_a_gap_is_told(
    name: str, content: bytes, kind: str, what: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    flaw = flaw_of(tmp_path / name)
    assert isinstance(flaw, Flaw)
    assert flaw.kind == kind
    assert what in flaw.what


def test_a_file_that_cannot_be_read_is_not_judged(tmp_path: Path) -> None:
    assert flaw_of(tmp_path / "gone.png") is None
