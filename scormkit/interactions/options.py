"""What the checks of several types share: nothing stands twice, and as many are right as can be chosen."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions import faults
from scormkit.source.document import Where
from scormkit.source.scalars import shorten

MOST_LETTERS = 36
"""The characters a-z and 0-9 that SCORM 1.2 names the parts of an answer with (RTE 1.2 section 3.4.7)."""

Thing = TypeVar("Thing", bound=Hashable)


def same_text(one: str) -> str:
    """What two texts have in common when learners cannot tell them apart: all but white space."""
    return " ".join(one.split())


def repeated(things: Iterable[tuple[Thing, Span]]) -> Iterator[tuple[Thing, Span, Span]]:
    """What was there before: the thing, where it stands, and where it stood first."""
    known: dict[Thing, Span] = {}
    for thing, span in things:
        if thing in known:
            yield thing, span, known[thing]
        known.setdefault(thing, span)


def doubles(texts: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span, Span]]:
    """Texts that were there before, white space aside."""
    return repeated((same_text(text), span) for text, span in texts)


def check_texts(texts: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    """A finding for each option that learners cannot tell from an earlier one."""
    for text, span, first in doubles(texts):
        yield faults.same_option_text(span, first, shorten(text, 60))


def check_ids(ids: Iterable[tuple[str | None, Span]]) -> Iterator[Diagnostic]:
    """A finding for each id that two parts of one question share."""
    for name, span, first in repeated((name, span) for name, span in ids if name is not None):
        yield faults.same_option_id(span, first, name)


def check_right(
    marks: Sequence[bool], where: Where, key: str, what: str, *, multiple: bool, credit: str
) -> Iterator[Diagnostic]:
    """Find too many options to tell apart, and too few or too many right ones.

    `marks` says of each option of the list `key` whether it is right; `what` is what an author calls one.
    """
    count, right = len(marks), [index for index, correct in enumerate(marks) if correct]
    if count > MOST_LETTERS:
        yield faults.too_many_options(where.key_span(key), count, MOST_LETTERS)
    if not right and count >= 2:
        yield faults.no_right_answer(where.key_span(key), multiple)
    elif len(right) > 1 and not multiple:
        yield faults.several_right_answers([where.span(key, index, "correct") for index in right])
    elif len(right) == count and count >= 2:
        yield faults.every_option_right(where.key_span(key))
    if credit != "all-or-nothing" and not multiple:
        why = f"only one {what} can be chosen, and it is right or wrong"
        yield faults.credit_without_parts(where.span("credit"), credit, why)
