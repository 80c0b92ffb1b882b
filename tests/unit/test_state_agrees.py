"""The room that is reserved for saved progress, held against what the player's own codec writes."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from scormkit.interactions import INTERACTIONS
from scormkit.pages.data import course_data
from scormkit.plan.model import Assessment, Kept, Launchable, Option, Page, Plan, Question, Section, Unit
from scormkit.plan.state import state_size
from scormkit.source.markdown import Markdown

SIZES = Path(__file__).parents[1] / "js" / "state-sizes.js"
TEXT = Markdown("", "", (), (), (), None)


def question(key: int, option_keys: list[int], multiple: bool) -> Question:
    options = tuple(
        Option(f"o{each}", each, "a", index == 0, TEXT, None) for index, each in enumerate(option_keys)
    )
    written = [{"text": f"Option {each}", "correct": each == option_keys[0]} for each in option_keys]
    fields = {"type": "choice", "prompt": "Which?", "multiple": multiple, "options": written}
    spec = INTERACTIONS["choice"].model.model_validate(fields)
    return Question(f"q{key}", key, "choice", spec, TEXT, options, (), 1, None, True, False, None, None)


def units_of(chance: random.Random) -> tuple[Unit, ...]:
    """Units with keys as a long-lived course.lock has them: in any order, with gaps small and large."""
    count = chance.randint(1, 30)
    keys = chance.sample(range(chance.choice((count, 3 * count, 2000))), count)
    per_page = chance.choice((0, 1, 8))
    total = count * per_page
    question_keys = iter(chance.sample(range(max(1, total) * chance.choice((1, 2, 40))), total))

    def questions() -> tuple[Question, ...]:
        found = []
        for _ in range(per_page):
            options = chance.randint(2, 12)
            option_keys = chance.sample(range(options * chance.choice((1, 3))), options)
            found.append(question(next(question_keys), option_keys, chance.random() < 0.5))
        return tuple(found)

    kept_keys = iter(chance.sample(range(count * chance.choice((2, 60))), 2 * count))

    def kept() -> tuple[Kept, ...]:
        entries = tuple(chance.sample(range(40), chance.randint(1, 36)))
        both = (Kept(next(kept_keys), entries, 0), Kept(next(kept_keys), (), chance.choice((10, 200, 900))))
        return both[: chance.randint(0, 2)]

    contents = tuple(
        Page(f"p{key}", key, "Page", TEXT, questions(), kept=kept())
        if chance.random() < 0.7
        else Assessment(f"p{key}", key, "Check", None, 80, None, questions())
        for key in keys
    )
    middle = count // 2
    parts = [part for part in (contents[:middle], contents[middle:]) if part]
    return tuple(Unit(f"u{n}", n, "Unit", "", None, (), part) for n, part in enumerate(parts))


def data_of(units: tuple[Unit, ...]) -> dict[str, object]:
    launchable = Launchable("course", "Course", "index.html", units, (), 0)
    plan = Plan(
        course_id="course",
        unit_id=None,
        uid="abcdefghij",
        tag="TaG1",
        title="Course",
        description="",
        language="en",
        version="1",
        revised=None,
        publisher="",
        copyright="",
        keywords=(),
        minutes=None,
        notice=None,
        navigation="free",
        reporting="completed",
        packaging="single",
        passing_score=80,
        mastery_score=None,
        record_interactions=True,
        units=units,
        launchables=(launchable,),
        assets=(),
        asset_names=(),
    )
    return course_data(plan, launchable, {})


@pytest.mark.node
def test_the_worst_case_is_reached_and_never_passed() -> None:
    chance = random.Random(20261122)
    courses = [units_of(chance) for _ in range(150)]
    given = json.dumps([data_of(units) for units in courses])
    run = subprocess.run(["node", SIZES], input=given, capture_output=True, text=True, check=True)
    for units, sizes in zip(courses, json.loads(run.stdout), strict=True):
        proved = state_size(units).total
        assert sizes["fullest"] == proved
        assert sizes["longest"] <= proved


def drawing(units: tuple[Unit, ...], chance: random.Random) -> tuple[Unit, ...]:
    """The same units, whose assessments draw some of their questions and make learners wait."""
    found = []
    for unit in units:
        contents = []
        for content in unit.contents:
            drawn = content
            if isinstance(content, Assessment) and content.questions:
                part = Section("", content.questions, chance.randint(1, len(content.questions)))
                attempts, cooling = chance.choice((None, 1, 3)), chance.choice((0, 5))
                drawn = content._replace(sections=(part,), attempts=attempts, cooling=cooling)
            contents.append(drawn)
        found.append(unit._replace(contents=tuple(contents)))
    return tuple(found)


@pytest.mark.node
def test_what_is_drawn_and_met_never_passes_the_worst_case() -> None:
    chance = random.Random(20261123)
    courses = [drawing(units_of(chance), chance) for _ in range(100)]
    given = json.dumps([data_of(units) for units in courses])
    run = subprocess.run(["node", SIZES], input=given, capture_output=True, text=True, check=True)
    room = []
    for units, sizes in zip(courses, json.loads(run.stdout), strict=True):
        proved = state_size(units).total
        assert max(sizes["fullest"], sizes["longest"]) <= proved
        room.append(proved - sizes["fullest"])
    assert min(room) == 0, "the worst case is no larger than it has to be"
