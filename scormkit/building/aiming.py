"""Which target a build is for, from the words of those who ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scormkit.lms.model import Profile
    from scormkit.targets import Target


def target_names() -> tuple[str, ...]:
    """The names that `build` takes as its target."""
    from scormkit.targets import TARGETS

    return tuple(TARGETS)


def find_target(name: str) -> Target:
    """The target of that name; raises `ValueError`, with the nearest name, when there is none."""
    from scormkit.targets import TARGETS

    if name in TARGETS:
        return TARGETS[name]
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), TARGETS, n=1, cutoff=0.4)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise ValueError(f"There is no target {name!r}.{hint} Targets: {', '.join(TARGETS)}.")


def aim_of(target: str | None, edition: str | None = None, platform: Profile | None = None) -> Target:
    """The target in one edition: what is not given is as the platform's profile advises, else as usual.

    Raises `ValueError` for an unknown target, and for an edition that the target does not have.
    """
    from scormkit.targets import EDITIONS

    advice = None if platform is None else platform.advice
    found = find_target(target or (advice.target if advice else "scorm12"))
    if edition is None and advice is not None and advice.target == found.name:
        edition = advice.edition
    if edition is None:
        return found
    editions = EDITIONS.get(found.name, {})
    if edition not in editions:
        known = f"It has {' and '.join(editions)}." if editions else "Leave --edition out."
        title = found.title.removesuffix(f" {found.edition} Edition")
        raise ValueError(f"{title} has no edition {edition!r}. {known}")
    return editions[edition]
