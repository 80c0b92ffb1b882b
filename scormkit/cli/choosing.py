"""The options --variant, --audience and --locale: which packages of a course are meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


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
