"""The words of SCORM 2004 sequencing as data: namespaces, vocabularies, and the exceptions of its processes.

Sources: CAM 4th Ed. section 5.1 and the imsss, adlseq, adlcp and adlnav schema files (vocabularies); SN 4th
Ed. appendix C (exceptions). The default of every value stands at its field in `scormkit.sequencing.model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

NAMESPACES: Mapping[str, str] = {
    "imscp": "http://www.imsglobal.org/xsd/imscp_v1p1",
    "imsss": "http://www.imsglobal.org/xsd/imsss",
    "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
    "adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
    "adlnav": "http://www.adlnet.org/xsd/adlnav_v1p3",
}
"""Prefix to namespace; the same from the 2nd Edition to the 4th (CAM 3.4)."""

EDITIONS: Mapping[str, int] = {
    "CAM 1.3": 2,
    "1.3": 2,
    "2004 2nd Edition": 2,
    "2004 3rd Edition": 3,
    "2004 4th Edition": 4,
}
"""What schemaversion says, and which edition it means. Moodle takes `1.3` too, and packages with it exist."""

Combination = Literal["all", "any"]
Operator = Literal["noOp", "not"]
PreAction = Literal["skip", "disabled", "hiddenFromChoice", "stopForwardTraversal"]
ExitAction = Literal["exit"]
PostAction = Literal["exitParent", "exitAll", "retry", "retryAll", "continue", "previous"]
RuleAction = Literal[PreAction, ExitAction, PostAction]
RuleCondition = Literal[
    "satisfied",
    "objectiveStatusKnown",
    "objectiveMeasureKnown",
    "objectiveMeasureGreaterThan",
    "objectiveMeasureLessThan",
    "completed",
    "activityProgressKnown",
    "attempted",
    "attemptLimitExceeded",
    "timeLimitExceeded",
    "outsideAvailableTimeRange",
    "always",
]
RollupConditionName = Literal[
    "satisfied",
    "objectiveStatusKnown",
    "objectiveMeasureKnown",
    "completed",
    "activityProgressKnown",
    "attempted",
    "attemptLimitExceeded",
    "timeLimitExceeded",
    "outsideAvailableTimeRange",
]
RollupAction = Literal["satisfied", "notSatisfied", "completed", "incomplete"]
ChildActivitySet = Literal["all", "any", "none", "atLeastCount", "atLeastPercent"]
Timing = Literal["never", "once", "onEachNewAttempt"]
Consideration = Literal["always", "ifAttempted", "ifNotSkipped", "ifNotSuspended"]
HideLmsUi = Literal["continue", "previous", "exit", "exitAll", "abandon", "abandonAll", "suspendAll"]

RANGES: Mapping[str, tuple[float, float]] = {
    "measureThreshold": (-1, 1),
    "minNormalizedMeasure": (-1, 1),
    "objectiveMeasureWeight": (0, 1),
    "minimumPercent": (0, 1),
    "minProgressMeasure": (0, 1),
    "progressWeight": (0, 1),
}
"""The smallest and the largest value of a decimal, ends included."""

EXCEPTIONS: Mapping[str, str] = {
    "NB.2.1-1": "the course has been started already",
    "NB.2.1-2": "the course has not been started",
    "NB.2.1-3": "nothing was suspended, so nothing can be resumed",
    "NB.2.1-4": "Continue is off in this group (flow)",
    "NB.2.1-5": "Previous is off in this group (flow, forwardOnly)",
    "NB.2.1-6": "nothing comes before the whole course",
    "NB.2.1-7": "the request is not one that SCORM 2004 supports",
    "NB.2.1-8": "learners may not leave this group by the menu (choiceExit)",
    "NB.2.1-9": "there is no way from the present activity to the chosen one",
    "NB.2.1-10": "choosing from the menu is off in this group (choice)",
    "NB.2.1-11": "there is no such activity in the course",
    "NB.2.1-12": "the present activity has been left already",
    "NB.2.1-13": "the request is unknown",
    "TB.2.3-1": "there is no present activity to leave",
    "TB.2.3-2": "the present activity has been left already",
    "TB.2.3-3": "nothing is open that could be suspended",
    "TB.2.3-4": "a rule leaves the parent, but the whole course has none",
    "TB.2.3-5": "there is nothing to suspend",
    "TB.2.3-6": "there is nothing to abandon",
    "TB.2.3-7": "the termination request is unknown",
    "SB.2.1-1": "the end of the course was reached",
    "SB.2.1-2": "this group has no activity to show",
    "SB.2.1-3": "the beginning of the course was reached",
    "SB.2.1-4": "this group runs forward only (forwardOnly)",
    "SB.2.2-1": "moving on with Continue is off in this group (flow)",
    "SB.2.2-2": "it is locked by a rule or an attempt limit",
    "SB.2.4-1": "it lets no learner pass to what comes after (stopForwardTraversal)",
    "SB.2.4-2": "this group runs forward only (forwardOnly), and the choice lies behind",
    "SB.2.4-3": "nothing comes before the whole course",
    "SB.2.5-1": "the course has been started already",
    "SB.2.6-1": "the course has been started already",
    "SB.2.6-2": "nothing was suspended, so nothing can be resumed",
    "SB.2.7-1": "the course has not been started",
    "SB.2.7-2": "Continue is off in this group (flow)",
    "SB.2.8-1": "the course has not been started",
    "SB.2.8-2": "Previous is off in this group (flow)",
    "SB.2.9-1": "nothing was chosen",
    "SB.2.9-2": "it is not among the activities that were drawn for this learner",
    "SB.2.9-3": "a rule hides it from the menu (hiddenFromChoice)",
    "SB.2.9-4": "choosing from the menu is off in this group (choice)",
    "SB.2.9-5": "there is no way from the present activity to the chosen one",
    "SB.2.9-6": "this group opens only from within (preventActivation)",
    "SB.2.9-7": "learners may not leave this group by the menu (choiceExit)",
    "SB.2.9-8": "this group limits choices to its neighbours (constrainChoice)",
    "SB.2.9-9": "this group has nothing to show now",
    "SB.2.10-1": "the course has not been started",
    "SB.2.10-2": "it is still open or suspended, so it cannot be tried again",
    "SB.2.10-3": "nothing in it can be shown for another try",
    "SB.2.11-1": "the course has not been started",
    "SB.2.11-2": "the present activity is still open",
    "SB.2.12-1": "the sequencing request is unknown",
    "SB.2.13-1": "the course has not been started",
    "DB.1.1-1": "only a single activity can be shown, not a group",
    "DB.1.1-2": "there is nothing on the way to it",
    "DB.1.1-3": "it is locked by a rule or an attempt limit",
    "DB.2-1": "the present activity has not been left yet",
}
"""Exception code of a process to what it means for the learner, in our words."""
