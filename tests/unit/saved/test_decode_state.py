"""`scormkit decode-state`: what a stuck learner has and has not done, from a package or from its course."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from scormkit import api
from scormkit.cli.decode_state import command
from scormkit.plan.model import Assessment, Page, Plan
from tests.unit.plan import codec

SAMPLE = Path(__file__).parents[3] / "courses" / "cst-introduction"


class Stuck(NamedTuple):
    """A package, its plan, and what its learner left behind."""

    package: Path
    plan: Plan
    text: str


@pytest.fixture(scope="module")
def stuck(tmp_path_factory: pytest.TempPathFactory) -> Stuck:
    """A learner who read two pages and failed the first check, in the middle of another round."""
    folder = tmp_path_factory.mktemp("stuck")
    course = shutil.copytree(SAMPLE, folder / "course")
    plan = api.plan(course)
    contents = plan.units[0].contents
    pages = [each for each in contents if isinstance(each, Page)]
    check = next(each for each in contents if isinstance(each, Assessment))
    right, wrong = [each for each in check.questions if len(each.options) > 1][:2]
    state = codec.State(
        page=check.key,
        seconds=754,
        sent=2,
        status=2,
        visited=[pages[0].key, pages[1].key, check.key],
        assessments={check.key: (1, 0, 5000)},
        questions={
            right.key: (1, True, codec.Keys([right.options[0].key])),
            wrong.key: (1, False, codec.Keys([wrong.options[0].key])),
            7_000: (1, True, codec.Keys([0])),
        },
    )
    return Stuck(api.build(course, out=folder / "out").path, plan, codec.encode(state, plan.tag))


def said(source: Path, text: str, *options: str, stdin: str = "") -> str:
    result = CliRunner().invoke(command, [str(source), text, *options], input=stdin)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_package_and_its_course_say_the_same_in_words(stuck: Stuck) -> None:
    text = said(stuck.package, stuck.text)
    contents = stuck.plan.units[0].contents
    pages = [each for each in contents if isinstance(each, Page)]
    check = next(each for each in contents if isinstance(each, Assessment))
    lines = [line.strip() for line in text.splitlines()]
    assert "Status       incomplete" in lines
    assert f"Last page    {check.title}" in lines
    assert "Active for   13 minutes" in lines
    assert f"done  {pages[0].title}" in lines
    assert f"OPEN  {pages[2].title} (not read yet)" in lines
    taken = next(line for line in lines if line.startswith(f"done  {check.title}"))
    assert "not passed: best 50%" in taken
    assert "a round is under way and not handed in" in taken
    first, second = [each for each in check.questions if len(each.options) > 1][:2]
    assert any(line.startswith(f"{first.id}  right") for line in lines)
    assert any(line.startswith(f"{second.id}  not all right") for line in lines)
    assert lines[-1].startswith("1 more in it belong")
    assert said(stuck.package.parents[1] / "course", stuck.text) == text


def test_a_text_may_come_from_a_pipe_with_line_breaks_and_go_to_a_program(stuck: Stuck) -> None:
    broken = f" {stuck.text[:9]}\n{stuck.text[9:]}\n"
    data = json.loads(said(stuck.package, "-", "--format", "json", stdin=broken))
    assert (data["course"], data["status"], data["seconds"]) == (stuck.plan.course_id, "incomplete", 754)
    done = [page["id"] for unit in data["units"] for page in unit["pages"] if page["done"]]
    assert len(done) == 3


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (lambda text: text[:-5], "PLN060", "a part is missing or changed"),
        (lambda _: "", "PLN060", "it is empty"),
        (lambda text: f"2{text[1:]}", "PLN060", "it begins with 2"),
        (lambda text: text.replace("1", "<", 1), "PLN060", "characters that the player never writes (<)"),
        (lambda _: codec.encode(codec.State()), "PLN061", "the mark AbC-"),
    ],
)
def test_what_cannot_be_read_is_one_finding(stuck: Stuck, change: object, code: str, words: str) -> None:
    assert callable(change)
    result = CliRunner().invoke(command, [str(stuck.package), change(stuck.text)])
    assert result.exit_code == 1
    assert result.output.count("error") == 1
    assert code in result.output
    assert words in " ".join(result.output.split())


def test_a_package_of_another_tool_is_said_to_be_one(stuck: Stuck, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Course</h1>", "utf-8")
    result = CliRunner().invoke(command, [str(tmp_path), stuck.text])
    assert result.exit_code == 1
    assert "PLN062" in result.output


def test_what_not_everybody_needs_is_said_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "course"
    for name in ("a", "b", "c", "d"):
        (folder / name).mkdir(parents=True)
        (folder / name / "unit.yaml").write_text(f"title: Unit {name}\n", "utf-8")
        (folder / name / "01-page.md").write_text(f"# Page {name}\n\nWords.\n", "utf-8")
    groups = "choose: [{title: One case, units: 1, of: [a, b]}]\npick: [{title: One, units: 1, of: [c, d]}]\n"
    (folder / "course.yaml").write_text(f"title: Groups\nunits: [a, b, c, d]\n{groups}", "utf-8")
    plan = api.plan(folder)
    page = plan.units[1].contents[0]
    state = codec.State(page=page.key, seconds=0, sent=0, status=2, visited=[page.key])
    lines = [line.strip() for line in said(folder, codec.encode(state, plan.tag)).splitlines()]
    elective = "elective: 1 of “One case” are enough"
    assert f"OPEN  Page a (not read yet, {elective})" in lines
    assert f"done  Page b ({elective})" in lines
    assert "OPEN  Page c (not read yet, drawn for some learners)" in lines
