"""The launch page that stands before a package's content: the bridge, and what it has to know."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any, Literal

from scormkit.archive.entry import Entry
from scormkit.cmi import scorm12, scorm2004
from scormkit.converting.model import Course, Part, Target, seconds_text, timespan_text
from scormkit.pages.strings import direction, interface

Old = Literal["scorm12", "scorm2004"]

_BUILT = Path(__file__).parents[1] / "player" / "built"
_NOTICES = ("untracked", "refused", "unreachable", "review", "unsaved", "offline", "ended")


def _style() -> str:
    return (Path(__file__).parent / "launch.css").read_text("utf-8")


def bridge_script(target: Target) -> Entry:
    """The script of the bridge into a standard; named as it lies in a package's folder."""
    return Entry("bridge.js", (_BUILT / f"bridge-{target}.js").read_bytes())


def model_of(old: Old) -> Mapping[str, Any]:
    """The data model of a SCORM as the bridge reads it (player/src/bridge/types.d.ts, Model)."""
    elements: dict[str, dict[str, Any]] = {}
    children: Mapping[str, str]
    arrays: Iterable[str]
    errors: Mapping[int, str]
    if old == "scorm12":
        for each in scorm12.ELEMENTS:
            elements[_shape(each.name)] = {"access": each.access, "form": each.form}
        children, arrays, errors = scorm12.CHILDREN, scorm12.ARRAYS, scorm12.ERRORS
    else:
        for own in scorm2004.ELEMENTS:
            facts = {"low": own.low, "high": own.high, "limit": own.limit, "initial": own.initial}
            known = {name: value for name, value in facts.items() if value is not None}
            elements[_shape(own.name)] = {"access": own.access, "form": own.form, **known}
        children, arrays, errors = scorm2004.CHILDREN, scorm2004.ARRAYS, scorm2004.ERRORS
    return {
        "elements": elements,
        "children": {_shape(name): value for name, value in children.items()},
        "arrays": [_shape(name) for name in arrays],
        "errors": {str(code): text for code, text in errors.items()},
    }


def _shape(name: str) -> str:
    return re.sub(r"\.[nm](?=\.|$)", ".#", name)


def unit_data(part: Part, old: Old, up: str, **more: object) -> dict[str, object]:
    """What the bridge has to know of a unit; `up` leads from the launch page to the package's root."""
    passing = None
    if part.passing is not None:
        passing = f"{part.passing * 100 if old == 'scorm12' else part.passing:.7g}"
    max_time = None
    if part.max_time is not None:
        max_time = (timespan_text if old == "scorm12" else seconds_text)(part.max_time)
    known: dict[str, object] = {
        "id": part.identifier,
        "title": part.title,
        "href": f"{up}{part.href}",
        "asset": not part.is_sco,
        "launchData": part.launch_data,
        "passing": passing,
        "threshold": None if part.threshold is None else f"{part.threshold:.7g}",
        "maxTime": max_time,
        "limitAction": part.limit_action,
        "objectives": list(part.objectives),
        **more,
    }
    return {name: value for name, value in known.items() if value}


def launch_page(
    course: Course,
    old: Old,
    units: Iterable[Mapping[str, object]],
    *,
    title: str,
    contents: Part | None = None,
    iri: str = "",
) -> bytes:
    """The page, with a table of contents at its side where several units share it."""
    words_language, words = interface(course.language)
    wanted = {key: words[key] for name in _NOTICES for key in (f"notice_{name}_title", f"notice_{name}")}
    data = {
        "old": old,
        "model": model_of(old),
        "title": title,
        "language": course.language,
        "units": list(units),
        **({"course": iri} if iri else {}),
        "words": {**wanted, "mark_done": words["mark_done"]},
    }
    # "<" cannot end the script element early, whatever a title holds.
    held = json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
    notice = (
        f'<div id="notice" role="status" lang="{escape(words_language)}" '
        f'dir="{direction(words_language)}" hidden></div>'
    )
    inside = '<div id="content"></div>'
    if contents is not None:
        heading = escape(words["contents"])
        inside = (
            f'<main><nav id="units" aria-label="{heading}"><h1>{escape(title)}</h1>'
            f"{_listed(contents.children)}</nav>{inside}</main>"
        )
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(course.language)}" dir="{direction(course.language)}">\n'
        '<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n"
        f"{inside}\n{notice}\n"
        f"<noscript><p>{escape(words['noscript'])}</p></noscript>\n"
        f'<script type="application/json" id="bridge">{held}</script>\n'
        '<script src="bridge.js"></script>\n</body>\n</html>\n'
    ).encode()


def _listed(parts: Iterable[Part]) -> str:
    """The table of contents; its buttons are in the order of the units."""
    items = []
    for each in parts:
        title = escape(each.title)
        own = (
            f'<button type="button"><span class="title">{title}</span><span class="mark"></span></button>'
            if each.href
            else f'<span class="group">{title}</span>'
        )
        items.append(f"<li>{own}{_listed(each.children) if each.children else ''}</li>")
    return f"<ul>{''.join(items)}</ul>"
