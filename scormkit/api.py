"""The whole tool as a library. The command line calls only this.

built = scormkit.build("courses/cst-introduction", out="dist")
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from scormkit.building.aiming import aim_of, find_target, target_names
from scormkit.building.built import Built, BuiltLaunchable, BuiltUnit, count, groups
from scormkit.building.packaging import Progress, save_lock, write_plan
from scormkit.building.planning import check_translations, load_folder, plan_folder
from scormkit.building.stuck import decode_state
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic, Severity
from scormkit.errors import FindingsError
from scormkit.findings.combinations import merge, of_one
from scormkit.findings.rulebook import can_be_allowed, catalog, meaning, settle
from scormkit.lms.profiles import load_profile as profile
from scormkit.lms.profiles import profile_names
from scormkit.source.memory import Memory
from scormkit.today import day_of

if TYPE_CHECKING:
    from scormkit.archive.ahead import Ahead
    from scormkit.building.drafting import Draft
    from scormkit.course.listing import Listed
    from scormkit.course.model import Course
    from scormkit.lms.model import Profile
    from scormkit.plan.lock import Lock
    from scormkit.plan.model import Plan
    from scormkit.sequencing.simulate import Simulation
    from scormkit.source.allow import Allow

__all__ = [
    "Built", "BuiltLaunchable", "BuiltUnit", "Progress", "Selection", "aim_of", "build", "can_be_allowed",
    "catalog", "check", "decode_state", "find_target", "folder_of", "load", "meaning", "plan", "profile",
    "profile_names", "schemas", "selections", "target_names", "validate",
]  # fmt: skip

Folder = str | os.PathLike[str]
"""A course folder; the path of its course.yaml is understood as well."""

LARGEST = 5


def load(folder: Folder, selection: Selection = PLAIN) -> Course:
    """Read a course folder.

    Raises `FindingsError` with every fault of the course's files, if one of them is an error.
    """
    found: list[Diagnostic] = []
    course = load_folder(folder_of(folder), found, [], selection=selection)
    if course is None or _has_errors(found):
        raise FindingsError(_sorted(found))
    return course


def facts(folder: Folder, *, today: date | None = None) -> tuple[Listed, ...]:
    """The facts and contacts of a course in all its packages, when each is due and which files cite it.

    `today` is as for `check`.

    Raises `FindingsError` with every fault of the course's files, if one of them is an error.
    """
    from scormkit.course.choices import read_choices
    from scormkit.course.listing import list_registers, together

    own = [each for each in read_choices(folder_of(folder))[0].selections if each.locale is None]
    day = day_of(today)
    return together([list_registers(load(folder, each), day) for each in own or (PLAIN,)])


def check(
    folder: Folder,
    *,
    target: str = "scorm12",
    edition: str | None = None,
    today: date | None = None,
    drafts: Mapping[str, bytes] = {},
    selections: Sequence[Selection] | None = None,
) -> tuple[Diagnostic, ...]:
    """Every finding about a course, errors and warnings, in the order of file and line. Nothing is written.

    `today` is the day to which facts and contacts may be due; without it see `day_of`. Files that `drafts`
    holds (names inside the course) are read from there and not from the disk, as an editor needs it.
    `selections` are the packages of the course that are looked at; without them, all that it offers. What is
    wrong in some of them only says in which.

    Raises `ValueError` for an unknown target.
    """
    allows: list[Allow] = []
    place, aim, day = folder_of(folder), aim_of(target, edition), day_of(today)
    results: list[tuple[Selection, list[Diagnostic]]] = []
    is_whole, memory = True, Memory()
    if selections is None:
        from scormkit.course.choices import read_choices

        offered: Sequence[Selection] = read_choices(place, drafts)[0].selections
    else:
        offered = selections
    for selection in offered:
        found: list[Diagnostic] = []
        planned = plan_folder(
            place,
            None,
            found,
            allows,
            today=day,
            drafts=drafts,
            selection=selection,
            memory=memory,
        )
        if planned is None:
            is_whole = False
        else:
            found.extend(aim.check(planned.plan))
        results.append((selection, found))
    several = dict.fromkeys(chain(*(each for _, each in results)))
    merged = merge(results) if selections is None else of_one([*several])
    check_translations(folder_of(folder), offered, merged.append, drafts, is_whole=selections is None)
    return _sorted(settle(merged, [*dict.fromkeys(allows)], is_whole=is_whole and selections is None))


def plan(folder: Folder, unit: str | None = None, *, selection: Selection = PLAIN) -> Plan:
    """Resolve a course, or the one unit with the id `unit`, into its plan. Nothing is written.

    Raises `FindingsError` with every fault, if one of them is an error.
    """
    found: list[Diagnostic] = []
    planned = plan_folder(folder_of(folder), unit, found, [], selection=selection)
    if planned is None or _has_errors(found):
        raise FindingsError(_sorted(found))
    return planned.plan


def build(
    course: Folder,
    *,
    target: str | None = None,
    edition: str | None = None,
    lms: str | None = None,
    unit: str | None = None,
    out: Folder = "dist",
    keep: Collection[Path] = (),
    refuse: Callable[[Diagnostic], bool] | None = None,
    progress: Callable[[Progress], None] | None = None,
    today: date | None = None,
    selection: Selection = PLAIN,
    ahead: Ahead | None = None,
) -> Built:
    """Build a course, or the one unit with the id `unit`, into a package in the folder `out`.

    The package is called ``<course id>-<target>.zip`` or ``<course id>.<unit id>-<target>.zip``, with what
    `selection` chooses in front of the target; the same at each build, so that a learning platform can match
    it when the course is replaced. course.lock beside course.yaml is brought up to date once the package is
    complete. `keep` lists packages that must not be replaced, such as those built before in the same run.
    `refuse` says of a finding that is no error whether it keeps the course from being built all the same.
    `today` is as for `check`; no byte of the package depends on it. `ahead` may sum large files already.

    `lms` names a platform (`profile_names`): target and edition are then those that its profile advises,
    where they are not given; rules that it could not keep are kept by the course; and what does not fit
    it is a finding.

    Raises `FindingsError` with every fault of the course, or with what kept the package from being
    written; `ValueError` for an unknown target, edition or platform; `InternalError` if the package
    breaks the rules of its standard, which would be our fault. Whatever is raised, an older package of
    that name stays as it was.
    """
    started = time.perf_counter()
    tell = progress or (lambda _: None)
    platform = profile(lms) if lms is not None else None
    aim = aim_of(target, edition, platform)
    found: list[Diagnostic] = []
    allows: list[Allow] = []
    tell(Progress("read"))
    planned = plan_folder(
        folder_of(course), unit, found, allows, tell, today=day_of(today), selection=selection
    )
    if planned is not None:
        from scormkit.building.carrying import as_emitted, carried, fitted, platform_says

        wanted = planned.plan
        planned = planned._replace(plan=fitted(wanted, planned.course, aim.name, platform))
        found.extend(aim.check(planned.plan))
        planned = planned._replace(plan=as_emitted(planned.plan, aim.name))
    several = planned is not None and planned.whole is not None
    found = of_one(found) if several else found
    check_translations(folder_of(course), () if planned is None else (selection,), found.append)
    found = [*settle(found, allows, is_whole=planned is not None and unit is None and not several)]
    if planned is None or _has_errors(found) or (refuse is not None and any(map(refuse, found))):
        raise FindingsError(_sorted(found))
    the_plan, lock = planned.plan, planned.lock
    written = write_plan(the_plan, planned.courses, aim, Path(out), keep=keep, tell=tell, ahead=ahead)
    if platform is not None:
        found.extend(_misfits(platform, written.path))
    lock_changed, lock_problem = save_lock(folder_of(course), lock)
    return Built(
        path=written.path,
        size=written.size,
        digest=written.digest,
        target=aim.name,
        target_title=aim.title,
        course_id=the_plan.course_id,
        unit_id=the_plan.unit_id,
        title=the_plan.title,
        reporting=the_plan.reporting,
        pass_marks=the_plan.pass_marks,
        completion=the_plan.completion,
        units=tuple(map(count, the_plan.units)),
        launchables=tuple(
            BuiltLaunchable(each.id, each.title, each.href, the_plan.state_size(each))
            for each in the_plan.launchables
        ),
        files=len(written.entries),
        largest=tuple(sorted(written.entries, key=lambda entry: (-entry[1], entry[0]))[:LARGEST]),
        warnings=_sorted([*found, *lock_problem]),
        lock_changed=lock_changed,
        seconds=time.perf_counter() - started,
        carried=carried(the_plan, aim.name, aim.edition),
        joined=len(wanted.launchables) if wanted.packaging != the_plan.packaging else 0,
        says=platform_says(the_plan, aim.name, platform),
        edition=aim.edition,
        lms="" if platform is None else platform.title,
        drawn=groups(the_plan.draws),
        chosen=groups(the_plan.choices),
    )


def draft(
    folder: Folder,
    *,
    target: str = "scorm12",
    selection: Selection = PLAIN,
    drafts: Mapping[str, bytes] = {},
    lock: Lock | None = None,
    today: date | None = None,
) -> Draft:
    """Compile a course in memory, for those who watch it being written. Nothing is written, nothing verified.

    `drafts` are as for `check`. Without `lock` the one in the course folder is read.

    Raises `ValueError` for an unknown target.
    """
    from scormkit.building.drafting import draft_folder

    aim = find_target(target)
    return draft_folder(
        folder_of(folder), aim, selection=selection, drafts=drafts, lock=lock, today=day_of(today)
    )


def validate(
    package: Folder,
    *,
    lms: Sequence[str] = (),
    standard: str | None = None,
    strict: bool = False,
) -> tuple[Diagnostic, ...]:
    """Every finding about a finished package (zip, folder or manifest), anyone's, in order of file and line.

    `lms` names platforms (`profile_names`) whose refusals and misreadings are added; `standard` insists on
    `scorm12`, `scorm2004`, `scorm2004-2nd`, `-3rd`, `-4th`, `cmi5`, `xapi` or `aicc`; `strict` makes an error
    of whatever the standard forbids. Nothing is written, unpacked or fetched.

    Raises `ValueError` for an unknown platform or standard.
    """
    from scormkit.validating.validate import Options, validate_package

    return validate_package(Path(package), Options(lms=tuple(lms), standard=standard, strict=strict)).findings


def simulate(
    package: Folder, script: Folder | None = None, *, seed: int = 0, selection: Selection = PLAIN
) -> Simulation:
    """Walk a learner through a SCORM 2004 package, or a course folder, whose activities are its units.

    `selection` says which package of a course is meant. See `scormkit.sequencing.play.play` for the rest.
    """
    from scormkit.sequencing.play import play

    if (folder_of(package) / "course.yaml").is_file():
        from scormkit.building.walking import play_course

        return play_course(folder_of(package), script, seed=seed, selection=selection)
    return play(package, script, seed=seed)


def _misfits(platform: Profile, package: Path) -> Iterable[Diagnostic]:
    """What of a finished package does not fit a platform. It is there all the same: nothing is an error."""
    for each in validate(package, lms=[platform.name]):
        if each.code.startswith("LMS") and each.severity is not Severity.INFO:
            yield each._replace(severity=Severity.WARNING)


def schemas() -> dict[str, str]:
    """The JSON Schemas of an author's files and of the JSON report: kind (such as course) to JSON text."""
    from scormkit.course import json_schema

    return {name.partition(".")[0]: json_schema.render(each) for name, each in json_schema.schemas().items()}


def folder_of(course: Folder) -> Path:
    """The absolute course folder that `course` means: the folder itself, or the one its course.yaml is in."""
    path = Path(os.path.abspath(course))  # noqa: PTH100 - `resolve` would follow links and change the name
    return path.parent if path.name in {"course.yaml", "course.yml"} and not path.is_dir() else path


def selections(
    folder: Folder,
    *,
    variants: Sequence[str] = (),
    audiences: Sequence[str] = (),
    locales: Sequence[str] = (),
) -> tuple[Selection, ...]:
    """The packages of a course that these names ask for; `all` stands for every variant, every audience, or
    every language.

    Without names they are those that course.yaml lists under `builds:`, else one package without a choice. A
    name that there is not is found when the package is built.
    """
    from scormkit.course.choices import read_choices

    choices, builds = read_choices(folder_of(folder))
    if variants or audiences or locales:
        return choices.asked(variants, audiences, locales)
    return builds or (PLAIN,)


def _has_errors(found: list[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in found)


def _sorted(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda each: each.sort_key))
