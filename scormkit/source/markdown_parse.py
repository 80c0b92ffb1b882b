"""Markdown text -> tokens, references and questions, with every fault located."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from scormkit.diagnostics import Report
from scormkit.source import faults
from scormkit.source.citations import Cite, citation_plugin, no_register
from scormkit.source.document import Document, Where
from scormkit.source.markdown import Markdown
from scormkit.source.markdown_blocks import directive_plugin
from scormkit.source.markdown_scan import scan
from scormkit.source.markdown_select import select_tokens
from scormkit.source.marks import Marks
from scormkit.source.memory import Memory
from scormkit.source.text import Excerpt, SourceFile
from scormkit.source.yaml import parse_yaml

_FRONT = re.compile(r"---[ \t]*\n(?:(.*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_OPEN = re.compile(r"---[ \t]*(?:\n|\Z)")
_FRONT_LATE = re.compile(r"((?:[ \t]*\n)+)(---)[ \t]*\n(?:[a-z_]+:[^\n]*\n)+---[ \t]*(?:\n|\Z)")
_MARKABLE = re.compile(r":::|```|~~~")
_NESTING_LIMIT = 60
"""markdown-it drops what is nested deeper without a word; its own limit of 20 is within an author's reach."""

_PLAIN = re.compile(r"[^\W\d_](?:[^\n\\`*_\[\]<>&~|{$]*[^\s\\`*_\[\]<>&~|{$])?")
"""One line that begins with a letter and has no character that means anything in Markdown."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING_LIMIT}).enable(["table", "strikethrough"])
    directive_plugin(parser)
    citation_plugin(parser)
    parser.use(deflist_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.use(
        dollarmath_plugin, allow_labels=False, allow_space=False, allow_digits=False, double_inline=True
    )
    # markdown-it shows a link it distrusts as plain text; scormkit reports it instead.
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    del url
    return True


def is_same_for_all(text: str) -> bool:
    """Whether a text reads alike in all packages of a course: nothing is looked up, nothing may be marked."""
    return "{{" not in text and not _MARKABLE.search(text)


def parse_page(
    file: SourceFile, report: Report, cite: Cite = no_register, *, html: bool = False
) -> tuple[Document | None, Markdown]:
    """Read a whole page, whoever it is meant for; as `select_page`."""
    parsed = select_page(file, report, cite, None, html=html)
    assert parsed is not None
    return parsed


def select_page(
    file: SourceFile,
    report: Report,
    cite: Cite,
    marks: Marks | None,
    *,
    html: bool = False,
    memory: Memory | None = None,
) -> tuple[Document | None, Markdown] | None:
    """Read a page: its front matter (None when there is none, or it is broken) and its body.

    Spans of both lie in the file. `cite` says what its citations stand for, `marks` what is left out; None
    when that is the whole page. `html` allows HTML (see html.py). A page that is read for several packages
    is parsed once, with a `memory`.
    """
    document, end = read_front(file, report)
    if marks is not None and document is not None:
        kept = marks.select(document)
        if kept is None:
            marks.leave_rest(file.text[end:], file.span(end))
            return None
        document = kept
    excerpt = Excerpt(file, file.text)
    return document, _parse(excerpt, end, report, None, cite=cite, marks=marks, html=html, memory=memory)


def read_front(file: SourceFile, report: Report) -> tuple[Document | None, int]:
    """The front matter of a page (None when there is none, or it is broken) and where its body begins."""
    front = _FRONT.match(file.text)
    if front is None:
        if _FRONT_OPEN.match(file.text):
            report(faults.front_matter_unclosed(file.span(0, 3)))
        elif (late := _FRONT_LATE.match(file.text)) is not None:
            report(faults.front_matter_late(file.span(late.start(2), late.end(2)), file.span(0, late.end(1))))
        return None, 0
    start = front.start(1) if front[1] is not None else front.end()
    return parse_yaml(file, report, excerpt=Excerpt(file, front[1] or "", start)), front.end()


def select_body(
    file: SourceFile, report: Report, cite: Cite, marks: Marks | None, *, html: bool = False
) -> Markdown:
    """Read the body of a page alone."""
    _, end = read_front(file, _unheard)
    return _parse(Excerpt(file, file.text), end, report, None, cite=cite, marks=marks, html=html)


def _unheard(_: object) -> None:
    """What is wrong with the front matter was said when it was read."""


def front_id(text: str, *, is_yaml: bool = False) -> str | None:
    """The id that a page gives itself at its top, or a YAML file; what is wrong is said when it is read."""
    front = None if is_yaml else _FRONT.match(text)
    head = text if is_yaml else (front[1] or "" if front else "")
    found = re.search(r"^id:[ \t]*[\"']?([\w-]+)[\"']?[ \t]*(?:#.*)?$", head, re.MULTILINE)
    return found[1] if found else None


def parse_rich(
    where: Where, text: str, report: Report, cite: Cite = no_register, marks: Marks | None = None
) -> Markdown:
    """Read the Markdown in a YAML value; `where` is the value's place and `text` what it says.

    Spans point into the YAML file, also where the value was folded or quoted. A value of another file stands
    in place of one in the document's: its links count from there.
    """
    markdown = _parse(value_excerpt(where, text), 0, report, where, cite=cite, marks=marks)
    home = where.document.file.name
    return markdown if markdown.file == home else markdown._replace(file=home, written_in=markdown.file)


def parse_part(
    where: Where, text: str, report: Report, cite: Cite, marks: Marks | None, *, html: bool = False
) -> Markdown:
    """Read the Markdown of a part of a page that is written in a YAML value."""
    return _parse(value_excerpt(where, text), 0, report, None, cite=cite, marks=marks, html=html)


def value_excerpt(where: Where, text: str) -> Excerpt:
    """The text of a YAML value with its place in the file; `where` is the value's place."""
    file, span = where.file, where.span()
    start = file.offset(span.line, span.column)
    opening = file.text[start : start + 1]
    if opening in ("|", ">"):
        start = file.text.find("\n", start) + 1
    elif opening in ("'", '"'):
        start += 1
    return Excerpt(file, text, start)


def _parse(
    excerpt: Excerpt,
    skip: int,
    report: Report,
    inside: Where | None,
    *,
    cite: Cite,
    marks: Marks | None,
    html: bool = False,
    memory: Memory | None = None,
) -> Markdown:
    """Parse an excerpt whose first `skip` characters are front matter; `inside` is set for a YAML value."""
    body = "\n" * excerpt.text.count("\n", 0, skip) + excerpt.text[skip:]
    if _PLAIN.fullmatch(body):
        tokens = _paragraph(body)
    elif memory is None:
        tokens = _parser().parse(body)
    else:
        tokens = _copied(memory.recall(("tokens", body), report, lambda _: _parser().parse(body)))
    if marks is not None and _MARKABLE.search(body):
        tokens = select_tokens(tokens, excerpt, marks)
    if html:
        from scormkit.source.html import admit_html

        admit_html(tokens, excerpt, skip, report)
    found = scan(tokens, excerpt, skip, report, inside=inside, cite=cite)
    return Markdown(excerpt.file.name, excerpt.text, *found)


def _copied(tokens: Sequence[Token]) -> list[Token]:
    """Tokens that may be changed: what is left out of a page, and what its citations say, changes them."""
    return [
        Token(
            each.type,
            each.tag,
            each.nesting,
            attrs={**each.attrs},
            map=each.map,
            level=each.level,
            children=_copied(each.children) if each.children is not None else None,
            content=each.content,
            markup=each.markup,
            info=each.info,
            meta={**each.meta},
            block=each.block,
            hidden=each.hidden,
        )
        for each in tokens
    ]


def parse_tokens(text: str) -> list[Token]:
    """The parser's own tokens for a text, for whoever looks at its form only."""
    return _parser().parse(text)


def parse_phrases(text: str) -> list[Token]:
    """The parser's own tokens for a text that stands in one paragraph."""
    return _parser().parseInline(text)[0].children or []


def _paragraph(text: str) -> list[Token]:
    """What the parser makes of a plain line, as most options and feedbacks are: a course has hundreds."""
    lines = [0, 1]
    return [
        Token("paragraph_open", "p", 1, map=lines, block=True),
        Token(
            "inline",
            "",
            0,
            map=list(lines),
            level=1,
            children=[Token("text", "", 0, content=text)],
            content=text,
            block=True,
        ),
        Token("paragraph_close", "p", -1, block=True),
    ]
