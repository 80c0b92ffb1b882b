"""A plan -> a package on disk, and course.lock beside the course."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

import scormkit
from scormkit.archive.problems import reason_of
from scormkit.building.beside import beside
from scormkit.diagnostics import Diagnostic, Span
from scormkit.errors import FindingsError, InternalError

if TYPE_CHECKING:
    from scormkit.archive.ahead import Ahead
    from scormkit.archive.entry import Entry
    from scormkit.archive.writer import Written
    from scormkit.course.model import Course
    from scormkit.plan.lock import Lock
    from scormkit.plan.model import Plan
    from scormkit.targets import Target

Stage = Literal["read", "plan", "render", "verify", "write"]

LOCK = "course.lock"


class Progress(NamedTuple):
    """How far a build is: its stage and, while it writes, bytes of content `done` of `total` (else 0, 0)."""

    stage: Stage
    done: int = 0
    total: int = 0


def write_plan(
    the_plan: Plan,
    courses: Sequence[Course],
    target: Target,
    out: Path,
    *,
    keep: Collection[Path],
    tell: Callable[[Progress], None],
    ahead: Ahead | None = None,
) -> Written:
    """Emit, verify and write: nothing is kept that does not keep the rules of its standard.

    `courses` are what was read, in each language of the package. A package that leaves out parts of them is
    searched for them before it is kept. `ahead` is as for `write_package`.

    Raises `FindingsError` with what kept the package from being written or would replace one of `keep`,
    `InternalError` if the package is not valid.
    """
    from scormkit.archive.faults import output_twice
    from scormkit.archive.writer import write_package

    name = ".".join(filter(None, (the_plan.course_id, the_plan.unit_id)))
    path = out / f"{'-'.join((name, *the_plan.selection.parts, target.name))}.zip"
    if path in keep:
        raise FindingsError((output_twice(str(path), the_plan.course_id),))
    tell(Progress("render"))
    entries = target.emit(the_plan)
    tell(Progress("verify"))
    verdict = beside(partial(target.verify, entries))
    total = _content_size(entries, the_plan)
    done = 0

    def wrote(size: int) -> None:
        nonlocal done
        done += size
        tell(Progress("write", done, total))

    def inspect(package: BinaryIO) -> Iterator[Diagnostic]:
        if broken := verdict():
            raise InternalError(_our_fault(target, broken))
        if any(course.left for course in courses):
            yield from _search(courses, package)

    written = write_package(
        entries, path, _record(the_plan, target), progress=wrote, inspect=inspect, ahead=ahead
    )
    if target.name == "web":
        from scormkit.building.unpacking import unpack

        unpack(path)
    return written


def _search(courses: Sequence[Course], package: BinaryIO) -> Iterator[Diagnostic]:
    """What a finished package holds of what is meant for others."""
    from scormkit.archive.search import File, Text, search
    from scormkit.course.left import left_files, left_texts
    from scormkit.pages.strings import interface
    from scormkit.plan.assets import package_names

    folder = courses[0].folder
    used = frozenset().union(*(course.used for course in courses))
    lonely = {each.name: each for course in courses for each in left_files(course) if each.name not in used}
    names = package_names([*used, *lonely])
    own = {_digest(folder / name) for name in used} if lonely else set()
    files = [
        File(names[each.name], _digest(folder / each.name), each.span, each.names) for each in lonely.values()
    ]
    texts = [Text(*each) for course in courses for each in left_texts(course, lonely.values())]
    words = (interface(course.spec.language)[1].values() for course in courses)
    kept = (*chain.from_iterable(course.kept for course in courses), *chain.from_iterable(words))
    yield from search(package, texts, [each for each in files if each.digest not in own], kept)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _record(the_plan: Plan, target: Target) -> Mapping[str, object]:
    """What scormkit.json says about a package: what made it, and of what; no time, no machine."""
    return {
        "generator": f"scormkit {scormkit.__version__}",
        "target": target.name,
        "course": the_plan.course_id,
        "unit": the_plan.unit_id,
        "uid": the_plan.uid,
        "title": the_plan.title,
        "version": the_plan.version,
        "language": the_plan.language,
        **({"languages": [each.language for each in the_plan.languages]} if the_plan.translations else {}),
    }


def _content_size(entries: tuple[Entry, ...], the_plan: Plan) -> int:
    assets = {asset.source: asset.size for asset in the_plan.assets}
    return sum(
        len(entry.content) if isinstance(entry.content, bytes) else assets.get(entry.content, 0)
        for entry in entries
    )


def _our_fault(target: Target, broken: tuple[Diagnostic, ...]) -> str:
    findings = "\n".join(f"  {each.code} {each.slug}: {each.message}" for each in broken)
    return (
        f"The package that was built is not a valid {target.title} package, so it was not kept:\n{findings}"
    )


def save_lock(folder: Path, lock: Lock) -> tuple[bool, list[Diagnostic]]:
    """Bring course.lock up to date; whether it changed, and the warning when it could not be written."""
    from scormkit.archive.faults import lock_not_saved
    from scormkit.archive.replace import replacing
    from scormkit.plan.lock import render_lock

    path = folder / LOCK
    content = render_lock(lock).encode()
    try:
        if path.is_file() and path.read_bytes() == content:
            return False, []
        with replacing(path) as file:
            file.write(content)
    except OSError as error:
        return False, [lock_not_saved(Span(f"{folder.name}/{LOCK}"), reason_of(error))]
    return True, []
