"""What the player says in whole courses: valid for three validators and our store, and as it is listed."""

from __future__ import annotations

import json
import re
import subprocess
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scormkit import api
from scormkit.pages.render import render_page
from scormkit.plan.model import Assessment
from scormkit.preview.records.check import faults
from scormkit.statements import vocabulary
from scormkit.statements.profile import profile
from scormkit.statements.templates import Dialect, templates
from scormkit.statements.tin_can import checked_statement
from scormkit.targets.xapi.data import record_data
from tests.conformance.test_xapi_interactions import learning_locker, ralph
from tests.conftest import ROOT

pytestmark = pytest.mark.node

COURSES = ("showcase", "cst-introduction")
DIALECTS: tuple[Dialect, ...] = ("xapi", "cmi5")
SCRIPT = ROOT / "tests" / "js" / "play-course.mjs"


@cache
def played(course: str, dialect: Dialect, folder: Path) -> list[dict[str, Any]]:
    """The statements of two sittings in a course."""
    plan = api.plan(ROOT / "courses" / course)
    (launchable,) = plan.launchables
    page = render_page(plan, launchable, dialect, record_data(plan, launchable)).decode()
    found = re.search(r'<script type="application/json" id="course">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    file = folder / f"{course}-{dialect}.json"
    file.write_text(found[1], "utf-8")
    program = ["node", str(SCRIPT), str(file), dialect]
    run = subprocess.run(program, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["status"] == "passed"
    statements: list[dict[str, Any]] = told["statements"]
    return statements


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("said")


def shape(statement: dict[str, Any]) -> tuple[Any, ...]:
    """What is the same each time: who is left out, and when, and how it came out."""
    context = statement["context"]
    activities = {
        kind: [each["id"] for each in listed] for kind, listed in context["contextActivities"].items()
    }
    return (
        statement["verb"]["id"],
        json.dumps(statement["object"], sort_keys=True),
        json.dumps(activities, sort_keys=True),
        context.get("language"),
        context.get("revision"),
        context.get("platform"),
        tuple(sorted(context.get("extensions", {}))),
        tuple(sorted(statement.get("result", {}))),
        tuple(sorted(statement.get("result", {}).get("extensions", {}))),
    )


def listed(course: str, dialect: Dialect) -> dict[tuple[Any, ...], str]:
    plan = api.plan(ROOT / "courses" / course)
    return {shape(dict(each.statement)): each.name for each in templates(plan, dialect)}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("course", COURSES)
def test_every_statement_is_taken_by_everybody(course: str, dialect: Dialect, folder: Path) -> None:
    said = played(course, dialect, folder)
    assert len(said) > 100
    assert {each["id"] for each in said if faults(each)} == set()
    assert [told for told in learning_locker(said) if told] == []
    # Ralph takes its time: one of each shape.
    assert [told for each in {shape(each): each for each in said}.values() if (told := ralph(each))] == []


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("course", COURSES)
def test_what_is_said_is_what_is_listed(course: str, dialect: Dialect, folder: Path) -> None:
    """Recordings are played in a browser only, in a journey; which questions are drawn, chance decides."""
    known = listed(course, dialect)
    contents = [each for unit in api.plan(ROOT / "courses" / course).units for each in unit.contents]
    parts = [part for each in contents if isinstance(each, Assessment) for part in each.parts]
    drawn = {f"answered questions/{each.id}" for part in parts if part.varies for each in part.questions}
    said = {shape(each) for each in played(course, dialect, folder)}
    assert [each for each in said if each not in known] == []
    unsaid = {name for found, name in known.items() if found not in said}
    # Pages that are shown to some learners only: these two answered alike.
    drawn |= {f"experienced pages/{each.id}" for each in contents if each.rules.show_if or each.rules.skip_if}
    assert {name for name in unsaid - drawn if " media/" not in name} == set()


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("course", COURSES)
def test_the_list_itself_is_valid_and_what_tincan_reads(course: str, dialect: Dialect) -> None:
    told = [dict(each.statement) for each in templates(api.plan(ROOT / "courses" / course), dialect)]
    assert [found for each in told if (found := faults(each))] == []
    assert [found for found in learning_locker(told) if found] == []
    assert [checked_statement(each) for each in told] == told


def test_a_key_that_tincan_does_not_know_is_not_lost_in_silence() -> None:
    from scormkit.errors import InternalError

    told = deepcopy(dict(templates(api.plan(ROOT / "courses" / "cst-introduction"), "xapi")[0].statement))
    told["context"]["contextActivities"]["parents"] = []
    with pytest.raises(InternalError):
        checked_statement(told)


def test_the_profile_names_each_verb_and_each_activity() -> None:
    plan = api.plan(ROOT / "courses" / "cst-introduction")
    made = profile(plan, templates(plan, "xapi"))
    verbs = {each["verb"] for each in made["templates"]}
    unheard = {"played", "paused", "seeked", "failed"}
    assert verbs == {iri for word, iri in vocabulary.VERBS.items() if word not in unheard}
    assert len({each["id"] for each in made["concepts"]}) == len(made["concepts"]) > 50
    ids = {each["id"] for each in (*made["concepts"], *made["templates"])}
    assert made["id"] not in ids


def test_both_languages_have_the_same_words() -> None:
    source = (ROOT / "scormkit/player/src/adapters/xapi-words.js").read_text("utf-8")
    program = (
        "const w = await import(process.argv[1]);"
        "const verbs = JSON.parse(process.argv[2]).map(w.verbIri);"
        "const names = JSON.parse(process.argv[3]).map(w.videoExtension);"
        "console.log(JSON.stringify([verbs, names, w.CMI5_CATEGORY, w.MOVEON_CATEGORY, w.VIDEO_CATEGORY,"
        "w.PROFILE, w.MASTERY_SCORE, w.PROGRESS]))"
    )
    assert source
    path = (ROOT / "scormkit/player/src/adapters/xapi-words.js").as_uri()
    arguments = [json.dumps(list(vocabulary.VERBS)), json.dumps(list(vocabulary.VIDEO_EXTENSIONS))]
    run = subprocess.run(
        ["node", "--input-type=module", "-e", program, path, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout) == [
        list(vocabulary.VERBS.values()),
        list(vocabulary.VIDEO_EXTENSIONS.values()),
        vocabulary.CMI5_CATEGORY,
        vocabulary.MOVEON_CATEGORY,
        vocabulary.VIDEO_CATEGORY,
        vocabulary.PROFILE,
        vocabulary.MASTERY_SCORE,
        vocabulary.PROGRESS,
    ]
