"""The player of a package: one script and one style sheet with what its course needs, and nothing else."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from scormkit.archive.entry import Entry
from scormkit.errors import InternalError
from scormkit.pages.features import features_of
from scormkit.pages.theme import theme_css
from scormkit.plan.model import Plan

_BUILT = Path(__file__).parent.parent / "player" / "built"

ENCODINGS = {
    "scorm12": "scorm12",
    "scorm2004": "scorm2004",
    "xapi": "scorm2004",
    "cmi5": "scorm2004",
    "web": "scorm2004",
}
"""How a target tells the LMS the answers, by target: `scorm12` or `scorm2004`, which xAPI and cmi5 use, too.
A target that is not here tells nobody."""


RECORDING = frozenset({"xapi", "cmi5", "web"})
"""Targets that tell a record store of films and sounds."""


class _Module(NamedTuple):
    """A module as player/build.mjs wrote it, and the names of those it needs."""

    needs: tuple[str, ...]
    code: str


def player_entries(plan: Plan, target: str) -> tuple[Entry, ...]:
    """The files that every launch page of `plan` for `target` asks for: one classic script, one style.

    The style of a package with several languages is in its launch pages (`player_style`).
    """
    features = features_of(plan)
    if target in RECORDING and plan.blocks & {"audio", "video"}:
        features |= {"recordings"}
    files = player_files(target, plan.question_types, _blocks(plan), features, theme_css(plan))
    return files[:1] if plan.translations else files


def player_style(plan: Plan) -> str:
    """The style sheet of the player for `plan`, for the folder player of the package."""
    found = (plan.question_types, _blocks(plan), features_of(plan), theme_css(plan))
    _, style = player_files("web", *found)  # a target has no style of its own
    return style.content.decode() if isinstance(style.content, bytes) else ""


def _blocks(plan: Plan) -> frozenset[str]:
    """What a package with these languages needs: a translation may have a term that the course has not."""
    return frozenset().union(*(each.blocks for each in plan.languages))


def player_files(
    target: str,
    types: Iterable[str] = (),
    blocks: Iterable[str] = (),
    features: Iterable[str] = (),
    theme: str = "",
) -> tuple[Entry, Entry]:
    """The player of `target` with these question types, blocks and features, and no others.

    `theme` is the style of a theme (`theme_css`).
    """
    types = frozenset(types)
    used = [f"types/{name}" for name in types]
    optional = [f"blocks/{name}" for name in frozenset(blocks)]
    optional += [f"features/{name}" for name in frozenset(features)]
    if target in ENCODINGS:
        used += [f"encodings/{ENCODINGS[target]}/{name}" for name in types]
    scripts, styles = _modules("scripts.json"), _modules("styles.json")
    script = _linked(scripts, [f"targets/{target}", *used, *(name for name in optional if name in scripts)])
    wanted = ["player", *(name for name in (*used, *optional) if name in styles)]
    return (
        Entry("player/player.js", f'(()=>{{"use strict";{script}}})();\n'.encode()),
        Entry("player/player.css", f"{_linked(styles, wanted)}\n{theme}".encode()),
    )


def _linked(modules: Mapping[str, _Module], roots: Iterable[str]) -> str:
    """The code of the roots and of all they need. The modules stand in an order that suits them already."""
    wanted: set[str] = set()
    open_ = list(roots)
    while open_:
        name = open_.pop()
        if name in wanted:
            continue
        if name not in modules:
            raise InternalError(f"The player's module {name} is missing from this installation of scormkit.")
        wanted.add(name)
        open_ += modules[name].needs
    return "".join(module.code for name, module in modules.items() if name in wanted)


@lru_cache(maxsize=2)
def _modules(name: str) -> dict[str, _Module]:
    try:
        found = json.loads((_BUILT / name).read_text(encoding="utf-8"))
    except OSError:
        raise InternalError(
            f"The player's file {name} is missing from this installation of scormkit."
        ) from None
    return {name: _Module(tuple(each["needs"]), each["code"]) for name, each in found.items()}
