"""Fill-in, cloze and numeric: what an author may write, and what is said where nobody could answer."""

from __future__ import annotations

import importlib
import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scormkit.diagnostics import Diagnostic, faults_of
from scormkit.interactions import FAULT_MODULES, INTERACTIONS
from scormkit.interactions.fill_in.pattern import PatternCostError, PatternError, read_pattern
from scormkit.interactions.fill_in.text import fold
from scormkit.source.document import Where
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml
from tests.unit.interactions.test_cases import cases


def findings(text: str) -> list[Diagnostic]:
    problems: list[Diagnostic] = []
    document = parse_yaml(SourceFile("demo/one/check.yaml", text), problems.append)
    assert document is not None
    assert problems == []
    kind = INTERACTIONS[document.data["type"]]
    return list(kind.check(kind.model.model_validate(document.data), Where(document)))


OWN = [
    (fault.code, fault)
    for kind in ("fill_in", "cloze", "numeric")
    for fault in faults_of(importlib.import_module(f"scormkit.interactions.{kind}.faults"))
]


@pytest.mark.parametrize(("code", "fault"), OWN, ids=[code for code, _ in OWN])
def test_the_example_of_a_documentation_page_triggers_its_finding_alone(code: str, fault: Any) -> None:
    example = re.search(r"```yaml\n(.*?)```", fault.page, re.DOTALL)
    assert example is not None
    assert [each.code for each in findings(example[1])] == [code]


def test_the_faults_are_known_to_the_catalogue() -> None:
    for kind in ("fill_in", "cloze", "numeric"):
        assert f"scormkit.interactions.{kind}.faults" in FAULT_MODULES


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a|a)*",
        "(a|ab)*c",
        "(.*)*",
        "(a?){30}",
        "a?" * 30 + "a" * 30,
        ".*.*.*.*x",
        "((a{1,9}){1,9}){1,9}",
    ],
)
def test_patterns_that_could_stand_still_are_refused(pattern: str) -> None:
    with pytest.raises(PatternCostError):
        read_pattern(pattern, 40)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a",
        "a)",
        "[a",
        "[]",
        "a**",
        "*a",
        "a{2",
        "a{3,1}",
        "{2}",
        "(?=a)b",
        "(?P<x>a)",
        "(?i)a",
        r"\1",
        r"\b",
        "a\\",
        "a+?",
        "[z-a]",
        "a^b",
        r"[\D]",
        "x" * 201,
    ],
)
def test_patterns_that_are_not_understood(pattern: str) -> None:
    with pytest.raises(PatternError):
        read_pattern(pattern, 40)


@pytest.mark.parametrize(
    ("pattern", "fits", "fails"),
    [
        ("colou?r", ["color", "colour"], ["colours", "colur"]),
        ("^112$", ["112"], ["1120", "0112"]),
        ("112|911", ["112", "911"], ["112911", "112 "]),
        (r"\d{2,}-[a-c\-.]\W", ["12-a!", "123--?"], ["1-a!", "12-d!"]),
        (r"(?:ab|c)+\.", ["ab.", "abcab."], [".", "abx."]),
        (r"[^\d]\$", ["x$"], ["1$", "x"]),
        ("a{,2}b{3}", ["bbb", "aabbb"], ["aaabbb", "bb"]),
        ("", [""], ["x"]),
        (r"[[&&||~~]+", ["[&|~"], ["]"]),
    ],
)
def test_patterns_mean_what_they_say_and_the_whole_answer_counts(
    pattern: str, fits: list[str], fails: list[str]
) -> None:
    compiled = re.compile(read_pattern(pattern, 40))
    assert [each for each in fits if not compiled.fullmatch(each)] == []
    assert [each for each in fails if compiled.fullmatch(each)] == []


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab|()[]*+?{}12,.\\d^$-", max_size=20), st.text(alphabet="ab12", max_size=40))
def test_no_pattern_that_passes_is_slow_or_strange(pattern: str, text: str) -> None:
    try:
        source = read_pattern(pattern, 40)
    except (PatternError, PatternCostError):
        return
    start = time.perf_counter()
    re.compile(source).fullmatch(text)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("case", [each for each in cases() if each.id and each.id.startswith("fill-in")])
def test_python_and_the_player_agree_on_what_is_right(case: dict[str, Any]) -> None:
    data = case["data"]
    if data["numberWords"]:
        return
    for each in case["answers"]:
        if each.get("accepts") is False:
            continue
        text, exact = each["answer"][0], data["caseSensitive"]
        right = fold(text, exact) in {fold(one, exact) for one in data["accept"]}
        flags = 0 if exact else re.IGNORECASE
        fits = data["pattern"] is not None and re.fullmatch(data["pattern"], fold(text, True), flags)
        assert bool(right or fits) == (each["score"] == 1), each["name"]


@pytest.mark.parametrize("tolerance", ["-1", "5 percent", "[5]", "1e3"])
def test_a_tolerance_is_a_number_or_a_percentage(tolerance: str) -> None:
    with pytest.raises(ValueError, match="must be a number or a percentage"):
        findings(f"type: numeric\nprompt: How many?\nanswer: 5\ntolerance: {tolerance}\n")


def test_an_entry_of_the_responses_is_checked_as_the_answer_is() -> None:
    found = findings(
        "type: numeric\nprompt: How many?\nanswer: 5\nresponses:\n"
        "  - {feedback: A}\n  - {min: 3, max: 2, feedback: B}\n  - {answer: 5, feedback: C}\n"
        "  - {min: 6, max: 9, feedback: D}\n  - {answer: 7, feedback: E}\n"
    )
    assert [(each.code, each.span.line) for each in found if each.span] == [
        ("QST030", 5),
        ("QST032", 6),
        ("QST024", 7),
        ("QST024", 9),
    ]


def test_a_credit_for_parts_needs_parts() -> None:
    for text in ("type: fill-in\nprompt: A?\naccept: [a]\n", "type: numeric\nprompt: A?\nanswer: 1\n"):
        assert [each.code for each in findings(text + "credit: partial\n")] == ["QST010"]
    cloze = "type: cloze\nprompt: A?\ntext: '[[1]]'\ngaps: [{accept: [a]}]\ncredit: partial\n"
    assert [each.code for each in findings(cloze)] == ["QST010"]


@pytest.mark.parametrize(
    "text",
    [
        "![a [[1]]](x.png)",
        "[to [[1]]](https://example.org)",
        "    [[1]]",
        "[x](y '[[1]]')",
        "`[[1]]` and [[1]]",
    ],
)
def test_a_gap_stands_in_running_text(text: str) -> None:
    found = findings(f"type: cloze\nprompt: A?\ntext: |2\n  {text}\ngaps: [{{accept: [a]}}]\n")
    assert "QST029" in [each.code for each in found]


def test_a_gap_may_stand_in_tables_lists_and_emphasis() -> None:
    text = "| a | b |\n  |---|---|\n  | **[[2]]** | x |\n\n  - [[1]]\n"
    assert (
        findings(f"type: cloze\nprompt: A?\ntext: |\n  {text}\ngaps: [{{accept: [a]}}, {{accept: [b]}}]\n")
        == []
    )


def test_a_list_of_a_gap_needs_a_choice() -> None:
    start = "type: cloze\nprompt: A?\ntext: '[[1]]'\ngaps:\n  - "
    for gap, codes in (
        ("{options: [a], accept: [a]}", ["QST028"]),
        ("{options: [a, b], accept: [a, b]}", ["QST028"]),
        ("{options: [a, b], accept: [A]}", ["QST028"]),
        ("{options: [a, a, b], accept: [a]}", ["QST006"]),
        ("{options: [a, '[[1]]'], accept: [a]}", ["QST029"]),
        ("{options: [a, b, c], accept: [a, b]}", []),
    ):
        assert [each.code for each in findings(start + gap + "\n")] == codes, gap
