"""Asking record stores: one that works, ones that lack something, and what answers tell about questions."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from scormkit import api
from scormkit.cli.app import run
from scormkit.preview.records.server import serving
from scormkit.preview.records.site import record_site
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, Request
from scormkit.statements.definitions import activities
from scormkit.statements.vocabulary import VERBS
from scormkit.stores.ask import Asker, authorization_of
from scormkit.stores.check import check_store
from scormkit.stores.results import analyse, read_answers
from tests.conftest import ROOT

TOKEN = "c2VjcmV0OnNlY3JldA=="
FIRE = ROOT / "tests" / "journeys" / "courses" / "fire-safety"
Change = Callable[[Request, Answer], Answer]


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def endpoint(store: Store) -> Iterator[str]:
    with serving(record_site(store, TOKEN)) as address:
        yield f"{address}xapi/"


def checked(change: Change, **asked: str) -> dict[str, bool]:
    """How each step goes with a store whose answers are changed."""
    site = record_site(Store(), TOKEN)
    with serving(lambda request: change(request, site(request))) as address:
        found = check_store(Asker(f"{address}xapi/", asked.get("auth", f"Basic {TOKEN}")))
    return {each.name: each.ok for each in found}


def test_a_store_that_works_passes_every_step_and_is_left_clean(endpoint: str, store: Store) -> None:
    found = check_store(Asker(endpoint, f"Basic {TOKEN}"))
    assert [each.said for each in found if not each.ok] == []
    assert len(found) >= 12
    assert [each.body["verb"]["display"]["en"] for each in store.select([])] == ["voided"]


def test_what_a_store_lacks_is_found() -> None:
    def bare(request: Request, found: Answer) -> Answer:
        return Answer(found.status, found.body, {"Content-Type": found.headers.get("Content-Type", "")})

    failed = {name for name, ok in checked(bare).items() if not ok}
    assert failed == {"ETag", "progress again", "browser"}

    def no_state(request: Request, found: Answer) -> Answer:
        return Answer(501) if request.path.endswith("/state") else found

    assert not checked(no_state)["progress"]

    def hidden(request: Request, found: Answer) -> Answer:
        headers = {name: value for name, value in found.headers.items() if "Expose" not in name}
        return found._replace(headers=headers)

    assert {name for name, ok in checked(hidden).items() if not ok} == {"ETag in browsers"}
    assert checked(lambda _, found: found, auth="Basic wrong") == {"about": True, "write": False}
    (outcome,) = check_store(Asker("http://127.0.0.1:9/", ""))
    assert (outcome.name, outcome.ok) == ("reach", False)
    assert check_store(Asker("file:///etc/", ""))[0].said.endswith("Look at the address.")


def test_an_open_store_is_told_of() -> None:
    site = record_site(Store(), TOKEN)

    def open_(request: Request) -> Answer:
        headers = {**request.headers, "authorization": f"Basic {TOKEN}"}
        return site(request._replace(headers=headers))

    with serving(open_) as address:
        found = check_store(Asker(f"{address}xapi/", f"Basic {TOKEN}"))
    assert [each.name for each in found if not each.ok] == ["closed"]


@pytest.mark.parametrize(
    ("typed", "header"),
    [("secret:secret", f"Basic {TOKEN}"), (TOKEN, f"Basic {TOKEN}"), ("Bearer x", "Bearer x"), ("", "")],
)
def test_a_key_is_taken_in_every_form(typed: str, header: str) -> None:
    assert authorization_of(typed) == header


def fill(store: Store, learners: int) -> None:
    """Learner n knows the better the higher n: the first question divides them, the second is a riddle."""
    site = record_site(store, TOKEN)
    parts = {each.part: each for each in activities(api.plan(FIRE))}
    for number in range(learners):
        able = number >= learners / 2
        said = {
            "alarm.check.needs": (able, "heat[,]fuel[,]oxygen" if able else "darkness[,]heat"),
            "alarm.check.before-help": (able, "false" if able else "true"),
            "alarm.check.lid": (not able, "lid-oxygen" if not able else "lid-heat"),
        }
        for name, (right, response) in said.items():
            for again in range(2):
                activity = parts[f"questions/{name}"]
                statement = {
                    "id": str(uuid4()),
                    "actor": {
                        "account": {"homePage": "https://lms.example.org", "name": f"learner-{number}"}
                    },
                    "verb": {"id": VERBS["answered"], "display": {"en": "answered"}},
                    "object": {"id": activity.iri, "definition": activity.definition},
                    "result": {
                        "response": response,
                        "success": right or bool(again),
                        "score": {"scaled": 1 if right or again else 0},
                        "duration": f"PT{10 + number}S",
                    },
                    "timestamp": f"2026-03-0{1 + again}T10:00:00Z",
                }
                body = json.dumps([statement]).encode()
                headers = {
                    "authorization": f"Basic {TOKEN}",
                    "content-type": "application/json",
                    "x-experience-api-version": "1.0.3",
                }
                assert site(Request("POST", "/xapi/statements", {}, headers, body)).status == 200


def test_questions_are_analysed_by_first_answers(endpoint: str, store: Store) -> None:
    fill(store, 120)
    plan = api.plan(FIRE)
    answers = read_answers(plan, endpoint, f"Basic {TOKEN}")
    assert len(answers) == 720, "over several pages"
    items = {each.id: each for each in analyse(plan, answers)}
    needs, lid = items["alarm.check.needs"], items["alarm.check.lid"]
    assert (needs.attempts, needs.learners, needs.facility) == (240, 120, 0.5)
    assert needs.median_seconds == 69.5
    assert lid.discrimination == -1
    assert {each.id: each.times for each in needs.choices} == {
        "heat": 120,
        "fuel": 60,
        "oxygen": 60,
        "darkness": 60,
    }
    assert {each.id for each in needs.choices if each.right} == {"heat", "fuel", "oxygen"}
    unanswered = items["escape.check.way"]
    assert (unanswered.attempts, unanswered.facility, unanswered.discrimination) == (0, None, None)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_results_come_as_text_csv_json_and_a_page(
    endpoint: str, store: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    fill(store, 12)
    asked = ("results", str(FIRE), "--endpoint", endpoint, "--auth", "secret:secret", "--format")
    code, out, _ = said(capsys, *asked, "text")
    assert code == 0
    assert re.search(r"alarm\.check\.needs +24 +12 +50%", out)
    rows = list(csv.reader(io.StringIO(said(capsys, *asked, "csv")[1])))
    assert len({len(row) for row in rows}) == 1
    value: dict[str, Any] = json.loads(said(capsys, *asked, "json")[1])
    assert value["questions"][0].keys() >= {"facility", "discrimination", "choices"}
    page = tmp_path / "results.html"
    code, out, _ = said(capsys, *asked, "html", "--output", str(page))
    assert (code, out) == (0, "")
    text = page.read_text("utf-8")
    assert text.count("<section") == len(value["questions"])
    assert "learner-1" not in text
    assert "http" not in text.replace("<!doctype html>", ""), "the page asks for nothing"


def test_commands_say_what_is_wrong(capsys: pytest.CaptureFixture[str], endpoint: str) -> None:
    wrong = ("--endpoint", endpoint, "--auth", "a:b")
    code, _, err = said(capsys, "results", str(FIRE), *wrong)
    assert code == 1
    assert "401" in err
    assert "scormkit lrs check" in err
    code, out, _ = said(capsys, "lrs", "check", *wrong)
    assert code == 1
    assert "nothing can be recorded" in out
    code, out, _ = said(
        capsys, "lrs", "check", "--endpoint", endpoint, "--auth", "secret:secret", "--format", "json"
    )
    assert code == 0
    assert all(each["ok"] for each in json.loads(out))


def test_statements_are_printed_in_each_form(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, "statements", str(FIRE))
    names = [each["name"] for each in json.loads(out)]
    assert {"initialized", "passed", "answered questions/alarm.check.lid"} <= set(names)
    assert len(names) == len(set(names))
    _, out, _ = said(capsys, "statements", str(FIRE), "--target", "cmi5", "--format", "profile")
    assert json.loads(out)["type"] == "Profile"
    _, out, _ = said(capsys, "statements", str(FIRE), "--format", "text")
    assert "The question is answered." in out
