"""imsmanifest.xml of SCORM 2004: a plan and the names of the other files in, the document out."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.plan.model import Plan
from scormkit.sequencing.model import Organization
from scormkit.sequencing.write import organization_tag
from scormkit.targets._ims.identifiers import (
    item_identifier,
    manifest_identifier,
    package_mark,
    resource_identifier,
)
from scormkit.targets._ims.ieee_lom import ieee_lom
from scormkit.targets._ims.lom import course_lom, launchable_lom
from scormkit.targets._ims.manifest import MANIFEST, metadata, sco, shared
from scormkit.targets.scorm2004.activities import Names, organization
from scormkit.targets.scorm2004.editions import LOCATIONS, PREFIXES, TARGET, Edition
from scormkit.xml import Tag, tag, write_xml

VERSION_LIMIT = 20
_KIND = "adlcp__scormType"


def names_of(plan: Plan) -> Names:
    """The identifiers of a package, the same for both editions: an LMS keeps learners' results by them."""
    mark = package_mark(plan, TARGET)
    return Names(
        root=f"org-{manifest_identifier(plan, TARGET)}",
        item=lambda launchable: item_identifier(mark, launchable),
        resource=lambda launchable: resource_identifier(mark, launchable),
        shared=f"sk-{mark}",
    )


def tree_of(plan: Plan, edition: int = 4) -> Organization:
    """The activity tree that the manifest of a plan holds. Raises as `activities.organization` does."""
    return organization(plan, names_of(plan), edition)


def manifest_xml(plan: Plan, others: Sequence[str], edition: Edition) -> bytes:
    """The manifest. `others` are all files of the package but the manifest and the launch pages.

    Resources are those of SCORM 1.2 (`targets.scorm12.manifest`), for the same reasons.
    """
    identifier = manifest_identifier(plan, TARGET)
    pages = [launchable.href for launchable in plan.launchables]
    about = metadata(
        edition.schemaversion, ieee_lom(course_lom(plan, identifier, MANIFEST, [*pages, *others]))
    )
    tree = tree_of(plan, edition.number)
    root = tag(
        "manifest",
        about,
        tag(
            "organizations",
            organization_tag(tree, edition.number, tag("metadata", *about.children[2:])),
            default=tree.root.identifier,
        ),
        tag("resources", *_resources(plan, identifier, others)),
        identifier=identifier,
        version=plan.version if len(plan.version) <= VERSION_LIMIT else None,
    )
    return write_xml(root, PREFIXES, LOCATIONS)


def _resources(plan: Plan, identifier: str, others: Sequence[str]) -> list[Tag]:
    mark = package_mark(plan, TARGET)
    several = len(plan.launchables) > 1
    common = f"files-{identifier}"
    resources = []
    for launchable in plan.launchables:
        lom = launchable_lom(plan, launchable, f"{identifier}.{launchable.id}", [launchable.href, *others])
        resources.append(
            sco(
                resource_identifier(mark, launchable.id),
                launchable.href,
                [launchable.href] if several else [launchable.href, *others],
                tag("metadata", ieee_lom(lom)),
                kind=_KIND,
                needs=[common] if several else [],
            )
        )
    return [*resources, shared(common, others, kind=_KIND)] if several else resources
