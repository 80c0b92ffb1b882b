"""The cloze question: a text with gaps, each typed or chosen from a list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults as common
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed
from scormkit.interactions.cloze import faults
from scormkit.interactions.fill_in.model import Accepted, Length, check_accepted
from scormkit.interactions.fill_in.text import tidy
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Rich, Text, shorten

if TYPE_CHECKING:
    from markdown_it.token import Token

MOST_GAPS = 12
MOST_OPTIONS = 36

_MARK = re.compile(r"\[\[([0-9]{1,3})\]\]")


class GapSpec(BaseModel):
    """One gap: what is right in it, and the list to choose from where there is one."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    accept: Accepted = Field(description="The right answers, at most 20. The first is shown as the solution.")
    options: Annotated[tuple[Text, ...], Field(max_length=MOST_OPTIONS)] = Field(
        (),
        description="The list to choose from, at most 36, the right ones among them. "
        "Left out, the learner types.",
    )
    feedback: Rich | None = Field(None, description="Shown when this gap is not right. Markdown.")


class ClozeSpec(QuestionSpec):
    """A text with gaps to fill."""

    type: Literal["cloze"] = Field(description="A text with gaps to fill.")
    text: Rich = Field(
        description="The text; [[1]] is the place of the first gap, [[2]] of the second. Markdown."
    )
    gaps: Annotated[tuple[GapSpec, ...], Field(min_length=1, max_length=MOST_GAPS)] = Field(
        description="The gaps, 1 to 12, in the order of their numbers."
    )
    case_sensitive: Flag = Field(False, description="true: capital and small letters are different.")
    number_words: Flag = Field(
        False, description='true: English numbers in words are numbers, so "six" is right where "6" is.'
    )
    max_length: Length = Field(40, description="The most characters that can be typed in a gap, 1 to 250.")
    shuffle: Flag = Field(True, description="false: lists keep the order written here.")


def check(spec: ClozeSpec, where: Where) -> Iterator[Diagnostic]:
    """Find gaps that the text lacks, places without a gap, and gaps that nobody can fill."""
    if len(spec.gaps) == 1 and spec.credit != "all-or-nothing":
        yield common.credit_without_parts(where.span("credit"), spec.credit, "there is only one gap")
    written = [match[0] for match in _MARK.finditer(spec.text)]
    usable = _usable_marks(spec.text)
    known = {mark(index): index for index in range(len(spec.gaps))}
    for each in dict.fromkeys(written):
        if each not in known:
            yield faults.place_without_gap(where.span("text"), each, len(spec.gaps))
        elif usable.count(each) < written.count(each):
            yield faults.gap_in_markup(where.span("text"), each)
        elif written.count(each) > 1:
            yield faults.gap_twice(where.span("text"), each)
    for index, gap in enumerate(spec.gaps):
        place = where.at("gaps", index)
        if mark(index) not in written:
            yield faults.gap_without_place(place.span(), index + 1)
        if gap.options:
            yield from _check_list(gap, place)
        else:
            yield from check_accepted(gap.accept, place.at("accept"), spec.max_length, spec.case_sensitive)


def _check_list(gap: GapSpec, where: Where) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for index, text in enumerate(gap.options):
        if tidy(text) in seen:
            first = where.span("options", seen[tidy(text)])
            yield common.same_option_text(where.span("options", index), first, shorten(text, 60))
        seen.setdefault(tidy(text), index)
        if inner := _MARK.search(text):
            yield faults.gap_in_markup(where.span("options", index), inner[0])
    right = {tidy(text) for text in gap.accept}
    for index, text in enumerate(gap.accept):
        if tidy(text) not in seen:
            yield faults.gap_list_without_choice(
                where.span("accept", index), f'"{shorten(text, 60)}" is not among its options'
            )
    if len(gap.options) < 2:
        yield faults.gap_list_without_choice(where.key_span("options"), "it has only one option")
    elif right >= set(seen):
        yield faults.gap_list_without_choice(where.key_span("options"), "every option is right")


def mark(index: int) -> str:
    """What stands in the text for the gap of this index."""
    return f"[[{index + 1}]]"


def _usable_marks(text: str) -> list[str]:
    """The marks in running text, in order: not in code, links or images."""
    from markdown_it import MarkdownIt

    found: list[str] = []
    for block in MarkdownIt("commonmark").enable("table").parse(text):
        found += _MARK.findall(_running_text(block.children or ()))
    return [f"[[{number}]]" for number in found]


def _running_text(tokens: "Sequence[Token]") -> str:
    parts, links = [], 0
    for token in tokens:
        links += (token.type == "link_open") - (token.type == "link_close")
        parts.append(token.content if token.type == "text" and not links else "\n")
    return "".join(parts)


def group_of(index: int) -> str:
    """The name of the list of the gap of this index."""
    return f"gap{index + 1}"


def options(spec: ClozeSpec) -> tuple[OptionSeed, ...]:
    """The options of every list, gap by gap."""
    return tuple(
        OptionSeed(
            text=text,
            correct=tidy(text) in {tidy(right) for right in gap.accept},
            path=("gaps", place, "options", index),
            text_path=("gaps", place, "options", index),
            group=group_of(place),
        )
        for place, gap in enumerate(spec.gaps)
        for index, text in enumerate(gap.options)
    )


def data(spec: ClozeSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """What decides whether each gap is right: ClozeData in score.js."""
    lists: dict[str, list[list[int | str]]] = {}
    for option, seed in zip(placed, options(spec), strict=True):
        lists.setdefault(option.group, []).append([option.key, tidy(seed.text)])
    return {
        "gaps": [
            {"accept": list(gap.accept), "list": lists.get(group_of(index))}
            for index, gap in enumerate(spec.gaps)
        ],
        "caseSensitive": spec.case_sensitive,
        "numberWords": spec.number_words,
        "maxLength": spec.max_length,
    }


def texts(spec: ClozeSpec) -> tuple[int, ...]:
    """One text for each gap that is typed."""
    return tuple(spec.max_length for gap in spec.gaps if not gap.options)


def list_items(spec: ClozeSpec, placed: Sequence[PlacedOption]) -> int:
    """One number for each gap that is chosen from a list."""
    del placed
    return sum(1 for gap in spec.gaps if gap.options)


def shuffle(spec: ClozeSpec) -> bool:
    """Whether lists stand in a random order."""
    return spec.shuffle


def rich(spec: ClozeSpec) -> Mapping[str, RichSeed]:
    """The text itself, and the feedback of gaps as gap1, gap2 ..."""
    feedback = {
        group_of(index): RichSeed(("gaps", index, "feedback"), gap.feedback)
        for index, gap in enumerate(spec.gaps)
        if gap.feedback
    }
    return {"text": RichSeed(("text",), spec.text), **feedback}
