"""Likert, matrix, long text: what an author may write where nothing is right, and its encodings."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.base import PlacedOption
from scormkit.interactions.encoding import Component, Interaction
from scormkit.interactions.likert import encodings as likert
from scormkit.interactions.likert import faults as survey_faults
from scormkit.interactions.long_text import encodings as long_text
from scormkit.interactions.long_text import faults as text_faults
from scormkit.interactions.matrix import encodings as matrix
from scormkit.interactions.matrix import faults as row_faults
from scormkit.source.document import Where
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml

LIKERT = "type: likert\nprompt: Well?\nscale: [Bad, So-so, Good]\n"
MATRIX = "type: matrix\nprompt: Well?\nrows: [One, Two]\nscale: [Bad, Good]\n"
LONG = "type: long-text\nprompt: Well?\n"
NAMES = "abcdefghijkl"


def read(text: str) -> tuple[Any, Where]:
    problems: list[Diagnostic] = []
    document = parse_yaml(SourceFile("demo/one/check.yaml", text), problems.append)
    assert document is not None
    assert problems == []
    return INTERACTIONS[document.data["type"]].model.model_validate(document.data), Where(document)


def findings(text: str) -> list[Diagnostic]:
    spec, where = read(text)
    return list(INTERACTIONS[spec.type].check(spec, where))


def places(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in findings(text) if each.span]


@pytest.mark.parametrize("text", [LIKERT, MATRIX, LONG])
def test_a_good_question_is_never_graded(text: str) -> None:
    spec, _ = read(text)
    assert places(text) == []
    assert not INTERACTIONS[spec.type].graded(spec)


@pytest.mark.parametrize("text", [LIKERT, MATRIX, LONG])
def test_what_is_about_right_and_wrong_changes_nothing_and_is_said_so(text: str) -> None:
    line = text.count("\n") + 1
    feedback = "feedback:\n  correct: Thanks.\n  partly: B\n  incorrect: C\n  last: D\n"
    found = findings(f"{text}points: 2\ncredit: partial\n{feedback}")
    assert [(each.code, each.span and each.span.line) for each in found] == [
        ("QST057", place) for place in (line, line + 1, line + 4, line + 5, line + 6)
    ]
    assert {each.severity for each in found} == {Severity.WARNING}


@pytest.mark.parametrize(("count", "codes"), [(1, ["QST056"]), (2, []), (11, []), (12, ["QST056"])])
@pytest.mark.parametrize("text", [LIKERT, MATRIX])
def test_a_scale_has_two_to_eleven_points(text: str, count: int, codes: list[str]) -> None:
    scale = f"scale: [{', '.join(NAMES[:count])}]"
    assert [each[0] for each in places(re.sub(r"scale: .*", scale, text))] == codes


def test_two_points_or_two_rows_with_one_label() -> None:
    assert places(LIKERT.replace("So-so", "Bad")) == [("QST006", 3, 14)]
    assert places(MATRIX.replace("Two", "One").replace("Good", "Bad")) == [
        ("QST006", 3, 13),
        ("QST006", 4, 14),
    ]


@pytest.mark.parametrize(
    ("count", "codes"), [(0, ["QST058"]), (1, ["QST058"]), (2, []), (36, []), (37, ["QST005"])]
)
def test_a_matrix_has_two_to_thirty_six_rows(count: int, codes: list[str]) -> None:
    rows = ", ".join(f"Row {number}" for number in range(count))
    assert [each[0] for each in places(MATRIX.replace("One, Two", rows))] == codes


def test_lengths_of_a_text() -> None:
    assert read(LONG)[0].most == 500
    assert read(LONG + "send: true\n")[0].most == 255
    assert places(LONG + "send: true\nmax_length: 255\n") == []
    assert places(LONG + "send: true\nmax_length: 256\n") == [("QST061", 4, 13)]
    assert places(LONG + "max_length: 4000\n") == []
    assert places(LONG + "min_length: 20\nmax_length: 20\n") == []
    assert places(LONG + "min_length: 21\nmax_length: 20\n") == [("QST062", 3, 13)]
    assert places(LONG + "send: true\nmin_length: 256\n") == [("QST062", 4, 13)]
    for wrong in ("max_length: 4001", "max_length: 0", "min_length: 0", "send: yes"):
        with pytest.raises(ValidationError):
            read(f"{LONG}{wrong}\n")


def test_a_text_is_sent_only_when_the_author_says_so() -> None:
    kind = INTERACTIONS["long-text"]
    assert not kind.record(read(LONG)[0])
    assert kind.record(read(LONG + "send: true\n")[0])
    assert INTERACTIONS["likert"].record(read(LIKERT)[0])


@pytest.mark.parametrize("code", ["QST056", "QST057", "QST058", "QST061", "QST062"])
def test_the_example_of_a_documentation_page_triggers_its_finding(code: str) -> None:
    modules = (survey_faults, row_faults, text_faults)
    fault = {each.code: each for room in modules for each in vars(room).values() if hasattr(each, "code")}[
        code
    ]
    example = re.search(r"```yaml\n(.*?)```", fault.page, re.DOTALL)
    assert example is not None
    assert code in [each[0] for each in places(example[1])]


def test_scorm_2004_and_xapi() -> None:
    points = [PlacedOption(name, key, name) for key, name in enumerate("abc")]
    scale = tuple(Component(name, text) for name, text in zip("abc", ("Bad", "So-so", "Good"), strict=True))
    assert likert.scorm2004(read(LIKERT)[0], points) == Interaction("likert", None)
    assert likert.xapi(read(LIKERT)[0], points) == Interaction("likert", None, (("scale", scale),))

    cells = [PlacedOption("a", 0, "a", "row"), PlacedOption("b", 1, "b", "row")]
    cells += [PlacedOption("a", 2, "a", "column"), PlacedOption("b", 3, "b", "column")]
    rows = (Component("a", "One"), Component("b", "Two"))
    columns = (Component("a", "Bad"), Component("b", "Good"))
    assert matrix.scorm2004(read(MATRIX)[0], cells) == Interaction("matching", None)
    assert matrix.xapi(read(MATRIX)[0], cells) == Interaction(
        "matching", None, (("source", rows), ("target", columns))
    )

    assert long_text.scorm2004(read(LONG)[0], []) == Interaction("long-fill-in", None)
    assert long_text.xapi(read(LONG)[0], []) == Interaction("long-fill-in", None)
