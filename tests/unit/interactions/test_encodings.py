"""How SCORM 2004 and xAPI see each question: Python and JavaScript say the same, and it is legal."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from scormkit.interactions import INTERACTIONS
from scormkit.interactions.encoding import (
    LIMITS,
    Interaction,
    between,
    cut,
    decimal,
    joined,
    pair,
    parameters,
    plain_text,
)
from tests.unit.interactions.formats2004 import PATTERNS, RESPONSES
from tests.unit.interactions.test_cases import Case, asked, cases


def seen(case: Case, standard: str) -> Interaction:
    question = asked(case)
    encodings: Any = import_module(f"scormkit.interactions.{question.type.replace('-', '_')}.encodings")
    placed = [option.placed for option in question.options]
    found: Interaction = getattr(encodings, standard)(question.spec, placed)
    return found.in_language(case.get("language", "en"))


@pytest.mark.parametrize("case", cases())
def test_python_says_of_a_question_what_the_player_says(case: Case) -> None:
    found = seen(case, "scorm2004")
    assert {"type": found.type, "patterns": list(found.patterns or ())} == case["scorm2004"]
    assert found.components == ()


@pytest.mark.parametrize("case", cases())
def test_what_scorm_2004_is_told_is_legal_and_within_what_every_lms_keeps(case: Case) -> None:
    told = case["scorm2004"]
    kind, patterns = told["type"], told["patterns"]
    assert len(patterns) <= LIMITS[kind].patterns
    assert len(set(patterns)) == len(patterns)
    assert [each for each in patterns if not PATTERNS[kind](each)] == []
    assert all(len(each.split("[,]")) <= LIMITS[kind].parts for each in patterns)
    responses = [each["scorm2004"] for each in case["answers"] if each.get("accepts", True)]
    assert [each for each in responses if not RESPONSES[kind](each)] == []


@pytest.mark.parametrize("case", cases())
def test_what_xapi_is_told_is_legal(case: Case) -> None:
    found = seen(case, "xapi")
    assert found.type in PATTERNS
    assert [each for each in found.patterns or () if not PATTERNS[found.type](each)] == []
    lists = dict(found.components)
    assert set(lists) <= {"choices", "scale", "source", "target", "steps"}
    for parts in lists.values():
        ids = [part.id for part in parts]
        assert len(set(ids)) == len(ids)
        assert not any(character.isspace() for each in ids for character in each)


def test_every_type_has_encodings() -> None:
    for name in INTERACTIONS:
        import_module(f"scormkit.interactions.{name.replace('-', '_')}.encodings")


def test_the_delimiters() -> None:
    assert joined(["a", "c"]) == "a[,]c"
    assert pair("1", "c") == "1[.]c"
    assert [between(4, 6), between(None, 6), between(4, None)] == ["4[:]6", "[:]6", "4[:]"]


def test_parameters_stand_only_where_the_defaults_do_not_hold() -> None:
    assert parameters() == ""
    assert parameters(case_matters=True, order_matters=False) == "{case_matters=true}{order_matters=false}"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0, "0"), (2.50, "2.5"), (1e21, "1" + "0" * 21), (1e-7, "0.0000001"), (-30, "-30")],
)
def test_numbers_have_no_exponent(value: float, text: str) -> None:
    assert decimal(value) == text


def test_no_text_can_pass_for_a_delimiter_or_a_parameter() -> None:
    assert plain_text("a[,]b[.]c[:]d[;]") == "a[ ,]b[ .]c[ :]d[;]"
    assert plain_text("{case_matters=true}x") == "{lang=en}{case_matters=true}x"
    assert plain_text("{curly}") == "{curly}"


def test_texts_are_cut_between_characters() -> None:
    assert cut("ab😀", 4) == "ab😀"
    assert cut("ab😀", 3) == "ab"
    assert len(plain_text("x" * 300)) == 250


def test_each_text_says_its_language() -> None:
    german = Interaction("fill-in", ("{case_matters=true}Hund[,]Katze",)).in_language("de")
    assert german.patterns == ("{case_matters=true}{lang=de}Hund[,]{lang=de}Katze",)
    assert Interaction("fill-in", ("dog",)).in_language("en-GB").patterns == ("dog",)
    assert Interaction("choice", ("a",)).in_language("de").patterns == ("a",)
    assert Interaction("fill-in", None).in_language("de").patterns is None
