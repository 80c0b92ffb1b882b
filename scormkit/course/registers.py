"""What a course says once and cites everywhere: its facts, contacts, terms and variables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from scormkit.course import faults
from scormkit.course.files import is_litter
from scormkit.diagnostics import Span
from scormkit.source.document import Document, Where

if TYPE_CHECKING:
    from pydantic import RootModel

    from scormkit.course.reading import Reading
    from scormkit.course.registers_schema import ContactSpec, FactSpec, TermSpec

Kind = Literal["fact", "contact", "term", "variable"]

FILES: Mapping[Kind, str] = {"fact": "facts.yaml", "contact": "contacts.yaml", "term": "glossary.yaml"}
_EXAMPLES = {
    "fact": "reports: {value: 120, source: {title: Annual report}, as_of: 2025, review: 12 months}",
    "contact": "helpline: {name: The helpline, phone: 988, source: {title: Its page}, as_of: 2025, "
    "review: 3 months}",
    "term": "grooming: {term: grooming, short: What it means in a sentence.}",
}
_MISNAMED = {
    "fact.yaml": "facts.yaml",
    "contact.yaml": "contacts.yaml",
    "terms.yaml": "glossary.yaml",
}


class Use(NamedTuple):
    """One citation that was found: of what, and where."""

    kind: Kind
    name: str
    span: Span


class Registers(NamedTuple):
    """The registers of a course. `wheres` has the place of each one that there is; `known` every name in it,
    also where a register is broken and its entries are missing here.
    """

    facts: Mapping[str, FactSpec] = MappingProxyType({})
    contacts: Mapping[str, ContactSpec] = MappingProxyType({})
    terms: Mapping[str, TermSpec] = MappingProxyType({})
    variables: Mapping[str, str] = MappingProxyType({})
    wheres: Mapping[Kind, Where] = MappingProxyType({})
    known: Mapping[Kind, tuple[str, ...]] = MappingProxyType({})

    def entries(self) -> Iterator[tuple[Kind, str, Any]]:
        """Every entry: kind, name, and its model (a text for variables)."""
        for kind, entries in self.by_kind.items():
            for name, entry in entries.items():
                yield kind, name, entry

    @property
    def by_kind(self) -> Mapping[Kind, Mapping[str, Any]]:
        """The four registers by the word that citations begin with."""
        return {
            "fact": self.facts,
            "contact": self.contacts,
            "term": self.terms,
            "variable": self.variables,
        }


def load_registers(course: Document | None, reading: Reading) -> Registers:
    """Read the registers that lie beside course.yaml, and the variables in it; every fault is reported.

    A register that cannot be used counts as left out, but its names are known all the same, so that not every
    citation looks wrong.
    """
    names = reading.folder.names()
    _report_misnamed(names, reading)
    loaded: dict[Kind, Mapping[str, Any]] = {}
    wheres: dict[Kind, Where] = {}
    known: dict[Kind, tuple[str, ...]] = {}
    for kind, file in FILES.items():
        if file in names:
            document = reading.document(file)
            spec = _spec(kind, document, reading)
            if spec is None:
                reading.left_out.append(file)
            loaded[kind] = spec or {}
            known[kind] = tuple(document.data) if document and isinstance(document.data, Mapping) else ()
            if document is not None:
                wheres[kind] = Where(document)
    written = course.data.get("variables") if course and isinstance(course.data, Mapping) else None
    if course is not None and isinstance(written, Mapping):
        loaded["variable"] = {name: text for name, text in written.items() if isinstance(text, str)}
        known["variable"] = tuple(written)
        wheres["variable"] = Where(course, ("variables",))
    return Registers(
        facts=loaded.get("fact", {}),
        contacts=loaded.get("contact", {}),
        terms=loaded.get("term", {}),
        variables=loaded.get("variable", {}),
        wheres=wheres,
        known=known,
    )


def _spec(kind: Kind, document: Document | None, reading: Reading) -> Mapping[str, Any] | None:
    # The models are only needed by courses that have registers, and take a while to load.
    from scormkit.course.registers_schema import ContactsFile, FactsFile, GlossaryFile

    models: Mapping[Kind, type[RootModel[Any]]] = {
        "fact": FactsFile,
        "contact": ContactsFile,
        "term": GlossaryFile,
    }
    spec = reading.spec(models[kind], document, _EXAMPLES[kind])
    if spec is None or document is None:
        return None
    entries: Mapping[str, Any] = spec.root
    if kind == "contact":
        for name, entry in entries.items():
            if not (entry.phone or entry.sms or entry.url or entry.email):
                reading.report(faults.contact_empty(Where(document).key_span(name), entry.name))
    return entries


def _report_misnamed(names: tuple[str, ...], reading: Reading) -> None:
    for each in names:
        name = each.lower()
        better = _MISNAMED.get(name) or f"{name.rpartition('.')[0]}.yaml"
        if name.endswith(".yml") and better in _MISNAMED:
            better = _MISNAMED[better]
        is_register = better in FILES.values() or name in _MISNAMED
        if is_register and each != better and each not in FILES.values() and not is_litter(each):
            reading.report(faults.register_misnamed(reading.folder.span(each), each, better))
