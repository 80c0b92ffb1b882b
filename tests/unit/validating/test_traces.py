"""A trace that is looked for quickly is found wherever its pattern is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scormkit.inspecting import inspect
from scormkit.rules import launch
from scormkit.rules.traces import Trace, Words

_MATCHING = {
    "_UNLOAD": ["window.onunload = end", "$(window).unload (end)", "addEventListener('unload', end)"],
    "_SYNCHRONOUS": ['x.open("POST", url, false)', "x.open('get', url, !1)", "{async : false}", "{async:!1}"],
    "_INCORRECT": ["set('cmi.interactions.0.result', 'incorrect')", 'interactions.1.result", "incorrect"'],
    "_ISO_TIME": ["set('cmi.core.session_time', 'PT1M')", 'latency", "P1D"'],
    "_CLOCK_TIME": ["set('cmi.session_time', '00:01:00')", 'latency", "0001:02:03"'],
    "_JSON_ID": ["set(`cmi.objectives.${n}.id`, JSON.stringify(id))"],
    "_DIGITS": ["set('cmi.score.raw', '1.12345678')", "score.scaled', (a / b).toFixed(12)"],
    "_POPUP": ["<body onload=\"window.open('x')\">", "<body ONLOAD = 'a(); window.open(1)'>"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name in _MATCHING for text in _MATCHING[name]])
def test_habits_are_found(name: str, text: str) -> None:
    trace = getattr(launch, name)
    assert trace.is_in(f"a; {text} b")
    assert not trace.is_in("".join(reversed(text)))


def _traces() -> list[Trace]:
    found = [each for each in vars(launch).values() if isinstance(each, Trace)]
    return found + [each for part in inspect._TRACKED.values() for each in part if isinstance(each, Trace)]


_PIECES = st.sampled_from(
    [
        *[
            "cmi.",
            "core.",
            "score.",
            "raw",
            "scaled",
            "'",
            '"',
            ",",
            "P",
            "T",
            "1",
            ":",
            "00",
            "!1",
            "(",
            ")",
            "interactions.",
            "result",
            "incorrect",
            "JSON.stringify",
            ".id",
            ".open",
            "get",
            "async",
            "false",
            "onunload",
            "unload",
            "bind",
            "onload",
            "=",
            "window.open",
            "session_time",
            "latency",
            "lesson_status",
            "completion_status",
            "expapi/verbs/",
            "passed",
            "responded",
            "suspend_data",
            "activities/state",
            ".toFixed",
        ],
        " ",
        "\t",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_the_hints_hide_nothing(text: str) -> None:
    for trace in _traces():
        assert trace.is_in(text) == bool(re.search(trace.pattern, text))


@given(st.text(alphabet="API_1 .é", max_size=12))
def test_words_are_whole(text: str) -> None:
    assert Words(("API", "API_1")).is_in(text) == bool(re.search(r"\b(API|API_1)\b", text))
