"""Who keeps the rules of a course, by target and platform; and when several items become one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scormkit import api
from scormkit.building.carrying import carried, platform_says
from scormkit.errors import FindingsError
from scormkit.lms.profiles import load_profile
from scormkit.lms.telling import profile_text
from scormkit.plan.launchables import one_launchable
from scormkit.plan.model import Drawn, Plan
from scormkit.plan.rules import Answered, Done, Rules
from tests.unit.cli.test_commands import scormkit as run
from tests.unit.pages.html import course
from tests.unit.targets.plans import SINGLE
from tests.unit.targets.plans2004 import chosen, done, letters, multi, retaken

FILES = {
    "course.yaml": "id: demo\ntitle: Demo\npackaging: multi\nnavigation: linear\n",
    "a/unit.yaml": "title: First\n",
    "a/01-page.md": "# One\n\nWords.\n",
    "b/unit.yaml": "title: Second\noptional: true\n",
    "b/01-page.md": "# Two\n\nWords.\n",
}


def make_course(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def kept(plan: object, target: str) -> dict[str, str]:
    return {each.rule.split(" (")[0]: each.by for each in carried(plan, target)}  # type: ignore[arg-type]


ALL = multi(
    letters(
        4,
        b=Rules(requires=done("a"), skip_if=done("a", passed=True)),
        c=Rules(requires=Done("page", 100), optional=True),
        d=Rules(requires=Answered(500, "chose", (0,))),
    ),
    "linear",
)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("scorm2004", ["platform", "platform", "platform", "platform", "platform", "platform"]),
        ("scorm12", ["platform", "platform", "platform", "nobody", "nobody", "nobody"]),
        ("cmi5", ["nobody", "nobody", "nobody", "nobody", "nobody", "platform"]),
        ("xapi", ["course"] * 6),
        ("web", ["course"] * 6),
    ],
)
def test_what_a_standard_has_words_for(target: str, expected: list[str]) -> None:
    found = kept(ALL, target)
    assert [
        found["the order of the units"],
        found["units that wait for other units"],
        found["units that wait for a page, check, objective or pass in another"],
        found["units that wait for an answer in another"],
        found["units that are left out"],
        found["optional units"],
    ] == expected
    assert found.get("the order of the pages in a unit", "course") == "course"


def test_one_item_keeps_everything_itself() -> None:
    assert set(kept(ALL._replace(launchables=SINGLE.launchables), "scorm2004").values()) == {"course"}


def test_a_course_without_rules_has_nothing_to_tell() -> None:
    assert carried(SINGLE, "scorm2004") == ()


@pytest.mark.parametrize(
    ("lms", "target", "items"),
    [
        (None, "scorm2004", 2), ("successfactors", "scorm2004", 2), ("moodle", "scorm2004", 1),
        ("docebo", "scorm2004", 1), ("learnupon", "scorm2004", 1), ("moodle", "scorm12", 2),
        ("open-edx", "scorm12", 1), ("talentlms", "scorm12", 1),
    ],
)  # fmt: skip
def test_where_a_platform_loses_rules_the_course_is_one_item(
    lms: str | None, target: str, items: int, tmp_path: Path
) -> None:
    built = api.build(make_course(tmp_path / "demo", FILES), target=target, lms=lms, out=tmp_path / "dist")
    assert len(built.launchables) == items
    assert built.joined == (0 if items == 2 else 2)
    keepers = {each.by for each in built.carried if "order of the units" in each.rule}
    assert keepers == {"platform" if items == 2 else "course"}
    assert built.path.name == f"demo-{target}.zip"


@pytest.mark.parametrize(
    ("lms", "navigation", "kept_apart"),
    [(None, "free", False), ("saba", "free", False), ("scorm-cloud", "free", True), (None, "linear", True)],
)
def test_results_outlive_attempts_where_the_platform_takes_shared_objectives(
    lms: str | None, navigation: str, kept_apart: bool, tmp_path: Path
) -> None:
    """A course whose units share nothing can be imported anywhere (Moodle refuses shared objectives)."""
    files = FILES | {"course.yaml": FILES["course.yaml"].replace("linear", navigation)}
    folder = make_course(tmp_path / "demo", files)
    built = api.build(folder, target="scorm2004", edition="3rd", lms=lms, out=tmp_path / "dist")
    with zipfile.ZipFile(built.path) as package:
        manifest = package.read("imsmanifest.xml").decode()
        among = [course(package.read(each.href))["among"] for each in built.launchables]
    names = (
        [[f"state.{unit}.completed", f"state.{unit}.passed"] for unit in "ab"] if kept_apart else [None] * 2
    )
    assert [each.get("kept") for each in among] == names
    assert ("mapInfo" in manifest) is kept_apart


def test_the_profile_advises_target_and_edition(tmp_path: Path) -> None:
    folder = make_course(tmp_path / "demo", FILES)
    made = {
        lms: (built.target, built.edition, built.lms)
        for lms in ("moodle", "docebo", "successfactors")
        for built in [api.build(folder, lms=lms, out=tmp_path / lms)]
    }
    assert made == {
        "moodle": ("scorm12", "", "Moodle"),
        "docebo": ("scorm2004", "3rd", "Docebo"),
        "successfactors": ("scorm2004", "4th", "SAP SuccessFactors Learning"),
    }
    own = api.build(folder, target="scorm2004", edition="4th", lms="docebo", out=tmp_path / "own")
    assert (own.edition, [each.code for each in own.warnings if each.code.startswith("LMS")]) == (
        "4th",
        ["LMS001"],
    )


@pytest.mark.parametrize(("lms", "minutes"), [(None, None), ("successfactors", 10), ("absorb", None)])
def test_a_long_session_is_kept_alive_as_the_platform_asks(
    lms: str | None, minutes: int | None, tmp_path: Path
) -> None:
    folder = make_course(tmp_path / "demo", FILES)
    built = api.build(folder, target="scorm12", lms=lms, out=tmp_path / "dist")
    with zipfile.ZipFile(built.path) as package:
        pages = [package.read(each.href) for each in built.launchables]
    assert [course(page).get("keepAliveMinutes") for page in pages] == [minutes] * len(pages)


@pytest.mark.parametrize("target", ["xapi", "web"])
def test_a_package_with_one_entry_in_any_case_is_told_as_one(
    target: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_course(tmp_path / "demo", FILES)
    built = api.build(folder, target=target, out=tmp_path / "dist")
    assert [each.href for each in built.launchables] == ["index.html"]
    assert {each.by for each in built.carried} == {"course"}
    said = run(capsys, "build", str(folder), "--target", target, "--out", str(tmp_path / "dist")).err
    assert "one item, not 2: this kind of package has one" in said
    assert "kept by nobody" not in said


DRAW = {
    "course.yaml": "id: demo\ntitle: Demo\npackaging: multi\nunits: [a, b]\npick:\n"
    "  - {title: A case, units: 1, of: [a, b]}\n",
    **{name: content for name, content in FILES.items() if name.startswith("a/")},
    "b/unit.yaml": "title: Second\n",
    "b/01-page.md": "# Two\n\nWords.\n",
}


@pytest.mark.parametrize(
    ("target", "code"), [("scorm12", "SCO028"), ("cmi5", "CMT006"), ("scorm2004", None), ("xapi", None)]
)
def test_a_draw_that_nobody_carries_out_is_told_where_it_is_written(
    target: str, code: str | None, tmp_path: Path
) -> None:
    folder = make_course(tmp_path / "demo", DRAW)
    found = [each for each in api.check(folder, target=target) if each.code.startswith(("SCO", "CMT"))]
    expected = [(code, ("demo/course.yaml", 6))] if code else []
    assert [(each.code, each.span and (each.span.file, each.span.line)) for each in found] == expected
    if code:
        assert "“A case” draws 1 of 2" in found[0].message
    text = DRAW["course.yaml"]
    assert not api.check(make_course(folder, {"course.yaml": text.replace("multi", "single")}), target=target)
    allowed = text.replace("  - {", f"  # scormkit: allow {code} everybody may see both\n  - {{")
    if code:
        assert not api.check(make_course(folder, {"course.yaml": allowed}), target=target)


def test_words_of_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(make_course(tmp_path / "demo", FILES))
    said = run(
        capsys, "build", folder, "--target", "scorm2004", "--lms", "moodle", "--out", str(tmp_path / "dist")
    )
    assert said.code == 0
    assert "one item, not 2: Moodle would lose the rules between them" in said.err
    assert "kept by the course: the order of the units (navigation: linear); optional units" in said.err
    assert "SCORM 2004 3rd Edition, one item to launch" in said.err
    said = run(capsys, "build", folder, "--lms", "nowhere")
    assert said.code == 2
    assert "There is no profile of a platform 'nowhere'" in said.err
    said = run(capsys, "build", folder, "--edition", "4th")
    assert said.code == 2
    assert "SCORM 1.2 has no edition '4th'. Leave --edition out." in said.err
    said = run(capsys, "build", folder, "--target", "scorm2004", "--edition", "2nd")
    assert said.code == 2
    assert "It has 3rd and 4th." in said.err


def test_a_course_is_walked_without_a_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_course(tmp_path / "demo", FILES)
    walk = api.simulate(folder)
    assert [moment.opened for moment in walk.moments] == ["a", "b", None]
    said = run(capsys, "simulate", str(folder / "course.yaml"))
    assert said.code == 0
    assert 'opens "Second" (b)' in said.out
    script = tmp_path / "stops.yaml"
    script.write_text("results: {a: {completed: false}}\nsteps: [start, choice: b]\n")
    blocked = api.simulate(folder, script)
    assert blocked.moments[-1].refusal is not None
    script.write_text("results: {a: {completed: true}}\nsteps: [start, choice: b]\n")
    assert [moment.opened for moment in api.simulate(folder, script).moments] == ["a", "b"]
    (folder / "course.yaml").write_text("titel: Demo\n")
    with pytest.raises(FindingsError):
        api.simulate(folder)


def test_a_course_is_checked_for_the_standard_that_it_is_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(make_course(tmp_path / "demo", FILES))
    assert "SCO023" in run(capsys, "check", folder).out
    assert "SCO023" not in run(capsys, "check", folder, "--target", "scorm2004", "--edition", "4th").out
    assert run(capsys, "check", folder, "--edition", "4th").code == 2


def everything() -> Plan:
    """A unit that is taken again, units that are drawn, and a page that asks for another unit."""
    first, *cases, last = letters(4)
    drawn = [each._replace(drawn=Drawn(0, 1, "A case")) for each in cases]
    page, check = last.contents
    asking = last._replace(contents=(page._replace(rules=Rules(requires=done("a"))), check))
    return multi((retaken(first, 3), *drawn, asking))


PICK, TRIES = "units drawn by chance", "units that are taken again"
PAGES = "pages that ask for something in another unit"


@pytest.mark.parametrize(
    ("target", "edition", "expected"),
    [
        ("scorm2004", "4th", ["platform", "platform", "course"]),
        ("scorm2004", "3rd", ["platform", "course", "course"]),
        ("scorm12", "", ["nobody", "course", "nobody"]),
        ("xapi", "", ["course", "course", "course"]),
        ("web", "", ["course", "course", "course"]),
        ("cmi5", "", ["nobody", "course", "nobody"]),
    ],
)
def test_every_rule_says_who_keeps_it(target: str, edition: str, expected: list[str]) -> None:
    found = {each.rule.split(" (")[0]: each.by for each in carried(everything(), target, edition)}
    assert [found[name] for name in (PICK, TRIES, PAGES)] == expected
    (note,) = [each.note for each in carried(everything(), target, edition) if each.rule.startswith(TRIES)]
    assert note == ("the course counts the tries" if edition == "4th" else "")
    alone = everything()._replace(launchables=SINGLE.launchables)
    found = {each.rule.split(" (")[0]: each.by for each in carried(alone, target, edition)}
    assert [found[name] for name in (PICK, TRIES, PAGES)] == ["course", "course", "course"]


def test_the_report_tells_what_is_only_inferred() -> None:
    said = {
        name: platform_says(everything(), "scorm2004", load_profile(name))
        for name in ("ilias", "saba", "moodle")
    }
    assert said["ilias"] == (
        "several items in one package: carried out; sequencing of SCORM 2004: carried out (inferred); "
        "objectives that units share: carried out (inferred)"
    )
    assert "objectives that units share: nothing is known" in said["saba"]
    assert "(inferred)" not in said["moodle"]
    assert platform_says(SINGLE, "scorm2004", load_profile("ilias")) == ""
    assert platform_says(everything(), "scorm2004", None) == ""
    assert "(inferred)" in profile_text(load_profile("ilias"))
    assert "Inferred: the source does not say it" in profile_text(load_profile("ilias"))
    assert "Inferred" not in profile_text(load_profile("open-edx"))


def test_a_build_for_a_platform_prints_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make_course(tmp_path / "demo", FILES)
    said = run(capsys, "build", str(folder), "--lms", "ilias", "--out", str(tmp_path))
    assert said.code == 0
    assert "ILIAS, by its profile: several items in one package: carried out;" in said.err


@pytest.mark.parametrize(
    ("target", "by", "note"),
    [
        ("scorm2004", "platform", ""),
        ("scorm12", "nobody", "the platform waits for all"),
        ("cmi5", "nobody", "the platform waits for all"),
        ("xapi", "course", ""),
        ("web", "course", ""),
    ],
)
def test_who_keeps_what_learners_choose(target: str, by: str, note: str) -> None:
    rule = "units that learners choose (choose: 2 of 3)"
    assert (rule, by, note) in carried(chosen("free"), target, "3rd")
    one = chosen("free")
    single = one._replace(packaging="single", launchables=one_launchable("All", one.units))
    assert (rule, "course", "") in carried(single, target, "3rd")
