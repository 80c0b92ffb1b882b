"""The sequencing requests other than choice (SB.2.5 to SB.2.8 and SB.2.10 to SB.2.13)."""

from __future__ import annotations

from scormkit.sequencing.walk.choice import choice
from scormkit.sequencing.walk.flow import Direction, Flow, flow
from scormkit.sequencing.walk.tree import Stop, Walk


def sequencing_request(walk: Walk, request: str, target: str | None) -> Flow:
    """Sequencing Request Process [SB.2.12]."""
    if request == "choice":
        return choice(walk, target)
    if request == "jump":
        return jump(walk, target)
    known = {
        "start": start,
        "resumeAll": resume_all,
        "continue": continue_,
        "previous": previous,
        "retry": retry,
        "exit": exit_,
    }
    return known[request](walk) if request in known else Flow(None, Stop("SB.2.12-1"))


def start(walk: Walk) -> Flow:
    """Start Sequencing Request Process [SB.2.5]."""
    if walk.state.current is not None:
        return Flow(None, Stop("SB.2.5-1"))
    if walk.is_leaf(walk.tree.root):
        return Flow(walk.tree.root)
    return flow(walk, walk.tree.root, "forward", True)


def resume_all(walk: Walk) -> Flow:
    """Resume All Sequencing Request Process [SB.2.6]."""
    if walk.state.current is not None:
        return Flow(None, Stop("SB.2.6-1"))
    if walk.state.suspended is None:
        return Flow(None, Stop("SB.2.6-2"))
    return Flow(walk.state.suspended)


def continue_(walk: Walk) -> Flow:
    """Continue Sequencing Request Process [SB.2.7]."""
    return _on(walk, "forward", "SB.2.7")


def previous(walk: Walk) -> Flow:
    """Previous Sequencing Request Process [SB.2.8]."""
    return _on(walk, "backward", "SB.2.8")


def _on(walk: Walk, direction: Direction, process: str) -> Flow:
    current = walk.state.current
    if current is None:
        return Flow(None, Stop(f"{process}-1"))
    parent = walk.parent(current)
    if parent is not None and not walk.node(parent).sequencing.control_mode.flow:
        return Flow(None, Stop(f"{process}-2", parent))
    return flow(walk, current, direction, False)


def retry(walk: Walk) -> Flow:
    """Retry Sequencing Request Process [SB.2.10]."""
    current = walk.state.current
    if current is None:
        return Flow(None, Stop("SB.2.10-1"))
    if walk[current].active or walk[current].suspended:
        return Flow(None, Stop("SB.2.10-2", current))
    if walk.is_leaf(current):
        return Flow(current)
    found = flow(walk, current, "forward", True)
    if found.activity is None:
        return Flow(None, Stop("SB.2.10-3", current, cause=found.stop))
    return found


def exit_(walk: Walk) -> Flow:
    """Exit Sequencing Request Process [SB.2.11]: leaving the root ends the session."""
    current = walk.state.current
    if current is None:
        return Flow(None, Stop("SB.2.11-1"))
    if walk[current].active:
        return Flow(None, Stop("SB.2.11-2", current))
    return Flow(None, end_session=current == walk.tree.root)


def jump(walk: Walk, target: str | None) -> Flow:
    """Jump Sequencing Request Process [SB.2.13] (4th Edition): no rule but `disabled` stands in its way."""
    if walk.state.current is None:
        return Flow(None, Stop("SB.2.13-1"))
    return Flow(target)
