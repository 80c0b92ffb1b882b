"""ADL001 to ADL010: what can be wrong with ADL's own elements on the items of SCORM 1.2."""

from __future__ import annotations

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Related, Severity, Span, fault


@fault("ADL001", "prerequisites-form", spec="CAM 1.2 section 2.3.2.5.1 (AICC script)")
def script_form(why: str, span: Span) -> Finding:
    """A prerequisite is not written in the small language that SCORM 1.2 has for it.

    Items are joined with `&` and `|`, `~` says not, `a="passed"` asks for a status, `2*{a,b,c}` counts.
    Platforms that cannot read it lock the item for ever, or never.

    ```
    <adlcp:prerequisites type="aicc_script">lesson1 and lesson2</adlcp:prerequisites>
    ```

    Write it like `lesson1&amp;lesson2`, with `type="aicc_script"`.
    """
    return Finding(
        message=f"The prerequisite cannot be read: {why}.",
        help='Write identifiers of items joined with &amp; or |, and type="aicc_script" on the element.',
        span=span,
    )


@fault("ADL002", "mastery-score-not-percent", spec="CAM 1.2 section 2.3.2.5.5")
def mastery_range(value: str, span: Span) -> Finding:
    """The mastery score is no number from 0 to 100.

    Platforms compare it with the learner's score of 0 to 100: one that is higher can never be reached.

    ```
    <adlcp:masteryscore>200</adlcp:masteryscore>
    ```

    Write the pass mark in percent, as a number without a sign: 80.
    """
    return Finding(
        message=f"The mastery score {quoted(value)} is no number from 0 to 100.",
        help="Write the pass mark in percent, as a bare number: 80.",
        span=span,
    )


@fault("ADL003", "time-limit-action", spec="CAM 1.2 section 2.3.2.5.3; CAM 4th Ed. 3.4.1.4")
def time_limit_action(value: str, span: Span) -> Finding:
    """What happens at the end of the time is none of the four things that SCORM knows.

    ```
    <adlcp:timelimitaction>exit, message</adlcp:timelimitaction>
    ```

    Write `exit,message`, `exit,no message`, `continue,message` or `continue,no message`, with no blank behind
    the comma.
    """
    return Finding(
        message=f"The time limit action cannot be {quoted(value)}.",
        help="Write exit,message or exit,no message or continue,message or continue,no message.",
        span=span,
    )


@fault("ADL004", "time-allowed-form", spec="CAM 1.2 section 2.3.2.5.2 (CMITimespan)")
def time_allowed(value: str, span: Span) -> Finding:
    """The time allowed is not written as hours, minutes and seconds.

    Platforms refuse the package, or end the attempt at once or never.

    ```
    <adlcp:maxtimeallowed>30 minutes</adlcp:maxtimeallowed>
    ```

    Write `HHHH:MM:SS`, such as `0000:30:00`.
    """
    return Finding(
        message=f"The time allowed cannot be {quoted(value)}.",
        help="Write HHHH:MM:SS, such as 0000:30:00 for half an hour.",
        span=span,
    )


@fault(
    "ADL005",
    "launch-data-long",
    Severity.WARNING,
    spec="CAM 1.2 adlcp_rootv1p2.xsd; CAM 4th Ed. 3.4.1.4",
    strict=True,
)
def launch_data(length: int, limit: int, span: Span) -> Finding:
    """The data that a page gets at its launch are longer than platforms have to keep.

    What is beyond may be cut off, and the page then starts with half of its settings.

    ```
    <adlcp:datafromlms>... 300 characters ...</adlcp:datafromlms>
    ```

    Shorten it, or put the settings into a file of the package.
    """
    return Finding(
        message=f"The launch data have {length:,} characters; platforms have to keep {limit:,}.",
        help="Shorten them, or put the settings into a file of the package.",
        span=span,
    )


@fault("ADL006", "element-letter-case", spec="CAM 1.2 and CAM 4th Ed., adlcp schemas")
def element_case(written: str, right: str | None, span: Span) -> Finding:
    """An element of ADL's is written as the other SCORM has it, or as none has it; platforms overlook it.

    SCORM 1.2 has small letters (`datafromlms`), SCORM 2004 has capitals (`dataFromLMS`); mastery score and
    prerequisites exist in SCORM 1.2 only.

    ```
    <adlcp:masteryScore>80</adlcp:masteryScore>
    ```

    Write it as its standard does.
    """
    return Finding(
        message=f"<{written}> means nothing in this standard.",
        help=f"Write <{right}>." if right else "Remove it: this standard says it in another way.",
        span=span,
    )


@fault(
    "ADL007",
    "element-order",
    Severity.WARNING,
    spec="CAM 1.2 imscp_rootv1p1p2.xsd; CAM 4th Ed. imscp_v1p1.xsd",
    strict=True,
)
def element_order(written: str, before: str, span: Span, other: Span) -> Finding:
    """An element of ADL's stands before the items or the metadata of its item, and belongs behind them.

    Most platforms read it all the same; one that checks the schema refuses the package.

    ```
    <item><title>T</title><adlcp:masteryscore>80</adlcp:masteryscore><item/></item>
    ```

    Put it last in its item.
    """
    return Finding(
        message=f"<{written}> stands before <{before}>, and belongs behind it.",
        help="Put the elements of ADL last in their item: title, items, metadata, then these.",
        span=span,
        related=(Related(f"This is the <{before}>.", other),),
    )


@fault(
    "ADL008",
    "rule-without-sco",
    Severity.WARNING,
    spec="CAM 1.2 section 2.3.2.5; CAM 4th Ed. 3.4.1.4",
    strict=True,
)
def without_sco(element: str, span: Span) -> Finding:
    """A setting for a page that reports results stands on an item that launches none.

    Nothing ever asks for it.

    ```
    <item identifier="part"><item .../> <adlcp:masteryscore>80</adlcp:masteryscore></item>
    ```

    Move it to the item that launches the SCO.
    """
    return Finding(
        message=f"<{element}> stands on an item that launches no SCO, where it has no effect.",
        help="Move it to the item that launches the SCO, or remove it.",
        span=span,
    )


@fault("ADL009", "prerequisite-dangling", spec="CAM 1.2 section 2.3.2.5.1; Moodle 5.1")
def prerequisite_unknown(name: str, near: str | None, span: Span) -> Finding:
    """A prerequisite names an item that the manifest does not have, or the item itself.

    It is never completed, so that learners never get in.

    ```
    <adlcp:prerequisites type="aicc_script">lesson_1</adlcp:prerequisites>      (the item is lesson-1)
    ```

    Write the identifier of an item, not that of a resource or a title.
    """
    return Finding(
        message=f"The prerequisite names {quoted(name)}, which is no other item of this course.",
        help=f"Did you mean {quoted(near)}?" if near else "Write the identifier of another <item>.",
        span=span,
    )


@fault("ADL010", "prerequisites-unportable", Severity.WARNING, spec="Moodle 5.1 scorm_eval_prerequisites")
def unportable(why: str, span: Span) -> Finding:
    """A prerequisite is allowed, but platforms read it differently.

    Moodle does not take blanks between the names of a set, and goes through `&` before `|`, others from left
    to right.

    ```
    <adlcp:prerequisites type="aicc_script">a&amp;b|c</adlcp:prerequisites>
    ```

    Write parentheses wherever `&` and `|` meet, and no blanks in sets.
    """
    return Finding(
        message=f"Platforms read this prerequisite differently: {why}.",
        help="Write parentheses where & and | meet, and no blanks between the names of a set.",
        span=span,
    )
