"""What a variant replaces and adds, in another language: translated, and known by the same names."""

from __future__ import annotations

from pathlib import Path

from scormkit import api
from scormkit.diagnostics import Severity
from tests.unit.test_locales import FILES, SPANISH, build, data_of, without_words, write

NORTH = {
    "variants/north.yaml": """\
title: North
variables: {place: the north}
replace:
  basics.check.q1: {prompt: What do you do up north?}
  basics.start.bag: |
    :::checklist My winter bag {id=bag}
    - A phone
    - A shovel
    :::
  basics.more: north/more.md
add:
  - after: basics.check.q1
    question:
      {type: true-false, id: snow, prompt: It snows., answer: true, feedback: {correct: Yes., incorrect: No.}}
  - after: basics.start
    page: north/extra.md
""",
    "basics/02-more.md": "# More\n\nWords.\n",
    "variants/north/more.md": "# More up north\n\nSnow.\n\n```question\ntype: true-false\nid: ice\n"
    "prompt: Ice?\nanswer: true\n```\n",
    "variants/north/extra.md": "# Extra\n\nOnly here.\n",
    "locales/es/variants/north.yaml": """\
title: Norte
variables: {place: el norte}
replace:
  basics.check.q1: {prompt: ¿Qué hace en el norte?}
  basics.start.bag: |
    :::checklist Mi bolsa de invierno {id=bag}
    - Un teléfono
    - Una pala
    :::
add:
  1: {question: {prompt: Nieva., feedback: {correct: Sí., incorrect: Mire otra vez.}}}
""",
    "locales/es/variants/north/more.md": "# Más en el norte\n\nNieve.\n\n```question\nid: ice\n"
    "prompt: ¿Hielo?\n```\n",
    "locales/es/variants/north/extra.md": "# Extra del norte\n\nSolo aquí.\n",
}


def test_what_a_variant_replaces_and_adds_is_translated(tmp_path: Path) -> None:
    course = tmp_path / "aid"
    write(course, FILES | SPANISH | NORTH)
    _, english = build(course, variant="north")
    lock = (course / "course.lock").read_bytes()
    _, spanish = build(course, variant="north", locale="es")
    assert (course / "course.lock").read_bytes() == lock
    page = spanish.read("index.html").decode()
    for said in (
        "Norte", "¿Qué hace en el norte?", "bolsa de invierno", "Una pala", "Nieva.", "Más en el norte",
        "¿Hielo?", "Solo aquí.",
    ):  # fmt: skip
        assert said in page, said
    units = [without_words(data_of(each)["units"]) for each in (english, spanish)]
    for each in units:
        del each[0]["pages"][3]["questions"][2]["data"]["accept"]  # what is right when words are typed
    assert units[0] == units[1]
    _, plain = build(course, locale="es")
    for name in plain.namelist():
        for hidden in ("bolsa de invierno", "Nieva.", "Solo aquí."):
            assert hidden.encode() not in plain.read(name), hidden


def test_nothing_of_it_is_reported(tmp_path: Path) -> None:
    course = tmp_path / "aid"
    write(course, FILES | SPANISH | NORTH)
    found = api.check(course)
    assert [each for each in found if each.severity is Severity.ERROR or each.code.startswith("LOC")] == []
