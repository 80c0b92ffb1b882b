"""Whether a block is written as its kind wants it: its attributes, its title, and what stands in it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.source import faults
from scormkit.source.attributes import Head, Written
from scormkit.source.blocks import IMAGES, Attribute, Block, Body, Directive, Kind
from scormkit.source.document import Where
from scormkit.source.markdown import Reference, ReferenceKind
from scormkit.source.nearest import closest
from scormkit.source.sections import after_close, inside, sections


class Line(NamedTuple):
    """The line that opens a block: the text that it stands in, where its name is, and how to speak of it.

    `span` gives the span of the text between two offsets.
    """

    text: str
    opening: Span
    span: Callable[[int, int], Span]
    report: Report


def check_head(block: Block, head: Head, line: Line) -> dict[str, tuple[str, Span]]:
    """Report what is wrong with the line that opens a block; the attributes that fit, with their places."""
    fitting: dict[str, tuple[str, Span]] = {}
    if head.broken is not None:
        rest = line.text[head.broken :].partition("\n")[0].rstrip()
        span = line.span(head.broken, head.broken + max(len(rest), 1))
        line.report(faults.attributes_broken(span, rest.strip()[:40]))
    for written in head.attributes:
        attribute = block.attribute(written.name)
        if written.name in fitting:
            span = line.span(written.start, written.name_end)
            line.report(faults.attribute_twice(span, written.name))
        elif attribute is None:
            _unknown(block, written, line)
        elif _fits(attribute, written, line):
            fitting[written.name] = written.value or "", line.span(written.value_start, written.end)
    tried = {written.name for written in head.attributes}
    for attribute in block.attributes if head.broken is None else ():
        if attribute.required and attribute.name not in tried:
            example = f"{attribute.name}={_EXAMPLES[attribute.kind]}"
            is_elsewhere = attribute.kind is Kind.FILE and "://" in line.text[slice(*head.title)]
            line.report(
                faults.attribute_missing(
                    line.opening, block.name, attribute.name, example, is_elsewhere=is_elsewhere
                )
            )
    start, end = head.title
    if start == end and block.title == "required":
        line.report(faults.block_title(line.opening, block.name, is_missing=True))
    elif start < end and block.title == "none":
        line.report(faults.block_title(line.span(start, end), block.name, is_missing=False))
    return fitting


def _unknown(block: Block, written: Written, line: Line) -> None:
    known = [each.name for each in block.attributes]
    near = closest(written.name, known)
    span = line.span(written.start, written.name_end)
    line.report(faults.attribute_unknown(span, block.name, written.name, near, known))


_EXAMPLES = {
    Kind.TEXT: '"some words"',
    Kind.FILE: "media/file",
    Kind.ADDRESS: "https://example.org",
    Kind.NUMBER: "2",
    Kind.CHOICE: "...",
    Kind.FLAG: "",
}


def _fits(attribute: Attribute, written: Written, line: Line) -> bool:
    """Whether the value is one that the attribute can have; reported, when it is not."""
    value = written.value if written.value and written.value.strip() else None
    near = None
    expects = ""
    match attribute.kind:
        case Kind.FLAG:
            expects = "nothing: write the word alone" if written.value is not None else ""
        case _ if value is None:
            expects = f"a value: {attribute.name}={_EXAMPLES[attribute.kind]}"
        case Kind.NUMBER:
            digits = value.removesuffix("%")
            if not digits.isdecimal() or not attribute.low <= int(digits) <= attribute.high:
                expects = f"a whole number from {attribute.low} to {attribute.high}"
        case Kind.CHOICE if value not in attribute.choices:
            expects = f"one of the words {', '.join(attribute.choices)}"
            near = closest(value, attribute.choices)
        case Kind.FILE if attribute.endings and not value.lower().endswith(attribute.endings):
            expects = f"a file that ends in {' or '.join(attribute.endings)}"
    if expects:
        span = line.span(written.value_start, max(written.end, written.value_start + 1))
        line.report(faults.attribute_value(span, attribute.name, value, expects, near))
    return not expects


# --- what stands in a block ---

_LIST_REMEDY = "Write each entry on a line of its own that begins with - and a space."
_IMAGES_REMEDY = "Write each as ![what it shows](media/picture.png), on a line of its own."
_ONE_LIST = (["bullet_list_open"], ["ordered_list_open"])
_HEADINGS = "Begin each part with a heading, such as ## The first step."


Problem = tuple[str, str]
"""What is wrong with a body, and the remedy."""


def body_problem(block: Block, tokens: Sequence[Token]) -> Problem | None:
    """What is wrong with the tokens between the opening (and title) of a block and its close, if anything."""
    kinds = [token.type for token in top_level(tokens)]
    problem: Problem | None = None
    match block.body:
        case Body.MAYBE:
            pass
        case Body.NONE:
            problem = ("holds nothing", "Write its text outside of it.") if kinds else None
        case _ if not kinds:
            problem = "is empty", "Write its text between the two lines of colons, or remove it."
        case Body.TABLE if kinds != ["table_open"]:
            problem = "needs one table, and nothing else", "Write a table with | between its cells."
        case Body.LIST if sum(token.type == "list_item_open" for token in tokens) > MOST_ENTRIES:
            problem = f"can have at most {MOST_ENTRIES} entries", "Make two of it."
        case Body.LIST if kinds not in _ONE_LIST:
            problem = "needs one list, and nothing else", _LIST_REMEDY
        case Body.IMAGES if not all(map(_only_images, tokens)):
            problem = "needs images, and nothing else", _IMAGES_REMEDY
        case Body.TITLED | Body.PARTS | Body.STEPS:
            problem = _sections_problem(block.body, tokens, kinds)
    return problem


def _sections_problem(body: Body, tokens: Sequence[Token], kinds: Sequence[str]) -> tuple[str, str] | None:
    if body is Body.STEPS and kinds in _ONE_LIST:
        return None
    if body is not Body.PARTS and (not kinds or kinds[0] != "heading_open"):
        if "heading_open" in kinds:
            return "has text before its first heading", "Move that text above the block."
        return "needs a heading for each of its parts", _HEADINGS
    parts = sections(tokens, at_rules=body is Body.PARTS)
    if body is Body.PARTS and len(parts) < 2:
        return "needs at least two parts", "Write a line with --- between them, and empty lines around it."
    if any(not part.body for part in parts):
        return "has a part without text", "Write some words below each heading."
    return None


def _only_images(token: Token) -> bool:
    if token.type != "inline":
        return token.type in ("paragraph_open", "paragraph_close")
    children = token.children or []
    return all(
        child.type in ("image", "softbreak") or (child.type == "text" and not child.content.strip())
        for child in children
    ) and any(child.type == "image" for child in children)


def top_level(tokens: Sequence[Token]) -> Iterator[Token]:
    """The opening tokens of the blocks that stand in no other one of these tokens."""
    depth = 0
    for token in tokens:
        if depth == 0 and token.nesting >= 0:
            yield token
        depth += token.nesting


def body_tokens(tokens: Sequence[Token], index: int) -> Sequence[Token]:
    """The tokens of the body of the block that opens at `index`."""
    return tokens[inside(tokens, index) : after_close(tokens, index) - 1]


def misplaced(directive: Directive, outer: Directive | None, value: Where | None) -> Iterator[Diagnostic]:
    """A finding when a block cannot stand where it stands: in the block `outer`, or in a YAML value."""
    if value is not None and directive.block.page_only:
        yield faults.block_misplaced(directive.span, directive.name, value.span(), "a text that is no page")
    elif outer is not None and directive.block.top_only:
        yield faults.block_misplaced(directive.span, directive.name, outer.span, f"the block :::{outer.name}")


def whole_problems(directives: Sequence[Directive], tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """A finding for each block that does not hold what its kind is made of, or has the id of another one."""
    for directive in directives:
        problem = body_problem(directive.block, body_tokens(tokens, directive.position))
        if problem is not None:
            yield faults.block_body(directive.span, directive.name, *problem)
    first: dict[str, Span] = {}
    for directive in directives:
        if identifier := directive.attributes.get("id", ""):
            place = directive.places["id"]
            if identifier.lower() in first:
                yield faults.block_id_twice(place, identifier, first[identifier.lower()])
            first.setdefault(identifier.lower(), place)


def references_of(directive: Directive) -> Iterator[Reference]:
    """The files and addresses that a block's attributes name."""
    for name, value in directive.attributes.items():
        attribute = directive.block.attribute(name)
        if attribute is None or attribute.kind not in (Kind.FILE, Kind.ADDRESS):
            continue
        file: ReferenceKind = "image" if attribute.endings == IMAGES else "file"
        kind: ReferenceKind = "link" if attribute.kind is Kind.ADDRESS else file
        yield Reference(kind, value, None, directive.places[name])


def left_out(directive: Directive, written: Collection[str]) -> Iterator[Diagnostic]:
    """What people who cannot see or hear would miss; `written` are the names of all attributes as written."""
    if "src" not in directive.attributes:
        return
    if directive.name == "figure" and not {"alt", "decorative"} & set(written):
        yield faults.figure_without_alternative(directive.span)
    if directive.name in ("audio", "video") and not {"captions", "silent", "uncaptioned"} & set(written):
        yield faults.media_without_captions(directive.span, directive.name)


MOST_ENTRIES = 36
"""Entries of a checklist: each has a letter of course.lock for good, and there are no more letters."""
