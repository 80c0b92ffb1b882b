"""A launchable in several languages -> a small launch page, and a file for each language.

The page holds what is the same in every language: keys, right answers, rules. The learner's language is
known only when the LMS has answered, so the player then asks for the file of that language alone: the words
of player and course, and the screens. It can ask for another one later (player/src/features/languages.js).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

import scormkit
from scormkit.archive.entry import Entry
from scormkit.errors import InternalError
from scormkit.pages import strings
from scormkit.pages.bundle import player_style
from scormkit.pages.data import course_data, script_json
from scormkit.pages.environment import environment
from scormkit.pages.features import features_of
from scormkit.pages.render import BUILD, render_page, speaking, values
from scormkit.pages.words import split_words
from scormkit.plan.model import Launchable, Plan
from scormkit.plan.state import LANGUAGE_KEY

FOLDER = "languages"
CALL = "scormkitLanguage"
"""The function of the page that a language's file calls with its content, a JSON object."""


def launch_entries(
    plan: Plan, launchable: Launchable, target: str, more: Mapping[str, object] = MappingProxyType({})
) -> tuple[Entry, ...]:
    """The launch page of `launchable`, and what it asks for by itself; `more` is as for `render_page`."""
    if not plan.translations:
        return (Entry(launchable.href, render_page(plan, launchable, target, more)),)
    index = plan.launchables.index(launchable)
    pairs = [(each, each.launchables[index]) for each in plan.languages]
    alone = len(plan.launchables) == 1
    names = {
        each.language: f"{FOLDER}/{'' if alone else f'{launchable.id}.'}{each.language.lower()}.js"
        for each, _ in pairs
    }
    common, own = split_words([_data(each, one, max(map(len, names))) for each, one in pairs])
    pages = [
        Entry(names[each.language], _language_file(plan, each, one, target, words))
        for (each, one), words in zip(pairs, own, strict=True)
    ]
    base = "../" * launchable.href.count("/")
    data = {**common, "languages": {tag: base + name for tag, name in names.items()}, **more}
    page = (
        environment()
        .get_template("together.html.j2")
        .render(
            title=launchable.title,
            language=plan.language,
            direction=strings.direction(plan.language),
            target=target,
            generator=f"scormkit {scormkit.__version__}",
            build=BUILD,
            base=base,
            style=_style(plan, base),
            tongues=[
                {"language": spoken, "direction": strings.direction(spoken), "t": text}
                for spoken, text in (strings.interface(each.language) for each in plan.languages)
            ],
            course_json=Markup(script_json(data)),
        )
    )
    digest = hashlib.sha256(page.encode())
    for each in pages:
        digest.update(each.content if isinstance(each.content, bytes) else b"")
    return (Entry(launchable.href, page.replace(BUILD, digest.hexdigest()[:12], 1).encode()), *pages)


def _data(plan: Plan, launchable: Launchable, longest: int) -> dict[str, Any]:
    """CourseData in one language, with room for the learner's choice: a tag of so many characters."""
    speech = speaking(plan)
    data = course_data(plan, launchable, speech.text, speech.spoken)
    first = data["units"][0]["pages"][0]
    first["kept"] = [*first.get("kept", ()), {"key": LANGUAGE_KEY, "limit": longest}]
    return data


def _language_file(plan: Plan, spoken: Plan, launchable: Launchable, target: str, words: object) -> bytes:
    """A script: it works from file:// and through every LMS, which not each fetch does."""
    whole = spoken._replace(assets=plan.assets)
    content = {
        "lang": spoken.language,
        "dir": strings.direction(spoken.language),
        "body": environment()
        .get_template("body.html.j2")
        .render(**values(whole, launchable, target, features_of(plan)), bare=True),
        "course": words,
    }
    return f"{CALL}({script_json(content)});\n".encode()


def _style(plan: Plan, base: str) -> Markup:
    """The style sheet in the page itself: one request less, as one more is needed for the language."""
    style = player_style(plan).replace('url("../', f'url("{base}')
    if "</" in style:
        raise InternalError("The style sheet of the player would end the element that it stands in.")
    return Markup(style)
