"""A cmi5 course in a launcher, and an AU that talks to it as it should: a test does one thing wrong."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

from scormkit.preview.cmi5.launcher import Launcher
from scormkit.preview.cmi5.session import Mode
from scormkit.preview.cmi5.structure import read_structure
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer
from scormkit.statements import vocabulary as words
from tests.unit.preview.records import Asker

ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.example.org", "name": "learner-1"}}
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
ONE, TWO = "https://a.example/au/one", "https://a.example/au/two"
BLOCK = "https://a.example/block"


def about(title: str) -> str:
    words_ = f'<langstring lang="en">{title}</langstring>'
    return f"<title>{words_}</title><description>{words_}</description>"


def au(name: str, url: str, attributes: str = "", more: str = "") -> str:
    return f'<au id="{name}" {attributes}>{about("An AU")}<url>{url}</url>{more}</au>'


def document(inside: str, objectives: str = "") -> bytes:
    listed = f"<objectives>{objectives}</objectives>" if objectives else ""
    course = f'<course id="https://a.example/course">{about("A course")}</course>'
    return f'<courseStructure xmlns="{NAMESPACE}">{course}{listed}{inside}</courseStructure>'.encode()


JUDGED = 'moveOn="CompletedAndPassed" masteryScore="0.8"'
STRUCTURE = document(
    f'<block id="{BLOCK}">{about("A block")}'
    + au(ONE, "one.html", JUDGED, "<entitlementKey>k</entitlementKey>")
    + "</block>"
    + au(TWO, "two.html?a=b", 'moveOn="NotApplicable"')
)


def launcher() -> Launcher:
    structure = read_structure(STRUCTURE, {"one.html", "two.html"})
    return Launcher(Store(), structure, "http://127.0.0.1:1/")


class Unit:
    """A launched AU. `said` makes statements that are right; `tell` sends them."""

    def __init__(self, launcher: Launcher, registration: str, au: str = ONE, **options: Any) -> None:
        self.launcher = launcher
        self.url = launcher.launch(registration, au, **options)
        self.query = dict(parse_qsl(urlsplit(self.url).query))
        self.actor = json.loads(self.query["actor"])
        self.code = dict(parse_qsl(urlsplit(self.query["fetch"]).query))["code"]
        self.asker = Asker(launcher.store, launcher.allow, "not fetched yet")
        self.data: dict[str, Any] = {}

    def begin(self, *, initialize: bool = True) -> Unit:
        """Fetch, read the launch data and the preferences, and say initialized."""
        self.fetch()
        self.data = json.loads(self.state("LMS.LaunchData").body)
        assert self.preferences().status == 404
        if initialize:
            assert self.tell("initialized").status == 200
        return self

    def fetch(self) -> None:
        self.asker.token = json.loads(self.launcher.fetch(self.code).body)["auth-token"]

    def state(self, name: str | None, method: str = "GET", body: Any = None, **changes: str) -> Answer:
        query = {
            "activityId": self.query["activityId"],
            "agent": self.query["actor"],
            "registration": self.query["registration"],
            **({"stateId": name} if name else {}),
            **changes,
        }
        kept = {key: value for key, value in query.items() if value}
        return self.asker.ask(method, "activities/state", kept, body)

    def preferences(
        self, method: str = "GET", body: Any = None, name: str = "cmi5LearnerPreferences", **changes: str
    ) -> Answer:
        query = {"agent": self.query["actor"], "profileId": name, **changes}
        return self.asker.ask(method, "agents/profile", query, body)

    def said(self, word: str, *, scaled: float | None = None) -> dict[str, Any]:
        """A statement that is right: a cmi5 defined one for a verb of cmi5, else an allowed one."""
        template = deepcopy(self.data["contextTemplate"])
        context = {**template, "registration": self.query["registration"]}
        statement = {
            "id": str(uuid4()),
            "actor": self.actor,
            "verb": {"id": words.VERBS[word], "display": {"en": word}},
            "object": {"objectType": "Activity", "id": self.query["activityId"]},
            "context": context,
            "timestamp": self.launcher.store.now(),
        }
        if word not in {"initialized", "completed", "passed", "failed", "terminated"}:
            return statement
        category = [words.CMI5_CATEGORY]
        result: dict[str, Any] = {}
        if word != "initialized":
            result["duration"] = "PT1M"
        if word in {"completed", "passed", "failed"}:
            category.append(words.MOVEON_CATEGORY)
            result["completion" if word == "completed" else "success"] = word != "failed"
        if word in {"passed", "failed"}:
            shown = scaled if scaled is not None else 0.9 if word == "passed" else 0.2
            result["score"] = {"scaled": shown, "raw": 100 * shown, "min": 0, "max": 100}
            if "masteryScore" in self.data:
                context["extensions"][words.MASTERY_SCORE] = self.data["masteryScore"]
        context["contextActivities"]["category"] = [{"id": each} for each in category]
        return {**statement, **({"result": result} if result else {})}

    def tell(self, *statements: str | dict[str, Any]) -> Answer:
        made = [self.said(each) if isinstance(each, str) else each for each in statements]
        return self.asker.ask("POST", "statements", body=made)


def unit(mode: Mode = "Normal", au: str = ONE, **options: Any) -> Unit:
    """An AU that was launched for a new learner."""
    made = launcher()
    return Unit(made, made.register(ACTOR), au, mode=mode, **options)
