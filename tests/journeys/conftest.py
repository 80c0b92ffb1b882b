"""What every journey is held to: a clean console, no page error, no request to anywhere but the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, expect

from tests.conftest import Built, build_folder
from tests.journeys.inspector import Inspector
from tests.journeys.lms import Lms, Target, Visit
from tests.journeys.server import Server, Site, start
from tests.journeys.tracked import TIMEZONE

both = pytest.mark.parametrize("target", ["scorm12", "scorm2004"])
"""The same journey, with the same promise: what learners see, and what their LMS holds in its own words."""
# The disk may stand still for seconds while another test writes films.
expect.set_options(timeout=15_000)
FIRE = Path(__file__).parent / "courses" / "fire-safety"


@pytest.fixture
def serve(node_modules: Path) -> Iterator[Callable[..., Server]]:
    """Start a web server over a package folder, with the run time of a target; stopped after the test."""
    with ExitStack() as stack:
        servers: list[Server] = []

        def serve_package(package: Path, target: str = "scorm12") -> Server:
            script = node_modules / "scorm-again" / "dist" / f"{target}.min.js"
            server, stop = start(Site(package=package, scorm_again=script))
            stack.callback(stop)
            servers.append(server)
            return server

        yield serve_package
        assert [fault for server in servers for fault in server.site.faults] == []


@pytest.fixture
def target() -> Target:
    """The standard of a journey's package. Tests marked `both` (or parametrized with it) play in each."""
    return "scorm12"


@pytest.fixture
def lms_of(serve: Callable[..., Server], tmp_path: Path, target: Target) -> Callable[..., Lms]:
    """An LMS that holds a package folder, or the folder of a course, which is built first, for the target.

    Options are those of `Lms`.
    """

    def make(folder: Path, **options: Any) -> Lms:
        if (folder / "course.yaml").is_file():
            out = tmp_path / f"built {folder.name}"
            folder = build_folder(folder, out, target=None if target == "scorm12" else target).package
        return Lms(serve(folder, target), target=target, **options)

    return make


@pytest.fixture
def fire(
    build_course: Callable[..., Built], lms_of: Callable[..., Lms], target: Target
) -> Callable[..., Lms]:
    """An LMS that holds the course fire-safety; arguments are options of `Lms`, and keys of course.yaml."""

    def make(lms_options: Mapping[str, Any] | None = None, **changes: Any) -> Lms:
        aim = {} if target == "scorm12" else {"target": target}
        return lms_of(build_course(FIRE, **aim, **changes).package, **(lms_options or {}))

    return make


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser context (a learner's own browser) that is watched: see the module's docstring."""
    with ExitStack() as stack:
        noise: list[str] = []

        def make(**options: Any) -> BrowserContext:
            settings = {
                "locale": "en-US",
                "timezone_id": TIMEZONE,
                "viewport": {"width": 1280, "height": 800},
            }
            context = browser.new_context(**{**settings, **options})
            stack.callback(context.close)
            context.set_default_timeout(15_000)
            context.on("console", lambda message: noise.append(f"console {message.type}: {message.text}"))
            context.on("weberror", lambda error: noise.append(f"page error: {error.error}"))
            context.on("request", lambda request: noise.extend(stray(request)))
            return context

        yield make
    assert noise == []


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A learner's browser of an ordinary size."""
    return new_context()


@pytest.fixture
def inspector(node_modules: Path, width: int, request: pytest.FixtureRequest) -> Iterator[Inspector]:
    """An inspector for the width of the learner's window; what it found fails the test at its end.

    A test marked `also_at(1280)` is played once, and each state looked at in that width as well.
    """
    also = request.node.get_closest_marker("also_at")
    axe = (node_modules / "axe-core" / "axe.min.js").read_text("utf-8")
    inspector = Inspector(axe, width, *(also.args if also else ()))
    yield inspector
    assert inspector.states, "nothing was looked at"
    assert inspector.found == []


@pytest.fixture
def open_at(new_context: Callable[..., BrowserContext], width: int) -> Callable[..., Visit]:
    """Launch in a window of its own, so that axe-core sees a whole document and not a frame."""

    def launch(lms: Lms, **options: Any) -> Visit:
        context = new_context(viewport={"width": width, "height": 800})
        return lms.launch(context, road="popup", **options)

    return launch


def stray(request: Request) -> list[str]:
    """A request to another host, or one that the course makes for something outside its package."""
    url = urlsplit(request.url)
    # chrome-extension: the browser's own viewer of PDF documents.
    if url.scheme in {"data", "blob", "about", "chrome", "chrome-extension"}:
        return []
    if url.hostname not in {"127.0.0.1", "localhost"}:
        return [f"a request to another host: {request.url}"]
    asker = urlsplit(request.headers.get("referer", "")).path
    if asker.startswith("/package/") and not url.path.startswith("/package/"):
        return [f"the course asks for something outside its package: {request.url}"]
    return []
