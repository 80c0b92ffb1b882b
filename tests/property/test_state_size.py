"""The worst case of saved state is what the fullest state comes to, and no state is longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from scormkit.diagnostics import Severity
from scormkit.plan.launchables import one_a_unit, one_launchable
from scormkit.plan.lock import Lock
from scormkit.plan.model import Assessment, Option, Page, Plan, Question, Unit
from scormkit.plan.state import check_state, state_size
from scormkit.source.markdown import Markdown
from tests.unit.interactions.pairs import NAME_LIMIT, PairsSpec, use
from tests.unit.plan.codec import Answer, Keys, State, encode
from tests.unit.plan.courses import choice, course, page, planned, question, unit

NOTHING = Markdown("demo/a.md", "", (), (), (), None)
SPEC = question("a.md", choice("Who?")).spec
PAIRS_SPEC = PairsSpec.model_validate({"type": "pairs", "prompt": "Who?", "words": ["a"], "meanings": ["b"]})
GROUPS = ("source", "target")


@pytest.fixture(scope="module", autouse=True)
def _pairs() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        use(patch)
        yield


def contents_of(units: Sequence[Unit]) -> list[Page | Assessment]:
    return [content for each in units for content in each.contents]


def questions_of(units: Sequence[Unit]) -> list[Question]:
    return [each for content in contents_of(units) for each in content.questions]


def fullest(units: Sequence[Unit]) -> State:
    """Everything seen, answered and taken for ever, with every option ticked."""
    contents = contents_of(units)
    return State(
        page=max((content.key for content in contents), default=None),
        seconds=2**40,
        sent=2**40,
        seed=32767,
        status=5,
        visited=[content.key for content in contents],
        assessments={each.key: (2**40, 1, 10000) for each in contents if isinstance(each, Assessment)},
        questions={each.key: (99, True, fullest_answer(each)) for each in questions_of(units)},
    )


def fullest_answer(question: Question) -> Answer:
    """Every option ticked; or the last option at every place, and texts of the longest characters."""
    keys = [option.key for option in question.options]
    if question.type == "choice":
        return Keys(keys)
    return [*([max(keys)] * 2 * words_of(question)), "\u20ac" * NAME_LIMIT]


def words_of(question: Question) -> int:
    return sum(option.group == "source" for option in question.options)


def some_answer(question: Question, part: Callable[[Iterable[int]], list[int]], random: Random) -> Answer:
    keys = [option.key for option in question.options]
    if question.type == "choice":
        return Keys(part(keys))
    characters = random.choice(["a", "ü", "€", "a€"])
    text = "".join(random.choices(characters, k=random.randint(0, NAME_LIMIT)))
    emoji = "😀" * random.randint(0, NAME_LIMIT // 2)
    return [*random.choices(keys, k=2 * words_of(question)), random.choice([text, emoji])]


def some(units: Sequence[Unit], random: Random) -> State:
    """A state that a learner may be in."""

    def part(keys: Iterable[int]) -> list[int]:
        share = random.choice([0.0, 0.2, 0.8, 1.0])
        return [key for key in keys if random.random() < share]

    contents = contents_of(units)
    pages = [content.key for content in contents]
    questions = {each.key: each for each in questions_of(units)}
    scored = [content.key for content in contents if isinstance(content, Assessment)]
    bests = [None, 0, 31, 32, 5000, 10000]
    return State(
        page=random.choice([None, *pages]),
        seconds=random.choice([0, 31, 32, 3600, 2**30]),
        sent=random.choice([0, 40, 32767, 40000]),
        seed=random.randint(0, 32767),
        status=random.randint(0, 5),
        visited=part(pages),
        assessments={
            key: (random.choice([0, 1, 40, 5000]), random.randint(0, 1), random.choice(bests))
            for key in part(scored)
        },
        questions={
            key: (random.randint(1, 20), random.random() < 0.5, some_answer(questions[key], part, random))
            for key in part(questions)
        },
    )


def make_units(random: Random, size: int) -> tuple[Unit, ...]:
    """Units whose keys have gaps, as after years of edits."""
    gaps = [1, 1, 1, 2, 40, 1200]
    key = {"content": -1, "question": -1}

    def next_key(group: str) -> int:
        key[group] += random.choice(gaps)
        return key[group]

    def make_question() -> Question:
        kind = random.choice(["choice", "choice", "pairs"])
        keys = random.sample(range(random.choice([9, 36, 200])), random.randint(2, 8))
        options = tuple(
            Option(
                f"o{each}", each, "a", False, NOTHING, None, "" if kind == "choice" else random.choice(GROUPS)
            )
            for each in keys
        )
        number = next_key("question")
        return Question(
            id=f"q{number}",
            key=number,
            type=kind,
            spec=SPEC if kind == "choice" else PAIRS_SPEC,
            prompt=NOTHING,
            options=options,
            objectives=(),
            points=1,
            attempts=None,
            shuffle=True,
            scored=True,
            feedback_correct=None,
            feedback_incorrect=None,
        )

    def make_content() -> Page | Assessment:
        number = next_key("content")
        questions = tuple(make_question() for _ in range(random.randint(0, size)))
        if random.random() < 0.6:
            return Page(f"p{number}", number, "Page", NOTHING, questions)
        return Assessment(f"p{number}", number, "Check", None, 80, None, questions)

    units = []
    for number in range(random.randint(1, 3)):
        contents = [make_content() for _ in range(random.randint(1, size))]
        random.shuffle(contents)
        units.append(Unit(f"u{number}", number, "Unit", "", None, (), tuple(contents)))
    return tuple(units)


@settings(max_examples=150, deadline=None)
@example(0, 1)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_the_fullest_state_is_exactly_the_worst_case(seed: int, size: int) -> None:
    units = make_units(Random(seed), size)
    assert len(encode(fullest(units))) == state_size(units).total


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_no_state_is_longer_than_the_worst_case(seed: int, size: int) -> None:
    random = Random(seed)
    units = make_units(random, size)
    limit = state_size(units).total
    for _ in range(5):
        assert len(encode(some(units, random))) <= limit


@pytest.mark.parametrize("key", [0, 5, 6, 30, 31, 32, 191, 192, 1022, 1023, 1024])
def test_sizes_at_the_borders_of_a_character(key: int) -> None:
    units = (Unit("u", 0, "Unit", "", None, (), (Page("p", key, "Page", NOTHING, ()),)),)
    assert len(encode(fullest(units))) == state_size(units).total


def test_a_course_without_anything_still_has_a_state() -> None:
    assert state_size(()).total == len(encode(fullest(())))


def test_the_parts_add_up_to_what_they_take() -> None:
    units = make_units(Random(1), 12)
    size = state_size(units)
    state = fullest(units)
    without = {
        "pages": State(**{**vars(state), "visited": (), "page": None}),
        "questions": State(**{**vars(state), "questions": {}}),
        "assessments": State(**{**vars(state), "assessments": {}}),
    }
    for part, rest in without.items():
        empty = {"pages": 2, "questions": 1, "assessments": 1}[part]
        assert getattr(size, part) - empty == size.total - len(encode(rest))


def big(questions: int, *, packaging: str = "single", units: int = 2) -> tuple[Plan, Lock]:
    parts = [
        unit(
            f"u{number}", page(f"u{number}/p.md", "Page", *(choice(f"Number {n}?") for n in range(questions)))
        )
        for number in range(units)
    ]
    codes = ["PLN013"] if packaging == "multi" and units == 1 else []
    return planned(course(*parts, packaging=packaging), codes=codes)


def test_a_state_that_may_not_fit_is_an_error_that_says_what_takes_the_room() -> None:
    plan, _ = big(600)
    (found,) = check_state(plan, 4096)
    assert (found.code, found.severity) == ("PLN007", Severity.ERROR)
    assert str(plan.launchables[0].state_size) in found.message
    assert "4096" in found.message
    assert "1200 questions take 4803 characters" in found.message
    assert "packaging: multi" in found.help


def test_each_unit_has_room_of_its_own() -> None:
    plan, _ = big(600, packaging="multi")
    assert list(check_state(plan, 4096)) == []
    assert all(each.state_size < 4096 for each in plan.launchables)


@pytest.mark.parametrize("packaging", ["single", "multi"])
def test_one_unit_cannot_be_helped_by_packaging(packaging: str) -> None:
    plan, _ = big(1200, packaging=packaging, units=1)
    (found,) = check_state(plan, 4096)
    assert "packaging" not in found.help
    assert "two units" in found.help


def test_exactly_the_limit_fits() -> None:
    plan, _ = big(10)
    size = plan.launchables[0].state_size
    assert list(check_state(plan, size)) == []
    assert len(list(check_state(plan, size - 1))) == 1


def test_the_size_stands_in_the_launchable() -> None:
    units = make_units(Random(3), 6)
    assert one_launchable("Demo", units)[0].state_size == state_size(units).total
    assert [each.state_size for each in one_a_unit(units, "free")] == [
        state_size((each,)).total for each in units
    ]
