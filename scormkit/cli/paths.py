"""Packages, courses and files that a command line names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

PATH = click.Path(path_type=Path)
Named = Path | tuple[Path, ...] | None
Callback = Callable[[click.Context, click.Parameter, Named], Named]


def existing(what: str = "package") -> Callback:
    """A callback for a path, or several, to what has to be there; when it is not, the message names what is
    nearest."""

    def check(context: click.Context, parameter: click.Parameter, value: Named) -> Named:
        del context, parameter
        if isinstance(value, tuple):
            return tuple(there(each, what) for each in value)
        return None if value is None else there(value, what)

    return check


def there(path: Path, what: str = "package") -> Path:
    """The path. Raises `click.UsageError` when nothing is there."""
    if not path.exists():
        raise click.UsageError(f"There is no {what} {str(path)!r}.{nearest(path, what)}")
    return path


def nearest(path: Path, what: str = "package") -> str:
    """Which neighbour of a path that is not there was probably meant, as a question; empty for none.

    Packages in the folder dist beside it count as neighbours; courses only where `what` may be one.
    """
    from difflib import get_close_matches

    try:
        known = {each.name: each for each in (path.parent / "dist").glob("*.zip")}
        beside = [each for each in path.parent.iterdir() if "course" in what or not _is_course(each)]
        known |= {each.name: each for each in beside}
    except OSError:
        return ""
    near = get_close_matches(path.name, known, n=1)
    return f" Did you mean {str(known[near[0]])!r}?" if near else ""


def _is_course(path: Path) -> bool:
    return (path / "course.yaml").is_file()
