"""What checks draw from: banks in the lock and in the plan, sections, and the room that draws take."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from scormkit.course.model import Assessment as Source
from scormkit.course.model import Bank, Course, Section
from scormkit.course.schema import AssessmentSpec, BankSpec, SectionSpec
from scormkit.plan.lock import read_lock, render_lock
from scormkit.plan.model import USE, Assessment, Plan
from tests.unit.plan.courses import choice, course, judge, page, planned, question, unit, where

OBJECTIVES = {"O1": "Know", "O2": "Do"}
BANK = tuple(judge(f"Statement {number}.", id=f"b{number}", objectives=["O1"]) for number in range(6))


def bank(name: str, *questions: Mapping[str, Any]) -> Bank:
    spec = BankSpec.model_validate({"questions": questions})
    return Bank(
        f"banks/{name}.yaml",
        spec,
        where(f"banks/{name}.yaml"),
        tuple(question("b", each) for each in questions),
    )


def drawing(name: str, *sections: Mapping[str, Any], **fields: Any) -> Source:
    """A check of sections, as the loader hands it over."""
    place = where(name)
    spec = AssessmentSpec.model_validate({"title": "Check", "sections": sections, **fields})
    parts = tuple(
        Section(
            SectionSpec.model_validate(each),
            place,
            tuple(question(name, q) for q in each.get("questions", ())),
        )
        for each in sections
    )
    own = tuple(q for part in parts for q in part.questions)
    return Source(name=name, spec=spec, where=place, intro=None, questions=own, sections=parts)


def with_banks(the_course: Course, *banks: Bank) -> Course:
    return the_course._replace(banks=banks)


def two_checks(*questions: Mapping[str, Any]) -> Course:
    from_bank = {"bank": "banks/basics.yaml", "draw": 2, "per_objective": 1, "weight": 2}
    own = {"title": "Own", "questions": [choice("Who?"), choice("What?")]}
    return with_banks(
        course(
            unit(
                "one", page("one/p.md", "P"), drawing("one/check.yaml", from_bank, own), objectives=OBJECTIVES
            ),
            unit("two", drawing("two/check.yaml", {"bank": "banks/basics.yaml"}, attempts=1)),
        ),
        bank("basics", *(questions or BANK)),
    )


def checks(plan: Plan) -> list[Assessment]:
    return [each for part in plan.units for each in part.contents if isinstance(each, Assessment)]


def test_a_banks_question_is_one_question_with_a_key_for_each_check() -> None:
    first, second = checks(planned(two_checks())[0])
    uses = first.sections[0].questions
    assert [each.id for each in uses] == [f"bank.basics.b{number}" for number in range(6)]
    assert [each.id for each in second.questions] == [each.id for each in uses]
    assert not {each.key for each in uses} & {each.key for each in second.questions}
    assert [each.key % USE for each in uses] == [each.key % USE for each in second.questions]
    assert {each.key // USE for each in uses} == {first.key + 1}
    assert all(each.objectives == ("one.O1",) for each in uses)
    assert first.questions == uses + first.sections[1].questions


def test_sections_say_how_much_is_asked() -> None:
    first, second = checks(planned(two_checks())[0])
    drawn, own = first.sections
    assert (drawn.draw, drawn.per_objective, drawn.weight, drawn.title) == (2, 1, 2.0, "")
    assert (drawn.asked, drawn.varies, own.asked, own.varies, own.title) == (2, True, 2, False, "Own")
    assert (first.asked, second.asked) == (4, 6)


def test_banks_are_remembered_in_the_lock_and_read_back(tmp_path: Path) -> None:
    _, lock = planned(two_checks())
    (entry,) = lock.banks
    assert (entry.kind, entry.id, entry.name) == ("bank", "bank.basics", "basics")
    (tmp_path / "course.lock").write_text(render_lock(lock), "utf-8")
    assert read_lock(tmp_path, lambda _: None) == lock
    assert planned(two_checks(), lock)[1] == lock


def test_a_lock_without_banks_says_nothing_of_them() -> None:
    _, lock = planned(course(unit("one", page("one/p.md", "P"))))
    assert "bank" not in render_lock(lock)


def test_an_edited_bank_keeps_its_keys_and_a_removed_bank_is_remembered() -> None:
    plan, lock = planned(two_checks())
    before = {each.id: each.key for each in checks(plan)[0].questions}
    new = judge("Something new.", id="new", objectives=["O1"])
    after, _ = planned(two_checks(new, *reversed(BANK[1:])), lock)
    keys = {each.id: each.key for each in checks(after)[0].questions}
    assert {name: key for name, key in keys.items() if name in before} == {
        name: key for name, key in before.items() if name != "bank.basics.b0"
    }
    _, without = planned(course(unit("one", page("one/p.md", "P"))), lock)
    assert [(each.id, each.retired) for each in without.banks] == [("bank.basics", True)]
    assert {each.id: each.key for each in checks(planned(two_checks(), without)[0])[0].questions} == before


def test_a_question_that_moves_into_a_bank_stays_itself() -> None:
    moved = choice("Who may report?", "Anyone", "Nobody", "Some", objectives=["O1"])
    before = course(
        unit("one", drawing("one/check.yaml", {"questions": [moved, choice("What?")]}), objectives=OBJECTIVES)
    )
    plan, lock = planned(before)
    after = with_banks(
        course(
            unit(
                "one",
                drawing("one/check.yaml", {"bank": "banks/b.yaml"}, {"questions": [choice("What?")]}),
                objectives=OBJECTIVES,
            )
        ),
        bank("b", moved),
    )
    found = checks(planned(after, lock)[0])[0].questions[0]
    assert (found.id, found.key % USE) == (checks(plan)[0].questions[0].id, checks(plan)[0].questions[0].key)


def test_a_pretest_is_taken_once_counts_for_nothing_and_is_nobodys_duty() -> None:
    know = drawing("one/know.yaml", {"questions": [choice("So?")]}, pretest=True)
    plan, _ = planned(course(unit("one", know, page("one/p.md", "P"))), codes=["PLN020"])
    (found,) = checks(plan)
    assert (found.pretest, found.attempts, found.rules.optional) == (True, 1, True)
    assert plan.reporting == "completed"
    again = drawing("one/know.yaml", {"questions": [choice("So?")]}, pretest=True, attempts=3)
    plan, _ = planned(course(unit("one", again, page("one/p.md", "P")), reporting="completed"))
    assert checks(plan)[0].attempts == 3


def test_a_large_bank_takes_little_room() -> None:
    many = tuple(judge(f"Number {number}.", id=f"n{number}") for number in range(300))
    sized = {}
    for draw in (5, 300):
        drawn = drawing("one/check.yaml", {"bank": "banks/basics.yaml", "draw": draw})
        plan, _ = planned(with_banks(course(unit("one", drawn)), bank("basics", *many)))
        sized[draw] = plan.launchables[0].state_size
    assert sized[5] < 160
    assert sized[300] > 900


@pytest.mark.parametrize("attempts", [1, "unlimited"])
def test_what_was_met_is_kept_only_where_there_is_another_try(attempts: object) -> None:
    drawn = drawing("one/check.yaml", {"bank": "banks/basics.yaml", "draw": 2}, attempts=attempts, cooling=5)
    plan, _ = planned(with_banks(course(unit("one", drawn, objectives=OBJECTIVES)), bank("basics", *BANK)))
    plain = drawing("one/check.yaml", {"bank": "banks/basics.yaml", "draw": 2}, attempts=1)
    least, _ = planned(with_banks(course(unit("one", plain, objectives=OBJECTIVES)), bank("basics", *BANK)))
    grown = plan.launchables[0].state_size - least.launchables[0].state_size
    assert (grown > 0) is (attempts != 1)
