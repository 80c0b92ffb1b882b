"""Links and alternative texts that help little."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from scormkit.course.model import Course
from scormkit.course.quality import faults_text as faults
from scormkit.course.quality.languages import IMAGE_OPENINGS, VAGUE_LINKS
from scormkit.course.quality.texts import language_of, questions_of, texts_of
from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.blocks import Directive
from scormkit.source.markdown import Markdown, Reference, plain_text
from scormkit.source.scalars import shorten

_ADDRESS = re.compile(r"(?i)(?:https?://|www\.)\S+")
_MARKS = " .,:;!?…›»>→\u00a0"


def check_wording(course: Course) -> Iterator[Diagnostic]:
    """Find links whose words say nothing, and poor alternative texts."""
    language = language_of(course)
    vague, opening = (_known(each, language) for each in (VAGUE_LINKS, IMAGE_OPENINGS))
    for text in texts_of(course):
        if text.references:
            yield from _check_links(text, vague)
            for image in text.references:
                yield from _check_alternative(image, image.alt or "", opening)
        for directive in text.directives:
            yield from _check_directive(directive, opening)
    for question in questions_of(course):
        for image in question.images:
            yield from _check_alternative(image, image.alt or "", opening)


def _known(patterns: Mapping[str, str], language: str) -> re.Pattern[str] | None:
    pattern = patterns.get(language)
    return re.compile(pattern, re.IGNORECASE) if pattern is not None else None


# --- links ---


def _check_links(text: Markdown, vague: re.Pattern[str] | None) -> Iterator[Diagnostic]:
    for words, span in links_of(text):
        if vague is not None and vague.fullmatch(words.strip(_MARKS)):
            yield faults.link_text_vague(span, words)
        elif _ADDRESS.fullmatch(words):
            yield faults.link_text_address(span, shorten(words))


def links_of(text: Markdown) -> Iterator[tuple[str, Span]]:
    """The words of each link, and the place of its target."""
    known = [each for each in text.references if each.kind == "link"]
    at = 0
    for token in text.tokens:
        children = token.children or ()
        opened = 0
        for index, child in enumerate(children):
            if child.type == "link_open":
                opened = index
            elif child.type == "link_close":
                target = unquote(str(children[opened].attrs.get("href", "")))
                found = next((i for i in range(at, len(known)) if known[i].target == target), None)
                if found is not None:
                    at = found + 1
                    yield " ".join(plain_text(children[opened + 1 : index]).split()), known[found].span


# --- images ---


def _check_directive(directive: Directive, opening: re.Pattern[str] | None) -> Iterator[Diagnostic]:
    alt, target = directive.attributes.get("alt"), directive.attributes.get("src")
    if alt and target:
        reference = Reference("image", target, alt, directive.places["alt"])
        yield from _check_alternative(reference, alt, opening)


def _check_alternative(image: Reference, alt: str, opening: re.Pattern[str] | None) -> Iterator[Diagnostic]:
    name = posixpath.basename(image.target)
    stem = name.rpartition(".")[0]
    match = opening.match(alt) if opening is not None else None
    # A single word such as `circles` may be both a good text and the name of the file.
    is_name = alt.lower() == name.lower() or (
        alt.lower() == stem.lower() and bool(re.search(r"[\d_-]", stem))
    )
    if alt and is_name:
        yield faults.alternative_is_name(image.span, alt)
    elif match:
        yield faults.alternative_begins_image(image.span, match[0].strip())
