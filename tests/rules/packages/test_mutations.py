"""Hundreds of small changes to perfect packages: each gives exactly the codes that it must give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import scormkit
from tests.rules.packages.bases import HERE, make

MANIFESTS = {
    "scorm12": "imsmanifest.xml",
    "scorm2004": "imsmanifest.xml",
    "cmi5": "cmi5.xml",
    "xapi": "tincan.xml",
}


class Mutation(NamedTuple):
    """The manifest from `start` to `end` becomes `new`; or the file `gone` is removed, or `more` added."""

    base: str
    name: str
    codes: tuple[str, ...]
    start: int = 0
    end: int = 0
    new: str = ""
    gone: str = ""
    more: str = ""


def text_of(base: str) -> str:
    return (HERE / "base" / base / MANIFESTS[base]).read_text(encoding="utf-8")


def each(base: str, pattern: str, new: str, codes: str, name: str = "") -> Iterator[Mutation]:
    """One mutation for each place of the pattern: its first group, or all of it, becomes `new`."""
    for number, match in enumerate(re.finditer(pattern, text_of(base))):
        group = 1 if match.re.groups else 0
        title = f"{name or pattern} {number} -> {new!r}"
        yield Mutation(base, title, tuple(codes.split()), match.start(group), match.end(group), new)


def values(base: str, pattern: str, texts: str, codes: str) -> Iterator[Mutation]:
    """One mutation for each value (separated by |) at the one place of the pattern."""
    for text in texts.split("|"):
        found = [*each(base, pattern, text, codes)]
        assert len(found) == 1, pattern
        yield from found


def of_both_scorms() -> Iterator[Mutation]:
    for base in ("scorm12", "scorm2004"):
        yield from each(base, r'identifierref="(sco-1)', "none", "MAN016 MAN018 MAN022")
        yield from each(base, r'identifierref="(sco-2)', "none", "MAN016 MAN018")
        yield from each(base, r"<dependency identifierref=\"(shared)", "none", "MAN017")
        yield from each(base, r"<title>[^<]*</title>", "", "MAN012")
        yield from each(base, r"<title>([^<]*)</title>", " ", "MAN012")
        yield from each(base, r"<title>([^<]*)</title>", "x" * 201, "MAN013")
        yield from each(base, r"<title>([^<]*)</title>", "x" * 256, "MAN029")
        yield from each(base, r"<title>([^<]*)</title>", "Ein &amp; alles &lt;b&gt; 日本", "")
        yield from each(base, r" isvisible=\"true\"", "", "MAN019")
        yield from each(base, r" isvisible=\"(true)\"", "TRUE", "MAN020")
        yield from each(base, r"<file href=\"js/(r)eport", "R", "RES006")
        yield from each(base, r"<file href=\"(j)s/report", "/j", "RES008 RES011")
        yield from each(base, r"<file href=\"js(/)report", "\\", "RES007")
        yield from each(base, r"(scorm[tT]ype)=\"", "scormTYPE", "RES002")
        yield from each(base, r"scorm[tT]ype=\"(sco|asset)", "page", "RES003")
        yield from each(base, r" adlcp:scorm[tT]ype=\"sco\"", "", "RES001")
        yield from each(base, r"resource identifier=\"sco-\d\" type=\"(webcontent)", "page", "RES014")
        yield from each(base, r" href=\"lesson-\d.html\">", ">", "RES004")
        yield from each(base, r"<file href=\"lesson-\d.html\"/>", "", "RES010")
        yield from each(base, r"<organizations default=\"(course)", "none", "MAN010")
        yield from each(base, r" default=\"course\"", "", "MAN009")
        yield from each(base, r"<schema>ADL SCORM</schema>", "", "MAN001")
        yield from each(base, r"<schema>(ADL SCORM)", "ADLSCORM", "MAN001")
        yield from each(base, r"<manifest identifier=\"([\w-]*)", "9 lives", "MAN006")
        yield from each(base, r"<item identifier=\"(part)\"", "a,b", "MAN006")
        yield from each(base, r"<item identifier=\"(part)\"", "course", "MAN007")
        yield from each(base, r"<item identifier=\"(part)\"", "i" * 256, "MAN029")
        for name in ("extra.png", "a/b/extra.css", "lesson-3.html", "media/film.mp4", "fonts/x.woff2"):
            yield Mutation(base, f"more {name}", ("RES011",), more=name)
        for name in (".DS_Store", "__MACOSX/._a", "Thumbs.db", "js/desktop.ini"):
            yield Mutation(base, f"more {name}", ("PKG080",), more=name)


def of_scorm12() -> Iterator[Mutation]:
    base = "scorm12"
    yield from values(base, "masteryscore>(80)<", "-1|101|abc|80%|1e2||0x50|٨٠", "ADL002")
    yield from values(base, "masteryscore>(80)<", "0|100|79.5|080| 80 ", "")
    yield from values(
        base, "action>(continue,no message)<", "continue|Exit,message|exit,message.|exit;message|", "ADL003"
    )
    yield from values(
        base, "action>(continue,no message)<", "exit,message|exit,no message|continue,message", ""
    )
    yield from values(base, "allowed>(0000:30:00)<", "30|00:60:00|1:00:00|PT30M|00:30", "ADL004")
    yield from values(base, "allowed>(0000:30:00)<", "00:30:00|9999:59:59.99|0000:00:00.5", "")
    yield from values(base, "version>(1.2)<", "1.0|1.1|1.20|1,2|SCORM 1.2|2003|twelve", "MAN003")
    bad = (
        "lesson-1 and part|(lesson-1|lesson-1)|&amp;lesson-1|lesson-1&amp;|3*lesson-1|2*{lesson-1"
        "|lesson-1&lt;&gt;~|lesson-1=&quot;done&quot;"
    )
    yield from values(base, 'script">(lesson-1)<', bad, "ADL001")
    good = (
        "lesson-1&amp;part|~lesson-1|(lesson-1&amp;part)|lesson-1=&quot;passed&quot;|2*{lesson-1,part}"
        "|lesson-1&lt;&gt;F"
    )
    yield from values(base, 'script">(lesson-1)<', good, "")
    yield from values(base, 'script">(lesson-1)<', "lesson-2|sco-1|Lesson-1|lesson", "ADL009")
    yield from values(base, 'parameters="([^"]*)"', "a b|ä=1|&lt;a&gt;|?a=1^2", "MAN021")
    yield from values(base, 'parameters="([^"]*)"', "?a=1&amp;b=2|a=1|#top|?a=%20", "")
    yield Mutation(base, "no lesson-1", ("RES005",), gone="lesson-1.html")
    yield Mutation(
        base, "no report.js", ("RES005", "RUN001", "RUN001", "RUN012", "RUN012"), gone="js/report.js"
    )
    yield Mutation(base, "no metadata", ("MAN032",), gone="metadata/course.xml")
    yield Mutation(base, "no imscp schema", ("MAN025",), gone="imscp_rootv1p1p2.xsd")


def of_scorm2004() -> Iterator[Mutation]:
    base = "scorm2004"
    yield from each(base, r"(?:choice|flow)=\"(true)\"", "yes", "SEQ004", "mode")
    yield from each(
        base, r"(?:completedByMeasure|readSatisfiedStatus|readNormalizedMeasure)=\"(\w+)\"", "no", "SEQ004"
    )
    yield from values(base, 'minProgressMeasure="(0.9)"', "1.5|-0.1|ninety|", "SEQ004")
    yield from values(base, 'minProgressMeasure="(0.9)"', "0|1|0.25", "")
    yield from values(base, 'attemptLimit="(3)"', "-1|three|1.5", "SEQ004")
    yield from values(base, 'attemptLimit="(3)"', "1|99", "")
    yield from values(base, 'action="(disabled)"', "hide|Disabled|retry|exit", "SEQ004")
    yield from values(base, 'action="(disabled)"', "skip|hiddenFromChoice|stopForwardTraversal", "")
    yield from values(base, 'operator="(not)"', "NOT|no|and", "SEQ004")
    yield from values(base, 'Combination="(any)"', "either|ANY|none", "SEQ004")
    yield from values(base, 'condition="(satisfied)"', "passed|Satisfied|done|known", "SEQ004")
    yield from values(base, 'condition="(satisfied)"', "completed|attempted|always|objectiveStatusKnown", "")
    yield from values(base, "UI>(abandon)<", "toc|Continue|next|all", "SEQ004")
    yield from values(base, "UI>(abandon)<", "continue|previous|exit|exitAll|abandonAll|suspendAll", "")
    yield from values(base, "Action>(continue,no message)<", "continue|exit, message|stop", "ADL003")
    yield from values(base, 'selectionTiming="(once)"', "twice|Once", "SEQ004")
    yield from values(
        base, "version>(2004 4th Edition)<", "2004 4th|2004|SCORM 2004 4th Edition|2004 5th Edition", "MAN003"
    )
    yield Mutation(base, "no lesson-2", ("RES005",), gone="lesson-2.html")


def of_cmi5() -> Iterator[Mutation]:
    base = "cmi5"
    yield from each(base, r"<(?:course|block|au) id=\"([^\"]*)\"", "lesson", "CMI001")
    yield from each(
        base, r"<(?:course|block|au) id=\"([^\"]*)\"", "https://example.org/a b", "CMI001", "blank"
    )
    yield from each(base, r"<objective id=\"(https://example.org/first-aid/presses)\"", "presses", "CMI001")
    yield from each(base, r"<title>.*</title>", "", "CMI013")
    yield from each(base, r"<description>.*</description>", "", "CMI013")
    yield from each(base, r"<title><langstring lang=\"en-US\">([^<]*)<", " ", "CMI013", "empty")
    yield from each(base, r"idref=\"([^\"]*)\"", "https://example.org/none", "CMI003")
    yield from values(base, 'masteryScore="(0.8)"', "80|1.1|-0.5|0.12345|many", "CMI008")
    yield from values(base, 'masteryScore="(0.8)"', "0|1|0.1234|1.0", "")
    yield from values(base, 'moveOn="(Completed)"', "completed|Done|Passed or Completed", "CMI012")
    yield from values(base, 'moveOn="(Completed)"', "NotApplicable|CompletedOrPassed", "")
    yield from values(base, 'launchMethod="(OwnWindow)"', "NewWindow|ownWindow|popup", "CMI012")
    yield from values(
        base, "<url>(lesson-1.html)<", "a b.html|&lt;a&gt;|https://|http://[1|lesson^1", "CMI005"
    )
    taken = "endpoint|fetch|actor|registration|activityId|ACTOR"
    yield from values(
        base,
        "<url>(lesson-1.html)<",
        "|".join(f"lesson-1.html?{name}=1" for name in taken.split("|")),
        "CMI004",
    )
    yield from values(
        base, "<url>(lesson-1.html)<", "./lesson-1.html|lesson-1.html#a|lesson%2D1.html", "CMI007"
    )
    yield from values(base, "<url>(lesson-1.html)<", "lesson-1.html?a=1|lesson-1.html?endpoints=1", "")
    yield from values(base, "<url>(lesson-1.html)<", "lesson-9.html|pages/lesson-1.html", "RES005")
    yield Mutation(base, "no lesson-2", ("RES005",), gone="lesson-2.html")


def of_xapi() -> Iterator[Mutation]:
    base = "xapi"
    yield from each(base, r"activity id=\"([^\"]*)\"", "bike", "XAP003")
    yield from each(base, r"activity id=\"([^\"]*)\"", "http://a b", "XAP003", "blank")
    yield from each(base, r"<name.*</name>", "", "XAP008")
    yield from each(base, r"<description.*</description>\n", "", "XAP004")
    yield from each(base, r"(lang)=\"", "xml:lang", "XAP005")
    yield from each(base, r" type=\"([^\"]*)\"", "course", "XAP009")
    yield from values(base, '<launch lang="en-US">(index.html)<', "start.html|a/index.html", "RES005")
    yield from values(base, '<launch lang="en-US">(index.html)<', "Index.html|INDEX.HTML", "RES006")
    yield from values(base, '<launch lang="en-US">(index.html)<', "https://example.org/|index.html?a=1", "")


MUTATIONS = [*of_both_scorms(), *of_scorm12(), *of_scorm2004(), *of_cmi5(), *of_xapi()]


def test_there_are_enough_of_them() -> None:
    assert len(MUTATIONS) >= 200


@pytest.mark.parametrize("it", MUTATIONS, ids=[f"{each.base}: {each.name[:60]}" for each in MUTATIONS])
def test_a_mutation_gives_exactly_its_codes(it: Mutation, tmp_path: Path) -> None:
    package = make(it.base, tmp_path)
    if it.gone:
        (package / it.gone).unlink()
    elif it.more:
        (package / it.more).parent.mkdir(parents=True, exist_ok=True)
        (package / it.more).write_text("x")
    else:
        text = text_of(it.base)
        (package / MANIFESTS[it.base]).write_text(
            text[: it.start] + it.new + text[it.end :], encoding="utf-8"
        )
    assert sorted(found.code for found in scormkit.validate(package)) == sorted(it.codes)
