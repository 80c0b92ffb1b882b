"""A course's texts -> an XLIFF 2.0 file for a translator (OASIS Standard, 2014).

Every text is a unit with a note that says where it stands. Marks are codes whose content is in originalData,
so that no program shows or changes them; identifiers, right answers and rules are not in the file at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from scormkit.course.locales.lock import mark_of
from scormkit.course.locales.survey import Survey, Text
from scormkit.translating.inline import Code
from scormkit.translating.units import Parts, Unit, units_of

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OWN = "urn:scormkit:translation"
"""The namespace of what scormkit notes for itself: the course, and the mark of each source text."""
_STATES = {"translated": "translated", "stale": "initial", "missing": "initial"}


def render_xliff(survey: Survey, course: str, language: str, *, missing_only: bool = False) -> str:
    """The file for a translator of `survey.tag`; `course` is the course's id and `language` its own.

    `missing_only` leaves out what is translated and fits.
    """
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<xliff xmlns="{NAMESPACE}" xmlns:sk="{OWN}" version="2.0"',
        f" srcLang={quoteattr(language)} trgLang={quoteattr(survey.tag)} sk:course={quoteattr(course)}>\n",
    ]
    units = [
        unit for unit in units_of(survey) if not missing_only or survey.status(unit.text) != "translated"
    ]
    for number, (name, inside) in enumerate(groupby(units, lambda unit: unit.text.file), start=1):
        parts.append(f'  <file id="f{number}" original={quoteattr(name)}>\n')
        for place, unit in enumerate(inside, start=1):
            parts += _unit(unit, f"u{place}", _STATES[survey.status(unit.text)])
        parts.append("  </file>\n")
    return "".join([*parts, "</xliff>\n"])


def _unit(unit: Unit, identifier: str, state: str) -> Iterable[str]:
    text = unit.text
    yield f'    <unit id="{identifier}" name={quoteattr(text.key)} sk:mark="{mark_of(text.source)}"'
    yield ' canResegment="no">\n'
    place = f"{text.home.file.partition('/')[2]}, line {text.home.line}"
    yield f'      <notes>\n        <note category="location">{escape(place)}</note>\n'
    yield f'        <note category="about">{escape(_about(text))}</note>\n      </notes>\n'
    codes = list(
        dict.fromkeys(each.data for parts in unit.source for each in parts if isinstance(each, Code))
    )
    others = [part for parts in unit.target or () for part in parts if isinstance(part, Code)]
    codes += [each.data for each in others if each.data not in codes]
    data = {each: f"d{number}" for number, each in enumerate(dict.fromkeys(codes), start=1)}
    if data:
        yield "      <originalData>\n"
        for each, name in data.items():
            yield f'        <data id="{name}" xml:space="preserve">{escape(each)}</data>\n'
        yield "      </originalData>\n"
    first = 1
    for number, source in enumerate(unit.source):
        target = unit.target[number] if unit.target is not None and number < len(unit.target) else None
        written = state if target is not None else "initial"
        yield f'      <segment id="s{number + 1}" state="{written}">\n'
        names = _names(source, first)
        yield f'        <source xml:space="preserve">{_inline(source, names, data)}</source>\n'
        if target is not None and _fits(source, target):
            inline = _inline(target, _names_as(target, source, names), data)
            yield f'        <target xml:space="preserve">{inline}</target>\n'
        yield "      </segment>\n"
        first += len(source)
    yield "    </unit>\n"


def _about(text: Text) -> str:
    """What a text is, in words: the last parts of its key."""
    words = [each for each in text.key.split(".") if not each.isdecimal()]
    about = " of ".join(reversed(words[-2:])) if len(words) > 1 else words[0]
    return f"{about}: words, with semicolons between them" if text.kind == "words" else about


def _names(parts: Parts, first: int) -> list[str]:
    """The id of the code at each place ("" for words); what opens and what closes share one."""
    names: list[str] = []
    stack: list[str] = []
    for number, part in enumerate(parts, start=first):
        if not isinstance(part, Code):
            names.append("")
        elif part.kind == "close" and stack:
            names.append(stack.pop())
        else:
            names.append(str(number))
            if part.kind == "open":
                stack.append(str(number))
    return names


def _fits(source: Parts, target: Parts) -> bool:
    return sorted(each for each in source if isinstance(each, Code)) == sorted(
        each for each in target if isinstance(each, Code)
    )


def _names_as(target: Parts, source: Parts, names: Sequence[str]) -> list[str]:
    """The ids of a translation's codes: those of the source's codes that say the same, in order."""
    free: dict[Code, list[str]] = {}
    for part, name in zip(source, names, strict=True):
        if isinstance(part, Code):
            free.setdefault(part, []).append(name)
    found: list[str] = []
    stack: list[tuple[str, Code]] = []
    for part in target:
        if not isinstance(part, Code):
            found.append("")
        elif part.kind == "close" and stack:
            found.append(stack.pop()[0])
        else:
            found.append(free[part].pop(0))
            if part.kind == "open":
                stack.append((found[-1], part))
    return found


def _inline(parts: Parts, names: Sequence[str], data: dict[str, str]) -> str:
    written: list[str] = []
    for index, (part, name) in enumerate(zip(parts, names, strict=True)):
        if not isinstance(part, Code):
            written.append(escape(part))
        elif part.kind == "ph":
            shown = part.data.strip("{} \n") or "break"
            written.append(f'<ph id="{name}" dataRef="{data[part.data]}" disp={quoteattr(shown)}/>')
        elif part.kind == "open":
            end = next(
                (
                    each
                    for each, other in zip(parts[index + 1 :], names[index + 1 :], strict=True)
                    if isinstance(each, Code) and other == name
                ),
                part,
            )
            start = f'dataRefStart="{data[part.data]}" dataRefEnd="{data[end.data]}"'
            written.append(f'<pc id="{name}" {start}>')
        else:
            written.append("</pc>")
    return "".join(written)
