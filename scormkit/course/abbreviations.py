"""The abbreviations of the glossary, explained by themselves where a page first uses them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from markdown_it.token import Token

from scormkit.course.registers import Registers
from scormkit.diagnostics import Span
from scormkit.source.blocks import Body
from scormkit.source.citations import Citation, Cited
from scormkit.source.markdown import Markdown
from scormkit.source.sections import after_close

_NO_PLACE = ("heading_open", "directive_title_open", "dt_open", "th_open")
"""What must stay free of buttons: headings (of columns, too), titles of blocks, the terms of definitions."""


def abbreviations_of(registers: Registers) -> Mapping[str, str]:
    """The abbreviations that are to be marked, and the names of their terms."""
    return {
        term.abbreviation: name for name, term in registers.terms.items() if term.abbreviation and term.mark
    }


def marked(body: Markdown, known: Mapping[str, str], cite: Callable[[Citation], Cited | None]) -> Markdown:
    """The page with each abbreviation as a citation of its term where it stands first.

    Nothing is marked in headings, links, code, formulas and the entries of checklists, nor once the page has
    cited the abbreviation.
    """
    if not known or not any(each in body.text for each in known):
        return body
    words = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{words})(?=s?(?![\w-]))")
    open_terms = dict(known)
    tokens: list[Token] = []
    found = False
    labels = {
        at
        for each in body.directives
        if each.block.body is Body.LIST
        for at in range(each.position, after_close(body.tokens, each.position))
    }
    for at, token in enumerate(body.tokens):
        fits = (
            at not in labels
            and token.type == "inline"
            and (at == 0 or body.tokens[at - 1].type not in _NO_PLACE)
        )
        children = token.children or []
        if fits and open_terms and _concerns(children, pattern):
            span = Span(body.written_in or body.file, (token.map[0] + 1) if token.map else 1)
            new = list(_inline(children, pattern, open_terms, partial(_cite, cite, span)))
            found = found or new != children
            tokens.append(token.copy(children=new))
        else:
            tokens.append(token)
    if not found:
        return body
    return body._replace(tokens=tuple(tokens), features=body.features | {"terms"})


def _cite(cite: Callable[[Citation], Cited | None], span: Span, name: str) -> Cited | None:
    return cite(Citation(f"term.{name}.abbreviation", name, span))


def _concerns(children: Sequence[Token], pattern: re.Pattern[str]) -> bool:
    return any(
        child.type == "cited" or (child.type == "text" and pattern.search(child.content))
        for child in children
    )


def _inline(
    children: Sequence[Token],
    pattern: re.Pattern[str],
    open_terms: dict[str, str],
    cite: Callable[[str], Cited | None],
) -> Iterator[Token]:
    """Inline tokens with each abbreviation of `open_terms` as a citation; what was met leaves them."""
    in_link = 0
    for child in children:
        in_link += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        if child.type == "cited":
            cited = child.meta.get("cited")
            if cited is not None and cited.kind == "term":
                open_terms.pop(cited.text, None)
        if child.type != "text" or in_link:
            yield child
            continue
        start = 0
        for match in pattern.finditer(child.content):
            name = open_terms.pop(match[0], None)
            cited = cite(name) if name is not None else None
            if cited is not None:
                if start < match.start():
                    yield child.copy(content=child.content[start : match.start()])
                yield Token("cited", "", 0, content=cited.text, meta={"cited": cited})
                start = match.end()
        if start < len(child.content):
            yield child.copy(content=child.content[start:])
