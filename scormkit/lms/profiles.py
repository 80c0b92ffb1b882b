"""The profiles that there are, and one of them by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scormkit.lms.model import Profile

_FOLDER = Path(__file__).parent


@cache
def profile_names() -> tuple[str, ...]:
    """What `--lms` takes, in alphabetical order. Reads no file."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def load_profile(name: str) -> Profile:
    """The profile of a platform.

    Raises `ValueError`, with the nearest name, when there is none.
    """
    if name not in profile_names():
        from difflib import get_close_matches

        near = get_close_matches(name.lower(), profile_names(), n=1, cutoff=0.4)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ValueError(
            f"There is no profile of a platform {name!r}.{hint} Profiles: {', '.join(profile_names())}."
        )
    import yaml

    from scormkit.lms.model import Profile

    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return Profile.model_validate(
        {"name": name, **yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))}
    )
