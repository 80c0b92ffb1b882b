"""Processes timed side by side: repeats in turns, so that a slow moment of the machine hits all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

Command = Sequence[str]


@dataclass(frozen=True)
class Run:
    """One process that has ended: wall clock in seconds, and the most memory it held, in bytes."""

    seconds: float
    memory: int


def environment(bytecode: Path) -> dict[str, str]:
    """An environment as of an installed scormkit: its modules are compiled, into `bytecode`."""
    rest = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**rest, "PYTHONPYCACHEPREFIX": str(bytecode)}


def run(command: Command, env: Mapping[str, str]) -> Run:
    """Run a command in the project's root, quietly; raises RuntimeError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} failed:\n{said.decode()}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in kilobytes but on macOS
    return Run(seconds, usage.ru_maxrss * unit)


def side_by_side(
    commands: Mapping[str, Command], repeats: int, env: Mapping[str, str], before: Callable[[], object]
) -> dict[str, Run]:
    """The median time and the highest memory of each command over `repeats` rounds; a first round warms up.

    `before` is called before each process, to clear away what the last one wrote.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(repeats + 1):
        for name, command in commands.items():
            before()
            runs[name].append(run(command, env))
    return {
        name: Run(statistics.median(each.seconds for each in all_[1:]), max(each.memory for each in all_))
        for name, all_ in runs.items()
    }
