"""A preview ends while pages still ask: the files of its stores are closed between two statements."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ASKING_WHILE_CLOSING = """
import sqlite3, sys, threading, time
from pathlib import Path

from scormkit.preview.attempts import Attempt, Attempts
from scormkit.preview.records.store import Store


def records(path):
    store = Store(path)
    store.keep("row", "one", {"text": "y" * 3000})
    return store, lambda: store.kept("row")


def attempts(path):
    kept = Attempts(path)
    kept.keep("one", Attempt(1, {"text": "y" * 3000}, 0.0))
    return kept, lambda: kept.latest("one")


def ask(question, refused):
    while True:
        try:
            question()
        except sqlite3.ProgrammingError:
            refused.append(1)
            return


for number in range(60):
    kind = {"records": records, "attempts": attempts}[sys.argv[1]]
    opened, question = kind(Path(sys.argv[2]) / str(number))
    refused = []
    asking = [threading.Thread(target=ask, args=(question, refused)) for _ in range(3)]
    for each in asking:
        each.start()
    time.sleep(0.002)
    opened.close()
    for each in asking:
        each.join()
    assert len(refused) == 3
"""


@pytest.mark.parametrize("kind", ["records", "attempts"])
def test_closing_waits_for_whoever_is_reading(kind: str, tmp_path: Path) -> None:
    """In a process of its own: SQLite took the whole process down when a file closed under a statement."""
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", ASKING_WHILE_CLOSING, kind, str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
