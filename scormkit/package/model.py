"""What a package says of itself, as values with places; the same for every standard as far as they agree."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from scormkit.archive.reader import Archive
from scormkit.diagnostics import Span
from scormkit.package.document import Document


class Kind(StrEnum):
    """The standard of a package."""

    SCORM12 = "scorm12"
    SCORM2004 = "scorm2004"
    CMI5 = "cmi5"
    TINCAN = "tincan"
    AICC = "aicc"
    CONTENT = "imscp"
    """An IMS content package or Common Cartridge that is no SCORM."""
    WEB = "web"
    """A course for a plain web server, as scormkit builds them: no manifest, only its record."""

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS[self]


_WORDS = {
    Kind.SCORM12: "SCORM 1.2",
    Kind.SCORM2004: "SCORM 2004",
    Kind.CMI5: "cmi5",
    Kind.TINCAN: "xAPI (Tin Can)",
    Kind.AICC: "AICC",
    Kind.CONTENT: "IMS content package",
    Kind.WEB: "web build",
}


class Item(NamedTuple):
    """An entry of the table of contents. `resource` is what its identifierref names."""

    identifier: str
    title: str
    resource: str | None
    children: "tuple[Item, ...]"
    span: Span


class Organization(NamedTuple):
    """A table of contents."""

    identifier: str
    title: str
    items: tuple[Item, ...]
    span: Span

    def every_item(self) -> Iterator[Item]:
        """All items, each before those in it."""
        waiting = list(reversed(self.items))
        while waiting:
            item = waiting.pop()
            yield item
            waiting.extend(reversed(item.children))


class Resource(NamedTuple):
    """Something to launch, or files that belong together. `href` has every xml:base before it."""

    identifier: str
    href: str | None
    scorm_type: str
    files: tuple[str, ...]
    dependencies: tuple[str, ...]
    span: Span


class Contents(NamedTuple):
    """What an imsmanifest.xml lists. `default` names the organization that a platform shows."""

    identifier: str
    default: str | None
    organizations: tuple[Organization, ...]
    resources: tuple[Resource, ...]


class PackageView(NamedTuple):
    """A package whose standard is known.

    `version` is the schemaversion as it is written, `edition` that of SCORM 2004 when it says which. AICC has
    no XML, hence no `document`.
    """

    archive: Archive
    kind: Kind
    manifest: str
    version: str
    edition: int | None
    document: Document | None

    @property
    def words(self) -> str:
        """The standard and its edition in words."""
        ending = {2: "2nd", 3: "3rd", 4: "4th"}.get(self.edition or 0)
        return f"{self.kind.words} {ending} Edition" if ending else self.kind.words

    @property
    def contents(self) -> Contents | None:
        """What an imsmanifest.xml lists, read when it is asked for; None for other standards."""
        from scormkit.package.ims import read_contents

        if self.document is None or self.kind in {Kind.CMI5, Kind.TINCAN}:
            return None
        return read_contents(self.document)

    @property
    def span(self) -> Span:
        """The beginning of the file that describes the package."""
        if self.document is not None:
            return self.document.span(self.document.root)
        return Span(self.archive.file(self.manifest))
