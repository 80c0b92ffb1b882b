"""The record store is at least as strict as three validators that others wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from scormkit.preview.records.check import faults
from tests.conformance.statements import Statement
from tests.conformance.test_xapi_interactions import all_statements, learning_locker, ralph

WRONG: tuple[Any, ...] = (None, "", "x y", 7, True, [], {}, -2, "2026-13-01T00:00:00Z", {"x": 1}, ["a", 1])


def full() -> Statement:
    """A statement with every part that ours can have."""
    _, told = next(each for each in all_statements() if "choices" in each[1]["object"]["definition"])
    told = deepcopy(told)
    activity = {"objectType": "Activity", "id": "https://a.example/one"}
    told["context"] = {
        "registration": "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11",
        "revision": "1.0",
        "platform": "Example",
        "language": "en-US",
        "contextActivities": {"parent": [activity], "grouping": [activity], "category": [activity]},
        "extensions": {"https://a.example/extension": 1},
    }
    told["result"]["extensions"] = {"https://a.example/extension": {"any": "thing"}}
    told["result"]["completion"] = True
    return told


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a statement, but not inside of extensions, where anything may stand."""
    keys = range(len(value)) if isinstance(value, list) else list(value) if isinstance(value, dict) else ()
    for key in keys:
        yield (*path, key)
        if key != "extensions":
            yield from places(value[key], (*path, key))


def broken() -> Iterator[tuple[str, Statement]]:
    """Every part left out, put beside itself under an unknown name, and replaced by each wrong value."""
    whole = full()
    for path in places(whole):
        *above, last = path
        for index, wrong in enumerate((*WRONG, "gone", "renamed")):
            made = deepcopy(whole)
            home: Any = made
            for key in above:
                home = home[key]
            if wrong in {"gone", "renamed"} if isinstance(wrong, str) else False:
                value = home.pop(last)
                if wrong == "renamed" and isinstance(home, dict):
                    home[f"{last}x"] = value
            else:
                home[last] = wrong
            yield f"{'.'.join(map(str, path))} {index} {wrong!r}", made


@pytest.mark.node
def test_what_a_validator_refuses_the_store_refuses() -> None:
    made = [*broken()]
    assert len(made) > 500
    theirs = learning_locker([each for _, each in made])
    taken = [
        f"{name}: {told or ralph(each)}"
        for (name, each), told in zip(made, theirs, strict=True)
        if not faults(each) and (told or ralph(each))
    ]
    assert "\n".join(taken) == ""


def test_what_all_validators_take_of_ours_the_store_takes() -> None:
    assert {name: found for name, each in all_statements() if (found := faults(each))} == {}
    assert faults(full()) == ()
    assert faults(json.loads(json.dumps(full()))) == ()
