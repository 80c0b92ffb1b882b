"""A course of one question out of a type's cases.json, and what the LMS must hold after some answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conftest import ROOT, Built, build_folder
from tests.journeys import watcher
from tests.journeys.lms import Lms, Visit
from tests.journeys.tracked import stored_interactions

Case = dict[str, Any]

PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">
<rect width="400" height="400" fill="#eee"/>
</svg>
"""


def read_case(kind: str, name: str) -> Case:
    """A case of a question type by its name; `name` of its answers must be unique in it."""
    file = ROOT / "scormkit" / "interactions" / kind.replace("-", "_") / "cases.json"
    found = [case for case in json.loads(file.read_text("utf-8"))["cases"] if case["name"] == name]
    assert len(found) == 1, f"{len(found)} cases of {kind} are called {name}"
    return dict(found[0])


def answer_of(case: Case, name: str) -> Any:
    """One of a case's answers by its name."""
    return next(each for each in case["answers"] if each["name"] == name)


def build_case(case: Case, folder: Path, **fields: Any) -> Built:
    """A package of a course that asks the case's question on its only page; `fields` are set in it."""
    source, unit = folder / "course", folder / "course" / "one"
    (unit / "media").mkdir(parents=True)
    (unit / "media" / "extinguisher.svg").write_text(PICTURE, "utf-8")
    (source / "course.yaml").write_text("title: One question\n", "utf-8")
    (unit / "unit.yaml").write_text("title: One unit\n", "utf-8")
    # JSON is YAML, too.
    question = json.dumps({**case["authored"], "id": "asked", **fields}, ensure_ascii=False)
    (unit / "01-page.md").write_text(f"# The page\n\n```question\n{question}\n```\n", "utf-8")
    return build_folder(source, folder / "dist")


def assert_recorded(lms: Lms, visit: Visit, case: Case, names: Sequence[str]) -> None:
    """The LMS holds the named answers, in this order, each encoded as the case promises, and no others."""
    cmi = lms.record(visit.item).cmi
    assert cmi is not None, "the LMS holds nothing"
    got = [(one.type, one.patterns, one.student_response, one.result) for one in stored_interactions(cmi)]
    told = case["scorm12"]
    assert got == [
        (told["type"], told["patterns"], answer["scorm12"], result(answer))
        for answer in (answer_of(case, name) for name in names)
    ]
    assert watcher.faults(visit, visit.calls()) == []


def result(answer: Any) -> str:
    """cmi.interactions.n.result of an answer; neutral where nothing is right or wrong."""
    score = answer.get("score")
    words = {None: "neutral", 0: "wrong", 1: "correct"}
    return words.get(score) or f"{score:.2f}".rstrip("0")
