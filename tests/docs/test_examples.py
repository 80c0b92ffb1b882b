"""The example on the page of each code has the fault that the page is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from scormkit import api
from scormkit.diagnostics import Fault

FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
FAMILIES = ("CRS", "MDN", "QST", "PLN", "YML", "SRC", "SCO")

NO_FILE_OF_A_COURSE = {
    "CRS001": "a command", "CRS002": "a command", "CRS003": "a command", "CRS006": "a listing",
    "CRS008": "a listing", "CRS010": "a listing", "CRS013": "a listing", "CRS041": "a name",
    "CRS122": "a name", "CRS164": "a command", "PLN006": "a command", "PLN037": "a command",
    "SRC001": "too large to print", "SRC002": "no text", "SRC003": "no text", "SRC004": "not to be seen",
    "SRC005": "a listing", "YML002": "not to be seen", "YML017": "not to be seen",
    "CRS037": "too long to print", "PLN007": "too long to print", "QST005": "too long to print",
    "QST036": "too long to print", "QST041": "too long to print", "SCO001": "too long to print",
    "SCO002": "too long to print", "PLN002": "a part of a lock", "PLN004": "a part of a lock",
    "PLN005": "a part of a lock", "PLN014": "a part of a lock",
    "PLN060": "a command", "PLN061": "a command", "PLN062": "a command",
    "CRS154": "a film", "CRS182": "a listing", "CRS204": "too large to print",
}  # fmt: skip
"""Codes whose example is no text that could be tried; tests/rules has a case for each of them."""

AROUND: Mapping[str, Mapping[str, str]] = yaml.safe_load(
    (Path(__file__).with_name("examples.yaml")).read_text(encoding="utf-8")
)


def around(code: str) -> Mapping[str, str]:
    """What the example of a code needs around it (examples.yaml)."""
    own = dict(AROUND.get(code, {}))
    base = AROUND[own.pop("base")] if "base" in own else {}
    return {**base, **own}


BASE = {
    "course.yaml": "title: A course\n",
    "first/unit.yaml": "title: A unit\nobjectives: {O1: One, O2: Two}\n",
    "first/01-page.md": "# A page\n\nWords.\n",
    "media/circles.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}
NAMED = re.compile(r"^# (?:a )?([\w/-]+\.(?:yaml|md))[^\n]*\n", re.MULTILINE)


def indented(text: str) -> str:
    return "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))


def by_file(text: str) -> dict[str, str]:
    """The files of an example that names them in comments, such as `# second/unit.yaml`."""
    parts = NAMED.split(text)
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    for name, content in list(files.items()):
        if name.endswith(".md"):
            files[name] = f"---\n{content}---\n# A page\n"
        if name.endswith("unit.yaml") and "title:" not in content:
            files[name] = f"title: A unit\n{content}"
        if name == "course.yaml" and "title:" not in content:
            files[name] = f"title: A course\n{content}"
    return files


def placements(language: str, text: str, around: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The ways in which an example can stand in a course."""
    if "!" in around:
        named = around["!"]
        known = around.get(named, "title: A unit\n" if named.endswith("unit.yaml") else "")
        yield {named: text}
        yield {named: known + text}
    if "?" in around:
        yield {"first/check.yaml": f"title: A check\nquestions:\n{around['?'].replace('EXAMPLE', text)}"}
        yield {
            "first/check.yaml": f"title: A check\nquestions:\n{around['?'].replace('EXAMPLE', text.strip())}"
        }
    if language in ("markdown", "text"):
        yield {"first/01-page.md": text}
        yield {"first/01-page.md": f"# A page\n\n{text}"}
    elif language == "question":
        yield {"first/01-page.md": f"# A page\n\n```question\n{text}```\n"}
    elif language == "yaml":
        files = by_file(text)
        if any("/" in name for name in files) or len(files) > 1 or "course.yaml" in files:
            yield files
        yield {"course.yaml": text}
        yield {"course.yaml": f"title: A course\n{text}"}
        yield {"first/unit.yaml": text}
        yield {"first/unit.yaml": f"title: A unit\n{text}"}
        yield {"first/unit.yaml": f"title: A unit\nobjectives: {{O1: One, O2: Two}}\n{text}"}
        yield {"first/check.yaml": text}
        yield {"first/check.yaml": f"title: A check\n{text}"}
        yield {"first/check.yaml": f"title: A check\nquestions:\n{indented(text)}"}
        yield {"first/check.yaml": f"title: A check\nquestions:\n- {indented(text)[2:]}"}
        for kind in ("choice", "true-false"):
            yield {
                "first/check.yaml": f"title: A\nquestions:\n- type: {kind}\n  prompt: A?\n{indented(text)}"
            }
        yield {"first/01-page.md": f"---\n{text}---\n# A page\n"}
        yield {"first/01-page.md": f"# A page\n\n```question\n{text}```\n"}
        yield from ({f"{register}.yaml": text} for register in ("facts", "contacts", "glossary"))
        yield {"variants/north.yaml": text}
        yield {"banks/basics.yaml": text}


def codes_of(folder: Path, files: Mapping[str, str], without: str | None) -> set[str]:
    for name, text in {**BASE, **files}.items():
        if name != without and name[0] not in "!?-":
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    selections = None
    if "builds" in files:
        selections = api.selections(folder)
    found = api.check(folder, today=date(2026, 11, 22), selections=selections)
    return {each.code for each in found}


FAULTS = [each for each in api.catalog() if each.code[:3] in FAMILIES and not each.code.startswith("SCO1")]


@pytest.mark.parametrize("fault", FAULTS, ids=[each.code for each in FAULTS])
def test_the_example_of_a_page_has_its_fault(fault: Fault[...], tmp_path: Path) -> None:
    if fault.code in NO_FILE_OF_A_COURSE:
        return
    beside = around(fault.code)
    tried = 0
    for _, info, body in FENCE.findall(fault.page):
        for files in placements(info.strip().partition(" ")[0], body, beside):
            tried += 1
            if fault.code in codes_of(tmp_path / str(tried), {**beside, **files}, beside.get("-")):
                return
    pytest.fail(f"{fault.code} is not found in its example, in {tried} places")


def test_what_is_left_out_is_left_out_for_a_reason() -> None:
    assert {each.code for each in FAULTS} >= NO_FILE_OF_A_COURSE.keys() | (AROUND.keys() - {"basics"})
    assert len(NO_FILE_OF_A_COURSE) * 7 < len(FAULTS)
