"""Every finding that scormkit knows, what a word for one means, and which ones an author allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from scormkit.diagnostics import Diagnostic, Fault, Severity, faults_of

if TYPE_CHECKING:
    from scormkit.source.allow import Allow

_FAMILIES = (
    "scormkit.source.faults",
    "scormkit.source.faults_allow",
    "scormkit.source.faults_marks",
    "scormkit.course.faults",
    "scormkit.course.faults_theme",
    "scormkit.course.locales.faults",
    "scormkit.translating.faults",
    "scormkit.course.quality.faults_questions",
    "scormkit.course.quality.faults_text",
    "scormkit.plan.faults",
    "scormkit.plan.faults_rules",
    "scormkit.saved.faults",
    "scormkit.archive.faults",
    "scormkit.archive.faults_read",
    "scormkit.package.faults",
    "scormkit.sequencing.faults",
    "scormkit.rules.faults_container",
    "scormkit.rules.faults_xml",
    "scormkit.rules.faults_manifest",
    "scormkit.rules.faults_organizations",
    "scormkit.rules.faults_resources",
    "scormkit.rules.faults_scorm12",
    "scormkit.rules.faults_sequencing",
    "scormkit.rules.faults_cmi5",
    "scormkit.rules.faults_tincan",
    "scormkit.rules.faults_web",
    "scormkit.rules.faults_launch",
    "scormkit.rules.faults_lms",
    "scormkit.converting.faults",
    "scormkit.converting.faults_lost",
    "scormkit.preview.faults",
)
_ABOUT_PACKAGES = (
    "scormkit.rules.",
    "scormkit.package.",
    "scormkit.archive.faults_read",
    "scormkit.sequencing.",
    "scormkit.converting.",
)
_TARGETS = (
    "scormkit.targets.scorm12.faults",
    "scormkit.targets.scorm2004.faults",
    "scormkit.targets.xapi.faults",
    "scormkit.targets.cmi5.faults",
)


def catalog() -> tuple[Fault[...], ...]:
    """Every finding that scormkit can report, by code; its `page` is the documentation in Markdown."""
    from scormkit.interactions import FAULT_MODULES

    return faults_of(*map(import_module, (*_FAMILIES, *_TARGETS, *FAULT_MODULES)))


def can_be_allowed(fault: Fault[...]) -> bool:
    """Whether an author may allow it with a reason: nothing that is an error, or about a finished package."""
    about = fault.describe.__module__
    return fault.severity is not Severity.ERROR and not about.startswith(_ABOUT_PACKAGES)


def meaning(word: str) -> tuple[Fault[...], ...]:
    """The faults that a word means: a code, the beginning of codes, or a slug.

    Raises `ValueError`, with the nearest name, when it means none.
    """
    from scormkit.diagnostics.choosing import is_meant

    faults = catalog()
    if found := tuple(each for each in faults if is_meant(each.code, each.slug, (word,))):
        return found
    near = _nearest(word, faults)
    hint = f" Did you mean {near}?" if near else ""
    raise ValueError(f"There is no finding {word!r}.{hint} `scormkit rules` lists all of them.")


def settle(found: Sequence[Diagnostic], allows: Sequence[Allow], *, is_whole: bool) -> tuple[Diagnostic, ...]:
    """The findings without those that the author allows, and with what is wrong with the permissions.

    An error cannot be allowed. `is_whole` says that every check has run: only then is it certain that a
    permission is not needed.
    """
    if not allows:
        return tuple(found)
    left = list(found)
    for each in allows:
        left = [finding for finding in left if not _covers(each, finding)]
    # What is used is right; to look into the others loads every finding that there is.
    others = [each for each in allows if not any(_covers(each, finding) for finding in found)]
    complete = is_whole and not any(each.severity is Severity.ERROR for each in found)
    return (*left, *_wrong(others, is_whole=complete)) if others else tuple(left)


def _covers(allow: Allow, finding: Diagnostic) -> bool:
    if (
        not allow.reason
        or finding.severity is Severity.ERROR
        or not _names(allow, finding.code, finding.slug)
    ):
        return False
    if allow.lines is None:
        return True
    span = finding.span
    return span is not None and span.file == allow.span.file and span.line in allow.lines


def _names(allow: Allow, code: str, slug: str) -> bool:
    return allow.code.upper() == code or allow.code.lower() == slug


def _wrong(allows: Iterable[Allow], *, is_whole: bool) -> Iterable[Diagnostic]:
    """What is wrong with permissions that nothing found makes use of."""
    from scormkit.source import faults_allow

    faults = catalog()
    for allow in allows:
        fault = next((each for each in faults if _names(allow, each.code, each.slug)), None)
        if not allow.code:
            yield faults_allow.allow_incomplete(allow.span, "")
        elif fault is None:
            yield faults_allow.allow_unknown(allow.span, allow.code, _nearest(allow.code, faults))
        elif fault.severity is Severity.ERROR:
            yield faults_allow.allow_refused(allow.span, fault.code, fault.slug)
        elif not allow.reason:
            yield faults_allow.allow_incomplete(allow.span, fault.code)
        elif is_whole and not _is_of_a_target(fault):
            yield faults_allow.allow_unused(allow.span, fault.code, allow.removal)


def _is_of_a_target(fault: Fault[...]) -> bool:
    """Whether only a build for one standard finds it: a check for another proves nothing."""
    return fault.describe.__module__.startswith("scormkit.targets.")


def _nearest(word: str, faults: Iterable[Fault[...]]) -> str | None:
    from difflib import get_close_matches

    names = {name.lower(): name for each in faults for name in (each.code, each.slug)}
    near = get_close_matches(word.lower(), names, n=1, cutoff=0.5)
    return names[near[0]] if near else None
