"""Permissions take warnings off the list, never errors, and say when they are not needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit import api
from scormkit.errors import FindingsError
from tests.hostile.support import make_course

LINK = "[Report](http://example.org)\n"
PAGE = f"# Hello\n\n{LINK}"


def found(tmp_path: Path, changes: dict[str, str | bytes | None]) -> list[str]:
    folder = make_course(tmp_path / "demo", changes)
    listed = []
    for each in api.check(folder):
        place = (
            f"{each.span.file.partition('/')[2]}:{each.span.line}:{each.span.column}" if each.span else "-"
        )
        listed.append(f"{place} {each.code}")
    return listed


def course(more: str) -> dict[str, str | bytes | None]:
    return {"course.yaml": f"id: demo\ntitle: Demo\nunits: [one]\n{more}", "one/01-hello.md": PAGE}


def page(text: str) -> dict[str, str | bytes | None]:
    return {"one/01-hello.md": text}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (page(PAGE), ["one/01-hello.md:3:10 MDN006"]),
        (page(f"# Hello\n\n<!-- scormkit: allow MDN006 the register is old -->\n{LINK}"), []),
        (page(f"# Hello\n\n<!-- scormkit: allow insecure-link the register is old -->\n{LINK}"), []),
        (
            page(f"# Hello\n\n<!-- scormkit: allow MDN006 -->\n{LINK}"),
            ["one/01-hello.md:3:22 SRC010", "one/01-hello.md:4:10 MDN006"],
        ),
        (
            page(f"# Hello\n\n<!-- scormkit: alow MDN006 old -->\n{LINK}"),
            ["one/01-hello.md:3:1 SRC010", "one/01-hello.md:4:10 MDN006"],
        ),
        (
            page(f"# Hello\n\n<!-- scormkit: allow MDN906 old -->\n{LINK}"),
            ["one/01-hello.md:3:22 SRC011", "one/01-hello.md:4:10 MDN006"],
        ),
        (
            page(f"# Hello\n\n<!-- scormkit: allow MDN006 old -->\nText.\n\n{LINK}"),
            ["one/01-hello.md:3:22 SRC013", "one/01-hello.md:6:10 MDN006"],
        ),
        (
            page("# Hello\n\n<!-- scormkit: allow MDN007 a photo -->\n![](https://example.org/x.png)\n"),
            ["one/01-hello.md:3:22 SRC012", "one/01-hello.md:4:1 MDN007", "one/01-hello.md:4:5 MDN013"],
        ),
        (course("allow:\n  MDN006: All registers are old.\n"), []),
        (course("allow:\n  insecure-link: All registers are old.\n  CRS012: Drafts.\n"),
         ["course.yaml:6:3 SRC013"]),
        (course("allow:\n  MDN06: Old.\n"), ["course.yaml:5:3 SRC011", "one/01-hello.md:3:10 MDN006"]),
        (course("allow:\n  MDN006:\n"), ["course.yaml:5:3 CRS035", "one/01-hello.md:3:10 MDN006"]),
        ({"course.yaml": "title: Rule #1\n"}, ["course.yaml:1:13 YML015"]),
        ({"course.yaml": "title: Rule #1  # scormkit: allow YML015 a remark\n"}, []),
    ],
)  # fmt: skip
def test_permissions(tmp_path: Path, changes: dict[str, str | bytes | None], expected: list[str]) -> None:
    assert found(tmp_path, changes) == expected


def test_a_permission_is_only_called_unused_when_everything_was_checked(tmp_path: Path) -> None:
    text = f"# Hello\n\n<!-- scormkit: allow PLN012 because -->\n<b>x</b> {LINK}"
    assert "one/01-hello.md:3:22 SRC013" not in found(tmp_path, page(text))
    assert found(tmp_path, page(text.replace("<b>x</b>", "x")))[0] == "one/01-hello.md:3:22 SRC013"


def test_a_permission_holds_in_a_strict_build(tmp_path: Path) -> None:
    folder = make_course(tmp_path / "demo", page(PAGE))
    with pytest.raises(FindingsError):
        api.build(folder, out=tmp_path, refuse=lambda _: True)
    make_course(folder, course("allow:\n  MDN006: All registers are old.\n"))
    assert api.build(folder, out=tmp_path, refuse=lambda _: True).warnings == ()


def test_a_word_for_findings() -> None:
    assert [each.code for each in api.meaning("raw-html")] == ["MDN001"]
    assert {each.code[:3] for each in api.meaning("mdn")} == {"MDN"}
    with pytest.raises(ValueError, match="Did you mean MDN001"):
        api.meaning("MDM001")
