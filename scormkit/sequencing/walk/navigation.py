"""What a navigation request means (NB.2.1)."""

from __future__ import annotations

from typing import NamedTuple

from scormkit.sequencing.walk.tree import Stop, Walk

REQUESTS = (
    "start",
    "resumeAll",
    "continue",
    "previous",
    "choice",
    "jump",
    "exit",
    "exitAll",
    "abandon",
    "abandonAll",
    "suspendAll",
)
"""Every navigation request; choice and jump have a target (SN 5.6.1)."""


class Navigation(NamedTuple):
    """The termination and the sequencing request that a navigation request means, or why it is not valid."""

    termination: str | None = None
    sequencing: str | None = None
    stop: Stop | None = None


def navigation_request(  # noqa: PLR0911
    walk: Walk, request: str, target: str | None
) -> Navigation:
    """Navigation Request Process [NB.2.1]."""
    current = walk.state.current
    if request in {"start", "resumeAll"}:
        if current is not None:
            return Navigation(stop=Stop("NB.2.1-1"))
        if request == "resumeAll" and walk.state.suspended is None:
            return Navigation(stop=Stop("NB.2.1-3"))
        return Navigation(sequencing=request)
    if request == "choice":
        return _choice(walk, target)
    if request not in REQUESTS:
        return Navigation(stop=Stop("NB.2.1-13"))
    if current is None:
        return Navigation(stop=Stop("NB.2.1-2"))
    if request in {"continue", "previous"}:
        return _flow(walk, request, current)
    if request == "jump":
        return _jump(walk, target, current)
    if request in {"exit", "abandon"} and not walk[current].active:
        return Navigation(stop=Stop("NB.2.1-12", current))
    return Navigation(request, "exit")


def _flow(walk: Walk, request: str, current: str) -> Navigation:
    parent = walk.parent(current)
    if parent is None:
        return Navigation(stop=Stop("NB.2.1-4" if request == "continue" else "NB.2.1-6", current))
    mode = walk.node(parent).sequencing.control_mode
    if not mode.flow or (request == "previous" and mode.forward_only):
        return Navigation(stop=Stop("NB.2.1-4" if request == "continue" else "NB.2.1-5", parent))
    return Navigation("exit" if walk[current].active else None, request)


def _choice(walk: Walk, target: str | None) -> Navigation:
    if target not in walk.tree.nodes or target is None:
        return Navigation(stop=Stop("NB.2.1-11", target))
    parent = walk.parent(target)
    if parent is not None and not walk.node(parent).sequencing.control_mode.choice:
        return Navigation(stop=Stop("NB.2.1-10", parent))
    current = walk.state.current
    if current is None:
        return Navigation(sequencing="choice")
    if parent is None or walk.parent(current) != parent:
        common = walk.tree.common_ancestor(current, target)
        path = walk.tree.path(current)
        for each in path[path.index(common) + 1 :]:
            if walk[each].active and not walk.node(each).sequencing.control_mode.choice_exit:
                return Navigation(stop=Stop("NB.2.1-8", each))
    return Navigation("exit" if walk[current].active else None, "choice")


def _jump(walk: Walk, target: str | None, current: str) -> Navigation:
    parent = None if target is None else walk.parent(target)
    if target not in walk.tree.nodes or (parent is not None and target not in walk.children(parent)):
        return Navigation(stop=Stop("NB.2.1-11", target))
    return Navigation("exit" if walk[current].active else None, "jump")
