"""What an author may write as a choice question, and what is said when it cannot be answered."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.interactions import INTERACTIONS, faults
from scormkit.interactions.choice.model import ChoiceSpec
from scormkit.source.document import Where
from scormkit.source.scalars import PlainScalar
from scormkit.source.text import SourceFile
from scormkit.source.yaml import parse_yaml

CHOICE = INTERACTIONS["choice"]


def read(text: str) -> tuple[ChoiceSpec, Where]:
    problems: list[Diagnostic] = []
    document = parse_yaml(SourceFile("demo/one/check.yaml", text), problems.append)
    assert document is not None
    assert problems == []
    return CHOICE.model.model_validate(document.data), Where(document)


def findings(text: str) -> list[Diagnostic]:
    return list(CHOICE.check(*read(text)))


def places(found: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(each.code, each.span.line, each.span.column) for each in found if each.span]


GOOD = """\
type: choice
prompt: Which number do you call first?
options:
  - text: "911"
    correct: true
    feedback: Right.
  - text: "411"
"""


def test_a_good_question_has_no_findings_and_the_defaults() -> None:
    spec, where = read(GOOD)
    assert list(CHOICE.check(spec, where)) == []
    assert (spec.points, spec.attempts, spec.shuffle, spec.multiple) == (1.0, None, True, False)
    assert spec.feedback.correct is None
    assert CHOICE.shuffle(spec)
    assert not CHOICE.multiple(spec)


def test_options_keep_the_order_and_say_where_they_stand() -> None:
    spec, where = read(GOOD)
    first, second = CHOICE.options(spec)
    assert (first.text, first.correct, first.feedback, first.id) == ("911", True, "Right.", None)
    assert (second.text, second.correct, second.feedback) == ("411", False, None)
    assert where.span(*first.path).line == 4
    assert where.span(*first.feedback_path).line == 6
    assert where.span(*second.path).line == 7


def test_text_stays_text_where_yaml_would_guess() -> None:
    spec, _ = read("type: choice\nprompt: 1:30\noptions:\n  - {text: no, correct: true}\n  - {text: 1.10}\n")
    assert spec.prompt == "1:30"
    assert [option.text for option in spec.options] == ["no", "1.10"]


def test_no_right_option() -> None:
    found = findings(GOOD.replace("    correct: true\n", ""))
    assert places(found) == [("QST001", 3, 1)]
    assert "Add correct: true to the right option." in found[0].help


def test_several_right_options_point_at_each_of_them() -> None:
    found = findings(GOOD + "    correct: true\n  - text: '511'\n    correct: true\n")
    assert places(found) == [("QST002", 8, 14)]
    assert [each.span.line for each in found[0].related] == [5, 10]
    assert "Add multiple: true" in found[0].help


def test_several_right_options_are_fine_when_several_may_be_chosen() -> None:
    assert findings("multiple: true\n" + GOOD + "    correct: true\n  - text: '511'\n") == []


def test_no_right_option_among_several() -> None:
    found = findings("multiple: true\n" + GOOD.replace("    correct: true\n", ""))
    assert [each.code for each in found] == ["QST001"]
    assert "each right option" in found[0].help


def test_every_option_right_is_only_worth_a_remark() -> None:
    found = findings("multiple: true\n" + GOOD + "    correct: true\n")
    assert [(each.code, each.severity) for each in found] == [("QST003", Severity.INFO)]


@pytest.mark.parametrize(
    ("options", "words"), [("[]", "no options"), ('[{text: "911", correct: true}]', "only one")]
)
def test_too_few_options(options: str, words: str) -> None:
    found = findings(f"type: choice\nprompt: Which?\noptions: {options}\n")
    assert places(found) == [("QST004", 3, 1)]
    assert words in found[0].message


@pytest.mark.parametrize(("count", "codes"), [(36, []), (37, ["QST005"])])
def test_an_lms_can_name_36_options(count: int, codes: list[str]) -> None:
    lines = [f"  - {{text: Option {number}, correct: {str(not number).lower()}}}" for number in range(count)]
    found = findings("type: choice\nprompt: Which?\noptions:\n" + "\n".join(lines) + "\n")
    assert [each.code for each in found] == codes


def test_two_options_with_one_text() -> None:
    found = findings(GOOD + '  - text: " 911 "\n')
    assert places(found) == [("QST006", 8, 11)]
    assert found[0].related[0].span.line == 4


def test_texts_that_differ_in_case_are_two_texts() -> None:
    assert (
        findings("type: choice\nprompt: 1000 W?\noptions:\n  - {text: 1 kW, correct: true}\n  - text: 1 KW\n")
        == []
    )


def test_two_options_with_one_id() -> None:
    found = findings(GOOD.replace("    feedback: Right.", "    id: a") + "    id: a\n")
    assert places(found) == [("QST007", 8, 9)]
    assert found[0].related[0].span.line == 6


def test_all_findings_come_in_one_run() -> None:
    text = "type: choice\nprompt: Which?\noptions:\n  - {text: A, id: a}\n  - {text: A, id: a}\n"
    assert [each.code for each in findings(text)] == ["QST001", "QST006", "QST007"]


@pytest.mark.parametrize(
    "code",
    ["QST001", "QST002", "QST003", "QST004", "QST006", "QST007"],
)
def test_the_example_of_a_documentation_page_triggers_its_finding(code: str) -> None:
    fault = {each.code: each for each in vars(faults).values() if hasattr(each, "code")}[code]
    example = re.search(r"```yaml\n(.*?)```", fault.page, re.DOTALL)
    assert example is not None
    assert code in [each.code for each in findings(example[1])]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("points", "0"),
        ("points", "-1"),
        ("points", "101"),
        ("attempts", "0"),
        ("attempts", "16"),
        ("attempts", "often"),
        ("shuffle", "yes"),
        ("id", "two words"),
        ("colour", "red"),
    ],
)
def test_values_that_no_question_can_have(field: str, value: str) -> None:
    fields = {"type": "choice", "prompt": "Which?", "options": [{"text": "A"}], field: PlainScalar(value)}
    with pytest.raises(ValidationError) as caught:
        CHOICE.model.model_validate(fields)
    assert [error["loc"] for error in caught.value.errors()] == [(field,)]


@pytest.mark.parametrize(("value", "expected"), [("1", 1), ("15", 15), ("unlimited", "unlimited")])
def test_attempts(value: str, expected: int | str) -> None:
    fields = {"type": "choice", "prompt": "Which?", "options": [], "attempts": PlainScalar(value)}
    assert CHOICE.model.model_validate(fields).attempts == expected
