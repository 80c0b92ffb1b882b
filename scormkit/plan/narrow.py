"""One package's part of what course.lock remembers of all of them.

All packages of a course share one lock, which is made from everything that any of them holds. So a question
keeps its number in each package that has it, and the lock is the same whichever package was built last.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from scormkit.course.model import Course, Page, Question
from scormkit.course.selection import Selection
from scormkit.course.versions import is_same_block, kept_of, options_of, place_of, places_of
from scormkit.plan.entries import Entry, Lock, fingerprint, live
from scormkit.source.kept import KeptBlock, kept_blocks


def narrow(lock: Lock, whole: Course, course: Course) -> Lock:
    """The entries of `lock`, which `whole` was identified in, that are in `course`, in its order.

    Its mark is another one than that of the course's other packages, so that the saved state of one is never
    read as that of another.
    """
    return lock._replace(
        uid=uid_of(lock.uid, course.selection),
        units=_chosen(live(lock.units, "unit"), whole.units, course.units, _unit),
        banks=_chosen(live(lock.banks, "bank"), whole.banks, course.banks, _with_questions),
    )


def uid_of(uid: str, selection: Selection) -> str:
    """The lasting mark of a package: the course's own, unless a variant or an audience was chosen."""
    if not selection.content:
        return uid
    seed = "\0".join([uid, selection.variant or "", selection.audience or ""])
    return base64.b32encode(hashlib.sha256(seed.encode()).digest()).decode("ascii").lower()[:10]


def _chosen(
    entries: Sequence[Entry], whole: Sequence[Any], own: Sequence[Any], below: Any
) -> tuple[Entry, ...]:
    """The entries of `own` things; `entries` are those of the `whole` ones, one each, in the same order."""
    known = {
        place: (entry, thing)
        for entry, thing in zip(entries, whole, strict=True)
        for place in places_of(thing)
    }
    return tuple(
        entry._replace(children=tuple(below(entry, thing, each)))
        for each in own
        for entry, thing in (known[place_of(each)],)
    )


def _unit(entry: Entry, whole: Any, own: Any) -> Iterator[Entry]:
    names = dict(zip(whole.spec.objectives, live(entry.children, "objective"), strict=True))
    yield from (names[name] for name in own.spec.objectives)
    yield from _chosen(live(entry.children, "content"), whole.contents, own.contents, _with_questions)


def _with_questions(entry: Entry, whole: Any, own: Any) -> Iterator[Entry]:
    yield from _chosen(live(entry.children, "question"), whole.questions, own.questions, _question)
    if isinstance(whole, Page) and isinstance(own, Page):
        known = list(zip(kept_of(whole), live(entry.children, "kept"), strict=True))
        for block in kept_blocks(own.body):
            index = next((at for at, (each, _) in enumerate(known) if is_same_block(each, block)), None)
            if index is None:  # in other words: a variant says it, and a translation of the variant
                index = next(at for at, (each, _) in enumerate(known) if each.kind == block.kind)
            yield _kept(known.pop(index)[1], block)


def _kept(entry: Entry, block: KeptBlock) -> Entry:
    """The entry of a block that keeps something, with its own entries only."""
    left = list(live(entry.children, None))
    own = []
    for text in block.entries:
        index = next((at for at, each in enumerate(left) if each.text == fingerprint(text)), 0)
        own.append(left.pop(index))
    return entry._replace(children=tuple(own))


def _question(entry: Entry, whole: Question, own: Question) -> Iterator[Entry]:
    known = {
        (group, place): option
        for (group, _, _, places), option in zip(options_of(whole), live(entry.children, None), strict=True)
        for place in places
    }
    for group, _, _, places in options_of(own):
        yield known[group, next(iter(places))]
