"""scormkit rules: what a finding means, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from scormkit.cli.forms import form_option
from scormkit.cli.help import Command
from scormkit.diagnostics import Fault, Severity


@click.command("rules", cls=Command)
@click.argument("words", metavar="[CODE]...", nargs=-1)
@form_option
def command(words: tuple[str, ...], form: str) -> None:
    """Explain findings: what each one means, and what to do.

    CODE is a finding's code (CRS030), the beginning of codes (CRS), or a name (key-unknown). Without one, all
    are listed.

    \b
    Examples:
      scormkit rules CRS030
      scormkit rules QST

    Exit code: 0, or 2 for a code that does not exist, or 3 for a fault of scormkit itself.
    """
    from scormkit import api

    try:
        groups = [api.meaning(word) for word in words] or [api.catalog()]
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if form == "json":
        import json

        found = {each.code: each for group in groups for each in group}
        click.echo(json.dumps([_record(each) for each in found.values()], ensure_ascii=False, indent=2))
        return
    for group in groups:
        click.echo(_page(group[0]) if len(group) == 1 else _list(group))


def _record(fault: Fault[...]) -> dict[str, object]:
    from scormkit import api

    return {
        "code": fault.code,
        "slug": fault.slug,
        "severity": str(fault.severity),
        "can_be_allowed": api.can_be_allowed(fault),
        "error_when_strict": fault.strict or fault.severity is Severity.ERROR,
        "spec": fault.spec or None,
        "page": fault.page,
    }


def _list(faults: Sequence[Fault[...]]) -> str:
    width = max(len(each.slug) for each in faults)
    lines = [f"{each.code}  {each.severity:7}  {each.slug:{width}}  {_summary(each)}" for each in faults]
    return "\n".join([*lines, "", "More about one: scormkit rules CODE"])


def _summary(fault: Fault[...]) -> str:
    return " ".join(fault.page.partition("\n\n")[0].split())


def _page(fault: Fault[...]) -> str:
    """The page for a terminal: fenced examples are indented instead."""
    from scormkit import api

    allowed = ", may be allowed with a reason" if api.can_be_allowed(fault) else ""
    allowed += ", an error with --strict" if fault.strict and fault.severity is not Severity.ERROR else ""
    head = f"{click.style(f'{fault.code} {fault.slug}', bold=True)} ({fault.severity}{allowed})"
    source = f"\n\nRests on: {fault.spec}" if fault.spec else ""
    examples = re.compile(r"^(`{3,})[^\n]*\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)
    body = examples.sub(
        lambda match: re.sub(r"^(?=.)", "    ", match[2].rstrip(), flags=re.MULTILINE), fault.page
    )
    return f"{head}\n\n{body}{source}\n"
