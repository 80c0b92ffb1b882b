"""What the guide shows and what the real courses hold is what an editor with our schemas accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from referencing import Registry
from referencing.jsonschema import DRAFT7

from scormkit.course.json_schema import schemas
from scormkit.interactions import INTERACTIONS
from tests.unit.course.test_json_schema import flags

ROOT = Path(__file__).resolve().parents[3]


class _Yaml12Loader(yaml.CSafeLoader):
    """As editors read YAML (1.2): dates and `no` are text; and `[so?]` is a list."""


_Yaml12Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
ELSEWHERE = frozenset({"ci.md", "simulate.md"})
"""Guides whose YAML is for other programs, or for `simulate`."""
FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
FRONT = re.compile(r"\A---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)
SCHEMAS = schemas()
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, DRAFT7.create_resource(each)) for name, each in SCHEMAS.items()
)
QUESTION = {"$ref": "assessment.schema.json#/properties/questions/items"}


def faults(schema: dict[str, Any], text: str) -> list[str]:
    """What an editor would underline in a YAML text."""
    data = flags(yaml.load(text, Loader=_Yaml12Loader))
    found = jsonschema.Draft7Validator(schema, registry=REGISTRY).iter_errors(data)
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message}" for each in found]


def kind_of(name: str) -> str | None:
    """The schema of a file of a course, by its path in the course."""
    folder, _, base = name.rpartition("/")
    first = folder.split("/")[0]
    if not name.endswith(".yaml") or first == "locales":
        return None
    if base in ("course.yaml", "facts.yaml", "contacts.yaml", "glossary.yaml", "unit.yaml"):
        return f"{base.removesuffix('.yaml')}.schema.json"
    known = {"banks": "bank", "variants": "variant"}
    return f"{known.get(first, 'assessment')}.schema.json"


def parts(name: str, text: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Every piece of YAML in a file of a course, with the schema that an editor holds it against."""
    kind = kind_of(name)
    if kind is not None:
        yield SCHEMAS[kind], text
    if name.endswith(".md"):
        front = FRONT.match(text)
        if front:
            yield SCHEMAS["page.schema.json"], front[1]
        for _, info, body in FENCE.findall(text):
            if info.strip() == "question":
                yield QUESTION, body


REAL = [path for path in sorted((ROOT / "courses").rglob("*")) if path.suffix in (".yaml", ".md")]
REAL = [path for path in REAL if "locales" not in path.relative_to(ROOT).parts]
"""Without translations, whose schemas are held against them in test_json_schema.py."""


@pytest.mark.parametrize("course", sorted({path.relative_to(ROOT).parts[1] for path in REAL}))
def test_the_real_courses_are_valid(course: str) -> None:
    folder = ROOT / "courses" / course
    checked = 0
    for path in REAL:
        if path.is_relative_to(folder):
            name = path.relative_to(folder).as_posix()
            for schema, text in parts(name, path.read_text(encoding="utf-8")):
                assert faults(schema, text) == [], name
                checked += 1
    assert checked >= 5


GUIDES = [path for path in sorted((ROOT / "docs/guide").rglob("*.md")) if path.name not in ELSEWHERE]


def examples(page: Path) -> Iterator[tuple[str | None, str]]:
    """The examples of a guide: the name of the file, where it has one, and the text."""
    for _, info, body in FENCE.findall(page.read_text(encoding="utf-8")):
        named = re.search(r"file=\S+?/(\S+)", info)
        language = info.split()[0] if info.strip() else ""
        if language in ("yaml", "markdown", "question"):
            yield named[1] if named else None, body if language != "question" else f"```question\n{body}```\n"


def accepted_by_some(text: str) -> list[str]:
    """What the schema that fits best says of a part of some file; what a part leaves out does not count."""
    best: list[str] | None = None
    of_types = [{"$ref": f"assessment.schema.json#/$defs/{name}"} for name in INTERACTIONS]
    for schema in (*SCHEMAS.values(), QUESTION, {"type": "array", "items": QUESTION}, *of_types):
        part = {key: each for key, each in schema.items() if key not in ("required", "oneOf")}
        found = [each for each in faults(part, text) if not each.endswith("is a required property")]
        best = found if best is None or len(found) < len(best) else best
    return best or []


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_the_examples_of_the_guide_are_valid(page: Path) -> None:
    for name, text in examples(page):
        if name is not None and (kind_of(name) or name.endswith(".md")):
            for schema, part in parts(name, text):
                assert faults(schema, part) == [], f"{page.name}: {name}"
        elif text.lstrip().startswith(("#", ":::", "```")) or FRONT.match(text):
            for schema, part in parts("page.md", text):
                assert faults(schema, part) == [], f"{page.name}: {part[:60]}"
        elif not re.match(r"[A-Z\[!<]", text):
            assert accepted_by_some(text) == [], f"{page.name}: {text[:60]}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("first/unit.yaml", "title: A\naudience: [public, police]\n"),
        ("first/01-a.md", ("---\nonly: public\n---\n```question\ntype: true-false\nvariant: north\n"
         "prompt: A\nanswer: true\n```\n")),
        ("first/check.yaml", ("title: A\naudience: police\nquestions:\n- type: choice\n  prompt: A\n"
         "  only: police\n  options: [{text: A, audience: police}, {text: B}]\n")),
        ("banks/a.yaml", "questions:\n- {type: true-false, audience: police, prompt: A, answer: true}\n"),
        ("facts.yaml", "a: {audience: police, value: 1, source: {title: A}, as_of: 2025, review: never}\n"),
        ("glossary.yaml", "a: {term: A, short: B, variant: [north]}\n"),
    ],
)  # fmt: skip
def test_marks_are_known_wherever_they_may_stand(name: str, text: str) -> None:
    found = list(parts(name, text))
    assert found
    for schema, part in found:
        assert faults(schema, part) == []
        assert faults(schema, re.sub(r"\b(audience|only|variant):", r"\1s:", part))
