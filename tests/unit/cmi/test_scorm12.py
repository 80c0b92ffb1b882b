"""The data model of SCORM 1.2: values that are legal, values that are not, and the code that says so."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from scormkit.cmi import scorm12_types as types
from scormkit.cmi.limits import SUSPEND_DATA_LIMIT
from scormkit.cmi.scorm12 import (
    ARRAYS,
    CHILDREN,
    ELEMENTS,
    ERRORS,
    check,
    find,
)

LEGAL = [
    ("cmi.core.lesson_location", ""),
    ("cmi.core.lesson_location", "x" * 255),
    ("cmi.core.lesson_status", "passed"),
    ("cmi.core.lesson_status", "browsed"),
    ("cmi.core.score.raw", ""),
    ("cmi.core.score.raw", "0"),
    ("cmi.core.score.raw", "66.67"),
    ("cmi.core.score.max", "100"),
    ("cmi.core.exit", ""),
    ("cmi.core.exit", "suspend"),
    ("cmi.core.session_time", "00:00:01"),
    ("cmi.core.session_time", "0001:59:59.99"),
    ("cmi.suspend_data", "x" * 4096),
    ("cmi.comments", "x" * 4096),
    ("cmi.objectives.0.id", "unit.O1"),
    ("cmi.objectives.0.status", "not attempted"),
    ("cmi.objectives.0.score.min", "0"),
    ("cmi.student_preference.audio", "-1"),
    ("cmi.student_preference.speed", "100"),
    ("cmi.student_preference.text", "0"),
    ("cmi.interactions.0.id", "unit.check.q1"),
    ("cmi.interactions.0.objectives.0.id", "unit.O1"),
    ("cmi.interactions.0.time", "23:59:59"),
    ("cmi.interactions.0.time", "09:05:00.5"),
    ("cmi.interactions.0.type", "true-false"),
    ("cmi.interactions.0.correct_responses.0.pattern", "{a,c}"),
    ("cmi.interactions.0.weighting", "0.5"),
    ("cmi.interactions.0.weighting", "-1"),
    ("cmi.interactions.0.student_response", "a"),
    ("cmi.interactions.0.result", "wrong"),
    ("cmi.interactions.0.result", "0.25"),
    ("cmi.interactions.0.latency", "00:00:07.25"),
]

REFUSED = [
    ("cmi.core.lesson_location", "x" * 256, 405),
    ("cmi.core.lesson_status", "not attempted", 405),
    ("cmi.core.lesson_status", "Passed", 405),
    ("cmi.core.lesson_status", "", 405),
    ("cmi.core.score.raw", "100.1", 405),
    ("cmi.core.score.raw", "-1", 405),
    ("cmi.core.score.raw", "80%", 405),
    ("cmi.core.score.raw", "1e2", 405),
    ("cmi.core.score.raw", "８0", 405),
    ("cmi.core.exit", "normal", 405),
    ("cmi.core.session_time", "PT1H", 405),
    ("cmi.core.session_time", "1:00:00", 405),
    ("cmi.core.session_time", "00:60:00", 405),
    ("cmi.core.session_time", "00:00:01.234", 405),
    ("cmi.core.session_time", "00:00:01\n", 405),
    ("cmi.core.session_time", "00000:00:00", 405),
    ("cmi.suspend_data", "x" * 4097, 405),
    ("cmi.objectives.0.id", "", 405),
    ("cmi.objectives.0.id", "two words", 405),
    ("cmi.objectives.0.id", "é", 405),
    ("cmi.objectives.0.id", "x" * 256, 405),
    ("cmi.objectives.0.status", "done", 405),
    ("cmi.student_preference.audio", "-2", 405),
    ("cmi.student_preference.text", "0.5", 405),
    ("cmi.interactions.0.time", "24:00:00", 405),
    ("cmi.interactions.0.time", "9:00:00", 405),
    ("cmi.interactions.0.type", "long-fill-in", 405),
    ("cmi.interactions.0.weighting", "", 405),
    ("cmi.interactions.0.result", "incorrect", 405),
    ("cmi.interactions.0.student_response", "x" * 256, 405),
    ("cmi.interactions.1.id", "q", 201),
    ("cmi.interactions.0.objectives.1.id", "o", 201),
    ("cmi.core.lesson_stat", "passed", 201),
    ("cmi.interactions.0.learner_response", "a", 201),
    ("cmi.interactions.00.id", "q", 201),
    ("cmi.objectives.x.id", "q", 201),
    ("cmi.core", "x", 201),
    ("cmi.completion_status", "completed", 401),
    ("cmi.exit", "suspend", 401),
    ("adl.nav.request", "continue", 401),
    ("", "x", 401),
    ("cmi.core._children", "x", 402),
    ("cmi.interactions._count", "0", 402),
    ("cmi._version", "3.4", 402),
    ("cmi.core.student_id", "x", 403),
    ("cmi.core.entry", "resume", 403),
    ("cmi.core.total_time", "00:00:01", 403),
    ("cmi.launch_data", "x", 403),
    ("cmi.student_data.mastery_score", "80", 403),
]

FEEDBACK = [
    ("true-false", ["t", "f", "0", "1"], ["true", "false", "T", "", "tf"]),
    ("choice", ["a", "9", "a,c", "{a,c}", "{a}"], ["", "A", "ab", "a;c", "a,", "{a", "a}", "{}", "a, c"]),
    ("fill-in", ["", "two words", "x" * 255, "é\n"], ["x" * 256]),
    ("matching", ["1.c", "1.c,2.a", "{1.c,2.a}"], ["1", "1c", "{1.c", "1.c;2.a", "10.c"]),
    ("performance", ["step1", ""], ["step 1", "x" * 256]),
    ("sequencing", ["a", "c,a,b"], ["", "{a,b}", "cab"]),
    ("likert", ["", "4", "b"], ["10", "agree"]),
    ("numeric", ["0", "-3.5", "12.0"], ["", "about 3", "3,5"]),
]


@pytest.mark.parametrize(("element", "value"), LEGAL)
def test_legal_values(element: str, value: str) -> None:
    assert check(element, value) is None


@pytest.mark.parametrize(("element", "value", "code"), REFUSED)
def test_refused_values(element: str, value: str, code: int) -> None:
    problem = check(element, value)
    assert problem is not None
    assert problem.code == code
    assert code in ERRORS
    assert element in problem.message


@pytest.mark.parametrize(("kind", "legal", "illegal"), FEEDBACK)
def test_responses_by_type(kind: str, legal: list[str], illegal: list[str]) -> None:
    known = {"cmi.interactions.0.type": kind}
    for leaf in ("student_response", "correct_responses.0.pattern"):
        element = f"cmi.interactions.0.{leaf}"
        assert [value for value in legal if check(element, value, known)] == []
        assert [value for value in illegal if not check(element, value, known)] == []


def test_an_unknown_type_allows_no_response() -> None:
    assert check("cmi.interactions.0.student_response", "a", {"cmi.interactions.0.type": "other"}) is not None


@pytest.mark.parametrize(
    ("element", "known", "legal"),
    [
        ("cmi.interactions.1.id", {"cmi.interactions.0.id": "q"}, True),
        ("cmi.interactions.0.id", {"cmi.interactions.0.id": "q"}, True),
        ("cmi.interactions.2.id", {"cmi.interactions.0.id": "q"}, False),
        ("cmi.interactions.7.id", {"cmi.interactions._count": "7"}, True),
        ("cmi.interactions.8.id", {"cmi.interactions._count": "7"}, False),
        ("cmi.interactions.0.id", {"cmi.interactions._count": ""}, True),
        ("cmi.interactions.0.objectives.1.id", {"cmi.interactions.0.objectives.0.id": "o"}, True),
        ("cmi.interactions.1.objectives.1.id", {"cmi.interactions.0.objectives.0.id": "o"}, False),
        ("cmi.interactions.1.objectives.0.id", {"cmi.interactions.10.id": "o"}, True),
    ],
)
def test_indices_leave_no_gap(element: str, known: Mapping[str, str], legal: bool) -> None:
    problem = check(element, "q", known)
    assert (problem is None) is legal
    assert problem is None or problem.code == 201


def test_every_leaf_is_a_child_that_the_model_announces() -> None:
    for element in ELEMENTS:
        parts = element.name.split(".")
        for cut in range(2, len(parts)):
            parent, child = ".".join(parts[:cut]), parts[cut]
            if parent in CHILDREN:
                assert child in CHILDREN[parent].split(",") or child == "n"


def test_arrays_are_the_parents_of_indices() -> None:
    parents = {
        element.name[: place - 1]
        for element in ELEMENTS
        for place, letter in enumerate(element.name)
        if letter in "nm" and element.name[place - 1] == "." and element.name[place + 1 : place + 2] == "."
    }
    assert parents == set(ARRAYS)


def test_what_every_lms_must_have() -> None:
    mandatory = {element.name for element in ELEMENTS if element.mandatory}
    assert mandatory == {
        *(
            f"cmi.core.{leaf}"
            for leaf in CHILDREN["cmi.core"].split(",")
            if leaf not in {"score", "lesson_mode"}
        ),
        "cmi.core.score.raw",
        "cmi.suspend_data",
        "cmi.launch_data",
    }


def test_find_gives_access_and_form() -> None:
    found = find("cmi.interactions.12.correct_responses.3.pattern")
    assert found is not None
    assert (found.access, found.form, found.mandatory) == ("write", "CMIFeedback", False)
    assert find("cmi.interactions.n.id") is None


def test_the_limit_of_saved_state_is_the_limit_of_the_element() -> None:
    assert check("cmi.suspend_data", "x" * SUSPEND_DATA_LIMIT) is None
    assert check("cmi.suspend_data", "x" * (SUSPEND_DATA_LIMIT + 1)) is not None


@pytest.mark.parametrize(
    ("kind", "legal", "illegal"),
    [
        (types.cmi_blank, [""], [" "]),
        (types.cmi_boolean, ["true", "false"], ["1", "True", ""]),
        (types.cmi_integer, ["0", "65536"], ["65537", "-1", "1.0", ""]),
        (types.cmi_sinteger, ["-32768", "32768", "+1"], ["32769", "-32769", "1.5"]),
        (types.cmi_decimal, ["1", "-1.5", "007"], ["", ".5", "1.", "1,5", "NaN"]),
    ],
)
def test_simple_types(kind: types.Validator, legal: list[str], illegal: list[str]) -> None:
    assert [value for value in legal if not kind(value)] == []
    assert [value for value in illegal if kind(value)] == []
