"""Search, contacts, glossary and support over the page, by keyboard; and the quick way out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.conftest import ROOT, Built
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, Visit

pytestmark = pytest.mark.browser

HARMLESS = "http://127.0.0.1:9/weather"


@pytest.fixture
def introduction(build_course: Callable[..., Built], lms_of: Callable[..., Lms]) -> Lms:
    built = build_course(ROOT / "courses" / "cst-introduction", quick_exit=HARMLESS)
    return lms_of(built.package)


@pytest.mark.parametrize("width", [320, 1280])
def test_panels_are_one_key_away_and_lead_back(
    introduction: Lms, open_at: Callable[..., Visit], inspector: Inspector, width: int
) -> None:
    visit = open_at(introduction)
    learner, view = Learner(visit), visit.view
    keys = visit.window.keyboard
    assert isinstance(view, Page)
    learner.begin()
    next_button = learner.button("Next: What it is")
    next_button.focus()

    keys.press("Alt+Shift+KeyC")
    contacts = view.get_by_role("dialog", name="Contacts")
    expect(contacts.get_by_role("link", name="Call 911")).to_be_visible()
    inspector.look(learner, "contacts")
    keys.press("Escape")
    expect(contacts).to_have_count(0)
    expect(next_button).to_be_focused()

    keys.press("Alt+Shift+KeyG")
    expect(view.get_by_role("dialog", name="Glossary").get_by_text("red flag", exact=True)).to_be_visible()
    inspector.look(learner, "glossary")
    # From one panel to another: the first makes way.
    keys.press("Alt+Shift+KeyF")
    search = view.get_by_role("dialog", name="Search")
    expect(view.get_by_role("dialog")).to_have_count(1)
    field = search.get_by_label("Words to look for in this course")
    expect(field).to_be_focused()
    keys.type("zzz")
    expect(search.get_by_role("status")).to_have_text(
        "Nothing was found. Try a shorter word, or the beginning of one."
    )
    inspector.look(learner, "search without a hit")
    field.fill("groomín pattern")
    expect(search.get_by_role("status")).to_contain_text("found")
    hit = search.get_by_role("link", name="Grooming: a pattern adults can notice").first
    expect(hit).to_be_visible()
    # The card of a term is not part of the sentence in which it stands.
    expect(search.get_by_text("Grooming means building trust and dependence")).to_be_visible()
    inspector.look(learner, "search with hits")
    learner.tab_to(hit)
    keys.press("Enter")
    expect(search.get_by_text("Locked. Finish “Recognizing Child Sex Trafficking” first.")).to_be_visible()
    field.fill("pace")
    link = search.get_by_role("link", name="Before you start – Take it at your own pace").first
    learner.tab_to(link)
    keys.press("Enter")
    expect(search).to_have_count(0)
    expect(view.get_by_role("heading", name="Take it at your own pace")).to_be_focused()

    introduction.site.commits_work = False
    learner.next()
    expect(view.get_by_text("Not saved. Keep this page open").first).to_be_visible()
    keys.press("Alt+Shift+KeyH")
    support = view.get_by_role("dialog", name="Support")
    for fact in ("(cst-introduction), 1.0", "scorm12", "Not saved", "LMSCommit", "What it is"):
        expect(support.locator("dd").get_by_text(fact).first).to_be_visible()
    assert "Learner" not in support.inner_text()
    inspector.look(learner, "support, not saved")
    support.get_by_role("button", name="Copy all of it").click()
    expect(support.get_by_role("status")).to_have_text("Copied.")
    keys.press("Escape")
    introduction.site.commits_work = True


@pytest.mark.parametrize("how", ["button", "shift"])
def test_the_quick_way_out(introduction: Lms, context: BrowserContext, how: str) -> None:
    asked: list[dict[str, str]] = []

    def answer(route: Route) -> None:
        asked.append(route.request.all_headers())
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    context.route(HARMLESS, answer)
    visit = introduction.launch(context)
    learner, view = Learner(visit), visit.view
    expect(view.get_by_text("covers this course at once and opens 127.0.0.1")).to_be_visible()
    learner.begin()
    learner.next()
    # Other keys in between are no sign, and Escape never is.
    for key in ("Shift", "Shift", "a", "Shift", "Escape", "Escape", "Escape"):
        learner.keys.press(key)
    expect(learner.heading("What it is")).to_be_visible()
    learner.keys.press("Alt+Shift+KeyC")
    expect(view.get_by_role("dialog", name="Contacts")).to_be_visible()
    covered = view.evaluate(
        """how => {
          const press = () => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" }));
          if (how === "shift") [1, 2, 3].forEach(press);
          else document.querySelector(".quick-exit").click();
          return [document.querySelector("dialog[open]").checkVisibility(), document.title];
        }""",
        how,
    )
    assert covered == [False, "127.0.0.1"]
    visit.page.wait_for_url(HARMLESS)
    assert "referer" not in asked[0]
    # What could be saved is saved, and the session is ended.
    visit.close_tab()
    assert [call["name"] for call in visit.stored.calls][-1] == "LMSFinish"
    again = Learner(introduction.launch(context), learner.promise)
    expect(again.view.get_by_text("You were at “What it is”.")).to_be_visible()
