"""What `inspect` tells of sequencing: sentences for those who run a learning platform."""

from __future__ import annotations

import pytest

from scormkit.inspecting.sequencing import sequencing_of
from scormkit.sequencing.model import (
    Activity,
    Condition,
    ControlMode,
    LimitConditions,
    MapInfo,
    Objective,
    Organization,
    RandomizationControls,
    RollupCondition,
    RollupControls,
    RollupRule,
    Rule,
    Sequencing,
)

NOT_PASSED = (Condition("satisfied", "not"), Condition("objectiveStatusKnown", "not"))


def told(sequencing: Sequencing, *children: Activity) -> list[str]:
    """The sentences about one activity of a course, beside another that writes the objective `shared`."""
    writes = MapInfo("shared", write_satisfied_status=True)
    teller = Activity("t", "Basics", "r", Sequencing(objectives=(Objective("done", maps=(writes,)),)))
    one = Activity("one", "One", None if children else "r", sequencing, children=children)
    return sequencing_of(Organization(Activity("c", "Course", None, children=(teller, one))))["one"]


@pytest.mark.parametrize(
    ("sequencing", "words"),
    [
        (
            Sequencing(pre_rules=(Rule("disabled", NOT_PASSED, "any"),)),
            "locked as long as this activity is not passed yet",
        ),
        (
            Sequencing(pre_rules=(Rule("skip", (Condition("completed"),)),)),
            "passed over by Continue as long as this activity is completed",
        ),
        (
            Sequencing(pre_rules=(Rule("hiddenFromChoice", (Condition("always"),)),)),
            "not to be chosen, always",
        ),
        (
            Sequencing(post_rules=(Rule("retry", (Condition("satisfied", "not"),)),)),
            "when it is left, it is taken again if this activity is not passed",
        ),
        (
            Sequencing(exit_rules=(Rule("exitAll", (Condition("always"),)),)),
            "when it is left, it ends the course",
        ),
        (Sequencing(limits=LimitConditions(2)), "at most 2 attempts"),
        (Sequencing(limits=LimitConditions(1)), "at most 1 attempt"),
        (
            Sequencing(rollup_controls=RollupControls(False, False, 0.0)),
            "does not count for completion, the pass and the score of the whole",
        ),
        (
            Sequencing(rollup_controls=RollupControls(objective_measure_weight=0.0)),
            "does not count for the score of the whole",
        ),
        (Sequencing(rollup_controls=RollupControls(objective_measure_weight=0.5)), "its score weighs 0.5"),
        (
            Sequencing(primary=Objective(satisfied_by_measure=True, min_normalized_measure=0.8)),
            "passed from 0.8 (of 1) on",
        ),
    ],
)
def test_each_kind_of_rule_is_a_sentence(sequencing: Sequencing, words: str) -> None:
    assert told(sequencing) == [words]


def test_what_another_item_tells_is_named_by_its_title() -> None:
    """The id alone says nothing to who runs the platform."""
    reads = Objective("asked", maps=(MapInfo("shared"),))
    rule = Rule("disabled", tuple(each._replace(referenced_objective="asked") for each in NOT_PASSED), "any")
    assert told(Sequencing(pre_rules=(rule,), objectives=(reads,))) == [
        'locked as long as objective "asked" of "Basics" is not passed yet'
    ]


def test_that_a_result_is_known_is_not_called_a_pass() -> None:
    """Whoever failed is known, too: a rule of another tool may ask for no more."""
    reads = Objective("asked", maps=(MapInfo("shared"),))
    rule = Rule("skip", (Condition("objectiveStatusKnown", referenced_objective="asked"),))
    assert told(Sequencing(pre_rules=(rule,), objectives=(reads,))) == [
        'passed over by Continue as long as it is known whether objective "asked" of "Basics" is passed'
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("asked", 'it is not known whether objective "asked" of "Basics" is passed'),
        ("rule.a.completed", 'objective "rule.a.completed" of "Basics" is not passed'),
    ],
)
def test_what_is_known_as_soon_as_it_holds_is_said_shortly(name: str, words: str) -> None:
    """Only of scormkit's own objectives that is so."""
    reads = Objective(name, maps=(MapInfo("shared"),))
    rule = Rule("disabled", (Condition("objectiveStatusKnown", "not", name),))
    assert told(Sequencing(pre_rules=(rule,), objectives=(reads,))) == [f"locked as long as {words}"]


@pytest.mark.parametrize(
    ("number", "named"),
    [(2, '"Basics 1" or "Basics 2"'), (5, '"Basics 1" or "Basics 2" or "Basics 3" or others')],
)
def test_all_who_tell_an_objective_are_named_or_counted_in(number: int, named: str) -> None:
    writes = Sequencing(
        objectives=(Objective("done", maps=(MapInfo("shared", write_satisfied_status=True),)),)
    )
    tellers = [Activity(f"t{at}", f"Basics {at}", "r", writes) for at in range(1, number + 1)]
    conditions = tuple(each._replace(referenced_objective="asked") for each in NOT_PASSED)
    reads = Objective("asked", maps=(MapInfo("shared"),))
    one = Activity(
        "one", "One", "r", Sequencing(pre_rules=(Rule("disabled", conditions, "any"),), objectives=(reads,))
    )
    found = sequencing_of(Organization(Activity("c", "Course", None, children=(*tellers, one))))
    assert found["one"] == [f'locked as long as objective "asked" of {named} is not passed yet']


def test_rules_that_say_the_same_are_one_sentence() -> None:
    reads = Objective("asked", maps=(MapInfo("shared"),))
    rules = tuple(Rule("disabled", (each._replace(referenced_objective="asked"),)) for each in NOT_PASSED)
    assert told(Sequencing(pre_rules=rules, objectives=(reads,))) == [
        'locked as long as objective "asked" of "Basics" is not passed'
    ]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            RollupRule("completed", (RollupCondition("completed"),), "any", "atLeastCount", 2),
            "completed when this is so of at least 2 of its parts: it is completed",
        ),
        (
            RollupRule("satisfied", (RollupCondition("satisfied"), RollupCondition("attempted", "not"))),
            "passed when this is so of all its parts: it is passed or it has never been opened",
        ),
        (
            RollupRule("notSatisfied", (RollupCondition("completed"),), "all", "atLeastPercent", 0, 0.5),
            "failed when this is so of at least 50% of its parts: it is completed",
        ),
    ],
)
def test_a_group_says_what_completes_it(rule: RollupRule, words: str) -> None:
    sequencing = Sequencing(
        control_mode=ControlMode(choice=False, flow=True),
        rollup_rules=(rule,),
        randomization=RandomizationControls(select_count=1),
    )
    assert told(sequencing, Activity("a", "A", "r")) == ["in order", "draws 1 of 1", words]
