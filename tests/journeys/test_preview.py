"""The local LMS in a real browser: a course that changes while it is seen, and rehearsals."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, Route, expect

from benchmarks.live import saves
from scormkit.errors import FindingsError
from scormkit.preview.rehearse.journeys import Kept
from scormkit.preview.rehearse.run import inspect, rehearse
from scormkit.preview.run import preview

COURSE = Path(__file__).resolve().parents[1] / "golden" / "courses" / "small"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(COURSE, tmp_path / "small"))


@pytest.fixture
def seen(folder: Path, context: BrowserContext) -> Iterator[tuple[Page, FrameLocator]]:
    with preview(folder) as running:
        page = context.new_page()
        page.goto(running.address)
        yield page, page.frame_locator("iframe")
        page.close()


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_save_shows_on_the_same_page_and_answers_stay(
    folder: Path, seen: tuple[Page, FrameLocator]
) -> None:
    page, course = seen
    course.locator("#start").click()
    course.get_by_role("radio", name="Green tea").check()
    course.get_by_role("button", name="Check", exact=True).click()
    expect(course.get_by_role("group", name="Right", exact=True)).to_be_visible()
    change(folder, "tea/01-water.md", "Boil it", "Heat it")
    expect(course.get_by_text("Heat it")).to_be_visible()
    expect(course.get_by_role("group", name="Right", exact=True)).to_be_visible()
    change(folder, "tea/01-water.md", "Steam burns.", "![Steam](steam.png)")
    expect(course.get_by_text("There is no file steam.png", exact=False)).to_be_visible()
    expect(page.locator("#faults li").first).to_contain_text("small/tea/01-water.md:9:10 (this page)")
    change(folder, "tea/01-water.md", "![Steam](steam.png)", "Steam hurts.")
    expect(course.get_by_text("Steam hurts.")).to_be_visible()
    expect(page.locator("#faults .severity-error")).to_have_count(0)


def test_every_kind_of_save_shows_in_a_course_of_a_hundred_pages(tmp_path: Path, browser: Browser) -> None:
    """How soon is measured by `make bench`, on a quiet machine; here the answers stay through all of it."""
    page = browser.new_page()
    changed = [each.what for each in saves(page, tmp_path / "course")]
    assert changed == ["a page", "a question", "the theme", "a picture"]
    page.close()


def test_a_save_shows_though_the_page_heard_of_it_by_a_commit_first(folder: Path, browser: Browser) -> None:
    """The course commits between the compilation and the message that tells of it; its first launch fails."""
    messages, page = ["data: 0"], browser.new_page()

    def tell(route: Route) -> None:
        body = f"retry: 50\n{messages.pop() if messages else ': nothing new'}\n\n"
        route.fulfill(content_type="text/event-stream", body=body)

    page.route("**/events", tell)
    with preview(folder) as running:
        page.goto(running.address)
        course = page.frame_locator("iframe")
        course.locator("#start").click()
        change(folder, "tea/01-water.md", "Boil it", "Heat it")
        page.wait_for_function("async () => (await (await fetch('state')).json()).revision === 1")
        course.get_by_role("radio", name="Green tea").check()
        course.get_by_role("button", name="Check", exact=True).click()
        expect(page.locator("#calls")).to_contain_text("cmi.interactions.0.result")
        expect(page.locator("#calls li").last).to_contain_text("GetValue")  # what it stored is read back
        page.route("**/launch", lambda route: route.abort(), times=1)
        messages.append("data: 1")
        expect(course.get_by_text("Heat it")).to_be_visible()
        expect(course.get_by_role("group", name="Right", exact=True)).to_be_visible()
        expect(page.locator("iframe")).to_have_count(1)
    page.close()


@pytest.mark.parametrize("target", ["xapi", "cmi5"])
def test_attempts_at_record_stores_outlive_the_preview(
    folder: Path, tmp_path: Path, browser: Browser, target: str
) -> None:
    """Resume, new attempt and review after a restart, at another port."""
    file, page = tmp_path / "kept.sqlite", browser.new_page()
    course, record = page.frame_locator("iframe"), page.locator("#record")
    with preview(folder, target=target, attempts=file) as running:
        page.goto(running.address)
        course.locator("#start").click()
        course.get_by_role("radio", name="Green tea").check()
        course.get_by_role("button", name="Check", exact=True).click()
        expect(course.get_by_role("group", name="Right", exact=True)).to_be_visible()
        expect(page.locator("#calls")).to_contain_text("answered")
        expect(page.locator("#calls")).to_contain_text("PUT /activities/state")
    with preview(folder, target=target, attempts=file) as running:
        page.goto(running.address)
        expect(record).to_contain_text("attempt 1: incomplete")
        course.get_by_role("button", name="Continue").click()
        expect(course.get_by_role("group", name="Right", exact=True)).to_be_visible()
        review = page.get_by_role("button", name="Review")
        if target == "cmi5":
            review.click()
            expect(course.get_by_text("You are looking at this course again.")).to_be_visible()
        else:
            expect(review).to_be_disabled()
        page.get_by_role("button", name="New attempt").click()
        expect(record).to_contain_text("attempt 2:")
        expect(course.get_by_role("button", name="Start")).to_be_visible()
        page.evaluate("document.querySelector('iframe').remove()")
    with preview(folder, target=target, attempts=file) as running:
        page.goto(running.address)
        expect(record).to_contain_text("attempt 2:")
        expect(page.locator("#calls .violation")).to_have_count(0)
    page.close()


def test_a_web_build_keeps_its_answers_over_a_save_and_begins_anew_when_asked(
    folder: Path, browser: Browser
) -> None:
    page = browser.new_page()
    course = page.frame_locator("iframe")
    with preview(folder, target="web") as running:
        page.goto(running.address)
        course.locator("#start").click()
        course.get_by_role("radio", name="Green tea").check()
        course.get_by_role("button", name="Check", exact=True).click()
        expect(course.get_by_role("group", name="Right", exact=True)).to_be_visible()
        change(folder, "tea/01-water.md", "Boil it", "Heat it")
        expect(course.get_by_text("Heat it")).to_be_visible()
        expect(course.get_by_role("group", name="Right", exact=True)).to_be_visible()
        page.get_by_role("button", name="New attempt").click()
        expect(course.get_by_role("button", name="Start")).to_be_visible()
    page.close()


def test_trouble_is_seen_beside_the_course(seen: tuple[Page, FrameLocator]) -> None:
    page, course = seen
    course.locator("#start").wait_for()
    page.get_by_role("button", name="Offline").click()
    course.locator("#start").click()
    expect(page.get_by_text("Pretended: the server cannot be reached.").first).to_be_visible()
    page.get_by_role("button", name="Offline").click()
    expect(page.locator("#record")).to_contain_text("attempt 1: incomplete")
    page.get_by_role("button", name="320").click()
    assert page.locator("iframe").evaluate("frame => frame.clientWidth") == 320
    expect(page.locator("#calls .violation").filter(has_not_text="Pretended")).to_have_count(0)


def test_a_course_passes_its_rehearsal(
    folder: Path, tmp_path: Path, browser: Browser, node_modules: Path
) -> None:
    (folder / "journeys.yaml").write_text(
        "journeys:\n"
        "  - name: half\n"
        "    visits: [{answers: {tea.check.q2: wrong}}]\n"
        "    expect: {success: unknown, score: 66.67}\n"
    )
    ended = rehearse(
        folder,
        shots=tmp_path / "shots",
        axe=(node_modules / "axe-core" / "axe.min.js").read_text("utf-8"),
        chromium=browser,
    )
    assert {each.name: (each.kept, each.problems) for each in ended} == {
        "all-right": (Kept("completed", "passed", 100), ()),
        "all-wrong": (Kept("incomplete", "unknown", 0), ()),
        "abandon-and-resume": (Kept("completed", "passed", 100), ()),
        "keyboard-only": (Kept("completed", "passed", 100), ()),
        "half": (Kept("incomplete", "unknown", 66.67), ()),
    }
    pictures = sorted(each.name for each in (tmp_path / "shots" / "all-right").iterdir())
    assert pictures[0] == "1-001-start.png"
    assert pictures[-1].endswith("-left.png")


@pytest.mark.parametrize("target", ["scorm2004", "xapi", "cmi5"])
def test_every_target_records_the_same(folder: Path, target: str, browser: Browser) -> None:
    played = ("all-right", "all-wrong", "abandon-and-resume")
    ended = rehearse(folder, target=target, only=played, chromium=browser)
    assert {each.name: (each.kept, each.problems) for each in ended} == {
        "all-right": (Kept("completed", "passed", 100), ()),
        "all-wrong": (Kept("incomplete", "unknown", 0 if target == "scorm2004" else None), ()),
        "abandon-and-resume": (Kept("completed", "passed", 100), ()),
    }


def test_every_unit_of_a_package_with_several_is_played(tmp_path: Path, browser: Browser) -> None:
    ended = rehearse(COURSE.parent / "two-scos", only=["all-right", "all-wrong"], chromium=browser)
    assert [(each.kept, each.problems) for each in ended] == [
        (Kept("completed", "passed", 100), ()),
        (Kept("incomplete", "unknown", 0), ()),
    ]


def test_axe_speaks_of_what_it_finds(context: BrowserContext, node_modules: Path) -> None:
    page = context.new_page()
    page.set_content("<!doctype html><html lang=en><title>x</title><main><h1>x</h1><img src='data:,'></main>")
    found = inspect(page.main_frame, (node_modules / "axe-core" / "axe.min.js").read_text("utf-8"))
    assert [each.partition(":")[0] for each in found] == ["image-alt"]
    page.close()


def test_a_course_with_errors_is_not_rehearsed(folder: Path, browser: Browser) -> None:
    change(folder, "tea/01-water.md", "Steam burns.", "![Steam](steam.png)")
    with pytest.raises(FindingsError) as raised:
        rehearse(folder, chromium=browser)
    assert [each.code for each in raised.value.diagnostics] == ["CRS061"]


FOREIGN = """\
<?xml version="1.0"?>
<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
<organizations default="o"><organization identifier="o"><title>Foreign</title>
<item identifier="i" identifierref="r"><title>One</title></item></organization></organizations>
<resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="a.html">
<file href="a.html"/></resource>
</resources></manifest>
"""


@pytest.mark.parametrize(
    ("script", "problems"),
    [
        ("parent.API.LMSInitialize(''); parent.API.LMSSetValue('cmi.core.lesson_status', 'completed');", []),
        (
            "const a = parent.API; a.LMSInitialize(''); a.LMSSetValue('cmi.core.lesson_status', 'x'); no();",
            [
                "A script of the course failed: no is not defined",
                "LMSSetValue: cmi.core.lesson_status cannot be",
            ],
        ),
        ("", ["The course did not call the API within "]),
    ],
)
def test_a_package_of_another_tool_is_launched_and_watched(
    tmp_path: Path, script: str, problems: list[str], monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    monkeypatch.setattr("scormkit.preview.rehearse.run.LAUNCHED", 1_500)
    (tmp_path / "imsmanifest.xml").write_text(FOREIGN)
    (tmp_path / "a.html").write_text(f"<!doctype html><title>One</title><script>{script}</script>")
    (ended,) = rehearse(tmp_path, chromium=browser)
    assert ended.name == "launch"
    assert len(ended.problems) == len(problems)
    assert all(told.startswith(wanted) for told, wanted in zip(ended.problems, problems, strict=True))
