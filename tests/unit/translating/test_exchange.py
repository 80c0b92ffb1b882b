"""XLIFF 2.0 out, translated by a stand-in (each text reversed), in, built: words change, and nothing else."""

from __future__ import annotations

import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from translate.storage.xliff2 import Xliff2File

from scormkit import api
from scormkit.api import Selection
from scormkit.course.locales.survey import Text
from scormkit.errors import FindingsError
from scormkit.pages.strings import interface
from scormkit.translating.exchange import export, import_file
from scormkit.translating.managing import confirm, states_of
from tests.unit.test_locales import FILES, SPANISH, data_of, without_words, write

COURSES = Path(__file__).resolve().parents[3] / "courses"
NAME = "{urn:oasis:names:tc:xliff:document:2.0}"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path / "aid", FILES)
    return tmp_path / "aid"


def parsed(path: Path) -> Any:
    """The file as translate-toolkit reads it."""
    with path.open("rb") as file:
        return Xliff2File(file)


def backwards(path: Path) -> None:
    """Translate a file as the stand-in does: every run of words between codes is reversed, codes stay."""
    tree = etree.parse(path)
    for segment in tree.iter(f"{NAME}segment"):
        (source,) = segment.findall(f"{NAME}source")
        for old in segment.findall(f"{NAME}target"):
            segment.remove(old)
        target = etree.fromstring(etree.tostring(source))
        target.tag = f"{NAME}target"
        target.tail = None
        for element in target.iter():
            element.text = element.text and element.text[::-1]
            if element is not target:
                element.tail = element.tail and element.tail[::-1]
        segment.append(target)
        segment.set("state", "translated")
    tree.write(path, encoding="UTF-8", xml_declaration=True)


class _Words(HTMLParser):
    """What is read on a page: its texts, and what stands in alt, title and aria-label."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "math")
        self.found += [value for name, value in attrs if name in ("alt", "aria-label") and value]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "math")

    def handle_data(self, data: str) -> None:
        if not self.hidden and data.strip():
            self.found.append(" ".join(data.split()))


SCREEN = re.compile(r'<script type="text/html"[^>]*>(.*?)</script>', re.DOTALL)
PIECE = re.compile(r">([^<>]+)<|^(?!WEBVTT|.*-->)(.+)$", re.MULTILINE)


def words_of(package: Path) -> set[str]:
    """What is read on the page and its screens, and in the captions and drawings of the package."""
    archive, reader = zipfile.ZipFile(package), _Words()
    page = archive.read("index.html").decode()
    screens = SCREEN.findall(page)
    assert len(screens) > 2
    for each in (page, *screens):
        reader.feed(each)
    for name in archive.namelist():
        if name.endswith((".svg", ".vtt")):
            for pair in PIECE.findall(archive.read(name).decode()):
                reader.found += [" ".join(each.split()) for each in pair]
    return {each for each in reader.found if sum(map(str.isalpha, each)) > 2}


def bones_of(package: Path) -> dict[str, list[str]]:
    """What of captions and drawings is no words: times, and elements with their attributes."""
    archive = zipfile.ZipFile(package)
    names = [each for each in archive.namelist() if each.endswith((".svg", ".vtt"))]
    bones = re.compile(r"^.*-->.*$|<[^>]*>", re.MULTILINE)
    return {each: bones.findall(archive.read(each).decode()) for each in names}


@pytest.mark.parametrize("name", ["showcase", "cst-introduction"])
def test_every_visible_text_changes_and_nothing_else(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(COURSES / name, folder, ignore=shutil.ignore_patterns("locales"))
    path, number = export(folder, "en-GB", tmp_path / "texts.xlf")
    assert number == len(parsed(path).units) or number > 100
    backwards(path)
    tag, done, found = import_file(folder, path)
    assert (tag, found, done.refused, done.empty) == ("en-GB", [], 0, 0)
    (state,) = states_of(folder, ["en-GB"], [])
    same = [text.key for text in state.survey.texts if text.target == text.source and not _is_same(text)]
    assert (same, state.counted["missing"], state.counted["stale"]) == ([], 0, 0)
    chosen = Selection(locale="en-GB")
    found = [each for each in api.check(folder, selections=[chosen]) if each.code.startswith("LOC")]
    assert found == []
    own = api.build(folder, out=tmp_path / "out")
    other = api.build(folder, out=tmp_path / "out", selection=chosen)
    left = {
        each
        for each in words_of(own.path) & words_of(other.path)
        if each not in interface("en")[1].values() and "." not in each
    }
    assert bones_of(own.path) == bones_of(other.path)
    sayings = {" ".join(text.source.split()) for text in state.survey.texts if not _is_same(text)}
    assert left & sayings == set()
    one, two = (data_of(zipfile.ZipFile(each.path)) for each in (own, other))
    assert _numbers(without_words(one)) == _numbers(without_words(two))


def _is_same(text: Text) -> bool:
    """Whether a text has nothing to reverse, or reads the same from both sides."""
    return not text.counts or text.source == text.source[::-1] or len(text.source) < 3


def _numbers(value: object) -> object:
    """The shape of a course's data: words that answers are compared with are language."""
    if isinstance(value, dict):
        return {key: _numbers(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_numbers(each) for each in value]
    return "words" if isinstance(value, str) and re.search(r"[^\W\d_]{3}", value) else value


def test_a_parser_that_is_not_ours_reads_every_unit(course: Path, tmp_path: Path) -> None:
    write(course, SPANISH)
    path, number = export(course, "es", tmp_path / "aid-es.xlf")
    read = parsed(path)
    assert read.getsourcelanguage() == "en-US"
    assert read.gettargetlanguage() == "es"
    units = [unit for unit in read.units if not unit.isheader()]
    assert len(units) >= number
    assert any(str(unit.source) == "First aid" and str(unit.target) == "Primeros auxilios" for unit in units)
    text = path.read_text(encoding="utf-8")
    for hidden in ("correct", "shuffle", "q1</", "1-800-843-5678", "plan.svg<"):
        assert hidden not in re.sub(
            r"<data.*?</data>|(?:name|original)=\"[^\"]*\"|<note .*?</note>", "", text
        )
    assert '<note category="location">basics/check.yaml, line 5</note>' in text


def test_what_goes_out_and_comes_back_changes_nothing(course: Path, tmp_path: Path) -> None:
    write(course, SPANISH)
    confirm(course, "es", [], same=True)
    before = {each: each.read_bytes() for each in (course / "locales").rglob("*") if each.is_file()}
    path, _ = export(course, "es", tmp_path / "aid-es.xlf")
    _, done, found = import_file(course, path)
    assert (done.files, done.changed, found) == ({}, 0, [])
    assert {each: each.read_bytes() for each in (course / "locales").rglob("*") if each.is_file()} == before


def test_a_file_of_what_is_missing_leaves_everything_else_as_it_is(course: Path, tmp_path: Path) -> None:
    write(course, SPANISH)
    path, number = export(course, "es", tmp_path / "aid-es.xlf", missing_only=True)
    assert number == 3
    edit(path, '<source xml:space="preserve">What to do first.</source>', target="Qué hacer primero.")
    _, done, _ = import_file(course, path)
    assert (done.changed, done.empty) == (1, 2)
    text = (course / "locales/es/course.yaml").read_text(encoding="utf-8")
    assert text == (
        "title: Primeros auxilios\ndescription: Qué hacer primero.\nnotice: Pare cuando quiera.\n"
        "variables:\n  place: la oficina\n"
    )
    assert (course / "locales/es/basics/01-start.md").read_text("utf-8") == SPANISH[
        "locales/es/basics/01-start.md"
    ]
    (state,) = states_of(course, [], [])
    assert state.counted == {"translated": 37, "stale": 0, "missing": 2}


def edit(path: Path, after: str, *, target: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(after) == 1
    text = text.replace(after, f"{after}\n        <target>{target}</target>")
    path.write_text(text, encoding="utf-8")


def test_a_text_that_changed_since_the_export_is_taken_and_stale(course: Path, tmp_path: Path) -> None:
    path, _ = export(course, "es", tmp_path / "aid-es.xlf")
    edit(path, '<source xml:space="preserve">The basics</source>', target="Lo básico")
    (course / "basics/unit.yaml").write_text("title: The very basics\n", encoding="utf-8")
    _, done, found = import_file(course, path)
    assert [(each.code, done.changed) for each in found] == [("LOC037", 1)]
    (state,) = states_of(course, [], [])
    assert state.counted["stale"] == 1
    assert [each.code for each in api.check(course) if each.code.startswith("LOC")] == ["LOC012"]


def test_a_page_that_moved_on_finds_its_translation_by_its_words(course: Path, tmp_path: Path) -> None:
    path, _ = export(course, "es", tmp_path / "aid-es.xlf")
    edit(path, '<source xml:space="preserve">The signs</source>', target="Las señales")
    page = course / "basics/01-start.md"
    page.write_text(
        page.read_text("utf-8").replace("# Before", "# Before\n\nNew words.\n\n## Before"), "utf-8"
    )
    _, done, found = import_file(course, path)
    assert (found, done.changed) == ([], 1)
    assert "\n## Las señales\n" in (course / "locales/es/basics/01-start.md").read_text(encoding="utf-8")


HEAD = (
    '<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" '
    'srcLang="en-US" '
    'trgLang="es" xmlns:sk="urn:scormkit:translation" sk:course="aid">\n'
)
TITLE = '<unit id="u1" name="title"><segment><source>First aid</source><target>{}</target></segment></unit>'


def xliff(body: str, head: str = HEAD, file: str = "course.yaml") -> str:
    return f'{head}<file id="f1" original="{file}">\n{body}\n</file></xliff>'


def unit_of_page(target: str) -> str:
    data = "".join(
        f'<data id="d{number}">{each}</data>'
        for number, each in enumerate(
            [
                "{{ contact.line.name }}",
                "{{ contact.line.phone }}",
                "{{ variable.place }}",
                "[",
                "](#the-signs)",
            ],
            1,
        )
    )
    return (
        f'<unit id="u1" name="text.2"><originalData>{data}</originalData><segment>\n'
        f"<source/><target>{target}</target></segment></unit>"
    )


WHOLE = '<ph id="1" dataRef="d1"/><ph id="2" dataRef="d2"/><ph id="3" dataRef="d3"/>'
LINK = '<pc id="4" dataRefStart="d4" dataRefEnd="d5">abajo</pc>'


@pytest.mark.parametrize(
    ("text", "code", "place", "says"),
    [
        ("", "LOC030", (1, 1), "no element found"),
        ("no XML", "LOC030", (1, 1), "syntax error"),
        (xliff("<unit>"), "LOC030", (5, 3), "mismatched tag"),
        (HEAD.replace("\n<xliff", '\n<!DOCTYPE x [<!ENTITY a "b">]>\n<xliff'), "LOC031", (2, 13), "DOCTYPE"),
        ("<x>" * 70, "LOC030", (1, 181), "nested too deep"),
        (xliff("", HEAD.replace("2.0", "1.2")), "LOC032", (2, 1), "XLIFF 1.2"),
        (
            '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
            "LOC032",
            (1, 1),
            "XLIFF 1.2",
        ),
        ("<html/>", "LOC032", (1, 1), "the element html"),
        (xliff("", HEAD.replace('"aid"', '"fire"')), "LOC033", (2, 1), "the course fire, and not of aid"),
        (xliff("", HEAD.replace('"en-US"', '"de"')), "LOC034", (2, 1), "source language of this file is de"),
        (xliff("", HEAD.replace('trgLang="es" ', "")), "LOC034", (2, 1), "not given"),
        (xliff("", HEAD.replace('"es"', '"en-US"')), "LOC034", (2, 1), "another than en-US"),
        (xliff("", HEAD.replace('"es"', '"../es"')), "LOC034", (2, 1), "../es"),
        (
            xliff(f"{TITLE.format('Uno')}\n{TITLE.format('Dos')}"),
            "LOC036",
            (5, 1),
            "title is in this file twice",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_whole(
    text: str, code: str, place: tuple[int, int], says: str, course: Path
) -> None:
    (course.parent / "x.xlf").write_text(text, encoding="utf-8")
    with pytest.raises(FindingsError) as error:
        import_file(course, course.parent / "x.xlf")
    (finding,) = error.value.diagnostics
    assert finding.span is not None
    assert (finding.code, finding.span.line, finding.span.column) == (code, *place)
    assert says in finding.message + finding.help
    assert not (course / "locales").exists()


@pytest.mark.parametrize(
    ("text", "code", "place", "says"),
    [
        (xliff(TITLE.format("Uno").replace('"title"', '"titel"')), "LOC035", (4, 63), "Did you mean title?"),
        (
            xliff(TITLE.format("Uno"), file="../../etc/passwd"),
            "LOC035",
            (4, 63),
            "no text title in ../../etc",
        ),
        (xliff(TITLE.format("{{ fact.calls }}")), "LOC039", (4, 63), "fact.calls"),
        (
            xliff(unit_of_page(f"Llame {WHOLE}."), file="basics/01-start.md"),
            "LOC038",
            (5, 10),
            "it lacks ](#the-signs)",
        ),
        (
            xliff(unit_of_page(f"{WHOLE}{LINK}<ph id='9' dataRef='d1'/>"), file="basics/01-start.md"),
            "LOC038",
            (5, 10),
            "it has {{ contact.line.name }} too often",
        ),
        (
            xliff(
                unit_of_page(f"{WHOLE}<ec dataRef='d5'/>abajo<sc dataRef='d4'/>"), file="basics/01-start.md"
            ),
            "LOC038",
            (5, 10),
            "do not belong together",
        ),
    ],
)
def test_a_text_that_does_not_fit_is_told_and_the_rest_is_taken(
    text: str, code: str, place: tuple[int, int], says: str, course: Path
) -> None:
    more = '<unit id="u9" name="notice"><segment><target>Pare.</target></segment></unit>'
    text = text.replace("</xliff>", f'<file id="f2" original="course.yaml">{more}</file></xliff>')
    (course.parent / "x.xlf").write_text(text, encoding="utf-8")
    _, done, found = import_file(course, course.parent / "x.xlf")
    (finding,) = found
    assert finding.span is not None
    assert (finding.code, finding.span.line, finding.span.column) == (code, *place)
    assert says in finding.message
    assert (done.changed, done.refused) == (1, 1)
    assert (course / "locales/es/course.yaml").read_text(encoding="utf-8") == "notice: Pare.\n"


def test_words_that_look_like_markdown_stay_words(course: Path, tmp_path: Path) -> None:
    body = unit_of_page(f"1. Llame # a {WHOLE} * {LINK}: nunca_se_sabe [x]")
    (tmp_path / "x.xlf").write_text(xliff(body, file="basics/01-start.md"), encoding="utf-8")
    _, done, found = import_file(course, tmp_path / "x.xlf")
    assert (done.refused, found) == (0, [])
    built = api.build(course, out=tmp_path / "out", selection=Selection(audience="public", locale="es"))
    page = zipfile.ZipFile(built.path).read("index.html").decode()
    assert "<p>1. Llame # a " in page
    assert "nunca_se_sabe [x]</p>" in page


def test_what_a_variant_says_and_captions_and_drawings_go_out_and_come_back(tmp_path: Path) -> None:
    """Texts that a variant replaces and adds, the cues of a film, and the words of a drawing."""
    from tests.unit.test_locales_variants import NORTH

    course = tmp_path / "aid"
    write(course, FILES | {name: text for name, text in NORTH.items() if not name.startswith("locales")})
    page = course / "basics/02-more.md"
    page.write_text(
        f"{page.read_text('utf-8')}\n:::video {{src=../media/a.mp4 captions=../media/a.vtt}}\n:::\n"
    )
    (course / "media/a.mp4").write_bytes(b"film")
    (course / "media/a.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Look <i>out</i>\n", encoding="utf-8"
    )
    (course / "media/plan.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><title>Plan</title>"
        "<text x='1'>Way <tspan dy='2'>out</tspan> &amp; in</text></svg>"
    )
    (course / "media/unseen.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><title>No</title></svg>"
    )
    path, _ = export(course, "en-GB", tmp_path / "texts.xlf")
    text = path.read_text("utf-8")
    assert "unseen.svg" not in text
    assert "Way <pc " in text
    assert '<note category="location">media/a.vtt, line 4</note>' in text
    backwards(path)
    _, done, found = import_file(course, path)
    assert (found, done.refused, done.empty) == ([], 0, 0)
    (state,) = states_of(course, ["en-GB"], [])
    assert (state.counted["missing"], state.counted["stale"]) == (0, 0)
    there = course / "locales/en-GB/media"
    assert (there / "a.vtt").read_text("utf-8") == (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana> kooL<i>tuo</i>\n"
    )
    assert (there / "plan.svg").read_text("utf-8") == (
        "<svg xmlns='http://www.w3.org/2000/svg'><title>nalP</title>"
        "<text x='1'>yaW<tspan dy='2'>tuo</tspan>ni &amp;</text></svg>"
    )
    own = Selection("north", "public")
    built = api.build(course, out=tmp_path / "out", selection=own._replace(locale="en-GB"))
    said = words_of(built.path)
    assert {"?htron pu od uoy od tahW", "htron pu eroM", ".ereh ylnO", ".swons tI"} <= said
    alone = words_of(api.build(course, out=tmp_path / "out", selection=own).path)
    sayings = {" ".join(text.source.split()) for text in state.survey.texts if not _is_same(text)}
    spoken = interface("en")[1].values()
    words = {*spoken, *(each.partition("{")[0].strip() for each in spoken)}  # "Call", of "Call {number}"
    assert (said & alone & sayings) - words == set()
    # A change of a cue is found again.
    (course / "media/a.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Look up\n")
    (state,) = states_of(course, ["en-GB"], [])
    assert [(each.file, status) for each, status in state.open] == [("media/a.vtt", "stale")]
