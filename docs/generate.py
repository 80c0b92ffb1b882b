"""Write docs/rules/ from the fault functions' docstrings, and docs/guide/commands.md from the command line.

Run `make docs`; tests/docs fails when a page is missing, stale or left over.
"""

from __future__ import annotations

from pathlib import Path

import click

from scormkit.api import can_be_allowed, catalog
from scormkit.cli.app import GROUP
from scormkit.cli.commands import COMMANDS, front_page
from scormkit.diagnostics import Fault, Severity

RULES = Path(__file__).resolve().parent / "rules"
COMMANDS_PAGE = RULES.parent / "guide" / "commands.md"


def page(fault: Fault[...]) -> str:
    """One code's page in Markdown."""
    allowed = " (an author may allow it, with a reason)" if can_be_allowed(fault) else ""
    allowed += " (an error with `--strict`)" if fault.strict and fault.severity is not Severity.ERROR else ""
    source = f"\n\nRests on: {fault.spec}" if fault.spec else ""
    return f"# {fault.code} {fault.slug}\n\nSeverity: {fault.severity}{allowed}{source}\n\n{fault.page}\n"


def index(faults: tuple[Fault[...], ...]) -> str:
    """The table of all codes."""
    rows = "\n".join(
        f"| [{each.code}]({each.code}.md) | {each.slug} | {each.severity} | {each.page.splitlines()[0]} |"
        for each in faults
    )
    head = "| code | slug | severity | finds |\n|---|---|---|---|"
    return f"# Findings\n\nEvery finding has a stable code, never used again.\n\n{head}\n{rows}\n"


def pages() -> dict[str, str]:
    """File name to content, for every page of docs/rules/."""
    faults = catalog()
    return {"README.md": index(faults)} | {f"{each.code}.md": page(each) for each in faults}


def commands() -> str:
    """The page of all commands: what each prints for --help."""
    parts = ["# Commands", f"```text\n{front_page()}```"]
    with click.Context(GROUP, info_name="scormkit", **GROUP.context_settings) as above:
        for name in COMMANDS:
            command = GROUP.get_command(above, name)
            if command is not None:
                context = click.Context(command, above, name, terminal_width=90, max_content_width=90)
                parts += [f"## scormkit {name}", f"```text\n{command.get_help(context)}\n```"]
                for inner, below in command.commands.items() if isinstance(command, click.Group) else ():
                    context = click.Context(below, context, inner, terminal_width=90, max_content_width=90)
                    parts += [f"### scormkit {name} {inner}", f"```text\n{below.get_help(context)}\n```"]
                    context = context.parent or context
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write every page, and remove those of codes that are gone."""
    RULES.mkdir(exist_ok=True)
    wanted = pages()
    for old in RULES.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (RULES / name).write_text(text, encoding="utf-8")
    COMMANDS_PAGE.write_text(commands(), encoding="utf-8")
    print(f"{len(wanted) - 1} pages in docs/rules/")


if __name__ == "__main__":
    main()
