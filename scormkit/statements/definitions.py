"""The activities of a package with their definitions: the course first, then everything in it, in order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import Any, NamedTuple

from scormkit.interactions.encoding import Component, Interaction
from scormkit.plan.model import Assessment, Option, Page, Plan, Question, Unit
from scormkit.source.markdown import Markdown, plain_text
from scormkit.source.scalars import shorten
from scormkit.source.sections import title_of
from scormkit.statements import vocabulary
from scormkit.statements.iris import Kind, part, part_iri, root_iri
from scormkit.statements.words import words_of

NAME_LIMIT = 120

Definition = dict[str, Any]


class Activity(NamedTuple):
    """An activity: `part` is its own piece of the IRI ("" for what the package is about)."""

    part: str
    iri: str
    definition: Definition


def activities(plan: Plan) -> tuple[Activity, ...]:
    """Everything that a statement of this package can be about, each once, what is launched first.

    It is described in each language of the package.
    """
    said: dict[str, list[Activity]] = {}
    for each in plan.languages:
        for activity in _activities(each):
            said.setdefault(activity.part, []).append(activity)
    return tuple(
        ones[0]._replace(definition=_in_all([each.definition for each in ones])) for ones in said.values()
    )


def _activities(plan: Plan) -> Sequence[Activity]:
    root = Activity("", root_iri(plan), _root(plan))
    seen = {root.iri}
    listed = [root]
    for each in _parts(plan):
        if each.iri not in seen:
            seen.add(each.iri)
            listed.append(each)
    return listed


def _in_all(values: Sequence[Any]) -> Any:
    """One definition of several: maps with all languages, the right answers of all, parts by their id."""
    first = values[0]
    if isinstance(first, dict):
        names = dict.fromkeys(name for each in values for name in each)
        return {name: _in_all([each[name] for each in values if name in each]) for name in names}
    if isinstance(first, list):
        parts: dict[str, list[Any]] = {}
        for each in chain.from_iterable(values):
            parts.setdefault(each["id"] if isinstance(each, dict) else each, []).append(each)
        return [_in_all(ones) for ones in parts.values()]
    return first


def recordings(plan: Plan) -> Mapping[str, str]:
    """Package name of each film or sound -> the part of its activity."""
    media = chain.from_iterable(map(_media, plan.languages))
    return {name: part("media", _media_name(name)) for name, _, _ in media}


def _root(plan: Plan) -> Definition:
    kind = vocabulary.MODULE if plan.unit_id else vocabulary.COURSE
    return _definition(plan, kind, plan.title, plan.description)


def _parts(plan: Plan) -> Iterator[Activity]:
    def made(kind: Kind, name: str, definition: Definition) -> Activity:
        return Activity(part(kind, name), part_iri(plan, kind, name), definition)

    for unit in plan.units:
        if unit.id != plan.unit_id:
            yield made("units", unit.id, _unit(plan, unit))
        for objective in unit.objectives:
            definition = _definition(plan, vocabulary.OBJECTIVE, objective.text, objective.text)
            yield made("objectives", objective.id, definition)
        for content in unit.contents:
            is_page = isinstance(content, Page)
            kind, sort = ("pages", vocabulary.PAGE) if is_page else ("checks", vocabulary.ASSESSMENT)
            about = words_of(content.intro) if isinstance(content, Assessment) else ""
            yield made(kind, content.id, _definition(plan, sort, content.title, about))  # type: ignore[arg-type]
            for question in content.questions:
                if question.record and plan.record_interactions:
                    yield made("questions", question.id, question_definition(question, plan.language))
    for name, sort, title in _media(plan):
        yield made("media", _media_name(name), _definition(plan, sort, title, ""))


def _media_name(name: str) -> str:
    return name.removeprefix("media/")


def _unit(plan: Plan, unit: Unit) -> Definition:
    return _definition(plan, vocabulary.MODULE, unit.title, unit.description)


def _definition(plan: Plan, kind: str, name: str, description: str) -> Definition:
    about = {"description": {plan.language: description}} if description else {}
    return {"type": kind, "name": {plan.language: shorten(name, NAME_LIMIT)}, **about}


def _media(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Name in the package, type and title of every film and sound that a page has."""
    names = {(file, target): name for file, target, name in plan.asset_names}
    kinds = {"video": vocabulary.VIDEO, "audio": vocabulary.AUDIO}
    for text in _texts(plan):
        for directive in text.directives:
            name = names.get((text.file, directive.attributes.get("src", "")))
            if directive.name in kinds and name:
                title = plain_text(title_of(text.tokens, directive.position) or ()).strip()
                yield name, kinds[directive.name], title or posixpath.basename(name)


def _texts(plan: Plan) -> Iterator[Markdown]:
    for content in (content for unit in plan.units for content in unit.contents):
        body = content.body if isinstance(content, Page) else content.intro
        if body is not None:
            yield body
        for question in content.questions:
            yield from question.all_texts


def question_definition(question: Question, language: str) -> Definition:
    """A question as an interaction activity (xAPI-Data 1.0.3, section 4.1.4.1)."""
    module: Any = import_module(f"scormkit.interactions.{question.type.replace('-', '_')}.encodings")
    seen: Interaction = module.xapi(question.spec, [each.placed for each in question.options])
    seen = seen.in_language(language)
    asked = words_of(question.prompt) or question.id
    patterns = {} if seen.patterns is None else {"correctResponsesPattern": [*filter(None, seen.patterns)]}
    options = iter(question.options)
    lists = {name: _components(question, parts, options, language) for name, parts in seen.components}
    return {
        "type": vocabulary.INTERACTION,
        "name": {language: shorten(asked, NAME_LIMIT)},
        "description": {language: asked},
        "interactionType": seen.type,
        **patterns,
        **lists,
    }


def _components(
    question: Question, parts: Iterable[Component], options: Iterator[Option], language: str
) -> list[Definition]:
    """A list of parts, each described: ADL's record store refuses one without words.

    The lists of a question follow each other in the order of its options; steps are no options.
    """
    texts = dict(question.texts)
    listed = []
    for each in parts:
        step = texts.get(f"step:{each.id}")
        said = words_of(step) if step else ""
        option = None if step or each.text.startswith("[[") else next(options, None)
        if option is not None:
            said = words_of(option.text) or (option.image.alt if option.image else "")
        listed.append({"id": each.id, "description": {language: said or each.text or each.id}})
    return listed
