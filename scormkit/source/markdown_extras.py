"""What Markdown has beyond CommonMark: footnotes, formulas, tasks. Read from tokens, beside markdown_scan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.source import faults
from scormkit.source.maths import MathsError, mathml
from scormkit.source.nearest import closest

_TASK = re.compile(r"\[([ xX])\][ \t]")


def formula_problem(token: Token, span: Span) -> Diagnostic | None:
    """What is wrong with a formula, if anything. (The page sets it again, from memory.)"""
    try:
        mathml(token.content, block=token.type == "math_block")
    except MathsError as error:
        return faults.maths_broken(span, str(error))
    return None


def formula_end(text: str, start: int, token: Token) -> int:
    """The offset behind the dollar signs of a formula that begins at `start`."""
    signs = 1 if token.type == "math_inline" else 2
    content = text.find(token.content.strip(), start)
    closing = text.find("$" * signs, max(content, start + signs) + len(token.content.strip()))
    return min(closing + signs, len(text)) if closing != -1 else len(text)


def take_task(token: Token, before: Sequence[Token]) -> bool:
    """Whether inline tokens begin with `[ ]` or `[x]` in a list entry; the mark goes to the entry's token.

    `before` are the tokens that stand before this one.
    """
    mark = _TASK.match(token.content)
    if mark is None or [each.type for each in before[-2:]] != ["list_item_open", "paragraph_open"]:
        return False
    first = token.children[0] if token.children else None
    if first is None or first.type != "text":
        return False
    first.content = first.content[3:].lstrip()
    before[-2].meta["done"] = mark[1] != " "
    return True


def check_footnotes(report: Report, notes: Mapping[str, Span], marks: Sequence[tuple[str, Span]]) -> None:
    """Report marks without a footnote, and footnotes without a mark; both by label, with their places."""
    for label, span in marks:
        if label not in notes:
            near = closest(label, notes)
            report(faults.footnote_undefined(span, label, near))
    used = {label for label, _ in marks}
    for label, span in notes.items():
        if label not in used:
            report(faults.footnote_unused(span, label))
