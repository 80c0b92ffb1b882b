"""What a variant replaces, adds and leaves out, by name, in units, checks, banks, questions and pages."""

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from scormkit.course import faults
from scormkit.course.errors import kind_of
from scormkit.course.files import bare_name
from scormkit.course.overlay import Added, Names, Overlay
from scormkit.course.reading import Reading
from scormkit.source.document import Document, Path, Where
from scormkit.source.edit import at, insert, put, remove
from scormkit.source.markdown import Markdown
from scormkit.source.markdown_parse import front_id, parse_part
from scormkit.source.scalars import slugify
from scormkit.source.splice import Piece, named_pieces, splice

FOLDER = "variants"
OTHERS = ("other packages",)
"""For whom what a variant leaves out is."""
_FIXED = {
    "unit": ("id", "objectives", "contents"),
    "check": ("id", "questions", "sections"),
    "question": ("id", "type"),
    "option": ("id",),
}
"""Keys by which learners' work is known, or whose parts have names of their own."""


class _Thing(NamedTuple):
    """A part of a document that has a name: its kind, its names, and where it is."""

    kind: str
    names: Names
    path: Path


def unit_names(name: str, identifier: object = None) -> Names:
    """What the unit in the folder `name` can be called."""
    own = identifier if isinstance(identifier, str) else slugify(name)
    return tuple(dict.fromkeys((own.lower(), name.lower())))


def content_names(unit: Names, name: str, identifier: object = None) -> Names:
    """What the page or check in the file `name`, of a unit with these names, can be called."""
    own = identifier if isinstance(identifier, str) else slugify(bare_name(name))
    return (*(f"{each}.{own}".lower() for each in unit), name.lower())


def drops(names: Callable[[str | None], Names], file: str, reading: Reading) -> bool:
    """Whether the variant leaves out what is written in `file`; `names` are those of a thing with an id."""
    overlay = reading.overlay
    if overlay is None or not overlay.spec.drop:
        return False
    called = names(written_id(file, reading))
    is_dropped = overlay.drops(called)
    if is_dropped:
        overlay.meet(called, "file")
    return is_dropped


def written_id(file: str, reading: Reading) -> str | None:
    """The id that a page, a check or a unit gives itself, whether or not it can be used."""
    try:
        text = (reading.folder.path / file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return front_id(text, is_yaml=not file.endswith(".md"))


def changed_unit(name: str, reading: Reading) -> Callable[[Document], Document]:
    """A function that lays over a unit.yaml what the variant says of the unit."""

    def change(document: Document) -> Document:
        return _changed_keys(document, _Thing("unit", unit_names(name, _id(document.data)), ()), reading)

    return change


def changed_check(unit: Names, name: str, reading: Reading) -> Callable[[Document], Document]:
    """The same for a check and its questions."""

    def change(document: Document) -> Document:
        names = content_names(unit, name, _id(document.data))
        document = _changed_keys(document, _Thing("check", names, ()), reading)
        return _changed_questions(document, names, reading)

    return change


def bank_names(name: str) -> Names:
    """What the bank in the file `name` can be called."""
    return (f"banks.{slugify(bare_name(name))}", name.lower())


def changed_bank(name: str, reading: Reading) -> Callable[[Document], Document]:
    """The same for a bank's questions, which are called `banks.<bank>.<question>`."""

    def change(document: Document) -> Document:
        names = bank_names(name)
        if reading.overlay is not None:
            reading.overlay.meet(names, "bank")
        return _changed_questions(document, names, reading)

    return change


def changed_question(document: Document, names: Names, reading: Reading) -> Document:
    """A question in a page with what the variant says of it and of its options; `names` are the page's."""
    if reading.overlay is None or not isinstance(document.data, Mapping):
        return document
    return _changed_things(document, lambda data: _question_in(data, names, ()), reading)


def replacing_page(names: Names, reading: Reading) -> str | None:
    """The file (in the course) that the variant puts in the place of a page; None when there is none."""
    overlay = reading.overlay
    if overlay is None:
        return None
    overlay.meet(names, "page")
    written = overlay.replaced(names)
    return None if written is None else file_at(overlay.where.at("replace", written), "page", reading)


def file_at(where: Where, kind: str, reading: Reading) -> str | None:
    """The file of the course that a value in a variant names; None, and a finding, when there is none."""
    value = at(where)
    if not isinstance(value, str) or not value.strip().endswith((".md", ".yaml")):
        reading.report(faults.change_form(where.span(), kind, kind_of(value)))
        return None
    name = posixpath.normpath(posixpath.join(FOLDER, value.strip()))
    if reading.folder.find(name).state != "file":
        reading.report(faults.change_file_missing(where.span(), value.strip()))
        return None
    return name


def changed_page(body: Markdown, names: Names, reading: Reading) -> Markdown:
    """The body of a page with what the variant says of its blocks, and what it adds to it."""
    overlay = reading.overlay
    if overlay is None:
        return body
    _meet_pieces(body, names, overlay)
    if not overlay.touches(names):
        return body
    for each in list(named_pieces(body)):
        written = None if each.is_question else overlay.replaced(_below(names, each.identifier))
        now = _piece(body, _below(names, each.identifier), names)
        if written is not None and now is not None:
            part = _part(overlay.where.at("replace", written), body, "block", reading)
            body = splice(body, now, part) if part is not None else body
            _meet_pieces(body, names, overlay)
    for added in overlay.added(("text", "question")):
        found = _piece(body, (added.beside,), names) if added.place != "into" else None
        if added.beside in names and added.place == "into":
            found = (len(body.tokens), len(body.tokens))
        if found is None:
            continue
        overlay.done.add(added.number)
        where = overlay.where.at("add", added.number, added.thing)
        part = _fenced(where) if added.thing == "question" else _part(where, body, "text", reading)
        point = found[1] if added.place != "before" else found[0]
        body = splice(body, (point, point), part)
        _meet_pieces(body, names, overlay)
    for each in list(named_pieces(body)):
        now = _piece(body, _below(names, each.identifier), names)
        if overlay.drops(_below(names, each.identifier)) and now is not None:
            body = splice(body, now, None)
    return body


def _meet_pieces(body: Markdown, names: Names, overlay: Overlay) -> None:
    for each in named_pieces(body):
        overlay.meet(_below(names, each.identifier), "question" if each.is_question else "block")


def _piece(body: Markdown, called: Names, names: Names) -> Piece | None:
    return next(
        (each.piece for each in named_pieces(body) if set(_below(names, each.identifier)) & {*called}), None
    )


def _fenced(where: Where) -> Markdown:
    """A question that is written in a variant, as if it stood in the page."""
    from markdown_it.token import Token

    from scormkit.source.markdown import Fence

    value = at(where)
    document = where.document
    size = len(where.path)
    values = {old[size:]: span for old, span in document.values.items() if old[:size] == where.path}
    keys = {
        old[size:]: span for old, span in document.keys.items() if old[:size] == where.path and old[size:]
    }
    own = Document(document.file, value, values, keys)
    token = Token("fence", "code", 0, info="question", block=True)
    return Markdown(document.file.name, "", (token,), (), (Fence(0, own, where.span()),), None)


def _part(where: Where, body: Markdown, kind: str, reading: Reading) -> Markdown | None:
    """The text of a variant that stands in a page; None, and a finding, when it is none."""
    value = at(where)
    if not isinstance(value, str) or not value.strip():
        reading.report(faults.change_form(where.span(), kind, kind_of(value)))
        return None
    part = parse_part(where, value, reading.report, reading.cite, reading.marks, html=reading.html)
    if "footnotes" in part.features:
        reading.report(faults.change_form(where.span(), "footnote", "a text with a footnote"))
        return None
    own = where.original()
    if isinstance(own, str):  # what learners leave in it is known by the words of the course
        from scormkit.course.locales.translate import with_origins

        part = with_origins(part, parse_part(where, own, _unheard, reading.cite, reading.marks))
    return part._replace(file=body.file)


def _unheard(_: object) -> None:
    """What is wrong with a text of the course is said when the course is read in its own language."""


# --- documents ---


def _id(data: Any) -> object:
    return data.get("id") if isinstance(data, Mapping) else None


def _below(names: Names, identifier: str) -> Names:
    return tuple(f"{each}.{identifier}".lower() for each in names)


def _changed_keys(document: Document, thing: _Thing, reading: Reading) -> Document:
    """A document with the keys that the variant says in place of a thing's own."""
    overlay = reading.overlay
    if overlay is None:
        return document
    overlay.meet(thing.names, thing.kind)
    written = overlay.replaced(thing.names)
    if written is None:
        return document
    where = overlay.where.at("replace", written)
    value = at(where)
    if not isinstance(value, Mapping):
        reading.report(faults.change_form(where.span(), thing.kind, kind_of(value)))
        return document
    before = at(Where(document, thing.path))
    for key in value:
        if key in _FIXED[thing.kind]:
            reading.report(faults.change_fixed(where.key_span(key), thing.kind, key))
            continue
        if reading.marks is not None and isinstance(before, Mapping) and key in before:
            reading.marks.leave_at(Where(document, (*thing.path, key)), OTHERS)
        document = put(document, (*thing.path, key), where.at(key))
    return document


def _changed_questions(document: Document, names: Names, reading: Reading) -> Document:
    return _changed_things(document, lambda data: _questions_in(data, names), reading, names)


def _changed_things(
    document: Document,
    things: Callable[[Any], Iterator[_Thing]],
    reading: Reading,
    names: Names = (),
) -> Document:
    """A document with what the variant says of the questions and options in it."""
    overlay = reading.overlay
    if overlay is None:
        return document
    for each in list(things(document.data)):
        document = _changed_keys(document, each, reading)
    for added in overlay.added(("question", "option")):
        found = _place_of(document.data, things, added, names)
        if found is not None:
            overlay.done.add(added.number)
            new = overlay.where.at("add", added.number, added.thing)
            document = insert(document, found[:-1], int(found[-1]), new)
            for each in things(document.data):
                overlay.meet(each.names, each.kind)
    gone = [each for each in things(document.data) if overlay.drops(each.names)]
    for each in sorted(gone, key=lambda thing: thing.path, reverse=True):
        if each.path and isinstance(each.path[-1], int):
            if reading.marks is not None:
                reading.marks.leave_at(Where(document, each.path), OTHERS)
            document = remove(document, each.path)
    return document


def _place_of(
    data: Any, things: Callable[[Any], Iterator[_Thing]], added: Added, names: Names
) -> Path | None:
    """Where something is to be put: the path of the list, and the index in it."""
    beside = next((each for each in things(data) if added.beside in each.names), None)
    if added.place == "into" and added.thing == "question":
        written = data.get("questions") if isinstance(data, Mapping) and added.beside in names else None
        return ("questions", len(written)) if isinstance(written, list) else None
    if beside is None:
        return None
    if added.place == "into":
        outer = (*beside.path, "options")
        question = data
        for step in beside.path:
            question = question[step]
        written = question.get("options") if beside.kind == "question" else None
        return (*outer, len(written)) if isinstance(written, list) else None
    if beside.kind != added.thing or not beside.path or not isinstance(beside.path[-1], int):
        return None
    return (*beside.path[:-1], beside.path[-1] + (1 if added.place == "after" else 0))


def _questions_in(data: Any, names: Names) -> Iterator[_Thing]:
    """Every named question and option of a check or a bank."""
    if not isinstance(data, Mapping):
        return
    lists: list[tuple[Path, Any]] = [(("questions",), data.get("questions"))]
    sections = data.get("sections")
    for index, each in enumerate(sections if isinstance(sections, list) else ()):
        if isinstance(each, Mapping):
            lists.append((("sections", index, "questions"), each.get("questions")))
    for path, written in lists:
        for index, each in enumerate(written if isinstance(written, list) else ()):
            yield from _question_in(each, names, (*path, index))


def _question_in(data: Any, names: Names, path: Path) -> Iterator[_Thing]:
    identifier = _id(data)
    if isinstance(identifier, str):
        called = _below(names, identifier)
        yield _Thing("question", called, path)
        yield from _options_in(data, called, path)


def _options_in(value: Any, question: Names, path: Path, outer: Names = ()) -> Iterator[_Thing]:
    """Everything with an id below a question: options, pairs, steps and their choices.

    What stands in a step can be called by its own id alone, or after that of the step.
    """
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _options_in(each, question, (*path, key), outer)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            identifier, inner = _id(each), outer
            if isinstance(identifier, str):
                inner = _below(outer or question, identifier)
                called = tuple(dict.fromkeys((*inner, *_below(question, identifier))))
                yield _Thing("option", called, (*path, index))
            yield from _options_in(each, question, (*path, index), inner)


def added_contents(unit: Names, contents: Sequence[Names], reading: Reading) -> Iterator[tuple[int, str]]:
    """The pages and checks that the variant adds to a unit, which is called `unit`.

    `contents` is what its contents are called, in order; the list may grow while this goes on. Yields the
    position of each new one and its file.
    """
    overlay = reading.overlay
    if overlay is None:
        return
    for added in overlay.added(("page", "check")):
        position = next((at for at, names in enumerate(contents) if added.beside in names), None)
        if added.place == "into":
            position = len(contents) if added.beside in unit else None
        elif position is not None and added.place == "after":
            position += 1
        if position is None:
            continue
        overlay.done.add(added.number)
        file = file_at(overlay.where.at("add", added.number, added.thing), added.thing, reading)
        if file is not None:
            yield position, file
