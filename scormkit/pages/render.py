"""Plan -> the launch page: one HTML document that holds every text of a launchable; the player beside it."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

import scormkit
from scormkit.interactions import INTERACTIONS
from scormkit.interactions.base import ImageSeed
from scormkit.pages import strings
from scormkit.pages.data import course_data, launchable_minutes, script_json
from scormkit.pages.environment import environment
from scormkit.pages.features import features_of
from scormkit.pages.icons import icon
from scormkit.pages.images import image_size
from scormkit.pages.markdown import Context, PageLink, render_blocks, render_phrases, render_prompt
from scormkit.pages.panels import render_panel
from scormkit.pages.search import search_index
from scormkit.plan.model import Assessment, Launchable, Page, Plan, Question

BUILD = "@build@"
"""Stands in the page until it is written: then the first digits of its own sha256."""


def render_page(
    plan: Plan, launchable: Launchable, target: str, more: Mapping[str, object] = MappingProxyType({})
) -> bytes:
    """The launch page of `launchable`, complete, as UTF-8. The same plan gives the same bytes.

    It asks for two files beside itself (`bundle.player_entries`) and for nothing else before it can be read.
    `target` is written into the page, for support; `more` into the player's data, for the target's adapter.
    """
    speech = speaking(plan)
    data = {**course_data(plan, launchable, speech.text, speech.spoken), **more}
    page = (
        environment()
        .get_template("document.html.j2")
        .render(
            **values(plan, launchable, target, features_of(plan)),
            generator=f"scormkit {scormkit.__version__}",
            build=BUILD,
            bare=False,
            course_json=Markup(script_json(data)),
        )
    )
    return page.replace(BUILD, hashlib.sha256(page.encode()).hexdigest()[:12], 1).encode()


class Speech(NamedTuple):
    """The words of the interface for a course, and their language, which is another one where need be.

    `direction` is that of the course.
    """

    spoken: str
    text: Mapping[str, str]
    direction: str
    foreign: bool


def speaking(plan: Plan) -> Speech:
    """How the interface speaks to the learners of a course."""
    language, text = strings.interface(plan.language)
    foreign = plan.language.lower().split("-")[0] != language
    direction = strings.direction(plan.language)
    if strings.direction(language) != direction:
        text = {key: strings.isolated(value) for key, value in text.items()}
    return Speech(language if foreign else plan.language, text, direction, foreign)


def values(plan: Plan, launchable: Launchable, target: str, features: frozenset[str]) -> dict[str, Any]:
    """What the templates of the page's body print; `features` are those of the package."""
    speech = speaking(plan)
    context = _context(plan, launchable, speech.text)
    about = Markup(' lang="{}" dir="{}"').format(plan.language, speech.direction)
    return {
        "plan": plan,
        "launchable": launchable,
        "target": target,
        "t": speech.text,
        "count": partial(strings.count, speech.spoken),
        "decimal": partial(strings.decimal, speech.spoken),
        "icon": icon,
        "direction": speech.direction,
        "interface_language": speech.spoken if speech.foreign else None,
        "spoken": about if speech.foreign else "",
        "base": context.base,
        "minutes": launchable_minutes(plan, launchable),
        **_pictures(plan, context),
        **_tools(features, launchable, context),
        "notice": render_blocks(plan.notice, context) if plan.notice else None,
        "has_goals": any(unit.objectives for unit in launchable.units),
        "screens": [
            {"unit": unit, "content": content, "place": place, **_screen(content, context)}
            for unit in launchable.units
            for place, content in enumerate(unit.contents, 1)
        ],
    }


def _tools(features: frozenset[str], launchable: Launchable, context: Context) -> dict[str, Any]:
    """What the panels over the page show, as far as there are any."""
    return {
        "features": features,
        "panels": {
            name: render_panel(name, context) for name in ("contacts", "glossary") if name in features
        },
        "search_index": Markup(script_json(search_index(launchable))) if "search" in features else None,
    }


def _pictures(plan: Plan, context: Context) -> dict[str, Any]:
    """What the theme shows over the menu and on the first screen; None where there is none."""
    theme = plan.theme
    pictures = {name: getattr(theme, name, None) for name in ("logo", "logo_dark", "cover")}
    return {
        name: _image(ImageSeed((), picture.target, picture.alt), theme.file, context)
        if theme and picture
        else None
        for name, picture in pictures.items()
    }


def _context(plan: Plan, launchable: Launchable, text: Any) -> Context:
    here = {unit.id for unit in launchable.units}
    pages = {
        _file(content): PageLink(content.id, None if unit.id in here else unit.title)
        for unit in plan.units
        for content in unit.contents
    }
    sources = {asset.name: asset.source for asset in plan.assets}
    size = lru_cache(maxsize=None)(lambda name: image_size(sources[name]) if name in sources else None)
    return Context(
        text=text,
        pages=pages,
        assets={(file, target): name for file, target, name in plan.asset_names},
        base="../" * launchable.href.count("/"),
        size=size,
        sources=sources,
        panels=plan.panels,
        language=plan.language,
    )


def _file(content: Page | Assessment) -> str:
    """The source file of a page or an assessment, as texts are called after it."""
    return content.body.file if isinstance(content, Page) else content.file


def _screen(content: Page | Assessment, context: Context) -> dict[str, Any]:
    questions = [_question(question, context) for question in content.questions]
    if isinstance(content, Assessment):
        intro = render_blocks(content.intro, context) if content.intro else None
        return {"kind": "assessment", "intro": intro, "questions": questions}
    fences = {fence.index: html for fence, html in zip(content.body.fences, questions, strict=True)}
    return {"kind": "page", "body": render_blocks(content.body, context, title=content.title, fences=fences)}


def _question(question: Question, context: Context) -> Markup:
    """The form of a question, by its type's template; the names here are what every template can use."""
    kind, file = INTERACTIONS[question.type], question.prompt.file
    template = environment().get_template(kind.template)
    options = [
        {
            "key": option.key,
            "id": option.id,
            "letter": option.letter,
            "group": option.group,
            "html": render_phrases(option.text, context),
            "feedback": render_blocks(option.feedback, context) if option.feedback else None,
            "image": _image(option.image, file, context) if option.image else None,
        }
        for option in question.options
    ]
    feedback = {
        "correct": question.feedback_correct,
        "partly": question.feedback_partly,
        "incorrect": question.feedback_incorrect,
        "last": question.feedback_last,
    }
    return Markup(
        template.render(
            question=question,
            spec=question.spec,
            data=question.data,
            multiple=kind.multiple(question.spec),
            prompt=render_prompt(question.prompt, context),
            options=options,
            groups=_by_group(options),
            texts={name: render_blocks(text, context) for name, text in question.texts},
            images={each.target: _image(each, file, context) for each in kind.images(question.spec)},
            hints=[render_blocks(hint, context) for hint in question.hints],
            feedback={name: render_blocks(text, context) for name, text in feedback.items() if text},
            t=context.text,
            icon=icon,
        )
    )


def _by_group(options: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The options of each list of a question, by its name; lists in the order of their first options."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for option in options:
        groups.setdefault(option["group"], []).append(option)
    return groups


def _image(seed: ImageSeed, file: str, context: Context) -> dict[str, Any]:
    """An image that a field of a question in `file` names: its address, its text and its size in pixels."""
    name = context.assets.get((file, seed.target))
    width, height = (context.size(name) if name else None) or (None, None)
    src = context.base + quote(name or seed.target)
    return {"src": src, "alt": seed.alt, "width": width, "height": height}
