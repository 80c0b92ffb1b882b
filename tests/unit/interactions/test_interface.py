"""What a question type brings reaches the plan, course.lock, the data of the player and the launch page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader

from scormkit.course.loader import load_course
from scormkit.diagnostics import Diagnostic
from scormkit.interactions import FAULT_MODULES, INTERACTIONS
from scormkit.pages.data import course_data
from scormkit.pages.environment import environment
from scormkit.pages.render import render_page
from scormkit.plan.build import plan_course
from scormkit.plan.lock import Lock, read_lock, render_lock
from scormkit.plan.model import Plan, Question
from tests.unit.interactions import pairs
from tests.unit.pages.html import whole
from tests.unit.plan.courses import course, page, planned, unit

BASE = Path(__file__).parents[2] / "rules" / "course" / "base"
CHECK = """\
title: Words
questions:
  - type: pairs
    prompt: What do these words mean?
    words: [Fire, "*Exit*"]
    meanings: [A way out, Something hot]
    ending: See [the form](../media/form.pdf).
    image: ../media/circle.svg
    credit: partial
    hints: ["Think of **doors**.", One of them burns.]
    feedback: {correct: Yes., partly: Nearly., incorrect: No., last: That was it.}
"""


@pytest.fixture(autouse=True)
def _pairs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pairs.use(monkeypatch)
    environment.cache_clear()
    templates = environment()
    here = FileSystemLoader(Path(__file__).parent)
    monkeypatch.setattr(templates, "loader", ChoiceLoader([here, templates.loader or here]))
    yield
    environment.cache_clear()


def joined(*words: str, meanings: tuple[str, ...] = ("One", "Two"), **fields: Any) -> dict[str, Any]:
    return {"type": "pairs", "prompt": "Which?", "words": words, "meanings": meanings, **fields}


def lettered(plan: Plan) -> dict[str, tuple[str, int, str]]:
    (question,) = plan.units[0].contents[0].questions
    return {each.text.text: (each.group, each.key, each.letter) for each in question.options}


def built(folder: Path, check: str = CHECK) -> Plan:
    """The plan of a small course on disk whose check has one question."""
    shutil.copytree(BASE, folder)
    (folder / "first" / "check.yaml").write_text(check, encoding="utf-8")
    found: list[Diagnostic] = []
    loaded = load_course(folder, found.append)
    assert loaded is not None
    result = plan_course(loaded, Lock(), found.append)
    assert [str(each) for each in found] == []
    assert result is not None
    return result[0]


def asked(plan: Plan) -> Question:
    (question,) = plan.units[0].contents[2].questions
    return question


def test_keys_are_given_out_by_question_and_letters_by_list() -> None:
    plan, lock = planned(course(unit("one", page("one/a.md", "A", joined("Fire", "Exit")))))
    assert lettered(plan) == {
        "Fire": ("source", 0, "a"),
        "Exit": ("source", 1, "b"),
        "One": ("target", 2, "a"),
        "Two": ("target", 3, "b"),
    }
    (question,) = plan.units[0].contents[0].questions
    assert question.data == {"pairs": [[0, 2], [1, 3]], "limit": 40}
    lines = [line.strip() for line in render_lock(lock).splitlines() if "group" in line]
    assert lines == [
        '- {letter: a, group: source, text: "Fire"}',
        '- {letter: b, group: source, text: "Exit"}',
        '- {letter: a, key: 2, group: target, text: "One"}',
        '- {letter: b, key: 3, group: target, text: "Two"}',
    ]


def test_the_lock_with_lists_is_read_as_it_was_written(tmp_path: Path) -> None:
    _, lock = planned(course(unit("one", page("one/a.md", "A", joined("Fire", "Exit")))))
    _, lock = planned(course(unit("one", page("one/a.md", "A", joined("Exit", "Alarm", "Bell")))), lock)
    (tmp_path / "course.lock").write_text(render_lock(lock), encoding="utf-8")
    found: list[Diagnostic] = []
    assert read_lock(tmp_path, found.append) == lock
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("letter: b, group: source", "letter: a, key: 1, group: source", 'letter "a"'),
        ("key: 3, group", "key: 2, group", "option key 2"),
        ("letter: b, key: 3, group: target", "letter: b, group: target", "option key 1"),
    ],
)
def test_a_lock_that_gives_something_twice_is_not_used(old: str, new: str, said: str, tmp_path: Path) -> None:
    _, lock = planned(course(unit("one", page("one/a.md", "A", joined("Fire", "Exit")))))
    text = render_lock(lock)
    assert text.count(old) == 1
    (tmp_path / "course.lock").write_text(text.replace(old, new), encoding="utf-8")
    found: list[Diagnostic] = []
    assert read_lock(tmp_path, found.append) == Lock()
    (finding,) = found
    assert said in finding.message


def test_an_option_keeps_its_key_and_letter_in_its_list() -> None:
    _, lock = planned(course(unit("one", page("one/a.md", "A", joined("Fire", "Exit")))))
    plan, _ = planned(course(unit("one", page("one/a.md", "A", joined("Exit", "Alarm", "Bell")))), lock)
    assert lettered(plan) == {
        "Exit": ("source", 1, "b"),
        "Alarm": ("source", 4, "c"),
        "Bell": ("source", 5, "d"),
        "One": ("target", 2, "a"),
        "Two": ("target", 3, "b"),
    }


def test_an_option_is_not_taken_for_one_of_another_list() -> None:
    _, lock = planned(course(unit("one", page("one/a.md", "A", joined("Fire", meanings=("Exit",))))))
    plan, _ = planned(course(unit("one", page("one/a.md", "A", joined("Exit", meanings=("Fire",))))), lock)
    assert lettered(plan) == {"Exit": ("source", 0, "a"), "Fire": ("target", 1, "a")}


def test_each_list_has_letters_of_its_own_to_use_up() -> None:
    many = tuple(f"Meaning {n}" for n in range(36))
    words = tuple(f"Word {n}" for n in range(36))
    plan, lock = planned(course(unit("one", page("one/a.md", "A", joined(*words, meanings=many)))))
    assert lettered(plan)["Meaning 35"] == ("target", 71, "9")
    more = (*many[:-1], "Something else entirely")
    other = course(unit("one", page("one/a.md", "A", joined(*words[:-2], "Qqq", meanings=more))))
    found: list[Diagnostic] = []
    assert plan_course(other, lock, found.append) is None
    assert [each.code for each in found] == ["PLN005"]


def test_texts_images_and_feedback_reach_the_plan_and_the_package(tmp_path: Path) -> None:
    plan = built(tmp_path / "demo")
    question = asked(plan)
    assert [hint.text for hint in question.hints] == ["Think of **doors**.", "One of them burns."]
    assert question.feedback_partly is not None
    assert question.feedback_last is not None
    assert (question.feedback_partly.text, question.feedback_last.text) == ("Nearly.", "That was it.")
    assert question.credit == "partial"
    assert [name for name, _ in question.texts] == ["ending"]
    assert {"media/circle.svg", "media/form.pdf"} <= {asset.name for asset in plan.assets}
    named = {target: name for file, target, name in plan.asset_names if file.endswith("check.yaml")}
    assert named["../media/circle.svg"] == "media/circle.svg"


def test_the_launch_page_holds_everything_a_type_brings(tmp_path: Path) -> None:
    plan = built(tmp_path / "demo")
    document: Any = whole(render_page(plan, plan.launchables[0], "scorm12"))
    (form,) = document.xpath(f"//form[@data-question='{asked(plan).key}']")
    assert form.xpath("string(.//legend)") == "What do these words mean?"
    assert form.xpath("string(.//p[@class='hint'])") == "Join the words to their meanings."
    assert [each.text_content() for each in form.xpath(".//div[@class='answer']//select/..//label")] == [
        "Fire",
        "Exit",
    ]
    assert form.xpath(".//div[@class='answer']//img/@src") == ["media/circle.svg"]
    assert form.xpath(".//div[@class='ending']//a/@href") == ["media/form.pdf"]
    assert form.xpath(".//input/@maxlength") == ["40"]
    hints = form.xpath(".//fieldset/details[@class='question-hint']")
    assert [each.xpath("string(summary)") for each in hints] == ["Hint 1 of 2", "Hint 2 of 2"]
    assert not any("open" in each.attrib for each in hints)
    assert hints[0].xpath("string(.//strong)") == "doors"
    assert form.xpath(".//*[@data-feedback]/@data-feedback") == ["correct", "partly", "incorrect", "last"]


def test_the_data_of_the_player_has_what_the_type_and_the_author_decide(tmp_path: Path) -> None:
    plan = built(tmp_path / "demo")
    (data,) = course_data(plan, plan.launchables[0], {})["units"][0]["pages"][2]["questions"]
    assert (data["credit"], data["graded"], data["record"]) == ("partial", True, True)
    assert data["data"]["pairs"] == [[0, 2], [1, 3]]
    assert [each["group"] for each in data["options"]] == ["source", "source", "target", "target"]


def test_what_has_no_right_answer_is_not_scored(tmp_path: Path) -> None:
    question = asked(built(tmp_path / "demo", CHECK + "    survey: true\n"))
    assert (question.graded, question.record, question.scored) == (False, False, False)


def test_one_hint_is_not_counted(tmp_path: Path) -> None:
    one = CHECK.replace(", One of them burns.]", "]")
    plan = built(tmp_path / "demo", one)
    document: Any = whole(render_page(plan, plan.launchables[0], "scorm12"))
    assert document.xpath("//details[@class='question-hint']/summary/text()") == ["Hint"]


@pytest.mark.parametrize("name", FAULT_MODULES)
def test_the_modules_of_faults_can_be_imported(name: str) -> None:
    __import__(name)


def test_the_name_of_a_type_is_its_key() -> None:
    assert {name: kind.name for name, kind in INTERACTIONS.items()} == {name: name for name in INTERACTIONS}
