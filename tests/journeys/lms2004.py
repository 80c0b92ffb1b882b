"""The LMS of the SCORM 2004 journeys: scorm-again with the activity tree of the package's own manifest."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Frame, Page

from scormkit.package.document import read_document
from scormkit.sequencing.model import Organization, walk
from scormkit.sequencing.read import read_manifest
from tests.conformance.walks.again import settings_of
from tests.journeys.server import Server


def organization_of(package: Path) -> Organization:
    """The activity tree of an unpacked package."""
    found: list[Any] = []
    document = read_document((package / "imsmanifest.xml").read_bytes(), "imsmanifest.xml", found.append)
    assert document is not None
    manifest = read_manifest(document, found.append)
    assert manifest is not None
    assert found == []
    return manifest.organization


def pages_of(package: Path) -> dict[str, str]:
    """The launch page of each item."""
    found: list[Any] = []
    document = read_document((package / "imsmanifest.xml").read_bytes(), "imsmanifest.xml", found.append)
    assert document is not None
    name = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
    hrefs = {each.get("identifier"): each.get("href") for each in document.root.iter(f"{name}resource")}
    items = document.root.iter(f"{name}item")
    return {str(each.get("identifier")): str(hrefs[each.get("identifierref")]) for each in items}


@dataclass
class Visit2004:
    """One sitting at the LMS. It has what a `Learner` needs of a visit; `view` is the course's frame now."""

    page: Page
    view: Frame
    mode: str = "normal"
    target: str = "scorm2004"
    actions: list[float] = field(default_factory=list)

    def mark(self) -> None:
        """The learner does something now."""
        self.actions.append(time.time())

    @property
    def window(self) -> Page:
        """The window that the course is seen in."""
        return self.page

    def ask(self, name: str, target: str | None = None) -> bool:
        """The learner presses a button of the LMS; whether it opened something."""
        return bool(self.page.evaluate("([name, target]) => window.lms.ask(name, target)", [name, target]))

    def lms(self, what: str) -> Any:
        """A look at the LMS."""
        return self.page.evaluate(f"window.lms.{what}")

    def told_to_units(self) -> dict[str, bool]:
        """What units tell each other, by the shared objectives that the LMS knows."""
        shared = self.lms("shared()")
        return {name: held for name, held in shared.items() if held is not None and ".rule." in name}

    def results_kept(self) -> dict[str, bool]:
        """What the LMS keeps of the result of each unit, whatever becomes of the attempt at it."""
        found = ((name.partition(".state.")[2], held) for name, held in self.lms("shared()").items())
        return {name: held for name, held in found if name and held is not None}

    def settle(self) -> None:
        """Wait until what was done last is committed."""
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            calls = self.lms("calls")
            if calls and calls[-1][0] in {"Commit", "Terminate"} and time.time() - self.actions[-1] > 0.6:
                return
            self.page.wait_for_timeout(30)
        raise AssertionError("not committed")


class Lms2004:
    """An LMS that holds one package for one learner."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.package = server.site.package
        self.organization = organization_of(self.package)
        self.items = [each.identifier for each in walk(self.organization.root) if not each.children]

    def launch(
        self, context: BrowserContext, *, request: str = "start", records: dict[str, Any] | None = None
    ) -> Visit2004:
        """Open the course in a new window, and wait until its first heading can be read."""
        page = context.new_page()
        pages = {name: f"/package/{href}" for name, href in pages_of(self.package).items()}
        launch = {
            "tree": settings_of(self.organization.root),
            "pages": pages,
            "records": records or {},
            "request": request,
        }
        page.add_init_script(f"window.LAUNCH = {json.dumps(launch)};")
        page.goto(f"{self.server.origin}/lms/lms2004.html")
        visit = Visit2004(page, page.main_frame, actions=[time.time()])
        self.opened(visit)
        return visit

    def opened(self, visit: Visit2004, item: str | None = None) -> str:
        """Wait until an item is on the screen, a certain one if it is named; returns which."""
        deadline = time.monotonic() + 8
        pages = {f"/package/{href}": name for name, href in pages_of(self.package).items()}
        while time.monotonic() < deadline:
            for frame in visit.page.frames:
                name = pages.get(frame.url.removeprefix(self.server.origin))
                if name is not None and name == (item or name) and not frame.is_detached():
                    frame.get_by_role("heading").first.wait_for()
                    visit.view = frame
                    return name
            visit.page.wait_for_timeout(20)
        raise AssertionError(f"{item or 'nothing'} did not open: {visit.lms('delivered')}")
