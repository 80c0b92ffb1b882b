"""The LMS of the journeys: scorm-again in a page, and what an LMS remembers between two launches."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Error, Frame, Page

from tests.journeys.manifest import Item, allowed, read_items
from tests.journeys.record import Call, read_calls, seconds, timespan
from tests.journeys.server import Server, Site, Stored
from tests.journeys.words2004 import in_scorm12, interval

Road = Literal["frame", "deep", "cross-origin", "popup", "popup-from-frame", "none"]
"""Where the course finds the API: in its parent, twelve frames up, behind a frame of another site, in the
window that opened it, in the parent of that window, or nowhere."""

Quirk = Literal["none", "silent", "no-interactions", "set-throws", "initialize-odd", "few-elements"]
Mode = Literal["normal", "review", "browse"]
Target = Literal["scorm12", "scorm2004"]

View = Page | Frame
"""The document of the course: a frame of the LMS page, or a window of its own."""

QUIET = 0.5
"""Seconds after a commit in which another one would follow, if there was one to come."""

LONG = 2.0
"""Seconds in which an action would have been committed, on a busy machine, if it changed anything."""

MOST_REQUESTS = 3
"""Requests for files of the package until its first content can be read."""


@dataclass
class Record:
    """What the LMS keeps of one learner on one item."""

    cmi: dict[str, Any] | None = None
    """In the words of SCORM 1.2."""
    total_time: float = 0.0
    held: dict[str, Any] | None = None
    """Of SCORM 2004, in its own words."""

    @property
    def status(self) -> str:
        """The lesson_status on record."""
        return str(self.cmi["core"]["lesson_status"]) if self.cmi else "not attempted"


@dataclass
class Visit:
    """One launch of one item, from the LMS's side."""

    item: Item
    mode: Mode
    quirk: Quirk
    page: Page
    """The LMS's page."""
    view: View
    handed: dict[str, Any]
    """The data model as it was handed out at launch."""
    stored: Stored
    site: Site
    on_end: Callable[[Visit], None]
    opened: float
    """When the course could be read, in seconds since 1970."""
    actions: list[float] = field(default_factory=list)
    """When the learner did something, in seconds since 1970."""
    ended: float = 0.0
    """When the learner ended it, in seconds since 1970; 0 as long as it lasts."""
    crashed: bool = False
    target: Target = "scorm12"

    @property
    def entry(self) -> str:
        """How the LMS said that this launch begins."""
        return str((self.handed if self.target == "scorm2004" else self.handed["core"])["entry"])

    def mark(self) -> None:
        """The learner does something now."""
        self.actions.append(time.time())

    def calls(self) -> tuple[Call, ...]:
        """Every API call so far. While the LMS page lives, this waits until all of them have arrived."""
        if not self.ended:
            count = self.page.evaluate("window.lms.count()")
            deadline = time.monotonic() + 5
            while len(self.stored.calls) < count:
                assert time.monotonic() < deadline, "the LMS page did not hand over its calls"
                self.page.wait_for_timeout(10)
        return read_calls(self.stored.calls)

    def settle(self) -> tuple[Call, ...]:
        """Wait until the last action is committed, or has clearly changed nothing; returns the calls."""
        deadline = time.monotonic() + 10
        while True:
            calls = self.calls()
            writes = [call for call in calls if call.name in {"LMSSetValue", "LMSCommit", "LMSFinish"}]
            stored = not writes or (writes[-1].name != "LMSSetValue" and writes[-1].taken)
            since = max([self.actions[-1], *(call.at / 1000 for call in calls[-1:])])
            answered = bool(writes) and writes[-1].at / 1000 >= self.actions[-1]
            if stored and time.time() - since > (QUIET if answered else LONG):
                return calls
            assert time.monotonic() < deadline, f"still not committed: {writes[-1:]}"
            self.page.wait_for_timeout(20)

    def leave(self) -> None:
        """The learner follows a link out of the LMS's page (or closes the course's own window)."""
        self._end(
            lambda: self.window.goto("about:blank") if isinstance(self.view, Frame) else self._close_view()
        )

    def close_tab(self) -> None:
        """The tab is closed without a question asked."""
        self._end(lambda: self.window.close(run_before_unload=False))

    def take_away(self) -> None:
        """The LMS removes the frame, as its own "Exit activity" button does."""
        self._end(lambda: self.page.evaluate("document.querySelector('iframe').remove()"))

    def crash(self) -> None:
        """The browser's process dies: no event reaches the course."""
        self.crashed = True

        def die() -> None:
            with self.page.expect_event("crash"), suppress(Error):
                self.page.goto("chrome://crash", timeout=2_000)

        self._end(die)

    @property
    def window(self) -> Page:
        """The window that the course is seen in."""
        return self.page if isinstance(self.view, Frame) else self.view

    def _close_view(self) -> None:
        assert isinstance(self.view, Page)
        self.view.close()

    def _end(self, act: Callable[[], object]) -> None:
        self.mark()
        act()
        self.ended = self.actions[-1]
        deadline = time.monotonic() + (0.3 if self.crashed else 3)
        while time.monotonic() < deadline and not self._finished():
            time.sleep(0.02)
        if not self.page.is_closed():
            self.page.close()
        self.on_end(self)

    def _finished(self) -> bool:
        """LMSFinish has arrived, and the commit that it brings."""
        known = list(self.stored.calls)
        if not any(call["name"] == "LMSFinish" for call in known):
            return False
        if {call["n"] for call in known} != set(range(len(known))):
            return False  # an earlier part is still on its way
        taken = [
            call for call in known if call["name"] in {"LMSCommit", "LMSFinish"} and call["result"] == "true"
        ]
        return not self.site.stores_everything or len(self.stored.commits) >= len(taken)


class Lms:
    """An LMS that holds one package for one learner.

    Options: `keeps_interactions` (their count comes back at the next launch), `mastery_override` (scorm-again
    and many LMSs set the status themselves when the manifest has a mastery score).
    """

    def __init__(
        self,
        server: Server,
        *,
        keeps_interactions: bool = True,
        mastery_override: bool = True,
        target: Target = "scorm12",
    ) -> None:
        self.server = server
        self.target = target
        self.items = read_items(server.site.package)
        self.records = {item.id: Record() for item in self.items}
        self.keeps_interactions = keeps_interactions
        self.mastery_override = mastery_override
        self.visits: list[Visit] = []

    @property
    def site(self) -> Site:
        """The switches of the server."""
        return self.server.site

    def record(self, item: Item | None = None) -> Record:
        """What is kept for an item, by default the first."""
        return self.records[(item or self.items[0]).id]

    def so_far(self, visit: Visit) -> Record:
        """What would be kept if a visit that is still going on ended now."""
        stored = visit.stored.commits[-1]
        if visit.target == "scorm2004":
            return Record(in_scorm12(stored), interval(stored["session_time"] or "PT0S"), stored)
        return Record(stored, seconds(stored["core"]["session_time"] or "0000:00:00"))

    def lose_state(self, instead: str = "") -> None:
        """The saved state is gone, or something else stands there."""
        record = self.record()
        for held in (record.cmi, record.held):
            if held is not None:
                held["suspend_data"] = instead

    def give_credit(self) -> None:
        """An administrator sets the record to passed, with 90 percent; the saved state gets lost by it."""
        record = self.record()
        assert record.cmi is not None
        if record.held is None:
            record.cmi["core"]["lesson_status"] = "passed"
            record.cmi["core"]["score"]["raw"] = "90"
            record.cmi["suspend_data"] = ""
        else:
            record.held |= {"completion_status": "completed", "success_status": "passed", "suspend_data": ""}
            record.held["score"] |= {"scaled": "0.9", "raw": "90", "min": "0", "max": "100"}

    def may_launch(self, item: Item) -> bool:
        """Evaluate the item's prerequisites over what is on record."""
        return allowed(item.prerequisites, {key: record.status for key, record in self.records.items()})

    def replace_package(self, package: Path) -> None:
        """An administrator replaces the package; items keep their records by identifier."""
        self.site.package = package
        self.items = read_items(package)
        self.records = {item.id: self.records.get(item.id, Record()) for item in self.items}

    def launch(
        self,
        context: BrowserContext,
        *,
        item: Item | None = None,
        road: Road = "frame",
        quirk: Quirk = "none",
        mode: Mode = "normal",
        size: tuple[int, int] | None = None,
    ) -> Visit:
        """Launch an item (the first by default) and wait until its first heading can be read."""
        item = item or self.items[0]
        visit_id = str(len(self.visits))
        model = self._model12 if self.target == "scorm12" else self._model2004
        handed = model(item, mode)
        self.site.launches[visit_id] = {
            "visit": visit_id,
            "cmi": handed,
            "href": f"{self.server.origin}/package/{item.href}",
            "otherOrigin": self.server.other_origin,
            "masteryOverride": self.mastery_override,
            "road": road,
            "quirk": quirk,
        }
        stored = self.site.stored[visit_id] = Stored()
        self.site.package_requests.clear()
        began = time.time()
        page = context.new_page()
        if size:
            page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{self.server.origin}/lms.html?visit={visit_id}")
        view = self._open(page, road)
        if size and isinstance(view, Page):
            view.set_viewport_size({"width": size[0], "height": size[1]})
        view.get_by_role("heading").first.wait_for()
        asked = list(self.site.package_requests)
        assert len(asked) <= MOST_REQUESTS, f"{len(asked)} requests before the first content: {asked}"
        visit = Visit(
            item=item,
            mode=mode,
            quirk=quirk,
            page=page,
            view=view,
            handed=handed,
            stored=stored,
            site=self.site,
            on_end=self._keep,
            opened=time.time(),
            actions=[began],
            target=self.target,
        )
        self.visits.append(visit)
        return visit

    def _open(self, page: Page, road: Road) -> View:
        if road in {"popup", "popup-from-frame"}:
            place = page.frame_locator("iframe") if road == "popup-from-frame" else page
            with page.expect_popup() as popup:
                place.get_by_role("button", name="Launch").click()
            return popup.value
        deadline = time.monotonic() + 10
        while True:
            found = [frame for frame in page.frames if "/package/" in frame.url]
            if found and "/lms/" not in found[-1].url:
                return found[-1]
            assert time.monotonic() < deadline, "the course's frame did not open within 10 seconds"
            page.wait_for_timeout(10)

    def _model12(self, item: Item, mode: Mode) -> dict[str, Any]:
        record = self.records[item.id]
        kept = record.cmi
        core: dict[str, Any] = {
            "student_id": "learner-1",
            "student_name": "Doe, Jane Q",
            "credit": "credit" if mode == "normal" else "no-credit",
            "lesson_mode": mode,
            "entry": "ab-initio",
            "total_time": timespan(record.total_time),
        }
        model: dict[str, Any] = {"core": core, "launch_data": item.launch_data}
        if item.mastery_score:
            model["student_data"] = {"mastery_score": item.mastery_score}
        if kept is None:
            return model
        core["entry"] = "resume" if kept["core"]["exit"] == "suspend" else ""
        core["lesson_status"] = kept["core"]["lesson_status"]
        core["lesson_location"] = kept["core"]["lesson_location"]
        core["score"] = kept["core"]["score"]
        model["suspend_data"] = kept["suspend_data"]
        model["objectives"] = kept["objectives"]
        if self.keeps_interactions:
            model["interactions"] = kept["interactions"]
        return model

    def _model2004(self, item: Item, mode: Mode) -> dict[str, Any]:
        """What an LMS of SCORM 2004 hands out."""
        record = self.records[item.id]
        model: dict[str, Any] = {
            "learner_id": "learner-1",
            "learner_name": "Doe, Jane Q",
            "credit": "credit" if mode == "normal" else "no-credit",
            "mode": mode,
            "entry": "ab-initio" if record.held is None else "resume",
            "total_time": f"PT{record.total_time}S",
        }
        if item.mastery_score:
            model["scaled_passing_score"] = item.mastery_score
        if record.held is None:
            return model
        kept = ("completion_status", "success_status", "location", "score", "suspend_data", "objectives")
        more = ("interactions",) if self.keeps_interactions else ()
        return model | {name: record.held[name] for name in (*kept, *more)}

    def _keep(self, visit: Visit) -> None:
        """What a session stored last becomes the record; nothing is kept from review and browse."""
        if visit.mode == "normal" and visit.stored.commits:
            now, record = self.so_far(visit), self.records[visit.item.id]
            record.cmi, record.held = now.cmi, now.held
            record.total_time += now.total_time
