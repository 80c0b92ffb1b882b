"""Statements and documents in SQLite. What comes in here was checked before."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any, Literal, NamedTuple

_TABLES = """
CREATE TABLE IF NOT EXISTS statements (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, stored TEXT NOT NULL, body TEXT NOT NULL,
  voided INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS terms (number INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS terms_by_value ON terms (kind, value, number);
CREATE TABLE IF NOT EXISTS documents (
  kind TEXT NOT NULL, owner TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, content BLOB NOT NULL,
  etag TEXT NOT NULL, updated TEXT NOT NULL, PRIMARY KEY (kind, owner, id));
CREATE TABLE IF NOT EXISTS kept (
  number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (kind, id));
"""

DocumentKind = Literal["state", "activity", "agent"]
Term = tuple[str, str]
"""A property to find statements by: its kind (verb, activity ...) and its value."""


class Stored(NamedTuple):
    """A statement as it was stored, and whether a later one took it back."""

    number: int
    body: dict[str, Any]
    voided: bool


class Document(NamedTuple):
    """A document of the State or a Profile resource."""

    content: bytes
    type: str
    etag: str
    updated: str


class Store:
    """One SQLite file (or memory, without a path), safe to use from several threads."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = RLock()
        self._last = datetime.min.replace(tzinfo=UTC)
        self._file = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        self._file.executescript(_TABLES)

    def close(self) -> None:
        """Close the file, once whoever is reading or writing has done so."""
        with self._lock:  # SQLite ends the process when a file is closed under a running statement
            self._file.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything in here is stored, or nothing of it."""
        with self._lock:
            self._file.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._file.execute("ROLLBACK")
                raise
            self._file.execute("COMMIT")

    def now(self) -> str:
        """The present moment, later than every one that was told before."""
        with self._lock:
            self._last = max(datetime.now(UTC), self._last + timedelta(milliseconds=1))
            return self._last.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def find(self, identifier: str) -> Stored | None:
        """The statement with an id."""
        with self._lock:
            row = self._file.execute(
                "SELECT number, body, voided FROM statements WHERE id = ?", (identifier.lower(),)
            ).fetchone()
        return None if row is None else Stored(row[0], json.loads(row[1]), bool(row[2]))

    def add(self, statement: Mapping[str, Any], terms: Iterable[Term]) -> None:
        """Store a statement that is not there yet."""
        with self._lock:
            done = self._file.execute(
                "INSERT INTO statements (id, stored, body) VALUES (?, ?, ?)",
                (statement["id"].lower(), statement["stored"], json.dumps(statement, ensure_ascii=False)),
            )
            rows = [(done.lastrowid, kind, value) for kind, value in dict.fromkeys(terms)]
            self._file.executemany("INSERT INTO terms VALUES (?, ?, ?)", rows)

    def void(self, identifier: str) -> None:
        """Take a statement back."""
        with self._lock:
            self._file.execute("UPDATE statements SET voided = 1 WHERE id = ?", (identifier.lower(),))

    def select(
        self,
        terms: Iterable[Term],
        *,
        since: str = "",
        until: str = "",
        ascending: bool = False,
        behind: int = 0,
        limit: int = 100,
    ) -> list[Stored]:
        """At most `limit` statements that have all the terms and are not voided, by the order of storing.

        `behind` is the number of the statement after which (in that order) they begin; 0: at the beginning.
        """
        where, values = ["voided = 0"], []
        for kind, value in terms:
            where.append("number IN (SELECT number FROM terms WHERE kind = ? AND value = ?)")
            values += [kind, value]
        if since:
            where.append("stored > ?")
        if until:
            where.append("stored <= ?")
        values += [each for each in (since, until) if each]
        if behind:
            where.append(f"number {'>' if ascending else '<'} {int(behind)}")
        order = "ASC" if ascending else "DESC"
        query = (
            f"SELECT number, body FROM statements WHERE {' AND '.join(where)} ORDER BY number {order} LIMIT ?"
        )
        with self._lock:
            rows = self._file.execute(query, (*values, limit)).fetchall()
        return [Stored(number, json.loads(body), voided=False) for number, body in rows]

    def document(self, kind: DocumentKind, owner: str, identifier: str) -> Document | None:
        """A document, or None."""
        with self._lock:
            row = self._file.execute(
                "SELECT content, type, etag, updated FROM documents WHERE kind = ? AND owner = ? AND id = ?",
                (kind, owner, identifier),
            ).fetchone()
        return None if row is None else Document(*row)

    def names(self, kind: DocumentKind, owner: str, since: str = "") -> list[str]:
        """The ids of the documents that an owner has, of those changed after `since`."""
        with self._lock:
            rows = self._file.execute(
                "SELECT id FROM documents WHERE kind = ? AND owner = ? AND updated > ? ORDER BY id",
                (kind, owner, since),
            ).fetchall()
        return [row[0] for row in rows]

    def write(
        self, kind: DocumentKind, owner: str, identifier: str, content: bytes, media_type: str
    ) -> Document:
        """Create or replace a document."""
        etag = f'"{hashlib.sha1(content, usedforsecurity=False).hexdigest()}"'
        made = Document(content, media_type, etag, self.now())
        with self._lock:
            self._file.execute(
                "INSERT OR REPLACE INTO documents (kind, owner, id, content, type, etag, updated) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (kind, owner, identifier, *made),
            )
        return made

    def remove(self, kind: DocumentKind, owner: str, identifier: str | None = None) -> None:
        """Remove one document of an owner, or all of them."""
        one, values = ("", ()) if identifier is None else (" AND id = ?", (identifier,))
        query = f"DELETE FROM documents WHERE kind = ? AND owner = ?{one}"
        with self._lock:
            self._file.execute(query, (kind, owner, *values))

    def keep(self, kind: str, identifier: str, row: Mapping[str, Any]) -> None:
        """Write what somebody beside the store wants to know again, in place of what was there."""
        body = json.dumps(row, ensure_ascii=False)
        query = (
            "INSERT INTO kept (kind, id, body) VALUES (?, ?, ?) "
            "ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body"
        )
        with self._lock:
            self._file.execute(query, (kind, identifier, body))

    def kept(self, kind: str) -> list[dict[str, Any]]:
        """What was kept of a kind, in the order in which it first came."""
        with self._lock:
            rows = self._file.execute("SELECT body FROM kept WHERE kind = ? ORDER BY number", (kind,))
            return [json.loads(body) for (body,) in rows.fetchall()]

    def forget(self, kind: str, identifier: str) -> None:
        """Remove what was kept under an id."""
        with self._lock:
            self._file.execute("DELETE FROM kept WHERE kind = ? AND id = ?", (kind, identifier))
