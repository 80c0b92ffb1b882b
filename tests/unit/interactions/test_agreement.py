"""What a question type says twice, in Python and in its scripts, it says alike."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

import scormkit.interactions as room
from scormkit.interactions import INTERACTIONS
from tests.unit.interactions.test_cases import Case, asked, cases


@pytest.mark.parametrize("case", cases())
def test_the_player_saves_as_a_list_what_python_counts_as_one(case: Case) -> None:
    """`list` of type.js; `texts` and `list_items` of the type, which the room for saved progress follows."""
    question = asked(case)
    kind = INTERACTIONS[question.type]
    counted = kind.texts(question.spec) or kind.list_items(
        question.spec, [option.placed for option in question.options]
    )
    script = files(room).joinpath(question.type.replace("-", "_"), "type.js").read_text(encoding="utf-8")
    assert re.findall(r"\blist: (true|false)\b", script) == ["true" if counted else "false"]
