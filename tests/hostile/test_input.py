"""Bad and odd courses, through the real command: the right finding, no traceback, no old package lost."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

import scormkit
from tests.hostile.support import OLDER, Done, listing, make_course, run

PACKAGE = "demo-scorm12.zip"

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000100"
    "05fe02fea7d6059b0000000049454e44ae426082"
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / PACKAGE).write_bytes(OLDER)
    return folder


def refused(course: Path, out: Path) -> Done:
    """Build a course that has errors: a check finds the same, and nothing on disk has changed."""
    before = listing(course)
    done = run("build", course, "--out", out, cwd=course.parent)
    assert done.code == 1, done.out + done.err
    assert done.findings == [each.code for each in scormkit.check(course)]
    assert listing(out) == {PACKAGE: OLDER}
    assert listing(course) == before
    assert "What to do:" in done.out
    return done


def changed(tmp_path: Path, out: Path, changes: Mapping[str, str | bytes | None]) -> Done:
    return refused(make_course(tmp_path / "demo", changes), out)


def launch_page(package: zipfile.ZipFile) -> etree._Element:
    """The document of the first resource, which is what the simplest LMS launches."""
    manifest = etree.fromstring(package.read("imsmanifest.xml"))
    href = str(manifest.xpath("string((//*[local-name()='resource'])[1]/@href)"))
    return etree.fromstring(package.read(href), etree.HTMLParser(encoding="utf-8"))


def test_an_empty_folder(tmp_path: Path, out: Path) -> None:
    (tmp_path / "demo").mkdir()
    done = refused(tmp_path / "demo", out)
    assert done.findings == ["CRS003"]
    assert "course.yaml" in done.out


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("- title: Demo\n- units\n", ["CRS005"]),
        ("just some words\n", ["CRS005"]),
        ("", ["CRS004"]),
        ("# only a comment\n", ["CRS004"]),
        (bytes(range(256)) * 40, ["SRC002"]),
        (PNG, ["SRC002"]),
        ("title: Grüße\n".encode("latin-1"), ["SRC003"]),
        ("title: Demo\nunits:\n\t- one\n", ["YML002"]),
        ("title: 'Demo\nunits: [one]\n", ["YML008"]),
        ("title: Demo\ntitle: Other\n", ["YML003"]),
        ("title: Demo\nunits: [one]\ntitel: Other\n", ["CRS030"]),
        ("x: &x [1]\ntitle: *x\n", ["YML004"]),
        ("title: !!python/object/apply:os.system ['true']\n", ["YML006"]),
        ("a: " + "[" * 5000 + "\n", ["YML013"]),
    ],
    ids=lambda value: repr(value[:24]) if isinstance(value, str | bytes) else "",
)
def test_a_course_file_that_is_no_course(
    tmp_path: Path, out: Path, content: str | bytes, codes: list[str]
) -> None:
    done = changed(tmp_path, out, {"course.yaml": content})
    assert set(codes) <= set(done.findings)
    assert "demo/course.yaml:" in done.out


@pytest.mark.parametrize("head", ["", "title: ", "- ", "title: '"])
def test_a_course_file_of_50_mb_in_one_line(tmp_path: Path, out: Path, head: str) -> None:
    started = time.monotonic()
    done = changed(tmp_path, out, {"course.yaml": head + "a" * 50_000_000})
    assert done.findings == ["SRC001"]
    assert len(done.out) < 2000, "the file must not be repeated on the screen"
    assert time.monotonic() - started < 10


def test_a_missing_unit(tmp_path: Path, out: Path) -> None:
    done = changed(tmp_path, out, {"course.yaml": "id: demo\ntitle: Demo\nunits: [one, ome, two]\n"})
    assert done.findings == ["CRS007", "CRS007"]
    assert "demo/course.yaml:3:" in done.out


def test_a_unit_that_is_asked_for_and_is_not_there(tmp_path: Path, out: Path) -> None:
    course = make_course(tmp_path / "demo")
    done = run("build", course, "--unit", "tow", "--out", out, cwd=tmp_path)
    assert (done.code, done.findings) == (1, ["PLN006"])
    assert listing(out) == {PACKAGE: OLDER}


def test_two_questions_with_one_id(tmp_path: Path, out: Path) -> None:
    check = (
        "title: Check\nquestions:\n"
        "  - {id: same, type: true-false, prompt: Water is wet., answer: true, feedback: {correct: Yes.}}\n"
        "  - {id: same, type: true-false, prompt: Fire is cold., answer: false, feedback: {correct: Yes.}}\n"
    )
    done = changed(tmp_path, out, {"one/02-check.yaml": check})
    assert done.findings == ["CRS040"]
    assert "demo/one/02-check.yaml:4:" in done.out
    assert "See also demo/one/02-check.yaml:3:" in done.out


def test_a_title_of_300_characters(tmp_path: Path, out: Path) -> None:
    title = "Long " * 59 + "title"
    done = changed(tmp_path, out, {"course.yaml": f"id: demo\ntitle: {title}\nunits: [one]\n"})
    assert set(done.findings) == {"CRS037"}
    assert "demo/course.yaml:2:8: error" in done.out


@pytest.mark.parametrize(
    "title",
    [
        "Fire & <b>smoke</b> \"quoted\" 'single' 🔥",
        "]]> <!-- --> <![CDATA[ &amp; </script>",
        "בטיחות אש: מה לעשות",
        "السلامة من الحرائق (١٢٣)",
        "日本語のタイトル",
        "e\u0301 combining and \u200f marks",
        "{ 7 * 7 } {% raw %} {# not a comment #}",
    ],
)
def test_any_title_reaches_the_manifest_and_the_page_as_it_was_written(
    tmp_path: Path, out: Path, title: str
) -> None:
    quoted = "'" + title.replace("'", "''") + "'"
    course = make_course(
        tmp_path / "demo",
        {
            "course.yaml": f"id: demo\ntitle: {quoted}\nunits: [one]\n",
            "one/unit.yaml": f"title: {quoted}\n",
            "one/01-hello.md": f"---\ntitle: {quoted}\n---\n\nText.\n",
        },
    )
    done = run("build", course, "--out", out, cwd=tmp_path)
    assert (done.code, done.findings) == (0, []), done.out + done.err
    assert title in done.err
    with zipfile.ZipFile(out / PACKAGE) as package:
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        titles = [each.text for each in manifest.iterfind(".//{*}organization/{*}title")]
        page = launch_page(package)
    assert titles == [title]
    assert page.findtext(".//title") is not None
    assert title in str(page.findtext(".//title"))


def test_a_course_from_right_to_left(tmp_path: Path, out: Path) -> None:
    course = make_course(
        tmp_path / "demo",
        {
            "course.yaml": "id: demo\ntitle: בטיחות אש\nlanguage: he\nunits: [one]\n",
            "one/01-hello.md": "# שלום\n\nטקסט עם **הדגשה** ו־English.\n",
        },
    )
    done = run("build", course, "--out", out, cwd=tmp_path)
    assert (done.code, done.findings) == (0, []), done.out
    with zipfile.ZipFile(out / PACKAGE) as package:
        page = launch_page(package)
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")


@pytest.mark.parametrize(
    "html", ["<script>alert(1)</script>", "Text <img src=x onerror=alert(1)>", "<iframe src='//x'></iframe>"]
)
def test_raw_html_in_a_page(tmp_path: Path, out: Path, html: str) -> None:
    done = changed(tmp_path, out, {"one/01-hello.md": f"# Hello\n\n{html}\n"})
    assert set(done.findings) == {"MDN001"}
    assert "demo/one/01-hello.md:3:" in done.out


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "vbscript:x"])
def test_a_link_that_runs_a_program(tmp_path: Path, out: Path, link: str) -> None:
    done = changed(tmp_path, out, {"one/01-hello.md": f"# Hello\n\n[the form]({link})\n"})
    assert done.findings == ["MDN005"]


def test_an_image_that_is_a_link_to_a_file_outside(tmp_path: Path, out: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    course = make_course(tmp_path / "demo", {"one/01-hello.md": "# Hello\n\n![A picture](pic.png)\n"})
    (course / "one/pic.png").symlink_to(tmp_path / "secret.png")
    done = refused(course, out)
    assert done.errors == ["CRS063"]
    assert "demo/one/01-hello.md:3:" in done.out


def test_a_folder_that_is_a_link_to_a_folder_outside(tmp_path: Path, out: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private/pic.png").write_bytes(PNG)
    course = make_course(tmp_path / "demo", {"one/01-hello.md": "# Hello\n\n![A picture](media/pic.png)\n"})
    (course / "one/media").symlink_to(tmp_path / "private")
    assert refused(course, out).errors == ["CRS063"]


@pytest.mark.parametrize("target", ["../../secret.png", "/etc/hostname", "one/../../../secret.png"])
def test_an_image_outside_of_the_course(tmp_path: Path, out: Path, target: str) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    done = changed(tmp_path, out, {"one/01-hello.md": f"# Hello\n\n![A picture]({target})\n"})
    assert set(done.findings) <= {"CRS063", "CRS067"}
    assert len(done.findings) == 1


@pytest.mark.parametrize("name", ["form.php", "setup.exe", "page.jsp"])
def test_a_program_among_the_files(tmp_path: Path, out: Path, name: str) -> None:
    page = f"# Hello\n\n[Get it]({name})\n"
    assert changed(tmp_path, out, {"one/01-hello.md": page, f"one/{name}": b"x"}).findings == ["CRS064"]


def test_names_of_files_that_no_platform_would_take_become_safe(tmp_path: Path, out: Path) -> None:
    course = make_course(
        tmp_path / "demo",
        {
            "one/01-hello.md": "# Hello\n\n![A](<media/Größe & Co~1.png>) ![B](media/שלום.png)\n",
            "one/media/Größe & Co~1.png": PNG,
            "one/media/שלום.png": PNG + b"\0",
        },
    )
    done = run("build", course, "--out", out, cwd=tmp_path)
    assert (done.code, done.findings) == (0, []), done.out
    with zipfile.ZipFile(out / PACKAGE) as package:
        assert all(name.isascii() and " " not in name for name in package.namelist())
        assert len([name for name in package.namelist() if name.endswith(".png")]) == 2


def test_all_faults_are_found_in_one_run(tmp_path: Path, out: Path) -> None:
    done = changed(
        tmp_path,
        out,
        {
            "course.yaml": "id: demo\ntitle: Demo\nunits: [one, gone]\nlanguage: [en]\n",
            "one/01-hello.md": "# Hello\n\n<b>x</b>\n\n![A](gone.png)\n\n[there](nowhere.md)\n",
            "one/02-check.yaml": "title: Check\nquestions:\n  - {type: true-false, prompt: x}\n",
        },
    )
    assert len(done.findings) >= 6
    places = {line.split(":")[0] for line in done.out.splitlines() if line.startswith("demo/")}
    assert places == {"demo/course.yaml", "demo/one/01-hello.md", "demo/one/02-check.yaml"}
