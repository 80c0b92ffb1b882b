"""Where the author wrote what targets have something to say about: places by keys of the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scormkit.course import model as course_model
from scormkit.course.model import Course
from scormkit.diagnostics import Span
from scormkit.plan.model import Place, Unit

_OF_COURSE = ("packaging", "navigation", "interactions")
_OF_UNIT = ("title", "objectives", "optional", "attempts", "attempts_counted_by")


def places_of(
    course: Course, sources: Sequence[course_model.Unit], units: Sequence[Unit]
) -> Mapping[Place, Span]:
    """The place of each rule of `units` (whose sources are `sources`), of their titles and objectives, of
    each group of units (by its number), and of settings of the course, as far as they are written."""
    found: dict[Place, Span] = {("course", 0, "title"): course.where.key_span("title")}
    for key in _OF_COURSE:
        if key in course.spec.model_fields_set:
            found["course", 0, key] = course.where.span(key)
    for group in {unit.drawn.group for unit in units if unit.drawn is not None}:
        found["course", group, "pick"] = course.where.span("pick", group)
    for choice in {unit.chosen for unit in units if unit.chosen is not None}:
        found["course", choice.group, "choose"] = course.where.span("choose", choice.group)
    for source, unit in zip(sources, units, strict=True):
        for key in _OF_UNIT:
            if key in source.spec.model_fields_set:
                found["unit", unit.key, key] = source.where.key_span(key)
        for key, _ in unit.rules.written:
            found["unit", unit.key, key] = source.where.span(key)
        for written, content in zip(source.contents, unit.contents, strict=True):
            if written.where is not None:
                for key, _ in content.rules.written:
                    found["content", content.key, key] = written.where.span(key)
    return found
