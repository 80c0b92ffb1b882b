"""Matching, ordering and categorise: what authors may write, and how SCORM 2004 and xAPI see it."""

from __future__ import annotations

import re
from types import ModuleType
from typing import Any

import pytest
from pydantic import ValidationError

from scormkit.diagnostics import Diagnostic, faults_of
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.base import PlacedOption
from scormkit.interactions.categorise import encodings as categorise
from scormkit.interactions.categorise import faults as categorise_faults
from scormkit.interactions.encoding import LIMITS, SHORT_TEXT, Component
from scormkit.interactions.matching import encodings as matching
from scormkit.interactions.matching import faults as matching_faults
from scormkit.interactions.ordering import encodings as ordering
from scormkit.interactions.ordering import faults as ordering_faults
from scormkit.source.document import Where
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml
from tests.unit.interactions.test_cases import asked

ENCODINGS = {"matching": matching, "ordering": ordering, "categorise": categorise}
FAULTS = faults_of(matching_faults, ordering_faults, categorise_faults)
LONG = {"QST036", "QST041"}
"""Their examples leave out what makes them long; tests/rules has them in full."""


def spec_of(authored: dict[str, Any]) -> Any:
    return INTERACTIONS[authored["type"]].model.model_validate(authored)


def seen(standard: str, authored: dict[str, Any]) -> Any:
    question = asked({"authored": authored})
    options = [option.placed for option in question.options]
    return getattr(ENCODINGS[authored["type"]], standard)(question.spec, options)


TOOLS = {
    "type": "matching",
    "prompt": "Which?",
    "pairs": [
        {"id": "pump", "source": "A *pump*", "target": "Fills"},
        {"source": "Patch", "target": "Closes"},
    ],
    "distractors": ["Cuts"],
}
STEPS = {
    "type": "ordering",
    "prompt": "Which first?",
    "items": ["One", {"id": "two", "text": "Two"}, "Three"],
}
BINS = {
    "type": "categorise",
    "prompt": "Which?",
    "groups": [
        {"id": "glass", "name": "Glass", "items": ["Jar", "Bottle"]},
        {"name": "Paper", "items": [{"id": "box", "text": "Box"}]},
    ],
}


def test_matching_is_pairs_of_source_and_target() -> None:
    told = seen("xapi", TOOLS)
    assert (told.type, told.patterns) == ("matching", ("pump[.]pump[,]b[.]b",))
    assert dict(told.components) == {
        "source": (Component("pump", "A *pump*"), Component("b", "Patch")),
        "target": (Component("pump", "Fills"), Component("b", "Closes"), Component("c", "Cuts")),
    }


def test_ordering_is_sequencing_with_choices() -> None:
    told = seen("xapi", STEPS)
    assert (told.type, told.patterns) == ("sequencing", ("a[,]two[,]c",))
    assert dict(told.components) == {
        "choices": (Component("a", "One"), Component("two", "Two"), Component("c", "Three"))
    }


def test_categorise_is_matching_of_items_with_groups() -> None:
    told = seen("xapi", BINS)
    assert (told.type, told.patterns) == ("matching", ("a[.]glass[,]b[.]glass[,]box[.]b",))
    assert dict(told.components) == {
        "source": (Component("a", "Jar"), Component("b", "Bottle"), Component("box", "Box")),
        "target": (Component("glass", "Glass"), Component("b", "Paper")),
    }


@pytest.mark.parametrize("authored", [TOOLS, STEPS, BINS], ids=lambda each: each["type"])
def test_scorm_2004_sees_the_same_without_components(authored: dict[str, Any]) -> None:
    told = seen("scorm2004", authored)
    assert (told.type, told.patterns) == (seen("xapi", authored).type, seen("xapi", authored).patterns)
    assert told.components == ()


@pytest.mark.parametrize(
    "authored",
    [
        {**TOOLS, "pairs": [{"source": f"s{n}", "target": f"t{n}"} for n in range(36)], "distractors": []},
        {**STEPS, "items": [f"item {n}" for n in range(36)]},
        {**BINS, "groups": [{"name": str(g), "items": [f"{g} {n}" for n in range(6)]} for g in range(6)]},
    ],
    ids=lambda each: each["type"],
)
def test_the_largest_question_is_within_the_limits_of_scorm_2004(authored: dict[str, Any]) -> None:
    told = seen("scorm2004", authored)
    limit = LIMITS[told.type]
    assert len(told.patterns) <= limit.patterns
    parts = told.patterns[0].split("[,]")
    assert len(parts) == len(set(parts)) == limit.parts
    names = [name for part in parts for name in part.split("[.]")]
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) and len(name) <= SHORT_TEXT for name in names)


def test_pairs_are_told_in_the_order_of_their_keys_as_the_player_tells_them() -> None:
    """After an edit the author's order may be another than that of the keys, which never change."""
    spec = spec_of(TOOLS)
    groups = ["source", "source", "target", "target", "target"]
    options = [
        PlacedOption(name, key, name, group)
        for name, key, group in zip("badcf", (5, 0, 3, 2, 4), groups, strict=True)
    ]
    assert matching.scorm2004(spec, options).patterns == ("a[.]c[,]b[.]d",)


def test_an_item_is_its_text_or_a_mapping() -> None:
    spec = spec_of(STEPS)
    assert [(item.text, item.id) for item in spec.items] == [("One", None), ("Two", "two"), ("Three", None)]
    for wrong in ("", " ", ["One"], 3, {"words": "One"}, None):
        with pytest.raises(ValidationError):
            spec_of({**STEPS, "items": [wrong, "Two"]})


@pytest.mark.parametrize(("groups", "layout"), [(2, "lists"), (3, "lists"), (4, "menus"), (6, "menus")])
def test_many_groups_stand_in_menus_unless_the_author_says_otherwise(groups: int, layout: str) -> None:
    written = {**BINS, "groups": [{"name": str(g), "items": [f"item {g}"]} for g in range(groups)]}
    assert asked({"authored": written}).data["layout"] == layout
    assert asked({"authored": {**written, "layout": "lists"}}).data["layout"] == "lists"


def test_editors_may_write_an_item_in_both_ways() -> None:
    schema = INTERACTIONS["ordering"].model.model_json_schema()
    kinds = schema["properties"]["items"]["items"]["anyOf"]
    assert {each.get("type", each.get("$ref")) for each in kinds} == {"string", "#/$defs/ItemSpec"}


@pytest.mark.parametrize(
    "fault", [each for each in FAULTS if each.code not in LONG], ids=lambda each: each.code
)
def test_the_example_of_a_documentation_page_triggers_its_finding(fault: Any) -> None:
    example = re.search(r"```yaml\n(.*?)```", fault.page, re.DOTALL)
    assert example is not None
    problems: list[Diagnostic] = []
    document = parse_yaml(SourceFile("demo/one/check.yaml", example[1]), problems.append)
    assert document is not None
    assert problems == []
    kind = INTERACTIONS[document.data["type"]]
    found = kind.check(kind.model.model_validate(document.data), Where(document))
    assert fault.code in [each.code for each in found]


def test_each_type_has_its_own_range_of_codes() -> None:
    ranges: dict[ModuleType, range] = {
        matching_faults: range(35, 40),
        ordering_faults: range(40, 45),
        categorise_faults: range(45, 50),
    }
    for module, codes in ranges.items():
        assert all(int(each.code[3:]) in codes for each in faults_of(module))
