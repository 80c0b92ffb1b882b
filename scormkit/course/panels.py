"""The blocks that show registers: what they use of them, and whether there is anything to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from scormkit.course import faults
from scormkit.course.files import untranslated
from scormkit.course.registers import FILES, Kind, Registers, Use
from scormkit.diagnostics import Report
from scormkit.source.blocks import Directive
from scormkit.source.markdown import Markdown
from scormkit.source.nearest import closest

if TYPE_CHECKING:
    from scormkit.course.reading import Reading

PANELS: Mapping[str, Kind] = {"contacts": "contact", "glossary": "term", "sources": "fact"}


def panel_uses(directive: Directive, registers: Registers, report: Report) -> Iterator[Use]:
    """The entries that a panel shows; a name that there is not is reported. (Sources use nothing.)"""
    kind = PANELS[directive.name]
    known = registers.known.get(kind, ())
    if directive.name == "sources":
        return
    for name in directive.attributes.get("only", "").split() or known:
        if name in known:
            yield Use(kind, name, directive.span)
        else:
            span, near = directive.places["only"], closest(name, known)
            report(faults.citation_unknown(span, kind, name, near, exists=kind in registers.wheres))


def check_panels(reading: Reading) -> None:
    """Report panels that have nothing to show; sensible once everything has been read."""
    cited = {untranslated(use.span.file).rpartition("/")[0] for use in reading.uses if use.kind == "fact"}
    for directive in reading.panels:
        kind, folder = PANELS[directive.name], untranslated(directive.span.file).rpartition("/")[0]
        if kind == "fact":
            is_empty = not cited if directive.attributes.get("of") == "course" else folder not in cited
            missing = "no fact is cited"
        else:
            is_empty, missing = kind not in reading.registers.wheres, f"there is no {FILES[kind]}"
        if is_empty:
            reading.report(faults.panel_empty(directive.span, directive.name, missing))


def read_definitions(reading: Reading) -> Mapping[str, Markdown]:
    """The long definitions of the glossary's terms, parsed."""
    where = reading.registers.wheres.get("term")
    if where is None:
        return {}
    terms = reading.registers.terms.items()
    return {name: reading.rich(where.at(name, "long"), term.long) for name, term in terms if term.long}
