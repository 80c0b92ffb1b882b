"""Courses made in a line or two, as the loader would hand them over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scormkit.course.model import Assessment, Course, Option, Page, Question, Unit
from scormkit.course.schema import AssessmentSpec, CourseSpec, PageSpec, UnitSpec
from scormkit.diagnostics import Diagnostic, Span
from scormkit.interactions import INTERACTIONS
from scormkit.plan.build import plan_course
from scormkit.plan.lock import Lock
from scormkit.plan.model import Plan
from scormkit.source.document import Document, Where
from scormkit.source.markdown import Markdown, Reference
from scormkit.source.text import SourceFile

FOLDER = "demo"


def where(file: str, path: tuple[str | int, ...] = ()) -> Where:
    return Where(Document(SourceFile(f"{FOLDER}/{file}", ""), {}, {}, {}), path)


def markdown(file: str, text: str, references: Sequence[tuple[str, str]] = ()) -> Markdown:
    """A parsed text; `references` are (kind, target), all of them on line 1."""
    found = tuple(
        Reference("image" if kind == "image" else "link", target, "alt", Span(f"{FOLDER}/{file}"))
        for kind, target in references
    )
    return Markdown(f"{FOLDER}/{file}", text, (), found, (), None)


def question(file: str, fields: Mapping[str, Any]) -> Question:
    kind = INTERACTIONS[fields["type"]]
    spec = kind.model.model_validate(fields)

    def text(written: str | None) -> Markdown | None:
        return markdown(file, written) if written else None

    seeds = kind.options(spec)
    images = [*kind.images(spec), *(seed.image for seed in seeds if seed.image)]
    return Question(
        spec=spec,
        where=where(file, ("questions", 0)),
        prompt=markdown(file, spec.prompt),
        options=tuple(
            Option(seed, markdown(file, seed.text), markdown(file, seed.feedback) if seed.feedback else None)
            for seed in seeds
        ),
        feedback_correct=text(spec.feedback.correct),
        feedback_incorrect=text(spec.feedback.incorrect),
        feedback_partly=text(spec.feedback.partly),
        feedback_last=text(spec.feedback.last),
        hints=tuple(markdown(file, hint) for hint in spec.hints),
        texts=tuple((name, markdown(file, seed.text)) for name, seed in kind.rich(spec).items()),
        images=tuple(Reference("image", each.target, each.alt, Span(f"{FOLDER}/{file}")) for each in images),
    )


def choice(prompt: str, *options: str, **fields: Any) -> dict[str, Any]:
    """A choice question; its first option is right. An option `name=text` has an id of its author."""
    written = []
    for index, option in enumerate(options or ("Yes", "No")):
        name, has_name, text = option.rpartition("=")
        written.append({"text": text, "correct": index == 0, **({"id": name} if has_name else {})})
    return {"type": "choice", "prompt": prompt, "options": written, **fields}


def judge(prompt: str, **fields: Any) -> dict[str, Any]:
    """A statement that is true."""
    return {"type": "true-false", "prompt": prompt, "answer": True, **fields}


def page(
    name: str,
    title: str,
    *questions: Mapping[str, Any],
    id: str | None = None,  # noqa: A002
    references: Sequence[tuple[str, str]] = (),
) -> Page:
    return Page(
        name=name,
        spec=PageSpec(id=id, title=None, objectives=()),
        title=title,
        body=markdown(name, f"# {title}", references),
        questions=tuple(question(name, each) for each in questions),
    )


def check(name: str, title: str, *questions: Mapping[str, Any], **fields: Any) -> Assessment:
    written = questions or (choice("Ready?"),)
    return Assessment(
        name=name,
        spec=AssessmentSpec.model_validate({"title": title, "questions": written, **fields}),
        where=where(name),
        intro=None,
        questions=tuple(question(name, each) for each in written),
    )


def unit(name: str, *contents: Page | Assessment, **fields: Any) -> Unit:
    spec = UnitSpec.model_validate({"title": name.title(), **fields})
    return Unit(name=name, spec=spec, where=where(f"{name}/unit.yaml"), contents=contents)


def course(*units: Unit, folder: Path = Path("/courses") / FOLDER, **fields: Any) -> Course:
    spec = CourseSpec.model_validate({"id": "demo", "title": "Demo", **fields})
    return Course(folder=folder, spec=spec, where=where("course.yaml"), notice=None, units=units)


def planned(
    the_course: Course, lock: Lock | None = None, *, unit: str | None = None, codes: Sequence[str] = ()
) -> tuple[Plan, Lock]:
    """The plan and the new lock; the findings must be exactly those of `codes`."""
    found: list[Diagnostic] = []
    result = plan_course(the_course, lock or Lock(), found.append, unit=unit)
    assert [each.code for each in found] == list(codes), found
    assert result is not None
    return result
