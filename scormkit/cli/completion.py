"""scormkit completion: what a shell needs to complete commands, options and folders."""

from __future__ import annotations

import click

from scormkit.cli.commands import VARIABLE
from scormkit.cli.help import Command


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what makes your shell complete these commands.

    The Tab key then offers commands, options and folders.

    \b
    Put one of these into your shell's own file:
      eval "$(scormkit completion bash)"                 in ~/.bashrc
      eval "$(scormkit completion zsh)"                  in ~/.zshrc
      scormkit completion fish | source                  in ~/.config/fish/config.fish

    Exit code: 0, or 2 for another shell, or 3 for a fault of scormkit itself.
    """
    from click.shell_completion import get_completion_class

    from scormkit.cli.app import GROUP

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    click.echo(kind(GROUP, {}, "scormkit", VARIABLE).source())
