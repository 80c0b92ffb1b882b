"""The profiles of learning platforms: every file is whole, every fact has its source, words say all of it."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import scormkit
from scormkit import api
from scormkit.lms.model import Profile
from scormkit.lms.profiles import load_profile, profile_names
from scormkit.lms.telling import profile_text
from tests.unit.cli.test_commands import scormkit as run

NAMES = [
    "absorb", "blackboard", "brightspace", "canvas", "chamilo", "cornerstone", "docebo", "frappe", "ilias",
    "learnupon", "moodle", "open-edx", "saba", "scorm-cloud", "successfactors", "talentlms", "totara",
]  # fmt: skip
SMALL: dict[str, Any] = {
    "name": "one",
    "title": "One",
    "summary": "A platform.",
    "sources": {"page": {"where": "a page", "date": "2026-01-01"}},
    "standards": {"scorm12": {"value": "full", "source": "page"}},
    "advice": {"target": "scorm12", "why": "It is there.", "source": "page"},
}


def test_the_platforms_of_the_field_have_a_profile() -> None:
    assert list(profile_names()) == NAMES
    assert api.profile_names() == profile_names()


@pytest.mark.parametrize("name", NAMES)
def test_every_profile_is_whole(name: str) -> None:
    profile = load_profile(name)
    assert profile.name == name
    for source in profile.sources.values():
        assert datetime.date(2020, 1, 1) <= source.date
    advised = profile.advice.target
    if advised == "scorm2004":
        assert profile.advice.edition is not None
        assert profile.standards[f"scorm2004-{profile.advice.edition}"].value != "none"  # type: ignore[index]
    else:
        assert profile.advice.edition is None
        assert profile.standards[advised].value != "none"
    sentences = [profile.summary, profile.advice.why, *(each.what for each in profile.quirks)]
    sentences += [each.answer for each in profile.quirks] + [each.why for each in profile.settings]
    assert [each for each in sentences if not each.endswith(".")] == []


@pytest.mark.parametrize("name", NAMES)
def test_words_name_every_source_and_every_fact(name: str) -> None:
    profile = load_profile(name)
    text = profile_text(profile)
    flat = " ".join(text.split())
    for number, source in enumerate(profile.sources.values(), 1):
        assert text.count(f"[{number}]") >= 2
        assert f"[{number}] {source.where}; read {source.date}" in flat
    for quirk in profile.quirks:
        assert quirk.what in flat
        assert quirk.answer in flat
    assert max(map(len, text.splitlines())) <= 160


def test_the_words_say_for_which_standards_a_setting_is() -> None:
    assert "Integrations, xAPI: On (for xAPI (tincan.xml), cmi5)." in profile_text(load_profile("talentlms"))
    assert "Leave it off (for SCORM 2004)." in profile_text(load_profile("docebo"))
    assert "Frameset (for SCORM)." in profile_text(load_profile("scorm-cloud"))


def test_a_fact_without_a_known_source_is_refused() -> None:
    assert Profile.model_validate(SMALL).source_of("page").where == "a page"
    for change, words in (
        ({"advice": {**SMALL["advice"], "source": "elsewhere"}}, "no such source: elsewhere"),
        ({"sources": {**SMALL["sources"], "idle": SMALL["sources"]["page"]}}, "nothing rests on: idle"),
        ({"limits": {"package_size": {"value": 1}}}, "source"),
        ({"quirky": ()}, "quirky"),
    ):
        with pytest.raises(ValidationError, match=words):
            Profile.model_validate({**SMALL, **change})


def test_a_profile_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        load_profile("moodle").title = "Other"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("moodle", True),
        ("docebo", True),
        ("learnupon", True),
        ("successfactors", False),
        ("scorm-cloud", False),
    ],
)
def test_where_the_platform_cannot_keep_rules_the_player_does(name: str, expected: bool) -> None:
    assert load_profile(name).player_locks is expected


@pytest.mark.parametrize(
    ("session", "minutes"),
    [
        ({}, None),
        ({"timeout": 30}, None),
        ({"timeout": 8}, 4),
        ({"timeout": 1}, 1),
        ({"keep_alive": 12}, 12),
        ({"keep_alive": 3, "timeout": 60}, 3),
    ],
)
def test_how_often_a_platform_is_touched(session: dict[str, int], minutes: int | None) -> None:
    facts = {name: {"value": value, "source": "page"} for name, value in session.items()}
    assert Profile.model_validate({**SMALL, "session": facts}).keep_alive_minutes == minutes


def test_an_unknown_name_gets_the_nearest_one() -> None:
    with pytest.raises(ValueError, match="Did you mean moodle"):
        load_profile("mooodle")


def test_profiles_ship_with_the_package() -> None:
    folder = Path(scormkit.__file__).parent / "lms"
    assert [path.stem for path in sorted(folder.glob("*.yaml"))] == NAMES


def test_the_command_lists_tells_and_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    listed = run(capsys, "lms")
    assert [line.split()[0] for line in listed.out.splitlines()[:-2]] == NAMES
    told = run(capsys, "lms", "moodle")
    assert told.out == profile_text(load_profile("moodle"))
    assert "package refused" in told.out
    data = json.loads(run(capsys, "lms", "docebo", "--format", "json").out)
    assert data[0]["features"]["sequencing"]["value"] == "ignored"
    unknown = run(capsys, "lms", "mooodle")
    assert unknown.code == 2
    assert "Did you mean moodle" in unknown.err
