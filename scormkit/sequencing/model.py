"""The sequencing of SCORM 2004 as values: what a manifest says about the activities of a course.

A field carries the name that its XML attribute has (`choice_exit` for `choiceExit`) and the default that the
schema gives it, so that reading and writing need no further table. Source: CAM 4th Ed. sections 3.4 and 5.1,
SN 4th Ed. section 3; the imsss, adlseq, adlcp and adlnav schema files of the 3rd and the 4th Edition.
"""

from collections.abc import Iterator
from typing import NamedTuple

from scormkit.cmi.scorm2004_sequencing import (
    ChildActivitySet,
    Combination,
    Consideration,
    HideLmsUi,
    Operator,
    RollupAction,
    RollupConditionName,
    RuleAction,
    RuleCondition,
    Timing,
)


class ControlMode(NamedTuple):
    """How learners may move among the children of a group (SN 3.2)."""

    choice: bool = True
    choice_exit: bool = True
    flow: bool = False
    forward_only: bool = False
    use_current_attempt_objective_info: bool = True
    use_current_attempt_progress_info: bool = True


class ConstrainedChoice(NamedTuple):
    """How far a choice from the menu reaches (adlseq, SN 3.3)."""

    prevent_activation: bool = False
    constrain_choice: bool = False


class Condition(NamedTuple):
    """A condition of a rule. `referenced_objective` is one of the same activity; None means the primary."""

    condition: RuleCondition
    operator: Operator = "noOp"
    referenced_objective: str | None = None
    measure_threshold: float | None = None


class Rule(NamedTuple):
    """A sequencing rule: the action is taken when all, or any, of the conditions are true (SN 3.4)."""

    action: RuleAction
    conditions: tuple[Condition, ...]
    combination: Combination = "all"


class LimitConditions(NamedTuple):
    """Limits on an activity (SN 3.5). Durations and dates are kept as written; no LMS must enforce them."""

    attempt_limit: int | None = None
    attempt_absolute_duration_limit: str | None = None
    attempt_experienced_duration_limit: str | None = None
    activity_absolute_duration_limit: str | None = None
    activity_experienced_duration_limit: str | None = None
    begin_time_limit: str | None = None
    end_time_limit: str | None = None


class AuxiliaryResource(NamedTuple):
    """A resource beside the content. SCORM gives it no behaviour; kept so that nothing is lost."""

    auxiliary_resource_id: str
    purpose: str


class RollupCondition(NamedTuple):
    """One condition of a rollup rule, judged for each child."""

    condition: RollupConditionName
    operator: Operator = "noOp"


class RollupRule(NamedTuple):
    """How the children's state decides the group's (SN 3.7). `minimum_percent` is a share, 0 to 1."""

    action: RollupAction
    conditions: tuple[RollupCondition, ...]
    combination: Combination = "any"
    child_activity_set: ChildActivitySet = "all"
    minimum_count: int = 0
    minimum_percent: float = 0.0


class RollupControls(NamedTuple):
    """What an activity gives to its parent (SN 3.8). The weight is 0 to 1."""

    rollup_objective_satisfied: bool = True
    rollup_progress_completion: bool = True
    objective_measure_weight: float = 1.0


class MapInfo(NamedTuple):
    """How an objective reads and writes a global one: satisfaction and measure (SN 3.10.3)."""

    target_objective_id: str
    read_satisfied_status: bool = True
    read_normalized_measure: bool = True
    write_satisfied_status: bool = False
    write_normalized_measure: bool = False


class DataMapInfo(NamedTuple):
    """What the 4th Edition adds to a map: completion, progress and scores (adlseq:mapInfo)."""

    target_objective_id: str
    read_raw_score: bool = True
    read_min_score: bool = True
    read_max_score: bool = True
    read_completion_status: bool = True
    read_progress_measure: bool = True
    write_raw_score: bool = False
    write_min_score: bool = False
    write_max_score: bool = False
    write_completion_status: bool = False
    write_progress_measure: bool = False


class Objective(NamedTuple):
    """An objective of an activity (SN 3.10). Only a primary one may be without id. Measures are -1 to 1."""

    objective_id: str | None = None
    satisfied_by_measure: bool = False
    min_normalized_measure: float = 1.0
    maps: tuple[MapInfo, ...] = ()
    data_maps: tuple[DataMapInfo, ...] = ()


class RandomizationControls(NamedTuple):
    """Which children a learner gets, and in which order (SN 3.9). Without a count all are taken."""

    randomization_timing: Timing = "never"
    select_count: int | None = None
    reorder_children: bool = False
    selection_timing: Timing = "never"


class DeliveryControls(NamedTuple):
    """Whether the LMS keeps track, and who decides that an activity is completed or satisfied (SN 3.11)."""

    tracked: bool = True
    completion_set_by_content: bool = False
    objective_set_by_content: bool = False


class RollupConsiderations(NamedTuple):
    """When a child counts in its parent's default rollup (adlseq, SN 3.7)."""

    required_for_satisfied: Consideration = "always"
    required_for_not_satisfied: Consideration = "always"
    required_for_completed: Consideration = "always"
    required_for_incomplete: Consideration = "always"
    measure_satisfaction_if_active: bool = True


class Sequencing(NamedTuple):
    """Everything that one imsss:sequencing says; without arguments, what an activity without one has."""

    control_mode: ControlMode = ControlMode()
    pre_rules: tuple[Rule, ...] = ()
    exit_rules: tuple[Rule, ...] = ()
    post_rules: tuple[Rule, ...] = ()
    limits: LimitConditions = LimitConditions()
    auxiliary_resources: tuple[AuxiliaryResource, ...] = ()
    rollup_controls: RollupControls = RollupControls()
    rollup_rules: tuple[RollupRule, ...] = ()
    primary: Objective = Objective()
    objectives: tuple[Objective, ...] = ()
    randomization: RandomizationControls = RandomizationControls()
    delivery: DeliveryControls = DeliveryControls()
    constrained_choice: ConstrainedChoice = ConstrainedChoice()
    considerations: RollupConsiderations = RollupConsiderations()

    def objective(self, identifier: str | None) -> Objective | None:
        """The objective with this id, the primary one for None; None when the activity has no such one."""
        if identifier is None:
            return self.primary
        return next(
            (each for each in (self.primary, *self.objectives) if each.objective_id == identifier), None
        )


class CompletionThreshold(NamedTuple):
    """How far a learner must have come (CAM 3.4). Shares, 0 to 1.

    The 3rd Edition writes the measure as text and has no weight; there, `completed_by_measure` is true.
    """

    completed_by_measure: bool = False
    min_progress_measure: float = 1.0
    progress_weight: float = 1.0


class SharedData(NamedTuple):
    """A store of adl.data that an activity uses (adlcp:map, 4th Edition)."""

    target_id: str
    read_shared_data: bool = True
    write_shared_data: bool = False


class Activity(NamedTuple):
    """An item of the table of contents, or the organization itself. `resource` is None for a group."""

    identifier: str
    title: str = ""
    resource: str | None = None
    sequencing: Sequencing = Sequencing()
    children: "tuple[Activity, ...]" = ()
    is_visible: bool = True
    parameters: str | None = None
    time_limit_action: str | None = None
    data_from_lms: str | None = None
    completion_threshold: CompletionThreshold | None = None
    shared_data: tuple[SharedData, ...] = ()
    hide_lms_ui: tuple[HideLmsUi, ...] = ()


class Organization(NamedTuple):
    """A table of contents. When objectives are global to the system, they outlive the course."""

    root: Activity
    structure: str = "hierarchical"
    objectives_global_to_system: bool = True
    shared_data_global_to_system: bool = True


class Manifest(NamedTuple):
    """The activity trees of a package; `edition` is 2, 3 or 4, `default` names one of `organizations`."""

    edition: int
    organizations: tuple[Organization, ...]
    default: str

    @property
    def organization(self) -> Organization:
        """The table of contents that an LMS shows."""
        return next(
            (each for each in self.organizations if each.root.identifier == self.default),
            self.organizations[0],
        )


def walk(activity: Activity) -> Iterator[Activity]:
    """The activity and everything below it, parents first, in the order of the manifest."""
    yield activity
    for child in activity.children:
        yield from walk(child)
