"""The registers of a course as its panels show them: contacts, terms and sources."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import combining, normalize

from scormkit.course.citing import cite_contact, cited_source
from scormkit.course.files import untranslated
from scormkit.course.model import Course
from scormkit.source.citations import Cited
from scormkit.source.markdown import Markdown


class Contact(NamedTuple):
    """Someone to reach, and the `ways` to do it: phone, text message, page, email, in this order."""

    name: str
    serves: str
    hours: str
    emergency: bool
    ways: tuple[Cited, ...]


class Term(NamedTuple):
    """An entry of the glossary."""

    term: str
    abbreviation: str
    short: str
    long: Markdown | None


class CitedSource(NamedTuple):
    """A source of facts, and the folders of the files that cite one of them (as in spans)."""

    cited: Cited
    folders: frozenset[str]


class Panels(NamedTuple):
    """What `:::contacts`, `:::glossary` and `:::sources` show. Contacts are in order, by name.

    Emergency contacts come first, terms are in alphabetical order, sources in the order of first citation.
    """

    contacts: Mapping[str, Contact] = MappingProxyType({})
    terms: tuple[Term, ...] = ()
    sources: tuple[CitedSource, ...] = ()


NO_PANELS = Panels()


def panels_of(course: Course) -> Panels:
    """Everything that the panels of a course can show."""
    registers = course.registers
    listed = sorted(registers.contacts.items(), key=lambda item: not item[1].emergency)
    return Panels(
        contacts={
            name: Contact(each.name, each.for_ or "", each.hours or "", each.emergency, cite_contact(each))
            for name, each in listed
        },
        terms=tuple(
            sorted(
                (
                    Term(each.term, each.abbreviation or "", each.short, course.definitions.get(name))
                    for name, each in registers.terms.items()
                ),
                key=lambda term: _alphabetic(term.term),
            )
        ),
        sources=_sources(course),
    )


def _alphabetic(word: str) -> tuple[str, str]:
    """A key that puts é beside e, as the alphabets do that have both."""
    plain = "".join(each for each in normalize("NFD", word.casefold()) if not combining(each))
    return plain, word.casefold()


def _sources(course: Course) -> tuple[CitedSource, ...]:
    """The sources of the cited facts; two facts of one source share it."""
    folders: dict[Cited, set[str]] = {}
    for use in course.uses:
        if use.kind == "fact" and use.name in course.registers.facts:
            source = cited_source(course.registers.facts[use.name].source)
            folders.setdefault(source, set()).add(untranslated(use.span.file).rpartition("/")[0])
    return tuple(CitedSource(source, frozenset(places)) for source, places in folders.items())
