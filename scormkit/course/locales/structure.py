"""Whether a translation has the questions, blocks, links, pictures and citations of what it translates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from scormkit.course.locales import faults
from scormkit.diagnostics import Diagnostic, Report, Span
from scormkit.source.blocks import Directive, Kind
from scormkit.source.citations import CITATION, Citation, Cited
from scormkit.source.kept import kept_blocks
from scormkit.source.markdown import Fence, Markdown
from scormkit.source.marks import KEYS
from scormkit.source.segments import segments
from scormkit.source.text import SourceFile

_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)")


class Thing(NamedTuple):
    """Something that both texts have to have: what it is, in words that are the same in both, and where."""

    what: str
    span: Span


class Page(NamedTuple):
    """A page read whole, whoever it is for: its file, its body, and what it cites."""

    file: SourceFile
    body: Markdown
    cited: Sequence[Citation]

    @property
    def things(self) -> list[Thing]:
        """Every block, picture, file, link and citation, in order."""
        found = [Thing(_block(each), each.span) for each in self.body.directives]
        found += [Thing(_reference(each.kind, each.target), each.span) for each in self.body.references]
        return found + [Thing(f"the citation {{{{ {each.name} }}}}", each.span) for each in self.cited]


def collect(cited: list[Citation]) -> Callable[[Citation], Cited | None]:
    """A `Cite` that stands for nothing, and notes what is cited."""

    def cite(citation: Citation) -> Cited | None:
        cited.append(citation)
        return None

    return cite


def _block(directive: Directive) -> str:
    fixed = {
        name: value
        for name, value in directive.attributes.items()
        if name in (*KEYS, "id")
        or ((attribute := directive.block.attribute(name)) and attribute.kind is not Kind.TEXT)
    }
    written = " ".join(f"{name}={value}" if value else name for name, value in sorted(fixed.items()))
    return f"the block :::{directive.name}{f' {{{written}}}' if written else ''}"


def _reference(kind: str, target: str) -> str:
    words = {"image": "the picture", "link": "the link to", "file": "the file"}
    return f"{words[kind]} {target}"


def compare_pages(source: Page, there: Page, report: Report) -> bool:
    """Report what a translated page lacks or adds; False when its questions are others."""
    own, said = source.body, there.body
    problem = _question_problem(own.fences, said.fences) or _kept_problem(own, said)
    if problem is not None:
        what, span, home = problem
        report(
            faults.translated_question(span or Span(there.file.name), what, home or Span(source.file.name))
        )
        return False
    for each in _differences(source, there):
        report(each)
    return True


def _differences(source: Page, there: Page) -> Iterator[Diagnostic]:
    own, said = source.things, there.things
    pieces, others = segments(source.file.text), segments(there.file.text)
    for thing in _rest(own, said):
        span = Span(there.file.name)
        at = source.file.offset(thing.span.line, thing.span.column)
        if len(pieces) == len(others):
            inside = [index for index, each in enumerate(pieces) if each.start <= at]
            if inside:
                span = there.file.span(others[inside[-1]].start, others[inside[-1]].end)
        yield faults.translation_lacks(span, thing.what, thing.span)
    for thing in _rest(said, own):
        yield faults.translation_adds(thing.span, thing.what, Span(source.file.name))


def _rest(some: Iterable[Thing], others: Iterable[Thing]) -> Iterator[Thing]:
    """What is in `some` more often than in `others`: the last ones."""
    there = Counter(each.what for each in others)
    for thing in some:
        if there[thing.what]:
            there[thing.what] -= 1
        else:
            yield thing


_Problem = tuple[str, Span | None, Span | None]


def _question_problem(own: Sequence[Fence], said: Sequence[Fence]) -> _Problem | None:
    if len(own) != len(said):
        where = said[len(own)].span if len(said) > len(own) else said[-1].span if said else None
        home = own[len(said)].span if len(own) > len(said) else own[-1].span if own else None
        return f"it has {_count(len(said), 'question')} and not {len(own)}", where, home
    for one, two in zip(own, said, strict=True):
        name, other = _id(one), _id(two)
        if other is not None and other != name:
            return f"here stands {other}, and not {name or 'the one without an id'}", two.span, one.span
    return None


def _kept_problem(own: Markdown, said: Markdown) -> _Problem | None:
    blocks, others = kept_blocks(own), kept_blocks(said)
    if len(blocks) != len(others):
        return (
            f"it has {_count(len(others), 'kept block')} and not {len(blocks)}",
            _kept_place(said),
            _kept_place(own),
        )
    places = [each.span for each in said.directives if each.block.keeps]
    homes = [each.span for each in own.directives if each.block.keeps]
    for one, two, span, home in zip(blocks, others, places, homes, strict=True):
        if (one.kind, one.author, len(one.entries)) != (two.kind, two.author, len(two.entries)):
            return f"here stands a {two.kind} of another form", span, home
    return None


def _kept_place(markdown: Markdown) -> Span | None:
    return next((each.span for each in markdown.directives if each.block.keeps), None)


def _id(fence: Fence) -> str | None:
    data = fence.document.data if fence.document is not None else None
    name = data.get("id") if isinstance(data, dict) else None
    return str(name) if name is not None else None


def _count(number: int, one: str, several: str = "") -> str:
    return f"{number or 'no'} {one if number == 1 else several or one + 's'}"


def compare_texts(own: str, said: str, span: Span, home: Span, report: Report) -> None:
    """Report citations and targets that one text has and its translation has not, or the reverse."""
    if "{{" not in own + said and "](" not in own + said:
        return
    ours, theirs = _things(own, home), _things(said, span)
    for thing in _rest(ours, theirs):
        report(faults.translation_lacks(span, thing.what, home))
    for thing in _rest(theirs, ours):
        report(faults.translation_adds(span, thing.what, home))


def _things(text: str, span: Span) -> list[Thing]:
    found = [Thing(f"the citation {{{{ {match[1]} }}}}", span) for match in CITATION.finditer(text)]
    return found + [Thing(_reference("link", target), span) for target in _TARGET.findall(text)]
