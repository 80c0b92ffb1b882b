"""imsmanifest.xml of SCORM 1.2: a plan and the names of the other files in, the document out."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.plan.model import Launchable, Plan
from scormkit.plan.settings import is_scored
from scormkit.targets._ims import imsmd
from scormkit.targets._ims.identifiers import (
    item_identifier,
    manifest_identifier,
    package_mark,
    resource_identifier,
)
from scormkit.targets._ims.lom import course_lom, launchable_lom
from scormkit.targets._ims.manifest import MANIFEST, item, metadata, organization, sco, shared
from scormkit.targets.scorm12.prerequisites import script_for
from scormkit.xml import Tag, tag, write_xml

TARGET = "scorm12"
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"

LOCATIONS = (
    (IMSCP, "imscp_rootv1p1p2.xsd"),
    (imsmd.NAMESPACE, imsmd.SCHEMA_FILE),
    (ADLCP, "adlcp_rootv1p2.xsd"),
)
SCHEMA_FILES = (*(name for _, name in LOCATIONS), "ims_xml.xsd")
"""The files at the root of every package; without them, some importers warn (SCORM 1.2 CAM 2.3)."""

SCHEMAVERSION = "1.2"
"""Exactly this: Open edX takes any other text for SCORM 2004."""

VERSION_LIMIT = 20
TITLE_LIMIT = 200
_KIND = "adlcp__scormtype"


def manifest_xml(plan: Plan, others: Sequence[str]) -> bytes:
    """The manifest. `others` are all files of the package but the manifest and the launch pages.

    A course of one SCO has one resource that lists every file: the form that every importer has met. With
    several SCOs, each has a resource with its page alone, and depends on one resource that holds what they
    share: so no file is listed twice. SCOs come first and the shared resource has no href, because Open edX
    launches the first resource that has one (SCORM XBlock 19.0.5).
    """
    identifier = manifest_identifier(plan, TARGET)
    pages = [launchable.href for launchable in plan.launchables]
    about = imsmd.imsmd(course_lom(plan, identifier, MANIFEST, [*pages, *others]))
    course_metadata = metadata(SCHEMAVERSION, about)
    contents = f"org-{identifier}"
    root = tag(
        "manifest",
        course_metadata,
        tag(
            "organizations",
            organization(
                contents, plan.title, (_item(plan, each) for each in plan.launchables), course_metadata
            ),
            default=contents,
        ),
        tag("resources", *_resources(plan, identifier, others)),
        identifier=identifier,
        version=plan.version if len(plan.version) <= VERSION_LIMIT else None,
    )
    return write_xml(root, {"": IMSCP, "adlcp": ADLCP, "imsmd": imsmd.NAMESPACE}, LOCATIONS)


def mastery_score(plan: Plan, launchable: Launchable) -> str | None:
    """The pass mark as the manifest says it (0 to 100), for a SCO that reports a score; else None.

    A SCO without an assessment never sets a score, and a pass mark that cannot be reached keeps some LMSs
    from counting it as completed.
    """
    scored = any(is_scored(content) for unit in launchable.units for content in unit.contents)
    return f"{plan.mastery_score:g}" if scored and plan.mastery_score is not None else None


def prerequisites(plan: Plan, launchable: Launchable) -> str | None:
    """The script of the SCOs that come first, or None."""
    mark = package_mark(plan, TARGET)
    return script_for(plan, launchable, lambda each: item_identifier(mark, each))


def _item(plan: Plan, launchable: Launchable) -> Tag:
    mark = package_mark(plan, TARGET)
    script, mastery = prerequisites(plan, launchable), mastery_score(plan, launchable)
    rules = [
        script and tag("adlcp:prerequisites", script, type="aicc_script"),
        mastery and tag("adlcp:masteryscore", mastery),
    ]
    return item(
        item_identifier(mark, launchable.id),
        resource_identifier(mark, launchable.id),
        launchable.title,
        [rule for rule in rules if isinstance(rule, Tag)],
    )


def _resources(plan: Plan, identifier: str, others: Sequence[str]) -> list[Tag]:
    mark = package_mark(plan, TARGET)
    several = len(plan.launchables) > 1
    common = f"files-{identifier}"
    resources = []
    for launchable in plan.launchables:
        name = resource_identifier(mark, launchable.id)
        lom = launchable_lom(plan, launchable, f"{identifier}.{launchable.id}", [launchable.href, *others])
        resources.append(
            sco(
                name,
                launchable.href,
                [launchable.href] if several else [launchable.href, *others],
                metadata(SCHEMAVERSION, imsmd.imsmd(lom)),
                kind=_KIND,
                needs=[common] if several else [],
            )
        )
    return [*resources, shared(common, others, kind=_KIND)] if several else resources
