"""What is told of a package, in text, as a page and as data."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from scormkit import api
from scormkit.errors import FindingsError
from scormkit.inspecting.generators import made_by
from scormkit.inspecting.inspect import PLATFORMS, inspect_package
from scormkit.inspecting.page import inspection_page, write_report
from scormkit.inspecting.telling import inspection_data, inspection_text
from tests.hostile.support import make_course
from tests.rules.packages.bases import BASES, make, spoil
from tests.unit.cli.test_commands import scormkit as run

STRUCTURE = """\
Structure
  - At the pool [group]
    - Rules [SCO]: may take 0000:30:00
    - Check [SCO]: opens after lesson-1; passed from 80 points on

What completes it
  - 2 parts (SCOs) each report when they are complete; the platform puts them together.
"""


def test_scorm12_in_plain_words(tmp_path: Path) -> None:
    found = inspect_package(make("scorm12", tmp_path))
    assert (found.standard, found.title, found.identifier) == ("SCORM 1.2", "Water safety", "water-safety")
    assert [unit.launch for unit in found.launched] == ["lesson-1.html?lesson=1", "lesson-2.html"]
    assert (found.mastery, found.languages, found.hosts) == (("80",), ("en",), ())
    assert found.tracked == ("time", "answers to questions")
    text = inspection_text(found)
    assert STRUCTURE in text
    assert "some platforms set passed or failed by it" in text
    assert "Validation: 0 errors, 0 warnings" in text


def test_scorm2004_tells_its_sequencing(tmp_path: Path) -> None:
    text = inspection_text(inspect_package(make("scorm2004", tmp_path)))
    assert "- Part one [group]: free choice and in order; draws 2 of 2" in text
    assert "- Exits [SCO]: complete from progress 0.9 (of 1) on; at most 3 attempts" in text
    assert "- Extinguishers [SCO]: locked as long as objective " in text


def test_cmi5_tells_what_moves_learners_on(tmp_path: Path) -> None:
    found = inspect_package(make("cmi5", tmp_path))
    text = inspection_text(found)
    assert (
        "- Check [unit]: has to be completed and passed; passed from 0.8 (of 1) on; opens in a window" in text
    )
    assert "1 of 3 units: has to be completed." in text
    assert found.identifier == "https://example.org/first-aid"


@pytest.mark.parametrize("target", ["xapi", "cmi5"])
def test_a_package_of_ours_reports_by_statements_what_it_reports_elsewhere(
    target: str, tmp_path: Path
) -> None:
    package = api.build(make_course(tmp_path / "course"), out=tmp_path, target=target)
    found = inspect_package(package.path)
    assert {"completion and success", "score", "answers to questions", "saved state"} <= set(found.tracked)


@pytest.mark.parametrize(("target", "also"), [("scorm12", ""), ("scorm2004", "completed and "), ("xapi", "")])
def test_a_package_of_ours_says_when_it_is_complete_and_what_is_recorded(
    target: str, also: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    course = make_course(tmp_path / "course")
    with (course / "course.yaml").open("a", encoding="utf-8") as file:
        file.write("\nreporting: passed-failed\n")
        file.write("completion: {pages: 90, checks: passed, minutes: 1, of: any}\n")
    said = run(capsys, "build", str(course), "--out", str(tmp_path), "--target", target)
    assert said.code == 0, said.out
    complete, recorded = inspect_package(next(tmp_path.glob("*.zip"))).completion[:2]
    assert complete == (
        "Completed when 90% of the pages were seen or every check was passed "
        "or the learner was active for 1 minute."
    )
    assert recorded == (
        f"Recorded as incomplete, then {also}passed once it is complete and every check reached its pass "
        "mark (80%), or failed when it did not; with the score."
    )
    for line in (complete.removeprefix("Completed "), recorded.removeprefix("Recorded as ")):
        assert line.rstrip(".") in " ".join(said.err.split())  # the summary of the build says the same


def test_the_platforms_that_are_named_are_unfolded(tmp_path: Path) -> None:
    page = inspection_page(inspect_package(make("scorm12", tmp_path)), ("moodle",))
    assert page.count("<details open>") == 1
    assert "<details open>\n<summary>Moodle" in page


def test_xapi(tmp_path: Path) -> None:
    found = inspect_package(make("xapi", tmp_path))
    assert (found.title, [unit.launch for unit in found.launched]) == ("Bike safety", ["index.html"])


@pytest.mark.parametrize("base", BASES)
def test_every_report_speaks_of_the_platforms(base: str, tmp_path: Path) -> None:
    found = inspect_package(make(base, tmp_path))
    assert tuple(each.name for each in found.platforms) == PLATFORMS
    data = json.loads(json.dumps(inspection_data(found)))
    assert [each["name"] for each in data["platforms"]] == list(PLATFORMS)
    page = inspection_page(found)
    assert all(each.title in page for each in found.platforms)
    assert page.count("<script") == 0
    assert "http" not in page.replace("https://example.org", "").partition("<h2>Platforms")[0]


def test_a_web_build_opens_one_page_and_goes_to_no_platform(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course")
    told = inspect_package(api.build(course, target="web", out=tmp_path / "out").path)
    assert (told.standard, told.title) == ("web build", api.plan(course).title)
    assert [each.launch for each in told.launched] == ["index.html"]
    assert [each.code for each in told.findings] == ["XAP080"]
    assert {each.support for each in told.platforms} == {"none"}
    assert {each.code for advice in told.platforms for each in advice.findings} == {"XAP081"}


def test_a_hostile_title_is_text_in_the_page(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    spoil(
        package,
        {"replace": {"imsmanifest.xml": {">Water safety<": ">&lt;script&gt;alert(1)&lt;/script&gt;<"}}},
    )
    page = inspection_page(inspect_package(package))
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_settings_of_a_named_platform(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = str(make("scorm12", tmp_path))
    said = run(capsys, "inspect", package, "--lms", "moodle")
    assert (said.code, "Set Attempts allowed to Unlimited attempts." in said.out) == (0, True)
    assert "Set Attempts allowed" not in run(capsys, "inspect", package).out
    assert run(capsys, "inspect", package, "--lms", "mudle").code == 2


@pytest.mark.parametrize(
    ("base", "platform", "names"),
    [
        ("scorm12", "talentlms", []),
        ("cmi5", "talentlms", ["Integrations, xAPI"]),
        ("scorm2004", "talentlms", []),
        ("scorm12", "docebo", []),
        ("scorm2004", "docebo", []),  # the 4th Edition, which it does not take
        ("scorm2004", "brightspace", ["SCORM player"]),
        ("cmi5", "moodle", []),
        ("scorm12", "successfactors", ["Content object, completion"]),
    ],
)
def test_only_settings_for_the_packages_own_standard(
    base: str, platform: str, names: list[str], tmp_path: Path
) -> None:
    told = inspect_package(make(base, tmp_path))
    advice = next(each for each in told.platforms if each.name == platform)
    assert [name for name, _, _ in advice.settings] == names
    page = inspection_page(told)
    assert all(html.escape(name) in page for name in names)
    assert ("Integrations, xAPI" in page) is (base == "cmi5")


def test_hosts_and_harmless_warnings(tmp_path: Path) -> None:
    package = make("scorm12", tmp_path)
    spoil(
        package,
        {
            "replace": {"lesson-2.html": {"<p>": '<script src="https://cdn.example.org/x.js"></script><p>'}},
            "remove": ["adlcp_rootv1p2.xsd"],
        },
    )
    found = inspect_package(package)
    assert found.hosts == ("cdn.example.org",)
    assert found.harmless[0].startswith("A warning about missing schema files")


@pytest.mark.parametrize(
    ("names", "texts", "tool"),
    [
        (["scormkit.json"], [], "scormkit"),
        (["story.html", "story_content/user.js"], [], "Articulate Storyline"),
        (["scormcontent/lib/rise/main.js", "scormdriver/scormdriver.js"], [], "Articulate Rise"),
        (["index.html", "assets/js/CPM.js"], [], "Adobe Captivate"),
        (["index_lms.html", "adapt/js/adapt.min.js"], [], "Adapt"),
        (["index.html"], ["<catalog>Camtasia Studio 8 Video Course</catalog>"], "TechSmith Camtasia"),
        (["index.html"], ["<title>Adaptation</title>"], ""),
    ],
)
def test_the_tool_is_recognised(names: list[str], texts: list[str], tool: str) -> None:
    assert made_by(names, texts) == tool


def test_what_cannot_be_read_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.zip").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(FindingsError):
        inspect_package(tmp_path / "notes.zip")
    said = run(capsys, "inspect", str(tmp_path / "notes.zip"))
    assert (said.code, "PKG051" in said.out) == (1, True)


def test_build_writes_the_report_beside_the_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_course(tmp_path / "demo")
    out = tmp_path / "out"
    assert run(capsys, "build", str(tmp_path / "demo"), "--out", str(out)).code == 0
    assert sorted(path.name for path in out.iterdir()) == ["demo-scorm12.html", "demo-scorm12.zip"]
    page = (out / "demo-scorm12.html").read_bytes()
    assert b"made with scormkit" in page
    write_report(out / "demo-scorm12.zip")
    assert (out / "demo-scorm12.html").read_bytes() == page


def test_a_report_that_cannot_be_written_spoils_no_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_course(tmp_path / "demo")
    out = tmp_path / "out"
    (out / "demo-scorm12.html").mkdir(parents=True)
    said = run(capsys, "build", str(tmp_path / "demo"), "--out", str(out))
    assert said.code == 0
    assert (out / "demo-scorm12.zip").is_file()
    assert "demo-scorm12.html, could not be written: " in said.err
    assert "Report " not in said.err


def test_no_report_when_none_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_course(tmp_path / "demo")
    assert (
        run(capsys, "build", str(tmp_path / "demo"), "--out", str(tmp_path / "out"), "--no-report").code == 0
    )
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["demo-scorm12.zip"]


def test_html_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = make("scorm2004", tmp_path)
    said = run(capsys, "inspect", str(package), "--format", "html", "--output", str(tmp_path / "r.html"))
    assert (said.code, said.out) == (0, "")
    assert "<h1>Fire safety</h1>" in (tmp_path / "r.html").read_text(encoding="utf-8")
