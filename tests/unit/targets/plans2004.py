"""Plans with rules between units, made by hand, and their SCORM 2004 manifests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from scormkit.archive.entry import Entry
from scormkit.interactions.base import QuestionSpec
from scormkit.plan.launchables import one_a_unit, one_launchable
from scormkit.plan.model import (
    Assessment,
    Chosen,
    Drawn,
    Navigation,
    Objective,
    Option,
    Page,
    Plan,
    Question,
    Unit,
)
from scormkit.plan.rules import NO_RULES, Completion, Done, Reached, Rule, Rules, Several
from scormkit.targets.scorm2004.editions import EDITIONS
from scormkit.targets.scorm2004.package import package
from tests.unit.targets.plans import SINGLE, text, unit


def done(name: str, *, passed: bool = False) -> Done:
    """A leaf on a unit whose name is its letter: a is key 0."""
    return Done("unit", ord(name) - ord("a"), passed)


def reached(name: str) -> Reached:
    return Reached(f"{name}.O1", ord(name) - ord("a"))


def every(*parts: Rule) -> Several:
    return Several(len(parts), parts)


def some(least: int, *parts: Rule) -> Several:
    return Several(least, parts)


def letters(count: int, **rules: Rules) -> tuple[Unit, ...]:
    """Units a, b, c ... with a page and a check each; keys of contents differ from each other."""
    found = []
    for key in range(count):
        name = chr(ord("a") + key)
        plain = unit(name, key)
        contents = (
            plain.contents[0]._replace(key=100 + 2 * key),
            plain.contents[1]._replace(key=101 + 2 * key),
        )
        found.append(
            plain._replace(
                contents=contents,
                objectives=(Objective(f"{name}.O1", key, "Tell."),),
                rules=rules.get(name, NO_RULES),
            )
        )
    return tuple(found)


def multi(units: Sequence[Unit], navigation: Navigation = "free", **changes: Any) -> Plan:
    """A plan of one item a unit."""
    completion = changes.pop("completion", Completion())
    return SINGLE._replace(
        packaging="multi",
        navigation=navigation,
        units=tuple(units),
        launchables=one_a_unit(units, navigation, completion),
        **changes,
    )


def question(name: str, key: int, **changes: Any) -> Question:
    """A true-false question."""
    options = tuple(
        Option(word, at, word[0], at == 0, text(word), None) for at, word in enumerate(("true", "false"))
    )
    plain = Question(
        name,
        key,
        "true-false",
        cast("QuestionSpec", None),
        text("?"),
        options,
        (),
        1,
        1,
        False,
        True,
        None,
        None,
    )
    return plain._replace(**changes)


def page_with(unit: Unit, *questions: Question) -> Unit:
    """The unit with questions on its page."""
    page, *rest = unit.contents
    assert isinstance(page, Page)
    return unit._replace(contents=(page._replace(questions=questions), *rest))


RULES = multi(
    letters(
        4,
        b=Rules(requires=every(done("a", passed=True), reached("a")), skip_if=reached("a")),
        c=Rules(requires=some(1, done("a"), done("b")), optional=True),
        d=Rules(show_if=some(2, done("a"), done("b"), done("c"))),
    ),
    "linear",
    mastery_score=80.0,
)
"""One of each: an order, requires, skip_if, show_if, an optional unit, a pass mark."""


def asking(unit: Unit, points: int = 1) -> Unit:
    """The unit with a question in its check."""
    page, check = unit.contents
    asked = question(f"{unit.id}.x", 700 + unit.key, points=points)
    return unit._replace(contents=(page, check._replace(questions=(asked,))))


def retaken(unit: Unit, times: int, *, lms_counts: bool = False) -> Unit:
    """The unit as one that may be taken so many times; the course counts them, or the LMS."""
    page, check = unit.contents
    assert isinstance(check, Assessment)
    contents = (page, check._replace(attempts=times, lap=1))
    return unit._replace(contents=contents, lms_counts=lms_counts)


def tries(*, lms_counts: bool = False) -> Plan:
    """A unit that may be taken three times, and one that waits for its pass."""
    first, second = letters(2, b=Rules(requires=done("a", passed=True)))
    return multi((retaken(first, 3, lms_counts=lms_counts), second))


def tries_alone(plan: Plan) -> Plan:
    """The same units as one item."""
    return plan._replace(packaging="single", launchables=one_launchable("All", plan.units))


def drawn() -> Plan:
    """An opening, two of three cases, and an end."""
    units = letters(5)
    cases = tuple(each._replace(drawn=Drawn(0, 2, "Two cases")) for each in units[1:4])
    return multi((units[0], *cases, units[4]), "linear")


def chosen(navigation: Navigation = "linear", *, checks: bool = False) -> Plan:
    """An opening, three electives of which two are needed, and an end; with a check in each, or none."""
    units = letters(5)
    if checks:
        units = tuple(asking(each) for each in units)
    else:
        units = tuple(each._replace(contents=each.contents[:1]) for each in units)
    electives = tuple(each._replace(chosen=Chosen("Two electives", 2, 0)) for each in units[1:4])
    return multi((units[0], *electives, units[4]), navigation)


def emitted2004(plan: Plan, edition: str = "3rd") -> tuple[Entry, ...]:
    """The files of a package, with stand-ins for pages and player."""
    pages = [Entry(each.href, b"<!doctype html>") for each in plan.launchables]
    player = [Entry("player/player.js", b""), Entry("player/player.css", b"")]
    return package(plan, pages, player, EDITIONS[edition])


def manifest2004(plan: Plan, edition: str = "3rd") -> bytes:
    """The manifest of a plan."""
    content = emitted2004(plan, edition)[0].content
    assert isinstance(content, bytes)
    return content
