"""Converted packages in Chromium: what content says in its own standard's words arrives in the other's."""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from scormkit.converting.convert import convert
from scormkit.converting.model import Target
from scormkit.preview.records.check import faults
from scormkit.preview.rehearse.journeys import Kept
from scormkit.preview.rehearse.run import inspect, rehearse
from scormkit.validating.validate import validate_package
from tests.conftest import Built
from tests.journeys import peers
from tests.journeys.conftest import FIRE
from tests.journeys.learner import Learner
from tests.journeys.lms import Visit
from tests.journeys.records.station import ACTOR, REGISTRATION, TOKEN, Launched, Station, station
from tests.journeys.tracked import TIMEZONE

pytestmark = [pytest.mark.browser, pytest.mark.node]


def made(package: Path, target: Target, out: Path) -> Path:
    """The converted package, which has no error."""
    path = convert(package, target, out).path
    assert path is not None
    assert [each for each in validate_package(path).findings if each.severity == "error"] == []
    return path


def unpacked(package: Path) -> Path:
    with zipfile.ZipFile(package) as zipped:
        zipped.extractall(package.with_suffix(""))
    return package.with_suffix("")


@pytest.mark.parametrize(
    ("build", "target", "kept"),
    [
        (peers.adapt, "scorm2004", Kept("completed", "passed", 80)),
        (peers.coursecode, "scorm12", Kept("completed", "passed", 90)),
        (peers.adapt, "cmi5", Kept("completed", "passed", 80)),
        (peers.coursecode, "xapi", Kept("completed", "passed", 90)),
    ],
)
def test_shapes_of_other_tools(
    build: Callable[[Path], Path], target: Target, kept: Kept, tmp_path: Path, browser: Browser
) -> None:
    package = made(build(tmp_path / "peer.zip"), target, tmp_path / "new.zip")
    (ended,) = rehearse(package, chromium=browser)
    assert (ended.kept, ended.problems) == (kept, ())


def test_the_packager_of_npm(tmp_path: Path, browser: Browser, node_modules: Path) -> None:
    package = peers.simple_scorm_packager(tmp_path, node_modules, "1.2")
    (ended,) = rehearse(made(package, "cmi5", tmp_path / "new.zip"), chromium=browser)
    assert (ended.kept, ended.problems) == (Kept("completed", "unknown", None), ())


@pytest.fixture
def own_context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        locale="en-US", timezone_id=TIMEZONE, viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


def content(page: Page) -> Frame:
    """The old content, in the frame of the launch page."""
    frame = page.locator("#content iframe").element_handle().content_frame()
    assert frame is not None
    return frame


def launch(store: Station, context: BrowserContext) -> Learner:
    assert store.launcher is not None
    url = store.launcher.launch(
        store.registration, store.launcher.structure.units[0].id, return_url=f"{store.course}back.html"
    )
    page = context.new_page()
    page.goto(url)
    frame = content(page)
    frame.wait_for_selector("#start-screen h1")
    visit = Launched(page, cast("Page", frame))
    visit.mark()
    return Learner(cast("Visit", visit))


def _arrived(store: Station) -> None:
    """Wait for what a closed window sent with its last breath: a launch before that would end its session."""
    seen = -1
    while seen != len(store.seen):
        seen = len(store.seen)
        time.sleep(0.5)


def test_a_course_of_ours_goes_on_in_cmi5_and_is_passed_there(
    build_course: Callable[..., Built], own_context: BrowserContext, tmp_path: Path
) -> None:
    built = build_course(FIRE, reporting="passed-failed")
    package = unpacked(made(built.zip, "cmi5", tmp_path / "new.zip"))
    (package / "back.html").write_text("<title>Back</title>")
    with station(package, cmi5=True) as store:
        first = launch(store, own_context)
        page = first.visit.window
        assert "?" not in page.url
        first.begin()
        first.play_on(until="Check the alarm")
        page.reload()
        expect(content(page).get_by_role("button", name="Continue")).to_be_visible()
        page.close()
        _arrived(store)
        second = launch(store, own_context)
        second.promise = first.promise
        second.begin("Continue")
        second.play_check()
        second.next()
        second.play_on()
        second.to_end()
        second.save_and_exit()
        second.visit.window.wait_for_url("**/back.html")
        verbs = store.verbs()
        assert verbs.count("completed") == verbs.count("passed") == 1
        assert verbs[-1] == "terminated"
        assert "answered" in verbs
        assert store.refused() == []
        assert [wrong for each in store.statements() for wrong in faults(each)] == []
        assert store.requests("/fetch") == 2


def test_several_items_are_one_page_in_xapi(
    own_context: BrowserContext, tmp_path: Path, node_modules: Path
) -> None:
    manifest = (
        peers.manifest("1.2", "one.html", ["one.html"])
        .replace("</item>", '</item><item identifier="two" identifierref="r2"><title>Second</title></item>')
        .replace(
            "</resources>",
            '<resource identifier="r2" type="webcontent" adlcp:scormtype="sco" href="two.html">'
            '<file href="two.html"/></resource></resources>',
        )
    )
    passing = peers.PAGE.replace(
        '"cmi.core.lesson_status", "completed"', '"cmi.core.lesson_status", "passed"'
    )
    pages = {"imsmanifest.xml": manifest, "one.html": peers.PAGE, "two.html": passing}
    package = made(peers.zipped(tmp_path / "old.zip", pages), "xapi", tmp_path / "new.zip")
    with station(unpacked(package)) as store:
        query = {
            "endpoint": f"{store.address}xapi/",
            "auth": f"Basic {TOKEN}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
        }
        page = own_context.new_page()
        page.goto(f"{store.course}scormkit-bridge/launch.html?{urlencode(query)}")
        list_ = page.get_by_role("navigation", name="Course contents")
        expect(list_.get_by_role("button", name="A peer's course (done)")).to_have_attribute(
            "aria-current", "page"
        )
        axe = (node_modules / "axe-core" / "axe.min.js").read_text("utf-8")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                assert inspect(page.main_frame, axe) == []
                page.screenshot(path=str(tmp_path / f"{width}-{scheme}.png"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        list_.get_by_role("button", name="Second").press("Enter")
        expect(list_.get_by_role("button", name="Second (done)")).to_have_attribute("aria-current", "page")
        store.wait(page, lambda: store.verbs().count("completed") == 3)
        page.close()
        course, *_ = (each for each in store.statements() if each["verb"]["display"]["en"] == "initialized")
        of_course = [
            each["verb"]["display"]["en"]
            for each in store.statements()
            if each["object"]["id"] == course["object"]["id"]
        ]
        assert sorted(of_course) == ["completed", "initialized", "passed"]
        assert store.refused() == []
        assert [wrong for each in store.statements() for wrong in faults(each)] == []


def test_without_a_platform_the_course_can_be_read_and_says_so(
    own_context: BrowserContext, tmp_path: Path
) -> None:
    package = made(peers.adapt(tmp_path / "old.zip"), "scorm2004", tmp_path / "new.zip")
    with station(unpacked(package)) as store:
        page = own_context.new_page()
        page.goto(f"{store.course}scormkit-bridge/launch-1.html")
        expect(content(page).locator("#wrapper")).to_have_text("A peer's course")
        expect(page.get_by_role("status")).to_contain_text("Your progress is not recorded")
