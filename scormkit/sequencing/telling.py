"""A simulation as text and as plain data for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scormkit.sequencing.simulate import Moment, Refusal, Report, Simulation, Standing, Step
from scormkit.sequencing.walk.overall import Result
from scormkit.sequencing.words import Said, acted_words, rule_words


def walk_text(walk: Simulation, *, every_step: bool) -> str:
    """The moves, then every activity as it stands at last, and what the learner can do next."""
    return "\n".join(_lines(walk, every_step)) + "\n"


def _lines(walk: Simulation, every_step: bool) -> Iterator[str]:
    titles = _titles(walk)
    yield f"{walk.title} (SCORM 2004, edition {walk.edition})"
    yield ""
    for number, moment in enumerate(walk.moments, 1):
        yield f"{number:3}  {_step(titles, moment.step)}{_after(titles, moment, walk.said)}"
        yield from (
            f"     {acted_words(_quoted(titles, name), rule, walk.said)}" for name, rule in moment.rules
        )
        yield f"     {_led_to(titles, moment)}"
        if every_step:
            yield from (f"       {line}" for line in _tree(walk.standings(number - 1)))
    if not walk.moments:
        return
    if walk.circle is not None:
        yield ""
        yield f"It goes round in a circle: all stands as it did after step {walk.circle}."
    yield ""
    yield "How it stands now:"
    yield from (f"  {line}" for line in _tree(walk.standings()))
    if walk.possible:
        yield ""
        yield "The learner can now:"
        yield from (f"  {_step(titles, step)}" for step in walk.possible)
    if walk.impossible:
        yield ""
        yield "The learner cannot now:"
        yield from (f"  {line}" for line in _refusals(titles, walk.impossible))


def _refusals(titles: dict[str, str], found: Sequence[tuple[Step, Refusal]]) -> Iterator[str]:
    """One line a reason, with all that it forbids."""
    reasons: dict[str, list[Step]] = {}
    for step, refusal in found:
        reasons.setdefault(refusal.why, []).append(step)
    for why, steps in reasons.items():
        plain = [step.request for step in steps if step.target is None]
        chosen = [_quoted(titles, step.target) for step in steps if step.target is not None]
        if chosen:
            plain.append(f"choice {', '.join(chosen)}")
        yield f"{', '.join(plain)}: {why}"


def _titles(walk: Simulation) -> dict[str, str]:
    return {name: walk.tree.title(name) for name in walk.tree.nodes}


def _quoted(titles: dict[str, str], name: str) -> str:
    title = titles.get(name, name)
    return f'"{title}"' if title == name else f'"{title}" ({name})'


def _step(titles: dict[str, str], step: Step) -> str:
    return step.request if step.target is None else f"{step.request} {_quoted(titles, step.target)}"


def _after(titles: dict[str, str], moment: Moment, said: Said) -> str:
    if moment.left is None or moment.reported is None:
        return ""
    return f", after {_quoted(titles, moment.left)} reported {_said(moment.reported, said)}"


def _said(reported: Report, said: Said) -> str:
    result = reported.result
    words = [
        {True: "completed", False: "incomplete", None: ""}[result.completed],
        {True: "passed", False: "failed", None: ""}[result.satisfied],
        "" if result.measure is None else f"score {_percent(result.measure)}",
        "" if result.progress is None else f"progress {_percent(result.progress)}",
        "to be resumed" if reported.suspend else "",
    ]
    words += [
        f"objective {name} {'passed' if each.satisfied else 'failed'}"
        for name, each in reported.objectives.items()
        if each.satisfied is not None and name not in said
    ]
    note = f" ({reported.note})" if reported.note else ""
    return (", ".join(filter(None, words)) or "nothing") + note


def _led_to(titles: dict[str, str], moment: Moment) -> str:
    if moment.opened is not None:
        return f"opens {_quoted(titles, moment.opened)}"
    if moment.ended:
        return "ends the session"
    if moment.refusal is not None:
        return f"is refused: {moment.refusal.why}"
    return "opens nothing; the learner sees the menu"


def _tree(standings: Sequence[Standing]) -> Iterator[str]:
    names = ["  " * each.depth + each.title for each in standings]
    width = min(max(map(len, names)), 48)
    for name, each in zip(names, standings, strict=True):
        yield f"{name:{width}}  {_state(each)}".rstrip()


def _state(each: Standing) -> str:
    words = [
        {True: "completed", False: "incomplete", None: ""}[each.completed],
        {True: "passed", False: "not passed", None: ""}[each.passed],
        "" if each.score is None else f"score {_percent(each.score)}",
        "open" if each.is_open else "",
        "suspended" if each.is_suspended else "",
        _attempts(each.attempts),
        *each.notes,
    ]
    return ", ".join(filter(None, words))


def _percent(share: float) -> str:
    return f"{round(100 * share, 2):g}%"


def _attempts(number: int) -> str:
    return {0: "not opened", 1: "1 attempt"}.get(number, f"{number} attempts")


def walk_data(walk: Simulation) -> dict[str, Any]:
    """The whole simulation as plain values; unknown is null."""
    return {
        "version": 1,
        "title": walk.title,
        "edition": walk.edition,
        "moves": [
            {
                **each.step._asdict(),
                "left": each.left,
                "reported": None if each.reported is None else _report(each.reported),
                "opened": each.opened,
                "ended": each.ended,
                "rules": [
                    {"activity": name, "action": rule.action, "because": rule_words(rule, walk.said)}
                    for name, rule in each.rules
                ],
                "refusal": None if each.refusal is None else each.refusal._asdict(),
                "activities": [standing._asdict() for standing in walk.standings(number)],
            }
            for number, each in enumerate(walk.moments)
        ],
        "circle": walk.circle,
        "possible": [each._asdict() for each in walk.possible],
        "impossible": [{**step._asdict(), **refusal._asdict()} for step, refusal in walk.impossible],
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        **_result(report.result),
        "objectives": {name: _result(each) for name, each in report.objectives.items()},
        "suspend": report.suspend,
        "note": report.note,
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "completed": result.completed,
        "passed": result.satisfied,
        "score": result.measure,
        "progress": result.progress,
    }
