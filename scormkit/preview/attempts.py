"""What the local LMS remembers between two launches, in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_TABLE = """
create table if not exists attempt (
  launchable text not null, number integer not null, kept text not null, seconds real not null,
  primary key (launchable, number)
)
"""


class Attempt(NamedTuple):
    """The newest attempt at a launchable: `kept` is what its sessions left, `seconds` how long they took."""

    number: int
    kept: Mapping[str, str]
    seconds: float


class Attempts:
    """The attempts at everything in one package, kept in `path` or, without one, in memory.

    May be used from several threads. A file that is none of ours, or broken, is begun anew: it holds a
    designer's trials, nothing that is worth an error.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._lock = threading.Lock()
        self._database = _open(path)

    def latest(self, launchable: str) -> Attempt:
        """The attempt that a launch goes on with; number 1 with nothing in it before the first."""
        with self._lock, closing(self._database.cursor()) as cursor:
            row = cursor.execute(
                "select number, kept, seconds from attempt where launchable = ? order by number desc limit 1",
                (launchable,),
            ).fetchone()
        return Attempt(1, {}, 0.0) if row is None else Attempt(row[0], json.loads(row[1]), row[2])

    def keep(self, launchable: str, attempt: Attempt) -> None:
        """Replace what is known of an attempt."""
        with self._lock, self._database:
            self._database.execute(
                "insert or replace into attempt values (?, ?, ?, ?)",
                (launchable, attempt.number, json.dumps(attempt.kept), attempt.seconds),
            )

    def begin(self, launchable: str) -> Attempt:
        """A new attempt, empty; older ones stay in the file."""
        new = Attempt(self.latest(launchable).number + 1, {}, 0.0)
        self.keep(launchable, new)
        return new

    def close(self) -> None:
        """Close the file, once whoever is reading or writing has done so."""
        with self._lock:  # SQLite ends the process when a file is closed under a running statement
            self._database.close()


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _prepared(":memory:")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _prepared(str(path))
    except sqlite3.DatabaseError:
        path.unlink()
        return _prepared(str(path))


def _prepared(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(name, check_same_thread=False)
    try:
        database.execute(_TABLE)
        database.execute("select launchable, number, kept, seconds from attempt limit 1")
    except sqlite3.Error:
        database.close()
        raise
    return database
