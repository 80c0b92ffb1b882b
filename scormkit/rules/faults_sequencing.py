"""SEQ050 to SEQ069: what the sequencing of a SCORM 2004 manifest does to learners, or leaves undone."""

from __future__ import annotations

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("SEQ050", "sequencing-order", spec="CAM 4th Ed. 5.1.1; imsss_v1p0.xsd")
def order(element: str, after: str, span: Span) -> Finding:
    """The parts of a sequencing element stand in another order than the schema has.

    Platforms that check the schema refuse the package. The order is controlMode, sequencingRules,
    limitConditions, auxiliaryResources, rollupRules, objectives, randomizationControls, deliveryControls, and
    then what begins with adlseq.

    ```
    <imsss:sequencing><imsss:objectives/><imsss:controlMode/></imsss:sequencing>
    ```

    Put the elements into this order.
    """
    return Finding(
        message=f"<{element}> stands behind <{after}>, and belongs before it.",
        help="The order: controlMode, sequencingRules, limitConditions, auxiliaryResources, rollupRules, "
        "objectives, randomizationControls, deliveryControls, then adlseq elements.",
        span=span,
    )


@fault("SEQ051", "objective-map-conflict", spec="SN 4th Ed. 3.10.3 (REQ_31.10.1.4.6 and .7)")
def map_conflict(target: str, span: Span, *, is_write: bool) -> Finding:
    """Two objectives of one activity write the same global objective, or one objective reads from two.

    Which of them counts is not defined: platforms differ. Reading is on as long as nothing else is said.

    ```
    <imsss:objective objectiveID="a"><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/>
    <imsss:objective objectiveID="b"><imsss:mapInfo targetObjectiveID="g" writeSatisfiedStatus="true"/>
    ```

    Let one objective of an activity write a global one, and each objective read from one only.
    """
    said = (
        f"Two objectives of this activity write the global objective {quoted(target)}."
        if is_write
        else f"An objective of this activity reads from {quoted(target)} and from another global objective."
    )
    return Finding(
        message=said,
        help="Let one objective of an activity write a global one."
        if is_write
        else 'Write readSatisfiedStatus="false" and readNormalizedMeasure="false" on all but one mapInfo.',
        span=span,
    )


@fault("SEQ052", "group-without-a-way", Severity.WARNING, spec="SN 4th Ed. 3.2")
def no_way(identifier: str, span: Span) -> Finding:
    """A group allows neither choosing from the menu nor going on, so that nothing in it opens.

    `choice` is on and `flow` is off as long as nothing is written.

    ```
    <imsss:controlMode choice="false"/>
    ```

    Write `flow="true"` if learners go through it in order, or `choice="true"` if they pick.
    """
    return Finding(
        message=f"Nothing in the group {quoted(identifier)} can be opened: choice and flow are both off.",
        help='Write flow="true" for a fixed order, or choice="true" for free choice.',
        span=span,
    )


@fault("SEQ053", "threshold-of-other-edition", spec="CAM 3rd Ed. 3.4; CAM 4th Ed. 3.4.1.4; adlcp_v1p3.xsd")
def threshold_edition(what: str, edition: int, span: Span) -> Finding:
    """The manifest uses something that its edition of SCORM 2004 does not have.

    The 3rd Edition writes the completion threshold as a text, the 4th as attributes; shared data (adlcp:data)
    and adlseq:objectives are of the 4th only. Platforms overlook it, or refuse the package.

    ```
    <adlcp:completionThreshold minProgressMeasure="0.8"/>      (in a package of the 3rd Edition)
    ```

    Write it as the edition has it, or name the other edition in `schemaversion`.
    """
    return Finding(
        message=f"{what} does not exist in the {edition}{'rd' if edition == 3 else 'th'} Edition.",
        help="Write it as this edition has it, or name the other edition in <schemaversion>.",
        span=span,
    )


@fault("SEQ054", "objectives-global-by-default", Severity.INFO, spec="CAM 4th Ed. 3.4.1.3")
def global_default(span: Span) -> Finding:
    """Global objectives are shared with every other course of the platform, as long as nothing else is said.

    When a learner takes the course again, old results unlock what should be locked; two courses that use the
    same name disturb each other.

    ```
    <organization identifier="course">      (with imsss:mapInfo somewhere in it)
    ```

    Write `adlseq:objectivesGlobalToSystem="false"` on the organization, unless courses are meant to share.
    """
    return Finding(
        message="The course's global objectives are shared with all other courses of the platform.",
        help='Write adlseq:objectivesGlobalToSystem="false" on the organization, unless that is meant.',
        span=span,
    )


@fault("SEQ055", "sequencing-id-misplaced", spec="CAM 4th Ed. 5.1.1 (REQ_31.3 and REQ_31.4)")
def id_misplaced(what: str, span: Span) -> Finding:
    """`ID` and `IDRef` of a sequencing element stand where they may not.

    `ID` names rules in the sequencingCollection, where each has to have one of its own; `IDRef` takes them
    over in an item.

    ```
    <item identifier="i1"><imsss:sequencing ID="common"/></item>
    ```

    Write `ID` in the collection and `IDRef` in items.
    """
    return Finding(
        message=f"{what}.",
        help="Write ID on the rules in <imsss:sequencingCollection>, and IDRef in items that take them over.",
        span=span,
    )


@fault("SEQ056", "rule-without-parent", spec="CAM 4th Ed. 5.1.4 (REQ_31.6.3.2.1.1.2)")
def rule_without_parent(action: str, span: Span) -> Finding:
    """A rule on the whole course leads to its parent or to what comes before it, and there is nothing.

    ```
    <organization> ... <imsss:postConditionRule> ... <imsss:ruleAction action="exitParent"/>
    ```

    Use exitAll, retry, retryAll or continue, or move the rule to an item.
    """
    return Finding(
        message=f"The action {action} stands on the whole course, which has no parent and nothing before it.",
        help="Use exitAll, retry or retryAll there, or move the rule to an item.",
        span=span,
    )


@fault("SEQ057", "limit-never-reached", Severity.WARNING, spec="SN 4th Ed. 3.4 and 3.5")
def no_limit(span: Span) -> Finding:
    """A rule waits for the limit of attempts, and the activity has no limit.

    The rule never acts.

    ```
    <imsss:ruleCondition condition="attemptLimitExceeded"/>      (and no imsss:limitConditions)
    ```

    Write `<imsss:limitConditions attemptLimit="2"/>`, or remove the rule.
    """
    return Finding(
        message="The rule waits for attemptLimitExceeded, and there is no attemptLimit: it never acts.",
        help='Write <imsss:limitConditions attemptLimit="..."/>, or remove the rule.',
        span=span,
    )


@fault("SEQ058", "completed-by-platform", Severity.INFO, spec="SN 4th Ed. 3.11; SAP KBA 3403728")
def completed_by_platform(number: int, span: Span) -> Finding:
    """SCOs leave it to the platform to say that they are complete, and it says so when the learner leaves.

    If the page does not report completion itself, one look at it is enough to be complete and satisfied.

    ```
    <item identifier="i1" identifierref="sco1">      (without imsss:deliveryControls)
    ```

    Write `<imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>` if the page
    reports for itself.
    """
    return Finding(
        message=f"{number:,} SCOs let the platform complete them when the learner leaves without a report.",
        help="If the pages report themselves, set completionSetByContent and objectiveSetByContent to true.",
        span=span,
    )


@fault("SEQ059", "objective-never-written", Severity.WARNING, spec="SN 4th Ed. 3.10.3")
def never_written(target: str, span: Span) -> Finding:
    """An activity waits for a global objective that nothing in the course ever writes.

    What depends on it stays as it is: locked for ever, or open from the start.

    ```
    <imsss:mapInfo targetObjectiveID="unit_1" readSatisfiedStatus="true"/>      (nobody writes unit_1)
    ```

    Let the activity that decides it write it: `writeSatisfiedStatus="true"`. Check the spelling of the name.
    """
    return Finding(
        message=f"The global objective {quoted(target)} is read, and nothing in the course writes it.",
        help='Add writeSatisfiedStatus="true" where it is decided, or check the spelling.',
        span=span,
    )


@fault("SEQ060", "objective-twice", spec="CAM 4th Ed. 5.1.7")
def objective_twice(name: str, span: Span) -> Finding:
    """Two objectives of an activity have the same id.

    Rules and the page's own reports cannot tell them apart.

    ```
    <imsss:primaryObjective objectiveID="a"/> <imsss:objective objectiveID="a"/>
    ```

    Give each objective of the activity an id of its own.
    """
    return Finding(
        message=f"The activity has two objectives with the id {quoted(name)}.",
        help="Give each objective of the activity an id of its own.",
        span=span,
    )


@fault("SEQ061", "time-condition", Severity.WARNING, spec="SN 4th Ed. 3.4.2 and 3.5 (optional for platforms)")
def time_condition(name: str, span: Span) -> Finding:
    """A rule or a limit depends on time, which no platform has to watch, and most do not.

    ```
    <imsss:limitConditions beginTimeLimit="2026-01-01"/>
    ```

    Set dates on the platform, and let the page itself watch how long it is open.
    """
    return Finding(
        message=f"{name} depends on time, which most platforms do not watch.",
        help="Set dates on the platform, and let the page itself watch how long it is open.",
        span=span,
    )


@fault("SEQ062", "course-cannot-begin", Severity.WARNING, spec="SN 4th Ed. 3.2 and appendix C (SB.2.5)")
def cannot_begin(why: str, span: Span) -> Finding:
    """There is no way into the course: nothing opens at the start, and nothing can be chosen.

    ```
    <organization> ... <imsss:controlMode choice="false" flow="false"/>
    ```

    Write `flow="true"` on the organization, or allow choice; `scormkit simulate` shows what opens.
    """
    return Finding(
        message=f"Learners cannot get into the course: {why}.",
        help='Write choice="true" or flow="true" in the organization\'s controlMode.',
        span=span,
    )


@fault("SEQ063", "control-mode-on-page", Severity.INFO, spec="SN 4th Ed. 3.2")
def mode_on_leaf(number: int, span: Span) -> Finding:
    """Items that launch a page say how their children are opened, and have none.

    It has no effect. It was probably meant for the group around them.

    ```
    <item identifierref="sco1"> ... <imsss:controlMode flow="true"/>
    ```

    Move controlMode to the group, or remove it.
    """
    return Finding(
        message=f"{number:,} items without children have choice, flow or forwardOnly, without effect.",
        help="Move controlMode to the group around them, or remove it.",
        span=span,
    )


@fault("SEQ064", "select-more-than-there-are", Severity.WARNING, spec="SN 4th Ed. 3.9")
def select_count(wanted: int, number: int, span: Span) -> Finding:
    """A group draws more activities than it has, so that nothing is drawn at all.

    ```
    <imsss:randomizationControls selectCount="5" selectionTiming="once"/>      (and three items)
    ```

    Write a number that is smaller than that of the items.
    """
    return Finding(
        message=f"{wanted} activities are to be drawn, and there are {number}.",
        help="Write a smaller selectCount, or leave out the drawing.",
        span=span,
    )


@fault("SEQ065", "shared-data-blank", spec="CAM 4th Ed. 3.4.1.4 (adlcp:data)")
def shared_data_blank(span: Span) -> Finding:
    """A store of shared data has no name, so that no activity can use it.

    ```
    <adlcp:data><adlcp:map targetID=" "/></adlcp:data>
    ```

    Write a name, the same in every activity that shares the store.
    """
    return Finding(
        message="A store of shared data has no name (targetID).",
        help="Write a targetID, the same in every activity that shares the store.",
        span=span,
    )
