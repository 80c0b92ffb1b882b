"""The example on the page of each code about translations has the fault that the page is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from scormkit import api
from scormkit.diagnostics import Fault
from scormkit.errors import FindingsError
from scormkit.translating.exchange import import_file
from tests.docs.test_examples import FENCE

PAGE, CHECK = "locales/es/first/01-page.md", "first/check.yaml"
COURSE = {
    "course.yaml": "title: First aid\nlanguage: en\n",
    "contacts.yaml": "line:\n  {name: A line, phone: 1-800-843-5678, source: {title: A}, as_of: 2026, "
    "review: never}\n",
    "first/unit.yaml": "title: First unit\n",
    "first/01-page.md": "# Before you begin\n\n:::checklist What I carry {id=bag}\n- A phone\n- A map\n:::\n",
    "first/02-more.md": "# More\n\nWords. {{ contact.line.phone }}\n",
    CHECK: "title: A check\nquestions:\n- id: q1\n  type: choice\n  prompt: What first?\n"
    "  options: [{text: Call, correct: true}, {text: Wait}, {text: Hide}]\n",
    "locales/es/course.yaml": "title: Primeros auxilios\n",
}
TRUE = {
    CHECK: "title: A check\nquestions:\n"
    "- {id: q1, type: true-false, prompt: Anyone can call., answer: true}\n"
}
CITES = {"first/01-page.md": "Call the help line: {{ contact.line.phone }}.\n"}
NAMED = re.compile(r"\A# (locales/[\w./-]+)[^\n]*\n")

Place = Callable[[str], Mapping[str, str]]
COMMANDS = {"LOC012": "tests/unit/test_locales.py", "LOC033": "tests/unit/translating/test_exchange.py"}
"""Codes whose example is a command, and the tests that give it."""


def _named(example: str) -> Mapping[str, str]:
    """An example that says in its first line which file it is."""
    match = NAMED.match(example)
    assert match is not None
    return {match[1]: example[match.end() :]}


def _paths(example: str) -> Mapping[str, str]:
    """An example that lists paths."""
    text = {".md": "# Words\n\nWords.\n", ".yaml": "title: A title\n"}
    files = {each: text[Path(each).suffix] for each in example.split()}
    return {
        **files,
        **{f"{each.split('/')[0]}/unit.yaml": "title: A\n" for each in files if "locales" not in each},
    }


PLACES: Mapping[str, Place] = {
    "LOC001": lambda example: {"course.yaml": example, "locales/es/course.yaml": ""},
    "LOC002": _paths,
    "LOC003": lambda example: {"course.yaml": example, "locales/en/course.yaml": "title: A\n"},
    "LOC004": _paths,
    "LOC005": _named,
    "LOC006": lambda example: {**TRUE, **_named(example)},
    "LOC007": _named,
    "LOC008": _named,
    "LOC009": lambda example: {PAGE: example},
    "LOC010": lambda example: {**CITES, PAGE: example},
    "LOC011": lambda example: {**CITES, PAGE: example},
    "LOC013": lambda example: {"course.yaml": example},
    "LOC014": _named,
}


def xliff(
    inside: str, head: str = '<xliff version="2.0" srcLang="en" trgLang="es"', file: str = "course.yaml"
) -> str:
    space = 'xmlns="urn:oasis:names:tc:xliff:document:2.0"'
    return f'{head} {space}><file id="f1" original="{file}">{inside}</file></xliff>'


def _segment(text: str) -> str:
    key = 'xmlns:sk="urn:scormkit:translation" sk:mark="00000000"'
    return xliff(f'<unit id="u1" name="text.1" {key}>{text}</unit>', file="first/01-page.md")


SENT: Mapping[str, Callable[[str], str]] = {
    "LOC030": str,
    "LOC031": str,
    "LOC032": str,
    "LOC034": lambda example: xliff(
        "", head=example.strip().removesuffix(">").replace('srcLang="en"', 'srcLang="de"')
    ),
    "LOC035": lambda example: xliff(f"{example}<segment><target>A</target></segment></unit>", file=CHECK),
    "LOC036": xliff,
    "LOC037": _segment,
    "LOC038": lambda example: xliff(
        '<unit id="u1" name="text.1">'
        '<originalData><data id="d1">{{ contact.line.phone }}</data></originalData>'
        f"<segment>{example}</segment></unit>",
        file="first/01-page.md",
    ),
    "LOC039": lambda example: xliff(
        f'<unit id="u1" name="title"><segment><source>A</source>{example}</segment></unit>'
    ),
}

FAULTS = [each for each in api.catalog() if each.code.startswith("LOC")]


def examples(fault: Fault[...]) -> list[str]:
    found = [body for _, _, body in FENCE.findall(fault.page)]
    assert found, "each page has an example"
    return found


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in {**COURSE, **files}.items():
        if text:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("fault", FAULTS, ids=[each.code for each in FAULTS])
def test_the_example_of_a_page_has_its_fault(fault: Fault[...], tmp_path: Path) -> None:
    code, (example, *_) = fault.code, examples(fault)
    course = tmp_path / "course"
    if code in COMMANDS:
        assert code in (Path(__file__).parents[2] / COMMANDS[code]).read_text("utf-8")
    elif code in SENT:
        write(course, {} if code == "LOC037" else CITES)
        (tmp_path / "x.xlf").write_text(SENT[code](example), encoding="utf-8")
        try:
            found = import_file(course, tmp_path / "x.xlf")[2]
        except FindingsError as error:
            found = list(error.diagnostics)
        assert code in {each.code for each in found}
    else:
        write(course, PLACES[code](example))
        listed = api.selections(course) if "builds" in example else None
        assert code in {each.code for each in api.check(course, selections=listed)}
