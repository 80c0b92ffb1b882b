"""tincan.xml and cmi5.xml of plans made by hand, and what the targets say about them."""

from __future__ import annotations

import pytest
from lxml import etree

from scormkit.archive.entry import Entry
from scormkit.diagnostics import Diagnostic
from scormkit.plan.model import Plan
from scormkit.plan.rules import Rules
from scormkit.preview.cmi5.structure import read_structure
from scormkit.statements.definitions import activities
from scormkit.targets import cmi5, xapi
from scormkit.targets._ims.schemas import parse_xml
from scormkit.targets.cmi5.structure import NAMESPACE as CMI5
from scormkit.targets.cmi5.structure import mastery_score, move_on, structure_xml, unit_iri
from scormkit.targets.xapi.manifest import NAMESPACE as TINCAN
from scormkit.targets.xapi.manifest import tincan_xml
from scormkit.targets.xapi.whole import as_one
from tests.unit.targets.plans import BARE, MULTI, PLANS, SINGLE, UNIT


def packaged(name: str, manifest: bytes, plan: Plan) -> list[Entry]:
    return [Entry(name, manifest), *(Entry(each.href, b"") for each in plan.launchables)]


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in found]


@pytest.mark.parametrize("name", PLANS)
def test_both_documents_of_every_plan_are_valid(name: str) -> None:
    plan = PLANS[name]
    assert xapi.verify(packaged("tincan.xml", tincan_xml(plan, plan.launchables[0].href), plan)) == ()
    assert cmi5.verify(packaged("cmi5.xml", structure_xml(plan), plan)) == ()


def test_only_the_course_is_launched_and_it_comes_first() -> None:
    root = parse_xml(tincan_xml(SINGLE, "index.html"))
    found = root.findall(f".//{{{TINCAN}}}activity")
    assert [each.findtext(f"{{{TINCAN}}}launch") for each in found] == [
        "index.html",
        *[None] * (len(found) - 1),
    ]
    assert [each.get("id") for each in found] == [each.iri for each in activities(SINGLE)]
    kinds = [str(each.get("type")).rpartition("/")[2] for each in found]
    assert kinds == ["course", *["module", "objective", "page", "assessment"] * 3]


def test_identifiers_stay_when_texts_change_and_follow_the_authors_address() -> None:
    edited = SINGLE._replace(title="Another title", version="9", language="de")
    assert [each.iri for each in activities(edited)] == [each.iri for each in activities(SINGLE)]
    assert activities(SINGLE)[0].iri.startswith("urn:uuid:")
    own = SINGLE._replace(iri="https://example.org/courses/sample/")
    assert [each.iri for each in activities(own)][:3] == [
        "https://example.org/courses/sample",
        "https://example.org/courses/sample/units/one",
        "https://example.org/courses/sample/objectives/one.O1",
    ]
    other = SINGLE._replace(uid="zzzzzzzzzz")
    assert not {each.iri for each in activities(other)} & {each.iri for each in activities(SINGLE)}


def test_a_unit_alone_is_the_same_activity_as_in_its_course() -> None:
    whole = {each.part: each for each in activities(SINGLE)}
    alone = activities(UNIT)
    assert alone[0].iri == whole["units/two"].iri
    assert [each.iri for each in alone[1:]] == [whole[each.part].iri for each in alone[1:]]


def test_each_au_says_what_it_takes() -> None:
    def said(plan: Plan) -> list[tuple[str, float | None]]:
        return [(move_on(plan, each), mastery_score(plan, each)) for each in plan.launchables]

    assert said(MULTI) == [("CompletedAndPassed", 0.8)] * 3
    # Three checks: the score over all of them decides nothing.
    assert said(SINGLE) == [("CompletedAndPassed", None)]
    assert said(BARE) == [("Completed", None)]
    assert said(MULTI._replace(reporting="completed")) == [("Completed", None)] * 3
    ids = [unit_iri(MULTI, each) for each in MULTI.launchables]
    assert len(set(ids)) == 3
    assert unit_iri(SINGLE, SINGLE.launchables[0]) not in ids


def test_a_unit_with_an_au_of_its_own_is_a_block_around_it() -> None:
    root = parse_xml(structure_xml(MULTI))
    names = {"c": CMI5}
    blocks = root.findall("c:block", names)
    whole = {each.part: each.iri for each in activities(MULTI)}
    assert [each.get("id") for each in blocks] == [whole[f"units/{name}"] for name in ("one", "two", "three")]
    assert [[au.get("id") for au in each.findall("c:au", names)] for each in blocks] == [
        [unit_iri(MULTI, launchable)] for launchable in MULTI.launchables
    ]
    for block, launchable in zip(blocks, MULTI.launchables, strict=True):
        taught = [whole[f"objectives/{each.id}"] for unit in launchable.units for each in unit.objectives]
        for part in (block, block.find("c:au", names)):
            assert part is not None
            assert [each.get("idref") for each in part.findall("c:objectives/c:objective", names)] == taught
            assert part.findtext("c:title/c:langstring", None, names) == launchable.title
    # The launcher knows which AU is in which block; one AU stands by itself.
    pages = {each.href for each in MULTI.launchables}
    read = read_structure(structure_xml(MULTI), pages)
    assert [each.blocks for each in read.units] == [(str(each.get("id")),) for each in blocks]
    assert parse_xml(structure_xml(SINGLE)).findall("c:block", names) == []


def test_no_platform_waits_for_an_optional_unit_with_an_au_of_its_own() -> None:
    first, *others = MULTI.units
    optional = MULTI._replace(units=(first._replace(rules=Rules(optional=True)), *others))
    read = read_structure(structure_xml(optional), {each.href for each in MULTI.launchables})
    plain = read_structure(structure_xml(MULTI), {each.href for each in MULTI.launchables})
    assert [each.move_on for each in read.units] == [
        "NotApplicable",
        *(each.move_on for each in plain.units[1:]),
    ]
    assert [each.mastery_score for each in read.units] == [each.mastery_score for each in plain.units]
    alone = SINGLE._replace(units=(SINGLE.units[0]._replace(rules=Rules(optional=True)), *SINGLE.units[1:]))
    assert structure_xml(alone) == structure_xml(SINGLE)


def test_what_a_target_cannot_carry_is_said() -> None:
    assert codes(xapi.check(SINGLE)) == codes(cmi5.check(SINGLE)) == []
    assert codes(xapi.check(MULTI)) == ["XAT001"]
    assert codes(cmi5.check(MULTI)) == ["CMT001"]
    free = MULTI._replace(launchables=tuple(each._replace(requires=()) for each in MULTI.launchables))
    assert codes(cmi5.check(free)) == []
    assert [each.href for each in as_one(MULTI).launchables] == ["index.html"]
    assert as_one(MULTI).launchables[0].units == MULTI.units


def test_a_broken_package_of_ours_is_found() -> None:
    good = tincan_xml(SINGLE, "index.html")
    entries = packaged("tincan.xml", good, SINGLE)
    assert codes(xapi.verify(entries[1:])) == ["XAT101"]
    assert codes(xapi.verify([Entry("tincan.xml", b"<x"), *entries[1:]])) == ["XAT101"]
    assert codes(xapi.verify([Entry("tincan.xml", good.replace(b"<launch", b"<lunch")), entries[1]])) == [
        "XAT101"
    ]
    assert codes(xapi.verify(entries[:1])) == ["XAT102"]
    assert codes(xapi.verify([*entries, entries[1]])) == ["XAT103"]
    root = etree.fromstring(good)
    first, second = root[0][0], root[0][1]
    root[0].remove(first)
    second.addnext(first)
    assert codes(xapi.verify([Entry("tincan.xml", etree.tostring(root)), entries[1]])) == ["XAT102"]

    good = structure_xml(MULTI)
    entries = packaged("cmi5.xml", good, MULTI)
    assert codes(cmi5.verify(entries[1:])) == ["CMT101"]
    assert (
        codes(cmi5.verify([Entry("cmi5.xml", good.replace(b"moveOn", b"moveon")), *entries[1:]]))
        == ["CMT101"] * 3
    )
    assert codes(cmi5.verify(entries[:-1])) == ["CMT102"]
    assert codes(cmi5.verify([*entries, entries[1]])) == ["CMT103"]
    root = etree.fromstring(good)
    urls = root.findall(f".//{{{CMI5}}}url")
    urls[1].text = urls[0].text
    assert codes(cmi5.verify([Entry("cmi5.xml", etree.tostring(root)), *entries[1:]])) == ["CMT102"]
