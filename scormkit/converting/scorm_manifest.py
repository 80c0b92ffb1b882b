"""imsmanifest.xml of a converted package, for both SCORMs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from scormkit.converting.between import Ordered
from scormkit.converting.model import Course, Part, timespan_text
from scormkit.converting.names import FOLDER
from scormkit.sequencing.model import Activity, CompletionThreshold, Organization, Sequencing
from scormkit.sequencing.write import organization_tag
from scormkit.targets._ims import imsmd
from scormkit.targets._ims.formats import media_types
from scormkit.targets._ims.ieee_lom import ieee_lom
from scormkit.targets._ims.lom import Lom
from scormkit.targets._ims.manifest import MANIFEST, metadata, sco, shared
from scormkit.targets.scorm12 import manifest as scorm12
from scormkit.targets.scorm2004 import editions
from scormkit.xml import Tag, one_line, tag, write_xml


class Files(NamedTuple):
    """The launch page of each item, and all other files of the package."""

    pages: Mapping[str, str]
    others: Sequence[str]


_LAUNCH_DATA = 255
"""Characters of adlcp:datafromlms (CAM 1.2 section 2.3.2.5.1); the content has all of it from the bridge."""


def manifest12(course: Course, identifier: str, files: Files, scripts: Mapping[str, str]) -> bytes:
    """The manifest of SCORM 1.2.

    `scripts` leads from an item to its prerequisites.
    """
    about = metadata(scorm12.SCHEMAVERSION, imsmd.imsmd(_lom(course, course.root, identifier, files.others)))
    organization = tag(
        "organization",
        tag("title", course.root.title),
        *(_item12(each, scripts) for each in course.root.children),
        about,
        identifier=f"org-{identifier}",
    )
    root = tag(
        "manifest",
        about,
        tag("organizations", organization, default=f"org-{identifier}"),
        tag(
            "resources",
            *_resources(
                course,
                identifier,
                files,
                kind="adlcp__scormtype",
                about=lambda part, name: metadata(
                    scorm12.SCHEMAVERSION, imsmd.imsmd(_lom(course, part, name, files.others))
                ),
            ),
        ),
        identifier=identifier,
        version=course.version or None,
    )
    namespaces = {"": scorm12.IMSCP, "adlcp": scorm12.ADLCP, "imsmd": imsmd.NAMESPACE}
    return write_xml(root, namespaces, scorm12.LOCATIONS)


def _item12(part: Part, scripts: Mapping[str, str]) -> Tag:
    script = scripts.get(part.identifier)
    is_sco = bool(part.href) and part.is_sco
    rules = (
        tag("adlcp:prerequisites", script, type="aicc_script") if script else None,
        tag("adlcp:maxtimeallowed", timespan_text(part.max_time))
        if is_sco and part.max_time is not None
        else None,
        tag("adlcp:timelimitaction", part.limit_action) if is_sco and part.limit_action else None,
        tag("adlcp:datafromlms", part.launch_data)
        if is_sco and 0 < len(part.launch_data) <= _LAUNCH_DATA
        else None,
        tag("adlcp:masteryscore", f"{part.passing * 100:.7g}")
        if is_sco and part.passing is not None and part.passing >= 0
        else None,
    )
    return tag(
        "item",
        tag("title", part.title),
        *(_item12(each, scripts) for each in part.children),
        *rules,
        identifier=part.identifier,
        identifierref=f"res-{part.identifier}" if part.href else None,
        isvisible="true" if part.is_visible else "false",
    )


def manifest2004(course: Course, identifier: str, files: Files, ordered: Ordered, edition: str) -> bytes:
    """The manifest of SCORM 2004, of the edition that is named `3rd` or `4th`."""
    own = editions.EDITIONS[edition]
    about = metadata(own.schemaversion, ieee_lom(_lom(course, course.root, identifier, files.others)))
    root = _activity(course.root, ordered)._replace(identifier=f"org-{identifier}", is_visible=True)
    organization = Organization(root, objectives_global_to_system=False, shared_data_global_to_system=False)
    whole = tag(
        "manifest",
        about,
        tag(
            "organizations",
            organization_tag(organization, own.number, tag("metadata", *about.children[2:])),
            default=root.identifier,
        ),
        tag(
            "resources",
            *_resources(
                course,
                identifier,
                files,
                kind="adlcp__scormType",
                about=lambda part, name: tag("metadata", ieee_lom(_lom(course, part, name, files.others))),
            ),
        ),
        identifier=identifier,
        version=course.version or None,
    )
    return write_xml(whole, editions.PREFIXES, editions.LOCATIONS)


def _activity(part: Part, ordered: Ordered) -> Activity:
    return Activity(
        part.identifier,
        part.title,
        f"res-{part.identifier}" if part.href else None,
        ordered.sequencings.get(part.identifier, Sequencing()),
        tuple(_activity(each, ordered) for each in part.children),
        part.is_visible,
        time_limit_action=part.limit_action or None,
        data_from_lms=part.launch_data or None,
        completion_threshold=None if part.threshold is None else CompletionThreshold(True, part.threshold),
    )


def _resources(
    course: Course,
    identifier: str,
    files: Files,
    *,
    kind: str,
    about: Callable[[Part, str], Tag],
) -> list[Tag]:
    """A resource for each launched item, with its page alone; all depend on one that lists the rest."""
    common = f"files-{identifier}"
    found = []
    launched = {part.href for part in course.root.launched if not part.is_sco}
    for part in course.root.launched:
        name = f"res-{part.identifier}"
        page = files.pages.get(part.identifier)
        if page is None:
            plain = part.href.partition("?")[0].partition("#")[0]
            found.append(
                tag(
                    "resource",
                    tag("file", href=plain),
                    tag("dependency", identifierref=common),
                    identifier=name,
                    type="webcontent",
                    href=part.href,
                    **{kind: "asset"},
                )
            )
            continue
        found.append(sco(name, page, [page], about(part, f"{identifier}.{name}"), kind=kind, needs=[common]))
    named = {each.partition("?")[0].partition("#")[0] for each in launched}
    rest = [name for name in map(quote, files.others) if name not in named]
    return [*found, shared(common, rest, kind=kind)]


def _lom(course: Course, part: Part, entry: str, files: Sequence[str]) -> Lom:
    title = one_line(part.title) or "Course"
    described = (one_line(course.description) if part is course.root else "") or title
    return Lom(
        title=title,
        entry=entry,
        language=course.language,
        description=described[:2000],
        keywords=course.keywords or (title,),
        structure="linear" if len(course.root.launched) == 1 else "hierarchical",
        version=one_line(course.version) or "1",
        publisher="",
        revised=None,
        formats=media_types(files),
        location=MANIFEST if part is course.root else f"{FOLDER}/",
        minutes=None,
        copyright="",
        purpose=described[:1000],
        languages=(course.language,),
    )
