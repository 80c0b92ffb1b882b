"""A small course as Plan values, with one of everything that a page can show."""

from __future__ import annotations

from pathlib import Path

from scormkit.interactions.choice.model import ChoiceSpec
from scormkit.interactions.true_false.model import TrueFalseSpec
from scormkit.plan.model import (
    Assessment,
    Asset,
    Launchable,
    Navigation,
    Objective,
    Option,
    Page,
    Plan,
    Question,
    Unit,
)
from scormkit.source.markdown import Markdown
from scormkit.source.markdown_parse import parse_page
from scormkit.source.text import SourceFile


def md(text: str, file: str = "course/unit/01-page.md") -> Markdown:
    """Markdown as the course loader reads it; what it has to say about the text is not asked here."""
    return parse_page(SourceFile(file, text), lambda _: None)[1]


def choice(
    key: int,
    prompt: str,
    options: list[tuple[str, bool, str | None]],
    *,
    multiple: bool = False,
    attempts: int | None = None,
    correct: str | None = None,
    incorrect: str | None = None,
    objectives: tuple[str, ...] = (),
    scored: bool = False,
) -> Question:
    spec = ChoiceSpec.model_validate(
        {
            "type": "choice",
            "prompt": prompt,
            "multiple": multiple,
            "options": [{"text": text, "correct": right} for text, right, _ in options],
        }
    )
    return Question(
        id=f"unit.page.q{key}",
        key=key,
        type="choice",
        spec=spec,
        prompt=md(prompt),
        options=tuple(
            Option(f"o{i}", i, "abcdefgh"[i], right, md(text), md(feedback) if feedback else None)
            for i, (text, right, feedback) in enumerate(options)
        ),
        objectives=objectives,
        points=1.0,
        attempts=attempts,
        shuffle=True,
        scored=scored,
        feedback_correct=md(correct) if correct else None,
        feedback_incorrect=md(incorrect) if incorrect else None,
    )


def true_false(key: int, prompt: str, answer: bool, *, scored: bool = False) -> Question:
    spec = TrueFalseSpec.model_validate({"type": "true-false", "prompt": prompt, "answer": answer})
    options = (
        Option("true", 0, "t", answer, md("True"), None),
        Option("false", 1, "f", not answer, md("False"), None),
    )
    return Question(
        id=f"unit.page.q{key}",
        key=key,
        type="true-false",
        spec=spec,
        prompt=md(prompt),
        options=options,
        objectives=(),
        points=1.0,
        attempts=1 if scored else None,
        shuffle=False,
        scored=scored,
        feedback_correct=None,
        feedback_incorrect=None,
    )


def page(key: int, slug: str, title: str, body: str, questions: tuple[Question, ...] = ()) -> Page:
    return Page(f"unit.{slug}", key, title, md(body, f"course/unit/{slug}.md"), questions)


def plan_of(
    units: tuple[Unit, ...],
    *,
    title: str = "A course",
    description: str = "",
    language: str = "en",
    navigation: Navigation = "free",
    notice: str | None = None,
    minutes: int | None = None,
    revised: str | None = None,
    assets: tuple[Asset, ...] = (),
    asset_names: tuple[tuple[str, str, str], ...] = (),
) -> Plan:
    launchable = Launchable("course", title, "index.html", units, (), 100)
    return Plan(
        course_id="course",
        unit_id=None,
        uid="abcdefghij",
        tag="abcd",
        title=title,
        description=description,
        language=language,
        version="1",
        revised=revised,
        publisher="",
        copyright="",
        keywords=(),
        minutes=minutes,
        notice=md(notice, "course/course.yaml") if notice else None,
        navigation=navigation,
        reporting="passed-incomplete",
        packaging="single",
        passing_score=80.0,
        mastery_score=None,
        record_interactions=True,
        units=units,
        launchables=(launchable,),
        assets=assets,
        asset_names=asset_names,
    )


def small_unit(*contents: Page | Assessment, key: int = 0, title: str = "Module one") -> Unit:
    return Unit(f"unit{key}", key, title, "", 10, (), contents)


def sample(
    *, language: str = "en", navigation: Navigation = "linear-first", picture: Path | None = None
) -> Plan:
    """Two modules, pages with every kind of block, questions of each type, a check, a notice."""
    goals = (
        Objective("one.O1", 0, "Tell a caution from a warning, and say which one stops the work"),
        Objective("one.O2", 1, "Write down what was seen and heard, in the person’s own words"),
    )
    reading = page(
        0,
        "01-reading",
        "How to read this manual",
        "A field manual is read **twice**: once at a desk, and once with cold hands in poor light.\n\n"
        "It says what to do first. [The second page](02-notes.md) shows how, and the "
        "[standard](https://example.org/a?b=1&c=%2F) says why. Write to [us](mailto:us@example.org) or read "
        "the [printed form](form.pdf).\n\n"
        "## What stands in it\n\nA list:\n\n- one thing, with `code`\n- another thing\n\n"
        "1. First do this.\n2. Then do that.\n\n"
        "### A table\n\n| Colour | Meaning | Count |\n|:--|:-:|--:|\n"
        "| Red | Stop | 12 |\n| Amber | Wait | 7 |\n\n"
        ":::note\nQuiet words beside the text.\n:::\n\n"
        ":::tip Keep it short\nThe shorter the note, the sooner it is read.\n:::\n\n"
        ":::warning Do not ask leading questions\n"
        "Ask **what happened**, and wait. ~~Never~~ finish the sentence.\n:::\n\n"
        "> What was said is evidence. What was meant is not.\n\n"
        '## Looking closer\n\n![Two hands holding a notebook](hands.png "A notebook, open")\n\n'
        "```\nplain code\n```\n\n---\n\n## What stands in it\n\nThe heading above is here twice.\n",
    )
    asked = page(
        1,
        "02-notes",
        "Taking notes that last",
        "Notes are taken once and read for years.\n\n## Try it\n\n" + "```question\n```\n\n" * 3,
        (
            choice(
                0,
                "You arrive first. The child is sitting on the kerb and says nothing.\n\n"
                "What do you do **first**?",
                [
                    (
                        "Sit down at the same height and say who you are",
                        True,
                        "Being at eye level lowers the threat.",
                    ),
                    (
                        "Ask what happened, straight away",
                        False,
                        "A first question that asks for the worst closes doors.",
                    ),
                    ("Wait in the car until a specialist arrives, however long that may take", False, None),
                ],
                attempts=2,
                correct="Safety first, questions later.",
                incorrect="Think of what the child needs in the first minute.",
                objectives=("one.O1",),
            ),
            choice(
                1,
                "Which of these belong in the notes?",
                [
                    ("The exact words", True, None),
                    ("What you make of them", False, "Keep conclusions for the report."),
                    ("The time", True, None),
                ],
                multiple=True,
            ),
            true_false(2, "A note written the next day is as good as one written at once.", False),
        ),
    )
    check = Assessment(
        "one.check",
        2,
        "Check: notes",
        md("Three questions on what you have read.", "course/unit/check.yaml"),
        80.0,
        3,
        (
            choice(
                3,
                "What goes first in a note?",
                [("The time", True, None), ("Your opinion", False, "Opinions come later, if at all.")],
                attempts=1,
                objectives=("one.O2",),
                scored=True,
            ),
            choice(
                4,
                "Which of these are warnings?",
                [("Stop work", True, None), ("Mind the step", False, None), ("Leave the room", True, None)],
                multiple=True,
                attempts=1,
                objectives=("one.O1",),
                scored=True,
            ),
            true_false(5, "The person’s own words matter more than yours.", True, scored=True),
        ),
    )
    one = Unit(
        "one",
        0,
        "Reading and writing notes",
        "How notes are read and written.",
        20,
        goals,
        (reading, asked, check),
    )
    two = Unit(
        "two",
        1,
        "Afterwards",
        "",
        15,
        (Objective("two.O1", 2, "Name two people to call when a day was hard"),),
        (
            page(
                3,
                "03-looking-after",
                "Looking after yourself and the people who work beside you",
                "What helps is plain.\n",
            ),
            page(4, "04-last", "Where to find help", "Keep the numbers where you can see them.\n"),
        ),
    )
    hands = picture or Path(__file__)
    return plan_of(
        (one, two),
        title="Field notes for first responders",
        description="How to write notes that hold up, on a hard day, for people who were not there.",
        language=language,
        navigation=navigation,
        notice="This course speaks about **harm to children**. It shows no pictures. Stop at any time.",
        minutes=35,
        revised="2026-11-22",
        assets=(Asset(hands, "assets/hands.png", 10), Asset(hands, "assets/form.pdf", 10)),
        asset_names=(
            ("course/unit/01-reading.md", "hands.png", "assets/hands.png"),
            ("course/unit/01-reading.md", "form.pdf", "assets/form.pdf"),
        ),
    )._replace()
