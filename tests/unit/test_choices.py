"""Packages for audiences: each holds nothing that is marked for another, and all share one course.lock."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import scormkit
from scormkit.api import Built, Selection
from scormkit.errors import FindingsError
from tests.unit.cli.test_commands import scormkit as run

PUBLIC, POLICE = Selection(audience="public"), Selection(audience="police")

FILES = {
    "course.yaml": """\
title: Two audiences
audiences: {public: Everyone, police: Police officers}
units: [first, second, station]
""",
    "facts.yaml": """\
calls:
  {value: 120 calls in all, source: {title: A page}, as_of: 2025, review: never}
patrols:
  {audience: police, value: forty-two patrols on every single night, source: {title: A page},
  as_of: 2025, review: never}
""",
    "contacts.yaml": """\
line: {name: The line, phone: 1-800-843-5678, source: {title: A page}, as_of: 2025, review: 3 months}
desk:
  {only: police, name: The duty desk behind the blue door, phone: 1-800-843-0000,
  source: {title: A page}, as_of: 2025, review: 3 months}
""",
    "first/unit.yaml": "title: The first unit\n",
    "first/01-start.md": """\
# Start

There were {{ fact.calls.text }}. Call {{ contact.line.phone }}.

:::only {audience=police}
Zebra one: officers write the hour into the green book.

![Zebra two: a drawing of the room where officers wait](../media/zebra-room.svg)

{{ fact.patrols }} and {{ contact.desk.name }} at {{ contact.desk.phone }}.
:::

:::figure {src=../media/plain.svg alt="A circle" audience=public}
Quokka: the circle that only the public is shown here.
:::

:::figure {src=../media/zebra-card.svg alt="Zebra three: the card of an officer" audience=police}
Zebra four: a caption under the card of an officer.
:::

:::video Zebra fourteen {src=../media/zebra-film.mp4 captions=../media/zebra-film.vtt audience=police}
:::

:::contacts
:::

```question
type: true-false
audience: police
prompt: "Zebra five: officers may open the second drawer themselves."
answer: true
```
""",
    "first/check.yaml": """\
title: Check
questions:
  - type: choice
    id: q1
    prompt: What do you do first?
    options:
      - {text: Call the line, correct: true}
      - {text: Wait}
      - {text: Zebra six, only: police, feedback: "Zebra seven: no officer would ever do this alone."}
  - type: choice
    prompt: "Zebra eight: what does an officer ask?"
    audience: police
    options:
      - {text: Nothing, correct: true}
      - {text: Everything}
  - type: true-false
    prompt: Anyone can call.
    answer: true
""",
    "second/unit.yaml": "title: The second unit\n",
    "second/01-zebra-secret.md": "---\ntitle: Zebra nine\naudience: police\n---\n"
    "Zebra ten: the page nobody else may read.\n",
    "second/02-all.md": "# For all\n\nWords for all.\n",
    "station/unit.yaml": "title: Zebra eleven\naudience: police\n",
    "station/01-zebra-inside.md": "# Zebra twelve\n\nZebra thirteen stands inside of the station.\n",
    "media/zebra-room.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Zebra room</title></svg>",
    "media/zebra-card.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Zebra card</title></svg>",
    "media/zebra-film.mp4": "Zebra film",
    "media/zebra-film.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nZebra fifteen knocks at the door twice\n",
    "media/plain.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}
SECRET = (
    "zebra",
    "forty-two",
    "patrols",
    "blue door",
    "843-0000",
    "8430000",
    "police",
    "station",
    "green book",
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "two" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "two"


def build(course: Path, selection: Selection) -> Built:
    return scormkit.build(course, out=course.parent / "out", selection=selection)


def content(package: Path) -> dict[str, str]:
    with zipfile.ZipFile(package) as archive:
        return {
            name: archive.read(name).decode("utf-8", errors="replace").lower() for name in archive.namelist()
        }


def test_a_package_holds_no_byte_that_is_marked_for_another_audience(course: Path) -> None:
    for number in range(10, 16):
        text = f"# Page {number}\n\nWords that everybody may search.\n"
        (course / "second" / f"{number}-page-{number}.md").write_text(text, encoding="utf-8")
    built = build(course, PUBLIC)
    assert built.path.name == "two-public-scorm12.zip"
    assert "search-index" in content(built.path)["index.html"], "there is an index that could tell it"
    for name, text in content(built.path).items():
        for word in SECRET:
            assert word not in name
            assert word not in text, f"{word} stands in {name}"


def test_the_other_audience_has_all_of_it(course: Path) -> None:
    built = build(course, POLICE)
    held = "".join(f"{name}{text}" for name, text in content(built.path).items())
    numbers: tuple[str, ...] = (
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
    )
    numbers += ("twelve", "thirteen", "fourteen", "fifteen", "room", "card", "film")
    assert [each for each in numbers if f"zebra {each}" not in held] == []
    assert "quokka" not in held
    assert "zebra-room.svg" in held


def test_all_packages_share_one_lock_whichever_is_built_last(course: Path) -> None:
    lock = course / "course.lock"
    build(course, PUBLIC)
    first = lock.read_text()
    build(course, POLICE)
    assert lock.read_text() == first
    assert "retired" not in first


def test_a_question_has_the_same_number_in_each_package_and_their_states_are_kept_apart(course: Path) -> None:
    public, police = (scormkit.api.plan(course, selection=each) for each in (PUBLIC, POLICE))
    ours = {
        question.id: question.key
        for unit in public.units
        for each in unit.contents
        for question in each.questions
    }
    theirs = {
        question.id: question.key
        for unit in police.units
        for each in unit.contents
        for question in each.questions
    }
    assert ours.items() <= theirs.items()
    assert len(theirs) == len(ours) + 2
    assert public.tag != police.tag
    assert public.uid != police.uid
    assert public.course_id == police.course_id


def test_options_keep_their_letters_where_one_between_them_is_left_out(course: Path) -> None:
    check = course / "first" / "check.yaml"
    text = check.read_text()
    check.write_text(
        text.replace("      - {text: Wait}\n", "").replace(
            '  - type: choice\n    prompt: "Z', '      - {text: Wait}\n  - type: choice\n    prompt: "Z'
        )
    )
    plan = scormkit.api.plan(course, selection=PUBLIC)
    [page] = [each for each in plan.units[0].contents if each.id == "first.check"]
    assert [(option.letter, option.key) for option in page.questions[0].options] == [("a", 0), ("c", 2)]


def test_without_a_choice_nothing_is_built_and_the_command_is_named(course: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        build(course, Selection())
    [found] = [each for each in caught.value.diagnostics if each.severity == "error"]
    assert found.code == "CRS164"
    assert "--audience all" in found.help
    assert not (course.parent / "out").exists()


def test_words_for_others_that_stand_in_a_drawing_keep_the_package_from_being_written(course: Path) -> None:
    older = build(course, PUBLIC).path.read_bytes()
    drawing = course / "media" / "plain.svg"
    drawing.write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><text>write the hour into the green book</text></svg>"
    )
    with pytest.raises(FindingsError) as caught:
        build(course, PUBLIC)
    [found] = caught.value.diagnostics
    assert (found.code, found.span and found.span.file, found.span and found.span.line) == (
        "PKG040",
        "two/first/01-start.md",
        5,
    )
    assert "media/plain.svg" in found.message
    assert (course.parent / "out" / "two-public-scorm12.zip").read_bytes() == older
    assert build(course, POLICE).path.is_file()


def test_check_looks_at_every_package_and_says_each_thing_once(course: Path) -> None:
    assert [each for each in scormkit.check(course) if each.severity == "error"] == []
    with (course / "second" / "02-all.md").open("a") as file:
        file.write("\n[a](01-zebra-secret.md) [b](nowhere.md)\n")
    found = [each for each in scormkit.check(course) if each.severity == "error"]
    assert [each.code for each in found] == ["CRS166", "CRS060"]
    assert found[0].message.endswith("(In the package public.)")
    assert "package" not in found[1].message


def test_the_record_of_a_package_does_not_name_other_audiences(course: Path) -> None:
    with zipfile.ZipFile(build(course, PUBLIC).path) as archive:
        record = json.loads(archive.read("scormkit.json"))
    assert "police" not in json.dumps(record)


def test_what_builds_lists_is_built_by_default(course: Path) -> None:
    with (course / "course.yaml").open("a") as file:
        file.write("builds: [{audience: public}, {audience: police}]\n")
    assert scormkit.api.selections(course) == (PUBLIC, POLICE)
    assert scormkit.api.selections(course, audiences=["police"]) == (POLICE,)
    assert scormkit.api.selections(course, audiences=["all"]) == (PUBLIC, POLICE)


def test_facts_are_those_of_all_audiences(course: Path) -> None:
    rows = {row.name: row.files for row in scormkit.api.facts(course)}
    assert rows["calls"] == rows["patrols"] == ("first/01-start.md",)
    assert {"line", "desk"} <= rows.keys()


@pytest.mark.parametrize(
    "words",
    [["statements", "COURSE", "--format", "text"], ["simulate", "COURSE"], ["decode-state", "COURSE", "1x"]],
)
def test_commands_about_one_package_take_the_audience_and_else_say_only_that(
    words: list[str], course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = [str(course) if each == "COURSE" else each for each in words]
    said = run(capsys, *call)
    assert (said.code, "CRS164" in said.out, "warning" in said.out) == (1, True, False)
    assert "CRS164" not in run(capsys, *call, "--audience", "police").out
