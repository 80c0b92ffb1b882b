"""The texts of a course as the quality rules read them: each piece of Markdown, its sentences, its words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from scormkit.course.model import Assessment, Course, Page, Question, Unit
from scormkit.course.quality.languages import ABBREVIATIONS, WITHOUT_SPACES
from scormkit.source.markdown import Markdown, plain_text

_SHORT = ABBREVIATIONS
_WORD = r"[^\W_]+(?:['’.-][^\W_]+)*"
_SENTENCE_END = r"[.!?…。！？]+[\"'”’»)\]]*(?=\s+[\"'“‘«¿¡(\[]*[\dA-ZÀ-ÖØ-Þ]|\s*$)|[。！？]"


class Passage(NamedTuple):
    """A paragraph, an entry of a list or the like; `line` is its first, counted from 0 in the Markdown."""

    text: str
    line: int
    last: int


def language_of(course: Course) -> str:
    """The first part of the course's language tag, in small letters."""
    return course.spec.language.partition("-")[0].lower()


def questions_of(course: Course) -> Iterator[Question]:
    """Every question that is written in the course, those of banks too."""
    for unit in course.units:
        for content in unit.contents:
            yield from content.questions
    for bank in course.banks:
        yield from bank.questions


def checks_of(course: Course) -> Iterator[tuple[Unit, Assessment]]:
    """Every check, with its unit."""
    for unit in course.units:
        yield from ((unit, each) for each in unit.contents if isinstance(each, Assessment))


def asked_by(check: Assessment, course: Course) -> tuple[Question, ...]:
    """The questions of a check: its own, and all of the banks that it draws from."""
    named = {section.spec.bank for section in check.sections}
    drawn = (question for bank in course.banks if bank.name in named for question in bank.questions)
    return (*check.questions, *drawn)


def texts_of(course: Course) -> Iterator[Markdown]:
    """Every Markdown text of the course."""
    if course.notice is not None:
        yield course.notice
    yield from course.definitions.values()
    for unit in course.units:
        for content in unit.contents:
            if isinstance(content, Page):
                yield content.body
            elif content.intro is not None:
                yield content.intro
    for question in questions_of(course):
        yield from question.all_texts


def passages(tokens: Sequence[Token]) -> Iterator[Passage]:
    """What is read as sentences: no headings, no cells of tables, no code."""
    for index, token in enumerate(tokens):
        if token.type != "inline" or token.map is None or tokens[index - 1].type != "paragraph_open":
            continue
        yield Passage(_without_code(token.children or ()), token.map[0], token.map[1])


def _without_code(children: Sequence[Token]) -> str:
    return plain_text([each for each in children if not each.type.startswith(("code", "math", "footnote"))])


def sentences(text: str) -> list[str]:
    """The sentences of a passage. A full stop after an abbreviation or a single letter ends none."""
    found: list[str] = []
    start = 0
    for match in re.finditer(_SENTENCE_END, text):
        before = text[start : match.start()].rpartition(" ")[2].strip("(\"'“«").lower()
        if match[0] == "." and match.end() < len(text) and re.fullmatch(_SHORT, before):
            continue
        found.append(text[start : match.end()].strip())
        start = match.end()
    found.append(text[start:].strip())
    return [each for each in found if each]


def words(text: str) -> list[str]:
    """The words of a text that is written with spaces."""
    return re.findall(_WORD, text)


def count_words(text: str, language: str) -> int:
    """About how many words a text has, quickly; two characters are one where words are not set apart."""
    if language in WITHOUT_SPACES:
        return sum(map(len, words(text))) // 2
    return sum(any(map(str.isalnum, each)) for each in text.split())
