"""cmi5.xml and tincan.xml of a converted package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scormkit.converting.model import Course, Part
from scormkit.converting.names import part_iri
from scormkit.targets.cmi5.structure import NAMESPACE as CMI5
from scormkit.targets.xapi.manifest import NAMESPACE as TINCAN
from scormkit.xml import Tag, one_line, tag, write_xml

_COURSE = "http://adlnet.gov/expapi/activities/course"
_MODULE = "http://adlnet.gov/expapi/activities/module"


def structure_xml(course: Course, iri: str, pages: Mapping[str, str]) -> bytes:
    """cmi5.xml: groups are blocks, whatever is launched is an assignable unit.

    A unit waits for "completed or passed", as SCORM 1.2 does between items and most platforms do of SCORM
    2004. What only has to be opened waits for "completed".
    """
    root = tag(
        "courseStructure",
        tag(
            "course",
            *_about(course, course.root.title, course.description),
            id=iri,
        ),
        *(_structure(course, iri, each, pages) for each in course.root.children),
    )
    return write_xml(root, {"": CMI5}, ())


def _structure(course: Course, iri: str, part: Part, pages: Mapping[str, str]) -> Tag:
    if not part.href:
        return tag(
            "block",
            *_about(course, part.title),
            *(_structure(course, iri, each, pages) for each in part.children),
            id=part_iri(iri, part, "blocks"),
        )
    has_mark = part.is_sco and part.passing is not None and 0 <= part.passing <= 1
    return tag(
        "au",
        *_about(course, part.title),
        tag("url", pages[part.identifier]),
        tag("launchParameters", part.launch_data) if part.launch_data else None,
        id=part_iri(iri, part, "units"),
        moveOn="CompletedOrPassed" if part.is_sco else "Completed",
        masteryScore=f"{part.passing:.4g}" if has_mark else None,
        launchMethod="AnyWindow",
    )


def _about(course: Course, title: str, description: str = "") -> tuple[Tag, Tag]:
    words = (
        (name, one_line(text) or one_line(title))
        for name, text in (("title", title), ("description", description))
    )
    title_tag, description_tag = (
        tag(name, tag("langstring", text, lang=course.language)) for name, text in words
    )
    return title_tag, description_tag


def tincan_xml(course: Course, iri: str, href: str) -> bytes:
    """tincan.xml: the course, which alone is launched, and its units when there are several."""
    units = course.root.launched if len(course.root.launched) > 1 else ()
    return write_xml(
        tag(
            "tincan",
            tag(
                "activities",
                _activity(course, iri, course.root.title, course.description, launch=href),
                *_units(course, iri, units),
            ),
        ),
        {"": TINCAN},
        (),
    )


def _units(course: Course, iri: str, units: tuple[Part, ...]) -> Iterator[Tag]:
    for each in units:
        yield _activity(course, part_iri(iri, each, "units"), each.title, "")


def _activity(course: Course, iri: str, title: str, description: str, launch: str | None = None) -> Tag:
    return tag(
        "activity",
        tag("name", one_line(title), lang=course.language),
        tag("description", one_line(description) or one_line(title), lang=course.language),
        tag("launch", launch, lang=course.language) if launch else None,
        id=iri,
        type=_COURSE if launch else _MODULE,
    )
