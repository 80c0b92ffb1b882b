"""Python reads of a saved state what the player reads, and the player writes what Python reads."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scormkit.plan.entries import STATE_ALPHABET
from scormkit.saved.state import STATUSES, MalformedError, State, read_state
from tests.unit.plan import codec

NODE = Path(__file__).parents[2] / "js" / "states.js"
OPTIONS = [{"id": f"o{key}", "key": key, "letter": "a", "group": "", "correct": True} for key in range(10)]
"""All are right, and no state below has all of them: what is right is told by the state alone."""
QUESTIONS, PAGES, CHECKS, LISTS, TEXTS = range(40), (0, 1, 5, 30, 61), (2, 40), (7, 200), (3, 90)
LIMIT = 30


def question(key: int) -> dict[str, Any]:
    return {
        "id": f"q{key}", "key": key, "type": "choice", "multiple": True, "options": OPTIONS, "data": {},
        "objectives": [], "points": 1, "attempts": None, "shuffle": False, "credit": "all-or-nothing",
        "graded": True, "record": True, "language": "en",
    }  # fmt: skip


def page(key: int, kind: str, questions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": f"p{key}", "key": key, "title": f"Page {key}", "kind": kind, "questions": questions}


def sample() -> dict[str, Any]:
    """Pages with blocks that keep something, and checks that draw."""
    kept = [{"key": key, "entries": list(range(12))} for key in LISTS]
    kept += [{"key": key, "limit": LIMIT} for key in TEXTS]
    halves = [[question(key) for key in QUESTIONS if key % 2 == half] for half in (0, 1)]
    section = {"title": "", "size": 20, "draw": 5, "each": 0, "weight": None}
    checks = [
        {**page(key, "assessment", questions), "passingScore": 80, "attempts": None, "sections": [section]}
        | {"cooling": 5}
        for key, questions in zip(CHECKS, halves, strict=True)
    ]
    pages = [{**page(key, "page", []), "kept": kept if key == 0 else []} for key in PAGES]
    rule = {"requires": {"objective": "O", "key": 4}}
    unit = {
        "id": "u",
        "key": 0,
        "title": "Unit",
        "minutes": None,
        "objectives": [],
        "pages": [*pages, *checks],
    }
    return {
        "format": 1, "id": "sample", "tag": "AbC-", "title": "Sample", "language": "en", "version": "1",
        "revised": None, "minutes": None, "navigation": "free", "reporting": "completed",
        "masteryScore": None,
        "recordInteractions": True, "units": [unit | rule], "text": {},
    }  # fmt: skip


TEXT = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda each: 2 * len(each) <= LIMIT)
MARKS = {key: [each for each in QUESTIONS if each % 2 == half] for half, key in enumerate(CHECKS)}


@st.composite
def states(draw: st.DrawFn) -> codec.State:
    """What a learner of the sample can leave behind."""

    def some(keys: Any) -> list[int]:
        return draw(st.lists(st.sampled_from(keys), unique=True).map(sorted))

    taken = some(CHECKS)
    flags = st.sampled_from([0, 1])
    return codec.State(
        page=draw(st.none() | st.sampled_from([*PAGES, *CHECKS])),
        seconds=draw(st.integers(0, 2**25 - 1)),
        sent=draw(st.integers(0, 32767)),
        seed=draw(st.integers(0, 32767)),
        status=draw(st.integers(0, 5)),
        visited=some([*PAGES, *CHECKS]),
        reached=some([4]),
        assessments={
            key: (draw(st.integers(0, 1023)), draw(flags), draw(st.none() | st.integers(0, 10000)))
            for key in taken
        },
        met={key: some(MARKS[key]) for key in taken},
        ended={key: draw(st.integers(0, 2**25 - 1)) for key in taken},
        questions={
            key: (draw(st.integers(1, 15)), draw(st.booleans()), codec.Keys(some(range(9))))
            for key in some(QUESTIONS)
        },
        kept={key: codec.Keys(each) for key in some(LISTS) if (each := some(range(12)))}
        | {key: [draw(TEXT)] for key in some(TEXTS)},
    )  # fmt: skip


def as_data(state: State) -> dict[str, Any]:
    """As tests/js/states.js writes it."""
    return {
        "page": state.page, "seconds": state.seconds, "sent": state.sent, "seed": state.seed,
        "status": state.status, "visited": sorted(state.visited), "reached": sorted(state.reached),
        "questions": [
            [key, {"used": each.used, "answer": list(each.answer), "credit": int(each.right)}]
            for key, each in state.asked.items()
        ],
        "assessments": [
            [key, {
                "rounds": each.rounds, "finished": each.finished, "seen": sorted(each.met),
                "ended": each.ended,
                "best": -1 if each.best is None else round(each.best * 100),
            }]
            for key, each in state.taken.items()
        ],
        "kept": [[key, list(each)] for key, each in state.kept.items()],
    }  # fmt: skip


def read_by_player(texts: list[str]) -> list[dict[str, Any] | None]:
    given_ = json.dumps({"course": sample(), "texts": texts})
    run = subprocess.run(["node", str(NODE)], input=given_, capture_output=True, text=True, check=True)
    found: list[dict[str, Any] | None] = json.loads(run.stdout)
    return found


@pytest.mark.node
@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(states(), min_size=20, max_size=20))
def test_both_read_the_same_and_the_player_writes_it_so(wanted: list[codec.State]) -> None:
    texts = [codec.encode(each) for each in wanted]
    for text, told in zip(texts, read_by_player(texts), strict=True):
        assert told is not None, text
        assert told.pop("again") == text
        assert as_data(read_state(text)) == told


@settings(max_examples=30, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(states(), st.data())
def test_a_text_that_was_changed_or_cut_is_never_believed(state: codec.State, data: st.DataObject) -> None:
    text = codec.encode(state)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(STATE_ALPHABET).filter(lambda each: each != text[at]))
    for broken in (text[:at] + other + text[at + 1 :], f"{text[:at]} \u00e9{text[at:]}"):
        with pytest.raises(MalformedError):
            read_state(broken)


@settings(max_examples=100, deadline=None)
@given(st.text(STATE_ALPHABET, max_size=80))
def test_whatever_stands_in_a_sealed_text_it_is_read_or_refused(body: str) -> None:
    check = 0
    for character in f"1AbC-{body}":
        check = (check * 31 + ord(character)) % 4093
    text = f"1AbC-{body}{STATE_ALPHABET[check >> 6]}{STATE_ALPHABET[check & 63]}"
    with suppress(MalformedError):
        assert read_state(text).status in STATUSES
