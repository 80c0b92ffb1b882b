"""The SCORM 2004 target: its files and manifests, and what our own check finds in them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.cmi.scorm2004_sequencing import NAMESPACES
from scormkit.package.document import read_document
from scormkit.plan.model import Plan
from scormkit.plan.rules import Completion
from scormkit.sequencing.read import read_manifest
from scormkit.targets import EDITIONS, TARGETS
from scormkit.targets.scorm2004 import editions, fourth, third
from scormkit.targets.scorm2004.activities import threshold
from scormkit.targets.scorm2004.manifest import tree_of
from scormkit.targets.scorm2004.verify import verify
from tests.unit.targets.plans import MULTI, PLANS, SINGLE
from tests.unit.targets.plans2004 import (
    RULES,
    drawn,
    emitted2004,
    manifest2004,
    tries,
)

NAMES = {"cp": NAMESPACES["imscp"], **NAMESPACES}


def test_files_in_their_order() -> None:
    names = [entry.name for entry in emitted2004(SINGLE)]
    assert names[:5] == [
        "imsmanifest.xml",
        "index.html",
        "player/player.js",
        "player/player.css",
        "media/logo.png",
    ]
    assert names[5:] == list(editions.schema_files("3rd"))
    assert {"imscp_v1p1.xsd", "lom.xsd", "common/dataTypes.xsd", "XMLSchema.dtd"} <= set(names)


@pytest.mark.parametrize("edition", editions.EDITIONS)
@pytest.mark.parametrize("name", [*PLANS, "rules", "tries", "drawn"])
def test_what_we_write_is_what_we_mean(name: str, edition: str) -> None:
    plan = {**PLANS, "rules": RULES, "tries": tries(), "drawn": drawn()}[name]
    found: list[Any] = []
    document = read_document(manifest2004(plan, edition), "imsmanifest.xml", found.append)
    assert document is not None
    manifest = read_manifest(document, found.append)
    assert found == []
    assert manifest is not None
    assert manifest.edition == int(edition[0])
    ours = tree_of(plan, int(edition[0]))
    if edition == "3rd":
        children = tuple(
            each._replace(completion_threshold=None) if each.completion_threshold else each
            for each in ours.root.children
        )
        ours = ours._replace(root=ours.root._replace(children=children), shared_data_global_to_system=True)
    titles = [" ".join(each.title.split()) for each in ours.root.children]
    assert [each.title for each in manifest.organization.root.children] == [
        title.replace("\u0007", "").replace("  ", " ").strip() for title in titles
    ]
    assert _bare(manifest.organization) == _bare(ours)


def _bare(tree: Any) -> Any:
    """Without titles, which lose what XML cannot hold."""
    children = tuple(each._replace(title="") for each in tree.root.children)
    return tree._replace(root=tree.root._replace(title="", children=children))


@pytest.mark.parametrize("edition", editions.EDITIONS)
def test_the_edition_is_told_by_its_exact_word(edition: str) -> None:
    root = etree.fromstring(manifest2004(MULTI, edition))
    assert root.findtext("cp:metadata/cp:schemaversion", namespaces=NAMES) == f"2004 {edition} Edition"
    assert root.findtext("cp:metadata/cp:schema", namespaces=NAMES) == "ADL SCORM"
    place = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
    assert dict(zip(*[iter(root.attrib[place].split())] * 2, strict=True)) == dict(editions.LOCATIONS)


def test_both_editions_call_everything_the_same() -> None:
    found = [
        [
            each.get("identifier")
            for each in etree.fromstring(manifest2004(MULTI, edition)).iter()
            if "identifier" in each.attrib
        ]
        for edition in ("3rd", "4th")
    ]
    assert found[0] == found[1]


def test_every_item_decides_for_itself() -> None:
    for plan in (SINGLE, MULTI):
        for activity in tree_of(plan).root.children:
            assert activity.sequencing.delivery.completion_set_by_content
            assert activity.sequencing.delivery.objective_set_by_content
        assert tree_of(plan).objectives_global_to_system is False


def test_one_item_has_no_next_and_nothing_throws_work_away() -> None:
    (alone,) = tree_of(SINGLE).root.children
    assert alone.hide_lms_ui == ("continue", "previous", "abandon", "abandonAll")
    assert all(each.hide_lms_ui == ("abandon", "abandonAll") for each in tree_of(MULTI).root.children)


def test_the_pass_mark_is_the_platforms_where_the_author_wants_it() -> None:
    (alone,) = tree_of(SINGLE._replace(mastery_score=72.5)).root.children
    assert alone.sequencing.primary.satisfied_by_measure
    assert alone.sequencing.primary.min_normalized_measure == 0.725
    (other,) = tree_of(SINGLE).root.children
    assert not other.sequencing.primary.satisfied_by_measure


def test_a_threshold_only_where_pages_alone_decide() -> None:
    part = SINGLE.launchables[0]
    by_pages = part._replace(completion=Completion(pages=80, checks=None))
    assert threshold(by_pages) == (True, 0.8, 1.0)
    for rule in (
        Completion(),
        Completion(pages=80),
        Completion(pages=80, checks=None, minutes=5),
        Completion(checks=None),
    ):
        assert threshold(part._replace(completion=rule)) is None
    texts = {
        edition: etree.fromstring(manifest2004(SINGLE._replace(launchables=(by_pages,)), edition)).find(
            ".//adlcp:completionThreshold", NAMES
        )
        for edition in editions.EDITIONS
    }
    assert texts["3rd"] is not None
    assert texts["4th"] is not None
    assert (texts["3rd"].text, texts["3rd"].items()) == ("0.8", [])
    assert texts["4th"].items() == [("completedByMeasure", "true"), ("minProgressMeasure", "0.8")]


def test_good_packages_have_no_findings() -> None:
    for edition in editions.EDITIONS.values():
        for plan in (SINGLE, MULTI, RULES):
            assert verify(emitted2004(plan, edition.name), edition) == ()


LOGO = '<file href="media/logo.png"/>'


def broken(old: str, new: str, plan: Plan = RULES) -> list[str]:
    """The codes of a package in whose manifest `old` was replaced once by `new`."""
    entries = emitted2004(plan, "4th")
    text = manifest2004(plan, "4th").decode()
    assert old in text, old
    changed = (Entry("imsmanifest.xml", text.replace(old, new, 1).encode()), *entries[1:])
    return sorted({each.code for each in verify(changed, editions.EDITIONS["4th"])})


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("</manifest>", "", ["SCN101"]),
        ("<manifest", "<!DOCTYPE manifest []><manifest", ["SCN101"]),
        ("2004 4th Edition", "2004 3rd Edition", ["SCN101"]),
        ('isvisible="true"', 'isvisible="yes"', ["SCN101"]),
        (LOGO, "", ["SCN102"]),
        (LOGO, LOGO + LOGO, ["SCN102"]),
        (LOGO, '<file href="media/other.png"/>', ["SCN102"]),
        ('identifierref="res-', 'identifierref="nowhere-', ["SCN104"]),
        ('adlcp:scormType="sco"', 'adlcp:scormType="asset"', ["SCN104"]),
        ('<dependency identifierref="', '<dependency identifierref="nowhere-', ["SCN104"]),
        ('referencedObjective="rule.', 'referencedObjective="nowhere.', ["SCN105"]),
        ('objectiveID="rule.a.completed"', 'objectiveID="rule.a.passed"', ["SCN105"]),
        (' writeSatisfiedStatus="true"', "", ["SCN105"]),
        ('readNormalizedMeasure="false"/>', 'writeSatisfiedStatus="true"/>', ["SCN105"]),
    ],
)  # fmt: skip
def test_a_broken_package_is_found(old: str, new: str, expected: list[str]) -> None:
    assert broken(old, new) == expected


def test_identifiers_and_files_of_a_package() -> None:
    text = manifest2004(MULTI, "4th").decode()
    first = etree.fromstring(text.encode()).find(".//cp:item", NAMES)
    assert first is not None
    name = first.get("identifier") or ""
    assert "SCN103" in broken(f'<item identifier="{name}"', '<item identifier="ä1"', MULTI)
    assert broken(f'<item identifier="{name}"', '<item identifier="org-x"', MULTI) == []
    entries = emitted2004(MULTI, "4th")
    fourth_edition = editions.EDITIONS["4th"]
    assert [each.code for each in verify(entries[1:], fourth_edition)] == ["SCN102"]
    without = tuple(entry for entry in entries if entry.name != "lom.xsd")
    assert {each.code for each in verify(without, fourth_edition)} == {"SCN102"}


def test_the_editions_of_the_target() -> None:
    assert TARGETS["scorm2004"] == EDITIONS["scorm2004"]["3rd"]
    assert {edition: target.title for edition, target in EDITIONS["scorm2004"].items()} == {
        "3rd": "SCORM 2004 3rd Edition",
        "4th": "SCORM 2004 4th Edition",
    }
    for module, edition in ((third, "3rd"), (fourth, "4th")):
        entries = emitted2004(SINGLE, edition)
        assert module.verify(entries) == ()
        assert module.check(SINGLE) == ()


def test_the_target_renders_a_page_for_each_item(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {}

    def render(plan: Plan, launchable: Any, target: str, more: Any) -> tuple[Entry, ...]:
        seen[launchable.id] = more
        return (Entry(launchable.href, f"{launchable.id} {target}".encode()),)

    monkeypatch.setattr("scormkit.targets.scorm2004.emit.launch_entries", render)
    entries = EDITIONS["scorm2004"]["4th"].emit(RULES)
    assert [entry.content for entry in entries[1:5]] == [f"{name} scorm2004".encode() for name in "abcd"]
    assert {name: bool(more["among"]["signals"]) for name, more in seen.items()} == {
        "a": True, "b": True, "c": True, "d": False,
    }  # fmt: skip
    assert EDITIONS["scorm2004"]["4th"].verify(entries) == ()
