"""Whatever stands in a package, validation ends with findings: no crash, no escape, in bounded time."""

from __future__ import annotations

import io
import re
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import scormkit
from scormkit.diagnostics.registry import harmless
from scormkit.rules.script import read_script
from tests.rules.packages.bases import BASES, HERE
from tests.rules.packages.test_mutations import MANIFESTS

LIMIT = 20.0
"""Seconds that one package may take on a machine that does much else."""
TOKENS = re.compile(r"<[^>]*>|\"[^\"]*\"|[\w.-]+|\s+|.")
PIECES = {base: TOKENS.findall((HERE / "base" / base / MANIFESTS[base]).read_text("utf-8")) for base in BASES}
STRANGE = st.sampled_from(
    ["", "&", "&amp;", "<", "/>", '"', "\x00", "\ufeff", "<!DOCTYPE a>", "]]>", "<![CDATA[", "xml:base='../'",
     "../../x", "C:\\x", "http://a:b", "http://[", "%", "%zz", "١", "\ud7ff", "{", "}", "2*{a,b}", "(" * 99]
)  # fmt: skip


@st.composite
def manifests(draw: st.DrawFn) -> tuple[str, str]:
    """A manifest with pieces taken out, doubled, moved or replaced."""
    base = draw(st.sampled_from(BASES))
    pieces = list(PIECES[base])
    for _ in range(draw(st.integers(1, 6))):
        at, to = (draw(st.integers(0, len(pieces) - 1)) for _ in range(2))
        match draw(st.integers(0, 4)):
            case 0:
                pieces[at] = ""
            case 1:
                pieces.insert(to, pieces[at])
            case 2:
                pieces[at], pieces[to] = pieces[to], pieces[at]
            case 3:
                pieces[at] = draw(STRANGE)
            case _:
                pieces[at] = draw(st.text(max_size=8))
    return base, "".join(pieces)


def judged(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "course.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        begun = time.monotonic()
        found = scormkit.validate(path, lms=["moodle"])
        assert time.monotonic() - begun < LIMIT
        for each in found:
            assert each.message
            assert harmless(each.message) == each.message
            assert each.help or each.code == "PKG067"
            assert each.span is not None
            assert each.span.file.startswith(str(path))
        assert sorted(Path(folder).iterdir()) == [path]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manifests(), st.binary(max_size=200))
def test_a_spoiled_manifest_gives_findings(spoiled: tuple[str, str], script: bytes) -> None:
    base, text = spoiled
    page = b"<script src='js/x.js'></script><iframe src='index.html'></iframe>" + script
    judged(
        {
            MANIFESTS[base]: text.encode("utf-8", "surrogatepass"),
            "lesson-1.html": page,
            "index.html": page,
            "js/x.js": script,
        }
    )


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_give_findings(content: bytes) -> None:
    for name in ("imsmanifest.xml", "cmi5.xml", "course.crs"):
        judged({name: content})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.zip"
        path.write_bytes(b"PK" + content)
        assert scormkit.validate(path)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 400))
def test_a_zip_with_other_bytes_in_it_gives_findings_or_none(noise: bytes, at: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(HERE / "base" / "xapi" / "tincan.xml", "tincan.xml")
        archive.write(HERE / "base" / "xapi" / "index.html", "index.html")
    content = bytearray(stream.getvalue())
    content[at : at + len(noise)] = noise
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.zip"
        path.write_bytes(bytes(content))
        for each in scormkit.validate(path):
            assert each.message


@given(st.text(st.sampled_from("ab1&|~()=<>{},*\"' "), max_size=40))
def test_any_prerequisite_is_read_or_said_to_be_wrong(text: str) -> None:
    script = read_script(text)
    assert bool(script.wrong) != bool(script.names) or not text.strip()


@pytest.mark.parametrize(
    "seed", sorted((Path(__file__).parent / "packages").glob("*")), ids=lambda path: path.name
)
def test_inputs_that_were_found_once_stay_harmless(seed: Path) -> None:
    content = seed.read_bytes()
    for name in ("imsmanifest.xml", "cmi5.xml", "tincan.xml"):
        judged({name: content})
