"""verify() finds what would be our fault: each test breaks a good package in one way."""

from __future__ import annotations

import pytest

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic, faults_of
from scormkit.targets.scorm12 import faults
from scormkit.targets.scorm12.verify import verify
from tests.unit.targets.plans import MULTI, PLANS, SINGLE, emitted

MULTI_ENTRIES = emitted(MULTI)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in found]


def changed(old: str, new: str, count: int = 1) -> tuple[Entry, ...]:
    """A package of several SCOs with another text in its manifest."""
    manifest = MULTI_ENTRIES[0].content
    assert isinstance(manifest, bytes)
    text = manifest.decode()
    assert old in text
    return (Entry("imsmanifest.xml", text.replace(old, new, count).encode()), *MULTI_ENTRIES[1:])


@pytest.mark.parametrize("name", PLANS)
def test_our_packages_have_no_fault(name: str) -> None:
    entries = emitted(PLANS[name])
    assert verify(entries) == ()
    assert verify((*entries, Entry("scormkit.json", b"{}"))) == ()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</manifest>", "", ["SCO101"]),
        ("<schema>ADL SCORM</schema>", "<schema/><schema/>", ["SCO101"]),
        ('href="media/logo.png"', 'href="media/Logo.png"', ["SCO102", "SCO103"]),
        ('<file href="media/logo.png"/>', "", ["SCO103"]),
        ('<file href="scormkit.json"/>', "", ["SCO103"]),
        ('<file href="one.html"/>', '<file href="one.html"/><file href="one.html"/>', ["SCO104"]),
        ('identifierref="res-e645k2cszy-two"', 'identifierref="res-e645k2cszy-none"', ["SCO105", "SCO105"]),
        ('identifierref="res-e645k2cszy-two"', 'identifierref="res-e645k2cszy-one"', ["SCO105", "SCO105"]),
        ('href="two.html" adlcp', 'href="one.html" adlcp', ["SCO105", "SCO105"]),
        (' href="one.html" adlcp', " adlcp", ["SCO105"]),
        ('adlcp:scormtype="sco"', 'adlcp:scormtype="asset"', ["SCO105"]),
        ('adlcp:scormtype="asset"', 'href="one.html" adlcp:scormtype="asset"', ["SCO105", "SCO105"]),
        ('<dependency identifierref="', '<dependency identifierref="not-', ["SCO105"]),
        (
            "item-e645k2cszy-one&amp;item-e645k2cszy-two<",
            "item-e645k2cszy-one&amp;item-e645k2cszy-four<",
            ["SCO106"],
        ),
        (">item-e645k2cszy-one<", ">item-e645k2cszy-two<", ["SCO106"]),
        ('item identifier="item-e645k2cszy-two"', 'item identifier="2"', ["SCO101", "SCO107", "SCO106"]),
        (
            'item identifier="item-e645k2cszy-three"',
            'item identifier="res-e645k2cszy-one"',
            ["SCO101", "SCO107"],
        ),
        ("<manifest xmlns", '<manifest identifier="x" xmlns', ["SCO101"]),
        ('sk-e645k2cszy-sample" version', f'sk-{"x" * 70}" version', ["SCO107"]),
    ],
)
def test_a_broken_manifest(old: str, new: str, expected: list[str]) -> None:
    assert codes(verify(changed(old, new))) == expected


def test_the_first_resource_is_a_sco() -> None:
    manifest = MULTI_ENTRIES[0].content
    assert isinstance(manifest, bytes)
    start, end = manifest.index(b"<resources>") + len(b"<resources>"), manifest.rindex(b"<resource ")
    shared = manifest[end : manifest.index(b"</resources>")]
    moved = manifest[:start] + shared + manifest[start:end] + manifest[end + len(shared) :]
    assert codes(verify((Entry("imsmanifest.xml", moved), *MULTI_ENTRIES[1:]))) == ["SCO105"]


def test_an_organization_without_items() -> None:
    manifest = MULTI_ENTRIES[0].content
    assert isinstance(manifest, bytes)
    start, end = manifest.index(b"<item "), manifest.rindex(b"</item>") + len(b"</item>")
    broken = verify((Entry("imsmanifest.xml", manifest[:start] + manifest[end:]), *MULTI_ENTRIES[1:]))
    assert codes(broken) == ["SCO105"] * 4


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ((), ["SCO108"]),
        (emitted(SINGLE)[::-1], ["SCO108"]),
        (emitted(SINGLE)[:-1], ["SCO102", "SCO108"]),
        ((*emitted(SINGLE), Entry("more.txt", b"")), ["SCO103"]),
        ((*emitted(SINGLE), Entry("index.html", b"")), ["SCO104"]),
    ],
)
def test_broken_files(entries: tuple[Entry, ...], expected: list[str]) -> None:
    assert codes(verify(entries)) == expected


def test_a_document_type_is_refused() -> None:
    manifest = (
        b'<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b'<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" identifier="a">&x;</manifest>'
    )
    found = verify([Entry("imsmanifest.xml", manifest)])
    assert codes(found) == ["SCO101"]


def test_every_fault_is_our_own_and_has_a_page() -> None:
    registered = faults_of(faults)
    assert [each.code for each in registered] == [
        *(f"SCO{number:03}" for number in (1, 2, *range(20, 24), 28, 38)),
        *(f"SCO{number}" for number in range(101, 109)),
    ]
    assert all(each.page.count("```") == 2 and each.spec for each in registered)
