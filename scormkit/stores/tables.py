"""Item analysis as text, CSV, JSON and a page with charts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from scormkit.stores.results import FEW, Item

HEAD = (
    *("question", "text", "type", "attempts", "learners", "facility", "discrimination", "median_seconds"),
    "choices",
)


def as_text(title: str, items: Sequence[Item]) -> str:
    """A table for a terminal."""
    head = ("answers", "learners", "facility", "discr.", "seconds")
    lines = [title, f"{'question':44} {head[0]:>7} {head[1]:>8} {head[2]:>8} {head[3]:>7} {head[4]:>7}"]
    for each in items:
        numbers = f"{each.attempts:7} {each.learners:8} {_percent(each.facility):>8}"
        rest = f"{_number(each.discrimination):>7} {_number(each.median_seconds):>7}"
        lines.append(f"{each.id[-44:]:44} {numbers} {rest}")
    if any(0 < each.learners < FEW for each in items):
        lines.append(f"Fewer than {FEW} learners say little about a question.")
    return "\n".join(lines)


def as_csv(items: Sequence[Item]) -> str:
    """One line a question. A text that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for each in items:
        chosen = "; ".join(f"{one.text}: {one.times}" for one in each.choices)
        row = [*each[:8], chosen]
        writer.writerow([_safe(value) for value in row])
    return out.getvalue()


def as_json(title: str, items: Sequence[Item]) -> str:
    """Everything, by name."""
    questions = [{**each._asdict(), "choices": [one._asdict() for one in each.choices]} for each in items]
    return json.dumps({"course": title, "questions": questions}, ensure_ascii=False, indent=2) + "\n"


def as_html(title: str, items: Sequence[Item], language: str = "en") -> str:
    """A page that needs nothing else: a summary, then a chart for each question."""
    rows = "".join(
        f"<tr><th scope='row'><a href='#q{at}'>{escape(each.text)}</a></th><td>{each.learners}</td>"
        f"<td>{_percent(each.facility)}</td><td>{_number(each.discrimination)}</td>"
        f"<td>{_number(each.median_seconds)}</td></tr>"
        for at, each in enumerate(items)
    )
    style = Path(__file__).with_name("results.css").read_text(encoding="utf-8")
    parts = "".join(_section(at, each) for at, each in enumerate(items))
    head = "<th scope='col'>Question</th><th scope='col'>Learners</th><th scope='col'>Facility</th>"
    head += "<th scope='col'>Discrimination</th><th scope='col'>Seconds</th>"
    return (
        f"<!doctype html><html lang='{escape(language)}'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width'><title>{escape(title)}</title>"
        f"<style>{style}</style></head><body><main><p class='eyebrow'>Answers to the questions of</p>"
        f"<h1>{escape(title)}</h1>"
        "<p>Facility is the mean of what first answers earned. Discrimination is how well a question agrees "
        f"with the others; below 0.2 it is worth a look. Fewer than {FEW} learners say little.</p>"
        f"<div class='wide'><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"{parts}</main></body></html>\n"
    )


def _section(at: int, item: Item) -> str:
    most = max((each.times for each in item.choices), default=0) or 1
    bars = "".join(
        f"<li class='{'right' if each.right else 'other'}'><span class='words'>{escape(each.text)}"
        f"{' <b>right</b>' if each.right else ''}</span>"
        f"<span class='bar'><span style='inline-size:{100 * each.times / most:.1f}%'></span></span>"
        f"<span class='count'>{each.times}</span></li>"
        for each in item.choices
    )
    chart = f"<ul class='chart'>{bars}</ul>" if bars else "<p>No answers.</p>"
    facts = f"{item.learners} learners, {item.attempts} answers, facility {_percent(item.facility)}"
    return (
        f"<section id='q{at}'><h2>{escape(item.text)}</h2><p class='facts'>{escape(item.id)} · "
        f"{escape(item.type)} · {facts}</p>{chart}</section>"
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}%"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


def _safe(value: object) -> object:
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text[:1] in {"=", "+", "-", "@", "\t"} else text
