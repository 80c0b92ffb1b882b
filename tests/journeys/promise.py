"""What the course promises to report, worked out from what the learner did: a second opinion."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.journeys.answers import Given, Item, right_answer, told

RANKS = ("not attempted", "browsed", "incomplete", "failed", "completed", "passed")


Within = tuple[float, float]
"""A moment known from before and after: not earlier than, not later than, in seconds since 1970."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it must reach the LMS, and when it was shown and checked."""

    id: str
    type: str
    student_response: str
    patterns: tuple[str, ...]
    result: str
    weighting: str
    objectives: tuple[str, ...]
    shown: Within
    checked: Within


@dataclass
class Tries:
    """A question in its present round."""

    used: int = 0
    answer: tuple[Item, ...] | None = None
    correct: bool = False


@dataclass
class Rounds:
    """An assessment over its rounds; `best` is in hundredths of a percent."""

    submitted: int = 0
    finished: bool = False
    best: int | None = None


@dataclass
class Promise:
    """The attempt of one learner on one launchable, over all sessions. `course` is its CourseData."""

    course: dict[str, Any]
    target: str = "scorm12"
    """Whose words the answers are told in."""
    page: int | None = None
    visited: set[int] = field(default_factory=set)
    questions: dict[int, Tries] = field(default_factory=dict)
    assessments: dict[int, Rounds] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    status: str = "not attempted"
    objective_status: dict[str, str] = field(default_factory=dict)
    objective_raw: dict[str, float] = field(default_factory=dict)

    # What the course holds

    @property
    def pages(self) -> list[dict[str, Any]]:
        """Pages and assessments of all units, in order."""
        return [page for unit in self.course["units"] for page in unit["pages"]]

    @property
    def checks(self) -> list[dict[str, Any]]:
        """The assessments."""
        return [page for page in self.pages if page["kind"] == "assessment"]

    def question(self, name: str) -> dict[str, Any]:
        """A question by the last part of its id."""
        found = [q for page in self.pages for q in page["questions"] if q["id"].rpartition(".")[2] == name]
        assert len(found) == 1, f"{len(found)} questions are called {name}"
        return dict(found[0])

    def home(self, question: dict[str, Any]) -> dict[str, Any]:
        """The page or assessment that a question stands in."""
        return next(
            page for page in self.pages if any(q["key"] == question["key"] for q in page["questions"])
        )

    # What the learner does

    def launched(self) -> None:
        """A session begins."""
        self._judge()

    def visit(self, page: dict[str, Any]) -> None:
        """A page is shown."""
        self.page = page["key"]
        self.visited.add(page["key"])
        self._judge()

    def answer(self, question: dict[str, Any], given: Given, shown: Within, checked: Within) -> bool:
        """An answer is checked; returns whether it is right."""
        tries = self.questions.setdefault(question["key"], Tries())
        tries.used += 1
        tries.answer = tuple(sorted(given)) if isinstance(given, set) else tuple(given)
        tries.correct = given == right_answer(question)
        if self.course["recordInteractions"]:
            facts = told(question, given, self.target)
            self.answers.append(
                Answer(
                    id=question["id"],
                    type=facts.type,
                    student_response=facts.response,
                    patterns=facts.patterns,
                    result="correct" if tries.correct else "wrong",
                    weighting=decimal(question["points"]),
                    objectives=tuple(question["objectives"]),
                    shown=shown,
                    checked=checked,
                )
            )
        self._judge()
        return tries.correct

    def clear(self, question: dict[str, Any]) -> None:
        """A wrong answer is cleared for another try."""
        self.questions[question["key"]].answer = None

    def begin(self, check: dict[str, Any]) -> None:
        """The first round of an assessment begins."""
        self.assessments[check["key"]] = Rounds()

    def submit(self, check: dict[str, Any]) -> int:
        """A round is submitted; returns its percent in hundredths."""
        rounds = self.assessments[check["key"]]
        earned = sum(q["points"] for q in check["questions"] if self.questions[q["key"]].correct)
        percent = hundredths(earned, sum(q["points"] for q in check["questions"]))
        rounds.submitted += 1
        rounds.finished = True
        rounds.best = max(percent, rounds.best or 0)
        self._judge()
        return percent

    def restart(self, check: dict[str, Any]) -> None:
        """A new round: the answers are cleared."""
        self.assessments[check["key"]].finished = False
        for question in check["questions"]:
            del self.questions[question["key"]]
        self._judge()

    # What must be reported

    @property
    def complete(self) -> bool:
        """Every page was visited and every assessment submitted."""
        return all(
            self._submitted(page) if page["kind"] == "assessment" else page["key"] in self.visited
            for page in self.pages
        )

    @property
    def earned(self) -> str:
        """The lesson_status that the attempt deserves by itself."""
        if self.course["reporting"] == "completed" or not self.checks:
            return "completed" if self.complete else "incomplete"
        if self.complete and all(self._passed(check) for check in self.checks):
            return "passed"
        if self.course["reporting"] == "passed-failed" and all(
            self._submitted(check) for check in self.checks
        ):
            for check in self.checks:
                limit = check["attempts"]
                if not self._passed(check) and (
                    limit is None or self.assessments[check["key"]].submitted >= limit
                ):
                    return "failed"
        return "incomplete"

    @property
    def exit(self) -> str:
        """The exit at the end. SCORM 2004 begins anew after any but suspend (RTE 4th section 4.2.8)."""
        ended = self.target == "scorm12" and self.earned in {"completed", "passed"}
        return "" if ended else "suspend"

    @property
    def score(self) -> str:
        """cmi.core.score.raw; "" as long as an assessment was never submitted."""
        if not self.checks or not all(self._submitted(check) for check in self.checks):
            return ""
        weights = [
            (sum(q["points"] for q in c["questions"]), self.assessments[c["key"]].best or 0)
            for c in self.checks
        ]
        return decimal(
            hundredths(sum(w * best for w, best in weights), sum(w * 10_000 for w, _ in weights)) / 100
        )

    @property
    def location(self) -> str:
        """cmi.core.lesson_location."""
        return next((str(page["id"]) for page in self.pages if page["key"] == self.page), "")

    def _submitted(self, check: dict[str, Any]) -> bool:
        return check["key"] in self.assessments and self.assessments[check["key"]].submitted > 0

    def _passed(self, check: dict[str, Any]) -> bool:
        best = self.assessments[check["key"]].best if self._submitted(check) else None
        return best is not None and best >= round(check["passingScore"] * 100)

    def _judge(self) -> None:
        self.status = max(self.status, self.earned, key=RANKS.index)
        for unit in self.course["units"]:
            for objective in unit["objectives"]:
                status, raw = self._objective(unit, objective["id"])
                held = self.objective_status.get(objective["id"], "not attempted")
                self.objective_status[objective["id"]] = max(held, status, key=RANKS.index)
                if raw is not None:
                    held_raw = self.objective_raw.get(objective["id"], 0)
                    self.objective_raw[objective["id"]] = max(held_raw, raw)

    def _objective(self, unit: dict[str, Any], id_: str) -> tuple[str, float | None]:
        """By the rounds submitted last where assessments test it, else by the pages of its unit."""
        testing = [c for c in self.checks if any(id_ in q["objectives"] for q in c["questions"])]
        seen = [page["key"] in self.visited for page in unit["pages"]]
        begun = "incomplete" if any(seen) else "not attempted"
        if not testing:
            return ("completed" if all(seen) else begun), None
        if not all(c["key"] in self.assessments and self.assessments[c["key"]].finished for c in testing):
            return begun, None
        asked = [q for c in testing for q in c["questions"] if id_ in q["objectives"]]
        earned = sum(q["points"] for q in asked if self.questions[q["key"]].correct)
        percent = hundredths(earned, sum(q["points"] for q in asked))
        passed = percent >= max(round(c["passingScore"] * 100) for c in testing)
        return ("passed" if passed else "failed"), percent / 100


def hundredths(earned: float, possible: float) -> int:
    """A share in hundredths of a percent."""
    return int(earned / possible * 10_000 + 0.5) if possible else 10_000


def decimal(value: float) -> str:
    """A CMIDecimal as we write it: at most two decimals, none that say nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
