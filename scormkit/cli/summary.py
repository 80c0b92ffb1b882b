"""What was built, in the words of the person who will upload it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scormkit.cli.words import count_text, size_text
from scormkit.diagnostics.render.places import shown
from scormkit.inspecting.promised import Rule, completed_when, recorded_as

if TYPE_CHECKING:
    from scormkit.api import Built, BuiltUnit

LARGE = 1_000_000
"""Size in bytes from which a file is worth naming."""


def summary_of(built: Sequence[Built], failed: Sequence[Path], reported: Sequence[Built] = ()) -> str:
    """The end of a build: one package in full, or several in a table; what failed; and the next step.

    `reported` are those that a page was written about.
    """
    parts: list[str] = []
    if len(built) == 1:
        parts.append(_in_full(built[0], has_page=bool(reported)))
    elif built:
        parts.append(_table(built))
        if reported:
            parts.append(
                "Beside each zip is a page about it, for whoever uploads it: the same name, .html.\n"
            )
    if failed:
        names = "\n".join(f"  {shown(folder.absolute())}" for folder in failed)
        parts.append(f"Not built, because of the errors above:\n{names}\n")
    if built:
        them = "this zip" if len(built) == 1 else "each zip"
        parts.append(_next_step(built[0], them))
    return "".join(f"\n{part}" for part in parts)


def _next_step(built: Built, them: str) -> str:
    if built.target == "web":
        folder = shown(built.path.with_suffix("").absolute())
        return f"Next: copy the folder {folder} to your web server, and open index.html there.\n"
    article = "an" if built.target_title.startswith("x") else "a"
    title = built.target_title
    return f"Next: upload {them} in your learning platform (LMS) as {article} {title} package.\n"


def _in_full(built: Built, *, has_page: bool) -> str:
    page = built.path.with_suffix(".html")
    facts = [
        ("Course", built.title),
        ("Package", f"{shown(built.path.absolute())} ({size_text(built.size)})"),
        *([("Report", f"{shown(page.absolute())}, for whoever uploads it")] if has_page else []),
        ("Standard", f"{built.target_title}, {_launches(built)}"),
        *_units(built.units),
        ("Complete", complete(built)),
        ("Recorded", recorded(built)),
        *_rules(built),
        *_largest(built),
        ("Digest", f"sha256:{built.digest}"),
        *(
            [("Updated", "course.lock beside course.yaml: keep it with the course")]
            if built.lock_changed
            else []
        ),
    ]
    return "".join(f"  {label:9} {text}\n" for label, text in facts)


def _table(built: Sequence[Built]) -> str:
    head = ("Course", "Package", "Size", "Recorded as")
    rows = [
        (_cut(each.title), shown(each.path.absolute()), size_text(each.size), _short(each)) for each in built
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(3)]
    lines = [
        f"  {row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}".rstrip()
        for row in [head, *rows]
    ]
    return "\n".join(lines) + "\n"


def _cut(title: str, room: int = 48) -> str:
    return title if len(title) <= room else f"{title[: room - 3].rstrip()}..."


def _launches(built: Built) -> str:
    if len(built.launchables) == 1:
        return "one item to launch"
    return f"{len(built.launchables)} items to launch, one a unit"


def _units(units: Sequence[BuiltUnit]) -> list[tuple[str, str]]:
    labels = ["Units"] + [""] * (len(units) - 1)
    return [(label, f"{unit.title} ({_contents(unit)})") for label, unit in zip(labels, units, strict=True)]


def _contents(unit: BuiltUnit) -> str:
    counts = ((unit.pages, "page"), (unit.assessments, "assessment"), (unit.questions, "question"))
    return ", ".join(count_text(number, noun) for number, noun in counts if number) or "empty"


def complete(built: Built) -> str:
    """When a learner has completed the course, in one sentence."""
    words = completed_when(_rule(built), has_checks=bool(built.pass_marks))
    groups = [f'; of "{title}" {take} of {size} units are enough' for title, take, size in built.chosen]
    groups += [f'; of "{title}" each learner has {take} of {size} units' for title, take, size in built.drawn]
    return f"{_each(built)}{words}{''.join(groups)}"


def recorded(built: Built) -> str:
    """What the learning platform will record for a learner, in one sentence."""
    words = recorded_as(built.reporting, _rule(built), built.pass_marks, says_both=bool(built.edition))
    return f"{_each(built)}{words}"


def _rule(built: Built) -> Rule:
    asked = built.completion
    return Rule(asked.pages, asked.checks, asked.score, asked.minutes, asked.any_of)


_KEEPERS = {"nobody": "kept by nobody", "platform": "kept by the platform", "course": "kept by the course"}


def _rules(built: Built) -> list[tuple[str, str]]:
    """Who keeps the rules of the course in this package: those that are lost stand first."""
    rows: list[str] = []
    if built.joined:
        one_only = built.target in {"xapi", "web"}
        why = "this kind of package has one" if one_only else f"{built.lms} would lose the rules between them"
        rows.append(f"one item, not {built.joined}: {why}")
    for by, words in _KEEPERS.items():
        kept = [
            f"{each.rule}{f' ({each.note})' if each.note else ''}" for each in built.carried if each.by == by
        ]
        if kept:
            rows.append(f"{words}: {'; '.join(kept)}")
    if built.says:
        rows.append(f"{built.lms}, by its profile: {built.says}")
    return list(zip(["Rules"] + [""] * len(rows), rows, strict=False))


def _each(built: Built) -> str:
    return "for each item, " if len(built.launchables) > 1 else ""


def _short(built: Built) -> str:
    if not built.pass_marks:
        return "completed"
    return {"completed": "completed", "passed-incomplete": "passed", "passed-failed": "passed or failed"}[
        built.reporting
    ]


def _largest(built: Built) -> list[tuple[str, str]]:
    large = [f"{name} ({size_text(size)})" for name, size in built.largest if size >= LARGE]
    return list(zip(["Largest"] + [""] * len(large), large, strict=False))
