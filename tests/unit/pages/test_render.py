from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from scormkit.pages.render import render_page
from scormkit.plan.model import Assessment, Launchable, Objective, Plan, Unit
from tests.unit.pages import builders
from tests.unit.pages.html import SCREEN, course, faults, screens, static

HOSTILE = "</script></template><script>alert(1)</script><!-- & \"'` {{ 7*7 }} {title} \u2028 🙂"


def page_of(plan: Plan) -> bytes:
    return render_page(plan, plan.launchables[0], "scorm12")


@pytest.fixture(scope="module")
def sample() -> bytes:
    return page_of(builders.sample())


def text_of(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def roots(page: bytes) -> list[HtmlElement]:
    return [static(page), *screens(page).values()]


def test_the_document_is_nested_as_html_wants(sample: bytes) -> None:
    assert faults(sample.decode()) == []


def test_the_head_says_what_a_browser_needs(sample: bytes) -> None:
    document = static(sample)
    assert sample.startswith(b'<!DOCTYPE html>\n<html lang="en" dir="ltr">')
    assert document.findtext(".//title") == "Field notes for first responders"
    names = {meta.get("name"): meta.get("content") for meta in document.iter("meta")}
    assert names["viewport"].startswith("width=device-width, initial-scale=1")
    assert "maximum-scale" not in names["viewport"]
    assert names["color-scheme"] == "light dark"
    assert names["scormkit:target"] == "scorm12"


def test_two_files_are_asked_for_and_no_other_host(sample: bytes) -> None:
    """The start screen needs the document, a style and a script; pictures come with their page."""
    document = static(sample)
    asked = document.xpath("//@src | //link/@href | //@srcset | //@poster")
    assert sorted(asked) == ["data:,", "player/player.css", "player/player.js"]
    (script,) = document.xpath("//script[@src]")
    assert script.get("defer") is not None
    assert script.get("type") is None, "modules fail on file:// and on servers with wrong types"
    for root in roots(sample):
        assert [src for src in root.xpath("//@src") if re.match(r"(?:[a-z]+:)?//", src)] == []
    assert "<style" not in sample.decode()
    assert not re.search(r"\son[a-z]+=", sample.decode()), (
        "no inline handlers: they fail under a content policy"
    )


def test_a_launch_page_in_a_folder_finds_its_files() -> None:
    plan = builders.sample()
    launchable = plan.launchables[0]._replace(href="units/one/index.html")
    page = render_page(plan, launchable, "scorm12")
    assert static(page).xpath("//link[@rel='stylesheet']/@href") == ["../../player/player.css"]
    assert screens(page)["page-0"].xpath("//img/@src") == ["../../assets/hands.png"]


def test_the_first_screen_can_be_read_without_a_script(sample: bytes) -> None:
    (main,) = static(sample).xpath("//main")
    text = text_of(main)
    for words in (
        "Field notes for first responders",
        "How to write notes that hold up",
        "About 35 minutes",
        "2026-11-22",
        "Tell a caution from a warning",
        "Name two people to call",
        "This course speaks about harm to children",
        "This course needs JavaScript",
    ):
        assert words in text
    assert main.xpath(".//h1")[0].text_content() == "Field notes for first responders"
    assert main.xpath(".//*[@id='start-actions']/@hidden"), "a button that cannot work yet is not shown"


def test_empty_optional_parts_leave_nothing_behind() -> None:
    plan = builders.plan_of((builders.small_unit(builders.page(0, "01", "Only", "Text.\n")),))
    plan = plan._replace(units=(plan.units[0]._replace(minutes=None),))
    plan = plan._replace(launchables=(plan.launchables[0]._replace(units=plan.units),))
    (main,) = static(page_of(plan)).xpath("//main")
    assert main.xpath(".//dl | .//h2 | .//section | .//p[@class='lede']") == []


def test_every_page_has_its_template_and_its_menu_entry(sample: bytes) -> None:
    data = course(sample)
    keys = [page["key"] for unit in data["units"] for page in unit["pages"]]
    assert sorted(screens(sample)) == sorted([*(f"page-{key}" for key in keys), "end"])
    (rail,) = static(sample).xpath("//nav")
    assert [int(key) for key in rail.xpath(".//@data-key")] == keys
    titles = [text_of(entry) for entry in rail.xpath(".//*[@class='entry']")]
    assert titles == [page["title"] for unit in data["units"] for page in unit["pages"]]


def test_ids_are_unique_wherever_they_meet(sample: bytes) -> None:
    """A template is shown beside the frame, so its ids differ from the frame's, not from other templates'."""
    frame = static(sample).xpath("//@id")
    assert len(set(frame)) == len(frame)
    for screen in screens(sample).values():
        ids = screen.xpath(".//@id")
        assert len(set(ids)) == len(ids)
        assert set(ids) & set(frame) == set()


def test_references_between_elements_lead_somewhere(sample: bytes) -> None:
    frame = set(static(sample).xpath("//@id"))
    for root in roots(sample):
        ids = frame | set(root.xpath("//@id"))
        for attribute in ("aria-labelledby", "aria-describedby", "for", "aria-controls"):
            for value in root.xpath(f"//@{attribute}"):
                assert set(value.split()) <= ids
    icons = {symbol.get("id") for symbol in static(sample).iter("symbol")}
    used = {use.get("href").lstrip("#") for root in roots(sample) for use in root.iter("use")}
    assert used <= icons


def test_headings_go_down_one_step_at_a_time(sample: bytes) -> None:
    for root in [static(sample).xpath("//main")[0], *screens(sample).values()]:
        levels = [int(h.tag[1]) for h in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_control_and_landmark_has_a_name(sample: bytes) -> None:
    for root in roots(sample):
        for button in root.iter("button"):
            assert text_of(button)
        for control in root.iter("input"):
            label = control.getparent()
            assert label.tag == "label"
            assert text_of(label)
        for element in root.xpath("//nav | //dialog | //*[@role='group']"):
            assert element.get("aria-label") or element.get("aria-labelledby")
        for picture in root.iter("svg"):
            assert picture.get("aria-hidden") == "true"


def test_questions_are_fieldsets_with_the_question_as_legend(sample: bytes) -> None:
    one, several, statement = screens(sample)["page-1"].xpath(".//form")
    assert text_of(one.xpath(".//legend")[0]) == "What do you do first?"
    assert text_of(one.xpath(".//*[@class='stem']")[0]).startswith("You arrive first.")
    assert {each.get("type") for each in one.iter("input")} == {"radio"}
    assert {each.get("type") for each in several.iter("input")} == {"checkbox"}
    assert text_of(several.xpath(".//*[@class='hint']")[0]) == "Choose all that apply."
    assert [text_of(row) for row in statement.iter("label")] == ["True", "False"]
    for form in (one, several, statement):
        assert len({each.get("name") for each in form.iter("input")}) == 1
        assert form.xpath(".//fieldset/@aria-describedby") == [form.xpath(".//*[@class='hint']")[0].get("id")]


def test_two_questions_share_no_input_name(sample: bytes) -> None:
    names = [set(form.xpath(".//input/@name")) for form in screens(sample)["page-1"].xpath(".//form")]
    assert len(set.union(*names)) == len(names)


def test_feedback_waits_hidden_where_the_author_wrote_it(sample: bytes) -> None:
    form = screens(sample)["page-1"].xpath(".//form")[0]
    hidden = {text_of(each) for each in form.xpath(".//*[@hidden]") if text_of(each)}
    assert "Being at eye level lowers the threat." in hidden
    assert "Safety first, questions later." in hidden
    shown = form.xpath(".//*[@class='option-feedback' or starts-with(@class, 'feedback')][not(@hidden)]")
    assert [each for each in shown if not each.xpath("ancestor::*[@hidden]")] == []


def test_the_answers_are_not_marked_in_the_markup(sample: bytes) -> None:
    for form in screens(sample)["page-1"].xpath(".//form"):
        rows = form.xpath(".//*[@class='option']")
        assert all(set(row.attrib) == {"class", "data-option"} for row in rows)
        assert form.xpath(".//input[@checked]") == []


def test_an_assessment_tells_its_terms_before_it_begins(sample: bytes) -> None:
    intro = screens(sample)["page-2"].xpath(".//*[@class='stage-intro']")[0]
    assert "Three questions on what you have read." in text_of(intro)
    assert [text_of(each) for each in intro.iter("dd")][:2] == ["3", "80%"]
    assert screens(sample)["page-2"].xpath(".//*[@class='stage-questions']/@hidden")


@pytest.mark.parametrize(("mark", "shown"), [(80.0, "80%"), (66.67, "66.67%"), (100.0, "100%"), (0.0, "0%")])
def test_pass_marks_are_written_as_people_write_them(mark: float, shown: str) -> None:
    plan = builders.sample()
    check = plan.units[0].contents[2]
    assert isinstance(check, Assessment)
    check = check._replace(passing_score=mark)
    unit = plan.units[0]._replace(contents=(*plan.units[0].contents[:2], check))
    page = render_page(plan, plan.launchables[0]._replace(units=(unit,)), "scorm12")
    assert shown in [text_of(each) for each in screens(page)["page-2"].iter("dd")]


def hostile_plan() -> Plan:
    body = "Text `</script><!--<script>`.\n\n```question\n```\n"
    asked = builders.choice(0, "Which?", [("One", True, "Fine."), ("Two", False, None)])
    page = builders.page(0, "01", HOSTILE, body, (asked,))
    unit = builders.small_unit(page, title=HOSTILE)._replace(objectives=(Objective("o", 0, HOSTILE),))
    return builders.plan_of((unit, unit._replace(key=1)), title=HOSTILE, description=HOSTILE)


def test_hostile_titles_stay_text() -> None:
    page = page_of(hostile_plan())
    text = page.decode()
    assert faults(text) == []
    scripts = 2 + len(SCREEN.findall(text))
    assert text.count("<script") == text.count("</script>") == scripts, "the player, the data, the screens"
    assert "alert(1)</script>" not in text
    assert HOSTILE in static(page).xpath("//h1")[0].text_content()
    assert HOSTILE in static(page).findtext(".//title")
    assert screens(page)["page-0"].xpath(".//h1")[0].text_content() == HOSTILE
    data = course(page)
    assert data["title"] == HOSTILE
    assert data["units"][0]["objectives"][0]["text"] == HOSTILE
    assert data["units"][0]["pages"][0]["title"] == HOSTILE


def test_the_data_cannot_end_its_script_element() -> None:
    text = page_of(hostile_plan()).decode()
    script = text.partition('id="course">')[2]
    assert script.index("</script>") == script.index("</")
    assert "<" not in script.partition("</script>")[0]


def test_a_right_to_left_course_is_one_from_the_root() -> None:
    page = builders.page(0, "01", "كيف تقرأ هذا الدليل", "الدليل يُقرأ مرتين.\n")
    plan = builders.plan_of((builders.small_unit(page, title="الوحدة"),), title="ملاحظات", language="ar-EG")
    document = static(page_of(plan))
    assert (document.get("lang"), document.get("dir")) == ("ar-EG", "rtl")


def test_interface_text_in_another_language_than_the_course_says_so() -> None:
    """WCAG 3.1.2: a screen reader changes its voice for the parts that are not in the page's language."""
    page = builders.page(0, "01", "Wie man liest", "Zweimal.\n")
    plan = builders.plan_of((builders.small_unit(page, title="Eins"),), title="Feldnotizen", language="nl")
    rendered = page_of(plan)
    document = static(rendered)
    assert document.get("lang") == "nl"
    assert document.find("body").get("lang") == "en"
    for words in ("Feldnotizen", "Wie man liest"):
        (spoken,) = {
            each.xpath("ancestor-or-self::*[@lang][1]")[0].get("lang")
            for each in document.xpath(f"//body//*[not(self::script)][contains(text(), '{words}')]")
        }
        assert spoken == "nl"
    assert screens(rendered)["page-0"].xpath(".//*[@class='prose']/@lang") == ["nl"]


def test_a_unit_alone_names_the_course_it_belongs_to() -> None:
    plan = builders.sample()
    one, two = plan.units
    launchable = Launchable("two", two.title, "two.html", (two,), ("one",), 10)
    page = render_page(plan, launchable, "scorm12")
    assert static(page).xpath("//h1")[0].text_content() == "Afterwards"
    assert "Field notes for first responders" in text_of(static(page).xpath("//main")[0])
    assert course(page)["minutes"] == 15
    assert [unit["id"] for unit in course(page)["units"]] == ["two"]
    assert "How to read this manual" not in page.decode(), "one launchable holds no text of another"
    assert one.title not in page.decode()


def test_the_same_plan_gives_the_same_bytes_in_any_process() -> None:
    code = (
        "import hashlib; from tests.unit.pages.builders import sample;"
        "from scormkit.pages.render import render_page; p = sample();"
        "print(hashlib.sha256(render_page(p, p.launchables[0], 'scorm12')).hexdigest())"
    )
    root = Path(__file__).parents[3]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    }
    assert len(digests) == 1


def test_units_in_the_data_carry_what_the_player_needs() -> None:
    data = course(page_of(builders.sample()))
    assert (data["format"], data["tag"], data["navigation"]) == (1, "abcd", "linear-first")
    unit = data["units"][0]
    assert [page["kind"] for page in unit["pages"]] == ["page", "page", "assessment"]
    check = unit["pages"][2]
    assert (check["passingScore"], check["attempts"]) == (80.0, 3)
    question = unit["pages"][1]["questions"][0]
    assert set(question) == {
        "id",
        "key",
        "type",
        "multiple",
        "options",
        "objectives",
        "points",
        "attempts",
        "shuffle",
        "data",
        "credit",
        "graded",
        "record",
        "language",
    }
    assert question["options"][0] == {"id": "o0", "key": 0, "letter": "a", "group": "", "correct": True}
    assert (question["attempts"], question["multiple"]) == (2, False)
    assert unit["pages"][1]["questions"][1]["multiple"] is True


def test_a_course_of_one_unit_needs_no_folding() -> None:
    one = Unit("u", 0, "Alone", "", None, (), (builders.page(0, "01", "Page", "Text.\n"),))
    rail = static(page_of(builders.plan_of((one,)))).xpath("//nav")[0]
    assert rail.xpath(".//details") == []
    assert len(rail.xpath(".//*[@data-unit='0']")) == 1
