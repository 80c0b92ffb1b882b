"""What every question type shares: the fields an author can always write, and the shape of a type's folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from scormkit.diagnostics import Diagnostic
from scormkit.source.document import Where


class QuestionSpec(BaseModel):
    """The base of every question model; the concrete fields follow in the types' folders."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class OptionSeed:
    """An option as a type states it, before course.lock gives it its key and letter.

    `id` and `letter` are None unless the author (or the type) fixes them; `path` leads to it in the question.
    """

    id: str | None
    letter: str | None
    text: str
    correct: bool
    feedback: str | None
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class InteractionType:
    """One question type. Adding a type is its folder and one line in interactions/__init__.py."""

    name: str
    model: type[QuestionSpec]
    check: Callable[[QuestionSpec, Where], Iterator[Diagnostic]]
    options: Callable[[QuestionSpec], tuple[OptionSeed, ...]]
    template: str
    """Name of the Jinja template, relative to interactions/ (`choice/template.html.j2`)."""
