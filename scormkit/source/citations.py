"""Citations in a text: `{{ fact.reports_2021 }}` stands for what a register of the course says.

Only names joined by dots are read, and nothing is ever executed. What a citation stands for is decided by the
room above (`Cite`); here it is found, and its place with it.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from scormkit.diagnostics import Span

CITATION = re.compile(r"\{\{[ \t\n]*([A-Za-z][\w-]*(?:\.[A-Za-z0-9][\w-]*)+)[ \t\n]*\}\}", re.ASCII)
"""A whole citation; the group is its dotted name."""
NEARLY = re.compile(
    r"\{\{(?:[^{}\n]{0,80}\}\}?|[ \t]*(?:facts?|contacts?|terms?|variables?)\b[\w.-]{0,80})", re.ASCII
)
"""Two opening braces with something else in them, or without an end."""
ONE_BRACE = r"(?a)(?<!\{)\{[ \t]*((?:fact|contact|term|variable)\.[A-Za-z0-9][\w.-]*)[ \t]*\}(?!\})"
"""What would be a citation with one brace more on each side; the group is its dotted name."""
_PLAIN = rf"(?a)(\\)?({CITATION.pattern}|{NEARLY.pattern})"


class Cited(NamedTuple):
    """What a citation stands for. `text` is how it reads without any markup; it is text, never markup.

    `url` is where it leads (kinds link and phone; for the others what a link of the author's may lead to).
    `detail` is the keyword of an sms, the definition of a term, or a date (year, year-month or
    year-month-day). `number` counts the citations of a course, so that a place can be named after it. A run
    is its `parts` one after the other.
    """

    kind: Literal["text", "link", "phone", "sms", "date", "term", "run"]
    text: str
    url: str = ""
    detail: str = ""
    number: int = 0
    parts: "tuple[Cited, ...]" = ()


class Citation(NamedTuple):
    """A citation as it was written: its dotted name (None when what stands in the braces is no name).

    `as_address`: it is the target of a link, so that only something with an address can stand for it.
    """

    name: str | None
    written: str
    span: Span
    as_address: bool = False


Cite = Callable[[Citation], Cited | None]
"""Looks a citation up; None, and a finding, when there is nothing to print."""


def no_register(citation: Citation) -> Cited | None:
    """A `Cite` for texts outside a course: every citation stays as it was written."""
    del citation
    return None


def citation_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser to read citations as tokens `citation` (content: name, markup: as written)."""
    parser.inline.ruler.before("link", "citation", _citation)


def _citation(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("{{", state.pos):
        return False
    found = CITATION.match(state.src, state.pos)
    nearly = found or NEARLY.match(state.src, state.pos)
    if nearly is None or nearly.end() > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = found[1] if found else ""
        token.markup = nearly[0]
    state.pos = nearly.end()
    return True


def fill_in(text: str, span: Callable[[int, int], Span], cite: Cite) -> str:
    r"""A text that is no Markdown (a title, a caption) with its citations as words; `\{{` is two braces.

    `span` gives the place of the characters from one offset of the text to another.
    """

    def replaced(match: re.Match[str]) -> str:
        if match[1]:
            return match[2]
        cited = cite(Citation(match[3], match[2], span(match.start(2), match.end(2))))
        return match[2] if cited is None else cited.text

    return re.sub(_PLAIN, replaced, text) if "{{" in text else text
