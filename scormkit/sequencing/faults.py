"""SEQ: what can be wrong with the sequencing of a SCORM 2004 manifest, and with a script for `simulate`."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Related, Span, fault


@fault("SEQ002", "manifest-not-scorm2004", spec="CAM 4th Ed. section 3.4.1")
def not_scorm2004(what: str, span: Span) -> Finding:
    """The manifest does not say that it is SCORM 2004, and only SCORM 2004 has sequencing.

    Platforms tell the standard from `schemaversion`; a package with another word, or with none, is taken for
    SCORM 1.2, and all its rules are ignored.

    ```
    <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
    ```

    Name a package of SCORM 2004, or write `2004 3rd Edition` or `2004 4th Edition` when it is one.
    """
    return Finding(
        message=f"This is not a SCORM 2004 package: {what}.",
        help="Only SCORM 2004 has sequencing: its schemaversion is 2004 3rd Edition or 2004 4th Edition.",
        span=span,
    )


@fault("SEQ003", "manifest-without-activities", spec="CAM 4th Ed. section 3.4.1")
def no_activities(span: Span) -> Finding:
    """The manifest has no organization, so that there is no course for a learner to walk through.

    A package without one is a store of files: it can be imported, but nothing can be launched from it.

    ```
    <organizations/>
    ```

    Add an `<organization>` with a title and at least one `<item>`.
    """
    return Finding(
        message="The manifest has no table of contents (<organization>), so nothing can be launched.",
        help="Add an <organization> with a title and at least one <item>.",
        span=span,
    )


@fault("SEQ004", "sequencing-value-unknown", spec="CAM 4th Ed. section 5.1")
def value_unknown(name: str, value: str, expected: str, span: Span) -> Finding:
    """A rule uses a word or a number that SCORM 2004 does not know.

    Platforms refuse such a manifest, or read it each in its own way. Words are written exactly as the
    standard has them, capital letters included.

    ```
    <imsss:ruleAction action="hide"/>
    ```

    Write one of the words, or a number of the range, that the message lists.
    """
    return Finding(
        message=f"{name} cannot be {value!r}.",
        help=f"Write {expected}.",
        span=span,
    )


@fault("SEQ005", "sequencing-value-missing", spec="CAM 4th Ed. section 5.1")
def value_missing(element: str, name: str, span: Span) -> Finding:
    """A rule lacks something that it cannot do without, such as its action.

    Platforms refuse the manifest, or drop the rule without a word.

    ```
    <imsss:mapInfo readSatisfiedStatus="true"/>
    ```

    Add what is missing, or remove the whole rule.
    """
    return Finding(
        message=f"<{element}> lacks {name}.",
        help=f"Add {name}, or remove the element.",
        span=span,
    )


@fault("SEQ006", "sequencing-reference-dangling", spec="CAM 4th Ed. section 5.1.2")
def reference_dangling(name: str, span: Span) -> Finding:
    """An activity takes its rules from the sequencingCollection, which has none with this name.

    The activity then has no rules at all, and learners find open what should be locked.

    ```
    <imsss:sequencing IDRef="common_rules"/>
    ```

    Add `<imsss:sequencing ID="...">` with this name to `<imsss:sequencingCollection>`, or correct the name.
    """
    return Finding(
        message=f"There are no shared rules called {name!r}.",
        help="Correct the IDRef, or add rules with this ID to <imsss:sequencingCollection>.",
        span=span,
    )


@fault("SEQ007", "sequencing-objective-unknown", spec="CAM 4th Ed. section 5.1.3")
def objective_unknown(name: str, span: Span | None) -> Finding:
    """A rule asks about an objective that its own activity does not have.

    Rules see only the objectives of their activity. Such a condition is never known, so that the rule
    never acts.

    ```
    <imsss:ruleCondition referencedObjective="unit_1_passed" condition="satisfied"/>
    ```

    Add `<imsss:objective objectiveID="...">` with this name to the same activity; let it read the other
    activity's result with `<imsss:mapInfo>`.
    """
    return Finding(
        message=f"The activity has no objective called {name!r}.",
        help="Add the objective to this activity, with a mapInfo that reads it from where it is set.",
        span=span,
    )


@fault("SEQ008", "activities-too-deep")
def too_deep(limit: int, span: Span) -> Finding:
    """The groups of the course are nested beyond all measure.

    No platform shows such a course, and reading on could exhaust the computer's memory: such files are made
    to attack. What lies deeper is not read.

    ```
    <item identifier="i1"><item identifier="i2"><item identifier="i3"> ... </item></item></item>
    ```

    Put groups side by side instead of into each other.
    """
    return Finding(
        message=f"Activities lie in each other more than {limit} deep.",
        help="Put groups side by side: learners lose their way after three or four levels.",
        span=span,
    )


@fault("SEQ009", "activity-identifier-twice", spec="CAM 4th Ed. section 3.4.1")
def identifier_twice(name: str, span: Span, first: Span) -> Finding:
    """Two items of the manifest have the same identifier.

    A platform keeps a learner's results by identifier. With two the same, one unit's result overwrites the
    other's, or the package is refused.

    ```
    <item identifier="unit_1"/> <item identifier="unit_1"/>
    ```

    Give each item an identifier of its own.
    """
    return Finding(
        message=f"Two activities have the identifier {name!r}.",
        help="Give each <item>, and the <organization>, an identifier of its own.",
        span=span,
        related=(Related("It was given here first.", first),),
    )


@fault("SEQ020", "script-form")
def script_form(what: str, expected: str, span: Span) -> Finding:
    """A script for `scormkit simulate` has something that is no step and no result.

    What is not understood cannot be played, so the walk would not be the one that was meant.

    ```
    steps:
      - begin
      - next
    ```

    Write the steps as requests (start, continue, previous, choice: ID, exit, suspendAll, resumeAll ...), and
    results as `ID: {completed: true, passed: true, score: 0.9}`.
    """
    return Finding(
        message=f"{what} is not understood.",
        help=f"It has to be {expected}.",
        span=span,
    )


@fault("SEQ021", "script-activity-unknown")
def script_activity(name: str, known: tuple[str, ...], span: Span) -> Finding:
    """A script names an activity that the course does not have.

    Activities go by the identifier of their item in the manifest, not by their title.

    ```
    steps:
      - start
      - choice: unit-2
    ```

    Write an identifier of the course; `scormkit simulate PACKAGE` without a script lists them.
    """
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    return Finding(
        message=f"The course has no activity {name!r}.",
        help=f"Did you mean {near[0]}?" if near else f"Its activities are {', '.join(known[:12])}.",
        span=span,
    )
