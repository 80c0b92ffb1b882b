"""The group of commands, each loaded when it is called."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import click

from scormkit import __version__
from scormkit.cli.commands import COMMANDS, VARIABLE, front_page


class Commands(click.Group):
    """A group that knows its commands from the table and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command's module; None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a suggestion for a word that is no command."""
        word = args[0]
        if word not in COMMANDS and not word.startswith("-"):
            raise click.UsageError(f"There is no command {word!r}. {_suggestion(word)}", ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002
        """The front page, the same that is shown without click."""
        return front_page().rstrip("\n")


def _suggestion(word: str) -> str:
    if Path(word).exists():
        return f"Did you mean: scormkit build {word}"
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), COMMANDS, n=1)
    return f"Did you mean {near[0]}?" if near else f"Commands: {', '.join(COMMANDS)}."


GROUP = click.version_option(__version__, message="scormkit %(version)s")(
    Commands("scormkit", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
)


def run(arguments: list[str]) -> int:
    """Run one command line; the exit code comes back. What a command raises passes through."""
    if VARIABLE in os.environ:
        from click.shell_completion import shell_complete

        return shell_complete(GROUP, {}, "scormkit", VARIABLE, os.environ[VARIABLE])
    try:
        with GROUP.make_context("scormkit", list(arguments)) as context:
            GROUP.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except click.Abort:  # Ctrl-C, or no more input, at a question
        raise KeyboardInterrupt from None
    return 0
