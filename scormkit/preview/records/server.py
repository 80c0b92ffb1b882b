"""A function from requests to answers behind an address of this machine that no other machine reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock

from scormkit.preview.http import Asked, Response, listening
from scormkit.preview.records.web import Answer, RefusedError, Request, refusal, request_of

Answerer = Callable[[Request], Answer]


@contextmanager
def serving(answerer: Answerer, port: int = 0) -> Iterator[str]:
    """Answer requests, in turn, until the context is left; gives the address, with a slash at its end.

    `port` 0 takes any that is free. Raises `OSError` when the port is taken.
    """
    lock = RLock()

    def respond(asked: Asked) -> Response:
        try:
            request = request_of(asked.method, asked.address, asked.headers, asked.body)
            with lock:
                found = answerer(request)
        except RefusedError as refused:
            found = refusal(refused)
        kind = found.headers.get("Content-Type", "text/plain; charset=utf-8")
        others = tuple(each for each in found.headers.items() if each[0] != "Content-Type")
        return Response(found.status, found.body, kind, others)

    with listening(respond, port) as number:
        yield f"http://127.0.0.1:{number}/"
