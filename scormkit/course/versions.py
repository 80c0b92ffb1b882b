"""What all variants make of one thing, as one: for course.lock, which the packages of a course share.

The whole of a course holds each thing once. Where a variant has it in another form, that form stands in
`versions`, and what only a variant has is added. So it has one number in every package that has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from scormkit.course.model import Assessment, Bank, Page, Question
from scormkit.course.overlay import Names
from scormkit.course.reading import Reading
from scormkit.diagnostics import Span
from scormkit.source.kept import KeptBlock, kept_blocks

Content = TypeVar("Content", Page, Assessment, Bank)


def fold(
    content: Content, names: Names, reading: Reading, load: Callable[[Reading], Content | None]
) -> Content:
    """Something with the forms that variants give it; `names` is what it is called, `load` reads it again."""
    for overlay in reading.others:
        if overlay.touches(names):
            version = load(replace(reading, overlay=overlay, others=()))
            if version is not None:
                content = with_version(content, version)
    return content


def with_version(content: Content, version: Content) -> Content:
    """Something with one more form of it, and with the questions that only this form has."""
    questions = tuple(_merged(content.questions, version.questions))
    return content._replace(questions=questions, versions=(*content.versions, version))


def _merged(known: Sequence[Question], more: Sequence[Question]) -> list[Question]:
    questions = list(known)
    for question in more:
        index = next((at for at, each in enumerate(questions) if _is_same(each, question)), None)
        if index is None:
            questions.append(question)
        else:
            questions[index] = questions[index]._replace(versions=(*questions[index].versions, question))
    return questions


def fold_content(
    content: Page | Assessment,
    names: Names,
    reading: Reading,
    load: Callable[[Reading], Page | Assessment | None],
) -> Page | Assessment:
    """As `fold`, for what may be a page or a check."""
    for overlay in reading.others:
        version = load(replace(reading, overlay=overlay, others=())) if overlay.touches(names) else None
        if version is not None:
            content = content_with_version(content, version)
    return content


def content_with_version(content: Page | Assessment, version: Page | Assessment) -> Page | Assessment:
    """As `with_version`; a page and a check are never two forms of one thing."""
    if isinstance(content, Page) and isinstance(version, Page):
        return with_version(content, version)
    if isinstance(content, Assessment) and isinstance(version, Assessment):
        return with_version(content, version)
    return content


def _is_same(one: Question, two: Question) -> bool:
    if place_of(two) in places_of(one):
        return True
    return one.spec.type == two.spec.type and one.spec.id is not None and one.spec.id == two.spec.id


def places_of(thing: object) -> Iterator[Hashable]:
    """Where a thing of a course is written, in each of its forms."""
    yield place_of(thing)
    for version in getattr(thing, "versions", ()):
        yield place_of(version)


def place_of(thing: object) -> Hashable:
    """Where one form of a thing is written, which is the same however much of the course is read."""
    if isinstance(thing, Page):
        return thing.body.file
    where = thing.where  # type: ignore[attr-defined]
    return where.document.file.name, where.home()


def options_of(question: Question) -> Sequence[tuple[str, str | None, str, frozenset[Span]]]:
    """The options that course.lock remembers, of all forms of a question: group, id, text, and their places.

    Options of two forms are one when they have one id, or none and the same words.
    """
    found: list[tuple[str, str | None, str, frozenset[Span]]] = []
    for form in (question, *question.versions):
        free = set(range(len(found)))
        for option in form.options:
            seed = option.seed
            if seed.letter is not None:
                continue
            place = form.where.home(*seed.path)
            index = next(
                (
                    at
                    for at in sorted(free)
                    if found[at][0] == seed.group
                    and (place in found[at][3] or (found[at][1], found[at][1] or found[at][2])
                         == (seed.id, seed.id or seed.text))
                ),
                None,
            )  # fmt: skip
            if index is None:
                found.append((seed.group, seed.id, seed.text, frozenset({place})))
            else:
                free.discard(index)
                group, identifier, text, places = found[index]
                found[index] = (group, identifier, text, places | {place})
    return found


def kept_of(page: Page) -> Sequence[KeptBlock]:
    """The blocks that keep something for the learner, of all forms of a page, each with all its entries."""
    found = list(kept_blocks(page.body))
    for form in page.versions:
        free = set(range(len(found)))
        for block in kept_blocks(form.body):
            index = next((at for at in sorted(free) if is_same_block(found[at], block)), None)
            if index is None:
                found.append(block)
                continue
            free.discard(index)
            known = found[index]
            more = Counter(block.entries) - Counter(known.entries)
            found[index] = known._replace(entries=(*known.entries, *more.elements()))
    return found


def is_same_block(one: KeptBlock, two: KeptBlock) -> bool:
    """Whether two blocks keep one thing: they have one id, or none and the same words."""
    if one.kind != two.kind or one.author != two.author:
        return False
    return one.author is not None or one.text == two.text
