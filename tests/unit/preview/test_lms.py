"""The local LMS: launches, calls, troubles on demand, and what it remembers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scormkit.preview.attempts import Attempts
from scormkit.preview.content import Content, Launchable, with_parameters
from scormkit.preview.http import Request
from scormkit.preview.lms import Lms

SCO = Launchable("one", "First part", "index.html?part=1", passing="80", launch_data="data")
FILES = {"index.html": b"<title>page</title>", "film.mp4": bytes(range(100))}
CONTENT = Content("course", "A course", "scorm12", (SCO, Launchable("two", "", "b.html")), FILES.get)


class Platform:
    """A local LMS as its page talks to it."""

    def __init__(self, attempts: Path | None = None) -> None:
        self.lms = Lms(CONTENT, Attempts(attempts))
        self.launch: Any = None

    def get(self, path: str, **headers: str) -> Any:
        return self.lms.handle(Request("GET", path, {}, headers, b""))

    def post(self, path: str, **body: Any) -> Any:
        response = self.lms.handle(Request("POST", path, {}, {}, json.dumps(body).encode()))
        return json.loads(response.body) if response.status == 200 else response.status

    def open(self, **options: Any) -> Any:
        self.launch = self.post("launch", id="one", **options)
        self.call("LMSInitialize", "")
        return self.launch

    def call(self, name: str, *args: Any) -> Any:
        return self.post("call", launch=self.launch["launch"], name=name, args=list(args))

    def values(self, *pairs: tuple[str, str]) -> list[str]:
        return [self.call("LMSSetValue", *pair)["value"] for pair in pairs]

    def record(self) -> Any:
        return json.loads(self.get("state").body)["launchables"][0]


@pytest.fixture
def platform() -> Platform:
    return Platform()


def test_a_launch_hands_out_what_the_manifest_says(platform: Platform) -> None:
    launch = platform.open()
    assert (launch["href"], launch["attempt"]) == ("content/0/index.html?part=1", 1)
    assert platform.call("LMSGetValue", "cmi.launch_data")["value"] == "data"
    assert platform.call("LMSGetValue", "cmi.student_data.mastery_score")["value"] == "80"


def test_what_is_stored_is_there_at_the_next_launch_and_a_new_attempt_begins_empty(tmp_path: Path) -> None:
    platform = Platform(tmp_path / "deep" / "kept.sqlite")
    platform.open()
    platform.values(
        ("cmi.suspend_data", "state"), ("cmi.core.exit", "suspend"), ("cmi.core.session_time", "00:00:10")
    )
    assert platform.call("LMSCommit", "")["value"] == "true"
    again = Platform(tmp_path / "deep" / "kept.sqlite")
    assert again.open()["values"]["cmi.suspend_data"] == "state"
    assert again.call("LMSGetValue", "cmi.core.total_time")["value"] == "0000:00:10.00"
    assert again.open(fresh=True)["attempt"] == 2
    assert again.call("LMSGetValue", "cmi.suspend_data")["value"] == ""


def test_a_broken_memory_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "kept.sqlite").write_bytes(b"not a database, certainly not one of ours" * 100)
    assert Platform(tmp_path / "kept.sqlite").open()["attempt"] == 1


def test_a_refused_commit_stores_nothing_and_the_next_one_does(platform: Platform) -> None:
    platform.open()
    platform.values(("cmi.core.lesson_status", "passed"), ("cmi.core.score.raw", "90"))
    platform.post("trouble", launch=platform.launch["launch"], trouble="fail-next")
    assert platform.call("LMSCommit", "") == {"value": "false", "error": 101, "trouble": "fail-next"}
    assert platform.call("LMSGetLastError")["value"] == "101"
    assert platform.record()["success"] == "unknown"
    assert platform.call("LMSCommit", "")["value"] == "true"
    assert (platform.record()["success"], platform.record()["score"]) == ("passed", 90)


def test_offline_lasts_until_it_is_over(platform: Platform) -> None:
    platform.open()
    key = platform.launch["launch"]
    platform.post("trouble", launch=key, trouble="offline")
    assert [platform.call("LMSCommit", "")["value"] for _ in range(3)] == ["false"] * 3
    assert platform.values(("cmi.suspend_data", "x")) == ["true"]
    platform.post("trouble", launch=key, trouble="none")
    assert platform.call("LMSFinish", "")["value"] == "true"


def test_an_expired_session_answers_nothing(platform: Platform) -> None:
    platform.open()
    platform.post("trouble", launch=platform.launch["launch"], trouble="expired")
    assert platform.values(("cmi.suspend_data", "x")) == ["false"]
    assert platform.call("LMSGetValue", "cmi.suspend_data")["value"] == ""
    assert platform.call("LMSGetLastError")["value"] == "101"


def test_review_records_nothing(platform: Platform) -> None:
    platform.open(mode="review")
    platform.values(("cmi.core.lesson_status", "passed"))
    platform.call("LMSFinish", "")
    assert (platform.record()["begun"], platform.record()["success"]) == (False, "unknown")


def test_calls_of_a_page_on_its_way_out_count(platform: Platform) -> None:
    platform.open()
    key = platform.launch["launch"]
    late = [
        {"launch": key, "name": "LMSSetValue", "args": ["cmi.core.lesson_status", "completed"]},
        {"launch": key, "name": "LMSFinish", "args": [""]},
        "nonsense",
    ]
    assert platform.post("late", calls=late) == {}
    assert platform.record()["completion"] == "completed"


def test_only_files_of_the_package_are_served(platform: Platform) -> None:
    assert platform.get("content/0/index.html").body == FILES["index.html"]
    for path in (
        "content/0/../lms.py",
        "content/0/",
        "content/0/none",
        "content/index.html",
        "assets/../lms.py",
        "assets/lms.html",
        "x",
    ):
        assert platform.get(path).status == 404, path
    part = platform.get("content/7/film.mp4", range="bytes=10-19")
    assert (part.status, part.body, part.headers) == (
        206,
        bytes(range(10, 20)),
        (("Content-Range", "bytes 10-19/100"),),
    )


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("launch", {"id": "three"}),
        ("launch", {"id": "one", "mode": "x"}),
        ("call", {}),
        ("late", {}),
        ("trouble", {}),
    ],
)
def test_what_makes_no_sense_is_not_found(platform: Platform, path: str, body: dict[str, Any]) -> None:
    assert platform.post(path, **body) == 404


def test_pages_hear_of_a_change(platform: Platform) -> None:
    events = platform.get("events").stream
    assert next(events) == b"data: 0\n\n"
    platform.lms.show(CONTENT._replace(title="Changed"))
    assert next(events) == b"data: 1\n\n"
    assert b"Changed" in platform.get("").body
    platform.lms.end()
    assert list(events) == []


@pytest.mark.parametrize(
    ("href", "parameters", "expected"),
    [
        ("a.html", "", "a.html"),
        ("a.html", "?x=1", "a.html?x=1"),
        ("a.html", "x=1", "a.html?x=1"),
        ("a.html?y=2", "?x=1", "a.html?y=2&x=1"),
        ("a.html", "#part", "a.html#part"),
        ("a.html#top", "#part", "a.html#top"),
    ],
)
def test_parameters_of_an_item(href: str, parameters: str, expected: str) -> None:
    assert with_parameters(href, parameters) == expected
