"""Packages of other tools in the local LMS: each is launched, and what it gets wrong is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scormkit.preview.rehearse.journeys import Kept
from scormkit.preview.rehearse.run import rehearse
from tests.journeys import peers

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("version", ["1.2", "2004 3rd Edition", "2004 4th Edition"])
def test_simple_scorm_packager(tmp_path: Path, version: str, browser: Browser, node_modules: Path) -> None:
    package = peers.simple_scorm_packager(tmp_path, node_modules, version)
    (ended,) = rehearse(package, chromium=browser)
    assert (ended.name, ended.kept, ended.problems) == ("launch", Kept("completed", "unknown", None), ())


def test_scocli(tmp_path: Path, browser: Browser) -> None:
    (ended,) = rehearse(peers.scocli(tmp_path), chromium=browser)
    assert (ended.name, ended.kept, ended.problems) == ("launch", Kept("completed", "unknown", None), ())


@pytest.mark.parametrize(
    ("build", "kept"),
    [
        (peers.au_with_xapi_js, Kept("completed", "passed", 90)),
        (peers.activity_with_tincan_js, Kept("completed", "passed", 90)),
    ],
)
def test_libraries_that_packages_carry(
    tmp_path: Path, build: Callable[[Path, Path], Path], kept: Kept, browser: Browser, node_modules: Path
) -> None:
    (ended,) = rehearse(build(tmp_path / "peer.zip", node_modules), chromium=browser)
    assert (ended.name, ended.kept, ended.problems) == ("launch", kept, ())


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scormkit.preview.rehearse.run.LAUNCHED", 4_000)


@pytest.mark.parametrize(
    ("build", "kept"),
    [
        (peers.liascript, Kept("incomplete", "unknown", 0)),
        (peers.adapt, Kept("completed", "passed", 80)),
        (peers.coursecode, Kept("completed", "passed", 90)),
        (peers.slxd_coursekit, Kept("completed", "unknown", None)),
    ],
)
def test_shapes_of_tools_that_no_registry_carries(
    tmp_path: Path, build: Callable[[Path], Path], kept: Kept, browser: Browser
) -> None:
    (ended,) = rehearse(build(tmp_path / "peer.zip"), chromium=browser)
    assert (ended.name, ended.kept, ended.problems) == ("launch", kept, ())


def test_a_page_that_stays_blank_without_a_host_elsewhere(tmp_path: Path, browser: Browser) -> None:
    (ended,) = rehearse(peers.numbas(tmp_path / "peer.zip"), chromium=browser)
    assert ended.kept == Kept("not attempted", "unknown", None)
    assert sorted(ended.problems) == [
        "The course asks another host: https://cdn.example.invalid",
        "The course did not call the API within 4 seconds, so nothing would be recorded.",
    ]
