"""A package in three languages: begun in one, gone on with in another, and nothing that was done is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.conftest import Built
from tests.journeys.inspector import Inspector
from tests.journeys.learner import Learner
from tests.journeys.lms import Lms, View, Visit
from tests.journeys.questions import narrow_and_wide

pytestmark = pytest.mark.browser

COURSE = Path(__file__).parent / "courses" / "exits"
IDS = ["escape.signs.way", "escape.signs.first", "escape.check.tone", "escape.check.steps"]


def form(view: View, number: int) -> Locator:
    return view.locator(f'main form[data-question="{number}"]')


def is_in(view: View, language: str, direction: str = "ltr") -> None:
    expect(view.locator("html")).to_have_attribute("lang", language)
    expect(view.locator("html")).to_have_attribute("dir", direction)


def turn(learner: Learner, name: str) -> None:
    """By keyboard alone: the panel, then the language by its own name."""
    learner.keys.press("Alt+Shift+KeyL")
    choice = learner.view.get_by_role("dialog").get_by_role("button", name=name, exact=True)
    expect(choice).to_be_visible()
    choice.focus()
    learner.visit.mark()
    learner.keys.press("Enter")
    expect(learner.view.get_by_role("dialog")).to_have_count(0)


def order(steps: Locator) -> str:
    return "".join(steps.locator(".order-item").evaluate_all("all => all.map(one => one.dataset.option)"))


def arrange(learner: Learner, steps: Locator, keys: str) -> None:
    for place, key in enumerate(keys):
        while order(steps).index(key) > place:
            learner.press(steps.locator(f'.order-item[data-option="{key}"] [data-move="up"]'))


@narrow_and_wide
def test_english_then_spanish_then_arabic(
    build_course: Callable[..., Built],
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
    width: int,
) -> None:
    lms = lms_of(build_course(COURSE, locale="en,es,ar").package)
    visit = open_at(lms)  # which also holds it to three requests before the first content
    assert [name for name in visit.site.package_requests if "languages" in name] == [
        "/package/languages/en.js"
    ]
    learner, view = Learner(visit), visit.view
    is_in(view, "en")
    inspector.look(learner, "start")
    learner.press(view.locator("#start"))
    form(view, 0).get_by_label("The stairs").check()
    learner.press(form(view, 0).get_by_role("button", name="Check"))
    expect(form(view, 0).get_by_text("The stairs stay open.")).to_be_visible()
    view.get_by_label("I know the second door.").check()
    form(view, 1).get_by_role("textbox").fill("Everything")

    # Turned in the middle: the answer, the tick and what was only typed are there; the heading is read out.
    turn(learner, "Español")
    is_in(view, "es")
    expect(view.get_by_role("heading", name="Lo que se oye")).to_be_focused()
    assert view.title() == "Lo que se oye · Salidas"
    expect(form(view, 0).get_by_text("Las escaleras siguen abiertas.")).to_be_visible()
    expect(view.get_by_label("Conozco la segunda puerta.")).to_be_checked()
    expect(form(view, 1).get_by_role("textbox")).to_have_value("Everything")
    inspector.look(learner, "turned")
    # What is right in one language is right in the other.
    learner.press(form(view, 1).get_by_role("button", name="Comprobar"))
    expect(form(view, 1).get_by_role("group", name="Correcto")).to_be_visible()
    learner.press(learner.button("Siguiente: Fuera"))
    view.get_by_role("textbox").fill("A casa")
    # What plays goes on in the other language where it was.
    view.locator("main audio").evaluate("sound => { sound.currentTime = 2; return sound.play() }")
    turn(learner, "English")
    assert view.locator("main audio").evaluate("sound => [sound.currentTime >= 2, sound.paused]") == [
        True,
        False,
    ]
    view.locator("main audio").evaluate("sound => { sound.pause(); sound.currentTime = 5 }")
    turn(learner, "Español")
    assert view.locator("main audio").evaluate("sound => [sound.currentTime, sound.paused]") == [5, True]
    expect(view.get_by_role("textbox")).to_have_value("A casa")
    learner.press(learner.button("Siguiente: Compruebe su salida"))
    learner.press(learner.button("Empezar"))
    form(view, 2).get_by_label("Verdadero").check()
    learner.press(form(view, 2).get_by_role("button", name="Comprobar"))
    visit.settle()
    visit.close_tab()

    # Another day: in Spanish at once, though the browser is English, and in the middle of the check.
    visit = open_at(lms)
    assert [name for name in visit.site.package_requests if "languages" in name] == [
        "/package/languages/es.js"
    ]
    learner, view = Learner(visit), visit.view
    is_in(view, "es")
    learner.press(learner.button("Continuar"))
    # What was put in order and not handed in goes along as well.
    steps = form(view, 3)
    arrange(learner, steps, "102")
    turn(learner, "العربية")
    is_in(view, "ar", "rtl")
    assert order(steps) == "102"
    expect(steps.get_by_text("إغلاق الباب").first).to_be_visible()
    inspector.look(learner, "a question from right to left")
    arrange(learner, steps, "012")
    learner.press(steps.locator("[type=submit]"))
    learner.press(view.locator("main .feedback .actions button").last)
    expect(view.get_by_role("heading", name="لقد اجتزتم هذا الاختبار")).to_be_visible()
    inspector.look(learner, "result from right to left")
    visit.settle()
    visit.close_tab()

    cmi = lms.record().cmi
    assert cmi is not None
    assert cmi["core"]["lesson_status"] == "passed"
    assert cmi["core"]["score"]["raw"] == "100"
    answers = [cmi["interactions"][each] for each in sorted(cmi["interactions"], key=int)]
    assert [each["id"] for each in answers] == IDS
    assert [each["student_response"] for each in answers] == ["a", "Everything", "t", "a,b,c"]
    assert [each["result"] for each in answers] == ["correct"] * 4


@pytest.mark.parametrize(("width", "target"), [(1280, "scorm2004")])
def test_a_package_in_arabic_alone(  # noqa: PLR0917 - pytest hands them over
    build_course: Callable[..., Built],
    lms_of: Callable[..., Lms],
    open_at: Callable[..., Visit],
    inspector: Inspector,
    width: int,
    target: str,
) -> None:
    """A translation into a language from right to left: course and player speak it."""
    lms = lms_of(build_course(COURSE, locale="ar", target=target).package)
    visit = open_at(lms)
    learner, view = Learner(visit), visit.view
    is_in(view, "ar", "rtl")
    assert view.title() == "مخارج النجاة"
    expect(view.locator("#rail").get_by_role("button", name="ما يُسمع")).to_be_visible()
    rail, main = (view.locator(each).bounding_box() for each in ("#rail", "main"))
    assert rail is not None
    assert main is not None
    assert rail["x"] > main["x"] + main["width"] / 2
    learner.press(learner.button("ابدأ"))
    form(view, 0).get_by_label("من الدرج").check()
    learner.press(form(view, 0).get_by_role("button", name="تحقق"))
    expect(form(view, 0).get_by_text("يبقى الدرج مفتوحًا.")).to_be_visible()
    form(view, 1).get_by_role("textbox").fill("كل شيء")
    learner.press(form(view, 1).get_by_role("button", name="تحقق"))
    expect(form(view, 1).get_by_role("group", name="صحيح")).to_be_visible()
    inspector.look(learner, "a page of the translation")
    # A link of the translation leads to the page that it names.
    learner.press(view.get_by_role("link", name="ما يلي"))
    expect(view.get_by_role("heading", name="في الخارج")).to_be_focused()
    learner.press(learner.button("التالي: اختبار الخروج"))
    learner.press(learner.button("بدء الاختبار"))
    form(view, 2).locator('input[value="0"]').check()
    learner.press(form(view, 2).locator("[type=submit]"))
    learner.press(view.locator("main .feedback .actions button").last)
    arrange(learner, form(view, 3), "012")
    learner.press(form(view, 3).locator("[type=submit]"))
    learner.press(view.locator("main .feedback .actions button").last)
    inspector.look(learner, "result of the translation")
    visit.settle()
    visit.close_tab()
    cmi = lms.record().cmi
    assert cmi is not None
    assert (cmi["core"]["lesson_status"], cmi["core"]["score"]["raw"]) == ("passed", "100")
    answers = [cmi["interactions"][each] for each in sorted(cmi["interactions"], key=int)]
    assert [each["id"] for each in answers] == IDS
