"""Names that every learning platform can unpack pass; all others are refused with their code."""

from __future__ import annotations

import pytest

from scormkit.archive.names import check_names


def codes(*names: str) -> list[str]:
    return [each.code for each in check_names(names)]


@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "media/a-b_c.1.png",
        "a/b/c/d.svg",
        "player/player.js",
        "README",
        "media/.keep",
        "v1.2/x.css",
    ],
)
def test_plain_names_pass(name: str) -> None:
    assert codes(name) == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/etc/passwd",
        "../secret.txt",
        "a/../../b",
        "a/..",
        "./a",
        "a/./b",
        "a//b",
        "a/",
        "C:/media/x.png",
        "C:x.png",
        "media\\x.png",
        "\\\\server\\share",
    ],
)
def test_names_that_lead_out_of_the_package(name: str) -> None:
    assert codes(name) == ["PKG001"]


@pytest.mark.parametrize(
    "name",
    [
        "Café.png",
        "a b.png",
        "a&b.png",
        "a~1.png",
        "what?.png",
        "x<y>.html",
        'say"hi".txt',
        "it's.txt",
        "a|b",
        "ab:cd",
        "new\nline",
        "tab\t",
        "percent%20.png",
        "рисунок.svg",
        "🙂.png",
        "folder./x.png",
        "ends-in-dot.",
        "aux",
        "media/CON.txt",
        "com1/x.png",
        "LPT9.tar.gz",
    ],
)
def test_names_that_some_platform_cannot_unpack(name: str) -> None:
    assert codes(name) == ["PKG002"]


@pytest.mark.parametrize(
    "names",
    [
        ("media/Map.png", "media/map.png"),
        ("Media/map.png", "media/MAP.PNG"),
        ("a/b.txt", "a/b.txt"),
        ("media", "media/x.png"),
        ("media/x.png", "media"),
        ("Media", "media/deep/er/x.png"),
    ],
)
def test_names_that_cannot_stand_side_by_side(names: tuple[str, str]) -> None:
    found = check_names(names)
    assert [each.code for each in found] == ["PKG003"]
    assert names[0] in found[0].message
    assert names[1] in found[0].message


def test_files_of_one_folder_do_not_collide() -> None:
    assert codes("a/x.png", "a/y.png", "a/b/x.png", "ab/x.png", "a.b") == []


@pytest.mark.parametrize(
    "name", ["run.php", "x/index.JSP", "setup.exe", ".htaccess", "a.tar.sh", "lib.PhTmL"]
)
def test_programs_are_refused(name: str) -> None:
    assert codes(name) == ["PKG004"]


@pytest.mark.parametrize("name", ["player.js", "php", "phpinfo.html", "a.php.txt", "exe/x.png", "report.pdf"])
def test_what_only_looks_like_a_program_passes(name: str) -> None:
    assert codes(name) == []


def test_every_fault_is_listed_in_one_go() -> None:
    assert codes("../a", "a b", "x.php", "y.png", "Y.png") == ["PKG001", "PKG002", "PKG004", "PKG003"]
