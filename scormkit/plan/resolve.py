"""Conditions as authors wrote them -> the plan's rules: names become keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scormkit.course.model import Assessment, Course, Page
from scormkit.course.model import Unit as Source
from scormkit.course.picks import unit_positions
from scormkit.course.references import Names, Place, chosen, find, names_of
from scormkit.course.rules import Asked, Condition
from scormkit.course.rules import Rules as Written
from scormkit.course.schema import GroupSpec
from scormkit.plan.model import Assessment as Tested
from scormkit.plan.model import Chosen, Drawn, Unit
from scormkit.plan.rules import NO_RULES, Answered, Completion, Done, Failed, Reached, Rule, Rules, Several


def with_rules(course: Course, units: Sequence[Unit]) -> list[Unit]:
    """The planned units with their rules; `units` are those of the course, in its order.

    A name that is not in the course was reported when it was read; here its condition always holds.
    """
    sources = course.units
    names = names_of(sources) if any(_has_conditions(source) for source in sources) else {}
    reader = _Reader(names, sources, units)
    found = []
    for at, (source, unit) in enumerate(zip(sources, units, strict=True)):
        contents = tuple(
            content._replace(rules=rules) if rules != NO_RULES else content
            for position, (written, content) in enumerate(zip(source.contents, unit.contents, strict=True))
            for rules in [
                reader.rules(written.rules, Place("", at, position), optional=_is_optional(written))
            ]
        )
        rules = reader.rules(source.rules, Place("", at), optional=source.spec.optional)
        found.append(unit._replace(contents=contents, rules=rules))
    return found


def _is_optional(content: Page | Assessment) -> bool:
    """A pretest is offered, never asked for."""
    return content.spec.optional or (isinstance(content, Assessment) and content.spec.pretest)


def _counts(content: Page | Assessment) -> bool:
    return isinstance(content, Assessment) and not _is_optional(content)


def _has_conditions(unit: Source) -> bool:
    return bool(unit.rules.written) or any(content.rules.written for content in unit.contents)


class _Reader(NamedTuple):
    names: Names
    sources: Sequence[Source]
    units: Sequence[Unit]

    def rules(self, written: Written, home: Place, *, optional: bool) -> Rules:
        if not written.written and not optional:
            return NO_RULES
        return Rules(
            requires=self.rule(written.requires, home),
            skip_if=self.rule(written.skip_if, home),
            show_if=self.rule(written.show_if, home),
            optional=optional,
        )

    def rule(self, condition: Condition | None, home: Place) -> Rule | None:
        if condition is None:
            return None
        if isinstance(condition, Asked):
            place = find(condition.name, self.names, self.sources, home)
            known = place is not None and place.kind == condition.kind
            return self.leaf(condition, place) if place and known else None
        parts = tuple(part for each in condition.of if (part := self.rule(each, home)) is not None)
        # A condition with a name that nothing has was reported; what would follow from it is no news.
        return Several(condition.least, parts) if len(parts) == len(condition.of) else None

    def leaf(self, asked: Asked, place: Place) -> Rule:
        unit = self.units[place.unit]
        if asked.status == "failed":
            return self.failed(place, unit)
        passed = asked.status == "passed"
        match place.kind:
            case "unit":
                return Done("unit", unit.key, passed)
            case "objective":
                objective = unit.objectives[place.question]
                return Reached(objective.id, objective.key)
        content = unit.contents[place.content]
        if place.kind != "question":
            return Done("page" if place.kind == "page" else "check", content.key, passed)
        question = content.questions[place.question]
        if asked.status != "chose":
            return Answered(question.key, "right" if asked.status == "right" else "wrong")
        source = self.sources[place.unit].contents[place.content].questions[place.question]
        keys = tuple(sorted(question.options[each].key for each in chosen(asked, source)))
        return Answered(question.key, "chose", keys)

    def failed(self, place: Place, unit: Unit) -> Failed:
        """Of a unit its checks that count; of an objective all that test it, pretests only where no other
        does."""
        if place.kind == "check":
            key = unit.contents[place.content].key
            return Failed("check", key, (key,))
        if place.kind == "unit":
            source = self.sources[place.unit].contents
            pairs = zip(source, unit.contents, strict=True)
            counted = (each.key for written, each in pairs if _counts(written))
            return Failed("unit", unit.key, tuple(counted))
        objective = unit.objectives[place.question]
        tests = [
            each
            for other in self.units
            for each in other.contents
            if isinstance(each, Tested)
            and any(question.graded and objective.id in question.objectives for question in each.questions)
        ]
        final = [each for each in tests if not each.pretest] or tests
        return Failed("objective", objective.key, tuple(each.key for each in final), objective.id)


def with_groups(course: Course, units: Sequence[Unit]) -> list[Unit]:
    """The planned units, each with the draw or the electives that it belongs to; a group of which all are
    needed is none."""
    found = list(units)
    for group, pick in enumerate(course.spec.pick):
        for at in _members(course, pick):
            found[at] = found[at]._replace(drawn=Drawn(group, pick.units, pick.title))
    for group, choice in enumerate(course.spec.choose):
        for at in _members(course, choice):
            found[at] = found[at]._replace(chosen=Chosen(choice.title, choice.units, group))
    return found


def _members(course: Course, group: GroupSpec) -> set[int]:
    positions = unit_positions(course.units)
    named = (positions.get(name.strip().lower()) for name in group.of)
    members = {at for at in named if at is not None}
    return members if group.units < len(members) else set()


def completion_of(course: Course) -> Completion:
    """When the course is complete, as course.yaml says it: with `of: any` only what is written counts."""
    spec = course.spec.completion
    if spec is None:
        return Completion()
    any_of = spec.of == "any"
    checks = spec.checks or (None if any_of else "submitted")
    return Completion(
        pages=spec.pages if any_of or spec.pages is not None else 100.0,
        minutes=spec.minutes,
        checks=None if checks == "ignored" else checks,
        score=spec.score,
        any_of=any_of,
    )
