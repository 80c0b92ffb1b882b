"""Requests and answers as plain values, so that all of the store can be asked without a network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Request(NamedTuple):
    """A request. `path` is without the query; the names in `headers` are in small letters."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes = b""

    def json(self) -> Any:
        """The body as JSON. Raises `RefusedError` (400) when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise RefusedError(400, "The body is not JSON.") from None


class Answer(NamedTuple):
    """An answer; `body` is bytes as they go out."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = MappingProxyType({})


class RefusedError(Exception):
    """A request that is not carried out; `requirement` is the id of the rule that it breaks, if any."""

    def __init__(self, status: int, reason: str, requirement: str = "") -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.requirement = requirement


def request_of(method: str, address: str, headers: Mapping[str, str], body: bytes = b"") -> Request:
    """A request for an address. Raises `RefusedError` when a parameter stands twice in it."""
    parts = urlsplit(address)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = dict(pairs)
    if len(query) != len(pairs):
        raise RefusedError(400, "A parameter stands twice in the address.")
    return Request(method, parts.path, query, {name.lower(): value for name, value in headers.items()}, body)


def as_json(value: Any, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})) -> Answer:
    """An answer in JSON."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return Answer(status, body, {"Content-Type": "application/json", **headers})


def refusal(refused: RefusedError) -> Answer:
    """What is answered to a request that is not carried out: the reason, and the rule, in JSON."""
    rule = {"requirement": refused.requirement} if refused.requirement else {}
    return as_json({"error": refused.reason, **rule}, refused.status)
