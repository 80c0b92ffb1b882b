"""Courses by pattern, each with learners' walks through them and what must be delivered at each move."""

from __future__ import annotations

from typing import Any, NamedTuple

from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    Condition,
    ConstrainedChoice,
    ControlMode,
    DataMapInfo,
    DeliveryControls,
    LimitConditions,
    MapInfo,
    Objective,
    Organization,
    RollupCondition,
    RollupConsiderations,
    RollupControls,
    RollupRule,
    Rule,
    Sequencing,
)
from scormkit.sequencing.walk.overall import Result
from tests.conformance.walks.again import Move

CONTENT = DeliveryControls(completion_set_by_content=True, objective_set_by_content=True)
PASS = Result(completed=True, satisfied=True, measure=0.9)
FAIL = Result(completed=True, satisfied=False, measure=0.3)
DONE = Result(completed=True)
OPEN = Result(completed=False)
END = "(end)"
"""The session ends, or the request leads to a menu: nothing is delivered, and nothing went wrong."""


class Pattern(NamedTuple):
    """A course and a walk: each move with the activity that it delivers, `END`, or an exception code.

    `differs` is the first move at which scorm-again goes another way, with the name of the difference in
    docs/targets/scorm2004-differences.md; after it the two walks are not compared.
    """

    name: str
    course: Organization
    walk: tuple[tuple[Move, str], ...]
    differs: tuple[int, str] | None = None


def sco(name: str, **known: Any) -> Activity:
    """An activity with content that reports its own completion and success."""
    extra = {key: known.pop(key) for key in ("completion_threshold",) if key in known}
    return Activity(name, name, f"res-{name}", Sequencing(**{"delivery": CONTENT, **known}), **extra)


def group(name: str, *children: Activity, **known: Any) -> Activity:
    """A group that learners may go through in order and choose from."""
    known.setdefault("control_mode", ControlMode(flow=True))
    extra = {key: known.pop(key) for key in ("completion_threshold",) if key in known}
    return Activity(name, name, None, Sequencing(**known), children, **extra)


def course(*children: Activity, **known: Any) -> Organization:
    """A course of these activities whose objectives are its own."""
    return Organization(group("course", *children, **known), objectives_global_to_system=False)


NOTHING = Result()


def go(request: str, target: str | None = None, result: Result = NOTHING, **more: Any) -> Move:
    return Move(request, target, result, **more)


def writes(target: str, name: str | None = None, **known: Any) -> Objective:
    """A primary objective whose results become a global one."""
    info = MapInfo(target, False, False, write_satisfied_status=True, write_normalized_measure=True)
    return Objective(name or f"writes-{target}", maps=(info,), **known)


def reads(target: str, name: str | None = None) -> Objective:
    """An objective that sees a global one."""
    return Objective(name or target, maps=(MapInfo(target),))


def unless_passed(target: str) -> Rule:
    """Locked until the global objective that `target` reads is satisfied."""
    return Rule(
        "disabled",
        (Condition("satisfied", "not", target), Condition("objectiveStatusKnown", "not", target)),
        "any",
    )


def when(action: Any, *conditions: Any, any_of: bool = False) -> Rule:
    """A rule from words: `satisfied`, `not satisfied`."""
    found = tuple(
        Condition(each.removeprefix("not "), "not" if each.startswith("not ") else "noOp")
        for each in conditions
    )
    return Rule(action, found, "any" if any_of else "all")


STOP = when("stopForwardTraversal", "not completed", "not activityProgressKnown", any_of=True)
"""What is unknown does not make a rule hold, negated or not: so both conditions (SN 3.4.2)."""
ORDERED = ControlMode(choice=False, flow=True)

PATTERNS = (
    Pattern(
        "linear",
        course(sco("a"), group("g", sco("b"), sco("c"), control_mode=ORDERED), control_mode=ORDERED),
        (
            (go("start"), "a"),
            (go("choice", "b", OPEN), "NB.2.1-10"),
            (go("continue", None, PASS), "b"),
            (go("previous", None, OPEN), "a"),
            (go("continue", None, PASS), "b"),
            (go("continue", None, PASS), "c"),
            (go("continue", None, PASS), END),
        ),
    ),
    Pattern(
        "free choice",
        course(sco("a"), sco("b"), sco("c"), control_mode=ControlMode(choice=True, flow=False)),
        (
            (go("start"), "SB.2.2-1"),
            (go("choice", "c"), "c"),
            (go("continue", None, PASS), "NB.2.1-4"),
            (go("choice", "a", PASS), "a"),
            (go("exit", None, PASS), END),
            (go("choice", "nowhere"), "NB.2.1-11"),
            (go("choice", "b"), "b"),
            (go("exitAll", None, PASS), END),
        ),
    ),
    Pattern(
        "forward only",
        course(sco("a"), sco("b"), sco("c"), control_mode=ControlMode(flow=True, forward_only=True)),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "b"),
            (go("previous"), "NB.2.1-5"),
            (go("choice", "c", PASS), "c"),
            (go("choice", "a", PASS), "SB.2.4-2"),
        ),
        differs=(4, "choice-judged-first"),
    ),
    Pattern(
        "back inside a group, where the course runs forward only",
        course(group("g", sco("a"), sco("b")), control_mode=ControlMode(flow=True, forward_only=True)),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "b"),
            (go("previous", None, PASS), "a"),
        ),
        differs=(2, "forward-only-above"),
    ),
    Pattern(
        "a choice within a group that runs forward only, after Exit",
        course(
            group("g", sco("a"), sco("b"), sco("c"), control_mode=ControlMode(forward_only=True)),
            control_mode=ControlMode(choice=False, flow=True),
        ),
        (
            (go("choice", "a"), "a"),
            (go("exit", None, OPEN), END),
            (go("choice", "c"), "c"),
        ),
        differs=(2, "forward-only-over-others"),
    ),
    Pattern(
        "what Continue skips can still be chosen",
        course(sco("a"), sco("b", pre_rules=(when("skip", "always"),)), sco("c")),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "c"),
            (go("choice", "b", PASS), "b"),
        ),
        differs=(2, "skip-by-choice"),
    ),
    Pattern(
        "a choice after a rule has led out of the group",
        course(group("g", sco("a", post_rules=(when("exitParent", "completed"),)), sco("b")), sco("c")),
        (
            (go("start"), "a"),
            (go("exit", None, PASS), END),
            (go("choice", "b"), "b"),
        ),
        differs=(2, "choice-from-a-group"),
    ),
    Pattern(
        "B after A is passed, the learner fails first",
        course(
            sco("a", primary=writes("g.a")),
            sco("b", objectives=(reads("g.a"),), pre_rules=(unless_passed("g.a"),)),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, FAIL), "SB.2.2-2"),
            (go("choice", "b"), "DB.1.1-3"),
            (go("choice", "a"), "a"),
            (go("continue", None, PASS), "b"),
            (go("continue", None, PASS), END),
        ),
    ),
    Pattern(
        "choice to a locked unit without starting",
        course(
            sco("a", primary=writes("g.a")),
            group("g", sco("b"), objectives=(reads("g.a"),), pre_rules=(unless_passed("g.a"),)),
        ),
        (
            (go("choice", "b"), "DB.1.1-3"),
            (go("choice", "g"), "DB.1.1-3"),
            (go("choice", "a"), "a"),
            (go("choice", "g", PASS), "b"),
        ),
        differs=(0, "lock-of-a-group"),
    ),
    Pattern(
        "two of three",
        course(
            sco("a"),
            sco("b"),
            sco("c"),
            rollup_rules=(
                RollupRule(
                    "satisfied", (RollupCondition("satisfied"),), "any", "atLeastCount", minimum_count=2
                ),
                RollupRule(
                    "completed", (RollupCondition("completed"),), "any", "atLeastPercent", minimum_percent=0.5
                ),
            ),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "b"),
            (go("continue", None, FAIL), "c"),
            (go("exitAll", None, PASS), END),
        ),
    ),
    Pattern(
        "a pretest that skips what is known",
        course(
            sco("pretest", primary=writes("g.all"), objectives=(writes("g.1", "o1"), writes("g.2", "o2"))),
            sco("one", primary=reads("g.1"), pre_rules=(when("skip", "satisfied"),)),
            sco("two", primary=reads("g.2"), pre_rules=(when("skip", "satisfied"),)),
            sco("end"),
        ),
        (
            (go("start"), "pretest"),
            (
                go(
                    "continue",
                    None,
                    PASS,
                    objectives={"o1": Result(satisfied=True), "o2": Result(satisfied=False)},
                ),
                "two",
            ),
            (go("continue", None, PASS), "end"),
            (go("continue", None, PASS), END),
        ),
        differs=(3, "global-over-local"),
    ),
    Pattern(
        "a post-test with two more tries",
        course(
            sco("lesson"),
            sco(
                "test",
                limits=LimitConditions(attempt_limit=3),
                post_rules=(
                    when("exitAll", "satisfied"),
                    when("retry", "not satisfied", "not attemptLimitExceeded"),
                ),
            ),
            sco("after"),
        ),
        (
            (go("start"), "lesson"),
            (go("continue", None, PASS), "test"),
            (go("continue", None, FAIL), "test"),
            (go("continue", None, FAIL), "test"),
            (go("continue", None, FAIL), "after"),
            (go("previous", None, PASS), "SB.2.2-2"),
        ),
    ),
    Pattern(
        "a post-test that is passed at the second try ends the course",
        course(
            sco("lesson"),
            sco(
                "test",
                post_rules=(when("exitAll", "satisfied"), when("retry", "not satisfied")),
            ),
            sco("after"),
        ),
        (
            (go("start"), "lesson"),
            (go("continue", None, PASS), "test"),
            (go("continue", None, FAIL), "test"),
            (go("continue", None, PASS), END),
        ),
    ),
    Pattern(
        "remediation: what was failed comes again, what was known is skipped",
        course(
            sco("one", primary=reads("g.1"), pre_rules=(when("skip", "satisfied"),)),
            sco("two", primary=reads("g.2"), pre_rules=(when("skip", "satisfied"),)),
            sco(
                "test",
                objectives=(writes("g.1", "o1"), writes("g.2", "o2")),
                post_rules=(when("retryAll", "not satisfied"), when("exitAll", "satisfied")),
            ),
        ),
        (
            (go("start"), "one"),
            (go("continue", None, DONE), "two"),
            (go("continue", None, DONE), "test"),
            (
                go(
                    "continue",
                    None,
                    FAIL,
                    objectives={"o1": Result(satisfied=True), "o2": Result(satisfied=False)},
                ),
                "two",
            ),
            (go("continue", None, DONE), "test"),
            (go("continue", None, PASS, objectives={"o2": Result(satisfied=True)}), END),
        ),
        differs=(5, "unknown-written"),
    ),
    Pattern(
        "a weighted score that decides",
        course(
            sco("a", rollup_controls=RollupControls(objective_measure_weight=0.25)),
            sco("b", rollup_controls=RollupControls(objective_measure_weight=0.75)),
            primary=Objective("score", satisfied_by_measure=True, min_normalized_measure=0.7),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, Result(True, measure=1.0)), "b"),
            (go("exitAll", None, Result(True, measure=0.6)), END),
        ),
        differs=(1, "measure-of-untried"),
    ),
    Pattern(
        "an optional unit keeps nobody from completing",
        course(
            sco("a"),
            sco("extra", rollup_controls=RollupControls(False, False, 0.0)),
            sco("b"),
        ),
        (
            (go("start"), "a"),
            (go("choice", "b", PASS), "b"),
            (go("exitAll", None, PASS), END),
        ),
    ),
    Pattern(
        "mastery by objective, measured in different units",
        course(
            sco("one", objectives=(writes("g.safety", "safety"),)),
            sco("two", objectives=(writes("g.law", "law"),)),
            group(
                "mastery",
                sco("safe", primary=reads("g.safety"), pre_rules=(when("skip", "satisfied"),)),
                sco("legal", primary=reads("g.law"), pre_rules=(when("skip", "satisfied"),)),
            ),
        ),
        (
            (go("start"), "one"),
            (go("continue", None, PASS, objectives={"safety": Result(satisfied=True)}), "two"),
            (go("continue", None, PASS, objectives={"law": Result(satisfied=False)}), "legal"),
            (go("continue", None, PASS), END),
        ),
        differs=(2, "global-over-local"),
    ),
    Pattern(
        "a group that ends as soon as one activity in it is passed",
        course(
            group(
                "g",
                sco("a"),
                sco("b"),
                exit_rules=(when("exit", "satisfied"),),
                rollup_rules=(RollupRule("satisfied", (RollupCondition("satisfied"),), "any", "any"),),
            ),
            sco("c"),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, FAIL), "b"),
            (go("continue", None, PASS), "c"),
        ),
    ),
    Pattern(
        "suspend all and resume all",
        course(group("g", sco("a"), sco("b")), sco("c")),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "b"),
            (go("suspendAll", None, OPEN, suspend=True), END),
            (go("resumeAll"), "b"),
            (go("continue", None, PASS), "c"),
            (go("continue", None, PASS), END),
        ),
    ),
    Pattern(
        "an activity that was suspended goes on when it is chosen again",
        course(sco("a"), sco("b")),
        (
            (go("start"), "a"),
            (go("continue", None, OPEN, suspend=True), "b"),
            (go("choice", "a", PASS), "a"),
            (go("continue", None, PASS), "b"),
        ),
    ),
    Pattern(
        "hidden from the menu, still met in order",
        course(sco("a"), sco("b", pre_rules=(when("hiddenFromChoice", "always"),)), sco("c")),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "b"),
            (go("choice", "c", PASS), "c"),
            (go("choice", "b", PASS), "SB.2.9-3"),
        ),
        differs=(3, "choice-judged-first"),
    ),
    Pattern(
        "nobody jumps ahead of an unfinished unit",
        course(
            sco("a", pre_rules=(STOP,)),
            sco("b", pre_rules=(STOP,)),
            sco("c"),
        ),
        (
            (go("start"), "a"),
            (go("choice", "c", DONE), "SB.2.4-1"),
            (go("choice", "b"), "b"),
            (go("choice", "c", DONE), "c"),
        ),
        differs=(1, "stop-between-siblings"),
    ),
    Pattern(
        "an attempt limit of one",
        course(sco("a", limits=LimitConditions(attempt_limit=1)), sco("b")),
        (
            (go("start"), "a"),
            (go("continue", None, FAIL), "b"),
            (go("previous", None, PASS), "SB.2.2-2"),
            (go("choice", "a"), "DB.1.1-3"),
        ),
    ),
    Pattern(
        "the menu does not lead out of a group",
        course(
            group("g", sco("a"), sco("b"), control_mode=ControlMode(flow=True, choice_exit=False)),
            sco("c"),
        ),
        (
            (go("start"), "a"),
            (go("choice", "c", PASS), "NB.2.1-8"),
            (go("choice", "b", PASS), "b"),
            (go("continue", None, PASS), "c"),
        ),
    ),
    Pattern(
        "a group limits the choice to its neighbours",
        course(
            group("g1", sco("a"), constrained_choice=ConstrainedChoice(constrain_choice=True)),
            group("g2", sco("b")),
            group("g3", sco("c")),
        ),
        (
            (go("start"), "a"),
            (go("choice", "c", PASS), "SB.2.9-8"),
            (go("choice", "b"), "b"),
        ),
        differs=(1, "constrained-choice"),
    ),
    Pattern(
        "a group that opens only from within",
        course(
            sco("a"),
            group("g", sco("b"), sco("c"), constrained_choice=ConstrainedChoice(prevent_activation=True)),
        ),
        (
            (go("start"), "a"),
            (go("choice", "c", PASS), "SB.2.9-6"),
            (go("continue"), "b"),
            (go("choice", "c", PASS), "c"),
        ),
        differs=(3, "constrained-choice"),
    ),
    Pattern(
        "rules after an attempt: on, back, out of the parent",
        course(
            group(
                "g",
                sco("a", post_rules=(when("continue", "satisfied"),)),
                sco("b", post_rules=(when("previous", "not satisfied"), when("exitParent", "satisfied"))),
                sco("never"),
            ),
            sco("c"),
        ),
        (
            (go("start"), "a"),
            (go("exit", None, PASS), "b"),
            (go("exit", None, FAIL), "a"),
            (go("exit", None, PASS), "b"),
            (go("continue", None, PASS), "c"),
        ),
    ),
    Pattern(
        "a skipped unit does not hold up completion",
        course(
            sco("a", primary=writes("g.a")),
            sco(
                "b",
                objectives=(reads("g.a"),),
                pre_rules=(Rule("skip", (Condition("satisfied", "noOp", "g.a"),)),),
                considerations=RollupConsiderations(
                    required_for_satisfied="ifNotSkipped", required_for_completed="ifNotSkipped"
                ),
            ),
            sco("c"),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "c"),
            (go("continue", None, PASS), END),
        ),
    ),
    Pattern(
        "progress that adds up to completion (4th Edition)",
        course(
            sco("a", completion_threshold=CompletionThreshold(progress_weight=0.4)),
            sco("b", completion_threshold=CompletionThreshold(progress_weight=0.6)),
            completion_threshold=CompletionThreshold(True, 0.5),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, Result(True, progress=1.0)), "b"),
            (go("exitAll", None, Result(False, progress=0.5)), END),
        ),
    ),
    Pattern(
        "completion as a global objective (4th Edition)",
        course(
            sco(
                "a",
                primary=Objective("own", data_maps=(DataMapInfo("g.a", write_completion_status=True),)),
            ),
            sco(
                "b",
                objectives=(Objective("before", data_maps=(DataMapInfo("g.a"),)),),
                pre_rules=(
                    Rule(
                        "disabled",
                        (
                            Condition("completed", "not", "before"),
                            Condition("activityProgressKnown", "not", "before"),
                        ),
                        "any",
                    ),
                ),
            ),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, OPEN), "SB.2.2-2"),
            (go("choice", "a"), "a"),
            (go("continue", None, DONE), "b"),
        ),
    ),
    Pattern(
        "an activity that says nothing counts as done",
        course(sco("a", delivery=DeliveryControls()), sco("b", delivery=DeliveryControls(tracked=False))),
        (
            (go("start"), "a"),
            (go("continue"), "b"),
            (go("continue", None, FAIL), END),
        ),
        differs=(1, "untracked"),
    ),
    Pattern(
        "content that is to decide and says nothing leaves everything open",
        course(sco("a"), sco("b", pre_rules=(when("skip", "not attempted"),)), sco("c")),
        (
            (go("start"), "a"),
            (go("continue"), "c"),
            (go("previous"), "a"),
            (go("exitAll"), END),
        ),
    ),
    Pattern(
        "a jump passes over everything but a lock (4th Edition)",
        course(
            sco("a"),
            sco("b", pre_rules=(when("hiddenFromChoice", "always"),)),
            sco("c", pre_rules=(when("disabled", "always"),)),
            control_mode=ORDERED,
        ),
        (
            (go("jump", "b"), "NB.2.1-2"),
            (go("start"), "a"),
            (go("jump", "b", PASS), "b"),
            (go("jump", "c", PASS), "DB.1.1-3"),
        ),
        differs=(0, "jump"),
    ),
    Pattern(
        "abandoned attempts count for nothing",
        course(sco("a"), sco("b")),
        (
            (go("start"), "a"),
            (go("abandon"), END),
            (go("continue"), "b"),
            (go("abandonAll"), END),
        ),
    ),
    Pattern(
        "a second attempt begins without the first one's results",
        course(group("g", sco("a"), sco("b"), post_rules=(when("retry", "not satisfied"),)), sco("c")),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "b"),
            (go("choice", "g", FAIL), "a"),
            (go("exit", None, FAIL), END),
        ),
    ),
    Pattern(
        "left out by the last result",
        course(
            sco("a", primary=writes("g")),
            sco(
                "b",
                objectives=(reads("g"),),
                pre_rules=(Rule("skip", (Condition("satisfied", "noOp", "g"),)),),
                considerations=RollupConsiderations(required_for_completed="ifNotSkipped"),
            ),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), END),
            (go("start"), "a"),
        ),
        differs=(1, "skipped-before-report"),
    ),
    Pattern(
        "skip in a new attempt of the group",
        course(
            sco("a"),
            group(
                "g",
                sco("b"),
                sco("c", pre_rules=(when("skip", "objectiveStatusKnown"),)),
                sco("d"),
                control_mode=ControlMode(choice=False, flow=True),
            ),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, FAIL), "b"),
            (go("continue", None, FAIL), "c"),
            (go("continue", None, FAIL), "d"),
            (go("choice", "a", FAIL), "a"),
            (go("continue", None, FAIL), "b"),
            (go("continue", None, FAIL), "c"),
        ),
        differs=(6, "skip-in-a-new-attempt"),
    ),
    Pattern(
        "hidden from the menu and locked",
        course(
            sco("a"),
            sco(
                "b", pre_rules=(when("hiddenFromChoice", "not attempted"), when("disabled", "not attempted"))
            ),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "SB.2.2-2"),
        ),
        differs=(1, "first-rule-of-all"),
    ),
    Pattern(
        "back past a group that runs forward only, of which all is skipped",
        course(
            sco("a"),
            group(
                "g",
                sco("b", pre_rules=(when("skip", "not attempted"),)),
                control_mode=ControlMode(flow=True, forward_only=True),
            ),
            sco("c"),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "c"),
            (go("previous", None, PASS), "a"),
        ),
        differs=(2, "forward-only-skipped"),
    ),
    Pattern(
        "back after Exit All, to what was suspended",
        course(sco("a"), sco("b")),
        (
            (go("start"), "a"),
            (go("exitAll", None, OPEN, suspend=True), END),
            (go("start"), "a"),
        ),
        differs=(2, "exit-all-of-suspended"),
    ),
    Pattern(
        "back after Suspend All, to something else",
        course(sco("a"), sco("b")),
        (
            (go("start"), "a"),
            (go("suspendAll", None, OPEN, suspend=True), END),
            (go("choice", "b"), "b"),
        ),
        differs=(2, "other-than-suspended"),
    ),
    Pattern(
        "a new attempt of the course, and what lies in groups not opened in it",
        course(group("g", sco("a", pre_rules=(when("hiddenFromChoice", "completed"),))), sco("b")),
        (
            (go("start"), "a"),
            (go("exitAll", None, PASS), END),
            (go("choice", "b"), "b"),
            (go("choice", "a", PASS), "a"),
        ),
        differs=(2, "new-attempt-below"),
    ),
    Pattern(
        "a retry of what its own result locks",
        course(
            sco("a", pre_rules=(when("disabled", "completed"),), post_rules=(when("retry", "completed"),)),
            sco("b"),
        ),
        (
            (go("start"), "a"),
            (go("continue", None, PASS), "DB.1.1-3"),
        ),
        differs=(1, "retry-of-what-is-locked"),
    ),
    Pattern(
        "what the session before Suspend All has opened",
        course(
            sco("a", primary=writes("g.a")),
            sco("b", objectives=(reads("g.a"),), pre_rules=(unless_passed("g.a"),)),
        ),
        (
            (go("start"), "a"),
            (go("suspendAll", None, PASS, suspend=True), END),
            (go("choice", "b"), "b"),
        ),
        differs=(2, "known-after-suspend"),
    ),
    Pattern(
        "an objective besides the primary one is satisfied by its measure, and tells others",
        course(
            sco(
                "a",
                objectives=(
                    Objective("o", True, 0.5, (MapInfo("x", False, False, write_satisfied_status=True),)),
                ),
            ),
            sco("b", objectives=(reads("x"),), pre_rules=(unless_passed("x"),)),
        ),
        (
            (go("start"), "a"),
            (go("exit", None, PASS, objectives={"o": Result(measure=0.4)}), END),
            (go("continue"), "SB.2.2-2"),
            (go("choice", "a"), "a"),
            (go("continue", None, PASS, objectives={"o": Result(measure=0.6)}), "b"),
        ),
    ),
)
