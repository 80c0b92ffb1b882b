"""The strict eye: what a session may not do, also where an LMS would let it pass."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from scormkit.cmi.scorm12 import check
from scormkit.preview.runtime import call as answer_of
from scormkit.preview.runtime import open_session
from scormkit.preview.runtime.model import Given
from tests.journeys.lms import Visit
from tests.journeys.record import Call

ASKING = {"LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"}
ENTRY = re.compile(r"(?P<entry>cmi\.(?:interactions|objectives)\.\d+)\.(?P<leaf>\w+)")
MOMENT = 2.0
"""Seconds within which an action must be committed, on a busy machine."""


class Words(NamedTuple):
    """What a standard calls the elements that matter here."""

    ranks: Mapping[str, tuple[str, ...]]
    """Each status, and its words from the lowest to the highest."""
    score: str
    at_the_end: frozenset[str]
    """Written before LMSFinish. May be written again with the value they have: the last write counts."""


WORDS = {
    "scorm12": Words(
        {
            "cmi.core.lesson_status": (
                "not attempted",
                "browsed",
                "incomplete",
                "failed",
                "completed",
                "passed",
            )
        },
        "cmi.core.score.",
        frozenset({"cmi.core.session_time", "cmi.core.exit"}),
    ),
    "scorm2004": Words(
        {
            "cmi.completion_status": ("unknown", "not attempted", "incomplete", "completed"),
            "cmi.success_status": ("unknown", "failed", "passed"),
        },
        "cmi.score.",
        frozenset({"cmi.session_time", "cmi.exit"}),
    ),
}


def faults(visit: Visit, calls: Sequence[Call], *, commits_work: bool = True) -> list[str]:
    """Everything wrong with a session, in plain words; an empty list when it is clean.

    With `commits_work` False the LMS refused commits during this visit: then values may be written anew and
    commits may follow without the learner's doing.
    """
    found = [*_order(visit, calls), *_arguments(calls), *_values(visit, calls), *_ids_first(visit, calls)]
    found += [*_status(visit, calls), *_score_first(visit, calls)]
    answered = [call for call in calls if commits_work or not _commits(call)]
    if visit.quirk == "none":
        found += [
            f"the LMS refused: {call}"
            for call in answered
            if _refused(call) and not _going_away(visit, call) and not _told_in_one_line(call, calls)
        ]
    if commits_work and visit.quirk == "none":
        found += [*_nothing_twice(visit, calls), *_commits_per_action(visit, calls)]
    return found


def _commits(call: Call) -> bool:
    return call.name in {"LMSCommit", "LMSFinish"}


def _refused(call: Call) -> bool:
    if call.name in ASKING:
        return False
    # 403: SCORM 2004 has no value there yet (RTE 4th section 3.1.7.6), which is an answer.
    good = call.error in {"0", "403"} if call.name == "LMSGetValue" else call.result == "true"
    return call.thrown or not good


def _told_in_one_line(call: Call, calls: Sequence[Call]) -> bool:
    """scorm-again's SCORM 2004 refuses line breaks in a text; without them it was told at once."""
    if call.name != "LMSSetValue" or "\n" not in call.args[1]:
        return False
    following = calls[call.n + 1 :]
    anew = [each for each in following if each.name == call.name and each.args[0] == call.args[0]]
    return bool(anew) and anew[0].taken


def _order(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    doing = [call for call in calls if call.name not in ASKING]
    if doing and doing[0].name != "LMSInitialize":
        yield f"the session begins with {doing[0]}"
    began = [call for call in doing if call.name == "LMSInitialize"]
    if len(began) > 1:
        yield f"LMSInitialize was called {len(began)} times"
    finishes = [call for call in doing if call.name == "LMSFinish"]
    tracking = bool(began) and visit.quirk != "silent"
    if len(finishes) > 1:
        yield f"LMSFinish was called {len(finishes)} times"
    if tracking and visit.ended and not visit.crashed and not finishes:
        yield "the session ended without LMSFinish"
    if finishes:
        late = [call for call in doing if call.n > finishes[0].n and call.name != "LMSFinish"]
        yield from (f"a call after LMSFinish: {call}" for call in late)
        if visit.mode == "normal":
            written = {call.args[0] for call in doing if call.name == "LMSSetValue"}
            for element in sorted(WORDS[visit.target].at_the_end - written):
                yield f"LMSFinish without {element}"
    if visit.mode != "normal":
        changing = [call for call in doing if call.name in {"LMSSetValue", "LMSCommit"}]
        yield from (f"a change in {visit.mode} mode: {call}" for call in changing)


def _arguments(calls: Sequence[Call]) -> Iterator[str]:
    counts = {
        "LMSGetValue": 1,
        "LMSSetValue": 2,
        "LMSGetLastError": 0,
        "LMSGetErrorString": 1,
        "LMSGetDiagnostic": 1,
    }
    for call in calls:
        if call.name in {"LMSInitialize", "LMSFinish", "LMSCommit"}:
            if call.args != ("",):
                yield f'the argument must be "": {call}'
        elif len(call.args) != counts.get(call.name, 1):
            yield f"{len(call.args)} arguments instead of {counts.get(call.name, 1)}: {call}"
        elif not all(isinstance(arg, str) for arg in call.args):
            yield f"an argument is not a string: {call}"


def _values(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """Every value is legal by the letter, and no index leaves a gap."""
    if visit.target == "scorm2004":
        yield from _values2004(visit, calls)
        return
    known = {
        f"cmi.{name}._count": str(len(visit.handed.get(name, ()))) for name in ("interactions", "objectives")
    }
    for call in calls:
        if call.name == "LMSSetValue" and all(isinstance(arg, str) for arg in call.args):
            element, value = call.args
            problem = check(element, value, known)
            if problem:
                yield f"not legal ({problem.code}): {problem.message}"
            known[element] = value


def _values2004(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """The same, by the run time of SCORM 2004 that goes by the letter (scormkit's own)."""
    handed = dict(flat("cmi", visit.handed))
    # What a learner's first launch is handed is nothing that was kept.
    kept = {**handed, "cmi.exit": "suspend"} if handed["cmi.entry"] == "resume" else {}
    session = open_session("scorm2004", Given(mode=visit.mode, kept=kept))
    for call in calls:
        if call.name in ASKING or not all(isinstance(arg, str) for arg in call.args):
            continue
        session, answer = answer_of(session, name2004(call.name), call.args)
        if answer.violation and call.name == "LMSSetValue":
            yield f"not legal ({answer.error}): {answer.violation}"


def flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """A data model as element names with their values; empty ones are left out."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from flat(f"{name}.{key}", each)
    elif value not in {"", None}:
        yield name, str(value)


def name2004(name: str) -> str:
    """A function's name in SCORM 2004."""
    return name.removeprefix("LMS").replace("Finish", "Terminate")


def _ids_first(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """An interaction or objective begins with its id."""
    ids = {f"cmi.{name}.{n}" for name in ("interactions", "objectives") for n in visit.handed.get(name, ())}
    for call in calls:
        match = ENTRY.match(str(call.args[0])) if call.name == "LMSSetValue" else None
        if match is None:
            continue
        if match["leaf"] == "id":
            ids.add(match["entry"])
        elif match["entry"] not in ids:
            yield f"{match['entry']} does not begin with its id: {call}"


def _status(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """No status ever steps back, not from what the LMS knew either."""
    ranks = WORDS[visit.target].ranks
    held = dict(flat("cmi", visit.handed))
    now = {name: words.index(held.get(name, words[0])) for name, words in ranks.items()}
    for call in calls:
        name = call.args[0] if call.name == "LMSSetValue" else ""
        if name in ranks and call.args[1] in ranks[name]:
            rank = ranks[name].index(call.args[1])
            if rank < now[name]:
                yield f"the status steps back from {ranks[name][now[name]]!r}: {call}"
            now[name] = max(rank, now[name])


def _score_first(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """Between two commits the score is written before the status."""
    words = WORDS[visit.target]
    status_written = False
    for call in calls:
        if _commits(call):
            status_written = False
        elif call.name == "LMSSetValue":
            if call.args[0] in words.ranks:
                status_written = True
            elif status_written and str(call.args[0]).startswith(words.score):
                yield f"the score is written after the status: {call}"


def _nothing_twice(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """Only what changed is written. A status may be repeated in a session: LMSs complete without one."""
    known = {"cmi.suspend_data": visit.handed.get("suspend_data")}
    for call in calls:
        if call.name == "LMSSetValue":
            element, value = call.args
            if known.get(element) == value and element not in WORDS[visit.target].at_the_end:
                yield f"written again though it did not change: {call}"
            known[element] = value


def _commits_per_action(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """Each commit has an action of its own, a moment before it; the launch stands for two.

    They are the one that makes sure of exit=suspend, and the first state. A commit that the browser refuses
    because the page is going away does not count.
    """
    launch, *actions = visit.actions
    # On a busy machine the course may hear of an action only while the next one is done.
    until = [following + MOMENT for following in [*actions[1:], visit.ended or time.time()]]
    reasons = [(launch, visit.opened + MOMENT)] * 2 + list(zip(actions, until, strict=True))
    for call in calls:
        if call.name != "LMSCommit" or _going_away(visit, call):
            continue
        at = call.at / 1000
        reasons = [reason for reason in reasons if at <= reason[1]]
        if not reasons or reasons[0][0] > at:
            yield f"a commit without an action of the learner: {call}"
        else:
            reasons.pop(0)


def _going_away(visit: Visit, call: Call) -> bool:
    """Chromium refuses synchronous requests while a page is dismissed, so scorm-again answers "false"."""
    late = bool(visit.ended) and call.at / 1000 >= visit.ended
    return late and call.name == "LMSCommit" and not call.taken
