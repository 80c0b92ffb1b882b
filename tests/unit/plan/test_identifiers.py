"""Which thing is which after an edit, and what new things are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.course.model import Course
from scormkit.diagnostics import Diagnostic
from scormkit.plan import matching
from scormkit.plan.build import plan_course
from scormkit.plan.lock import Lock, read_lock, render_lock
from scormkit.plan.matching import likeness
from scormkit.plan.model import Plan
from tests.unit.plan.courses import check, choice, course, judge, page, planned, unit


def ids(plan: Plan) -> list[str]:
    """The ids of units, contents and questions, in the order of the course."""
    found = []
    for each in plan.units:
        found.append(each.id)
        for content in each.contents:
            found += [content.id, *(question.id for question in content.questions)]
    return found


def keys(plan: Plan) -> list[int]:
    """The keys of all questions, in the order of the course."""
    return [q.key for each in plan.units for content in each.contents for q in content.questions]


def after(before: Course, now: Course) -> Plan:
    """The plan of a course whose lock is that of an earlier state of it."""
    return planned(now, planned(before)[1])[0]


def quiz(*questions: dict[str, object], name: str = "one/check.yaml") -> Course:
    return course(unit("one", check(name, "Check", *questions)))


WHO = choice("Who may make a report to the hotline?", "Anybody at all", "Only a police officer")
WHEN = choice("When do you call the emergency number first?", "When a child is in danger now", "Never ever")
WHAT = judge("A child can be trafficked without leaving home.")


def test_names_come_from_files_and_from_the_author() -> None:
    plan, _ = planned(
        course(
            unit(
                "one",
                page("one/01-what-it-is.md", "What it is", WHO, {**WHEN, "id": "when"}),
                page("one/02 Été à Zürich.md", "Summer"),
                page("one/03-x.md", "X", id="named"),
                check("one/check.yaml", "Check", WHAT),
                objectives={"O1": "Know", "o-two": "Do"},
            ),
            unit("02-Second", page("02-Second/введение.md", "Введение"), page("02-Second/07.md", "Seven")),
            unit("third", page("third/a.md", "A"), id="last"),
        )
    )
    assert ids(plan) == [
        "one",
        "one.what-it-is",
        "one.what-it-is.q1",
        "one.what-it-is.when",
        "one.ete-a-zurich",
        "one.named",
        "one.check",
        "one.check.q1",
        "02-second",
        "02-second.page-4",
        "02-second.07",
        "last",
        "last.a",
    ]
    assert [each.id for each in plan.units[0].objectives] == ["one.O1", "one.o-two"]


def test_names_that_meet_are_told_apart() -> None:
    plan, _ = planned(
        course(
            unit(
                "one",
                page("one/01-check.md", "Before the check"),
                check("one/02-check.yaml", "Check", {**WHO, "id": "q2"}, WHEN),
                page("one/o1.md", "O1"),
                objectives={"O1": "Know"},
            )
        )
    )
    assert ids(plan) == ["one", "one.check", "one.check-2", "one.check-2.q2", "one.check-2.q3", "one.o1-2"]


def test_order_changes_nothing() -> None:
    before = quiz(WHO, WHEN, WHAT)
    assert keys(after(before, quiz(WHAT, WHO, WHEN))) == [2, 0, 1]
    assert ids(after(before, quiz(WHAT, WHO, WHEN)))[2:] == ["one.check.q3", "one.check.q1", "one.check.q2"]


def test_similar_text_is_the_same_question() -> None:
    reworded = {**WHO, "prompt": "Who may make a report to the CyberTipline hotline?"}
    assert keys(after(quiz(WHO, WHEN), quiz(WHEN, reworded))) == [1, 0]


def test_the_most_similar_wins() -> None:
    one, two = judge("Alpha beta gamma delta epsilon zeta"), judge("Alpha beta gamma delta kappa lambda")
    nearer_two = judge("Alpha beta gamma delta kappa omega")
    assert keys(after(quiz(one, two), quiz(nearer_two, one))) == [1, 0]


def test_another_text_in_the_same_place_is_the_same_question() -> None:
    rewritten = judge("Entirely other words stand here now.")
    assert keys(after(quiz(WHO, WHAT, WHEN), quiz(WHO, rewritten, WHEN))) == [0, 1, 2]


def test_something_added_is_not_taken_for_something_removed_elsewhere() -> None:
    added = judge("Entirely other words stand here now.")
    assert keys(after(quiz(WHO, WHAT, WHEN), quiz(WHAT, WHEN, added))) == [1, 2, 3]
    assert keys(after(quiz(WHO, WHAT, WHEN), quiz(WHO, added, judge("And here more words."), WHEN))) == [
        0,
        3,
        4,
        2,
    ]


def test_an_author_id_survives_any_rewriting() -> None:
    before = quiz({**WHO, "id": "who"}, WHEN)
    now = quiz(WHEN, {**WHO, "id": "who", "prompt": "Entirely other words."})
    assert keys(after(before, now)) == [1, 0]


def test_another_author_id_is_another_question() -> None:
    plan = after(quiz({**WHO, "id": "who"}), quiz({**WHO, "id": "who-now"}))
    assert (keys(plan), ids(plan)[2]) == ([1], "one.check.who-now")


def test_an_id_that_is_added_later_renames_and_keeps_the_key() -> None:
    plan = after(quiz(WHO), quiz({**WHO, "id": "who"}))
    assert (keys(plan), ids(plan)[2]) == ([0], "one.check.who")


def test_an_id_that_is_taken_away_stays() -> None:
    plan = after(quiz({**WHO, "id": "who"}), quiz(WHO))
    assert (keys(plan), ids(plan)[2]) == ([0], "one.check.who")


def test_a_question_of_another_type_is_another_question() -> None:
    plan = after(quiz({**WHAT, "id": "x"}), quiz({**WHO, "id": "x", "prompt": WHAT["prompt"]}))
    assert keys(plan) == [1]
    assert ids(plan)[2] == "one.check.x-2"


def test_what_was_removed_gets_its_own_back_and_nobody_else_does() -> None:
    _, first = planned(quiz(WHO, WHAT, WHEN))
    _, second = planned(quiz(WHO, WHEN), first)
    plan, third = planned(quiz(WHO, WHEN, judge("Something new altogether.")), second)
    assert keys(plan) == [0, 2, 3]
    plan, _ = planned(quiz(judge("Something new altogether."), WHAT, WHO, WHEN), third)
    assert keys(plan) == [3, 1, 0, 2]


def test_a_renamed_file_and_a_new_title_keep_a_page() -> None:
    before = course(unit("one", page("one/01-a.md", "The alpha page", WHO), page("one/02-b.md", "Beta")))
    renamed = course(unit("one", page("one/01-b.md", "The alpha page", WHO), page("one/02-c.md", "Beta")))
    retitled = course(unit("one", page("one/01-a.md", "Omega"), page("one/02-b.md", "Another")))
    assert [each.key for each in after(before, renamed).units[0].contents] == [0, 1]
    assert ids(after(before, renamed)) == ids(planned(before)[0])
    assert [each.key for each in after(before, retitled).units[0].contents] == [0, 1]


def test_a_renamed_folder_keeps_a_unit_and_all_in_it() -> None:
    before = course(
        unit("one", page("one/a.md", "Alpha", WHO), title="Recognizing"), unit("two", page("two/a.md", "A"))
    )
    now = course(
        unit("two", page("two/a.md", "A")),
        unit("signs", page("signs/a.md", "Alpha", WHO), title="Recognizing"),
    )
    assert ids(after(before, now)) == ["two", "two.a", "one", "one.a", "one.a.q1"]


def test_a_question_moved_to_another_page_keeps_its_key() -> None:
    before = course(unit("one", page("one/a.md", "Alpha", WHO, WHEN), page("one/b.md", "Beta", WHAT)))
    now = course(unit("one", page("one/a.md", "Alpha", WHEN), page("one/b.md", "Beta", WHO, WHAT)))
    assert keys(after(before, now)) == [1, 0, 2]


def test_a_page_moved_to_another_unit_keeps_its_key() -> None:
    before = course(
        unit("one", page("one/a.md", "A"), page("one/b.md", "B")), unit("two", page("two/c.md", "C"))
    )
    now = course(
        unit("one", page("one/a.md", "A")), unit("two", page("two/b.md", "B"), page("two/c.md", "C"))
    )
    assert [each.key for unit in after(before, now).units for each in unit.contents] == [0, 1, 2]


def test_a_new_unit_does_not_inherit_from_one_that_is_gone() -> None:
    same = {"title": "Check what you know"}
    before = course(
        unit("one", check("one/check.yaml", **same), objectives={"O1": "x"}),
        unit("two", page("two/p.md", "P")),
    )
    now = course(
        unit("two", page("two/p.md", "P")),
        unit(
            "new",
            check("new/check.yaml", "Check what you know", WHAT),
            objectives={"O1": "y"},
            title="Other words",
        ),
    )
    plan = after(before, now)
    assert [each.key for each in plan.units] == [1, 2]
    assert plan.units[1].contents[0].key == 2
    assert plan.units[1].objectives[0].key == 1


def test_a_moved_question_is_not_taken_for_one_that_left_long_ago() -> None:
    def state(one: list[dict[str, object]], two: list[dict[str, object]]) -> Course:
        return course(
            unit("one", page("one/a.md", "A", WHEN, *one)), unit("two", page("two/b.md", "B", WHAT, *two))
        )

    longer = choice(str(WHO["prompt"]), "Anybody at all", "Only a police officer", "Only a parent")
    _, lock = planned(state([WHO], []))
    _, lock = planned(state([], []), lock)
    plan, lock = planned(state([], [longer]), lock)
    assert keys(plan)[-1] == 3
    _, lock = planned(state([], [WHO]), lock)
    elsewhere = course(*state([], []).units, unit("three", page("three/c.md", "C", WHO)))
    assert keys(planned(elsewhere, lock)[0])[-1] == 3


def test_a_question_saved_from_a_page_that_is_removed_is_in_the_lock_once(tmp_path: Path) -> None:
    _, lock = planned(course(unit("one", page("one/a.md", "A", WHO, WHEN), page("one/b.md", "B", WHAT))))
    plan, lock = planned(course(unit("one", page("one/b.md", "B", WHAT, WHO))), lock)
    assert keys(plan) == [2, 0]
    (tmp_path / "course.lock").write_text(render_lock(lock), encoding="utf-8")
    found: list[Diagnostic] = []
    assert read_lock(tmp_path, found.append) == lock
    assert found == []


def options(plan: Plan) -> dict[str, str]:
    (question,) = plan.units[0].contents[0].questions
    return {option.text.text: option.letter for option in question.options}


def test_options_keep_their_letters_over_order_rewording_and_removal() -> None:
    first = quiz(choice("Who?", "Anybody can", "A police officer", "A teacher", "Nobody"))
    second = quiz(
        choice("Who?", "Nobody", "Any police officer", "Anybody can", "A parent or guardian", "Friends")
    )
    assert options(after(first, second)) == {
        "Nobody": "d",
        "Any police officer": "b",
        "Anybody can": "a",
        "A parent or guardian": "e",
        "Friends": "f",
    }


def test_an_option_does_not_take_the_letter_of_another_question() -> None:
    before = quiz(choice("Who would that be?", "one", "x=two"), choice("Or where else?", "three", "four"))
    now = quiz(choice("Who would that be?", "one", "six"), choice("Or where else?", "x=two", "three", "four"))
    plan = after(before, now)
    letters = [[each.letter for each in q.options] for q in plan.units[0].contents[0].questions]
    assert letters == [["a", "c"], ["c", "a", "b"]]


def test_an_author_id_that_is_a_letter_does_not_clash_with_a_derived_one() -> None:
    plan, _ = planned(quiz(choice("Who?", "b=First", "Second")))
    (question,) = plan.units[0].contents[0].questions
    assert [(each.id, each.letter) for each in question.options] == [("b", "a"), ("option-b", "b")]


def test_letters_that_run_out_are_reported() -> None:
    lock = Lock()
    for number in range(35):
        plan, lock = planned(quiz(choice("Who?", "left=1", f"p{number}=2")), lock)
    assert list(options(plan).values()) == ["a", "9"]
    found: list[Diagnostic] = []
    assert plan_course(quiz(choice("Who?", "left=1", "last=2")), lock, found.append) is None
    assert [each.code for each in found] == ["PLN005"]


def test_a_question_with_too_many_options_is_not_reported_again() -> None:
    found: list[Diagnostic] = []
    many = quiz(choice("Who?", *(f"Option {number}" for number in range(37))))
    assert plan_course(many, Lock(), found.append) is None
    assert found == []


def test_a_lock_of_another_course_is_an_error() -> None:
    _, lock = planned(quiz(WHO))
    _, again = planned(course(*quiz(WHO).units, id="spring"), lock, codes=["PLN004"])
    assert again.course == "demo"


def test_without_an_id_the_lock_remembers_the_course() -> None:
    here = course(*quiz(WHO).units, id=None, folder=Path("/courses/My Course"))
    plan, lock = planned(here)
    assert plan.course_id == "my-course"
    moved = Path("/courses/moved")
    plan, _ = planned(course(*quiz(WHO).units, id=None, folder=moved), lock, codes=["PLN014"])
    assert plan.course_id == "my-course"
    planned(course(*quiz(WHO).units, id="my-course", folder=moved), lock)
    planned(here, lock)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Yes", "Yes.", True),
        ("True", "Never", False),
        ("Call 911 at once", "Call 911 right at once", True),
        (
            "Which of these signs should raise your concern?",
            "Which of those signs should raise your concern?",
            True,
        ),
        (
            "Which of these signs should raise your concern?",
            "Who receives the report that you have made?",
            False,
        ),
    ],
)
def test_likeness(one: str, two: str, same: bool) -> None:
    assert (likeness(one, two) >= 0.6) == same


def test_hundreds_of_rewritten_questions_are_compared_with_their_neighbours_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[str, str]] = []

    def count(one: str, two: str) -> float:
        compared.append((one, two))
        return likeness(one, two)

    monkeypatch.setattr(matching, "likeness", count)
    old = [matching.Item("choice", "p", number, None, None, f"old {number}") for number in range(900)]
    new = [matching.Item("choice", "p", number, None, None, f"zzz {number}") for number in range(900)]
    assert matching.match(new, old) == {number: number for number in range(900)}
    assert len(compared) <= 1000
