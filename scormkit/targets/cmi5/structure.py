"""cmi5.xml: the course, its objectives, its blocks and its assignable units (cmi5 sections 13 and 14)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from scormkit.plan.model import Launchable, Objective, Plan
from scormkit.plan.settings import is_scored
from scormkit.statements.iris import part_iri, root_iri
from scormkit.xml import Tag, one_line, tag, write_xml

MANIFEST = "cmi5.xml"
NAMESPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"

MoveOn = Literal["Completed", "CompletedAndPassed", "NotApplicable"]


def structure_xml(plan: Plan) -> bytes:
    """The document, in the order that the schema fixes: course, objectives, then every AU.

    Where each unit has an AU of its own, the unit is a block around it: an LMS tells when it is satisfied.
    """
    objectives = _objectives(plan)
    root = tag(
        "courseStructure",
        tag("course", *_about(plan, lambda each: (each.title, each.description)), id=root_iri(plan)),
        tag(
            "objectives",
            *(
                tag(
                    "objective",
                    *_about(plan, partial(_objective_text, at=at)),
                    id=part_iri(plan, "objectives", each.id),
                )
                for at, each in enumerate(objectives)
            ),
        )
        if objectives
        else None,
        *(_part(plan, each) for each in plan.launchables),
    )
    return write_xml(root, {"": NAMESPACE}, ())


def unit_iri(plan: Plan, launchable: Launchable) -> str:
    """The publisher's id of an AU; its block has that of the unit.

    An LMS makes the activity id of statements itself and must not use this one (section 8.1.5).
    """
    several = len(plan.launchables) > 1
    return part_iri(plan, "au", launchable.units[0].id if several else plan.unit_id or "course")


def move_on(plan: Plan, launchable: Launchable) -> MoveOn:
    """What the LMS waits for; the player says passed only of what is complete as well.

    It waits for no AU of a unit that is optional (section 13.1.4: satisfied whatever the learner does).
    """
    if len(plan.launchables) > 1 and _is_optional(plan, launchable):
        return "NotApplicable"
    return "Completed" if plan.reporting == "completed" or not _marks(launchable) else "CompletedAndPassed"


def mastery_score(plan: Plan, launchable: Launchable) -> float | None:
    """The pass mark, 0 to 1, where one number decides; None where several checks have to be passed.

    A score over several checks can be above the mark of each and one of them failed all the same: then a
    "failed" with that score would break section 9.3.5.
    """
    if plan.reporting == "completed" or not _marks(launchable):
        return None
    if launchable.completion.score is not None:
        return round(launchable.completion.score / 100, 4)
    marks = _marks(launchable)
    return round(marks[0] / 100, 4) if len(marks) == 1 else None


def _is_optional(plan: Plan, launchable: Launchable) -> bool:
    return any(unit.rules.optional for unit in plan.units if unit.id == launchable.id)


def _marks(launchable: Launchable) -> list[float]:
    contents = (content for unit in launchable.units for content in unit.contents)
    return [each.passing_score for each in contents if is_scored(each)]  # type: ignore[union-attr]


def _part(plan: Plan, launchable: Launchable) -> Tag:
    """An AU, in the block of its unit where there are several."""
    index = plan.launchables.index(launchable)

    def words(each: Plan) -> tuple[str, str]:
        here = each.launchables[index]
        alone = len(here.units) == 1
        # What the course is about says nothing of one unit among several.
        whole = each.description if len(each.launchables) == 1 else ""
        return here.title, (here.units[0].description if alone else "") or whole

    about = _about(plan, words)
    taught = [each for unit in launchable.units for each in unit.objectives]
    named = (tag("objective", idref=part_iri(plan, "objectives", each.id)) for each in taught)
    objectives = tag("objectives", *named) if taught else None
    mark = mastery_score(plan, launchable)
    unit = tag(
        "au",
        *about,
        objectives,
        tag("url", launchable.href),
        id=unit_iri(plan, launchable),
        moveOn=move_on(plan, launchable),
        masteryScore=None if mark is None else f"{mark:g}",
        launchMethod="AnyWindow",
    )
    if len(plan.launchables) == 1:
        return unit
    return tag("block", *about, objectives, unit, id=part_iri(plan, "units", launchable.units[0].id))


def _objectives(plan: Plan) -> list[Objective]:
    return [each for unit in plan.units for each in unit.objectives]


def _objective_text(plan: Plan, at: int) -> tuple[str, str]:
    text = _objectives(plan)[at].text
    return text, text


def _about(plan: Plan, words: Callable[[Plan], tuple[str, str]]) -> tuple[Tag, Tag]:
    """A title and a description in each language of the package, as `words` finds them in its plan.

    Both are required everywhere, so a description that the author left out is the title again.
    """
    said = [(each.language, *words(each)) for each in plan.languages]
    return (
        tag("title", *(_langstring(language, title) for language, title, _ in said)),
        tag("description", *(_langstring(language, text or title) for language, title, text in said)),
    )


def _langstring(language: str, text: str) -> Tag:
    return tag("langstring", one_line(text), lang=language)
