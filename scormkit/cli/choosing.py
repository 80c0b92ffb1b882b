"""The options --variant and --audience: which packages of a course are meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


def choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the two options; it receives them as `variants` and `audiences`."""
    for option in (_AUDIENCE, _VARIANT):
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
