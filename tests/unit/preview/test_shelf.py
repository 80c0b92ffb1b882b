"""`scormkit lrs serve PACKAGE`: a page that launches packages before the store."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from scormkit.preview.cmi5.structure import read_structure
from scormkit.preview.content import Content, Launchable
from scormkit.preview.recording import ACTOR
from scormkit.preview.records.shelf import Shelf, learner
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, request_of
from tests.unit.preview.cmi5 import ONE, STRUCTURE, TWO

FILES = {"one.html": b"one", "two.html": b"two"}
UNITS = (Launchable(ONE, "First <unit>", "one.html"), Launchable(TWO, "Second", "two.html?a=b"))
CMI5 = Content("k", "A & B", "cmi5", UNITS, FILES.get, structure=read_structure(STRUCTURE, FILES))
XAPI = Content("x", "Other", "xapi", (Launchable("https://a.example/x", "Other", "index.html"),), FILES.get)
HOST = {"Host": "127.0.0.1:80"}


class Page:
    """Somebody before the page."""

    def __init__(self) -> None:
        self.shelf = Shelf(Store(), "http://127.0.0.1:80/", "secret", [CMI5, XAPI])

    def get(self, path: str = "", headers: dict[str, str] = HOST) -> Answer:
        return self.shelf.answer(request_of("GET", f"/secret/{path}", headers), lambda _: Answer(418))

    def press(self, **fields: str) -> Answer:
        body = urlencode(fields).encode()
        return self.shelf.answer(request_of("POST", "/secret/", HOST, body), lambda _: Answer(418))

    def said(self, name: str = "") -> list[str]:
        page = self.get(f"?{urlencode({'learner': name})}").body.decode()
        found = re.findall(r"<p>(.*?)</p>|<button name[^>]*>(.*?)<", page)
        return [unescape(first or second) for first, second in found]


@pytest.fixture
def page() -> Page:
    return Page()


def test_what_can_be_launched_is_listed_with_how_it_stands(page: Page) -> None:
    text = page.get().body.decode()
    assert "A &amp; B <small>cmi5" in text
    assert "First &lt;unit&gt;" in text
    assert page.said() == ["Not begun", "Start"] * 3
    opened = page.press(how="resume", package="0", unit=ONE, learner="")
    assert opened.status == 303
    query = parse_qs(urlsplit(opened.headers["Location"]).query)
    assert query["endpoint"] == ["http://127.0.0.1:80/secret/0/lrs/xapi/"]
    assert opened.headers["Location"].startswith("http://127.0.0.1:80/secret/0/files/one.html?")
    (told,) = page.said()[:1]
    assert told == "Attempt 1: incomplete"
    assert page.said()[1:4] == ["Resume", "New attempt", "Review"]
    page.press(how="fresh", package="0", unit=ONE, learner="")
    assert page.said()[0] == "Attempt 2: incomplete"
    assert page.said("Ben Ito")[:2] == ["Not begun", "Start"]


def test_an_xapi_course_is_launched_with_a_key_and_has_no_review(page: Page) -> None:
    opened = page.press(how="resume", package="1", unit="https://a.example/x", learner="Ben Ito")
    query = parse_qs(urlsplit(opened.headers["Location"]).query)
    assert query["auth"][0].startswith("Basic ")
    headers = {**HOST, "Authorization": query["auth"][0], "X-Experience-API-Version": "1.0.3"}
    assert page.get("1/lrs/xapi/statements?limit=1", headers).status == 200
    assert page.get("1/lrs/xapi/statements", {**headers, "Authorization": "Basic x"}).status == 401
    assert page.press(how="review", package="1", unit="https://a.example/x").status == 404


def test_the_same_name_is_the_same_learner() -> None:
    assert learner("") == learner("Ana Rivera") == ACTOR
    assert learner("Ben  Ito!")["account"] == learner("ben ito")["account"] != ACTOR["account"]


def test_files_of_the_package_and_nothing_else(page: Page) -> None:
    assert page.get("0/files/one.html").body == b"one"
    for path in ("0/files/../x", "0/files/", "0/x", "9/files/one.html", "x/files/one.html"):
        assert page.get(path).status == 404
    assert page.press(how="delete", package="0", unit=ONE).status == 404
    assert page.press(how="fresh", package="0", unit="no").status == 404
    assert page.press(how="fresh", package="7", unit=ONE).status == 404


def test_only_its_own_address_is_answered(page: Page) -> None:
    assert page.get("", {"Host": "evil.example"}).status == 403
    elsewhere = request_of("GET", "/wrong/", HOST)
    assert page.shelf.answer(elsewhere, lambda _: Answer(418)).status == 418
