"""Commands that let one choose packages take every choice that their help offers."""

from __future__ import annotations

import inspect

import click
import pytest

from scormkit.cli.app import GROUP
from scormkit.cli.commands import COMMANDS

CHOICES = {"variants", "audiences", "locales"}


@pytest.mark.parametrize("name", ["build", "check", "preview", "rehearse"])
def test_a_command_takes_the_choices_that_it_offers(name: str) -> None:
    assert name in COMMANDS
    with click.Context(GROUP) as context:
        command = GROUP.get_command(context, name)
    assert command is not None
    assert command.callback is not None
    assert {each.name for each in command.params} >= CHOICES
    assert set(inspect.signature(command.callback).parameters) >= CHOICES
