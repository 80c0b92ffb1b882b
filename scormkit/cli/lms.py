"""scormkit lms: what is known about learning platforms."""

from __future__ import annotations

import click

from scormkit.cli.forms import form_option


@click.command("lms", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", metavar="[NAME]...", nargs=-1)
@form_option
def command(names: tuple[str, ...], form: str) -> None:
    """Tell what a learning platform can do, and what to set there.

    NAME is one of the profiles that scormkit has. Without one, all are listed. Every fact has its source and
    the day on which it was read: platforms change, so look there when something is otherwise.

    \b
    Example:
      scormkit lms moodle

    Exit code: 0, or 2 for a name that there is not, or 3 for a fault of scormkit itself.
    """
    from scormkit import api

    try:
        profiles = [api.profile(name) for name in names or api.profile_names()]
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if form == "json":
        import json

        found = [each.model_dump(mode="json", exclude_none=True) for each in profiles]
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif names:
        from scormkit.lms.telling import profile_text

        click.echo("\n".join(map(profile_text, profiles)), nl=False)
    else:
        from scormkit.lms.telling import build_command

        width = max(len(each.name) for each in profiles)
        heading = max(len(each.title) for each in profiles)
        for each in profiles:
            click.echo(f"{each.name:{width}}  {each.title:{heading}}  {build_command(each.advice)}")
        click.echo("\nMore about one: scormkit lms NAME")
