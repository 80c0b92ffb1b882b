"""CNV011 to CNV023: what of a package another standard cannot carry, or carries in another form."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("CNV011", "convert-progress-room", Severity.WARNING, spec="RTE 1.2 section 3.4.4 (cmi.suspend_data)")
def progress_room(span: Span) -> Finding:
    """SCORM 1.2 keeps 4,096 characters of a learner's progress, SCORM 2004 64,000.

    The bridge packs what the content saves, which makes two to three times as much of it fit. What still does
    not fit is refused with an error of the run time (351), so that content which looks at its answers can
    tell its learners; it is never cut. Long courses that save a great deal may then begin again from an
    earlier place.

    ```
    SetValue("cmi.suspend_data", "... 20,000 characters ...")
    ```

    Go through the course to its end once (`scormkit preview`), leave it and open it again. If it loses its
    place, convert to cmi5 or xAPI, which keep any size.
    """
    return Finding(
        message="SCORM 1.2 keeps 4,096 characters of progress, SCORM 2004 64,000: what a course saves"
        " beyond that is refused.",
        help="Go through it to its end once, leave and open it again: scormkit preview. cmi5 and xAPI keep"
        " any size.",
        span=span,
    )


@fault("CNV012", "convert-one-status", Severity.INFO, spec="RTE 1.2 section 3.4.4 (cmi.core.lesson_status)")
def one_status(span: Span) -> Finding:
    """SCORM 2004 has a word for completion and one for success; SCORM 1.2 has one field for both.

    The platform shows passed or failed as soon as the content says so, else completed or incomplete. Who
    passed before the end is shown as incomplete until the content says completed. The content itself gets
    both words back.

    ```
    completion_status incomplete + success_status passed  ->  lesson_status incomplete
    ```

    Let the platform count "passed" for a course with a test, and "completed" for one without.
    """
    return Finding(
        message="SCORM 1.2 has one status for completion and success: passed or failed where the content says"
        " it, else completed.",
        help='Let the platform count "passed" for a course with a test, and "completed" for one without.',
        span=span,
    )


@fault(
    "CNV013",
    "convert-answers",
    Severity.INFO,
    spec="RTE 1.2 section 3.4.4 (CMIFeedback); RTE 4th section 4.2.9",
)
def answers(span: Span) -> Finding:
    """SCORM 1.2 writes answers in single characters; names of options that are longer are told as text.

    Such an answer reaches the platform as a fill-in with the names in it, at most 255 characters of them.
    Content cannot read its own answers of earlier sessions back, as SCORM 1.2 lets nobody read them; few do.

    ```
    first_option[,]third_option  ->  first_option, third_option (fill-in)
    ```

    Nothing has to be done, unless somebody evaluates answers by their type.
    """
    return Finding(
        message="Answers whose options have names are told to SCORM 1.2 as text, and cannot be read back.",
        help="Nothing has to be done, unless somebody evaluates answers by their type.",
        span=span,
    )


@fault("CNV014", "convert-sequencing-lost", Severity.WARNING, spec="SN 4th Ed. section 3")
def sequencing_lost(title: str, what: Sequence[str], words: str, span: Span) -> Finding:
    """Rules of sequencing that the other standard has no words for.

    The content is all there; what led learners through it is not. SCORM 1.2 knows one rule, prerequisites:
    one item waits for others. cmi5 and xAPI have none, and leave the order to the platform.

    ```
    <imsss:postConditionRule> ... <imsss:ruleAction action="retry"/> </imsss:postConditionRule>
    ```

    Set the order in the platform, if it can, or stay with SCORM 2004.
    """
    return Finding(
        message=f"“{title}” has rules that {words} cannot carry: {', '.join(what)}.",
        help="Set the order in the platform, if it can, or stay with SCORM 2004.",
        span=span,
    )


@fault("CNV015", "convert-prerequisites-lost", Severity.WARNING, spec="CAM 1.2 section 2.3.2.5.1")
def prerequisites_lost(title: str, why: str, span: Span) -> Finding:
    """An item waits for others, and the other standard cannot say for what: it is open from the beginning.

    SCORM 2004 can say of an item that it is done or passed, and not that it failed or was begun. cmi5 and
    xAPI have no rules between units.

    ```
    <adlcp:prerequisites type="aicc_script">lesson1="failed"</adlcp:prerequisites>
    ```

    Set the order in the platform, if it can.
    """
    return Finding(
        message=f"“{title}” waits for other items, which cannot be carried over ({why}): it is open from the"
        " beginning.",
        help="Set the order in the platform, if it can.",
        span=span,
    )


@fault(
    "CNV016",
    "convert-rule-nearly",
    Severity.INFO,
    spec="SN 4th Ed. section 3.4; CAM 1.2 section 2.3.2.5.1",
)
def rule_nearly(title: str, script: str, span: Span) -> Finding:
    """A rule is carried over by the nearest words that there are.

    In SCORM 2004 an item may wait for an objective of another; in SCORM 1.2 it waits until the other is
    completed or passed.

    ```
    disabled, if the objective of "lesson1" is not satisfied  ->  prerequisites: lesson1
    ```

    Walk through the course once, and see whether each item opens when it should.
    """
    return Finding(
        message=f"“{title}” waited for objectives; now it waits until others are done: {script}",
        help="Walk through the course once, and see whether each item opens when it should.",
        span=span,
    )


@fault("CNV017", "convert-shared-data", Severity.WARNING, spec="RTE 4th section 4.3 (adl.data)")
def shared_data(title: str, span: Span) -> Finding:
    """The item shares data with other items (adl.data, 4th Edition), which no other standard has.

    The content finds none, as on a platform that keeps none. A store that one item has for itself is not
    meant: it lasts from one attempt at the item to the next, as the saved progress does in other standards.

    ```
    <adlcp:data><adlcp:map targetID="notes"/></adlcp:data>      (in two items)
    ```

    Try the course: content that needs the data of other items does not work without them.
    """
    return Finding(
        message=f"“{title}” shares data with other items, which cannot be carried over.",
        help="Try the course: content that needs the data of other items does not work without them.",
        span=span,
    )


@fault("CNV018", "convert-time-limit", Severity.WARNING)
def time_limit(title: str, words: str, span: Span) -> Finding:
    """The item may be worked at for a certain time only. The content hears of it; no platform keeps it.

    cmi5 and xAPI have no such limit. Of the platforms for SCORM, few keep it.

    ```
    <adlcp:maxtimeallowed>0000:30:00</adlcp:maxtimeallowed>
    ```

    Set a limit in the platform, if it can.
    """
    return Finding(
        message=f"“{title}” has a time limit, which {words} cannot carry. The content still hears of it.",
        help="Set a limit in the platform, if it can.",
        span=span,
    )


@fault("CNV019", "convert-hidden-item", Severity.WARNING)
def hidden_item(title: str, words: str, span: Span) -> Finding:
    """An item that the table of contents hides is shown: the other standard has no hidden units.

    ```
    <item identifier="intro" isvisible="false">
    ```

    Nothing has to be done, unless learners must not see it by itself.
    """
    return Finding(
        message=f"“{title}” was hidden in the table of contents; in {words} it is shown.",
        help="Nothing has to be done, unless learners must not see it by itself.",
        span=span,
    )


@fault("CNV020", "convert-one-page", Severity.INFO, spec="RusticiSoftware/launch, tincan.xml")
def one_page(number: int, span: Span) -> Finding:
    """xAPI launches one activity, the course. Several items are put on one page, with a list of them.

    Each item keeps its own progress and has statements of its own. The course is completed when all of them
    are, and passed when all are completed and none of them is failed.

    ```
    tincan.xml launches scormkit-bridge/launch.html (a list of all items)
    ```

    Nothing has to be done. Look at the page once.
    """
    return Finding(
        message=f"The {number} items are put on one page, with a list of them: xAPI launches one page.",
        help="Nothing has to be done. Look at the page once.",
        span=span,
    )


@fault("CNV021", "convert-metadata", Severity.INFO)
def metadata_left(span: Span) -> Finding:
    """Of what a manifest says about its course, title, description, key words and language are carried over.

    The rest (contributors, rights, classification, records of single items and files) has no place in the
    other standard, or another form. Learners see none of it. Files with such records stay in the package.

    ```
    <metadata><adlcp:location>course_metadata.xml</adlcp:location></metadata>
    ```

    Write into the platform's catalogue what people should find there.
    """
    return Finding(
        message="Of the metadata, title, description, key words and language are carried over; the rest"
        " is left out.",
        help="Write into the platform's catalogue what people should find there.",
        span=span,
    )


@fault("CNV022", "convert-course-is-here", Severity.INFO)
def made_by_us(words: str, span: Span) -> Finding:
    """The package was made by scormkit. Built from its course, one of another standard needs no bridge.

    It then reports more (questions with their texts, single pages), keeps its progress in less room, and its
    rules are written in the words of the new standard.

    ```
    scormkit build my-course --target cmi5
    ```

    Build the course again with the other target, if you have it.
    """
    return Finding(
        message=f"This package was made by scormkit: built from its course, one for {words} needs no bridge.",
        help="If you have the course: scormkit build COURSE --target ...",
        span=span,
    )


@fault("CNV023", "convert-navigation", Severity.INFO, spec="SN 4th Ed. section 5.6 (adl.nav.request)")
def navigation(words: str, span: Span) -> Finding:
    """Content of SCORM 2004 can ask the platform to go on to the next item. Elsewhere nobody hears it.

    Buttons of the content that lead to another item close the item and do nothing more; learners go on by
    the platform's own table of contents.

    ```
    SetValue("adl.nav.request", "continue")
    ```

    Tell learners to use the table of contents, if the content has such buttons.
    """
    return Finding(
        message=f"Buttons of the content that open the next item do nothing in {words}.",
        help="Tell learners to use the table of contents, if the content has such buttons.",
        span=span,
    )
