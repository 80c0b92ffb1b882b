"""XAP001 to XAP012: what can be wrong with the tincan.xml of an xAPI package."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Related, Severity, Span, fault
from scormkit.rules.faults_container import some_of


@fault("XAP001", "launch-missing", spec="Rustici launch guide (lms_lrs.md); Opigno, Moodle importers")
def no_launch(span: Span) -> Finding:
    """No activity says which page is launched, so that learners cannot open the course.

    ```
    <activity id="https://example.org/course" type="http://adlnet.gov/expapi/activities/course">
      <name>Course</name>
    </activity>
    ```

    Write `<launch lang="en-us">index.html</launch>` in the activity of the course.
    """
    return Finding(
        message="No activity has a <launch>, so that nothing can be opened.",
        help='Write <launch lang="en-us">index.html</launch> in the activity of the course.',
        span=span,
    )


@fault("XAP002", "several-launches", Severity.WARNING, spec="Rustici launch guide (lms_lrs.md)")
def several(number: int, span: Span) -> Finding:
    """More than one activity can be launched. Platforms open one of them, mostly the first.

    ```
    <activity id="a"><launch>a.html</launch></activity> <activity id="b"><launch>b.html</launch></activity>
    ```

    Keep `<launch>` in the activity of the course, and link to the others from its page.
    """
    return Finding(
        message=f"{number} activities have a <launch>; platforms open only one of them.",
        help="Keep it in the activity of the course, and link to the others from its page.",
        span=span,
    )


@fault("XAP003", "activity-id", spec="xAPI 1.0.3 part 2, 2.4.4.1 (activity id is an IRI)")
def activity_id(value: str | None, span: Span) -> Finding:
    """An activity has no id, or one that is no full IRI. Record stores refuse every statement about it.

    ```
    <activity id="course-1" ...>
    ```

    Write an address of your own, such as `https://example.org/courses/safety`. Nothing has to be there.
    """
    return Finding(
        message="The activity has no id."
        if value is None
        else f"The activity's id is no full IRI: {quoted(value)}.",
        help="Write an address of your own, such as https://example.org/my-course.",
        span=span,
    )


@fault(
    "XAP004",
    "description-missing",
    Severity.INFO,
    spec="tincan.xsd; importers do not ask for it",
    strict=True,
)
def description(names: Sequence[str], span: Span) -> Finding:
    """Activities have no description. The schema wants one, and no importer that we know asks for it.

    ```
    <activity id="https://example.org/course"><name>Course</name></activity>
    ```

    Write `<description lang="en-us">...</description>` behind the name, or leave it.
    """
    return Finding(
        message=f"{len(names)} activities have no description: {some_of(names)}.",
        help="Nothing is to do: the schema wants one, and importers do not ask for it.",
        span=span,
    )


@fault("XAP005", "language-attribute", spec="tincan.xsd (attribute lang)")
def language_attribute(element: str, span: Span) -> Finding:
    """The language stands in `xml:lang`, and tincan.xml has a plain `lang`.

    Importers do not find it, and show the text in no language or none at all.

    ```
    <name xml:lang="en-US">Course</name>
    ```

    Write `lang="en-US"`.
    """
    return Finding(
        message=f"<{element}> has xml:lang; in tincan.xml the attribute is called lang.",
        help='Write lang="en-US" in place of xml:lang.',
        span=span,
    )


@fault("XAP006", "activity-twice", spec="xAPI 1.0.3 part 2, 2.4.4.1")
def twice(value: str, span: Span, first: Span) -> Finding:
    """Two activities have the same id, so that their results cannot be told apart.

    ```
    <activity id="https://example.org/a"/> <activity id="https://example.org/a"/>
    ```

    Give each activity an id of its own.
    """
    return Finding(
        message=f"Two activities have the id {quoted(value)}.",
        help="Give each activity an id of its own.",
        span=span,
        related=(Related("It was given here first.", first),),
    )


@fault("XAP007", "course-not-first", Severity.WARNING, spec="Moodle launch plugin (mod_tincanlaunch)")
def not_first(span: Span) -> Finding:
    """The activity that is launched is not the first one, and Moodle's launch plugin opens the first.

    ```
    <activity id="https://example.org/lesson-1"/> <activity id="https://example.org/course"><launch> ...
    ```

    Put the activity with `<launch>` first.
    """
    return Finding(
        message="The activity with <launch> is not the first one, and Moodle opens the first.",
        help="Put the activity with <launch> first.",
        span=span,
    )


@fault("XAP008", "activity-name-missing", spec="tincan.xsd (name)")
def name_missing(value: str, span: Span) -> Finding:
    """An activity has no name, so that reports show its id or nothing. The schema wants a name, too.

    ```
    <activity id="https://example.org/course"><launch>index.html</launch></activity>
    ```

    Write `<name>...</name>` as its first element.
    """
    return Finding(
        message=f"The activity {quoted(value)} has no name.",
        help="Write <name>...</name> as its first element.",
        span=span,
    )


@fault(
    "XAP009",
    "activity-type",
    Severity.WARNING,
    spec="xAPI 1.0.3 part 2, 2.4.4.1 (type is an IRI)",
    strict=True,
)
def activity_type(value: str, span: Span) -> Finding:
    """The type of an activity is no full IRI. Record stores refuse statements that repeat it.

    ```
    <activity id="https://example.org/course" type="course">
    ```

    Write one of ADL's, such as `http://adlnet.gov/expapi/activities/course`.
    """
    return Finding(
        message=f"The activity's type is no full IRI: {quoted(value)}.",
        help="Write one such as http://adlnet.gov/expapi/activities/course.",
        span=span,
    )


@fault("XAP010", "no-activities", spec="tincan.xsd (activities)")
def no_activities(span: Span) -> Finding:
    """The file describes no activity at all, so that there is nothing to import.

    ```
    <tincan xmlns="http://projecttincan.com/tincan.xsd"><activities/></tincan>
    ```

    Write `<activity>` with an id, a name, a description and a launch page.
    """
    return Finding(
        message="The file describes no activity.",
        help="Write an <activity> with an id, a name, a description and a <launch>.",
        span=span,
    )
