"""What a course leaves open of WCAG 2.2: by criterion what was found, and what only people can judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scormkit.course.model import Course, Page
from scormkit.diagnostics import Diagnostic
from scormkit.source.markdown import Markdown


class Area(NamedTuple):
    """A criterion, what it asks of an author, and the codes of the findings about it."""

    criterion: str
    asks: str
    codes: tuple[str, ...]


AREAS = (
    Area("1.1.1", "pictures have a text", ("MDN007", "MDN025", "QST008", "QST053", "CRS152", "CRS153")),
    Area("1.2.2", "recordings have captions that fit", ("MDN029", "CRS068", "CRS154")),
    Area("1.3.1", "headings go down one step at a time", ("CRS151",)),
    Area("1.4.3", "the accent of the theme can be read", ("CRS202",)),
    Area("2.4.2", "pages have titles", ("CRS039",)),
    Area("2.4.4", "links say where they lead", ("MDN008", "CRS149", "CRS150")),
)
"""What the build cannot do by itself, and check can see."""


class Summary(NamedTuple):
    """For each criterion the codes of what is open; then, in sentences, what only people can judge.

    `counted` is false where the course could not be read far enough to count anything.
    """

    areas: tuple[tuple[Area, tuple[str, ...]], ...]
    judge: tuple[str, ...]
    counted: bool


def summarise(course: Course | None, found: Sequence[Diagnostic]) -> Summary:
    """The summary of a course; None: it could not be read."""
    areas = tuple((area, tuple(each.code for each in found if each.code in area.codes)) for area in AREAS)
    return Summary(areas, tuple(_judge(course)) if course else (), course is not None)


def _judge(course: Course) -> Iterator[str]:
    texts = list(_texts(course))
    pictures = [each for text in texts for each in text.references if each.kind == "image"]
    images = [image for unit in course.units for each in unit.contents for image in each.questions]
    named = sum(bool(each.alt) for each in pictures) + sum(len(each.images) for each in images)
    media = [each for text in texts for each in text.directives if each.name in ("audio", "video")]
    bare = [each for each in media if "uncaptioned" in each.attributes]
    films = [each for each in media if each.name == "video"]
    if named:
        what = _plural("picture has", "pictures have", named)
        yield f"{named} {what} a text: does it say what matters? (1.1.1)"
    if decorative := sum(not each.alt for each in pictures):
        what = _plural("picture is", "pictures are", decorative)
        yield f"{decorative} {what} called decoration: would nobody miss it? (1.1.1)"
    if captioned := len(media) - len(bare):
        yield f"{captioned} {_plural('recording', 'recordings', captioned)}: are the captions right? (1.2.2)"
    if bare:
        what = _plural("recording has", "recordings have", len(bare))
        yield f"{len(bare)} {what} no captions, and a reason for it. (1.2.2)"
    if films:
        yield f"{len(films)} {_plural('film', 'films', len(films))}: is all that is seen also said? (1.2.5)"
    yield "Is each passage in another language marked? That needs `html: allowed` and lang=.... (3.1.2)"
    yield "Do colour, shape or place alone tell something in a picture? (1.3.3, 1.4.1)"


def _plural(one: str, more: str, n: int) -> str:
    return one if n == 1 else more


def _texts(course: Course) -> Iterator[Markdown]:
    if course.notice:
        yield course.notice
    for unit in course.units:
        for content in unit.contents:
            if isinstance(content, Page):
                yield content.body
            elif content.intro:
                yield content.intro
            for question in content.questions:
                yield from question.all_texts
