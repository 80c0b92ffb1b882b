"""What a variant replaces, adds and leaves out by name; one course.lock serves all packages."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
import yaml

import scormkit
from scormkit import api
from scormkit.api import Selection
from scormkit.course.loader import load_course
from scormkit.course.model import Assessment, Course, Page
from scormkit.diagnostics import Diagnostic
from scormkit.plan.model import Plan
from scormkit.plan.model import Question as Planned

NORTH, SOUTH, PLAIN = Selection(variant="north"), Selection(variant="south"), Selection()

FILES = {
    "course.yaml": "title: First aid\nunits: [basics, later]\n",
    "basics/unit.yaml": "title: The basics\nduration: 10\nobjectives: {O1: Call}\n",
    "basics/01-welcome.md": """\
# Welcome

Read [who to call](02-calling.md).

:::tip Call {id=call}
Call the national line. ![A phone](../media/phone.svg)
:::

Words for all.

:::checklist For your wall {id=wall}
- The number
- The address
:::

```question
type: true-false
id: anyone
prompt: Anyone can call.
answer: true
```
""",
    "basics/02-calling.md": "# Whom to call\n\nThe national page.\n",
    "basics/03-law.md": "# The law\n\nThe national law.\n",
    "basics/check.yaml": """\
title: Check
questions:
  - type: choice
    id: whom
    prompt: Whom do you call?
    objectives: [O1]
    options:
      - {id: line, text: The national line, correct: true, feedback: "Yes."}
      - {id: friend, text: A friend, feedback: They cannot help.}
      - {text: Nobody, feedback: Call.}
  - {type: true-false, id: wait, prompt: You may wait., answer: false}
  - {type: true-false, prompt: It is free., answer: true}
""",
    "basics/drawn.yaml": "title: Drawn\nsections:\n  - {bank: banks/pool.yaml, draw: 1}\n",
    "banks/pool.yaml": """\
questions:
  - {type: true-false, id: cold, prompt: Cold harms., answer: true}
  - {type: true-false, id: heat, prompt: Heat harms., answer: true}
""",
    "later/unit.yaml": "id: more\ntitle: Later\n",
    "later/01-end.md": "# The end\n\nGoodbye.\n",
    "media/phone.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "media/snow.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "variants/north.yaml": """\
replace:
  basics: {title: The basics of the north, duration: 12}
  basics.calling: north/calling.md
  basics.welcome.call: |
    :::warning Call the north {id=call}
    Dial the northern line, as [the page](02-calling.md) says. ![Snow](../media/snow.svg)
    :::
  basics.welcome.wall: |
    :::checklist For your northern wall {id=wall}
    - The address
    - The sledge
    :::
  basics.welcome.anyone: {prompt: Anyone in the north can call.}
  basics.check: {title: Check the north}
  basics.check.whom: {prompt: Whom do you call in the north?}
  basics.check.whom.line: {text: The northern line}
  banks.pool.cold: {prompt: Great cold harms.}
add:
  - {after: basics.calling, page: north/snow.md}
  - {into: basics, check: north/ice.yaml}
  - before: basics.check.wait
    question: {type: true-false, id: ice, prompt: Ice carries you., answer: false}
  - after: basics.check.whom.friend
    option: {id: neighbour, text: A neighbour of the north, feedback: Maybe.}
  - into: basics.check.whom
    option: {text: The last of the north, feedback: No.}
  - after: basics.welcome.call
    text: |
      ## Snow

      A northern paragraph.
  - into: basics.welcome
    question: {type: true-false, id: dark, prompt: It is dark in the north., answer: true}
  - into: banks.pool
    question: {type: true-false, id: storm, prompt: Storms of the north harm., answer: true}
drop: [more, basics.check.wait, basics.law]
""",
    "variants/north/calling.md": """\
# Whom to call in the north

[Back](01-welcome.md) ![](../media/snow.svg "decorative")
""",
    "variants/north/snow.md": """\
---
id: snow
---
# Snow

```question
type: true-false
prompt: Snow is cold.
answer: true
```
""",
    "variants/north/ice.yaml": """\
title: Ice
questions: [{type: true-false, prompt: Ice is thin., answer: true}]
""",
    "variants/south.yaml": """\
replace:
  basics.check.whom: {prompt: Whom do you call in the south?}
  basics.check.whom.line: {text: The southern line}
add:
  - after: basics.calling
    page: south/snow.md
  - before: basics.check.wait
    question: {type: true-false, id: ice, prompt: Is there ice in the south?, answer: false}
drop: [basics.welcome.wall, basics.check.whom.friend]
""",
    "variants/south/snow.md": "---\nid: snow\n---\n# No snow\n\nIn the south there is none.\n",
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "aid" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "aid"


def read(folder: Path, selection: Selection) -> Course:
    found: list[Diagnostic] = []
    course = load_course(folder, found.append, selection=selection)
    # What only another variant has is not used here: `check` says it where no package uses it.
    assert [each for each in found if each.slug != "file-unused"] == []
    assert course is not None
    return course


def outline(course: Course) -> list[str]:
    return [
        f"{content.title if isinstance(content, Page) else content.spec.title}"
        for unit in course.units
        for content in unit.contents
    ]


def check(course: Course) -> Assessment:
    found = next(each for unit in course.units for each in unit.contents if each.name == "basics/check.yaml")
    assert isinstance(found, Assessment)
    return found


def test_what_a_variant_says_stands_in_its_course(course: Path) -> None:
    north = read(course, NORTH)
    assert [unit.spec.title for unit in north.units] == ["The basics of the north"]
    assert north.units[0].spec.duration == 12
    assert outline(north) == [
        "Welcome",
        "Whom to call in the north",
        "Snow",
        "Check the north",
        "Drawn",
        "Ice",
    ]
    questions = check(north).questions
    assert [each.spec.prompt for each in questions] == [
        "Whom do you call in the north?",
        "Ice carries you.",
        "It is free.",
    ]
    assert [option.seed.text for option in questions[0].options] == [
        "The northern line",
        "A friend",
        "A neighbour of the north",
        "Nobody",
        "The last of the north",
    ]
    assert questions[0].options[0].seed.correct
    assert [each.spec.prompt for each in north.banks[0].questions] == [
        "Great cold harms.",
        "Heat harms.",
        "Storms of the north harm.",
    ]
    welcome = north.units[0].contents[0]
    assert isinstance(welcome, Page)
    assert [each.name for each in welcome.body.directives] == ["warning", "checklist"]
    assert [each.spec.prompt for each in welcome.questions] == [
        "Anyone in the north can call.",
        "It is dark in the north.",
    ]


def test_the_course_without_a_variant_stays_as_it_is(course: Path) -> None:
    plain = read(course, PLAIN)
    assert outline(plain) == ["Welcome", "Whom to call", "The law", "Check", "Drawn", "The end"]
    assert len(check(plain).questions) == 3


def text_of(package: Path) -> str:
    with zipfile.ZipFile(package) as archive:
        return " ".join(
            f"{name} {archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist()
        )


def test_the_packages_share_a_lock_and_no_word_of_a_variant(course: Path) -> None:
    texts, locks = {}, set()
    for selection in (PLAIN, NORTH, SOUTH):
        built = scormkit.build(course, out=course.parent / "out", selection=selection)
        texts[selection] = text_of(built.path)
        locks.add((course / "course.lock").read_text(encoding="utf-8"))
    assert len(locks) == 1
    text = texts[NORTH]
    order = [
        "Call the north",
        "Dial the northern line",
        "A northern paragraph",
        "Words for all",
        "The sledge",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    for each in ("national line", "national page", "national law", "southern", "Goodbye", "phone.svg"):
        assert each not in text, each
    assert 'src="media/snow.svg"' in text
    for selection in (PLAIN, SOUTH):
        for each in ("northern", "the north", "Ice is thin", "sledge", "snow.svg"):
            assert each not in texts[selection], each


def test_a_page_may_begin_like_the_one_whose_place_it_takes(course: Path, tmp_path: Path) -> None:
    """Its heading and first words stand in a row in both: nothing of the other package is in this one."""
    (course / "basics" / "03-law.md").write_text("# The law\n\nThis is our law. It is a national one.\n")
    (course / "variants" / "alike.yaml").write_text("replace: {basics.law: law.md}\n")
    (course / "variants" / "law.md").write_text("# The law\n\nThis is our law. Nothing else is said.\n")
    built = api.build(course, out=tmp_path / "out", selection=Selection(variant="alike"))
    assert "Nothing else is said" in text_of(built.path)
    assert "a national one" not in text_of(built.path)


def planned(course: Path, selection: Selection) -> Plan:
    return api.plan(course, selection=selection)


def questions(plan: Plan) -> dict[str, Planned]:
    return {
        question.id: question
        for unit in plan.units
        for content in unit.contents
        for question in content.questions
    }


def test_one_thing_has_one_number_in_all_packages(course: Path) -> None:
    plans = {selection: planned(course, selection) for selection in (PLAIN, NORTH, SOUTH)}
    for one in plans.values():
        for two in plans.values():
            same = questions(one).keys() & questions(two).keys()
            assert len(same) >= 4
            assert all(questions(one)[each].key == questions(two)[each].key for each in same)
            for each in same:
                first = {option.id: option for option in questions(one)[each].options}
                second = {option.id: option for option in questions(two)[each].options}
                for name in first.keys() & second.keys():
                    assert (first[name].key, first[name].letter) == (second[name].key, second[name].letter)
    north, south = questions(plans[NORTH]), questions(plans[SOUTH])
    assert "basics.check.ice" in north.keys() & south.keys()
    letters = [option.letter for option in north["basics.check.whom"].options]
    assert len(set(letters)) == 5
    keys = {
        content.id: content.key for plan in plans.values() for unit in plan.units for content in unit.contents
    }
    assert len(set(keys.values())) == len(keys)
    assert "basics.snow" in keys


def test_an_edit_of_a_variant_keeps_the_numbers(course: Path) -> None:
    before = questions(planned(course, NORTH))
    scormkit.build(course, out=course.parent / "out", selection=NORTH)
    path = course / "variants/north.yaml"
    text = path.read_text(encoding="utf-8").replace("Ice carries you.", "Thin ice carries nobody.")
    path.write_text(
        text.replace("{text: The northern line}", "{text: The line of the north}"), encoding="utf-8"
    )
    after = questions(planned(course, NORTH))
    assert {each: question.key for each, question in after.items()} == {
        each: question.key for each, question in before.items()
    }
    assert [option.key for option in after["basics.check.whom"].options] == [
        option.key for option in before["basics.check.whom"].options
    ]


def test_check_finds_nothing_in_any_package(course: Path) -> None:
    found = [each for each in scormkit.check(course) if each.code not in {"CRS142", "CRS144", "CRS148"}]
    assert found == []


NAMES = (
    "basics",
    "more",
    "basics.welcome",
    "basics.calling",
    "basics.check",
    "basics.check.whom",
    "banks.pool",
    "basics.check.whom.line",
    "basics.welcome.call",
    "basics.welcome.wall",
    "basics.welcome.anyone",
    "nowhere",
    "banks.pool.cold",
    "basics/01-welcome.md",
    "basics.drawn",
    "",
)
VALUES: tuple[object, ...] = (
    "x",
    "north/calling.md",
    "north/ice.yaml",
    "north",
    None,
    [],
    {},
    ["a"],
    {"title": "T"},
    {"prompt": "P?"},
    {"options": []},
    {"options": "x"},
    {"text": "T"},
    {"questions": 1},
    ":::tip\nopen",
    "{{ fact.x }}",
    5,
    True,
    "```question\ntype: choice\n```\n",
    "[^a]\n\n[^a]: b",
    {"type": "true-false", "prompt": "A", "answer": True},
    {"id": ["x"]},
    {"audience": "nobody"},
    {"id": "whom", "type": "choice"},
    ":::checklist A {id=wall}\n- a\n:::",
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_a_variant_says_it_is_answered_with_findings(course: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(4):
        said = {
            "replace": {chance.choice(NAMES) or "?": chance.choice(VALUES) for _ in range(3)},
            "add": [
                {
                    chance.choice(["after", "before", "into"]): chance.choice(NAMES),
                    chance.choice(["page", "check", "question", "option", "text"]): chance.choice(VALUES),
                }
                for _ in range(3)
            ],
            "drop": [chance.choice(NAMES) for _ in range(2)],
        }
        (course / "variants/north.yaml").write_text(yaml.safe_dump(said, sort_keys=False), encoding="utf-8")
        for finding in api.check(course, selections=[NORTH]):
            assert finding.span is not None
            assert finding.help
