"""The flagship course in Spanish: whole, with the same numbers and names, and in words that harm nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from scormkit import api
from scormkit.api import Selection
from scormkit.course.locales.survey import Text
from scormkit.translating.managing import states_of

FOLDER = Path(__file__).resolve().parents[2] / "courses" / "cst-introduction"
VARIANTS = (None, "washington", "florida", "texas", "new-york")
NAMES = (
    "NCMEC", "CyberTipline", "National Human Trafficking Hotline", "National Runaway Safeline",
    "988 Lifeline",
    "Take It Down", "SAMHSA", "REPORT Act", "22 U.S.C. 7102", "18 U.S.C. 1591", "1-800-RUNAWAY",
    "National Center for Missing & Exploited Children", "Office for Victims of Crime",
)  # fmt: skip
"""What keeps its name, since no official Spanish one is known to the course."""
DO_NOT_SAY = (
    r"prostitu\w*", r"trabajador\w* sexual\w*", r"promiscu\w*", r"fugitiv\w*", r"fugars?e", r"se fugó",
    r"clientes?", r"pornograf\w*", r"confesó", r"confes\w+", r"admitió", r"hostil\w*", r"manipulador\w*",
    r"rescat\w+", r"rota", r"roto", r"dañad[oa]s?", r"por qué no (?:te|se) (?:fuiste|fue)", r"tráfico",
)  # fmt: skip


@pytest.fixture(scope="module")
def texts() -> tuple[Text, ...]:
    (state,) = states_of(FOLDER, ["es"], [])
    assert (state.share, state.wanted) == (100, 100)
    return state.survey.texts


def said(texts: tuple[Text, ...]) -> Iterator[tuple[Text, str]]:
    for text in texts:
        assert text.target is not None, text.key
        yield text, text.target


def numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d[\d,.-]*\d|\d", text))


def test_every_number_is_that_of_the_course(texts: tuple[Text, ...]) -> None:
    for text, target in said(texts):
        assert numbers(target) == numbers(text.source), f"{text.file} {text.key}"


def test_names_of_laws_and_services_are_kept(texts: tuple[Text, ...]) -> None:
    for name in NAMES:
        assert sum(name in text.source for text in texts) <= sum(name in each for _, each in said(texts)), (
            name
        )


def test_what_must_not_be_said_is_not_said(texts: tuple[Text, ...]) -> None:
    pattern = re.compile(rf"\b(?:{'|'.join(DO_NOT_SAY)})\b", re.IGNORECASE)
    assert [(text.file, found[0]) for text, each in said(texts) if (found := pattern.search(each))] == []


def test_it_has_its_findings_in_no_variant() -> None:
    asked = [Selection(variant=each, locale="es") for each in VARIANTS]
    due = {"CRS117"}
    assert [each for each in api.check(FOLDER, selections=asked) if each.code not in due] == []


def test_the_notice_says_in_spanish_whose_course_it_is_not(texts: tuple[Text, ...]) -> None:
    notice = next(each for text, each in said(texts) if text.key == "notice")
    assert "no cuenta con el respaldo de NCMEC ni de ninguna agencia" in notice
    assert "llame al {{ contact.emergency.phone }}" in notice
    assert "todavía no ha sido revisada por personas con experiencia vivida" in notice
