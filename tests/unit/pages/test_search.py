"""The index of the search: every word of the pages, by section, and nothing of the questions."""

from __future__ import annotations

import json

import pytest

from scormkit import api
from scormkit.pages.search import search_index, terms
from tests.conftest import ROOT

TERMS = json.loads((ROOT / "tests" / "js" / "search-terms.json").read_text("utf-8"))


def sections(index: dict[str, object]) -> dict[str, list[int]]:
    """The sections of each word."""
    found = {}
    for entry in str(index["words"]).split(";"):
        word, _, steps = entry.partition(":")
        last, numbers = 0, []
        for step in steps.split(","):
            last += int(step, 36)
            numbers.append(last)
        found[word] = numbers
    return found


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_terms_are_those_of_the_player(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_words_lead_to_their_sections_and_answers_to_none() -> None:
    plan = api.plan(ROOT / "courses" / "showcase")
    index = search_index(plan.launchables[0])
    words, at = sections(index), index["at"]
    keys = {content.title: content.key for unit in plan.units for content in unit.contents}
    assert list(words) == sorted(words)
    assert (keys["To open, choose and turn"], "") in [at[each] for each in words["choose"]]
    # A question of the page "One right answer".
    assert "sleeve" not in words
