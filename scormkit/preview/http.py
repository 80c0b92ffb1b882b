"""A small web server on the loopback address: requests and responses are values, a handler is a function.

`serve` is for pages: every address begins with a token that only whoever started the server knows, so that no
page of another site and no other user of the machine can reach it; the Host header is checked too (DNS
rebinding). `listening` answers whoever asks: a record store has a key of its own.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

LARGEST_BODY = 8_000_000
"""Bytes of a request that are read; a course sends a few thousand at once."""
_TIMEOUT = 30
"""Seconds that a connection may be silent while a request is read."""


class Asked(NamedTuple):
    """A request as it comes, with the address in one piece; header names lower, `port` the server's own."""

    method: str
    address: str
    headers: Mapping[str, str]
    body: bytes
    port: int


class Request(NamedTuple):
    """A request. `path` is what follows the token, unquoted, without a leading slash; header names lower."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


class Response(NamedTuple):
    """A response. `stream` is sent piece by piece in place of `body`, until the reader is gone."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    stream: Iterator[bytes] | None = None


Handler = Callable[[Request], Response]


class Running(NamedTuple):
    """A server that answers. `address` is what a browser opens, with the token and a slash at its end."""

    address: str
    port: int


def not_found() -> Response:
    """What does not exist; says nothing of what does."""
    return Response(404, b"There is nothing at this address.\n")


@contextmanager
def serve(handler: Handler, port: int = 0, token: str | None = None) -> Iterator[Running]:
    """Answer requests on 127.0.0.1 until the context is left; `port` 0 takes any that is free.

    Raises `OSError` when the port is taken.
    """
    key = token or secrets.token_urlsafe(18)
    with listening(partial(_behind, handler, key), port) as number:
        yield Running(f"http://127.0.0.1:{number}/{key}/", number)


@contextmanager
def listening(answer: Callable[[Asked], Response], port: int = 0) -> Iterator[int]:
    """As `serve`, without a token in the address; gives the port."""
    server = _Server(("127.0.0.1", port), _connection(answer))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def _behind(handler: Handler, token: str, asked: Asked) -> Response:
    """The handler's response to whoever knows the token, at the server's own address."""
    if asked.headers.get("host", "") not in {f"127.0.0.1:{asked.port}", f"localhost:{asked.port}"}:
        closing = (("Connection", "close"),)
        return Response(403, b"This server answers its own address only.\n", headers=closing)
    parts = urlsplit(asked.address)
    given, _, path = parts.path.removeprefix("/").partition("/")
    if not secrets.compare_digest(given.encode(), token.encode()):
        return Response(403, b"The address lacks its key: use the one that scormkit printed.\n")
    query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    return handler(Request(asked.method, unquote(path), query, asked.headers, asked.body))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that vanishes in the middle of an answer is nothing to tell of."""


def _connection(answer: Callable[[Asked], Response]) -> type[BaseHTTPRequestHandler]:
    class Connection(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "scormkit"
        sys_version = ""
        # A course waits for the answer to each call: 40 ms if the body went out behind the headers' receipt.
        disable_nagle_algorithm = True
        timeout = _TIMEOUT

        def exchange(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError, ConnectionAbortedError, TimeoutError):
                self._send(self._respond())

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = exchange  # noqa: N815

        def _respond(self) -> Response:
            length = self.headers.get("Content-Length", "0")
            if not length.isdecimal() or int(length) > LARGEST_BODY or "Transfer-Encoding" in self.headers:
                self.close_connection = True
                return Response(413, b"The request is too large.\n")
            body = self.rfile.read(int(length))
            headers = {name.lower(): value for name, value in self.headers.items()}
            port: int = self.server.server_address[1]  # type: ignore[index, assignment]
            return answer(Asked(self.command, self.path, headers, body, port))

        def _send(self, response: Response) -> None:
            self.send_response(response.status)
            self.send_header("Content-Type", response.kind)
            self.send_header("Cache-Control", "no-store")
            self.send_header("X-Content-Type-Options", "nosniff")
            # The token stands in the address, and no other site shall read it there.
            self.send_header("Referrer-Policy", "same-origin")
            for name, value in response.headers:
                self.send_header(name, value)
            if response.stream is None:
                self.send_header("Content-Length", str(len(response.body)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(response.body)
                return
            self.close_connection = True
            self.end_headers()
            for piece in response.stream:
                self.wfile.write(piece)
                self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
            """The terminal is the author's."""

    return Connection
