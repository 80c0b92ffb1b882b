"""The course's own list of words: what its texts do not say, and what they say instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scormkit.course.files import untranslated
from scormkit.course.model import Course
from scormkit.course.quality import faults_text as faults
from scormkit.course.wording_schema import WordSpec
from scormkit.diagnostics import Diagnostic, Span
from scormkit.source.document import Document
from scormkit.source.text import SourceFile

_COMMENT = r"<!--.*?-->"


@cache
def _markdown() -> re.Pattern[str]:
    return re.compile(
        r"^(?P<fence>`{3,}|~{3,})[ \t]*question\b(?P<question>.*?)^(?P=fence)|"
        r"^(?P<marks>`{3,}|~{3,}).*?^(?P=marks)|"  # code that is shown
        rf"{_COMMENT}|(?<!`)(?P<ticks>`{{1,2}})(?!`)[^`]+?(?P=ticks)(?!`)|"
        r"(?<=\]\()[^)\s]*|<(?:https?|mailto|tel):[^>]*>|"  # addresses
        r"\b(?:src|captions|chapters|poster|id|url)=(?:\"[^\"]*\"|\S+)|"
        r"\{\{.*?\}\}",
        re.DOTALL | re.MULTILINE,
    )


@cache
def _yaml() -> re.Pattern[str]:
    return re.compile(
        r"(?m)^[ \t]*#.*$|[ \t]#.*scormkit:.*$|"
        r"(?:^|[{,\s-])(?:id|image|bank|goes_to|end|url|type|src|audio|video):[ \t]*[^,}\n]*|"
        rf"(?P<ticks>`+)[^`\n]+?(?P=ticks)|(?<=\]\()[^)\s]*|\{{\{{.*?\}}\}}|(?s:{_COMMENT})"
    )


def check_words(course: Course) -> Iterator[Diagnostic]:
    """Find the words that the course's list `words` says to avoid, in every text of its files."""
    listed = course.spec.words
    if not listed:
        return
    wanted = [_plain(word.avoid).replace("*", " ").split() for word in listed]
    own = _below(course.where.document, 0, ("words", "allow"))
    for kind in ("fact", "contact"):
        where = course.registers.wheres.get(kind)
        own += _below(where.document, 1, ("source",)) if where is not None else []
    whole = _plain("\n".join(file.text for file in course.files))
    somewhere = [
        (word, parts)
        for word, parts in zip(listed, wanted, strict=True)
        if all(each in whole for each in parts)
    ]
    for file in course.files if somewhere else ():
        if course.selection.locale is not None and untranslated(file.name) == file.name:
            continue  # its words are those of another language, with a list of its own
        # To look for all words at once takes twenty times as long as to see that most are not there.
        text = _plain(file.text)
        present = [word for word, parts in somewhere if all(each in text for each in parts)]
        if present and (pattern := pattern_of(present)).search(file.text):
            yield from _search(file, pattern, present, own)


def _plain(text: str) -> str:
    """A text in which a word stands at least wherever its pattern finds it, as `re.IGNORECASE` compares."""
    return text.casefold().replace("’", "'").replace("ı", "i")


def _below(document: Document, depth: int, keys: Sequence[str]) -> list[Span]:
    """The places of the single values below a key, which stands so many steps down."""
    return [
        span
        for path, span in document.values.items()
        if len(path) > depth and path[depth] in keys and span.end_line is not None
    ]


def pattern_of(listed: Sequence[WordSpec]) -> re.Pattern[str]:
    """One pattern for a list; the name of the group that matched is `w` and the place in the list.

    Words may stand on two lines; an asterisk at the end stands for any ending.
    """
    return re.compile(
        "|".join(f"(?P<w{index}>{_one(word.avoid)})" for index, word in enumerate(listed)), re.IGNORECASE
    )


def _one(avoid: str) -> str:
    # A line that goes on in a list or a quotation begins with marks.
    parts = [re.escape(part).replace(r"\*", r"\w*").replace("'", "['’]") for part in avoid.split()]
    joined = r"[\s>]+".join(parts)
    return rf"(?<!\w){joined}(?!\w)"


def _search(
    file: SourceFile, pattern: re.Pattern[str], listed: Sequence[WordSpec], own: Sequence[Span]
) -> Iterator[Diagnostic]:
    is_yaml = file.name.endswith(".yaml")
    hidden = list(_hidden(file.text, is_yaml=is_yaml))
    hidden += [_range(file, span) for span in own if span.file == file.name]
    for match in pattern.finditer(file.text):
        if any(start < match.end() and match.start() < end for start, end in hidden):
            continue
        word = listed[int(str(match.lastgroup)[1:])]
        span = file.span(match.start(), match.end())
        yield faults.word_avoided(span, " ".join(match[0].split()), word.say, word.why or "")


def _hidden(text: str, *, is_yaml: bool) -> Iterator[tuple[int, int]]:
    """The offsets of what no learner reads; a question in a page is YAML."""
    if is_yaml:
        yield from (match.span() for match in _yaml().finditer(text))
        return
    for match in _markdown().finditer(text):
        if match["question"] is None:
            yield match.span()
        else:
            yield from (inner.span() for inner in _yaml().finditer(text, *match.span("question")))


def _range(file: SourceFile, span: Span) -> tuple[int, int]:
    assert span.end_line is not None
    return file.offset(span.line, span.column), file.offset(span.end_line, span.end_column or 1)
