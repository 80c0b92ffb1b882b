"""One package in which learners choose the language: one session, one state, one file at a time."""

from __future__ import annotations

import json
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scormkit import api
from scormkit.api import Built
from scormkit.course.selection import Choices, Selection
from scormkit.errors import FindingsError
from scormkit.pages.words import lay_over, split_words
from scormkit.plan.state import LANGUAGE_KEY, language_size
from tests.unit.test_locales import FILES, SPANISH, data_of, write


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "aid"
    write(folder, FILES | SPANISH)
    return folder


def build(course: Path, target: str = "scorm12", **choice: Any) -> tuple[Built, zipfile.ZipFile]:
    selection = Selection(audience="public", together=("en-US", "es"), **choice)
    built = api.build(course, out=course.parent / target, selection=selection, target=target)
    return built, zipfile.ZipFile(built.path)


def spoken(package: zipfile.ZipFile, name: str) -> dict[str, Any]:
    text = package.read(name).decode()
    assert text.startswith("scormkitLanguage(")
    content: dict[str, Any] = json.loads(text.removeprefix("scormkitLanguage(").removesuffix(");\n"))
    return content


def test_what_is_asked_for() -> None:
    choices = Choices(variants=("north",), locales=("es", "pt-BR"), language="en-US")
    both = Selection(together=("en-US", "es"))
    assert choices.asked((), (), ("en,es",)) == (both,)
    assert choices.asked((), (), ("en-us, es, es",)) == (both,)
    assert choices.asked((), (), ("es,pt",)) == (Selection(locale="es", together=("es", "pt-BR")),)
    assert choices.asked((), (), ("es,",)) == (Selection(locale="es"),)
    assert choices.asked(("all",), (), ("en,es", "es")) == (
        Selection("north", together=("en-US", "es")),
        Selection("north", locale="es"),
    )
    assert choices.asked((), (), ("all", "en,es"))[-1] == both
    assert both._replace(variant="north").parts == ("north", "en-US_es")


def test_the_page_has_no_words_and_each_language_all_of_its_own(course: Path) -> None:
    built, package = build(course)
    assert built.path.name == "aid-public-en-US_es-scorm12.zip"
    page = package.read("index.html").decode()
    english, spanish = spoken(package, "languages/en-us.js"), spoken(package, "languages/es.js")
    assert (english["lang"], spanish["lang"], spanish["dir"]) == ("en-US", "es", "ltr")
    assert "Before you start" in english["body"]
    assert "Antes de empezar" not in english["body"]
    assert "Antes de empezar" in spanish["body"]
    assert "Before you start" not in spanish["body"]
    for words in ("Before you start", "Antes de empezar", "Try again.", "Menu", "Esperar"):
        assert words not in page
    assert "player/player.css" not in package.namelist(), "the page has it"
    assert "<style>" in page
    record = json.loads(package.read("scormkit.json"))
    assert (record["language"], record["languages"]) == ("en-US", ["en-US", "es"])


def test_each_language_is_the_package_of_that_language(course: Path) -> None:
    _, package = build(course)
    common = data_of(package)
    for tag, file in (("en-US", "en-us.js"), ("es", "es.js")):
        selection = Selection(audience="public", locale=None if tag == "en-US" else tag)
        alone = api.build(course, out=course.parent / tag, selection=selection)
        with zipfile.ZipFile(alone.path) as other:
            expected = data_of(other)
            text = other.read("index.html").decode()
        content = spoken(package, f"languages/{file}")
        whole = lay_over(deepcopy(common), content["course"])
        assert whole.pop("languages") == {"en-US": "languages/en-us.js", "es": "languages/es.js"}
        kept = whole["units"][0]["pages"][0]["kept"]
        assert kept.pop() == {"key": LANGUAGE_KEY, "limit": 5}
        accepted = whole["units"][0]["pages"][1]["questions"][1]["data"].pop("accept")
        own = expected["units"][0]["pages"][1]["questions"][1]["data"].pop("accept")
        assert accepted[: len(own)] == own
        assert set(accepted) == {"the line", "la línea", "línea"}
        # What only another language has, such as a form of the plural, is null.
        whole["text"] = {name: each for name, each in whole["text"].items() if each is not None}
        assert whole == expected
        body = text.split("<body>")[1].split('<script type="application/json" id="course">')[0]
        missing = [line for line in body.splitlines() if line.strip() and line not in content["body"]]
        assert [each for each in missing if "plan" not in each and "noscript" not in each] == []


def test_a_picture_of_a_language_stands_beside_the_other(course: Path) -> None:
    _, package = build(course)
    assert {each for each in package.namelist() if each.startswith("media/")} == {
        "media/plan.svg",
        "media/plan-es.svg",
    }
    assert 'src="media/plan-es.svg"' in spoken(package, "languages/es.js")["body"]
    assert b"Plano" in package.read("media/plan-es.svg")
    assert b"Plano" not in package.read("media/plan.svg")


def test_manifests_say_the_languages(course: Path) -> None:
    _, scorm = build(course)
    manifest = etree.fromstring(scorm.read("imsmanifest.xml"))
    said = [each.text for each in manifest.iter("{*}general") for each in each.iterfind("{*}language")]
    assert said[:2] == ["en-US", "es"]
    assert [each.text for each in manifest.iter("{http://www.imsproject.org/xsd/imscp_rootv1p1p2}title")] == [
        "First aid",
        "First aid",
    ]
    files = [str(each.get("href")) for each in manifest.iter("{*}file")]
    assert {"languages/en-us.js", "languages/es.js"} < set(files)
    assert len(files) == len(set(files))

    _, cmi5 = build(course, "cmi5")
    structure = etree.fromstring(cmi5.read("cmi5.xml"))
    titles = [[(each.get("lang"), each.text) for each in title] for title in structure.iter("{*}title")]
    assert titles == [
        [("en-US", "First aid"), ("es", "Primeros auxilios")],
        [("en-US", "Call for help"), ("es", "Pedir ayuda")],
        [("en-US", "First aid"), ("es", "Primeros auxilios")],
    ]

    _, xapi = build(course, "xapi")
    activities = data_of(xapi)["records"]["activities"]
    assert activities[""]["name"] == {"en-US": "First aid", "es": "Primeros auxilios"}
    choice = activities["questions/basics.check.q1"]
    assert [each["description"] for each in choice["choices"]] == [
        {"en-US": "Wait", "es": "Esperar"},
        {"en-US": "Call", "es": "Llamar"},
    ]
    assert len(choice["correctResponsesPattern"]) == 1, "an option is called the same in every language"
    typed = next(each for each in activities.values() if each.get("interactionType") == "fill-in")
    assert len(typed["correctResponsesPattern"]) == 3
    tincan = xapi.read("tincan.xml").decode()
    assert '<name lang="es">Primeros auxilios</name>' in tincan


@pytest.mark.parametrize("target", ["scorm12", "scorm2004", "xapi", "cmi5"])
def test_every_target_is_valid(course: Path, target: str) -> None:
    built, _ = build(course, target)
    assert [each for each in api.validate(built.path) if each.severity.name != "INFO"] == []


def test_the_state_has_room_for_the_language(course: Path) -> None:
    alone = api.build(course, out=course.parent / "one", selection=Selection(audience="public"))
    built, _ = build(course)
    # What the player takes: tests/js/languages.test.js.
    assert (language_size(["en-US", "es"]), language_size(["ar"])) == (13, 9)
    assert built.launchables[0].state_size == alone.launchables[0].state_size + 13


def test_every_item_of_a_package_with_several_has_its_languages(course: Path) -> None:
    text = (course / "course.yaml").read_text("utf-8")
    (course / "course.yaml").write_text(f"{text}packaging: multi\n", "utf-8")
    write(course, {"more/unit.yaml": "title: More\n", "more/01-page.md": "# A page\n\nWords.\n"})
    write(course, {"locales/es/more/unit.yaml": "title: Más\n"})
    for target in ("scorm12", "scorm2004", "cmi5"):
        built, package = build(course, target)
        names = [each for each in package.namelist() if each.startswith("languages/")]
        assert sorted(names) == [
            "languages/basics.en-us.js",
            "languages/basics.es.js",
            "languages/more.en-us.js",
            "languages/more.es.js",
        ]
        assert "Más" in spoken(package, "languages/more.es.js")["course"]["title"]
        assert [each for each in api.validate(built.path) if each.severity.name == "ERROR"] == []
    _, one = build(course, "xapi")
    assert [each for each in one.namelist() if "languages" in each] == [
        "languages/en-us.js",
        "languages/es.js",
    ]


def test_no_byte_for_others_in_any_language(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, package = build(course)
    whole = b"".join(package.read(each) for each in package.namelist()).decode("utf-8", "replace")
    for words in ("red box", "caja roja", ">Hide<", "Esconderse"):
        assert words not in whole
    # And the proof on the finished zip sees each language's file.

    def leaking(values: Any) -> Any:
        common, own = split_words(values)
        own[1]["title"] = "El personal abre la caja roja."
        return common, own

    monkeypatch.setattr("scormkit.pages.together.split_words", leaking)
    with pytest.raises(FindingsError) as raised:
        build(course)
    (leak,) = (each for each in raised.value.diagnostics if each.severity.name == "ERROR")
    assert leak.code == "PKG040"
    assert leak.span is not None
    assert leak.span.file == "aid/locales/es/basics/01-start.md"
    assert "languages/es.js" in leak.message


def test_a_list_of_builds_may_ask_for_it(course: Path) -> None:
    text = (course / "course.yaml").read_text("utf-8")
    (course / "course.yaml").write_text(
        f"{text}builds:\n  - {{audience: public, locale: [en, es]}}\n  - {{audience: staff}}\n", "utf-8"
    )
    assert api.selections(course) == (
        Selection(audience="public", together=("en-US", "es")),
        Selection(audience="staff"),
    )
    found = api.check(course, selections=api.selections(course))
    assert not any(each.severity.name == "ERROR" for each in found)


def test_a_language_that_there_is_not_is_named(course: Path) -> None:
    with pytest.raises(FindingsError) as raised:
        api.build(course, selection=Selection(audience="public", together=("en-US", "fr")))
    errors = [each.code for each in raised.value.diagnostics if each.severity.name == "ERROR"]
    assert errors == ["LOC001"]


def test_the_same_bytes(course: Path) -> None:
    first, _ = build(course)
    assert build(course)[0].digest == first.digest


def test_what_two_languages_share() -> None:
    one = {"a": 1, "t": "x", "l": [{"t": "x"}, 2], "data": {"accept": ["x"], "u": "x"}, "spoken": "en"}
    two = {"a": 1, "t": "y", "l": [{"t": "x"}, 2], "data": {"accept": ["y"], "u": "y"}}
    common, own = split_words([one, two])
    assert common == {"a": 1, "l": [{"t": "x"}, 2], "data": {"accept": ["x", "y"], "u": "x"}}
    assert own == [
        {"t": "x", "data": {"accept": ["x", "y"], "u": "x"}, "spoken": "en"},
        {"t": "y", "data": {"accept": ["y", "x"], "u": "y"}, "spoken": None},
    ]
    assert lay_over(common, own[1]) == {**two, "data": {"accept": ["y", "x"], "u": "y"}, "spoken": None}
