"""The fill-in question: one text that the learner types."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions import faults as common
from scormkit.interactions.base import OptionSeed, PlacedOption, QuestionSpec, RichSeed
from scormkit.interactions.fill_in import faults
from scormkit.interactions.fill_in.pattern import PatternCostError, PatternError, read_pattern
from scormkit.interactions.fill_in.text import fold, tidy, units
from scormkit.source.document import Where
from scormkit.source.scalars import Flag, Rich, Text, Whole, shorten

MOST_ANSWERS = 20
MOST_CHARACTERS = 250
"""One text of a fill-in in SCORM 2004 (RTE 4th section 4.2.9); SCORM 1.2 takes 255."""

Accepted = Annotated[tuple[Text, ...], Field(min_length=1, max_length=MOST_ANSWERS)]
Length = Annotated[Whole, Field(ge=1, le=MOST_CHARACTERS)]


class ResponseSpec(BaseModel):
    """What the learner reads after one particular wrong answer."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    match: Text = Field(description="The wrong answer; compared as the right ones are.")
    feedback: Rich = Field(description="Shown when the learner typed it. Markdown.")


class FillInSpec(QuestionSpec):
    """A question that is answered with a word or a few, typed."""

    type: Literal["fill-in"] = Field(description="A question that is answered with a few words, typed.")
    accept: Accepted = Field(
        description="The right answers, at most 20. The first is shown as the solution. "
        "White space, kinds of quotation marks and dashes, and letter case make no difference.",
    )
    pattern: Text | None = Field(
        None,
        description="A regular expression; an answer that fits it as a whole is right, too. "
        r"It may have sets, groups, |, \d, \w, \s, ?, *, +, {1,3}.",
    )
    case_sensitive: Flag = Field(False, description="true: capital and small letters are different.")
    number_words: Flag = Field(
        False, description='true: English numbers in words are numbers, so "six" is right where "6" is.'
    )
    max_length: Length = Field(40, description="The most characters that a learner can type, 1 to 250.")
    responses: Annotated[tuple[ResponseSpec, ...], Field(max_length=MOST_ANSWERS)] = Field(
        (), description="Feedback for particular wrong answers, at most 20."
    )


def check(spec: FillInSpec, where: Where) -> Iterator[Diagnostic]:
    """Find answers that nobody can give and feedback that nobody can read."""
    if spec.credit != "all-or-nothing":
        why = "a typed answer is either right or wrong"
        yield common.credit_without_parts(where.span("credit"), spec.credit, why)
    yield from check_accepted(spec.accept, where.at("accept"), spec.max_length, spec.case_sensitive)
    pattern = None
    if spec.pattern is not None:
        try:
            pattern = read_pattern(spec.pattern, spec.max_length)
        except PatternError as error:
            yield faults.pattern_not_understood(where.span("pattern"), str(error))
        except PatternCostError:
            yield faults.pattern_too_costly(where.span("pattern"))
    seen = {fold(text, spec.case_sensitive): "this answer is right" for text in spec.accept}
    for index, response in enumerate(spec.responses):
        place = where.span("responses", index, "match")
        folded = fold(response.match, spec.case_sensitive)
        if folded in seen:
            yield faults.feedback_never_shown(place, seen[folded])
        elif pattern is not None and _fits(pattern, response.match, spec.case_sensitive):
            yield faults.feedback_never_shown(place, "this answer fits the pattern, so it is right")
        seen.setdefault(folded, "an earlier entry is for the same answer")


def check_accepted(
    texts: Sequence[str], where: Where, limit: int, case_sensitive: bool
) -> Iterator[Diagnostic]:
    """Answers that are too long to type or say the same twice. `where` is the place of the list."""
    seen: dict[str, Span] = {}
    for index, text in enumerate(texts):
        place, length = where.span(index), units(tidy(text))
        if length > limit:
            yield faults.answer_too_long(place, length, limit)
        folded = fold(text, case_sensitive)
        if folded in seen:
            yield faults.same_answer_twice(place, seen[folded], shorten(text, 60))
        seen.setdefault(folded, place)


def _fits(pattern: str, text: str, case_sensitive: bool) -> bool:
    import re

    return re.fullmatch(pattern, fold(text, True), 0 if case_sensitive else re.IGNORECASE) is not None


def options(spec: FillInSpec) -> tuple[OptionSeed, ...]:
    """None: the answer is typed."""
    del spec
    return ()


def data(spec: FillInSpec, placed: Sequence[PlacedOption]) -> Mapping[str, Any]:
    """What decides whether a typed text is right: FillInData in score.js.

    A pattern that cannot be used was reported by `check`; there is none then.
    """
    del placed
    try:
        pattern = None if spec.pattern is None else read_pattern(spec.pattern, spec.max_length)
    except (PatternError, PatternCostError):
        pattern = None
    return {
        "accept": list(spec.accept),
        "pattern": pattern,
        "caseSensitive": spec.case_sensitive,
        "numberWords": spec.number_words,
        "maxLength": spec.max_length,
        "responses": [response.match for response in spec.responses],
    }


def texts(spec: FillInSpec) -> tuple[int, ...]:
    """One text of at most `max_length` characters."""
    return (spec.max_length,)


def rich(spec: FillInSpec) -> Mapping[str, RichSeed]:
    """The feedback for particular answers, as response-0, response-1 ..."""
    return {
        f"response-{index}": RichSeed(("responses", index, "feedback"), response.feedback)
        for index, response in enumerate(spec.responses)
    }
