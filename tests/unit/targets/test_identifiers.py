from __future__ import annotations

import re

from scormkit.targets._ims.identifiers import (
    IDENTIFIER_LIMIT,
    item_identifier,
    manifest_identifier,
    package_mark,
    resource_identifier,
)
from tests.unit.targets.plans import SINGLE, UNIT


def test_shape() -> None:
    assert re.fullmatch(r"sk-[a-z2-7]{10}-sample", manifest_identifier(SINGLE, "scorm12"))
    assert manifest_identifier(UNIT, "scorm12").endswith("-sample-two")


def test_differs_within_15_characters_by_course_unit_and_target() -> None:
    plans = [SINGLE, UNIT, UNIT._replace(unit_id="one"), SINGLE._replace(uid="bbbbbbbbbb")]
    assert len({item_identifier(package_mark(plan, "scorm12"), "course") for plan in plans}) == 4
    short = {
        manifest_identifier(plan, target)[:15] for plan in plans for target in ("scorm12", "scorm2004-4")
    }
    assert len(short) == 8


def test_stays_when_the_course_is_edited() -> None:
    edited = SINGLE._replace(title="Another title", version="2.0", packaging="multi", language="es")
    assert manifest_identifier(edited, "scorm12") == manifest_identifier(SINGLE, "scorm12")


def test_long_and_odd_ids_give_names_that_every_platform_takes() -> None:
    identifier = manifest_identifier(SINGLE._replace(course_id="é b&c-" * 20), "scorm12")
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", identifier)
    assert len(identifier) <= IDENTIFIER_LIMIT
    assert item_identifier("abc", "a|b c") == "item-abc-a-b-c"
    assert resource_identifier("abc", "one.two_3-4") == "res-abc-one.two_3-4"
