"""Two packages -> what changed, and whether the old one can be replaced by the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from scormkit.comparing.facts import Facts, Part, read_facts
from scormkit.comparing.model import Change, Comparison, Weight

_ACTIVE = (".html", ".htm", ".js", ".mjs", ".json", ".xml", ".swf", ".wasm")
"""Endings of files that may hold a course's logic; pictures, films, sounds and styles do not."""
_SHOWN = 4


def compare(old: Path, new: Path) -> Comparison:
    """Compare two packages of a course. Raises `FindingsError` when one of them cannot be read."""
    before, after = read_facts(old), read_facts(new)
    changes = (
        *_standard(before, after),
        *_identity(before, after),
        *_parts(before, after),
        *_scores(before, after),
        *_files(before, after),
        *_words(before, after),
    )
    return Comparison(str(old), str(new), changes)


def _standard(old: Facts, new: Facts) -> Iterator[Change]:
    if old.kind is not new.kind:
        yield Change(
            "standard",
            f"from {old.inspection.standard} to {new.inspection.standard}",
            Weight.NEW,
            "Platforms keep results of different standards apart: learners in progress start over, and "
            "records of the old package stay with it.",
        )
    elif old.edition != new.edition:
        yield Change(
            "standard",
            f"from {old.inspection.standard} to {new.inspection.standard}",
            Weight.CARE,
            "Some platforms refuse another edition in its place; learners in progress may start over.",
        )
    tools = [each.inspection.made_by or "an unknown tool" for each in (old, new)]
    if tools[0] != tools[1]:
        yield Change(
            "tool",
            f"from {tools[0]} to {tools[1]}",
            Weight.CARE,
            "One tool cannot read what another has saved: learners in progress start at the beginning.",
        )


def _identity(old: Facts, new: Facts) -> Iterator[Change]:
    if old.uid and new.uid and old.uid != new.uid:
        yield Change(
            "identity",
            "the packages are of two different courses (course.lock)",
            Weight.NEW,
            "Saved work of one course means nothing to the other: learners in progress lose their place.",
        )
    if old.identifier != new.identifier:
        yield Change(
            "identifiers",
            f"the package is called {new.identifier!r}, and was called {old.identifier!r}",
            Weight.CARE,
            "Platforms that know packages by this name (SuccessFactors, record stores) see another course.",
        )


def _parts(old: Facts, new: Facts) -> Iterator[Change]:
    before = {each.identifier: each for each in old.parts}
    after = {each.identifier: each for each in new.parts}
    gone = [each for name, each in before.items() if name not in after]
    added = [each for name, each in after.items() if name not in before]
    kept = [name for name in before if name in after]
    if gone and not kept:
        yield Change(
            "structure",
            "no unit has kept its identifier",
            Weight.NEW,
            "Platforms keep results by identifier: every learner's results, complete or not, are lost to "
            "the course.",
        )
        return
    if gone:
        yield Change(
            "structure",
            f"removed: {_titles(gone)}",
            Weight.CARE,
            "Results of these units are no longer shown, and on some platforms deleted (Totara).",
        )
    if added:
        yield Change(
            "structure",
            f"added: {_titles(added)}",
            Weight.CARE,
            "Learners who have completed the course may become incomplete until they have done these.",
        )
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield Change("structure", "the order of the units")
    for name in kept:
        yield from _part(before[name], after[name])


def _part(old: Part, new: Part) -> Iterator[Change]:
    named = new.title or new.identifier
    if old.title != new.title:
        yield Change("titles", f"{old.title!r} is now {new.title!r}")
    if old.launch != new.launch:
        yield Change(
            "launch",
            f"{named!r} opens {new.launch or 'nothing'} in place of {old.launch or 'nothing'}",
            Weight.CARE,
            "A learner who has the old page suspended may be sent to it; platforms differ.",
        )
    if old.rules != new.rules:
        yield Change(
            "sequencing",
            f"what opens {named!r}, or completes it, has changed",
            Weight.CARE,
            "Learners in progress stand under the new rules at once: what was open may be locked.",
        )
    if old.mastery != new.mastery:
        yield Change(
            "pass mark",
            f"{named!r}: {new.mastery or 'none'} in place of {old.mastery or 'none'}",
            Weight.CARE,
            "Learners are judged by another mark than those before them; recorded results stay.",
        )


def _scores(old: Facts, new: Facts) -> Iterator[Change]:
    if old.inspection.tracked != new.inspection.tracked:
        lost = [each for each in old.inspection.tracked if each not in new.inspection.tracked]
        more = [each for each in new.inspection.tracked if each not in old.inspection.tracked]
        if lost:
            yield Change(
                "reports",
                f"no longer reported: {', '.join(lost)}",
                Weight.CARE,
                "Reports of the platform will lack this for everyone who takes the course from now on.",
            )
        if more:
            yield Change("reports", f"reported from now on: {', '.join(more)}")


def _files(old: Facts, new: Facts) -> Iterator[Change]:
    gone = sorted(old.files.keys() - new.files.keys())
    added = sorted(new.files.keys() - old.files.keys())
    changed = sorted(
        name for name in old.files.keys() & new.files.keys() if old.files[name] != new.files[name]
    )
    for word, names in (("removed", gone), ("added", added), ("changed", changed)):
        if names:
            yield Change("files", f"{len(names)} {word}: {_some(names)}")
    is_ours = old.uid != "" and old.uid == new.uid
    active = [name for name in (*gone, *added, *changed) if name.lower().endswith(_ACTIVE)]
    if active and not is_ours and old.inspection.made_by == new.inspection.made_by:
        yield Change(
            "content",
            f"pages or scripts have changed: {_some(active)}",
            Weight.CARE,
            "Whether the new pages understand what the old ones have saved, only their maker knows: "
            "learners in progress may lose their place.",
        )
    elif active and is_ours:
        yield Change("content", "pages have changed; scormkit's saved work fits the new ones (course.lock)")


def _words(old: Facts, new: Facts) -> Iterator[Change]:
    for about, before, after in (
        ("title", old.inspection.title, new.inspection.title),
        ("version", old.inspection.version, new.inspection.version),
        ("languages", ", ".join(old.inspection.languages), ", ".join(new.inspection.languages)),
        ("other servers", ", ".join(old.inspection.hosts), ", ".join(new.inspection.hosts)),
    ):
        if before != after:
            yield Change(about, f"{after or 'none'} in place of {before or 'none'}")


def _titles(parts: Sequence[Part]) -> str:
    return _some([each.title or each.identifier for each in parts])


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown
