"""Scenarios: the ways through a story, and how SCORM 2004 and xAPI see them."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scormkit.interactions as room
from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import LIMITS, SHORT_TEXT
from scormkit.interactions.scenario import encodings, model, ways
from scormkit.interactions.scenario.model import ScenarioSpec
from tests.unit.plan.courses import course, page, planned, unit, where

CASES = json.loads(files(room).joinpath("scenario", "cases.json").read_text(encoding="utf-8"))["cases"]


def spec(steps: dict[str, list[str]], ends: dict[str, float]) -> ScenarioSpec:
    """A scenario from its ways: `>step`, `=end`, or `again`."""

    def choice(index: int, way: str) -> dict[str, Any]:
        lead = {">": {"goes_to": way[1:]}, "=": {"end": way[1:]}}.get(way[0], {"retry": True})
        return {"text": f"Choice {index}", "feedback": "So be it.", **lead}

    return ScenarioSpec.model_validate(
        {
            "type": "scenario",
            "prompt": "What do you do?",
            "steps": [
                {"id": step, "text": step, "choices": [choice(i, way) for i, way in enumerate(all_ways)]}
                for step, all_ways in steps.items()
            ],
            "ends": [{"id": end, "text": end, "credit": credit} for end, credit in ends.items()],
        }
    )


def named(moves: frozenset[tuple[int, int]]) -> set[str]:
    return {f"{step}.{choice}" for step, choice in moves}


def test_what_an_end_earns_counts_unless_the_author_says_otherwise() -> None:
    assert spec({"s": ["=good"]}, {"good": 100}).credit == "partial"


def test_right_is_the_shortest_way_to_the_best_end_that_is_still_open() -> None:
    story = model.story(
        spec(
            {
                "s": [">a", ">b", "=good", "again"],
                "a": ["=good", ">s"],
                "b": ["=poor", "=bad", ">c"],
                "c": ["=poor"],
            },
            {"good": 100, "poor": 40, "bad": 0},
        )
    )
    assert named(ways.right_moves(story)) == {"0.2", "1.0", "2.0", "3.0"}
    assert named(ways.longer_moves(story)) == {"0.0", "1.1", "2.2"}


def test_a_choice_that_must_come_back_is_no_longer_way() -> None:
    story = model.story(spec({"s": [">a", "=good"], "a": [">s", "=bad"]}, {"good": 100, "bad": 0}))
    assert named(ways.longer_moves(story)) == set()


def test_at_most_five_ways_are_told_and_the_shortest() -> None:
    steps = {f"s{n}": [f">s{n + 1}", f">s{n + 1}", "again"] for n in range(30)} | {"s30": ["=good"]}
    found = ways.shortest_ways(model.story(spec(steps, {"good": 100})))
    assert len(found) == ways.MOST_WAYS == LIMITS["performance"].patterns
    assert {len(way) for way in found} == {31}


def test_circles_without_a_way_out_are_found_once_each() -> None:
    story = model.story(
        spec(
            {
                "s": [">a", ">x", "=good"],
                "a": [">b", "again"],
                "b": [">c"],
                "c": [">b"],
                "x": ["again"],
            },
            {"good": 100},
        )
    )
    assert list(ways.traps(story)) == [("b", "c", "b"), ("x", "x")]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_scorm_2004_and_xapi_are_told_what_the_case_says(case: dict[str, Any]) -> None:
    plan, _ = planned(course(unit("one", page("one/page.md", "Page", case["authored"]))))
    question = plan.units[0].contents[0].questions[0]
    assert isinstance(question.spec, ScenarioSpec)
    placed = [option.placed for option in question.options]
    seen = encodings.scorm2004(question.spec, placed)
    assert {"type": seen.type, "patterns": list(seen.patterns or ())} == case["scorm2004"]
    assert seen.components == ()
    told = encodings.xapi(question.spec, placed)
    assert (told.type, told.patterns) == (seen.type, seen.patterns)
    ((name, steps),) = told.components
    assert name == "steps"
    assert [(each.id, each.text) for each in steps] == [
        (step["id"], step["text"]) for step in case["authored"]["steps"]
    ]
    known = {step.id for step in steps}
    responses = [each["scorm2004"] for each in case["answers"] if each.get("accepts", True)]
    for response in [*case["scorm2004"]["patterns"], *responses]:
        parts = [part.split("[.]") for part in response.split("[,]")]
        assert len(parts) <= LIMITS["performance"].parts
        assert all(len(part) == 2 and part[0] in known and len(part[1]) <= SHORT_TEXT for part in parts)


def test_a_path_is_never_longer_than_an_lms_takes() -> None:
    steps = {f"s{n}": ["again"] * 8 + [f">s{n + 1}"] for n in range(49)} | {"s49": ["=good"]}
    long = spec(steps, {"good": 100})
    assert model.most_taken(long) == model.MOST_TAKEN == LIMITS["performance"].parts
    assert model.MOST_STEPS <= model.MOST_TAKEN


GOALS = st.sampled_from([">s0", ">s1", ">s2", ">s3", "=good", "=poor", "again"])


@given(st.lists(st.lists(GOALS, min_size=1, max_size=5), min_size=4, max_size=4))
def test_whatever_the_story_its_ways_lead_to_the_best_end_by_right_choices(all_ways: list[list[str]]) -> None:
    it = spec({f"s{n}": each for n, each in enumerate(all_ways)}, {"good": 100, "poor": 40})
    story = model.story(it)
    placed = [
        PlacedOption(f"{step}-{place}", key, "abcde"[place], f"step:s{step}")
        for key, (step, place) in enumerate(model.places(it))
    ]
    found = ways.reach(story, "s0").ends
    best = max((story.ends[end] for end in found), default=None)
    told = ways.shortest_ways(story)
    assert bool(told) == (best is not None)
    right, longer = ways.right_moves(story), ways.longer_moves(story)
    assert not right & longer
    for way in told:
        assert len(way) <= len(story.moves)
        assert story.ends[way[-1].goal] == best
        assert all((move.step, move.choice) in right for move in way)
        here = "s0"
        for move in way:
            assert f"s{move.step}" == here
            here = move.goal
    for pattern in encodings.scorm2004(it, placed).patterns or ():
        assert re.fullmatch(r"s\d\[\.]\d-\d(\[,]s\d\[\.]\d-\d)*", pattern)
    stuck = {step for step in story.moves if not ways.reach(story, step).ends}
    circles = list(ways.traps(story))
    assert bool(stuck) == bool(circles)
    assert {step for circle in circles for step in circle} <= stuck
    assert all(circle[0] == circle[-1] and len(circle) >= 2 for circle in circles)


def test_a_step_has_no_more_choices_than_scorm_1_2_has_letters() -> None:
    many = spec({"s": ["again"] * 36 + ["=good"]}, {"good": 100})
    assert [each.code for each in model.check(many, where("one/page.md"))] == ["QST005"]
