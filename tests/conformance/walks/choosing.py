"""How scorm-again judges a choice: before the open activity is left, and once more after it.

Each function gives the reason why it refuses, by its row of docs/targets/scorm2004-differences.md where the
book has no such reason, and None where it lets the learner pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scormkit.sequencing.walk.rules import attempts_used_up
from scormkit.sequencing.walk.tree import Walk

Acting = Callable[[str], str | None]
"""The action of the first rule before an activity that holds (`first-rule-of-all`), or None."""

AS_IN_THE_BOOK = "as in the book"
_LOCKS = {"disabled", "hiddenFromChoice", "stopForwardTraversal"}


def refused_before(walk: Walk, target: str, acting: Acting) -> str | None:
    """`choice-judged-first`: judged by the rules as they stand before the open activity is left."""
    if acting(target) in _LOCKS:
        return "choice-judged-first"
    current, parent = walk.state.current, walk.parent(target)
    if not all(each in walk.children(walk.tree.parents[each]) for each in walk.tree.path(target)[1:]):
        return "choice-judged-first"
    if current is not None:
        reason = _from(walk, current, target, acting)
        if reason is not None:
            return reason
    refuses = parent is not None and not walk.node(parent).sequencing.control_mode.choice
    return AS_IN_THE_BOOK if refuses else None


def _from(walk: Walk, current: str, target: str, acting: Acting) -> str | None:
    common = walk.tree.common_ancestor(current, target)
    above, below = walk.tree.path(current), walk.tree.path(target)
    for each in above[above.index(common) + 1 :]:
        held = walk[each].active and not walk.node(each).sequencing.control_mode.choice_exit
        if held and each not in below:
            return AS_IN_THE_BOOK
    reason = _constrained(walk, current, target, common) or _beside(walk, current, target, common, acting)
    if reason is not None:
        return reason
    locked = any(acting(each) in _LOCKS for each in below[below.index(common) + 1 :])
    return "choice-judged-first" if locked else None


def _constrained(walk: Walk, current: str, target: str, common: str) -> str | None:
    """`constrained-choice`: groups around both limit the choice to the branch that the learner is in."""
    for group in reversed(walk.tree.path(common)):
        controls = walk.node(group).sequencing.constrained_choice
        if not (controls.constrain_choice or controls.prevent_activation):
            continue
        here, there = _branch(walk, group, current), _branch(walk, group, target)
        if here is None or there is None or (here != there and controls.constrain_choice):
            return "constrained-choice"
        if here != there and not any(walk[each].active for each in _below(walk, there)):
            return "constrained-choice"
    return None


def _beside(walk: Walk, current: str, target: str, common: str, acting: Acting) -> str | None:
    """What lies between two branches of a group that runs forward only."""
    if target == common:
        return None
    here, there = _branch(walk, common, current), _branch(walk, common, target)
    if here is None or there is None:
        return "choice-from-a-group"
    siblings = [child.identifier for child in walk.node(common).children]
    start, end = siblings.index(here), siblings.index(there)
    if not walk.node(common).sequencing.control_mode.forward_only:
        return None
    if end < start:
        return "forward-only-above"
    return "forward-only-over-others" if _waits(walk, siblings[start + 1 : end], acting) else None


def _waits(walk: Walk, between: Iterable[str], acting: Acting) -> bool:
    """Whether one of these is asked for and not done yet."""
    return any(acting(each) is None and not _is_done(walk, each) for each in between)


def _is_done(walk: Walk, activity: str) -> bool:
    held = walk[activity].objectives[walk.node(activity).sequencing.primary.objective_id or ""]
    return held.completed is True or held.satisfied is True


def refused_after(walk: Walk, target: str, acting: Acting, hidden: Callable[[str], bool]) -> str | None:
    """Judged again once the open activity has been left. Both callbacks see what was reported by now.

    `hidden` says whether any rule hides an activity from choice.
    """
    path, current, parent = walk.tree.path(target), walk.state.current, walk.parent(target)
    if parent is not None and not walk.node(parent).sequencing.control_mode.choice:
        return AS_IN_THE_BOOK
    if walk[target].attempts == 0 and _prevents(walk, path[:-1]):
        return "constrained-choice"
    reason = None if current is None else _out_of(walk, current, path) or _along(walk, current, target)
    if reason is not None:
        return reason
    if any(map(hidden, path)):
        return AS_IN_THE_BOOK
    if acting(target) == "skip":
        return "skip-by-choice"
    return AS_IN_THE_BOOK if acting(target) == "disabled" or limited(walk, target) else None


def _prevents(walk: Walk, groups: Iterable[str]) -> bool:
    return any(walk.node(each).sequencing.constrained_choice.prevent_activation for each in groups)


def _out_of(walk: Walk, current: str, path: Sequence[str]) -> str | None:
    for each in walk.tree.path(current)[-2::-1]:
        if walk[each].active and not walk.node(each).sequencing.control_mode.choice_exit:
            return None if each in path else AS_IN_THE_BOOK
    return None


def _along(walk: Walk, current: str, target: str) -> str | None:
    """What each group around the target asks of the way through it."""
    for group in walk.tree.path(target)[-2::-1]:
        here, there = _branch(walk, group, current), _branch(walk, group, target)
        if here is None or there is None:
            continue
        siblings = [child.identifier for child in walk.node(group).children]
        start, end = siblings.index(here), siblings.index(there)
        sequencing = walk.node(group).sequencing
        if sequencing.control_mode.forward_only and end < start:
            return "forward-only-above"
        far = end > start + 1 or (end < start and not _is_done(walk, target))
        if sequencing.constrained_choice.constrain_choice and far:
            return "constrained-choice"
    return None


def limited(walk: Walk, activity: str) -> bool:
    """UP.1 as scorm-again has it: an open activity counts as well."""
    return not walk[activity].suspended and attempts_used_up(walk, activity)


def _branch(walk: Walk, group: str, activity: str) -> str | None:
    """The child of the group that is, or has below it, the activity."""
    path = walk.tree.path(activity)
    return path[path.index(group) + 1] if group in path[:-1] else None


def _below(walk: Walk, activity: str) -> list[str]:
    return [each for each in walk.tree.nodes if activity in walk.tree.path(each)]
