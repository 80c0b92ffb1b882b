"""A course in several languages: each package is in one, and nothing but words differs between them."""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scormkit import api
from scormkit.api import Built, Selection
from scormkit.errors import FindingsError
from scormkit.translating.managing import confirm, states_of

ES = Selection(locale="es")
FILES = {
    "course.yaml": """\
title: First aid
description: What to do first.
language: en-US
notice: Stop when you like.
audiences: {public: Everyone, staff: Our staff}
variables: {place: the office}
""",
    "facts.yaml": """\
calls: {value: '1,200', unit: calls, source: {title: A page}, as_of: 2025-06, review: never}
""",
    "contacts.yaml": """\
line:
  {name: The line, phone: 1-800-843-5678, hours: All day, source: {title: P}, as_of: 2025, review: 3 months}
""",
    "glossary.yaml": "shock: {term: shock, short: When the body fails.}\n",
    "variants/north.yaml": "title: First aid in the north\nvariables: {place: the north}\n",
    "basics/unit.yaml": "title: The basics\nobjectives: {O1: Call for help}\n",
    "basics/01-start.md": """\
---
objectives: [O1]
---
# Before you start

Call {{ contact.line.name }} ({{ contact.line.phone }}) in {{ variable.place }}. See [below](#the-signs).

![A plan](../media/plan.svg)

## The signs

There were {{ fact.calls }}. {{ term.Shock }} is one sign.

:::only {audience=staff}
Staff open the red box.
:::

:::checklist My bag {id=bag}
- A phone
- A map
:::

```question
type: ordering
prompt: What comes first?
items: [Look, Call, Help]
feedback: {correct: Right., incorrect: Try again.}
```
""",
    "basics/check.yaml": """\
title: Check
questions:
  - type: choice
    id: q1
    prompt: What do you do?
    objectives: [O1]
    options: [{text: Wait}, {text: Call, correct: true, feedback: Yes.}, {text: Hide, only: staff}]
  - type: fill-in
    prompt: Whom do you call?
    accept: [the line]
""",
    "media/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Plan</title></svg>",
}
SPANISH = {
    "locales/es/course.yaml": """\
title: Primeros auxilios
notice: Pare cuando quiera.
variables: {place: la oficina}
""",
    "locales/es/facts.yaml": "calls: {value: '1.200', unit: llamadas}\n",
    "locales/es/contacts.yaml": "line: {name: La línea, hours: Todo el día}\n",
    "locales/es/glossary.yaml": "shock: {term: choque, short: Cuando el cuerpo falla.}\n",
    "locales/es/variants/north.yaml": """\
title: Primeros auxilios en el norte
variables: {place: el norte}
""",
    "locales/es/basics/unit.yaml": "title: Lo básico\nobjectives: {O1: Pedir ayuda}\n",
    "locales/es/basics/01-start.md": """\
# Antes de empezar

Llame a {{ contact.line.name }} ({{ contact.line.phone }}) en {{ variable.place }}. Vea [abajo](#the-signs).

![Un plano](../media/plan.svg)

## Las señales

Hubo {{ fact.calls }}. {{ term.Shock }} es una señal.

:::only {audience=staff}
El personal abre la caja roja.
:::

:::checklist Mi bolsa {id=bag}
- Un teléfono
- Un mapa
:::

```question
prompt: ¿Qué va primero?
items: [Mirar, Llamar, Ayudar]
feedback: {correct: Bien., incorrect: Otra vez.}
```
""",
    "locales/es/basics/check.yaml": """\
title: Compruebe
questions:
  q1:
    prompt: ¿Qué hace?
    options: [{text: Esperar}, {text: Llamar, feedback: Sí.}, {text: Esconderse}]
  2: {prompt: ¿A quién llama?, accept: [la línea, línea]}
""",
    "locales/es/media/plan.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>Plano</title></svg>",
}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write(tmp_path / "aid", FILES | SPANISH)
    return tmp_path / "aid"


def build(course: Path, **choice: Any) -> tuple[Built, zipfile.ZipFile]:
    chosen = Selection(**{"audience": "public", **choice})
    built = api.build(course, out=course.parent / "out", selection=chosen)
    return built, zipfile.ZipFile(built.path)


def data_of(package: zipfile.ZipFile) -> dict[str, Any]:
    page = package.read("index.html").decode()
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def without_words(value: Any) -> Any:
    """A course's data without what is read: keys, numbers and rules stay."""
    words = {"title", "text", "language", "spoken"}
    if isinstance(value, dict):
        return {key: without_words(each) for key, each in value.items() if key not in words}
    return [without_words(each) for each in value] if isinstance(value, list) else value


def test_a_package_is_in_the_language_that_was_chosen(course: Path) -> None:
    built, package = build(course, locale="es")
    page = package.read("index.html").decode()
    assert built.path.name == "aid-public-es-scorm12.zip"
    assert '<html lang="es" dir="ltr">' in page
    assert "Primeros auxilios" in package.read("imsmanifest.xml").decode()
    for said in (
        "La línea", "1-800-843-5678", "la oficina", "1.200\N{NO-BREAK SPACE}llamadas", "Choque", "Mi bolsa",
        "¿Qué va primero?", "Esconderse", "Pedir ayuda", "Siguiente",
    ):  # fmt: skip
        assert (said in page) is (said != "Esconderse"), said
    for english in ("The line", "Before you start", "My bag", "What comes first", "the office", "The basics"):
        assert english not in page, english
    assert "What to do first." in package.read("imsmanifest.xml").decode(), "what is missing is the course's"
    assert "Plano" in package.read("media/plan.svg").decode()


def test_the_course_itself_is_as_without_translations(course: Path, tmp_path: Path) -> None:
    _, package = build(course)
    before = {each: package.read(each) for each in package.namelist()}
    write(tmp_path / "plain" / "aid", FILES)
    _, plain = build(tmp_path / "plain" / "aid")
    assert {each: plain.read(each) for each in plain.namelist()} == before


def test_all_languages_share_one_lock_and_one_saved_state(course: Path) -> None:
    _, english = build(course)
    lock = (course / "course.lock").read_bytes()
    built, spanish = build(course, locale="es")
    assert (course / "course.lock").read_bytes() == lock
    assert not built.lock_changed
    assert without_words(data_of(english)) == without_words(
        {**data_of(spanish), "units": without_accepted(data_of(spanish)["units"], data_of(english)["units"])}
    )
    assert data_of(english)["tag"] == data_of(spanish)["tag"]


def without_accepted(units: Any, other: Any) -> Any:
    """What is right when words are typed is language; in its place stands what the other course takes."""
    units[0]["pages"][1]["questions"][1]["data"]["accept"] = other[0]["pages"][1]["questions"][1]["data"][
        "accept"
    ]
    return units


def test_a_lock_that_a_translation_begins_is_that_of_the_course(course: Path, tmp_path: Path) -> None:
    build(course, locale="es")
    write(tmp_path / "plain" / "aid", FILES)
    build(tmp_path / "plain" / "aid")
    assert (course / "course.lock").read_bytes() == (tmp_path / "plain" / "aid" / "course.lock").read_bytes()


def test_variants_and_audiences_are_chosen_of_what_is_translated(course: Path) -> None:
    built, package = build(course, locale="es", variant="north", audience="staff")
    page = package.read("index.html").decode()
    assert built.path.name == "aid-north-staff-es-scorm12.zip"
    for said in ("Primeros auxilios en el norte", "el norte", "caja roja", "Esconderse"):
        assert said in page, said
    _, public = build(course, locale="es")
    for name in public.namelist():
        assert b"caja roja" not in public.read(name)
        assert b"Esconderse" not in public.read(name)


def test_translated_text_for_others_is_found_in_a_finished_package(course: Path) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'><title>El personal abre la caja roja.</title></svg>"
    (course / "locales/es/media/plan.svg").write_text(drawing, encoding="utf-8")
    with pytest.raises(FindingsError) as error:
        build(course, locale="es")
    assert "locales/es/basics/01-start.md" in str(error.value.diagnostics[0].span)


def test_links_find_headings_by_the_words_of_the_course(course: Path) -> None:
    _, package = build(course, locale="es")
    page = package.read("index.html").decode()
    assert re.search(r'<h2 id="[^"]*the-signs"[^>]*>Las señales', page)


def test_selections_of_languages(course: Path) -> None:
    assert api.selections(course, locales=["all"]) == (Selection(), ES)
    assert api.selections(course, locales=["ES"]) == (ES,)
    assert api.selections(course, locales=["en-us"]) == (Selection(),)
    assert api.selections(course, locales=["es"], audiences=["all"]) == (
        Selection(audience="public", locale="es"),
        Selection(audience="staff", locale="es"),
    )
    text = (course / "course.yaml").read_text(encoding="utf-8")
    (course / "course.yaml").write_text(
        f"{text}builds: [{{audience: public, locale: es}}]\n", encoding="utf-8"
    )
    assert api.selections(course) == (Selection(audience="public", locale="es"),)


def test_a_check_looks_at_every_language_and_says_each_thing_once(course: Path) -> None:
    path = course / "locales/es/basics/01-start.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("[abajo](#the-signs)", "abajo"), encoding="utf-8"
    )
    found = [each for each in api.check(course) if each.code != "CRS142"]
    assert [(each.code, each.span and each.span.file) for each in found if each.code.startswith("LOC")] == [
        ("LOC010", "aid/locales/es/basics/01-start.md")
    ]
    assert len(found) == len({(each.code, each.span) for each in found})
    assert [each.code for each in api.check(course, selections=[ES])].count("LOC010") == 1


def test_how_a_translation_stands(course: Path) -> None:
    (state,) = states_of(course, [], [])
    assert state.counted == {"translated": 36, "stale": 0, "missing": 3}
    assert [text.key for text, _ in state.open] == [
        "description",
        "calls.source.title",
        "line.source.title",
    ]
    assert confirm(course, "es", []) > 30
    source = course / "basics/unit.yaml"
    source.write_text(
        source.read_text(encoding="utf-8").replace("Call for help", "Call early"), encoding="utf-8"
    )
    (state,) = states_of(course, ["es"], [])
    assert state.counted["stale"] == 1
    assert [each.code for each in api.check(course) if each.code.startswith("LOC")] == ["LOC012"]
    confirm(course, "es", ["basics/unit.yaml"])
    (state,) = states_of(course, [], [])
    assert state.counted["stale"] == 0
    with pytest.raises(ValueError, match=r"Did you mean basics/unit\.yaml"):
        confirm(course, "es", ["basic/unit.yaml"])


def test_what_reads_the_same_counts_once_it_is_confirmed(course: Path) -> None:
    (course / "locales/es/facts.yaml").write_text(
        "calls: {value: '1.200', unit: llamadas, source: {title: A page}}\n", encoding="utf-8"
    )
    (state,) = states_of(course, [], [])
    assert state.counted["missing"] == 3
    confirm(course, "es", [])
    (state,) = states_of(course, [], [])
    assert state.counted["missing"] == 3
    confirm(course, "es", [], same=True)
    (state,) = states_of(course, [], [])
    assert state.counted["missing"] == 2


def test_a_translation_turns_the_page_and_brings_its_own_words_and_marks(course: Path) -> None:
    write(course, {"locales/ar/course.yaml": "title: الإسعافات الأولية\n"})
    _, package = build(course, locale="ar")
    page = package.read("index.html").decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "Before you start" in page, "what is missing is the course's own"
    assert data_of(package)["language"] == "ar"


def test_a_condition_on_an_option_is_written_in_the_words_of_the_course(course: Path) -> None:
    write(
        course,
        {
            "basics/02-who.md": "# Who\n\n```question\ntype: choice\nid: who\nprompt: Who are you?\n"
            "options: [{text: A nurse, correct: true}, {text: A clerk}]\n```\n",
            "basics/03-nurses.md": "---\nshow_if: {question: 02-who.who, chose: A nurse}\n---\n# Nurses\n",
            "locales/es/basics/02-who.md": "# Quién\n\n```question\nid: who\nprompt: ¿Quién es?\n"
            "options: [{text: Enfermera}, {text: Oficinista}]\n```\n",
        },
    )
    text = (course / "basics/03-nurses.md").read_text(encoding="utf-8").replace("02-who.who", "who.who")
    (course / "basics/03-nurses.md").write_text(text, encoding="utf-8")
    _, package = build(course, locale="es")
    assert "Enfermera" in package.read("index.html").decode()


def test_a_large_course_is_translated_with_work_that_grows_with_it(tmp_path: Path) -> None:
    def reading(count: int) -> float:
        folder = tmp_path / str(count)
        questions = "".join(
            f"  - {{type: true-false, id: q{each}, prompt: Question {each}, answer: true,\n"
            f"    feedback: {{correct: Right {each}, incorrect: Wrong {each}}}}}\n"
            for each in range(count)
        )
        said = "".join(
            f"  q{each}: {{prompt: Pregunta {each}, feedback: {{correct: Sí {each}, last: No}}}}\n"
            for each in range(count)
        )
        files = {
            "course.yaml": "title: Large\n",
            "a/unit.yaml": "title: A\n",
            "a/check.yaml": f"title: Check\nquestions:\n{questions}",
            "locales/es/a/check.yaml": f"questions:\n{said}",
        }
        write(folder, files)
        return calls_of(lambda: states_of(folder, [], [])) / count

    assert reading(400) < 1.2 * reading(100)


def calls_of(run: Callable[[], object]) -> int:
    """The functions that are called in `run`: unlike its time the same each time, also on a busy machine."""
    count = 0

    def note(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
