"""How hard a page is to read: the length of its sentences, and the school year that it needs."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from scormkit.course.model import Course, Page
from scormkit.course.quality import faults_text as faults
from scormkit.course.quality.languages import WITHOUT_SPACES
from scormkit.course.quality.texts import Passage, count_words, language_of, passages, sentences, words
from scormkit.course.wording_schema import ReadingSpec
from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.text import SourceFile

FEWEST_WORDS = 100
"""A page with less is not measured: a formula says nothing about three sentences."""
_LONG_SYLLABLES = 4


class Measures(NamedTuple):
    """What formulas are made of: words a sentence, syllables a word, and shares (0 to 1) of words."""

    sentence: float
    syllables: float
    three_syllables: float
    seven_letters: float
    one_syllable: float


def check_reading(course: Course) -> Iterator[Diagnostic]:
    """Find sentences and pages that are harder to read than the course asks for. Without `reading`: none."""
    asked = course.spec.reading
    if asked is None:
        return
    language = language_of(course)
    files = {file.name: file for file in course.files}
    for unit in course.units:
        for page in unit.contents:
            if isinstance(page, Page):
                yield from _check_page(page, asked, language, files[page.body.written_in or page.body.file])


def _check_page(page: Page, asked: ReadingSpec, language: str, file: SourceFile) -> Iterator[Diagnostic]:
    found = [(passage, sentences(passage.text)) for passage in passages(page.body.tokens)]
    if asked.sentence is not None:
        for passage, said in found:
            for sentence in said:
                count = count_words(sentence, language)
                if count > asked.sentence:
                    begins = " ".join(sentence.split()[:6])
                    yield faults.sentence_long(_place(file, passage, sentence), begins, count, asked.sentence)
    if asked.grade is None:
        return
    # Entries of lists without a full stop are no sentences; counted, they would make any page look easy.
    whole = [each for _, said in found for each in said if each.rstrip("\"'”’»)")[-1:] in ".!?…:"]
    measured = [words(each) for each in whole]
    if sum(map(len, measured)) < FEWEST_WORDS:
        return
    grade = grade_of(measured, language)
    if grade is not None and grade > asked.grade:
        everything = [word for sentence in measured for word in sentence]
        longest = max(everything, key=lambda word: (syllables(word, language), len(word)))
        hard = longest if syllables(longest, language) >= _LONG_SYLLABLES else ""
        average = len(everything) / len(measured)
        first = found[0][0]
        yield faults.reading_level(_place(file, first, first.text), grade, asked.grade, average, hard.lower())


def _place(file: SourceFile, passage: Passage, sentence: str) -> Span:
    """Where a sentence begins, searched by its first words, as markup may stand in it."""
    start, end = file.offset(passage.line + 1), file.offset(passage.last + 1)
    pattern = r"[\s*_~`\[>]+".join(map(re.escape, sentence.split()[:3]))
    match = re.compile(pattern).search(file.text, start, end)
    line = re.compile(r"\S").search(file.text, start, end)
    at = match or line
    return file.span(at.start() if at else start)


def grade_of(measured: Sequence[Sequence[str]], language: str) -> float | None:
    """The school year that a text needs; None for a language without a formula.

    `measured` are the words of each sentence. Sources: Flesch-Kincaid (Kincaid and others 1975), Crawford
    (1984), first Vienna formula (Bamberger and Vanecek 1984), Kandel and Moles (1958), Martins and others
    (1996).
    """
    if language in WITHOUT_SPACES or language not in _VOWELS:
        return None
    each = measure(measured, language)
    if language == "en":
        return 0.39 * each.sentence + 11.8 * each.syllables - 15.59
    if language == "es":
        return -0.205 * 100 / each.sentence + 0.049 * 100 * each.syllables - 3.407
    if language == "de":
        hard = 19.35 * each.three_syllables + 12.97 * each.seven_letters - 3.27 * each.one_syllable
        return hard + 0.1672 * each.sentence - 0.875
    if language == "fr":
        return _grade_of_ease(207 - 1.015 * each.sentence - 73.6 * each.syllables)
    return _grade_of_ease(248.835 - 1.015 * each.sentence - 84.6 * each.syllables)


def _grade_of_ease(ease: float) -> float:
    """Flesch's table (1949) of reading ease and school years, drawn as lines between its points."""
    points = ((100.0, 4.0), (90.0, 5.0), (80.0, 6.0), (70.0, 7.0), (60.0, 9.0), (50.0, 12.0), (30.0, 16.0))
    if ease >= points[0][0]:
        return points[0][1]
    for (upper, low), (lower, high) in pairwise(points):
        if ease >= lower:
            return low + (high - low) * (upper - ease) / (upper - lower)
    return points[-1][1]


def measure(measured: Sequence[Sequence[str]], language: str) -> Measures:
    """The measures of some sentences, of which there is at least one with a word."""
    counts = [syllables(word, language) for sentence in measured for word in sentence]
    letters = [len(word) for sentence in measured for word in sentence]
    total = len(counts)
    return Measures(
        sentence=total / len(measured),
        syllables=sum(counts) / total,
        three_syllables=sum(count >= 3 for count in counts) / total,
        seven_letters=sum(count > 6 for count in letters) / total,
        one_syllable=sum(count == 1 for count in counts) / total,
    )


_VOWELS = {
    "en": re.compile(r"[aeiouy]+"),
    "de": re.compile(r"aa|ee|oo|ie|ei|ai|au|eu|äu|[aeiouyäöü]"),
    "es": re.compile(r"[iuü]?[aeoáéó][iuy]?(?![a-záéíóú]*\b(?<=ía))|[iuíúü]+|y\b"),
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöûüùœ]+"),
    "pt": re.compile(r"[iu]?[aeoáéóâêôàãõ][iu]?|[iuíúü]+"),
}
"""What is spoken as one syllable, about: vowels that stand together, where the language joins them."""
_SILENT_EN = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|[^aeioudt]ed$|(?:[^szxaeiouy]|[^cs]h)es$")
_APART_EN = re.compile(r"i(?:a(?!l\b|n\b|ge\b)|o(?!u|n))|[^q]ua|eo(?!u|n)|[aeiou]ing\b|sm\b")
_SILENT_FR = re.compile(r"(?<=[^aeiouyàâäéèêëîïôöûüùœ])(?:e|es|ent)$")


def syllables(word: str, language: str) -> int:
    """About how many syllables a word has, at least one. `language` is one of those with a formula."""
    word = word.lower()
    if language == "fr":
        word = _SILENT_FR.sub("", word)
    count = len(_VOWELS[language].findall(word))
    if language == "en":
        count += len(_APART_EN.findall(word)) - bool(_SILENT_EN.search(word))
    return max(count, 1)
