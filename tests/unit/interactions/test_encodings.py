"""How SCORM 2004 and xAPI see each question: Python and JavaScript say the same, and it is legal."""

from __future__ import annotations

import re
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
from tests.unit.interactions.judging2004 import judged_right
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


TIDIED = "what was typed is told as it was typed, and judged more kindly than the standards know"
NO_UNITS = "a number has no unit in the standards, so a pattern cannot want one"
WAYS = "the patterns are the shortest ways; there may be endless longer ones"
NOT_IN_PATTERNS = {
    "fill-in: quotation marks, dashes and blanks": ({"typographic signs", "wide blanks"}, TIDIED),
    "fill-in: numbers in words": (
        {"in words", "with a hyphen", "without a hyphen", "thousands", "hundreds above nine"},
        TIDIED,
    ),
    "fill-in: a pattern beside the accepted answer": ({"fits", "fits in other capitals"}, TIDIED),
    "fill-in: a pattern in which capitals count": ({"fits", "the other way"}, TIDIED),
    "cloze: capitals count, and numbers may be words": ({"right"}, TIDIED),
    "numeric: a percentage, and a unit that must be written": (
        {"the unit missing", "another unit", "markup for a unit"},
        NO_UNITS,
    ),
    "numeric: a unit that may be written": ({"another unit"}, NO_UNITS),
    "scenario: three ends, a way back, and the credit of each end": (
        {"a wrong turn first, and then the best way"},
        WAYS,
    ),
    "scenario: a circle: choices are kept as long as there is room": ({"once around"}, WAYS),
    "scenario: two ways that are equally good, choices with names, in the author's order": (
        {"after a wrong turn"},
        WAYS,
    ),
    "scenario: a longer way to the best end is neither right nor wrong": ({"the longer way"}, WAYS),
}
"""The answers of the cases whose result no correct pattern can tell, and why; every other one it can."""


@pytest.mark.parametrize("standard", ["scorm2004", "xapi"])
@pytest.mark.parametrize("case", [each for each in cases() if each.values[0].get("graded", True)])
def test_an_lms_that_judges_by_the_patterns_judges_as_the_player_does(case: Case, standard: str) -> None:
    found = seen(case, standard)
    otherwise = {
        each["name"]
        for each in case["answers"]
        if each.get("accepts", True)
        and judged_right(found.type, found.patterns or (), each["scorm2004"]) != (each["score"] == 1)
    }
    name = f"{case['authored']['type']}: {case['name']}"
    assert otherwise == NOT_IN_PATTERNS.get(name, (set(),))[0]


@pytest.mark.parametrize("case", cases())
def test_ids_in_what_the_lms_is_told_are_letters_digits_hyphens_and_underscores(case: Case) -> None:
    """Nothing else is safe with every LMS, and none of these can be taken for a delimiter."""
    ids = {part.id for _, parts in seen(case, "xapi").components for part in parts}
    assert [each for each in ids if not re.fullmatch(r"[A-Za-z0-9_-]{1,250}", each)] == []


MANY = range(36)
LONG = "x" * 240
EXTREMES: list[dict[str, Any]] = [
    {"type": "choice", "multiple": True, "options": [{"text": f"{n}", "correct": True} for n in MANY]},
    {"type": "ordering", "items": [f"{n}" for n in MANY]},
    {"type": "matching", "pairs": [{"source": f"{n}", "target": f"to {n}"} for n in MANY]},
    {
        "type": "categorise",
        "groups": [{"name": f"G{g}", "items": [f"{g} {n}" for n in range(6)]} for g in range(6)],
    },
    {"type": "fill-in", "accept": [f"{n:02}{LONG}" for n in range(20)], "max_length": 250},
    *(
        {
            "type": "cloze",
            "text": " ".join(f"[[{n + 1}]]" for n in range(gaps)),
            "gaps": [{"accept": [f"{n}{LONG}", f"or {n}{LONG}"]} for n in range(gaps)],
            "max_length": 250,
        }
        for gaps in (10, 12)
    ),
    {"type": "numeric", "answer": 1e300, "tolerance": 1e299},
]


@pytest.mark.parametrize("authored", EXTREMES, ids=lambda each: each["type"])
def test_the_largest_question_of_a_type_still_fits_what_every_lms_keeps(authored: dict[str, Any]) -> None:
    found = seen({"authored": {"prompt": "Which?", **authored}, "language": "de"}, "scorm2004")
    patterns = found.patterns or ()
    assert 1 <= len(patterns) <= LIMITS[found.type].patterns
    assert [each for each in patterns if not PATTERNS[found.type](each)] == []


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
