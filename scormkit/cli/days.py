"""The option --today: the day to which facts and contacts may be due."""

from __future__ import annotations

from datetime import date

import click


def _day(_: click.Context, __: click.Parameter, written: str | None) -> date:
    from scormkit.today import day_of

    try:
        return day_of(date.fromisoformat(written) if written else None)
    except ValueError as error:
        message = f"{written!r} is no date. Write it like 2026-11-22." if written else str(error)
        raise click.BadParameter(message) from None


today_option = click.option(
    "--today",
    metavar="DATE",
    callback=_day,
    help="Ask on this day which facts are due for review, such as 2027-01-31.  [default: today]",
)
