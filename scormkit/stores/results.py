"""Item analysis: how the questions of a course are answered, from the statements of a record store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from statistics import correlation, mean, median
from typing import Any, NamedTuple

from scormkit.plan.model import Plan
from scormkit.statements import vocabulary
from scormkit.statements.definitions import Activity, activities
from scormkit.statements.tin_can import Page, ask, seconds

MOST = 50_000
"""Statements of a question that are read at most."""
FEW = 10
"""Below so many learners, facility and discrimination say little."""


class Answer(NamedTuple):
    """One answer as it was recorded. `earned` is 0 to 1; None where nothing is right or wrong."""

    question: str
    learner: str
    response: str
    earned: float | None
    seconds: float | None
    at: str


class Choice(NamedTuple):
    """A response, or one part of it, in words, and how often it was given first."""

    id: str
    text: str
    times: int
    right: bool


class Item(NamedTuple):
    """A question: `facility` is the mean of what first answers earned, `discrimination` -1 to 1.

    Discrimination is the correlation of a learner's first answer with the mean of their other first answers.
    None: too few answers, or all alike.
    """

    id: str
    text: str
    type: str
    attempts: int
    learners: int
    facility: float | None
    discrimination: float | None
    median_seconds: float | None
    choices: tuple[Choice, ...]


def read_answers(plan: Plan, endpoint: str, authorization: str) -> tuple[Answer, ...]:
    """Every answer to a question of the course, oldest first, through tincan. Raises `StoreError`."""

    def pages(activity: str, more: str) -> Page:
        return ask(endpoint, authorization, vocabulary.VERBS["answered"], activity, more)

    return tuple(sorted(_answers(plan, pages), key=lambda each: each.at))


def _answers(plan: Plan, pages: Callable[[str, str], Page]) -> Iterable[Answer]:
    for part, activity in _questions(plan).items():
        found, more = 0, ""
        while True:
            page = pages(activity.iri, more)
            yield from (_answer(part, each) for each in page.statements)
            found += len(page.statements)
            more = page.more
            if not more or found >= MOST:
                break


def _questions(plan: Plan) -> dict[str, Activity]:
    return {each.part: each for each in activities(plan) if each.part.startswith("questions/")}


def _answer(question: str, statement: Any) -> Answer:
    result = statement.result
    score = result.score if result else None
    earned = score.scaled if score is not None and score.scaled is not None else None
    if earned is None and result is not None and result.success is not None:
        earned = 1.0 if result.success else 0.0
    spent = seconds(result.duration) if result is not None and result.duration is not None else None
    who = statement.actor
    account = getattr(who, "account", None)
    learner = (
        f"{account.home_page} {account.name}" if account else str(who.mbox or who.mbox_sha1sum or who.openid)
    )
    registration = statement.context.registration if statement.context else None
    return Answer(
        question,
        f"{learner} {registration or ''}",
        str((result.response if result else "") or ""),
        earned,
        spent,
        str(statement.timestamp or ""),
    )


def analyse(plan: Plan, answers: Iterable[Answer]) -> tuple[Item, ...]:
    """Every question of the course in its order, those that nobody answered as well."""
    listed: dict[str, list[Answer]] = defaultdict(list)
    for each in answers:
        listed[each.question].append(each)
    first = {part: _first(found) for part, found in listed.items()}
    return tuple(
        _item(part, activity.definition, listed[part], first) for part, activity in _questions(plan).items()
    )


def _first(answers: Iterable[Answer]) -> dict[str, Answer]:
    """What each learner said first in each attempt at the course."""
    found: dict[str, Answer] = {}
    for each in answers:
        found.setdefault(each.learner, each)
    return found


def _item(
    part: str, definition: Mapping[str, Any], answers: list[Answer], first: Mapping[str, Mapping[str, Answer]]
) -> Item:
    own = first.get(part, {})
    earned = [each.earned for each in own.values() if each.earned is not None]
    times = [each.seconds for each in answers if each.seconds is not None]
    return Item(
        part.removeprefix("questions/"),
        next(iter(definition["description"].values())),
        str(definition["interactionType"]),
        len(answers),
        len(own),
        round(mean(earned), 4) if earned else None,
        _discrimination(part, own, first),
        round(median(times), 1) if times else None,
        _choices(definition, own.values()),
    )


def _discrimination(
    part: str, own: Mapping[str, Answer], first: Mapping[str, Mapping[str, Answer]]
) -> float | None:
    pairs = []
    for learner, answer in own.items():
        others = [
            found[learner].earned
            for name, found in first.items()
            if name != part and learner in found and found[learner].earned is not None
        ]
        if answer.earned is not None and others:
            pairs.append((answer.earned, mean(each for each in others if each is not None)))
    if len(pairs) < FEW:
        return None
    ones, others_ = zip(*pairs, strict=True)
    if len(set(ones)) < 2 or len(set(others_)) < 2:
        return None
    return round(correlation(ones, others_), 3)


def _choices(definition: Mapping[str, Any], answers: Iterable[Answer]) -> tuple[Choice, ...]:
    """Options by how often they were chosen; of other questions the ten most frequent responses."""
    right = {part for each in definition.get("correctResponsesPattern", ()) for part in each.split("[,]")}
    options = definition.get("choices") or definition.get("scale")
    given: Counter[str] = Counter()
    for each in answers:
        given.update(each.response.split("[,]") if options else [each.response])
    if options:
        return tuple(
            Choice(
                each["id"], next(iter(each["description"].values())), given[each["id"]], each["id"] in right
            )
            for each in options
        )
    whole = set(definition.get("correctResponsesPattern", ()))
    return tuple(Choice(text, text, count, text in whole) for text, count in given.most_common(10) if text)
