"""What several kinds of tests share: the browser, the npm packages, built courses, and `--update-golden`."""

from __future__ import annotations

import gc
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

os.environ.setdefault("SCORMKIT_TODAY", "2026-11-22")
# So that no fact of a course becomes due in the middle of a test.

pytest.register_assert_rewrite("tests.journeys")

settings.register_profile(
    "unhurried",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=not os.environ.get("EXPLORE"),
)
settings.load_profile("unhurried")
# A busy machine is no fault of what is tested: an example of a property test may take its time. And the same
# commit passes or fails twice alike; `EXPLORE=1 pytest` draws other examples than last time.


def pytest_collection_finish() -> None:
    """Thousands of tests live until the end: looking through them for garbage takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The shell is Chromium without a browser's own windows, which cost a test more than its page does."""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Rewrite tests/golden/expected from what is built. Read the difference before you commit it.",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI", "").lower() in {"true", "1"}:
        raise pytest.UsageError(
            "--update-golden is refused in CI: it would make the golden packages whatever was built. "
            "Run it on your own machine and commit the difference."
        )


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The browser that journeys are played in: $CHROMIUM, or the first of the usual names on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        if not Path(named).is_file():
            pytest.fail(f"CHROMIUM names {named}, which is not a file.", pytrace=False)
        return named
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    pytest.fail(
        "No Chromium was found. Install it (tests/install-browser.sh), or name one in the variable CHROMIUM.",
        pytrace=False,
    )


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """The npm development packages: scorm-again, axe-core, the official schema files."""
    folder = ROOT / "node_modules"
    if not (folder / "scorm-again").is_dir():
        pytest.fail(
            "The npm development packages are missing. Run `npm ci` in the project's folder.", pytrace=False
        )
    return folder


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for the whole run (one a worker under pytest-xdist); tests take contexts from it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(QUIET))
        yield chromium
        chromium.close()


@dataclass(frozen=True, slots=True)
class Built:
    """A course that was built: its zip, the zip's contents as a folder, and the source it came from."""

    zip: Path
    package: Path
    source: Path


@pytest.fixture(scope="session")
def build_course(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """Build a course from a copy of its folder, once for each set of arguments.

    `build_course(folder, unit=None, target=None, edition=None, locale="", **changes)`: `changes` are keys of
    course.yaml, `locale` is as for `build --locale`.
    """
    cache: dict[str, Built] = {}

    def build(
        folder: Path,
        *,
        unit: str | None = None,
        target: str | None = None,
        edition: str | None = None,
        locale: str = "",
        **changes: Any,
    ) -> Built:
        key = f"{folder}|{unit}|{target}|{edition}|{locale}|{sorted(changes.items())!r}"
        if key not in cache:
            source = tmp_path_factory.mktemp("course") / folder.name
            shutil.copytree(folder, source)
            change_course(source, changes)
            out = tmp_path_factory.mktemp("dist")
            cache[key] = build_folder(source, out, unit=unit, target=target, edition=edition, locale=locale)
        return cache[key]

    return build


def change_course(source: Path, changes: Mapping[str, Any]) -> None:
    """Set keys of a course.yaml."""
    file = source / "course.yaml"
    data = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump({**data, **changes}, sort_keys=False, allow_unicode=True), "utf-8")


def build_folder(
    source: Path,
    out: Path,
    *,
    unit: str | None = None,
    target: str | None = None,
    edition: str | None = None,
    locale: str = "",
) -> Built:
    """Build a course folder where it stands, and unpack the zip beside it."""
    import scormkit
    from scormkit.api import selections

    (chosen,) = selections(source, locales=[locale] if locale else [])
    result = scormkit.build(source, out=out, unit=unit, target=target, edition=edition, selection=chosen)
    package = out / "package"
    with zipfile.ZipFile(result.path) as archive:
        archive.extractall(package)
    return Built(zip=result.path, package=package, source=source)
