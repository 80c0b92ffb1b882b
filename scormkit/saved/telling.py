"""A saved state and its course -> what a learner has and has not done, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from scormkit.plan.state import LANGUAGE_KEY
from scormkit.saved.courses import CourseData, pages_of
from scormkit.saved.state import Answer, Asked, State, Taken

_SHORT = 40
"""Characters of a typed answer that are shown; a longer one is only counted, as reflections are."""


class ToldQuestion(NamedTuple):
    """`outcome` is right, wrong (not all right), noted (nothing to be right about) or open."""

    id: str
    outcome: str
    tries: int
    answer: str


class ToldPage(NamedTuple):
    """A page or a check; `about` says what is to be said of it, each a part of a sentence."""

    id: str
    title: str
    kind: str
    done: bool
    about: tuple[str, ...]
    questions: tuple[ToldQuestion, ...]


class ToldUnit(NamedTuple):
    """A unit with what it holds."""

    title: str
    pages: tuple[ToldPage, ...]


class Told(NamedTuple):
    """A learner's progress. `unknown` is how many entries are of what the course does not have (any more)."""

    course: str
    title: str
    version: str
    status: str
    last_page: str
    seconds: int
    sent: int
    units: tuple[ToldUnit, ...]
    unknown: int
    language: str = ""
    """Where the package has several: the one that the learner reads."""

    def data(self) -> dict[str, Any]:
        """For programs: plain values, the same names."""
        units = [
            {
                "title": unit.title,
                "pages": [
                    {**page._asdict(), "questions": [each._asdict() for each in page.questions]}
                    for page in unit.pages
                ],
            }
            for unit in self.units
        ]
        return {**self._asdict(), "units": units}

    def text(self) -> str:
        """For people."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        pages = [page for unit in self.units for page in unit.pages]
        done = sum(page.done for page in pages)
        yield f"{self.title}, version {self.version} ({self.course})"
        yield ""
        yield f"  Status       {self.status}"
        if self.language:
            yield f"  Language     {self.language}"
        yield f"  Last page    {self.last_page or 'none: not begun'}"
        yield f"  Active for   {_minutes(self.seconds)}"
        yield f"  Answers      {self.sent} sent to the learning platform"
        yield f"  Done         {done} of {len(pages)} pages and checks"
        for unit in self.units:
            yield ""
            yield unit.title
            for page in unit.pages:
                about = f" ({', '.join(page.about)})" if page.about else ""
                yield f"  {'done' if page.done else 'OPEN'}  {page.title}{about}"
                yield from (f"        {_question(each)}" for each in page.questions)
        if self.unknown:
            yield ""
            yield (
                f"{self.unknown} more in it belong to pages or questions that this course does not have: "
                "it was edited since, or this is not the package that the learner has."
            )


def tell(state: State, course: CourseData) -> Told:
    """What a state says of a course that it belongs to."""
    pages = {page["key"]: page for page in pages_of(course)}
    questions = {each["key"] for page in pages.values() for each in page["questions"]}
    blocks = {each["key"] for page in pages.values() for each in page.get("kept", ())}
    unknown = [
        *(state.visited | state.taken.keys()) - pages.keys(),
        *state.asked.keys() - questions,
        *state.kept.keys() - blocks - {LANGUAGE_KEY},
    ]
    here = pages.get(state.page) if state.page is not None else None
    return Told(
        course=course["id"],
        title=course["title"],
        version=course["version"],
        status=state.status,
        last_page=here["title"] if here else "",
        seconds=state.seconds,
        sent=state.sent,
        units=tuple(
            ToldUnit(unit["title"], tuple(_page(each, state, unit) for each in unit["pages"]))
            for unit in course["units"]
        ),
        unknown=len(unknown),
        language=str(next(iter(state.kept.get(LANGUAGE_KEY, ())), "")),
    )


def _page(page: Mapping[str, Any], state: State, unit: Mapping[str, Any]) -> ToldPage:
    is_check = page["kind"] == "assessment"
    taken = state.taken.get(page["key"])
    done = bool(taken and taken.rounds) if is_check else page["key"] in state.visited
    about = [*(_check(page, taken) if is_check else _read(page, done)), *_kept(page, state)]
    if page.get("optional") or unit.get("optional"):
        about.append("optional")
    if any(name in each for each in (page, unit) for name in ("skipIf", "showIf")):
        about.append("left out for some learners")
    if "draw" in unit:
        about.append("drawn for some learners")
    if "choose" in unit:
        about.append(f"elective: {unit['choose']['count']} of “{unit['choose']['title']}” are enough")
    told = (_told(each, state.asked[each["key"]]) for each in page["questions"] if each["key"] in state.asked)
    return ToldPage(page["id"], page["title"], page["kind"], done, tuple(about), tuple(told))


def _read(page: Mapping[str, Any], done: bool) -> Iterator[str]:
    if not done:
        yield "recordings not played" if page.get("holds") else "not read yet"


def _check(page: Mapping[str, Any], taken: Taken | None) -> Iterator[str]:
    if taken is None:
        yield "not begun"
        return
    mark, left = page.get("passingScore") or 0, page.get("attempts")
    if taken.best is not None:
        passed = "passed" if taken.best >= mark else "not passed"
        yield f"{passed}: best {taken.best:g}%, pass mark {mark:g}%"
    if not taken.finished:
        yield "a round is under way and not handed in"
    tries = f"{taken.rounds} handed in"
    yield tries if left is None else f"{tries} of {left} allowed"


def _kept(page: Mapping[str, Any], state: State) -> Iterator[str]:
    for block in page.get("kept", ()):
        answer = state.kept.get(block["key"], ())
        if block["key"] == LANGUAGE_KEY:
            continue
        if "entries" in block:
            ticked = sum(key in block["entries"] for key in answer)
            yield f"{ticked} of {len(block['entries'])} ticked"
        elif answer:
            yield f"wrote {len(str(answer[0]))} characters"


def _told(question: Mapping[str, Any], asked: Asked) -> ToldQuestion:
    if not question["graded"]:
        outcome = "noted" if asked.answer or asked.right else "open"
    elif asked.right:
        outcome = "right"
    else:
        outcome = "wrong" if asked.answer else "open"
    answer = _answer(question, asked.answer) if question["record"] else ""
    return ToldQuestion(question["id"], outcome, asked.used, answer)


def _answer(question: Mapping[str, Any], answer: Answer) -> str:
    """By the ids of the options; a text that is long is only counted."""
    ids = {option["key"]: option["id"] for option in question["options"]}
    return ", ".join(ids.get(each, f"?{each}") if isinstance(each, int) else _typed(each) for each in answer)


def _typed(text: str) -> str:
    return f'"{text}"' if len(text) <= _SHORT else f"a text of {len(text)} characters"


_OUTCOMES = {"right": "right", "wrong": "not all right", "noted": "answered", "open": "to be answered again"}


def _question(told: ToldQuestion) -> str:
    tries = f" in {told.tries} tries" if told.tries > 1 else ""
    answer = f": {told.answer}" if told.answer else ""
    return f"{told.id}  {_OUTCOMES[told.outcome]}{tries}{answer}"


def _minutes(seconds: int) -> str:
    minutes = round(seconds / 60)
    return "less than a minute" if minutes == 0 else f"{minutes} minute{'s' if minutes != 1 else ''}"
