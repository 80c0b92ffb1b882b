"""A citation as written -> what it stands for in this course, or the finding that says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from scormkit.course import faults
from scormkit.course.registers import Kind, Registers
from scormkit.diagnostics import Diagnostic, Report
from scormkit.source.citations import Citation, Cited
from scormkit.source.nearest import closest

if TYPE_CHECKING:
    from scormkit.course.registers_schema import ContactSpec, FactSpec, SourceSpec, TermSpec

KINDS: tuple[Kind, ...] = ("fact", "contact", "term", "variable")
PARTS: dict[Kind, tuple[str, ...]] = {
    "fact": ("value", "unit", "text", "source", "as_of"),
    "contact": ("name", "phone", "sms", "url", "email", "hours", "for"),
    "term": ("term", "short", "abbreviation"),
    "variable": (),
}
_NANP = r"1[-. (]+[2-9][0-9]{2}[-. )]+[0-9]{3}[-. ]+[0-9]{4}"
"""A North American number with its 1 in front, told from other numbers by how it is grouped."""
_EXTENSION = r"(?i) *(?:ext\.?|x) *([0-9]+)$"


def resolve(
    citation: Citation, registers: Registers, number: int, report: Report
) -> tuple[Kind, str, Cited | None] | None:
    """What a citation is of (kind and name) and what it stands for; None, and a finding, when it is wrong.

    The last is None without a finding where the register itself is broken. `number` counts the citations of
    the course.
    """
    found = _entry_of(citation, registers)
    if isinstance(found, Diagnostic):
        report(found)
        return None
    kind, name, part = found
    entry = registers.by_kind[kind].get(name)
    if entry is None:
        return kind, name, None
    cited = _part(citation, kind, name, part, entry)
    if isinstance(cited, Diagnostic):
        report(cited)
        return None
    if f".{name}" not in (citation.name or ""):
        cited = cited._replace(text=cited.text[:1].upper() + cited.text[1:])
    return kind, name, cited._replace(number=number)


def _entry_of(citation: Citation, registers: Registers) -> tuple[Kind, str, str] | Diagnostic:
    """The kind, the name and the part that a citation names."""
    if citation.name is None:
        return faults.citation_form(citation.span, citation.written)
    first, written, *rest = citation.name.split(".")
    kind = next((each for each in KINDS if each == first), None)
    if kind is None:
        return faults.citation_kind(citation.span, first, closest(first, KINDS), KINDS)
    known = registers.known.get(kind, ())
    name = _known_name(kind, written, known)
    if name is None:
        near = closest(written, known)
        return faults.citation_unknown(citation.span, kind, written, near, exists=kind in registers.wheres)
    return kind, name, ".".join(rest)


def _known_name(kind: Kind, written: str, known: Sequence[str]) -> str | None:
    """The entry's name: a term may be written with a capital letter at the beginning of a sentence."""
    if written in known:
        return written
    if kind == "term":
        return next((each for each in known if each[:1].upper() + each[1:] == written), None)
    return None


def _part(citation: Citation, kind: Kind, name: str, part: str, entry: Any) -> Cited | Diagnostic:
    parts = PARTS[kind]
    if part and part not in parts:
        near = closest(part, parts)
        return faults.citation_part(citation.span, kind, part, near, parts, whole=f"{kind}.{name}")
    cited = _CITED[kind](entry, part)
    if cited is None or (citation.as_address and not cited.url):
        return faults.part_empty(citation.span, kind, name, part, as_address=citation.as_address)
    return cited


# --- what each kind stands for ---


def _text(text: str | None, url: str = "") -> Cited | None:
    return None if not text else Cited("text", text, url)


def _run(parts: Sequence[Cited], url: str = "") -> Cited:
    return Cited("run", "".join(part.text for part in parts), url, parts=tuple(parts))


def _fact(fact: FactSpec, part: str) -> Cited | None:
    match part:
        case "" | "text":
            words = fact.text or (f"{fact.value}\N{NO-BREAK SPACE}{fact.unit}" if fact.unit else fact.value)
            return _text(words, fact.source.url or "")
        case "source":
            return cited_source(fact.source)
        case "as_of":
            return Cited("date", fact.as_of, detail=fact.as_of)
        case _:
            return _text(getattr(fact, part))


def cited_source(source: SourceSpec) -> Cited:
    """A source as one reads it: publisher, title (a link where it has an address), date."""
    title = Cited("link", source.title, source.url) if source.url else Cited("text", source.title)
    parts = [Cited("text", f"{source.publisher}, "), title] if source.publisher else [title]
    if source.date:
        parts += [Cited("text", ", "), Cited("date", source.date, detail=source.date)]
    return _run(parts, source.url or "")


def _contact(contact: ContactSpec, part: str) -> Cited | None:
    ways: dict[str, Callable[[ContactSpec], Cited | None]] = {
        "": _whole_contact,
        "phone": _phone,
        "sms": _sms,
        "url": lambda it: Cited("link", bare_address(it.url), it.url) if it.url else None,
        "email": lambda it: Cited("link", it.email, f"mailto:{it.email}") if it.email else None,
        "for": lambda it: _text(it.for_),
    }
    return ways[part](contact) if part in ways else _text(getattr(contact, part), contact.url or "")


def _whole_contact(contact: ContactSpec) -> Cited:
    """The name with the number behind it; a name alone leads to the page or the email address."""
    way = _phone(contact) or _sms(contact)
    if way is None:
        return Cited("link", contact.name, contact.url or f"mailto:{contact.email}")
    if contact.phone == contact.name:
        return way
    return _run((Cited("text", f"{contact.name} ("), way, Cited("text", ")")), way.url)


def cite_contact(contact: ContactSpec) -> tuple[Cited, ...]:
    """Every way to reach a contact: phone, text message, page, email."""
    found = (_contact(contact, part) for part in ("phone", "sms", "url", "email"))
    return tuple(each for each in found if each is not None)


def _phone(contact: ContactSpec) -> Cited | None:
    if contact.phone is None:
        return None
    words = f"{contact.phone_words} ({contact.phone})" if contact.phone_words else contact.phone
    return Cited("phone", words, f"tel:{dialled(contact.phone)}")


def _sms(contact: ContactSpec) -> Cited | None:
    sms = contact.sms
    if sms is None:
        return None
    return Cited("sms", sms.number, f"sms:{dialled(sms.number)}", sms.keyword or "")


def dialled(phone: str) -> str:
    """A phone number as a `tel:` address has it (RFC 3966): digits, a leading +, an extension."""
    number = re.sub(_EXTENSION, "", phone)
    extension = re.search(_EXTENSION, phone)
    plus = "+" if number.startswith("+") or re.fullmatch(_NANP, number) else ""
    return f"{plus}{re.sub(r'[^0-9]', '', number)}{f';ext={extension[1]}' if extension else ''}"


def bare_address(url: str) -> str:
    """An address as people say it: without https:// and without a slash at its end."""
    return re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")


def _term(term: TermSpec, part: str) -> Cited | None:
    match part:
        case "" | "term":
            return Cited("term", term.term, detail=term.short)
        case "abbreviation":
            if term.abbreviation is None:
                return None
            return Cited("term", term.abbreviation, detail=f"{term.term}: {term.short}")
        case _:
            return _text(term.short)


def _variable(text: str, part: str) -> Cited | None:
    del part
    return _text(text, text if text.startswith("https://") else "")


_CITED: dict[Kind, Callable[[Any, str], Cited | None]] = {
    "fact": _fact,
    "contact": _contact,
    "term": _term,
    "variable": _variable,
}
