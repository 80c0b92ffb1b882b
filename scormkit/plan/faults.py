"""What can be wrong with a course as a whole, and with its lock: the codes PLN0xx."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault

_RESTORE = (
    "Bring back the version you committed (for example: git checkout -- course.lock). "
    "If there is none, delete the file: scormkit makes a new one, but learners who have begun start anew."
)


@fault("PLN001", "lock-unreadable")
def lock_unreadable(span: Span, detail: str) -> Finding:
    """The file course.lock cannot be used.

    It tells scormkit which question is which after an edit. Building without it could hand one question's
    saved answers to another, so the build stops. The usual causes are an edit by hand and a merge conflict.

    ```yaml
    lock: 1
    course: cst-introduction
    uid: somewhere over the rainbow
    ```

    Bring back the version that was committed with the course. Without one, delete the file: scormkit makes a
    new one, and learners who have begun the course start anew when you replace the package.
    """
    return Finding(message=f"course.lock cannot be used: {detail}.", help=_RESTORE, span=span)


@fault("PLN002", "lock-key-twice")
def lock_key_twice(span: Span, detail: str) -> Finding:
    """Two entries of course.lock have one key, one letter or one id.

    Saved answers are found by these, so the answers of one question would appear in another. It happens when
    two people add questions in two branches and the branches are merged.

    ```yaml
    questions:
    - choice: recognizing.check.q7
      key: 12
      text: "Which number do you call first?"
    - choice: recognizing.check.q8
      key: 12
      text: "Who may report?"
    ```

    Keep the entry of the version that learners already have, and delete the other entry (from its line that
    begins with `-` to the next): scormkit adds it again with a key of its own.
    """
    return Finding(
        message=f"course.lock uses one mark for two things: {detail}.",
        help="Keep the entry that learners already have and delete the other one; "
        "scormkit adds it again with a new key when you build.",
        span=span,
    )


@fault("PLN003", "lock-newer")
def lock_newer(span: Span, detail: str) -> Finding:
    """The course.lock was written by a newer version of scormkit.

    This version would drop what it does not understand.

    ```yaml
    lock: 99
    ```

    Update scormkit to the version that the others who build this course use.
    """
    return Finding(
        message=f"course.lock was written by a newer scormkit (its format is {detail}).",
        help="Update scormkit to the version that the others who build this course use.",
        span=span,
    )


@fault("PLN004", "lock-of-another-course")
def lock_of_another_course(span: Span, here: str, there: str) -> Finding:
    """The course.lock beside course.yaml belongs to a course with another id.

    An LMS tells packages apart by marks that come from the lock. When a course is copied together with its
    lock, both packages carry the same marks: the second replaces the first, or mixes up its learners' data.

    ```yaml
    # course.yaml
    id: spring-course
    # course.lock, copied with the folder
    course: autumn-course
    ```

    For a copy, delete course.lock in the copy. For the same course under a new name, change the line
    `course:` in course.lock: learners keep their progress.
    """
    return Finding(
        message=f'course.lock belongs to the course "{there}", but this course is "{here}".',
        help=f"If you copied the folder to make a new course, delete course.lock here. "
        f"If you only renamed the course, write course: {here} in course.lock.",
        span=span,
    )


@fault("PLN014", "lock-of-another-folder", Severity.INFO)
def lock_of_another_folder(span: Span, folder: str, there: str) -> Finding:
    """course.yaml has no `id:`, and course.lock remembers one that is not the name of the folder.

    That is right for a course whose folder was renamed or moved: platforms know it by the id in the lock. It
    is wrong for a copy that is to be a course of its own: its package would have the file name of the first
    course and take its place in the platform.

    ```yaml
    # autumn-course/course.lock
    course: spring-course
    ```

    For the same course, write the id into course.yaml, and nothing is said any more. For a copy, delete
    course.lock in it.
    """
    return Finding(
        message=f'This course is still called "{there}" for learning platforms, not {folder} as its folder.',
        help=f"If you renamed or moved the folder, write id: {there} here. "
        "If it is a copy that is to be a course of its own, delete course.lock in it.",
        span=span,
    )


@fault("PLN005", "option-letters-used-up")
def option_letters_used_up(span: Span, limit: int) -> Finding:
    """A question has had more different options over time than SCORM 1.2 has letters for.

    The letter of an option that was removed is never given to another one, because reports and saved answers
    still hold it. There are 36 letters.

    ```yaml
    # course.lock: letters a to 9 are taken, most of them by retired options
    - {letter: "9", text: "Somebody else", retired: true}
    ```

    In course.lock, delete the lines of retired options of this question that no learner's answer rests on any
    more. Or ask the question anew, with other words and an `id:` of its own.
    """
    return Finding(
        message=f"This question has had more than {limit} different options since course.lock was begun.",
        help="In course.lock, delete retired options of this question that no learner's answer rests on; "
        "or ask it anew, with other words and an id: of its own.",
        span=span,
    )


@fault("PLN006", "unknown-unit")
def unknown_unit(span: Span, name: str, units: Sequence[str], near: str | None) -> Finding:
    """The unit named after `--unit` is not in the course.

    A package of one unit was asked for, and no unit has this id.

    ```console
    scormkit build courses/cst-introduction --unit recognising
    ```

    Write one of the ids that the message lists.
    """
    guess = f'Did you mean "{near}"? ' if near else ""
    return Finding(
        message=f'This course has no unit "{name}".',
        help=f"{guess}Its units: {', '.join(units)}.",
        span=span,
    )


@fault("PLN007", "state-too-large", spec="SCORM 1.2 RTE 3.4.3: cmi.suspend_data is a CMIString4096")
def state_too_large(
    span: Span | None, title: str, size: int, limit: int, *, breakdown: str, one_unit: bool
) -> Finding:
    """The progress of a learner may not fit into what the LMS stores.

    An LMS keeps a fixed number of characters of progress for each launch page (4,096 in SCORM 1.2). scormkit
    computes the largest progress that your course can come to, with every page read and every question
    answered. When that does not fit, some learners would lose their place.

    ```yaml
    packaging: single # one launch page for 800 questions
    ```

    Write `packaging: multi` in course.yaml, so that each unit has room of its own; or make the course two
    courses; or have fewer questions.
    """
    remedy = "Divide this unit into two units, or have fewer questions in it."
    if not one_unit:
        remedy = (
            "Write packaging: multi in course.yaml, so that each unit has room of its own; "
            "or split the course into two, or have fewer questions."
        )
    return Finding(
        message=f'The progress of "{title}" can take {size} characters, and an LMS stores {limit}. '
        f"What takes the room: {breakdown}.",
        help=remedy,
        span=span,
    )


@fault(
    "PLN008", "mastery-overrides-status", Severity.WARNING, spec="SCORM 1.2 RTE 3.4.4 cmi.core.lesson_status"
)
def mastery_overrides_status(span: Span, reporting: str) -> Finding:
    """The pass mark is written into the package, but the course does not report passed and failed.

    With `mastery_score: true` the LMS judges by itself when a learner closes the course: Moodle and others
    that follow the standard compare the score with the mark and set passed or failed, whatever the course
    said. A learner who may still try again then reads "failed", and some LMSs lock the course after that.

    ```yaml
    mastery_score: true
    reporting: passed-incomplete
    ```

    Write `mastery_score: false` (scormkit's player judges the result itself), or `reporting: passed-failed`.
    """
    return Finding(
        message=f"With mastery_score: true an LMS decides passed or failed by itself, against reporting: "
        f"{reporting}. In Moodle a learner below the mark is set to failed, even with attempts left.",
        help="Write mastery_score: false, or reporting: passed-failed.",
        span=span,
    )


@fault("PLN009", "mastery-without-assessment", Severity.WARNING)
def mastery_without_assessment(span: Span) -> Finding:
    """The pass mark should be written into the package, but there is no assessment.

    Without an assessment there is no score to compare with the mark. Some LMSs then never let the learner
    finish. scormkit leaves the mark out.

    ```yaml
    mastery_score: true # and no check.yaml in any unit
    ```

    Add an assessment, or remove `mastery_score`.
    """
    return Finding(
        message="mastery_score: true has no effect: there is no check, so no score to compare with it.",
        help="Add a check (a YAML file with questions in a unit's folder), or remove mastery_score.",
        span=span,
    )


@fault(
    "PLN010", "mastery-differs", Severity.WARNING, spec="SCORM 1.2 RTE 3.4.4 cmi.student_data.mastery_score"
)
def mastery_differs(span: Span, mark: float) -> Finding:
    """The LMS may judge a learner otherwise than the course does.

    An LMS compares one mark with one score, the mean over all assessments. The course asks for the pass mark
    of each assessment. With several assessments, or with marks that differ, a learner can pass for one and
    fail for the other.

    ```yaml
    # course.yaml
    mastery_score: true
    passing_score: 80
    # a check.yaml
    passing_score: 60
    ```

    Write `mastery_score: false`: the course then reports passed and failed itself, and the LMS keeps to it.
    """
    return Finding(
        message=f"With mastery_score: true an LMS compares the mean of all checks with {mark:g} "
        "percent, but the course asks for the pass mark of each. The two can disagree.",
        help="Write mastery_score: false, or use one check with the pass mark of the course.",
        span=span,
    )


@fault("PLN011", "passing-score-unused", Severity.WARNING)
def passing_score_unused(span: Span) -> Finding:
    """A pass mark is given, but the course has no check.

    Questions in pages are practice: they never count. So there is nothing that the mark could apply to.

    ```yaml
    passing_score: 80 # and no check.yaml in any unit
    ```

    Add an assessment (a YAML file with questions in a unit's folder), or remove the line.
    """
    return Finding(
        message="passing_score has no effect: the course has no check.",
        help="Add a check (a YAML file with questions in a unit's folder), or remove passing_score.",
        span=span,
    )


@fault("PLN012", "reporting-unused", Severity.WARNING)
def reporting_unused(span: Span, reporting: str) -> Finding:
    """The course should report passed, but it has no assessment.

    Without an assessment nobody passes or fails: the course reports completed when every page was read. An
    LMS that waits for passed would never count the course as done.

    ```yaml
    reporting: passed-failed # and no check.yaml in any unit
    ```

    Add an assessment, or write `reporting: completed`.
    """
    return Finding(
        message=f"reporting: {reporting} has no effect: without a check the course reports completed.",
        help="Add a check, or write reporting: completed.",
        span=span,
    )


@fault("PLN013", "multi-with-one-unit", Severity.INFO)
def multi_with_one_unit(span: Span) -> Finding:
    """The course asks for one launch page a unit, but has one unit.

    The package then looks the same to learners as with `packaging: single`, only its launch page has another
    name. It is allowed, since more units may follow.

    ```yaml
    packaging: multi # and one unit
    ```

    Remove the line unless more units will follow.
    """
    return Finding(
        message="packaging: multi makes one launch page a unit, and this course has one unit.",
        help="Remove packaging, unless more units will follow.",
        span=span,
    )


@fault("AST001", "names-differ-by-case")
def asset_case_twins(span: Span, name: str, other: str, first: Span) -> Finding:
    """Two files of the course have names that differ only in capital and small letters.

    Windows and macOS take the two names for one file, so on another computer, or in an LMS on Windows, one of
    them overwrites the other, and learners see the wrong picture.

    ```markdown
    ![A phone](media/phone.png)
    ![A phone, ringing](media/Phone.png)
    ```

    Rename one of the two files, and the reference to it.
    """
    return Finding(
        message=f'The names "{name}" and "{other}" differ only in capital letters.',
        help="Rename one of the two files, and write the new name here.",
        span=span,
        related=(Related("the other file is used here", first),),
    )


@fault("PLN020", "pretest-alone", Severity.WARNING)
def pretest_alone(span: Span) -> Finding:
    """A pretest is the only check of the course.

    A pretest spares learners the pages of what they know already; it counts for no score. Without another
    check there is nothing to pass, and the course is completed by reading.

    ```yaml
    # the only check of the course
    title: What do you know already?
    pretest: true
    questions:
      - {type: true-false, prompt: Smoke rises., answer: true}
    ```

    If the check is meant to count, remove `pretest: true`. If nothing is to be scored, the course is fine as
    it is: write `reporting: completed` in course.yaml to say so.
    """
    return Finding(
        message="This pretest is the only check, so the course has no score and is completed by reading.",
        help="If it is meant to count, remove pretest: true. Or add a check for the end of the unit.",
        span=span,
    )
