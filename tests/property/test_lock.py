"""Whatever an author does to a course, what survives keeps its key, id and letter, and nothing is used twice.

A course is kept here as things with numbers of their own, edited at random, written out and planned with the
lock of the build before. What the plan calls each thing is compared over all builds.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scormkit.course.model import Assessment, Course, Page, Unit
from scormkit.plan.lock import Lock, read_lock, render_lock
from scormkit.plan.model import Plan
from tests.unit.plan import courses

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu")


def sentence(random: Random) -> list[str]:
    """Words that no other sentence is likely to share."""
    return ["".join(random.choices(_SYLLABLES, k=4)) for _ in range(8)]


@dataclass(eq=False)
class Thing:
    """A unit, page, check, question or option; `named` is whether the author gave it an id."""

    level: int
    number: int
    words: list[str]
    named: bool
    scored: bool = False
    file: str = ""
    below: list[Thing] = field(default_factory=list)
    touched: bool = False
    """Changed since the last build; a thing that is changed in two ways at once may not be recognised."""

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def author(self) -> str | None:
        return f"n{self.number}" if self.named else None

    def all(self) -> Iterator[Thing]:
        yield self
        for thing in self.below:
            yield from thing.all()

    def touch(self) -> None:
        for thing in self.all():
            thing.touched = True


UNIT, CONTENT, QUESTION, OPTION = range(4)
_LEAST = {CONTENT: 1, QUESTION: 1, OPTION: 2}


class Author:
    """Somebody who edits a course without a plan."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.numbers = count()
        self.units = [self.new(UNIT) for _ in range(2)]
        self.removed: list[tuple[Thing, Thing]] = []

    def new(self, level: int) -> Thing:
        number = next(self.numbers)
        thing = Thing(level, number, sentence(self.random), self.random.random() < 0.2)
        thing.scored = level == CONTENT and self.random.random() < 0.5
        thing.file = f"{self.random.choice('abc')}{number}"
        if level < OPTION:
            thing.below = [self.new(level + 1) for _ in range(self.random.randint(_LEAST[level + 1], 3))]
        return thing

    def things(self) -> Iterator[Thing]:
        for unit in self.units:
            yield from unit.all()

    def any_thing(self, fits: Callable[[Thing], bool]) -> Thing | None:
        found = [thing for thing in self.things() if fits(thing)]
        return self.random.choice(found) if found else None

    def reorder(self) -> None:
        parent = self.any_thing(lambda thing: thing.level < OPTION)
        self.random.shuffle(parent.below if parent else self.units)
        self.random.shuffle(self.units)

    def reword(self) -> None:
        thing = self.any_thing(lambda thing: not thing.touched)
        if thing:
            thing.words[self.random.randrange(len(thing.words))] = sentence(self.random)[0]
            thing.touched = True

    def rewrite(self) -> None:
        thing = self.any_thing(lambda thing: thing.named)
        if thing:
            thing.words = sentence(self.random)

    def rename(self) -> None:
        thing = self.any_thing(lambda thing: thing.level in (UNIT, CONTENT) and not thing.touched)
        if thing:
            thing.file = f"renamed{next(self.numbers)}"

    def remove(self) -> None:
        parent = self.any_thing(
            lambda thing: (
                thing.level < OPTION and not thing.touched and len(thing.below) > _LEAST[thing.level + 1]
            )
        )
        if parent:
            thing = self.random.choice(parent.below)
            if not any(each.touched for each in thing.all()):
                parent.below.remove(thing)
                self.removed.append((parent, thing))
                parent.touched = True

    def move(self) -> None:
        """Move an untouched question to another page, as it is."""
        source = self.any_thing(lambda thing: thing.level == CONTENT and len(thing.below) > 1)
        target = self.any_thing(lambda thing: thing.level == CONTENT and thing is not source)
        if source and target:
            question = self.random.choice(source.below)
            if not any(each.touched for each in question.all()):
                source.below.remove(question)
                target.below.insert(self.random.randint(0, len(target.below)), question)
                question.touch()

    def add(self) -> None:
        parent = self.any_thing(lambda thing: thing.level < OPTION)
        if parent and len(parent.below) < 6:
            position = self.random.randint(0, len(parent.below))
            parent.below.insert(position, self.new(parent.level + 1))

    def bring_back(self) -> None:
        present = set(self.things())
        for parent, thing in self.removed:
            if parent in present and thing not in present:
                parent.below.insert(self.random.randint(0, len(parent.below)), thing)
                self.removed.remove((parent, thing))
                thing.touch()
                return

    def edit(self) -> None:
        """Some edits, as between two builds: with additions or with removals.

        (Something new in the very place of something removed is taken for a thorough rewrite of it.)
        """
        for thing in self.things():
            thing.touched = False
        always = [self.reorder, self.reword, self.rename]
        less, more = [self.remove, self.move], [self.add, self.bring_back, self.rewrite]
        moves = always + (less if self.random.random() < 0.5 else more)
        for _ in range(self.random.randint(1, 6)):
            self.random.choice(moves)()

    def course(self) -> Course:
        return courses.course(*(self._unit(unit) for unit in self.units))

    def _unit(self, unit: Thing) -> Unit:
        contents: list[Page | Assessment] = []
        for position, content in enumerate(unit.below):
            name = f"{unit.file}/{position + 1:02}-{content.file}"
            questions = [self._question(question) for question in content.below]
            if content.scored:
                contents.append(courses.check(f"{name}.yaml", content.text, *questions, id=content.author))
            else:
                contents.append(courses.page(f"{name}.md", content.text, *questions, id=content.author))
        return courses.unit(unit.file, *contents, id=unit.author, title=unit.text)

    def _question(self, question: Thing) -> dict[str, object]:
        options = [f"{each.author}={each.text}" if each.named else each.text for each in question.below]
        return courses.choice(question.text, *options, id=question.author)

    def called(self, plan: Plan) -> dict[Thing, tuple[str, int]]:
        """What the plan calls everything: id (of an option, its letter) and key."""
        found: dict[Thing, tuple[str, int]] = {}
        for unit, planned_unit in zip(self.units, plan.units, strict=True):
            found[unit] = (planned_unit.id, planned_unit.key)
            for content, planned_content in zip(unit.below, planned_unit.contents, strict=True):
                found[content] = (planned_content.id, planned_content.key)
                for question, planned_question in zip(content.below, planned_content.questions, strict=True):
                    found[question] = (planned_question.id, planned_question.key)
                    for option, planned_option in zip(question.below, planned_question.options, strict=True):
                        found[option] = (planned_option.letter, planned_option.key)
        return found


def plan_of(author: Author, lock: Lock) -> tuple[Plan, Lock]:
    plan, after = courses.planned(author.course(), lock)
    return plan, after


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_names_outlast_every_edit_and_are_never_given_twice(seed: int) -> None:
    author = Author(Random(seed))
    plan, lock = plan_of(author, Lock())
    ever = author.called(plan)
    for _ in range(4):
        author.edit()
        plan, lock = plan_of(author, lock)
        now = author.called(plan)
        assert {thing: now[thing] for thing in now if thing in ever} == {
            thing: ever[thing] for thing in now if thing in ever
        }
        ever |= now
        for level in (UNIT, CONTENT, QUESTION):
            names = [name for thing, name in ever.items() if thing.level == level]
            assert len({identifier for identifier, _ in names}) == len(names)
            assert len({key for _, key in names}) == len(names)
        for question in (thing for thing in ever if thing.level == QUESTION):
            gone = {thing for parent, thing in author.removed if parent is question}
            letters = [ever[option] for option in {*question.below, *gone}]
            assert len(set(letters)) == len(letters)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_building_again_changes_nothing(seed: int) -> None:
    author = Author(Random(seed))
    _, lock = plan_of(author, Lock())
    for _ in range(3):
        author.edit()
        _, lock = plan_of(author, lock)
        text = render_lock(lock)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "course.lock").write_text(text, encoding="utf-8")
            read = read_lock(Path(folder), lambda _: None)
        assert read == lock
        again, after = plan_of(author, read)
        assert render_lock(after) == text
        assert again == plan_of(author, lock)[0]
