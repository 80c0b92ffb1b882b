"""The texts of a course as units of translation: each with its pieces, as words and codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scormkit.course.locales.survey import Mirrored, Survey, Text
from scormkit.source.segments import Segment, segments
from scormkit.source.tagged import join_tags, split_tags
from scormkit.translating.inline import Code, Part, split

Parts = tuple[Part, ...]
BETWEEN = "; "
"""Between the words of a list, which a translator may make longer or shorter."""


class Unit(NamedTuple):
    """One text of the course: its pieces in its own language, and in the other (None: not translated).

    `rich`: the pieces are Markdown. `cuts` are where they stand in the text, where it has several.
    """

    text: Text
    source: tuple[Parts, ...]
    target: tuple[Parts, ...] | None
    rich: bool
    cuts: tuple[Segment, ...] = ()


def tagged_parts(text: str) -> Parts:
    """A piece of captions or of a drawing as words and codes."""
    return tuple(each if kind == "text" else Code(kind, each) for kind, each in split_tags(text))  # type: ignore[arg-type]


def join_tagged(parts: Sequence[Part]) -> str:
    """The piece that `tagged_parts` makes these of."""
    return join_tags([(each.kind, each.data) if isinstance(each, Code) else ("text", each) for each in parts])


def units_of(survey: Survey) -> Iterator[Unit]:
    """Every text of the course as a unit, in order."""
    files = {each.name: each for each in survey.files}
    for text in survey.texts:
        yield unit_of(text, files[text.file])


def unit_of(text: Text, file: Mirrored) -> Unit:
    """A text as a unit; it is in `file`."""
    target: tuple[Parts, ...] | None
    if text.kind == "segment":
        piece = file.pieces[int(text.key.rpartition(".")[2]) - 1]
        rich = piece.place != "attribute"
        target = (split(text.target, rich=rich),) if text.target else None
        return Unit(text, (split(piece.text, rich=rich),), target, rich)
    if text.kind == "tagged":
        said = (tagged_parts(text.target),) if text.target else None
        return Unit(text, (tagged_parts(text.source),), said, False)
    if text.kind == "rich":
        cuts = segments(text.source)
        there = segments(text.target) if text.target is not None else ()
        if cuts:
            fits = len(there) == len(cuts)
            target = tuple(split(each.text) for each in there) if fits else None
            return Unit(text, tuple(split(each.text) for each in cuts), target, True, cuts)
    if text.kind == "words":
        target = None if text.target is None else ((BETWEEN.join(text.target.split("\n")),),)
        return Unit(text, ((BETWEEN.join(text.source.split("\n")),),), target, False)
    target = None if text.target is None else (split(text.target, rich=False),)
    return Unit(text, (split(text.source, rich=False),), target, False)
