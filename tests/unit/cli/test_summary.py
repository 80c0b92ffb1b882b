"""The end of a build, in a designer's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scormkit.api import Built, BuiltLaunchable, BuiltUnit, Progress
from scormkit.cli.progress import Display, describe
from scormkit.cli.summary import complete, recorded, summary_of
from scormkit.plan.rules import COMPLETION, Completion

BUILT = Built(
    path=Path("dist/demo-scorm12.zip"),
    size=84_321,
    digest="ab" * 32,
    target="scorm12",
    target_title="SCORM 1.2",
    course_id="demo",
    unit_id=None,
    title="Demo",
    reporting="passed-incomplete",
    pass_marks=(80.0,),
    completion=COMPLETION,
    units=(BuiltUnit("a", "First", 3, 1, 7), BuiltUnit("b", "Second", 1, 0, 0)),
    launchables=(BuiltLaunchable("demo", "Demo", "index.html", 900),),
    files=20,
    largest=(("media/film.mp4", 12_345_678), ("media/small.png", 999_999)),
    warnings=(),
    lock_changed=True,
    seconds=0.4,
)


def test_one_package_in_full() -> None:
    assert (
        summary_of([BUILT], [])
        == f"""
  Course    Demo
  Package   dist/demo-scorm12.zip (84 kB)
  Standard  SCORM 1.2, one item to launch
  Units     First (3 pages, 1 assessment, 7 questions)
            Second (1 page)
  Complete  when every page was seen and every check was submitted
  Recorded  incomplete, then passed once it is complete and every check reached its pass mark (80%); \
with the score
  Largest   media/film.mp4 (12.3 MB)
  Digest    sha256:{"ab" * 32}
  Updated   course.lock beside course.yaml: keep it with the course

Next: upload this zip in your learning platform (LMS) as a SCORM 1.2 package.
"""
    )


def test_the_page_about_a_package_is_named() -> None:
    assert (
        "\n  Package   dist/demo-scorm12.zip (84 kB)\n"
        "  Report    dist/demo-scorm12.html, for whoever uploads it\n"
    ) in summary_of([BUILT], [], [BUILT])
    several = summary_of([BUILT, BUILT._replace(path=Path("dist/other-scorm12.zip"))], [], [BUILT])
    assert "Beside each zip is a page about it" in several


def test_a_lock_that_stayed_and_small_files_are_not_mentioned() -> None:
    text = summary_of([BUILT._replace(lock_changed=False, largest=())], [])
    assert "course.lock" not in text
    assert "Largest" not in text


def test_several_packages_in_a_table() -> None:
    other = BUILT._replace(
        title="A course whose title goes on and on and on and on",
        path=Path("dist/other-scorm12.zip"),
        size=5,
        reporting="passed-failed",
    )
    assert (
        summary_of([BUILT, other], [Path("courses/broken")])
        == """
  Course                                            Package                    Size  Recorded as
  Demo                                              dist/demo-scorm12.zip     84 kB  passed
  A course whose title goes on and on and on an...  dist/other-scorm12.zip  5 bytes  passed or failed

Not built, because of the errors above:
  courses/broken

Next: upload each zip in your learning platform (LMS) as a SCORM 1.2 package.
"""
    )


def test_when_nothing_was_built_there_is_no_next_step() -> None:
    assert summary_of([], [Path("a")]) == "\nNot built, because of the errors above:\n  a\n"


@pytest.mark.parametrize("reporting", ["completed", "passed-incomplete", "passed-failed"])
def test_a_course_without_assessments_is_completed_in_every_mode(reporting: str) -> None:
    built = BUILT._replace(reporting=reporting, pass_marks=())  # type: ignore[arg-type]
    assert recorded(built) == "incomplete, then completed once it is complete"
    assert complete(built) == "when every page was seen"


def test_what_is_recorded() -> None:
    completed = recorded(BUILT._replace(reporting="completed"))
    assert completed == "incomplete, then completed once it is complete; with the score"
    failed = recorded(BUILT._replace(reporting="passed-failed", pass_marks=(66.5, 80.0)))
    assert failed.endswith("reached its pass mark (66.5% to 80%), or failed when it did not; with the score")
    assert recorded(BUILT._replace(launchables=BUILT.launchables * 3)).startswith("for each item, incomplete")


def test_units_of_which_each_learner_has_some() -> None:
    built = BUILT._replace(chosen=(("Two electives", 2, 3),), drawn=(("A case", 1, 4),))
    assert complete(built) == (
        'when every page was seen and every check was submitted; of "Two electives" 2 of 3 units are enough; '
        'of "A case" each learner has 1 of 4 units'
    )


def test_when_it_is_complete() -> None:
    rules = Completion(pages=50, minutes=1, checks=None, score=70)
    assert complete(BUILT._replace(completion=rules, launchables=BUILT.launchables * 2)) == (
        "for each item, when 50% of the pages were seen and the score over all checks is at least 70% "
        "and the learner was active for 1 minute"
    )
    assert "the score reached 70%" in recorded(BUILT._replace(completion=rules))
    either = Completion(pages=None, minutes=20, checks="passed", any_of=True)
    assert (
        complete(BUILT._replace(completion=either))
        == "when every check was passed or the learner was active for 20 minutes"
    )


def test_progress_in_words() -> None:
    assert describe(Progress("read")) == "reading the course"
    assert (
        describe(Progress("write", 50_000_000, 200_000_000))
        == "writing the package, 50.0 MB of 200.0 MB (25%)"
    )


def test_progress_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with Display(Path("courses/demo"), quiet=False) as display:
        display.show(Progress("read"))
        display.show(Progress("write", 1, 2))
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "Building courses/demo\n")


def test_progress_says_which_package_of_a_course_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with Display(Path("courses/demo"), ("north", "staff", "es"), quiet=False):
        pass
    assert capsys.readouterr().err == "Building courses/demo (north, staff, es)\n"


def test_quiet_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    with Display(Path("courses/demo"), quiet=True) as display:
        display.show(Progress("read"))
    assert capsys.readouterr() == ("", "")


def test_progress_on_a_terminal_is_redrawn_and_wiped_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    with Display(Path("courses/demo"), quiet=False) as display:
        display.show(Progress("read"))
        display.show(Progress("write", 1, 200))
        display.show(Progress("write", 2, 200))
    said = capsys.readouterr().err
    drawn = [line for line in said.split("\r") if line.strip()]
    assert drawn[0].startswith("Building courses/demo: reading the cour")
    assert len(drawn) == 2, "the third report came too soon to be drawn"
    assert max(map(len, drawn)) < 40
    assert said.endswith(f"\r{' ' * 39}\r")


def test_progress_on_a_terminal_that_cannot_redraw(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    with Display(Path("courses/demo"), quiet=False) as display:
        display.show(Progress("read"))
    assert capsys.readouterr().err == "Building courses/demo\n"
