from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scormkit.archive.entry import Entry
from scormkit.plan.model import Launchable, Plan
from scormkit.targets import TARGETS
from scormkit.targets._ims import schemas
from scormkit.targets._ims.formats import media_types
from scormkit.targets.scorm12.check import check
from scormkit.targets.scorm12.prerequisites import items_in
from tests.unit.targets.plans import MULTI, PLANS, SINGLE, emitted, many_units


def test_files_in_their_order() -> None:
    assert [entry.name for entry in emitted(SINGLE)] == [
        "imsmanifest.xml",
        "index.html",
        "player/player.js",
        "player/player.css",
        "media/logo.png",
        "imscp_rootv1p1p2.xsd",
        "imsmd_rootv1p2p1.xsd",
        "adlcp_rootv1p2.xsd",
        "ims_xml.xsd",
    ]


def test_assets_are_streamed_from_where_they_are() -> None:
    [logo] = [entry for entry in emitted(SINGLE) if entry.name == "media/logo.png"]
    assert logo.content == SINGLE.assets[0].source


def test_the_target_renders_a_page_for_each_launchable(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(plan: Plan, launchable: Launchable, target: str) -> tuple[Entry, ...]:
        return (Entry(launchable.href, f"{plan.course_id} {launchable.id} {target}".encode()),)

    monkeypatch.setattr("scormkit.targets.scorm12.launch_entries", render)
    monkeypatch.setattr(
        "scormkit.targets.scorm12.player_entries",
        lambda plan, target: (Entry(f"{target}.js", plan.course_id.encode()),),
    )
    target = TARGETS["scorm12"]
    entries = target.emit(MULTI)
    assert [entry.content for entry in entries[1:4]] == [
        b"sample one scorm12",
        b"sample two scorm12",
        b"sample three scorm12",
    ]
    assert entries[4].name == "scorm12.js"
    assert target.check(MULTI) == ()
    assert target.verify(entries) == ()


def test_naming_the_targets_does_not_load_them() -> None:
    code = "import sys, scormkit.targets; sys.exit('lxml' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", PLANS)
def test_nothing_is_wrong_with_good_plans(name: str) -> None:
    assert check(PLANS[name]) == ()


def titled(title: str) -> Plan:
    return SINGLE._replace(title=title, launchables=(SINGLE.launchables[0]._replace(title=title),))


@pytest.mark.parametrize(("title", "count"), [("x" * 200, 0), ("😀" * 100, 0), ("😀" * 101, 1)])
def test_titles_that_are_longer_than_200_where_an_emoji_counts_twice(title: str, count: int) -> None:
    found = check(titled(title))
    assert [each.code for each in found] == ["SCO001"] * count


def test_the_title_of_each_module_counts() -> None:
    long = MULTI.launchables[1]._replace(title="😀" * 150)
    [found] = check(MULTI._replace(launchables=(MULTI.launchables[0], long, MULTI.launchables[2])))
    assert "'two'" in found.message
    assert "300" in found.message


def test_conditions_longer_than_200() -> None:
    plan = many_units(20)
    waits = plan.launchables[-1]._replace(requires=tuple(each.id for each in plan.launchables[:-1]))
    [found] = check(plan._replace(launchables=(*plan.launchables[:-1], waits)))
    assert found.code == "SCO002"
    assert "19 modules" in found.message


@pytest.mark.parametrize(("size", "expected"), [(4096, []), (4097, ["PLN007"])])
def test_saved_progress_of_more_than_4096_characters(size: int, expected: list[str]) -> None:
    plan = SINGLE._replace(launchables=(SINGLE.launchables[0]._replace(state_size=size),))
    assert [each.code for each in check(plan)] == expected


def test_prerequisites_are_read_back() -> None:
    assert items_in('(a|b.c="passed")&2*{d,e-2,f}') == ("a", "b.c", "d", "e-2", "f")


def test_media_types_are_known_or_plain_bytes() -> None:
    names = ["a.PNG", "b.png", "c.unknown", "d", "e.tar.mp4"]
    assert media_types(names) == ("application/octet-stream", "image/png", "video/mp4")


def test_schema_files_of_a_wheel_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schemas, "_PACKAGE", tmp_path / "scormkit")
    assert schemas.schema_folder("scorm12") == tmp_path / "schemas" / "scorm12"
    (tmp_path / "scormkit" / "_schemas").mkdir(parents=True)
    assert schemas.schema_folder("scorm12") == tmp_path / "scormkit" / "_schemas" / "scorm12"
