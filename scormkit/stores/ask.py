"""One request to a record store, with what a browser would look at in the answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

TIMEOUT = 20
LARGEST = 4_000_000
"""Bytes of an answer that are read."""


class Reply(NamedTuple):
    """An answer; status 0 says that none came, and `text` why. The names of headers are in small letters."""

    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def ok(self) -> bool:
        """A success."""
        return 200 <= self.status < 300

    def json(self) -> Any:
        """The answer as JSON; None when it is none."""
        try:
            return json.loads(self.text)
        except ValueError:
            return None


class Asker(NamedTuple):
    """A record store and the right to ask it."""

    endpoint: str
    authorization: str

    def ask(
        self,
        method: str,
        resource: str,
        query: Mapping[str, str] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        *,
        anonymous: bool = False,
    ) -> Reply:
        """Ask. Only http and https; redirects are followed by no more than what urllib allows."""
        url = f"{self.endpoint.rstrip('/')}/{resource}" + (f"?{urlencode(query)}" if query else "")
        sent = {"X-Experience-API-Version": "1.0.3", **(headers or {})}
        if self.authorization and not anonymous:
            sent["Authorization"] = self.authorization
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            sent["Content-Type"] = "application/json"
        if urlsplit(url).scheme not in {"http", "https"}:
            return Reply(0, "the address begins with neither https:// nor http://", {})
        try:
            with urlopen(Request(url, content, sent, method=method), timeout=TIMEOUT) as answer:
                return _reply(answer.status, answer)
        except HTTPError as error:
            with error:
                return _reply(error.code, error)
        except URLError as error:
            return Reply(0, str(error.reason), {})
        except (OSError, ValueError) as error:
            return Reply(0, str(error), {})


def _reply(status: int, answer: Any) -> Reply:
    text = answer.read(LARGEST).decode("utf-8", "replace")
    return Reply(status, text, {name.lower(): value for name, value in answer.headers.items()})


def authorization_of(text: str) -> str:
    """A header of what a person types: a whole header, `user:password`, or a token of Basic."""
    import base64

    text = text.strip()
    if not text or " " in text:
        return text
    if ":" in text:
        return f"Basic {base64.b64encode(text.encode()).decode()}"
    return f"Basic {text}"
