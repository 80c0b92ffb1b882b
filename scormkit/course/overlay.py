"""variants/<name>.yaml as written: what is different in a variant, and what of it was met in the course."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scormkit.course import faults
from scormkit.diagnostics import Report
from scormkit.source.document import Document, Where
from scormkit.source.edit import put
from scormkit.source.nearest import closest
from scormkit.source.scalars import shorten

if TYPE_CHECKING:
    from scormkit.course.schema_variants import VariantSpec

COURSE_KEYS = ("title", "description")
ADDED = ("page", "check", "question", "option", "text")
PLACES = ("after", "before", "into")
Names = tuple[str, ...]
"""What a thing of the course can be called: by ids, joined with points, or by its path; in small letters."""


class Added(NamedTuple):
    """An entry of `add`: its number (from 0), what is added, after, before or into what."""

    number: int
    thing: str
    place: str
    beside: str


@dataclass(frozen=True)
class Overlay:
    """A variant: its file, and what it says. `met` are the names of what was met in the course.

    `done` are the entries of `add` that found their place.
    """

    where: Where
    spec: "VariantSpec"
    met: dict[str, str] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)

    def over(self, name: str, document: Document) -> Document:
        """course.yaml, facts.yaml or contacts.yaml with what the variant says in its place."""
        data = self.where.document.data
        if name == "course.yaml":
            for key in COURSE_KEYS:
                if key in data:
                    document = put(document, (key,), self.where.at(key))
            for key in data.get("variables") or ():
                document = put(document, ("variables", key), self.where.at("variables", key))
        kind = {"facts.yaml": "facts", "contacts.yaml": "contacts"}.get(name)
        if kind is not None:
            for key in data.get(kind) or ():
                document = put(document, (key,), self.where.at(kind, key))
        return document

    def meet(self, names: Names, kind: str) -> None:
        """Note that something of these names is in the course."""
        self.met.update(dict.fromkeys(names, kind))

    def replaced(self, names: Names) -> str | None:
        """How the variant calls what is replaced, when something of these names is."""
        return next((each for each in self.spec.replace if each.strip().lower() in names), None)

    def drops(self, names: Names) -> bool:
        """Whether something of these names is left out."""
        return any(each.strip().lower() in names for each in self.spec.drop)

    def added(self, what: Sequence[str]) -> Iterator[Added]:
        """The entries of `add` that add one of these."""
        for index, each in enumerate(self.spec.add):
            thing = next(name for name in ADDED if getattr(each, name) is not None)
            place = next(name for name in PLACES if getattr(each, name) is not None)
            if thing in what:
                yield Added(index, thing, place, str(getattr(each, place)).strip().lower())

    def touches(self, names: Names) -> bool:
        """Whether anything is said of what has these names, or of what stands in it."""
        spoken = (*self.spec.replace, *self.spec.drop, *(each.beside for each in self.added(ADDED)))
        heads = tuple(f"{name}." for name in names)
        return any(each.strip().lower() in names or each.strip().lower().startswith(heads) for each in spoken)


def check_met(overlay: Overlay, files: Iterable[str], report: Report) -> None:
    """Report what a variant speaks of and the course does not have; `files` are paths that it has."""
    where, known = overlay.where, {**overlay.met, **{each.lower(): "file" for each in files}}
    for index, name in enumerate(overlay.spec.drop):
        if name.strip().lower() not in known:
            near = closest(name.lower(), known)
            report(faults.drop_unknown(where.span("drop", index), shorten(name), near))
    for name in overlay.spec.replace:
        if name.strip().lower() not in overlay.met:
            near = closest(name.lower(), overlay.met)
            report(faults.change_unknown(where.key_span("replace", name), shorten(name), near))
    for added in overlay.added(ADDED):
        span, kind = where.span("add", added.number, added.place), overlay.met.get(added.beside)
        if kind is None:
            report(faults.change_unknown(span, shorten(added.beside), closest(added.beside, overlay.met)))
        elif added.number not in overlay.done:
            report(faults.change_place(span, added.thing, added.place, kind))
