"""The commands as a table, and the front page made of it. Imports nothing, so that `--help` is instant."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("scormkit.cli.new", "Begin a course: a small, complete one to make your own."),
    "check": ("scormkit.cli.check", "List everything that is wrong with courses."),
    "build": ("scormkit.cli.build", "Build courses into packages, ready for a learning platform."),
    "preview": ("scormkit.cli.preview", "See a course or a package as learners do, on a local platform."),
    "rehearse": ("scormkit.cli.rehearse", "Let a machine learner take courses, and see what is recorded."),
    "locales": ("scormkit.cli.locales", "Tell how translations stand; exchange them with translators."),
    "facts": ("scormkit.cli.facts", "List facts and contacts, when due and where cited."),
    "validate": ("scormkit.cli.validate", "Tell whether finished packages will work, from any tool."),
    "inspect": ("scormkit.cli.inspect", "Tell what a package is and does, in plain words."),
    "repair": ("scormkit.cli.repair", "Mend what is safe to mend in a package, into a new zip."),
    "convert": ("scormkit.cli.convert", "Carry a SCORM package of any tool into another standard."),
    "diff": (
        "scormkit.cli.diff",
        "Tell whether a package can replace another, and who loses what.",
    ),
    "simulate": ("scormkit.cli.simulate", "Walk a learner through a course or a SCORM 2004 package."),
    "decode-state": ("scormkit.cli.decode_state", "Tell what a learner has and has not done."),
    "lms": ("scormkit.cli.lms", "Tell what a learning platform can do, and what to set there."),
    "statements": ("scormkit.cli.statements", "Print every statement that a course can send, as samples."),
    "lrs": ("scormkit.cli.lrs", "Tell whether a record store will work, or run one for trials."),
    "results": ("scormkit.cli.results", "Tell how questions are answered, from a record store."),
    "rules": ("scormkit.cli.rules", "Explain findings: what each one means, and what to do."),
    "schema": ("scormkit.cli.schema", "Print JSON Schemas, for editors that complete and check."),
    "completion": ("scormkit.cli.completion", "Print what makes your shell complete these commands."),
}
"""Command -> (the module that holds it as `command`, what it does in one line)."""


VARIABLE = "_SCORMKIT_COMPLETE"
"""The environment variable by which a shell asks for completions, as click names it."""

GROUPS = {
    "Your course": ("new", "check", "preview", "rehearse", "build", "locales", "facts"),
    "Packages": ("validate", "inspect", "diff", "repair", "convert", "simulate", "decode-state", "lms"),
    "Records": ("statements", "lrs", "results"),
    "Help while you write": ("rules", "schema", "completion"),
}
"""The commands under the headings of the front page."""


def front_page() -> str:
    """What `scormkit --help` prints."""
    width = max(map(len, COMMANDS))
    commands = "\n\n".join(
        f"{heading}:\n" + "\n".join(f"  {name:{width}}  {COMMANDS[name][1]}" for name in names)
        for heading, names in GROUPS.items()
    )
    return f"""\
Usage: scormkit COMMAND [OPTIONS] [COURSE]...

  Describe a course once in YAML and Markdown; get packages that any learning
  platform (LMS) imports.

{commands}

Options:
  --version   Show the version.
  -h, --help  Show this page.

Begin with:  scormkit new
More about a command:  scormkit build --help
"""
