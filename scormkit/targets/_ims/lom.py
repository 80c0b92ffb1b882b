"""Learning object metadata as values: what is said about a package, an organization or a SCO.

The record is in no standard's words: `imsmd.py` writes it for SCORM 1.2, `ieee_lom.py` for SCORM 2004.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from scormkit.plan.model import Launchable, Plan, Unit
from scormkit.targets._ims.formats import media_types
from scormkit.xml import one_line

CATALOG = "scormkit"
"""The catalogue that our entries belong to: an entry is the identifier in the package's manifest."""


class Lom(NamedTuple):
    """One metadata record. `language` is a tag such as en-US; `minutes` the typical learning time.

    No text is empty except `copyright` and `publisher`: the SCORM 1.2 profile makes the others mandatory.
    """

    title: str
    entry: str
    language: str
    description: str
    keywords: tuple[str, ...]
    structure: Literal["linear", "hierarchical"]
    version: str
    publisher: str
    revised: str | None
    formats: tuple[str, ...]
    location: str
    minutes: int | None
    copyright: str
    purpose: str
    languages: tuple[str, ...]
    """All in which it can be read; `language` is the first."""


def duration_text(minutes: int) -> str:
    """A learning time as ISO 8601 writes it: PT1H30M."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def course_lom(plan: Plan, entry: str, location: str, files: Iterable[str]) -> Lom:
    """What is said about the whole course (or the unit that the package holds)."""
    return _lom(
        plan,
        title=plan.title,
        description=plan.description,
        units=plan.units,
        minutes=plan.minutes,
        entry=entry,
        location=location,
        files=files,
    )


def launchable_lom(plan: Plan, launchable: Launchable, entry: str, files: Iterable[str]) -> Lom:
    """What is said about one SCO; of the course's texts it takes those that it has none of itself."""
    units = launchable.units
    if units == plan.units:
        description, minutes = plan.description, plan.minutes
    else:
        description = " ".join(filter(None, (unit.description for unit in units)))
        estimates = [unit.minutes for unit in units if unit.minutes is not None]
        minutes = sum(estimates) if len(estimates) == len(units) else None
    return _lom(
        plan,
        title=launchable.title,
        description=description,
        units=units,
        minutes=minutes,
        entry=entry,
        location=launchable.href,
        files=files,
    )


def _lom(
    plan: Plan,
    *,
    title: str,
    description: str,
    units: tuple[Unit, ...],
    minutes: int | None,
    entry: str,
    location: str,
    files: Iterable[str],
) -> Lom:
    name = one_line(title)
    objectives = [one_line(objective.text).rstrip(".") for unit in units for objective in unit.objectives]
    summary = one_line(description) or name
    return Lom(
        title=name,
        entry=entry,
        language=plan.language,
        languages=tuple(each.language for each in plan.languages),
        description=summary,
        keywords=tuple(filter(None, map(one_line, plan.keywords))) or (name,),
        structure="linear" if len(units) == 1 else "hierarchical",
        version=one_line(plan.version) or "1",
        publisher=one_line(plan.publisher),
        revised=plan.revised,
        formats=media_types(files),
        location=location,
        minutes=minutes,
        copyright=one_line(plan.copyright),
        purpose="; ".join(objectives) or summary,
    )
