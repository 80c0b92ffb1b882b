"""Our run times and scorm-again's answer thousands of calls alike; what differs is named with its section."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from scormkit.preview.runtime import Given, Standard, call, open_session
from tests.conformance.runtimes.differences import DIFFERENCES, Difference
from tests.conformance.runtimes.scripts import Script, scripts

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "targets" / "run-time-differences.md"
LEARNER = Given(learner_id="learner-1", learner_name="Rivera, Ana")

MODELS: dict[Standard, dict[str, object]] = {
    "scorm12": {
        "core": {
            "student_id": LEARNER.learner_id,
            "student_name": LEARNER.learner_name,
            "credit": "credit",
            "entry": "ab-initio",
            "total_time": "0000:00:00.00",
        }
    },
    "scorm2004": {
        "learner_id": LEARNER.learner_id,
        "learner_name": LEARNER.learner_name,
        "credit": "credit",
        "entry": "ab-initio",
    },
}


def theirs(standard: Standard, played: list[Script]) -> list[list[tuple[str, int]]]:
    lines = [json.dumps({"standard": standard, "model": MODELS[standard], "calls": each}) for each in played]
    done = subprocess.run(
        ["node", str(HERE / "again.mjs")],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return [[tuple(each) for each in json.loads(line)] for line in done.stdout.splitlines()]


def ours(standard: Standard, script: Script) -> list[tuple[str, int]]:
    session = open_session(standard, LEARNER)
    answers = []
    for name, *args in script:
        session, answer = call(session, name, args)
        assert answer.error in {session.error, 0}
        answers.append((answer.value, session.error))
    return answers


@pytest.mark.node
@pytest.mark.parametrize("standard", ["scorm12", "scorm2004"])
def test_every_call_is_answered_alike_or_the_difference_is_named(
    standard: Standard, node_modules: Path
) -> None:
    played = list(scripts(standard))
    unexplained, used = [], Counter[Difference]()
    for script, answers in zip(played, theirs(standard, played), strict=True):
        for each, mine, other in zip(script, ours(standard, script), answers, strict=True):
            if mine == other:
                continue
            reasons = [row for row in DIFFERENCES if row.explains(standard, each)]
            used.update(reasons[:1])
            if not reasons:
                unexplained.append((each, mine, other))
    assert sum(map(len, played)) >= 400
    assert unexplained == []
    assert [row.calls for row in DIFFERENCES if row.standard == standard and not used[row]] == []


def test_the_page_lists_every_difference() -> None:
    assert PAGE.read_text("utf-8").split("\n\n")[-1].splitlines()[2:] == [
        row_of(each) for each in DIFFERENCES
    ]


def row_of(difference: Difference) -> str:
    name = {"scorm12": "1.2", "scorm2004": "2004"}[difference.standard]
    return f"| {name} | {difference.section} | {difference.why} |"
