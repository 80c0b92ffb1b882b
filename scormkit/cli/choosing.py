"""The options --variant, --audience and --locale: which packages of a course are meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from scormkit.api import Selection


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the three options; it receives them as `variants`, `audiences` and `locales`."""
    for option in (_LOCALE, _AUDIENCE, _VARIANT):
        command = option(command)
    return command


_VARIANT = click.option(
    "--variant",
    "variants",
    metavar="ID",
    multiple=True,
    help="The variant of the course (a file in variants), or all; may be repeated.",
)
_AUDIENCE = click.option(
    "--audience",
    "audiences",
    metavar="ID",
    multiple=True,
    help="For whom it is (one of the course's audiences), or all; may be repeated.",
)
_LOCALE = click.option(
    "--locale",
    "locales",
    metavar="TAG",
    multiple=True,
    help="The language (a folder in locales, or the course's own), or all; may be repeated. Several with "
    "commas, such as en,es, make one package in which learners choose.",
)


def one_choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that looks at one package of a course --variant and --audience."""
    for name, what in (
        ("--audience", "For whom the package is (one of the course's audiences)."),
        ("--variant", "The variant of the course (a file in variants)."),
    ):
        command = click.option(name, metavar="ID", help=what)(command)
    return command


def one_choice(folder: Path, variant: str | None, audience: str | None) -> Selection:
    """The package that is meant: as chosen, or else the first that course.yaml lists under `builds:`."""
    from scormkit import api

    variants, audiences = ([each] if each else [] for each in (variant, audience))
    return api.selections(folder, variants=variants, audiences=audiences)[0]
