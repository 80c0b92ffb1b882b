"""Every rule that fits a package, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

from scormkit.diagnostics import Diagnostic, Severity, faults_of
from scormkit.package.model import Kind, PackageView
from scormkit.rules import faults_container
from scormkit.rules.container import LARGE, check_container
from scormkit.rules.subject import Subject, subject_of

Rule = Callable[[Subject], Iterator[Diagnostic]]


def judge(view: PackageView, *, largest: int = LARGE) -> tuple[Diagnostic, ...]:
    """All findings about a package, in no order. `largest` is the size in bytes that is worth a warning."""
    found = [*check_container(view, largest)]
    if view.kind is Kind.AICC:
        return (*found, faults_container.aicc(view.manifest, view.span))
    if view.kind is Kind.WEB:
        from scormkit.rules import faults_web

        return (*found, faults_web.web_build(view.span))
    if view.kind is Kind.CONTENT:
        return (*found, faults_container.not_scorm(view.version, view.span))
    subject = subject_of(view)
    if subject is not None:
        for rule in rules_of(view.kind, has_files=subject.has_files):
            found.extend(rule(subject))
        from scormkit.rules.schema import check_schema

        found.extend([*check_schema(subject, found)])
    return tuple(found)


def rules_of(kind: Kind, *, has_files: bool = True) -> tuple[Rule, ...]:
    """The rules of a standard; only what it needs is imported. A manifest by itself has no pages."""
    from scormkit.rules.namespaces import check_namespaces

    pages: tuple[Rule, ...] = ()
    if has_files:
        from scormkit.rules.launch import check_launch

        pages = (check_launch,)
    if kind is Kind.CMI5:
        from scormkit.rules.cmi5 import check_cmi5

        return (check_namespaces, check_cmi5, *pages)
    if kind is Kind.TINCAN:
        from scormkit.rules.tincan import check_tincan

        return (check_namespaces, check_tincan, *pages)
    from scormkit.rules.manifest import check_bases, check_companions, check_identifiers, check_version
    from scormkit.rules.organizations import check_organizations
    from scormkit.rules.resources import check_resources
    from scormkit.rules.scorm12 import check_adl

    common: tuple[Rule, ...] = (
        check_namespaces,
        check_version,
        check_identifiers,
        check_bases,
        check_companions,
        check_organizations,
        check_resources,
        check_adl,
        *pages,
    )
    if kind is Kind.SCORM2004:
        from scormkit.rules.sequencing import check_sequencing

        return (*common, check_sequencing)
    return common


def by_the_letter(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, with what the standard forbids as errors, however often platforms let it pass."""
    codes = {each.code for each in faults_of(*_modules()) if each.strict}
    return tuple(each._replace(severity=Severity.ERROR) if each.code in codes else each for each in found)


def _modules() -> tuple[ModuleType, ...]:
    from importlib import import_module

    return tuple(import_module(name) for name in FAMILIES)


FAMILIES = (
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
)
"""The modules of faults of this room."""
