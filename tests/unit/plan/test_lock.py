"""The file course.lock: what is written is read back, and what is damaged is refused with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from scormkit.diagnostics import Diagnostic, Severity
from scormkit.plan.entries import STATE_ALPHABET, Entry, fingerprint
from scormkit.plan.lock import Lock, read_lock, render_lock
from tests.unit.plan.courses import check, choice, course, judge, page, planned, unit

DEMO = course(
    unit(
        "one",
        page("one/01-start.md", "Start: here", choice("Who?", "anyone=Anybody", 'No "one"', id="who")),
        check("one/check.yaml", "Prüfung 🙂", judge("It is so.")),
        objectives={"O1": "Know who"},
    ),
    unit("two", page("two/yes.md", "no")),
)


def write(folder: Path, text: str) -> list[Diagnostic]:
    """The findings of reading `text` as a course.lock."""
    (folder / "course.lock").write_text(text, encoding="utf-8")
    found: list[Diagnostic] = []
    lock = read_lock(folder, found.append)
    assert (lock == Lock()) == bool(found)
    return found


def test_a_folder_without_a_lock_has_an_empty_one(tmp_path: Path) -> None:
    found: list[Diagnostic] = []
    assert read_lock(tmp_path, found.append) == Lock()
    assert found == []


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    _, lock = planned(DEMO)
    assert write(tmp_path, render_lock(lock)) == []
    assert read_lock(tmp_path, lambda _: None) == lock


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_checkout_on_windows_reads_the_same(tmp_path: Path, newline: str) -> None:
    _, lock = planned(DEMO)
    text = render_lock(lock).replace("\n", newline)
    (tmp_path / "course.lock").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read_lock(tmp_path, lambda _: None) == lock


def test_it_begins_with_what_it_is_for() -> None:
    comment = [line for line in render_lock(planned(DEMO)[1]).splitlines() if line.startswith("#")]
    assert "keep their place" in comment[0]
    assert "commit it" in comment[1]


def test_any_yaml_reader_can_read_it() -> None:
    _, lock = planned(DEMO)
    data = yaml.safe_load(render_lock(lock))
    first = data["units"][0]
    assert (data["course"], data["uid"], first["unit"], first["key"]) == ("demo", lock.uid, "one", 0)
    question = first["contents"][0]["questions"][0]
    assert question["options"][1] == {"letter": "b", "text": 'No "one"'}
    assert data["units"][1]["contents"][0] == {"page": "two.yes", "key": 3 - 1, "file": "yes", "text": "no"}


def test_an_added_question_is_a_few_added_lines() -> None:
    _, lock = planned(DEMO)
    more = course(
        unit(
            "one",
            DEMO.units[0].contents[0],
            check("one/check.yaml", "Prüfung 🙂", judge("It is so."), judge("Or so.")),
            objectives={"O1": "Know who"},
        ),
        DEMO.units[1],
    )
    before, after = render_lock(lock).splitlines(), render_lock(planned(more, lock)[1]).splitlines()
    assert [line for line in before if line not in after] == [
        "next: {unit: 2, objective: 1, content: 3, question: 2}"
    ]
    assert [line.strip() for line in after if line not in before] == [
        "next: {unit: 2, objective: 1, content: 3, question: 3}",
        "- true-false: one.check.q2",
        "key: 2",
        'text: "Or so."',
    ]


def test_the_mark_of_a_course_is_ten_characters_and_its_tag_four() -> None:
    _, lock = planned(DEMO)
    assert len(lock.uid) == 10
    assert set(lock.uid) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert len(lock.tag) == 4
    assert set(lock.tag) <= set(STATE_ALPHABET)
    _, other = planned(course(*DEMO.units, title="Another"))
    assert other.uid != lock.uid
    assert other.tag != lock.tag


def test_a_new_title_keeps_the_mark() -> None:
    _, lock = planned(DEMO)
    _, later = planned(course(*DEMO.units, title="Another"), lock)
    assert later.uid == lock.uid


def damaged(old: str, new: str) -> str:
    text = render_lock(planned(DEMO)[1])
    assert old in text
    return text.replace(old, new, 1)


DAMAGE = {
    "not YAML": (lambda: damaged("units:", "units: ["), "not valid YAML"),
    "empty": (lambda: "", "empty"),
    "a list": (lambda: "- a\n", "fields"),
    "a merge conflict": (lambda: damaged("units:", "<<<<<<< HEAD\nunits:"), "conflict"),
    "no uid": (lambda: damaged("uid", "udi"), '"udi" is not expected'),
    "an impossible uid": (lambda: damaged("uid: ", "uid: x"), "10 characters"),
    "a course that is no id": (lambda: damaged("course: demo", "course: Demo 2"), "id of a course"),
    "an unknown field": (lambda: damaged("    key: 0\n", "    key: 0\n    colour: red\n"), '"colour"'),
    "a field twice": (lambda: damaged("  key: 0\n", "  key: 0\n  key: 0\n"), "twice"),
    "a key that is no number": (lambda: damaged("key: 0", "key: none"), "number"),
    "a key that is too large": (lambda: damaged("key: 0", "key: 99999999"), "number"),
    "a missing key": (lambda: damaged("  key: 0\n", ""), '"key" is missing'),
    "an id with a blank": (lambda: damaged("unit: one", "unit: one two"), "is not an id"),
    "a question in the place of a unit": (lambda: damaged("- unit: one", "- choice: one"), '"choice"'),
    "a letter that is none": (lambda: damaged("letter: a", "letter: AB"), "letter"),
    "retired that is not true": (lambda: damaged("letter: a", "retired: no, letter: a"), "retired"),
    "text instead of a list": (lambda: damaged("objectives:\n", "objectives: none\n#"), "list"),
}


@pytest.mark.parametrize(("make", "words"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_lock_is_an_error_with_a_remedy(tmp_path: Path, make: object, words: str) -> None:
    assert callable(make)
    (found,) = write(tmp_path, make())
    assert (found.code, found.severity) == ("PLN001", Severity.ERROR)
    assert words in found.message
    assert "version you committed" in found.help
    assert found.span is not None
    assert found.span.file == f"{tmp_path.name}/course.lock"


def test_the_line_of_the_damage_is_told(tmp_path: Path) -> None:
    text = damaged("letter: b", "letter: ?")
    (found,) = write(tmp_path, text)
    assert found.span is not None
    assert "letter: ?" in text.splitlines()[found.span.line - 1]


@pytest.mark.parametrize(
    "data",
    [b"a: 1\n--- \nb: 2", b"\xff\xfe\x00", b"\x00\x01\x02", b"[" * 100_000, b"&a [*a]", b"a: &b {c: *b}"],
)
def test_bytes_that_are_no_lock_give_a_finding_and_no_traceback(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "course.lock").write_bytes(data)
    found: list[Diagnostic] = []
    assert read_lock(tmp_path, found.append) == Lock()
    assert [each.code for each in found] == ["PLN001"]


def test_a_folder_in_the_place_of_the_lock(tmp_path: Path) -> None:
    (tmp_path / "course.lock").mkdir()
    found: list[Diagnostic] = []
    read_lock(tmp_path, found.append)
    assert [each.code for each in found] == ["PLN001"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- true-false: one.check.q1\n      key: 1", "- true-false: one.check.q1\n      key: 0"),
        ("- true-false: one.check.q1", "- true-false: one.start.who"),
        ("unit: two\n  key: 1", "unit: two\n  key: 0"),
        ("letter: b", "letter: a"),
    ],
)
def test_a_key_or_id_for_two_things_names_both_lines(tmp_path: Path, old: str, new: str) -> None:
    (found,) = write(tmp_path, damaged(old, new))
    assert found.code == "PLN002"
    assert "on lines" in found.message
    assert "delete the other one" in found.help


def test_a_lock_of_a_newer_scormkit(tmp_path: Path) -> None:
    (found,) = write(tmp_path, damaged("lock: 1", "lock: 2"))
    assert found.code == "PLN003"
    assert "Update scormkit" in found.help


def test_a_counter_that_fell_behind_catches_up(tmp_path: Path) -> None:
    assert write(tmp_path, damaged("content: 3", "content: 0")) == []
    assert read_lock(tmp_path, lambda _: None).next["content"] == 3


def test_texts_that_yaml_would_choke_on_are_remembered_without_it() -> None:
    assert fingerprint("a\x00b\ufeff c\u2028d\ud800e\n\tf") == "a b c d e f"


def test_long_texts_are_cut_but_still_told_apart() -> None:
    one, two = fingerprint("x" * 500 + "1"), fingerprint("x" * 500 + "2")
    assert one != two
    assert len(one) == len(two) <= 160


def test_hostile_texts_survive_the_file(tmp_path: Path) -> None:
    texts = ("{{ '\"\\", "# no: comment", "- [&*!|>%@`", "עברית \u200f", "\x7f\x85\u2029", "null", "🙂" * 90)
    entries = tuple(
        Entry("page", key, f"u.p{key}", name=fingerprint(text), text=fingerprint(text))
        for key, text in enumerate(texts)
    )
    lock = Lock(
        "demo",
        "a" * 10,
        {"unit": 1, "objective": 0, "content": len(texts), "bank": 0, "question": 0, "kept": 0},
        (Entry("unit", 0, "u", text="U", children=entries),),
    )
    assert write(tmp_path, render_lock(lock)) == []
    assert read_lock(tmp_path, lambda _: None) == lock
