"""`--format` of commands that print for people or for programs."""

from __future__ import annotations

import click

form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text is for people, json for programs.",
)
