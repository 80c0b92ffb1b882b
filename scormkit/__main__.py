"""Where `scormkit` and `python -m scormkit` begin, and where every run ends without a traceback."""

from __future__ import annotations

import gc
import io
import os
import sys

TYPE_CHECKING = False  # as in typing, whose import would cost `scormkit --help` half of its time
if TYPE_CHECKING:
    from typing import NoReturn

FINDINGS, USAGE, OUR_FAULT, BROKEN_PIPE, INTERRUPTED = 1, 2, 3, 141, 130

GARBAGE_AFTER = 500_000
"""New objects after which Python looks for garbage."""


def leave() -> NoReturn:
    """Run the command line and end the process with its exit code, at once.

    The system takes back in one go what a build holds; Python would let go of each object by itself, which
    takes a twentieth of the sample course's build. All files are closed by then, and there is no thread.
    """
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105 - contextlib would cost `scormkit --help` a fifth of its time
            stream.flush()
        except OSError:  # nobody reads it any more
            pass
    os._exit(code)


def main() -> int:
    """Run the command line; the exit code comes back.

    0 clean, 1 findings, 2 wrong usage, 3 a fault of scormkit itself; 130 after Ctrl-C and 141 when the reader
    of the output went away, as shells count them.
    """
    arguments = sys.argv[1:]
    if isinstance(sys.stdout, io.TextIOWrapper):  # an old console must not trip over a title's letters
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = _front_page(arguments)
        if code is None:
            # Nearly all that a build makes lives to its end; to look for garbage in it every 700 objects, as
            # Python does by itself, takes a tenth of the time.
            gc.set_threshold(GARBAGE_AFTER)
            from scormkit.cli import no_plugins, patterns

            no_plugins.install()
            with patterns.kept_patterns():
                from scormkit.cli.app import run

                code = run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(
            "\nStopped. Nothing is half-written: each package is whole, the old one or the new.",
            file=sys.stderr,
        )
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return BROKEN_PIPE
    except Exception as error:  # the last net: whatever it is, the user gets words and not a traceback
        _confess(error)
        return OUR_FAULT
    return code


def _front_page(arguments: list[str]) -> int | None:
    """Answer what needs no command, before click is loaded; None when a command is to be run."""
    if "_SCORMKIT_COMPLETE" in os.environ:  # a shell asks what could come next, and names no command
        return None
    if not arguments or arguments in (["--help"], ["-h"]):
        from scormkit.cli.commands import front_page

        print(front_page(), end="")
        return 0 if arguments else USAGE
    if arguments == ["--version"]:
        from scormkit import __version__

        print(f"scormkit {__version__}")
        return 0
    return None


def _close_quietly() -> None:
    """Keep Python from complaining at exit about the output that nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _confess(error: Exception) -> None:
    """Say that the fault is ours, what to do, and (with SCORMKIT_DEBUG=1) where it happened."""
    import platform

    from scormkit import __version__
    from scormkit.errors import InternalError

    what = str(error) if isinstance(error, InternalError) else f"{type(error).__name__}: {error}"
    print(
        f"""
This is a fault of scormkit, not of your course. Nothing is half-written: each package is whole, the old
one or the new. Please report it with the lines below, and if you can with the course.

{what}
scormkit {__version__}, Python {platform.python_version()}, {platform.system()}""",
        file=sys.stderr,
    )
    if os.environ.get("SCORMKIT_DEBUG"):
        import traceback

        traceback.print_exception(error)
    else:
        print("For the place in scormkit's code, set SCORMKIT_DEBUG=1 and run it again.", file=sys.stderr)


if __name__ == "__main__":
    leave()
