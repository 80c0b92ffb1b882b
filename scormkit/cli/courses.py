"""What a COURSE argument means, and help where it means nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

COURSE_FILE = "course.yaml"


def course_folders(arguments: Sequence[str]) -> tuple[Path, ...]:
    """The course folders that the arguments name, each once; without any, the present folder.

    A path to course.yaml stands for its folder. Raises `click.UsageError` for what cannot be a course.
    """
    if not arguments:
        if not Path(COURSE_FILE).is_file():
            raise click.UsageError(
                "Which course? Name its folder (the one with course.yaml), or run this inside of it."
            )
        arguments = ["."]
    folders = {folder.resolve(): folder for folder in map(_folder, arguments)}
    return tuple(folders.values())


def containing(files: Sequence[str]) -> tuple[Path, ...]:
    """The course folders that the files lie in, each once; files that lie in none are passed over."""
    found: dict[Path, Path] = {}
    for file in files:
        path = Path(file)
        for folder in (path, *path.parents) if path.is_dir() else path.parents:
            if (folder / COURSE_FILE).is_file():
                found.setdefault(folder.resolve(), folder)
                break
    return tuple(found.values())


def _folder(argument: str) -> Path:
    path = Path(argument)
    if path.is_dir():
        return path
    if not path.exists():
        raise click.UsageError(f"There is no folder {argument!r}.{_nearest(path)}")
    if path.name in {COURSE_FILE, "course.yml"}:
        return path.parent
    if path.suffix.lower() == ".zip":
        raise click.UsageError(
            f"{argument!r} is a zip, a finished package. Name the folder that it was built from: "
            "the one with course.yaml."
        )
    for folder in path.absolute().parents:
        if (folder / COURSE_FILE).is_file():
            raise click.UsageError(f"{argument!r} is a file of a course. Name the course's folder: {folder}")
    raise click.UsageError(
        f"{argument!r} is a file. Name the folder of the course: the one with course.yaml."
    )


def _nearest(path: Path) -> str:
    from difflib import get_close_matches

    try:
        siblings = [each.name for each in path.parent.iterdir() if each.is_dir()]
    except OSError:
        return ""
    near = get_close_matches(path.name, siblings, n=1)
    return f" Did you mean {str(path.parent / near[0])!r}?" if near else ""
