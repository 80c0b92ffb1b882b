"""Settings of a course that do not go together, or that have no effect."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.course.model import Assessment as CourseAssessment
from scormkit.course.model import Course
from scormkit.diagnostics import Report, Span
from scormkit.plan import faults, faults_rules
from scormkit.plan.model import Assessment, Page, Reporting, Unit
from scormkit.plan.resolve import completion_of
from scormkit.plan.rules import COMPLETION, Completion
from scormkit.source.document import Where


def default_reporting(scored: bool, completion: Completion = COMPLETION) -> Reporting:
    """What is reported when the author does not say: passed where there is something to pass."""
    ignored = completion.checks is None and completion.score is None and not completion.any_of
    return "passed-incomplete" if scored and not ignored else "completed"


def is_scored(content: Page | Assessment) -> bool:
    """Whether a content counts for the score: an assessment that is no pretest."""
    return isinstance(content, Assessment) and not content.pretest


def check_settings(course: Course, units: Sequence[Unit], report: Report) -> None:
    """Report what in course.yaml contradicts itself or the course. `units` are all units of the course."""
    _check_completion(course, units, report)
    spec, where = course.spec, course.where
    checks = [[each for each in unit.contents if isinstance(each, Assessment)] for unit in units]
    by_unit = [[each for each in found if is_scored(each)] for found in checks]
    assessments = [each for found in by_unit for each in found]
    written = spec.model_fields_set
    if spec.packaging == "multi" and len(units) == 1:
        report(faults.multi_with_one_unit(where.span("packaging")))
    if not assessments and _has_broken_assessment(course):
        return
    if not assessments and any(checks) and spec.reporting != "completed":
        report(faults.pretest_alone(_span_of_pretest(course, where)))
    if not assessments:
        if spec.mastery_score:
            report(faults.mastery_without_assessment(where.span("mastery_score")))
        if "passing_score" in written and not any(checks):
            report(faults.passing_score_unused(where.span("passing_score")))
        if spec.reporting in {"passed-incomplete", "passed-failed"}:
            report(faults.reporting_unused(where.span("reporting"), spec.reporting))
        return
    if not spec.mastery_score:
        return
    reporting = spec.reporting or default_reporting(scored=True)
    if reporting != "passed-failed":
        report(faults.mastery_overrides_status(where.span("mastery_score"), reporting))
    together = by_unit if spec.packaging == "multi" else [assessments]
    if any(len(found) > 1 or found[0].passing_score != spec.passing_score for found in together if found):
        report(faults.mastery_differs(where.span("mastery_score"), spec.passing_score))


def _check_completion(course: Course, units: Sequence[Unit], report: Report) -> None:
    """Completion that asks for nothing, or for what there is not."""
    spec, where, completion = course.spec.completion, course.where, completion_of(course)
    contents = [(unit, content) for unit in units for content in unit.contents]
    needed = [each for unit, each in contents if not (unit.rules.optional or each.rules.optional)]
    of_time = completion.minutes is not None
    if spec is None:
        if contents and not needed:
            report(faults_rules.completion_empty(where.key_span("title")))
        return
    asked = [completion.pages, completion.minutes, completion.checks, completion.score]
    if all(each in (None, 0) for each in asked) or (contents and not needed and not of_time):
        report(faults_rules.completion_empty(where.key_span("completion")))
    if not any(is_scored(content) for _, content in contents) and not _has_broken_assessment(course):
        for key in ("checks", "score"):
            if key in spec.model_fields_set:
                report(faults_rules.completion_without_checks(where.key_span("completion", key), key))
    elif spec.checks == "ignored" and course.spec.reporting in {"passed-incomplete", "passed-failed"}:
        report(
            faults_rules.completion_against_reporting(
                where.span("completion", "checks"), course.spec.reporting
            )
        )


def _span_of_pretest(course: Course, where: Where) -> Span:
    contents = [each for unit in course.units for each in unit.contents]
    found = [each.where for each in contents if isinstance(each, CourseAssessment) and each.spec.pretest]
    return found[0].span("pretest") if found else where.span()


def _has_broken_assessment(course: Course) -> bool:
    """Whether a unit has a YAML file that could not be loaded: then nobody forgot the assessment."""
    loaded = {content.name for unit in course.units for content in unit.contents}
    files = [file for unit in course.units for file in (course.folder / unit.name).glob("*.yaml")]
    return any(file.name != "unit.yaml" and f"{file.parent.name}/{file.name}" not in loaded for file in files)
