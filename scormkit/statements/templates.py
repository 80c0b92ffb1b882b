"""Every statement that a package can send, as a sample of each: what player/src/adapters/xapi-voice.js says.

What is played in tests is compared with these (tests/conformance/test_said.py), so that neither side can
change alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from scormkit.plan.model import Assessment, Page, Plan, Question, Unit
from scormkit.plan.settings import is_scored
from scormkit.statements import vocabulary
from scormkit.statements.definitions import Activity, activities, recordings
from scormkit.statements.iris import base_iri, part, separator

Dialect = Literal["xapi", "cmi5"]

ACTOR = {
    "objectType": "Agent",
    "name": "A learner",
    "account": {"homePage": "https://lms.example.org", "name": "learner-1"},
}
REGISTRATION = "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"
CMI5_ACTIVITY = "https://lms.example.org/activities/made-by-the-lms"
PUBLISHER = "https://lms.example.org/the-id-of-the-au-in-cmi5.xml"
TIME = "2026-01-01T09:00:00.000Z"
DURATION = "PT1M30S"


class Template(NamedTuple):
    """A statement that a package can send: `when` says what a learner does, in plain words."""

    name: str
    when: str
    statement: Mapping[str, Any]


class _Voice(NamedTuple):
    """What the statements of a package share."""

    plan: Plan
    dialect: Dialect
    known: Mapping[str, Activity]

    def iri(self, name: str) -> str:
        if name == "" and self.dialect == "cmi5":
            return CMI5_ACTIVITY
        return self.known[name].iri

    def ref(self, name: str) -> dict[str, Any]:
        return _ref(self.iri(name))

    def say(
        self,
        word: str,
        when: str,
        name: str = "",
        *,
        result: Mapping[str, Any] | None = None,
        parent: str | None = None,
        other: Iterable[str] = (),
        category: Iterable[str] = (),
        extensions: Mapping[str, Any] | None = None,
    ) -> Template:
        own = self.dialect == "cmi5" and name == ""
        told = self.ref(name) if own else {**self.ref(name), "definition": dict(self.known[name].definition)}
        listed: dict[str, list[dict[str, Any]]] = {
            "category": [
                *map(_ref, _categories(word) if own else ()),
                {**_ref(self.profile), "definition": {"type": vocabulary.PROFILE}},
                *map(_ref, category),
            ],
            "parent": [self.ref(parent)] if parent is not None else [],
            "grouping": [
                *([_ref(PUBLISHER)] if self.dialect == "cmi5" else []),
                *([self.ref("")] if name else []),
            ],
            "other": [self.ref(each) for each in other],
        }
        more = {
            **(extensions or {}),
            **({vocabulary.SESSION_ID: "of the LMS"} if self.dialect == "cmi5" else {}),
        }
        context = {
            "registration": REGISTRATION,
            **({"platform": "scormkit"} if self.dialect == "xapi" else {}),
            "language": self.plan.language,
            **({"revision": self.plan.version} if self.plan.version else {}),
            "contextActivities": {kind: each for kind, each in listed.items() if each},
            **({"extensions": more} if more else {}),
        }
        key = f"{word} {name}".strip()
        statement = {
            "id": str(uuid5(NAMESPACE_URL, f"{self.iri(name)} {word}")),
            "actor": ACTOR,
            "verb": {"id": vocabulary.VERBS[word], "display": {"en": word}},
            "object": told,
            **({"result": dict(result)} if result else {}),
            "context": context,
            "timestamp": TIME,
        }
        return Template(key, when, statement)

    @property
    def profile(self) -> str:
        return f"{base_iri(self.plan)}{separator(self.plan)}profile"


def templates(plan: Plan, dialect: Dialect) -> tuple[Template, ...]:
    """One sample of each statement, in the order in which a learner would cause them."""
    voice = _Voice(plan, dialect, {each.part: each for each in activities(plan)})
    return tuple(_templates(voice))


def _templates(voice: _Voice) -> Iterator[Template]:
    spent = {"duration": DURATION}
    yield voice.say("initialized", "The course is opened.")
    if voice.dialect == "xapi":
        yield voice.say("resumed", "The course is opened again.")
    for unit in voice.plan.units:
        yield from _unit(voice, unit)
    for name in dict.fromkeys(recordings(voice.plan).values()):
        yield from _recording(voice, name)
    progress = {"extensions": {vocabulary.PROGRESS: 50}}
    yield voice.say("progressed", "More of the pages and checks is done.", result=progress)
    yield from _outcome(voice)
    if voice.dialect == "xapi":
        yield voice.say("suspended", "The course is closed before it is done.", result=spent)
    yield voice.say("terminated", "The course is closed.", result=spent)


def _unit(voice: _Voice, unit: Unit) -> Iterator[Template]:
    plan = voice.plan
    home = "" if unit.id == plan.unit_id else part("units", unit.id)
    for content in unit.contents:
        kind: Literal["pages", "checks"] = "pages" if isinstance(content, Page) else "checks"
        place = part(kind, content.id)
        if isinstance(content, Page):
            yield voice.say("experienced", "The page is opened.", place, parent=home)
        for question in content.questions:
            if question.record and plan.record_interactions:
                yield _answered(voice, question, place)
        if isinstance(content, Assessment):
            result = {"score": _score(80, 100), "success": True}
            yield voice.say("scored", "The check is handed in.", place, result=result, parent=home)


def _answered(voice: _Voice, question: Question, place: str) -> Template:
    definition = voice.known[part("questions", question.id)].definition
    patterns = definition.get("correctResponsesPattern") or ["an answer"]
    judged = {"success": True, "score": _score(question.points, question.points)} if question.graded else {}
    return voice.say(
        "answered",
        "The question is answered.",
        part("questions", question.id),
        result={"response": patterns[0], **judged, "duration": DURATION},
        parent=place,
        other=[part("objectives", each) for each in question.objectives],
    )


def _outcome(voice: _Voice) -> Iterator[Template]:
    plan = voice.plan
    judged = plan.reporting != "completed" and any(
        is_scored(content) for unit in plan.units for content in unit.contents
    )
    scored = any(is_scored(content) for unit in plan.units for content in unit.contents)
    whole = {"score": _score(80, 100)} if scored and voice.dialect == "xapi" else {}
    done = {"completion": True, **whole, "duration": DURATION}
    if scored:
        score = {"score": _score(80, 100)}
        yield voice.say("scored", "Every check is handed in, or the score is better.", result=score)
    yield voice.say("completed", "Everything that counts is done.", result=done)
    if judged:
        passed = {"success": True, "score": _score(80, 100), "duration": DURATION}
        yield voice.say("passed", "Everything is done, and the checks are passed.", result=passed)
    if judged and plan.reporting == "passed-failed":
        failed = {"success": False, "score": _score(40, 100), "duration": DURATION}
        yield voice.say("failed", "Every check is handed in, and one of them is failed.", result=failed)


def _recording(voice: _Voice, name: str) -> Iterator[Template]:
    extension = vocabulary.VIDEO_EXTENSIONS
    is_video = voice.known[name].definition["type"] == vocabulary.VIDEO
    page = next(iter(_pages_with(voice, name)), "")
    heard = {extension["time"]: 9.5, extension["progress"]: 1, extension["played-segments"]: "0[.]9.5"}
    samples: list[tuple[str, str, dict[str, Any]]] = [
        ("played", "The recording is played.", {"extensions": {extension["time"]: 0}}),
        ("paused", "The recording is paused.", {"extensions": heard}),
        (
            "seeked",
            "The recording is played from another place.",
            {"extensions": {extension["time-from"]: 2.5, extension["time-to"]: 7}},
        ),
        (
            "completed",
            "All of the recording was played.",
            {"completion": True, "duration": "PT9.5S", "extensions": heard},
        ),
    ]
    for word, when, result in samples:
        threshold = {extension["completion-threshold"]: 1} if word == "completed" else {}
        yield voice.say(
            word,
            when,
            name,
            result=result,
            parent=page,
            category=[vocabulary.VIDEO_CATEGORY] if is_video else [],
            extensions={extension["session-id"]: REGISTRATION, extension["length"]: 9.5, **threshold},
        )


def _pages_with(voice: _Voice, name: str) -> Iterator[str]:
    for unit in voice.plan.units:
        for content in unit.contents:
            own = voice.plan._replace(units=(unit._replace(contents=(content,)),))
            if name in recordings(own).values():
                yield part("pages" if isinstance(content, Page) else "checks", content.id)


def _score(raw: float, most: float) -> dict[str, float]:
    return {"scaled": round(raw / most, 4), "raw": raw, "min": 0, "max": most}


def _categories(word: str) -> tuple[str, ...]:
    if word in {"completed", "passed", "failed"}:
        return (vocabulary.CMI5_CATEGORY, vocabulary.MOVEON_CATEGORY)
    return (vocabulary.CMI5_CATEGORY,) if word in {"initialized", "terminated"} else ()


def _ref(iri: str) -> dict[str, Any]:
    return {"objectType": "Activity", "id": iri}
