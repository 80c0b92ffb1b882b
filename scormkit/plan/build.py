"""Course and lock -> plan: everything resolved, nothing of any target's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from scormkit.course import model as course_model
from scormkit.course.banks import course_objectives
from scormkit.course.model import Course
from scormkit.diagnostics import Report
from scormkit.interactions import INTERACTIONS
from scormkit.plan import faults, faults_rules
from scormkit.plan.assessments import sections_of
from scormkit.plan.assets import collect_assets
from scormkit.plan.entries import Entry, Lock, live
from scormkit.plan.identifiers import identify
from scormkit.plan.launchables import one_a_unit, one_launchable
from scormkit.plan.localize import asked_elsewhere, localize
from scormkit.plan.model import Assessment, Kept, Objective, Option, Packaging, Page, Plan, Question, Unit
from scormkit.plan.narrow import narrow
from scormkit.plan.panels import panels_of
from scormkit.plan.places import places_of
from scormkit.plan.reach import check_reach
from scormkit.plan.resolve import completion_of, with_groups, with_rules
from scormkit.plan.settings import check_settings, default_reporting, is_scored
from scormkit.source.kept import kept_blocks
from scormkit.source.markdown import Markdown
from scormkit.source.nearest import closest


def plan_course(
    course: Course, lock: Lock, report: Report, *, unit: str | None = None, whole: Course | None = None
) -> tuple[Plan, Lock] | None:
    """Resolve a course into a plan, and bring its lock up to date.

    `unit` asks for a plan of that unit only (its id or its folder's name); the lock is of the whole course
    in any case. `whole` is the course with what all its packages hold, where it has several: the lock is made
    from that. None when there is nothing to plan: the unit is unknown, or a question has no letters left.
    Every fault is reported.
    """
    shared = identify(whole or course, lock, report)
    if shared is None:
        return None
    found = shared if whole is None else narrow(shared, whole, course)
    entries = live(found.units, "unit")
    banks = _banks(course, found)
    units = with_rules(
        course, [_unit(each, entry, course, banks) for each, entry in zip(course.units, entries, strict=True)]
    )
    if course.spec.pick or course.spec.choose:
        units = with_groups(course, units)
    check_settings(course, units, report)
    check_reach(course, units, report)
    if unit is None:
        return _plan(course, found, course.units, units, report), shared
    index = _index_of_unit(unit, course, units, report)
    if index is None:
        return None
    if absent := asked_elsewhere(units[index], units):
        report(
            faults_rules.unit_alone(course.units[index].where.span("requires"), units[index].title, absent)
        )
    return _plan(course, found, (course.units[index],), [units[index]], report, only=units[index]), shared


def _plan(
    course: Course,
    lock: Lock,
    sources: Sequence[course_model.Unit],
    units: Sequence[Unit],
    report: Report,
    *,
    only: Unit | None = None,
) -> Plan:
    """The plan of `units`, whose sources are `sources`. A plan of one unit is called after it."""
    spec = course.spec
    title = only.title if only else spec.title
    packaging: Packaging = "single" if only else spec.packaging
    scored = any(is_scored(content) for unit in units for content in unit.contents)
    assets = collect_assets(course, sources, report)
    completion = completion_of(course)
    return Plan(
        course_id=lock.course,
        unit_id=only.id if only else None,
        uid=lock.uid,
        tag=lock.tag,
        title=title,
        description=(only.description if only else "") or spec.description or "",
        language=spec.language,
        version=spec.version,
        revised=spec.revised,
        publisher=spec.publisher or "",
        copyright=spec.copyright or "",
        keywords=spec.keywords,
        minutes=only.minutes if only else spec.duration,
        notice=course.notice,
        navigation=spec.navigation,
        reporting=spec.reporting or default_reporting(scored, completion),
        packaging=packaging,
        passing_score=spec.passing_score,
        mastery_score=spec.passing_score if spec.mastery_score and scored else None,
        record_interactions=spec.interactions,
        units=localize(units) if only else tuple(units),
        launchables=one_a_unit(units, spec.navigation, completion)
        if packaging == "multi"
        else one_launchable(title, units, completion),
        assets=assets.files,
        asset_names=assets.names,
        panels=panels_of(course),
        theme=course.theme,
        tools=spec.tools,
        quick_exit=spec.quick_exit,
        selection=course.selection,
        iri=spec.iri or "",
        places=places_of(course, sources, units),
    )


def _index_of_unit(wanted: str, course: Course, units: Sequence[Unit], report: Report) -> int | None:
    names = [(unit.id, source.name) for unit, source in zip(units, course.units, strict=True)]
    for index, name in enumerate(names):
        if wanted in name:
            return index
    ids = [unit.id for unit in units]
    report(faults.unknown_unit(course.where.key_span("units"), wanted, ids, closest(wanted, ids)))
    return None


# --- from the loaded course to the plan's values; `entry` is the live entry of each thing ---


Banks = Mapping[str, Sequence[Question]]
"""The questions of each bank by its name in the course; assessments make their own uses of them."""


def _banks(course: Course, lock: Lock) -> Banks:
    units = live(lock.units, "unit")
    ids: dict[str, str] = {}
    for name, (place, local) in course_objectives(course.units).items():
        entries = live(units[place].children, "objective")
        ids[name] = entries[list(course.units[place].spec.objectives).index(local)].id
    banks = zip(course.banks, live(lock.banks, "bank"), strict=True)
    return {bank.name: _questions(bank.questions, entry, ids, scored=True) for bank, entry in banks}


def _unit(source: course_model.Unit, entry: Entry, course: Course, banks: Banks) -> Unit:
    spec = source.spec
    texts = zip(spec.objectives.items(), live(entry.children, "objective"), strict=True)
    objectives = {name: Objective(known.id, known.key, text) for (name, text), known in texts}
    ids = {name: objective.id for name, objective in objectives.items()}
    contents = zip(source.contents, live(entry.children, "content"), strict=True)
    planned = (
        _with_laps(_content(content, known, ids, course, banks), content, spec.attempts)
        for content, known in contents
    )
    return Unit(
        id=entry.id,
        key=entry.key,
        title=spec.title,
        description=spec.description or "",
        minutes=spec.duration,
        objectives=tuple(objectives.values()),
        contents=tuple(planned),
        lms_counts=spec.attempts is not None and spec.attempts_counted_by == "lms",
    )


def _with_laps(
    content: Page | Assessment, source: course_model.Page | course_model.Assessment, laps: int | None
) -> Page | Assessment:
    """The check of a unit that is taken again: its tries are those of each time, as often as it is taken."""
    if laps is None or isinstance(content, Page) or content.pretest or source.spec.optional:
        return content
    lap = content.attempts or 1
    return content._replace(attempts=lap * laps, lap=lap)


def _content(
    source: course_model.Page | course_model.Assessment,
    entry: Entry,
    objectives: Mapping[str, str],
    course: Course,
    banks: Banks,
) -> Page | Assessment:
    scored = isinstance(source, course_model.Assessment)
    questions = _questions(source.questions, entry, objectives, scored=scored)
    if isinstance(source, course_model.Page):
        taught = tuple(objectives[name] for name in source.spec.objectives if name in objectives)
        return Page(
            id=entry.id,
            key=entry.key,
            title=source.title,
            body=source.body,
            questions=questions,
            objectives=taught,
            kept=_kept(source.body, entry),
        )
    spec, mark = source.spec, source.spec.passing_score
    sections = sections_of(source, entry.key, questions, banks)
    return Assessment(
        id=entry.id,
        key=entry.key,
        title=spec.title,
        intro=source.intro,
        passing_score=course.spec.passing_score if mark is None else mark,
        attempts=_limit(spec.attempts or (1 if spec.pretest else "unlimited")),
        questions=tuple(each for part in sections for each in part.questions) if sections else questions,
        sections=sections,
        feedback=spec.feedback,
        review=spec.review,
        cooling=spec.cooling or 0,
        remediation=spec.remediation,
        pretest=spec.pretest,
        file=source.where.document.file.name,
    )


def _kept(body: Markdown, entry: Entry) -> tuple[Kept, ...]:
    """The blocks of a page that keep something for the learner, in its order."""
    pairs = zip(kept_blocks(body), live(entry.children, "kept"), strict=True)
    return tuple(
        Kept(known.key, tuple(option.key for option in live(known.children, None)), block.limit)
        for block, known in pairs
    )


def _questions(
    sources: Sequence[course_model.Question], entry: Entry, objectives: Mapping[str, str], *, scored: bool
) -> tuple[Question, ...]:
    pairs = zip(sources, live(entry.children, "question"), strict=True)
    return tuple(_question(question, known, objectives, scored=scored) for question, known in pairs)


def _question(
    source: course_model.Question, entry: Entry, objectives: Mapping[str, str], *, scored: bool
) -> Question:
    spec, kind = source.spec, INTERACTIONS[source.spec.type]
    default: Literal["unlimited"] | int = 1 if scored else "unlimited"
    options = _options(source.options, live(entry.children, None))
    graded = kind.graded(spec)
    return Question(
        id=entry.id,
        key=entry.key,
        type=spec.type,
        spec=spec,
        prompt=source.prompt,
        options=options,
        objectives=tuple(dict.fromkeys(objectives[name] for name in spec.objectives if name in objectives)),
        points=spec.points,
        attempts=_limit(spec.attempts or default),
        shuffle=kind.shuffle(spec),
        scored=scored and graded,
        feedback_correct=source.feedback_correct,
        feedback_incorrect=source.feedback_incorrect,
        feedback_partly=source.feedback_partly,
        feedback_last=source.feedback_last,
        hints=source.hints,
        credit=spec.credit,
        graded=graded,
        record=kind.record(spec),
        data=kind.data(spec, [option.placed for option in options]),
        texts=source.texts,
    )


def _limit(attempts: int | Literal["unlimited"]) -> int | None:
    return None if attempts == "unlimited" else attempts


def _options(sources: Sequence[course_model.Option], entries: Sequence[Entry]) -> tuple[Option, ...]:
    """Options with their keys and letters: the type's own where it fixes them, else the lock's."""
    known = iter(entries)
    taken = {(source.seed.group, source.seed.id) for source in sources if source.seed.id}
    options = []
    for index, source in enumerate(sources):
        seed = source.seed
        key, letter = index, seed.letter
        if letter is None:
            entry = next(known)
            key, letter = entry.key, entry.letter
        options.append(
            Option(
                id=seed.id or (f"option-{letter}" if (seed.group, letter) in taken else letter),
                key=key,
                letter=letter,
                correct=seed.correct,
                text=source.text,
                feedback=source.feedback,
                group=seed.group,
                image=seed.image,
            )
        )
    return tuple(options)
