"""What the local LMS shows of an xAPI course, by the statements of its newest registration."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from scormkit.preview.cmi5.launcher import Launcher
from scormkit.preview.cmi5.structure import read_structure
from scormkit.preview.http import Request
from scormkit.preview.recording import ACTOR, Recorded, Recording
from scormkit.preview.records.store import Store
from tests.unit.preview.cmi5 import ACTOR as LEARNER
from tests.unit.preview.cmi5 import STRUCTURE, Unit, document
from tests.unit.preview.records import Asker

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
                **({"result": result} if result and verb in {"passed", "failed", "terminated"} else {}),
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
    recording = Recording("http://127.0.0.1:1/key/", Store())
    course = Course(recording)
    assert recording.recorded(COURSE) == Recorded()
    for _ in range(12):
        assert course.say(*["experienced"] * 40) == 200
    assert recording.recorded(COURSE) == Recorded("incomplete", "unknown", None)
    assert course.say("completed", "passed", score={"scaled": 0.9}) == 200
    assert recording.recorded(COURSE) == Recorded("completed", "passed", 90)


def test_a_new_attempt_is_a_new_registration() -> None:
    recording = Recording("http://127.0.0.1:1/key/", Store())
    first = Course(recording)
    first.say("completed")
    assert Course(recording).given["registration"] == first.given["registration"]
    assert Course(recording, fresh=True).given["registration"] != first.given["registration"]
    assert recording.recorded(COURSE) == Recorded(attempt=2)


def test_attempts_outlive_the_preview_also_at_another_address(tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    with closing(Store(file)) as store:
        first = Course(Recording("http://127.0.0.1:1/key/", store))
        first.say("completed", "passed", score={"scaled": 0.9})
        first.say("terminated", duration="PT1M0.5S")
    with closing(Store(file)) as store:
        recording = Recording("http://127.0.0.1:2/other/", store)
        assert recording.recorded(COURSE) == Recorded("completed", "passed", 90, 1, 60.5)
        again = Course(recording)
        assert again.given["registration"] == first.given["registration"]
        assert again.given["activity_id"] == first.given["activity_id"]
        assert again.say("resumed") == 200
        assert Course(recording, fresh=True).given["registration"] != first.given["registration"]
        assert recording.recorded(COURSE) == Recorded(attempt=2)
    with closing(Store(file)) as store:
        assert Recording("http://127.0.0.1:3/k/", store).recorded(COURSE) == Recorded(attempt=2)


def test_units_of_cmi5_go_on_after_a_restart(tmp_path: Path) -> None:
    """What was reached counts, a session left open is abandoned, the learner's documents are found again."""
    file, structure = tmp_path / "kept.sqlite", read_structure(STRUCTURE, {"one.html", "two.html"})
    with closing(Store(file)) as store:
        made = Launcher(store, structure, "http://127.0.0.1:1/lrs/")
        registration = made.register(LEARNER)
        left = Unit(made, registration).begin()
        assert left.tell("completed").status == 200
        assert left.state("bookmark", "PUT", {"page": 3}).status == 204
    with closing(Store(file)) as store:
        again = Launcher(store, structure, "http://127.0.0.1:2/lrs/")
        assert again.registrations(LEARNER) == (registration,)
        assert left.code in {each.code for each in again.sessions(registration)}
        # The page that was left open still has its session.
        left.launcher, left.asker = again, Asker(store, again.allow, left.asker.token)
        assert left.tell("experienced").status == 200
        # The next launch of the AU ends it; what it reached is not told twice.
        one = Unit(again, registration).begin()
        assert one.query["activityId"] == left.query["activityId"]
        assert json.loads(one.state("bookmark").body) == {"page": 3}
        assert [each.body["verb"]["display"]["en"] for each in store.select([])].count("abandoned") == 1
        refused = one.tell("completed")
        assert (refused.status, json.loads(refused.body)["requirement"]) == (403, "9.3.0.0-6 (d2)")
        assert one.tell("passed", "terminated").status == 200
    with closing(Store(file)) as store:
        last = Launcher(store, structure, "http://127.0.0.1:3/lrs/")
        assert last.is_satisfied(registration)
        assert last.sessions(registration) == ()
        review = Unit(last, registration, mode="Review").begin()
        assert review.tell("terminated").status == 200


def test_a_course_that_gets_another_unit_goes_on(tmp_path: Path) -> None:
    page = '<au id="{0}" moveOn="Completed"><title><langstring lang="en">x</langstring></title>'
    page += '<description><langstring lang="en">x</langstring></description><url>{1}</url></au>'
    one, two = (page.format(f"https://a.example/{name}", f"{name}.html") for name in ("one", "two"))
    before, after = (read_structure(document(each), {"one.html", "two.html"}) for each in (one, one + two))
    recording = Recording("http://127.0.0.1:1/key/", Store(), before)
    launch: Any = {"files": "content/0/", "mode": "normal"}
    recording.launch("https://a.example/one", "one.html", fresh=False, **launch)
    recording.show(after)
    opened = recording.launch("https://a.example/two", "two.html", fresh=False, **launch)
    assert "two.html?" in opened
    assert recording.recorded("https://a.example/two").completion == "incomplete"
    assert recording.recorded("https://a.example/two").attempt == 1


def test_troubles_are_pretended_and_noted() -> None:
    recording = Recording("http://127.0.0.1:1/key/", Store())
    course = Course(recording)
    recording.trouble = "fail-next"
    assert [course.say("experienced"), course.say("experienced")] == [503, 200]
    recording.trouble = "expired"
    assert course.say("experienced") == 401
    assert [each.get("trouble") for each in recording.log] == ["fail-next", None, "expired"]


def test_what_the_store_refuses_is_a_violation() -> None:
    recording = Recording("http://127.0.0.1:1/key/", Store())
    course = Course(recording)
    assert course.say("passed", score={"scaled": 2}) == 400
    assert recording.log[0]["violation"]
