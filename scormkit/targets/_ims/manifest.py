"""The parts of a manifest that both SCORMs write alike, each with its children in the fixed order."""

from __future__ import annotations

from collections.abc import Iterable

from scormkit.xml import Tag, one_line, tag

MANIFEST = "imsmanifest.xml"
"""Exactly this name at the root of the zip: Moodle and most others look for it with its letter case."""


def metadata(schemaversion: str, lom: Tag) -> Tag:
    """The marks of the standard and its edition, then the record: the order is fixed."""
    return tag("metadata", tag("schema", "ADL SCORM"), tag("schemaversion", schemaversion), lom)


def organization(identifier: str, title: str, items: Iterable[Tag], about: Tag) -> Tag:
    """The table of contents. Its metadata follows the items."""
    return tag("organization", tag("title", one_line(title)), *items, about, identifier=identifier)


def item(identifier: str, resource: str, title: str, rules: Iterable[Tag | None]) -> Tag:
    """An entry that launches a resource; `rules` are the elements of ADL's namespaces, which come last.

    `isvisible` is written out although true is its default, because not every importer knows the default.
    """
    return tag(
        "item",
        tag("title", one_line(title)),
        *rules,
        identifier=identifier,
        identifierref=resource,
        isvisible="true",
    )


def sco(
    identifier: str, href: str, files: Iterable[str], about: Tag, *, kind: str, needs: Iterable[str] = ()
) -> Tag:
    """A resource that is launched and talks to the LMS. `kind` is the edition's name of adlcp:scormtype."""
    contents = [about, *map(_file, files), *(tag("dependency", identifierref=other) for other in needs)]
    return tag(
        "resource",
        *contents,
        identifier=identifier,
        type="webcontent",
        href=href,
        **{kind: "sco"},
    )


def shared(identifier: str, files: Iterable[str], *, kind: str) -> Tag:
    """Files that several SCOs depend on. Without an href: nobody can launch it by mistake."""
    return tag("resource", *map(_file, files), identifier=identifier, type="webcontent", **{kind: "asset"})


def _file(name: str) -> Tag:
    return tag("file", href=name)
