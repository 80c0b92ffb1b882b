"""What the names in conditions mean: found in the course, or reported with the nearest name that there is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scormkit.course import faults
from scormkit.course.files import bare_name
from scormkit.course.model import Assessment, Page, Question, Unit
from scormkit.course.rules import Asked, Condition, Several
from scormkit.diagnostics import Diagnostic, Report
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.base import OptionSeed
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten, slugify

_CHOSEN_FROM = frozenset({"choice", "true-false", "hotspot", "likert", "scenario"})
"""Types whose answers are options that a learner chose, so that a condition can name them."""


class Place(NamedTuple):
    """Where a named thing stands, by its position: in which unit, content and question; -1 where none.

    For an objective, `question` is its position in the unit's objectives.
    """

    kind: str
    unit: int
    content: int = -1
    question: int = -1


Names = dict[str, Place]
"""Every full name of the course in small letters: unit, unit.page, unit.page.question, unit.O1."""


def names_of(units: Sequence[Unit]) -> Names:
    """Every name that a condition can use. A page goes before an objective of the same name."""
    names: Names = {}
    for at, unit in enumerate(units):
        own = unit.spec.id or slugify(unit.name)
        for name in {own, unit.name}:
            names.setdefault(name.lower(), Place("unit", at))
            for position, content in enumerate(unit.contents):
                path = f"{name}.{content.spec.id or slugify(bare_name(content.name))}".lower()
                kind = "page" if isinstance(content, Page) else "check"
                names.setdefault(path, Place(kind, at, position))
                for number, question in enumerate(content.questions):
                    if question.spec.id:
                        known = Place("question", at, position, number)
                        names.setdefault(f"{path}.{question.spec.id}".lower(), known)
            for number, objective in enumerate(unit.spec.objectives):
                names.setdefault(f"{name}.{objective}".lower(), Place("objective", at, -1, number))
    return names


def find(name: str, names: Names, units: Sequence[Unit], home: Place) -> Place | None:
    """What a name means where it is written: as it is, else inside the same unit, else in the same page."""
    unit = units[home.unit].name
    candidates = [name, f"{unit}.{name}"]
    if home.content >= 0:
        content = units[home.unit].contents[home.content]
        candidates.append(f"{unit}.{content.spec.id or slugify(bare_name(content.name))}.{name}")
    return next((found for each in candidates if (found := names.get(each.lower()))), None)


def owners(units: Sequence[Unit]) -> Iterator[tuple[Place, Unit | Page | Assessment]]:
    """Everything that can have conditions, with its place: each unit before its contents."""
    for at, unit in enumerate(units):
        yield Place("unit", at), unit
        for position, content in enumerate(unit.contents):
            yield Place("page" if isinstance(content, Page) else "check", at, position), content


def chosen(asked: Asked, question: Question) -> tuple[int, ...]:
    """The positions of the options that a condition names: by their ids, or else by their texts."""
    return tuple(at for each in asked.options if (at := _option(each, question)) is not None)


def _option(name: str, question: Question) -> int | None:
    """The position of the option of that id, or of that text in the language of the course."""
    seeds = [option.seed for option in question.options]
    ids = (at for at, seed in enumerate(seeds) if seed.id is not None and seed.id.lower() == name.lower())
    said = " ".join(name.lower().split())
    texts = (at for at, seed in enumerate(seeds) if " ".join(_own_text(seed, question).split()) == said)
    return next(ids, next(texts, None))


def _own_text(seed: OptionSeed, question: Question) -> str:
    path = (*seed.path, "text") if seed.text_path is None else seed.text_path
    own = question.where.original(*path) or question.where.original(*seed.path)
    return (own if isinstance(own, str) else seed.text).lower()


def check_rules(units: Sequence[Unit], report: Report, omitted: Sequence[str] = ()) -> None:
    """Report every name in a condition that is not in the course, or is not what it is said to be.

    `omitted` are the files that this package leaves out, because they are meant for others.
    """
    if not any(owner.rules.written for _, owner in owners(units)):
        return
    names = names_of(units)
    for home, owner in owners(units):
        for key, condition in owner.rules.written:
            for asked in asked_in(condition):
                if key == "requires" and asked.status == "failed":
                    report(faults.requires_failed(asked.where.span("status"), asked.name))
                    continue
                if find(asked.name, names, units, home) is None and _is_left_out(asked.name, omitted):
                    report(faults.name_left_out(asked.where.span(asked.kind), shorten(asked.name)))
                    continue
                for finding in _check(asked, home, names, units):
                    report(finding)


def _is_left_out(name: str, omitted: Sequence[str]) -> bool:
    """Whether a name is, or is in, a file that is left out; ids that files give themselves are not known."""
    last = {slugify(part) for part in name.lower().split(".")}
    for file in omitted:
        folder, _, base = file.rpartition("/")
        if slugify(folder if base == "unit.yaml" else bare_name(base)) in last:
            return True
    return False


def asked_in(condition: Condition) -> Iterator[Asked]:
    """Everything that a condition asks for, at any depth."""
    if isinstance(condition, Several):
        for part in condition.of:
            yield from asked_in(part)
    else:
        yield condition


def _check(asked: Asked, home: Place, names: Names, units: Sequence[Unit]) -> Iterator[Diagnostic]:
    found = find(asked.name, names, units, home)
    span = asked.where.span(asked.kind)
    if found is None:
        known = [name for name, place in names.items() if place.kind == asked.kind]
        near = closest(asked.name, known) or closest(f"{units[home.unit].name}.{asked.name}", known)
        near = _called(asked, units) or _several(asked.name, known) or near
        yield faults.name_unknown(span, asked.kind, shorten(asked.name), near, known)
    elif found.kind != asked.kind:
        yield faults.name_of_another_kind(span, asked.name, asked.kind, found.kind)
    elif _holds(home, found):
        yield faults.names_itself(span, asked.name, home.kind)
    elif asked.status == "failed" and asked.kind == "unit":
        if not _has_checks(units[found.unit]):
            yield faults.unit_untested(span, asked.name)
    elif asked.kind == "objective":
        if not _is_tested(found, units):
            yield faults.objective_untested(span, asked.name)
    elif asked.kind == "question":
        yield from _check_question(asked, found, units)


def _called(asked: Asked, units: Sequence[Unit]) -> str | None:
    """The name of the unit, page or check whose title somebody wrote in place of its name."""
    said = asked.name.strip().lower()
    for unit in units:
        own = unit.spec.id or unit.name
        if asked.kind == "unit" and unit.spec.title.lower() == said:
            return own
        for content in unit.contents:
            title = content.title if isinstance(content, Page) else content.spec.title
            if asked.kind == ("page" if isinstance(content, Page) else "check") and title.lower() == said:
                return f"{own}.{content.spec.id or slugify(bare_name(content.name))}"
    return None


def _several(name: str, known: Sequence[str]) -> str | None:
    """A list of the names that somebody wrote as one text, with commas or "and" between them."""
    import re

    parts = [each for each in re.split(r"[\s,;&]+(?:and\s+)?", name.strip().lower()) if each]
    return f"[{', '.join(parts)}]" if len(parts) > 1 and set(parts) <= set(known) else None


def _holds(home: Place, found: Place) -> bool:
    """Whether what has the condition is, or contains, what the condition names.

    (A page may name its own unit: an optional page that opens once the others are done.)
    """
    return home.unit == found.unit and home.content in (-1, found.content)


def _has_checks(unit: Unit) -> bool:
    checks = (each.spec for each in unit.contents if isinstance(each, Assessment))
    return any(not (spec.pretest or spec.optional) for spec in checks)


def _is_tested(objective: Place, units: Sequence[Unit]) -> bool:
    """Whether a check has a question with the objective for which there is a right answer."""
    unit = units[objective.unit]
    name = tuple(unit.spec.objectives)[objective.question]
    return any(
        name in question.spec.objectives and INTERACTIONS[question.spec.type].graded(question.spec)
        for content in unit.contents
        if isinstance(content, Assessment)
        for question in content.questions
    )


def _check_question(asked: Asked, found: Place, units: Sequence[Unit]) -> Iterator[Diagnostic]:
    content = units[found.unit].contents[found.content]
    question = content.questions[found.question]
    kind = question.spec.type
    span = asked.where.span("question")
    if isinstance(content, Assessment):
        yield faults.question_in_check(span, asked.name)
    elif asked.status != "chose":
        if not INTERACTIONS[kind].graded(question.spec):
            yield faults.question_unfit(span, asked.name, kind, "nothing is right or wrong in it")
    elif kind not in _CHOSEN_FROM:
        yield faults.question_unfit(span, asked.name, kind, "learners do not choose from options in it")
    else:
        for index, name in enumerate(asked.options):
            if _option(name, question) is None:
                options = [option.seed.id or shorten(option.seed.text, 30) for option in question.options]
                place = asked.where.span("chose", index)
                yield faults.option_unknown(place, shorten(name), closest(name, options), options)
