"""How a command's help looks: options in groups, in the order in which people look for them."""

from __future__ import annotations

import click

REPORT_OPTIONS = frozenset({"form", "output", "select", "ignore", "strict", "fail_on", "everything"})
"""The options of cli/reporting.py, by the names of their parameters."""


class Command(click.Command):
    """A command whose help lists the options of reporting under a heading of their own."""

    def __init__(self, *args: object, **options: object) -> None:
        options.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options: what the command does, then how it reports."""
        groups: dict[str, list[tuple[str, str]]] = {"Options": [], "What is reported, and how": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                heading = "What is reported, and how" if parameter.name in REPORT_OPTIONS else "Options"
                groups[heading].append(record)
        for heading, records in groups.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)
