"""Full xAPI statements of answered questions, from the cases that Python and the player share."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from scormkit.diagnostics import Diagnostic
from scormkit.interactions.encoding import Interaction
from scormkit.plan.model import Question
from scormkit.source.markdown import plain_text
from scormkit.source.markdown_parse import parse_rich
from tests.unit.interactions.test_cases import Case, asked
from tests.unit.plan.courses import where

Statement = dict[str, Any]

VERB = "http://adlnet.gov/expapi/verbs/answered"
TYPE = "http://adlnet.gov/expapi/activities/cmi.interaction"


def words(markdown: str) -> str:
    """A text of the author's without its markup; of an image its description remains."""
    found: list[Diagnostic] = []
    tokens = parse_rich(where("one/page.md"), markdown, found.append).tokens
    return " ".join(filter(None, (plain_text([token]).strip() for token in tokens)))


def definition(question: Question, seen: Interaction, language: str) -> Statement:
    """The activity definition of a question (xAPI-Data 1.0.3, Interaction Activities)."""
    patterns = {} if seen.patterns is None else {"correctResponsesPattern": list(seen.patterns)}
    lists = {
        name: [{"id": part.id, "description": {language: words(part.text)}} for part in parts]
        for name, parts in seen.components
    }
    return {
        "type": TYPE,
        "name": {language: question.id},
        "description": {language: words(question.spec.prompt)},
        "interactionType": seen.type,
        **patterns,
        **lists,
    }


def result(case: Case, answer: Case) -> Statement:
    """What came of an answer; one to a question without a right answer has neither score nor success."""
    told: Statement = {"response": answer["scorm2004"], "duration": "PT1M12.5S"}
    if not case.get("graded", True):
        return told
    points = float(case["authored"].get("points", 1))
    score = {"scaled": answer["score"], "raw": answer["score"] * points, "min": 0, "max": points}
    return {**told, "score": score, "success": answer["score"] == 1}


def statement(case: Case, answer: Case) -> Statement:
    """One learner's answer to one question."""
    question, language = asked(case), case.get("language", "en")
    encodings: Any = import_module(f"scormkit.interactions.{question.type.replace('-', '_')}.encodings")
    seen: Interaction = encodings.xapi(question.spec, [option.placed for option in question.options])
    return {
        "id": "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11",
        "actor": {"account": {"homePage": "https://lms.example.org", "name": "learner-1"}},
        "verb": {"id": VERB, "display": {"en": "answered"}},
        "object": {
            "objectType": "Activity",
            "id": f"https://courses.example.org/demo/{question.id}",
            "definition": definition(question, seen.in_language(language), language),
        },
        "result": result(case, answer),
        "timestamp": "2026-03-01T10:15:00.000Z",
        "version": "1.0.3",
    }
