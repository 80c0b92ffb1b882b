"""What is found in Markdown tokens, and where. markdown-it knows lines of blocks; columns are searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from scormkit.diagnostics import Report, Span
from scormkit.source import faults
from scormkit.source.attributes import read_head
from scormkit.source.block_check import (
    Line,
    check_head,
    left_out,
    misplaced,
    references_of,
    whole_problems,
)
from scormkit.source.blocks import BLOCKS, Block, Directive, Kind
from scormkit.source.citations import CITATION, Citation, Cite, fill_in, no_register
from scormkit.source.destinations import destination
from scormkit.source.document import Where
from scormkit.source.markdown import Fence, Reference, Scan, plain_text
from scormkit.source.markdown_extras import check_footnotes, formula_end, formula_problem, take_task
from scormkit.source.markdown_nearly import nearly_marked, nearly_tables
from scormkit.source.markdown_problems import is_nearly_question, meant_block, target_problem
from scormkit.source.spaced_targets import spaced_targets
from scormkit.source.text import Excerpt, SourceFile
from scormkit.source.yaml import parse_yaml

_DIRECTIVE_LINE = re.compile(r"[ \t>]*(:{3,})[ \t]*([^\s:{\[]*)")
_OPENING = re.compile(r":{3,}[ \t]*[\w-]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?([A-Za-z][\w-]*)|<([!?])")


def scan(
    tokens: Sequence[Token],
    excerpt: Excerpt,
    skip: int,
    report: Report,
    *,
    inside: Where | None = None,
    cite: Cite = no_register,
) -> Scan:
    """Walk over the tokens of an excerpt, report what is wrong, and collect what is found.

    The text before offset `skip` is front matter. `inside` is the YAML value that the excerpt is (it may not
    hold questions); None for a page. `cite` says what citations stand for: their tokens become `cited`, with
    the words as content and the `Cited` in the meta data.
    """
    walk = _Walk(excerpt, skip, report, inside, cite)
    for token in tokens:
        walk.token(token)
    walk.check_blocks()
    if inside is None:
        check_footnotes(report, walk.notes, walk.marks)
    return Scan(
        tuple(walk.tokens),
        tuple(walk.references),
        tuple(walk.fences),
        walk.title,
        tuple(walk.directives),
        frozenset(walk.features),
    )


class _Walk:
    """One pass over the tokens. `cursor` is how far the text is accounted for; it only moves forward."""

    def __init__(self, excerpt: Excerpt, skip: int, report: Report, inside: Where | None, cite: Cite) -> None:
        self.excerpt = excerpt
        self.text = excerpt.text
        self.lines = SourceFile(excerpt.file.name, excerpt.text).line_starts
        self.report = report
        self.inside = inside
        self.cite = cite
        self.cursor = skip
        self.end = len(self.text)
        self.tokens: list[Token] = []
        self.references: list[Reference] = []
        self.fences: list[Fence] = []
        self.directives: list[Directive] = []
        self.open: list[Directive] = []
        self.features: set[str] = set()
        self.notes: dict[str, Span] = {}
        self.marks: list[tuple[str, Span]] = []
        self.title: str | None = None
        self.links: list[tuple[int, bool, str | None]] = []
        self.closing_lines: set[int] = set()
        self.unknown_open = 0
        self.tags_reported: set[str] = set()

    # --- blocks ---

    def token(self, token: Token) -> None:
        if token.map is not None:
            self.cursor = max(self.cursor, self.line_start(token.map[0]))
            if token.type == "inline":
                self.end = self.line_start(max(token.map[1], token.map[0] + 1))
        if token.type == "html_block":
            self.html_block(token)
            return
        if token.type == "inline":
            self.inline_block(token)
        elif token.type == "fence":
            self.fence(token)
        elif token.type == "math_block":
            self.formula(token)
        elif token.type == "footnote_reference_open":
            self.footnote(token, self.notes.__setitem__)
        elif token.type == "dl_open":
            self.features.add("definitions")
        elif token.type == "directive_open":
            self.directive(token)
        elif token.type == "directive_close":
            self.open.pop()
        self.tokens.append(token)

    def line_start(self, line: int) -> int:
        """The offset of a line that counts from 0, as markdown-it counts."""
        return self.lines[line] if line < len(self.lines) else len(self.text)

    def line_text(self, line: int) -> str:
        return self.text[self.line_start(line) : self.line_start(line + 1)].rstrip("\n")

    def span(self, start: int, end: int | None = None) -> Span:
        return self.excerpt.span(start, end)

    def html_block(self, token: Token) -> None:
        start = self.cursor
        comment = self.text.find("<!--", start)
        rest = _COMMENT.sub("", token.content)
        tag = _TAG.search(rest)
        if tag is None and rest.strip():
            self.report(faults.comment_takes_text(self.span(comment), is_closed=True))
        elif rest.lstrip().startswith("<!--"):
            self.report(faults.comment_takes_text(self.span(comment), is_closed=False))
        elif tag is not None:
            at = max(self.text.find(tag[0], start), start)
            self.html(tag[1] or tag[2], at, at + len(tag[0]))

    def html(self, name: str, start: int, end: int) -> None:
        """Report a tag; the closing one of a tag that was reported says nothing new."""
        is_closing = self.text.startswith("</", start)
        if is_closing and name.lower() in self.tags_reported:
            return
        self.tags_reported.add(name.lower())
        self.report(faults.raw_html(self.span(start, end), name))

    def inline_block(self, token: Token) -> None:
        previous = self.tokens[-1] if self.tokens else None
        if previous is not None and previous.type == "paragraph_open" and token.map is not None:
            for line in range(*token.map):
                self.directive_line(line)
            for at, columns in nearly_tables(token.content):
                start = self.line_start(token.map[0] + at)
                self.report(faults.table_broken(self.span(start, self.line_end(start)), columns))
        token.children = self.inline(token.children or [])
        if take_task(token, self.tokens):
            self.features.add("tasks")
        if previous is not None and previous.tag == "h1" and self.title is None:
            self.title = plain_text(token.children).strip()

    def directive_line(self, line: int) -> None:
        match = _DIRECTIVE_LINE.match(self.line_text(line))
        if match is None:
            return
        start = self.line_start(line) + match.start(1)
        span = self.span(start, self.line_start(line) + match.end())
        if match[2] or self.line_text(line)[match.end() :].strip():
            self.unknown_open += 1
            self.report(faults.directive_unknown(span, match[2], meant_block(match[2]), tuple(BLOCKS)))
        elif self.unknown_open:
            self.unknown_open -= 1
        else:
            self.report(faults.directive_stray(span))

    def directive(self, token: Token) -> None:
        """Read the line that opens a block; what stands in it is looked at when everything is read."""
        assert token.map is not None
        block, closing = BLOCKS[token.info], token.map[1]
        first = self.line_start(token.map[0])
        start = max(self.text.find(":::", first), first)
        named = _OPENING.match(self.text, start)
        name_end = named.end() if named else start
        opening = self.span(start, name_end)
        if not token.meta["closed"] or (closing in self.closing_lines and token.map[1] > token.map[0] + 1):
            self.report(faults.directive_unclosed(self.span(start, self.line_end(start)), block.name))
        if token.meta["closed"] and self.line_text(closing).lstrip(" \t>").startswith(":::"):
            self.closing_lines.add(closing)
        end = self.line_start(token.map[0] + token.meta["lines"]) - 1
        head = read_head(self.text, name_end, max(end, name_end))
        self.end = max(end, name_end)
        fitting = check_head(block, head, Line(self.text, opening, self.span, self.report))
        directive = Directive(
            block,
            {name: self.words_of(block, name, value) for name, (value, _) in fitting.items()},
            len(self.tokens),
            opening,
            {name: span for name, (_, span) in fitting.items()},
        )
        outer = self.open[-1] if self.open else None
        for finding in misplaced(directive, outer, self.inside):
            self.report(finding)
        for reference in references_of(directive):
            self.references.append(reference)
            self.refer_to(reference.kind, reference.target, reference.span)
        for finding in left_out(directive, {each.name for each in head.attributes}):
            self.report(finding)
        self.features.add(block.name)
        self.directives.append(directive)
        self.open.append(directive)
        token.meta["directive"] = directive
        self.cursor = max(self.cursor, name_end)

    def words_of(self, block: Block, name: str, value: str) -> str:
        """The value of an attribute; one that learners read may cite."""
        attribute = block.attribute(name)
        return self.filled(value) if attribute is not None and attribute.kind is Kind.TEXT else value

    def check_blocks(self) -> None:
        """Report blocks that do not hold what their kind is made of, and ids that two blocks share."""
        for finding in whole_problems(self.directives, self.tokens):
            self.report(finding)

    def line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return end if end != -1 else len(self.text)

    def fence(self, token: Token) -> None:
        if token.map is None:
            return
        first, last = token.map
        start = max(self.text.find(token.markup, self.line_start(first)), 0)
        span = self.span(start, self.line_end(start))
        word = (token.info.split() or [""])[0]
        ending = self.line_text(last - 1).lstrip(" \t>").rstrip()
        if last - first < 2 or not ending.startswith(token.markup) or ending.strip(token.markup[0]):
            self.report(faults.fence_unclosed(span, word))
        if word == "question" and self.inside is not None:
            self.report(faults.question_misplaced(span, self.inside.span()))
        elif word == "question":
            content = Excerpt(
                self.excerpt.file, token.content, self.excerpt.offset(self.line_start(first + 1))
            )
            document = parse_yaml(self.excerpt.file, self.report, excerpt=content)
            self.fences.append(Fence(len(self.tokens), document, span))
        elif is_nearly_question(token.info.strip(), token.content):
            self.report(faults.fence_nearly_question(span, token.info.strip()))

    def footnote(self, token: Token, keep: Callable[[str, Span], None]) -> None:
        """A footnote, or a mark that refers to one: its label and place are kept."""
        label = token.meta["label"]
        start = self.find(f"[^{label}]")
        self.cursor = min(start + len(label) + 3, len(self.text))
        span = self.span(start, self.cursor)
        self.features.add("footnotes")
        keep(label, span)
        if self.inside is not None:
            self.report(faults.footnote_misplaced(span, self.inside.span()))

    def formula(self, token: Token) -> None:
        start = self.find("$")
        self.cursor = formula_end(self.text, start, token)
        self.features.add("maths")
        problem = formula_problem(token, self.span(start, self.cursor))
        if problem is not None:
            self.report(problem)

    def inline(self, children: Sequence[Token]) -> list[Token]:
        kept: list[Token] = []
        for child in children:
            if child.type == "html_inline":
                self.html_inline(child)
                continue
            kept.append(child)
            if child.type == "citation":
                self.citation(child)
            elif child.type == "image":
                self.image(child)
            elif child.type == "link_open":
                self.link_open(child)
            elif child.type == "link_close":
                self.link_close(kept)
            elif child.type == "footnote_ref":
                self.footnote(child, lambda label, span: self.marks.append((label, span)))
            elif child.type.startswith("math_inline"):
                self.formula(child)
            elif child.content:
                for spaced in spaced_targets(child.content if child.type == "text" else ""):
                    at = self.find(spaced.written) + spaced.at
                    span = self.span(at, at + len(spaced.target))
                    self.report(faults.target_with_space(span, spaced.target, is_image=spaced.is_image))
                for written, fault in nearly_marked(child.content) if child.type == "text" else ():
                    at = self.find(written)
                    self.report(fault(self.span(at, at + len(written))))
                self.pass_over(child.content)
        return kept

    def citation(self, token: Token) -> None:
        """Put the words for a citation into its token; one that stands for nothing stays as written."""
        written, span = token.markup, self.place(token.markup)
        self.pass_over(written)
        cited = self.cite(Citation(token.content or None, written, span))
        token.meta = {"cited": cited}
        token.type, token.content = ("text", written) if cited is None else ("cited", cited.text)
        if cited is not None and cited.kind == "term":
            self.features.add("terms")

    def address(self, token: Token) -> str | None:
        """The target of a link; a citation leads where its entry does (None, and a finding, if nowhere)."""
        target = unquote(str(token.attrs.get("href", "")))
        written = CITATION.fullmatch(target)
        if written is None:
            return target
        cited = self.cite(Citation(written[1], target, self.place(target), as_address=True))
        if cited is None:
            return None
        token.attrs["href"] = cited.url
        return cited.url

    def place(self, text: str) -> Span:
        """The span of the next place of `text` in the present block, as far as it is written there."""
        start = self.find(text)
        return self.span(start, min(start + len(text), self.end))

    def title_of(self, token: Token) -> None:
        if "title" in token.attrs:
            token.attrs["title"] = self.filled(str(token.attrs["title"]))

    def filled(self, text: str) -> str:
        """The text of a title with its citations as words."""
        return fill_in(text, lambda start, end: self.place(text[start:end]), self.cite)

    def find(self, text: str) -> int:
        """The next place of `text` in the present block, or the cursor when it is written in another way."""
        found = self.text.find(text, self.cursor, self.end)
        return found if found != -1 else self.cursor

    def pass_over(self, text: str) -> None:
        found = self.text.find(text, self.cursor, self.end)
        if found != -1:
            self.cursor = found + len(text)

    def html_inline(self, token: Token) -> None:
        start = self.find(token.content)
        self.cursor = min(start + len(token.content), self.end)
        if not token.content.startswith("<!--"):
            tag = _TAG.match(token.content)
            self.html((tag[1] or tag[2]) if tag else token.content, start, self.cursor)

    def image(self, token: Token) -> None:
        start = self.find("![")
        self.cursor = min(start + 2, self.end)
        token.children = self.inline(token.children or [])
        target = unquote(str(token.attrs.get("src", "")))
        alt = plain_text(token.children).strip()
        self.title_of(token)
        span = self.destination(start)
        if not alt and str(token.attrs.get("title", "")).strip().lower() != "decorative":
            self.report(faults.image_without_alternative(self.span(start, self.cursor)))
        self.references.append(Reference("image", target, alt, span))
        self.refer_to("image", target, span)

    def link_open(self, token: Token) -> None:
        is_auto = token.markup == "autolink"
        start = self.find("<" if is_auto else "[")
        self.cursor = min(start + 1, self.end)
        self.title_of(token)
        self.links.append((start, is_auto, self.address(token)))

    def link_close(self, kept: Sequence[Token]) -> None:
        start, is_auto, target = self.links.pop()
        if is_auto:
            self.cursor = min(self.find(">") + 1, self.end)
            span = self.span(start + 1, max(self.cursor - 1, start + 1))
        else:
            span = self.destination(start)
        opened = max(index for index, token in enumerate(kept) if token.type == "link_open")
        if not plain_text(kept[opened + 1 : -1]).strip():
            self.report(faults.link_without_text(self.span(start, self.cursor)))
        if target is not None:
            self.references.append(Reference("link", target, None, span))
            self.refer_to("link", target, span)

    def destination(self, start: int) -> Span:
        """Move behind the `](target "title")` of what began at `start`; the span of the target."""
        found = destination(self.text, start, self.cursor, self.end)
        self.cursor = found.behind
        return self.span(found.start, found.stop)

    def refer_to(self, kind: str, target: str, span: Span) -> None:
        finding = target_problem(kind, target, span)
        if finding is not None:
            self.report(finding)
