"""Which files go into the package, and what they are called there."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from scormkit.course.model import Course
from scormkit.plan.assets import package_names
from tests.unit.plan.courses import course, markdown, page, planned, unit


def with_files(folder: Path, *references: tuple[str, str]) -> Course:
    return course(unit("one", page("one/a.md", "A", references=references)), folder=folder)


def touch(folder: Path, name: str, size: int = 0) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)


def test_a_file_is_found_from_the_page_and_measured(tmp_path: Path) -> None:
    touch(tmp_path, "media/My photo.PNG", 12)
    touch(tmp_path, "one/guide.pdf", 3)
    plan, _ = planned(with_files(tmp_path, ("image", "../media/My photo.PNG"), ("link", "guide.pdf#page=3")))
    assert [(each.source, each.name, each.size) for each in plan.assets] == [
        (tmp_path / "media/My photo.PNG", "media/my-photo.png", 12),
        (tmp_path / "one/guide.pdf", "media/one-guide.pdf", 3),
    ]
    assert plan.asset_names == (
        ("demo/one/a.md", "../media/My photo.PNG", "media/my-photo.png"),
        ("demo/one/a.md", "guide.pdf#page=3", "media/one-guide.pdf"),
    )


def test_pages_and_other_hosts_are_no_assets(tmp_path: Path) -> None:
    references = [
        ("link", "b.md"),
        ("link", "b.md#part"),
        ("link", "check.yaml"),
        ("link", "#part"),
        ("link", "https://example.org/a.pdf"),
        ("link", "mailto:a@example.org"),
        ("link", "tel:911"),
    ]
    plan, _ = planned(with_files(tmp_path, *references))
    assert plan.assets == ()
    assert plan.asset_names == ()


def test_a_file_used_often_is_one_asset(tmp_path: Path) -> None:
    touch(tmp_path, "media/a.png")
    the_course = course(
        unit(
            "one",
            page("one/a.md", "A", references=[("image", "../media/a.png"), ("link", "../media/./a.png")]),
        ),
        unit("two", page("two/a.md", "A", references=[("image", "../media/a.png")])),
        folder=tmp_path,
    )
    plan, _ = planned(the_course)
    assert [each.name for each in plan.assets] == ["media/a.png"]
    assert len(plan.asset_names) == 3


def test_a_unit_alone_takes_only_its_own_files_and_those_of_the_notice(tmp_path: Path) -> None:
    for name in ("media/one.png", "media/two.png", "media/all.png"):
        touch(tmp_path, name)
    the_course = course(
        unit("one", page("one/a.md", "A", references=[("image", "../media/one.png")])),
        unit("two", page("two/a.md", "A", references=[("image", "../media/two.png")])),
        folder=tmp_path,
    )
    notice = markdown("course.yaml", "Take care", [("image", "media/all.png")])
    plan, _ = planned(the_course._replace(notice=notice), unit="two")
    assert [each.name for each in plan.assets] == ["media/all.png", "media/two.png"]


def test_files_that_differ_only_in_case_are_an_error(tmp_path: Path) -> None:
    touch(tmp_path, "media/phone.png")
    touch(tmp_path, "media/Phone.png")
    references = [("image", "../media/phone.png"), ("image", "../media/Phone.png")]
    plan, _ = planned(with_files(tmp_path, *references), codes=["AST001"])
    names = [each.name for each in plan.assets]
    assert len({name.lower() for name in names}) == 2


def test_names_that_come_out_alike_are_told_apart_whatever_the_order() -> None:
    paths = [
        "media/a b.png",
        "media/a-b.png",
        "media/c.png",
        "media/ü.png",
        "media/日本.png",
        "media/中国.png",
    ]
    names = package_names(paths)
    assert names == package_names(reversed(paths))
    assert len(set(names.values())) == len(paths)
    assert re.fullmatch(r"media/a-b-[0-9a-f]{8}\.png", names["media/a b.png"])
    assert names["media/c.png"] == "media/c.png"
    assert names["media/ü.png"] == "media/u.png"


def test_device_names_of_windows_are_avoided() -> None:
    assert package_names(["media/con.png", "media/LPT1"]) == {
        "media/con.png": "media/file-con.png",
        "media/LPT1": "media/file-lpt1",
    }


@given(st.sets(st.text(min_size=1, max_size=40).filter(lambda text: "\0" not in text), max_size=8))
def test_names_are_always_safe_and_distinct(paths: set[str]) -> None:
    names = package_names(paths)
    assert set(names) == paths
    assert len({name.lower() for name in names.values()}) == len(paths)
    for name in names.values():
        assert re.fullmatch(r"media/[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?", name)
        assert len(name) <= 200


def test_a_file_that_vanished_is_left_to_the_writer(tmp_path: Path) -> None:
    plan, _ = planned(with_files(tmp_path, ("image", "../media/gone.png")))
    assert [(each.name, each.size) for each in plan.assets] == [("media/gone.png", 0)]
