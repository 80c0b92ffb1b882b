"""The commands as a table, and the front page made of it. Imports nothing, so that `--help` is instant."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "build": ("scormkit.cli.build", "Build courses into packages, ready to upload in a learning platform."),
    "check": ("scormkit.cli.check", "List everything that is wrong with courses, without building them."),
    "simulate": ("scormkit.cli.simulate", "Walk a learner through the sequencing of a SCORM 2004 package."),
}
"""Command -> (the module that holds it as `command`, what it does in one line)."""


def front_page() -> str:
    """What `scormkit --help` prints."""
    width = max(map(len, COMMANDS))
    commands = "\n".join(f"  {name:{width}}  {line}" for name, (_, line) in COMMANDS.items())
    return f"""\
Usage: scormkit COMMAND [OPTIONS] [COURSE]...

  Describe a course once in YAML and Markdown; get packages that any learning
  platform (LMS) imports.

Commands:
{commands}

Options:
  --version   Show the version.
  -h, --help  Show this page.

Begin with:  scormkit build path/to/your-course
More about a command:  scormkit build --help
"""
