"""The strict eye: what a session may not do, also where an LMS would let it pass."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence

from scormkit.cmi.scorm12 import check
from tests.journeys.lms import Visit
from tests.journeys.record import Call

RANKS = ("not attempted", "browsed", "incomplete", "failed", "completed", "passed")
ASKING = {"LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"}
ENTRY = re.compile(r"(?P<entry>cmi\.(?:interactions|objectives)\.\d+)\.(?P<leaf>\w+)")
MOMENT = 2.0
"""Seconds within which an action must be committed, on a busy machine."""

REPEATABLE = {"cmi.core.session_time", "cmi.core.exit"}
"""May be written again with the value they have: the last write before LMSFinish is what counts."""


def faults(visit: Visit, calls: Sequence[Call], *, commits_work: bool = True) -> list[str]:
    """Everything wrong with a session, in plain words; an empty list when it is clean.

    With `commits_work` False the LMS refused commits during this visit: then values may be written anew and
    commits may follow without the learner's doing.
    """
    found = [*_order(visit, calls), *_arguments(calls), *_values(visit, calls), *_ids_first(visit, calls)]
    found += [*_status(visit, calls), *_score_first(calls)]
    answered = [call for call in calls if commits_work or not _commits(call)]
    if visit.quirk == "none":
        found += [
            f"the LMS refused: {call}" for call in answered if _refused(call) and not _going_away(visit, call)
        ]
    if commits_work and visit.quirk == "none":
        found += [*_nothing_twice(visit, calls), *_commits_per_action(visit, calls)]
    return found


def _commits(call: Call) -> bool:
    return call.name in {"LMSCommit", "LMSFinish"}


def _refused(call: Call) -> bool:
    if call.name in ASKING:
        return False
    return call.thrown or (call.result != "true" if call.name != "LMSGetValue" else call.error != "0")


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
            for element in sorted(REPEATABLE - written):
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
    known = {
        f"cmi.{name}._count": str(len(visit.given.get(name, ()))) for name in ("interactions", "objectives")
    }
    for call in calls:
        if call.name == "LMSSetValue" and all(isinstance(arg, str) for arg in call.args):
            element, value = call.args
            problem = check(element, value, known)
            if problem:
                yield f"not legal ({problem.code}): {problem.message}"
            known[element] = value


def _ids_first(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """An interaction or objective begins with its id."""
    ids = {f"cmi.{name}.{n}" for name in ("interactions", "objectives") for n in visit.given.get(name, ())}
    for call in calls:
        match = ENTRY.match(str(call.args[0])) if call.name == "LMSSetValue" else None
        if match is None:
            continue
        if match["leaf"] == "id":
            ids.add(match["entry"])
        elif match["entry"] not in ids:
            yield f"{match['entry']} does not begin with its id: {call}"


def _status(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """The lesson_status never steps back, not from what the LMS knew either."""
    rank = RANKS.index(visit.given["core"].get("lesson_status") or "not attempted")
    for call in calls:
        if call.name == "LMSSetValue" and call.args[0] == "cmi.core.lesson_status" and call.args[1] in RANKS:
            now = RANKS.index(call.args[1])
            if now < rank:
                yield f"the status steps back from {RANKS[rank]!r}: {call}"
            rank = max(rank, now)


def _score_first(calls: Sequence[Call]) -> Iterator[str]:
    """Between two commits the score is written before the status."""
    status_written = False
    for call in calls:
        if _commits(call):
            status_written = False
        elif call.name == "LMSSetValue":
            if call.args[0] == "cmi.core.lesson_status":
                status_written = True
            elif status_written and str(call.args[0]).startswith("cmi.core.score."):
                yield f"the score is written after the status: {call}"


def _nothing_twice(visit: Visit, calls: Sequence[Call]) -> Iterator[str]:
    """Only what changed is written. A status may be repeated in a session: LMSs complete without one."""
    known = {"cmi.suspend_data": visit.given.get("suspend_data")}
    for call in calls:
        if call.name == "LMSSetValue":
            element, value = call.args
            if known.get(element) == value and element not in REPEATABLE:
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
