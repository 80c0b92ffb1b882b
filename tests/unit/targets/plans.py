"""Plans for tests of the targets, made by hand: no course folder, no pages room."""

from __future__ import annotations

from pathlib import Path

from scormkit.archive.entry import Entry
from scormkit.plan.model import Assessment, Asset, Launchable, Objective, Page, Plan, Unit
from scormkit.source.markdown import Markdown
from scormkit.targets.scorm12.package import package

HOSTILE = "A & B <c> \"d\" 'e' 😀 ]]> عربي\u202e &amp; \u0007"


def text(words: str) -> Markdown:
    return Markdown("unit/01-page.md", words, (), (), (), None)


def unit(name: str, key: int, *, assessed: bool = True) -> Unit:
    page = Page(f"{name}.page", key, f"About {name}", text("Words."), ())
    check = Assessment(f"{name}.check", key, "Check", None, 80, None, ())
    return Unit(
        id=name,
        key=key,
        title=f"Module {name}",
        description=f"What {name} is.",
        minutes=15,
        objectives=(Objective(f"{name}.O1", key, f"Tell what {name} is."),),
        contents=(page, check) if assessed else (page,),
    )


def launchable(units: tuple[Unit, ...], name: str, href: str, requires: tuple[str, ...] = ()) -> Launchable:
    return Launchable(name, units[0].title if len(units) == 1 else "Course", href, units, requires, 120)


SINGLE = Plan(
    course_id="sample",
    unit_id=None,
    uid="abcdefghij",
    tag="t4g5",
    title="A sample course",
    description="What it is about.",
    language="en-US",
    version="1.0",
    revised="2026-11-22",
    publisher="Example; Org, Ltd.",
    copyright="© 2026 Example",
    keywords=("sample", "course"),
    minutes=45,
    notice=None,
    navigation="free",
    reporting="passed-incomplete",
    packaging="single",
    passing_score=80,
    mastery_score=None,
    record_interactions=True,
    units=(unit("one", 0), unit("two", 1), unit("three", 2)),
    launchables=(launchable((unit("one", 0), unit("two", 1), unit("three", 2)), "sample", "index.html"),),
    assets=(Asset(Path("/nowhere/logo.png"), "media/logo.png", 10),),
    asset_names=(("one/01-page.md", "../media/logo.png", "media/logo.png"),),
)

BARE = SINGLE._replace(
    description="",
    publisher="",
    copyright="",
    keywords=(),
    minutes=None,
    revised=None,
    assets=(),
    units=(unit("one", 0, assessed=False)._replace(description="", minutes=None, objectives=()),),
    launchables=(
        launchable(
            (unit("one", 0, assessed=False)._replace(description="", minutes=None, objectives=()),),
            "sample",
            "index.html",
        ),
    ),
)

MULTI = SINGLE._replace(
    packaging="multi",
    mastery_score=80,
    launchables=(
        launchable((unit("one", 0),), "one", "one.html"),
        launchable((unit("two", 1),), "two", "two.html", ("one",)),
        launchable((unit("three", 2),), "three", "three.html", ("one", "two")),
    ),
)

UNIT = SINGLE._replace(
    unit_id="two",
    title="Module two",
    units=(unit("two", 1),),
    launchables=(launchable((unit("two", 1),), "two", "index.html"),),
)


def many_units(count: int) -> Plan:
    units = tuple(unit(f"unit-{number:03}", number) for number in range(count))
    launchables = tuple(
        launchable((each,), each.id, f"{each.id}.html", (units[each.key - 1].id,) if each.key else ())
        for each in units
    )
    return MULTI._replace(units=units, launchables=launchables)


def hostile(plan: Plan) -> Plan:
    return plan._replace(
        title=HOSTILE,
        description=HOSTILE,
        publisher=HOSTILE,
        copyright=HOSTILE,
        keywords=(HOSTILE, "ﷺ"),
        version="one & only, a version of more than 20 characters",
        launchables=tuple(each._replace(title=HOSTILE) for each in plan.launchables),
    )


PLANS = {
    "single": SINGLE,
    "bare": BARE,
    "multi": MULTI,
    "unit": UNIT,
    "single with mastery score": SINGLE._replace(mastery_score=72.5),
    "hostile single": hostile(SINGLE),
    "hostile multi": hostile(MULTI),
    "right to left": SINGLE._replace(title="دورة تدريبية", language="ar"),
    "200 characters": SINGLE._replace(title="x" * 200),
    "many units": many_units(60),
}


def emitted(plan: Plan) -> tuple[Entry, ...]:
    """The files of a package, with stand-ins for pages and player."""
    pages = [Entry(each.href, b"<!doctype html>") for each in plan.launchables]
    player = [Entry("player/player.js", b""), Entry("player/player.css", b"")]
    return package(plan, pages, player)


def manifest(plan: Plan) -> bytes:
    """The manifest of a plan."""
    content = emitted(plan)[0].content
    assert isinstance(content, bytes)
    return content
