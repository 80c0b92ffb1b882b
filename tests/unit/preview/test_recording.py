"""What the local LMS shows of an xAPI course, by the statements of its newest registration."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from scormkit.preview.http import Request
from scormkit.preview.recording import ACTOR, Recorded, Recording

COURSE = "https://example.org/course"


class Course:
    """A course as it talks to the store that it was launched with."""

    def __init__(self, recording: Recording, *, fresh: bool = False) -> None:
        self.recording = recording
        self.address = recording.launch(COURSE, "index.html", files="content/0/", fresh=fresh, mode="normal")
        self.given = {name: values[0] for name, values in parse_qs(urlsplit(self.address).query).items()}

    def say(self, *verbs: str, **result: Any) -> int:
        statements = [
            {
                "id": str(uuid4()),
                "actor": ACTOR,
                "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}", "display": {"en": verb}},
                "object": {"objectType": "Activity", "id": COURSE},
                "context": {"registration": self.given["registration"]},
                **({"result": result} if result and verb in {"passed", "failed"} else {}),
            }
            for verb in verbs
        ]
        headers = {
            "authorization": self.given["auth"],
            "x-experience-api-version": "1.0.3",
            "content-type": "application/json",
        }
        body = json.dumps(statements).encode()
        return self.recording.handle(Request("POST", "lrs/xapi/statements", {}, headers, body)).status


def test_a_record_is_read_to_its_last_page() -> None:
    recording = Recording("http://127.0.0.1:1/key/")
    course = Course(recording)
    assert recording.recorded(COURSE) == Recorded()
    for _ in range(12):
        assert course.say(*["experienced"] * 40) == 200
    assert recording.recorded(COURSE) == Recorded("incomplete", "unknown", None)
    assert course.say("completed", "passed", score={"scaled": 0.9}) == 200
    assert recording.recorded(COURSE) == Recorded("completed", "passed", 90)


def test_a_new_attempt_is_a_new_registration() -> None:
    recording = Recording("http://127.0.0.1:1/key/")
    first = Course(recording)
    first.say("completed")
    assert Course(recording).given["registration"] == first.given["registration"]
    assert Course(recording, fresh=True).given["registration"] != first.given["registration"]
    assert recording.recorded(COURSE) == Recorded()


def test_troubles_are_pretended_and_noted() -> None:
    recording = Recording("http://127.0.0.1:1/key/")
    course = Course(recording)
    recording.trouble = "fail-next"
    assert [course.say("experienced"), course.say("experienced")] == [503, 200]
    recording.trouble = "expired"
    assert course.say("experienced") == 401
    assert [each.get("trouble") for each in recording.log] == ["fail-next", None, "expired"]


def test_what_the_store_refuses_is_a_violation() -> None:
    recording = Recording("http://127.0.0.1:1/key/")
    course = Course(recording)
    assert course.say("passed", score={"scaled": 2}) == 400
    assert recording.log[0]["violation"]
