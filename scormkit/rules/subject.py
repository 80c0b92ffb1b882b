"""What a rule looks at: a package, its manifest's XML, its files by name in every letter case."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import normpath
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from scormkit.archive.reader import Archive
from scormkit.package.document import Document
from scormkit.package.model import Kind, PackageView

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Subject(NamedTuple):
    """A package with a manifest. `folded` leads from a name without letter case to the name as it is."""

    view: PackageView
    document: Document
    folded: Mapping[str, str]

    @property
    def root(self) -> etree._Element:
        """The manifest's first element."""
        return self.document.root

    @property
    def archive(self) -> Archive:
        """The files."""
        return self.view.archive

    @property
    def has_files(self) -> bool:
        """Whether there is a package, and not a manifest by itself."""
        return self.archive.kind != "file"

    @property
    def is_2004(self) -> bool:
        """Whether it is SCORM 2004."""
        return self.view.kind is Kind.SCORM2004

    def find(self, address: str) -> tuple[str | None, str]:
        """The file that an address in the package means, and the name under which it was looked for.

        The file may have another letter case than the name; None when there is none in any.
        """
        if address in self.archive.members:
            return address, address
        plain = address.partition("#")[0].partition("?")[0]
        name = ""
        for each in (plain, unquote(plain)):
            name = normpath(each.replace("\\", "/")) if each else ""
            if name in self.archive.members:
                return name, name
        return self.folded.get(name.casefold()), name


def subject_of(view: PackageView) -> Subject | None:
    """What rules look at; None for a package without XML."""
    if view.document is None:
        return None
    return Subject(view, view.document, {name.casefold(): name for name in view.archive.members})


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return _parts(element.tag)[1]


def space(name: object) -> str:
    """The namespace of a name as lxml writes it."""
    return _parts(name)[0]


@lru_cache(4096)
def _parts(name: object) -> tuple[str, str]:
    uri, _, plain = str(name).rpartition("}")
    return uri.removeprefix("{"), plain


def attribute(element: etree._Element, name: str) -> str | None:
    """The attribute of that local name, in whatever namespace; letter case counts."""
    return next((str(value) for key, value in element.items() if _parts(key)[1] == name), None)


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of those local names."""
    if element is not None:
        yield from element.iterchildren(*_tags(names))


@lru_cache(256)
def _tags(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{*}}{name}" for name in names)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that local name."""
    return next(children(element, name), None)


def text_of(element: etree._Element | None) -> str:
    """The element's own text without white space around it."""
    return "" if element is None else (element.text or "").strip()


def is_elsewhere(address: str) -> bool:
    """Whether an address leads to another server, or at least out of the package."""
    return address.startswith("//") or bool(_SCHEME.match(address) and not _is_drive(address))


def _is_drive(address: str) -> bool:
    return len(address) > 1 and address[1] == ":"


def nearest(name: str, known: object) -> str | None:
    """The known name that a misspelt one probably means."""
    from difflib import get_close_matches

    names = list(known) if isinstance(known, list | tuple | set | frozenset | dict) else []
    found = get_close_matches(name, names[:2000], n=1, cutoff=0.8)
    return found[0] if found else None
