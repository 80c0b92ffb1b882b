"""A profile in words, for an administrator who decides what to build and what to set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from scormkit.lms.model import Advice, Fact, Profile, Standard

STANDARDS = {
    "scorm12": "SCORM 1.2",
    "scorm2004-2nd": "SCORM 2004 2nd Edition",
    "scorm2004-3rd": "SCORM 2004 3rd Edition",
    "scorm2004-4th": "SCORM 2004 4th Edition",
    "xapi": "xAPI (tincan.xml)",
    "cmi5": "cmi5",
    "aicc": "AICC",
}
_SUPPORT = {"full": "yes", "partial": "in part", "none": "no"}
FEATURES = {
    "several_scos": "several items in one package",
    "sequencing": "sequencing of SCORM 2004",
    "global_objectives": "objectives that units share",
    "prerequisites": "prerequisites of SCORM 1.2",
    "mastery_score": "pass mark in the manifest",
    "interactions": "answers to questions",
    "objectives": "results by objective",
}
CARRIED = {
    "yes": "carried out",
    "partly": "carried out in part",
    "ignored": "passed over",
    "refused": "package refused",
}
_WIDTH = 100


def build_command(advice: Advice) -> str:
    """The command line that makes what a profile advises, for a course in the present folder."""
    edition = f" --edition {advice.edition}" if advice.edition else ""
    return f"scormkit build --target {advice.target}{edition}"


def profile_text(profile: Profile) -> str:
    """The whole profile, each fact with a number that names its source at the end."""
    return "\n".join(_lines(profile)) + "\n"


def _lines(profile: Profile) -> Iterator[str]:
    numbers = {key: f"[{number}]" for number, key in enumerate(profile.sources, 1)}

    def told(label: str, fact: Fact[Any], words: str, width: int = 30) -> str:
        notes = [fact.note, "inferred" if fact.inferred else ""]
        note = f" ({'; '.join(filter(None, notes))})" if any(notes) else ""
        return f"  {label:{width}} {words}{note} {numbers[fact.source]}"

    yield f"{profile.title} (--lms {profile.name})"
    yield from wrap(profile.summary, _WIDTH)
    yield ""
    yield "What to build:"
    yield f"  {build_command(profile.advice)} --lms {profile.name}"
    yield from _paragraph(f"{profile.advice.why} {numbers[profile.advice.source]}")
    yield ""
    yield "What it plays:"
    for standard, support in profile.standards.items():
        yield told(STANDARDS[standard], support, _SUPPORT[support.value])
    features = [(name, getattr(profile.features, name)) for name in FEATURES]
    if any(fact is not None for _, fact in features):
        yield ""
        yield "What becomes of:"
        for name, fact in features:
            if fact is not None:
                yield told(FEATURES[name], fact, CARRIED[fact.value])
    if limits := [told(label, fact, words) for label, fact, words in _limits(profile)]:
        yield ""
        yield "Limits:"
        yield from limits
    if profile.quirks:
        yield ""
        yield "What is different there, and how our packages answer it:"
        for quirk in profile.quirks:
            yield from _paragraph(f"{quirk.what} {numbers[quirk.source]}", "- ")
            yield from _paragraph(f"Answer: {quirk.answer}", "  ")
    if profile.warnings:
        yield ""
        yield "Warnings that mean no harm:"
        for warning in profile.warnings:
            yield from _paragraph(f"“{warning.says}”: {warning.means} {numbers[warning.source]}", "- ")
    if profile.settings:
        yield ""
        yield "Settings to choose:"
        for setting in profile.settings:
            only = f" (for {_standards(setting.standards)})" if setting.standards else ""
            yield from _paragraph(
                f"{setting.name}: {setting.choose}{only}. {setting.why} {numbers[setting.source]}", "- "
            )
    yield ""
    yield from _inferred(profile)
    yield "Sources:"
    for key, source in profile.sources.items():
        yield from _paragraph(f"{numbers[key]} {source.where}; read {source.date}")


def _standards(names: Sequence[Standard]) -> str:
    """Standards in words; the editions of SCORM 2004 together where all are meant."""
    editions = [name for name in STANDARDS if name.startswith("scorm2004")]
    if set(editions) <= set(names):
        others = [STANDARDS[name] for name in names if name not in editions]
        words = ["SCORM"] if "SCORM 1.2" in others else ["SCORM 2004"]
        words += [each for each in others if each != "SCORM 1.2"]
    else:
        words = [STANDARDS[name] for name in names]
    return ", ".join(words)


def _inferred(profile: Profile) -> Iterator[str]:
    if any(fact.inferred for fact in facts_of(profile)):
        yield "Inferred: the source does not say it in so many words; it follows from what it says."
        yield ""


def facts_of(profile: Profile) -> Iterator[Fact[Any]]:
    """Every fact of a profile."""
    yield from profile.standards.values()
    for part in (profile.limits, profile.importer, profile.features, profile.session):
        held = (getattr(part, name) for name in type(part).model_fields)
        yield from (fact for fact in held if fact is not None)


def _limits(profile: Profile) -> Iterator[tuple[str, Fact[Any], str]]:
    limits, importer, session = profile.limits, profile.importer, profile.session
    if limits.package_size:
        yield "size of a package, at most", limits.package_size, megabytes(limits.package_size.value)
    if limits.advised_size:
        yield "size of a package, advised", limits.advised_size, megabytes(limits.advised_size.value)
    if limits.title_length:
        yield "length of a title", limits.title_length, f"{limits.title_length.value} characters"
    if limits.identifier_length:
        fact = limits.identifier_length
        yield "length of an identifier", fact, f"{fact.value} characters"
    if limits.distinct_identifier:
        fact = limits.distinct_identifier
        yield "packages are told apart by", fact, f"the first {fact.value} characters of the identifier"
    if importer.refused_endings:
        yield "files that are refused", importer.refused_endings, ", ".join(importer.refused_endings.value)
    if importer.bad_name_characters:
        names = importer.bad_name_characters
        yield "characters bad in file names", names, " ".join(names.value)
    if session.timeout:
        yield "learners are logged out after", session.timeout, f"{session.timeout.value} minutes"
    if session.keep_alive:
        yield "content should save every", session.keep_alive, f"{session.keep_alive.value} minutes"


def megabytes(size: int) -> str:
    """A limit of a platform as its people write it: 250 MB, 2 GB."""
    return f"{size / 1e9:g} GB" if size >= 1e9 else f"{size / 1e6:g} MB"


def _paragraph(text: str, mark: str = "") -> list[str]:
    return wrap(text, _WIDTH, initial_indent="  " + mark, subsequent_indent="  " + " " * len(mark))
