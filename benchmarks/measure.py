"""Processes timed side by side: repeats in turns, so that a slow moment of the machine hits all alike."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]

SAMPLE = ROOT / "courses" / "cst-introduction"

Command = Sequence[str]


LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small parent: Linux counts to a process what its parent held when it was started."""


def environment(bytecode: Path) -> dict[str, str]:
    """An environment as of an installed scormkit: its modules are compiled, into `bytecode`."""
    rest = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**rest, "PYTHONPYCACHEPREFIX": str(bytecode)}


def run(command: Command, env: Mapping[str, str]) -> str:
    """Run a command in the project's root; its standard output comes back, RuntimeError when it fails."""
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def peak_memory(command: Command, env: Mapping[str, str]) -> int:
    """The most memory that a command holds while it runs, in bytes."""
    printed = run([sys.executable, "-c", LAUNCHER, *command], env)
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in kilobytes but on macOS
    return int(printed.split()[-1]) * unit


class Took(NamedTuple):
    """Seconds that a command took: by the clock, and of the processors, which a busy machine changes less."""

    clock: float
    processor: float


def both(ours: Took, theirs: Took) -> str:
    """The two times that a ratio is made of; the table's figure is by the clock."""
    return (
        f"{ours.clock:.3f} s / {theirs.clock:.3f} s; "
        f"of the processor {ours.processor:.3f} s / {theirs.processor:.3f} s"
    )


def side_by_side(
    commands: Mapping[str, Command], repeats: int, env: Mapping[str, str], before: Callable[[], object]
) -> dict[str, Took]:
    """The median times of each command over `repeats` rounds; a first round warms up.

    `before` is called before each process, to clear away what the last one wrote.
    """
    times: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(repeats + 1):
        for name, command in commands.items():
            before()
            started, used = time.perf_counter(), _processor_time()
            run(command, env)
            times[name].append(Took(time.perf_counter() - started, _processor_time() - used))
    return {name: Took(*map(statistics.median, zip(*each[1:], strict=True))) for name, each in times.items()}


def _processor_time() -> float:
    """Seconds that all ended children have used, their own and the system's for them."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
