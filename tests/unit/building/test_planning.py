"""What is said of a course's rules on the way to its plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit import api
from tests.hostile.support import make_course

ASKED = """\
# Hello

```question
id: q
type: true-false
prompt: Smoke rises.
answer: true
feedback: {correct: Yes., incorrect: It does.}
```
"""
SHOWN = "---\ntitle: More\nshow_if: {question: hello.q, chose: maybe}\n---\n\nWords.\n"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"one/unit.yaml": "title: One\nrequires: two\n"}, "CRS095"),
        ({"one/unit.yaml": "title: One\nrequires: one\n"}, "CRS097"),
        ({"one/01-hello.md": ASKED, "one/02-more.md": SHOWN}, "CRS100"),
    ],
)
def test_a_condition_that_asks_for_what_is_not_there_is_said_once(
    files: dict[str, str], code: str, tmp_path: Path
) -> None:
    found = [each.code for each in api.check(make_course(tmp_path / "demo", files))]
    assert code in found
    assert not [each for each in found if each.startswith("PLN03")]
