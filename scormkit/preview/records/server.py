"""A function from requests to answers behind an address of this machine that no other machine reaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import RLock, Thread

from scormkit.preview.records.web import Answer, RefusedError, Request, refusal, request_of

BODY_LIMIT = 8 * 1024 * 1024
"""Bytes of a request at most; more is answered with 413."""

Answerer = Callable[[Request], Answer]


def server(answerer: Answerer, port: int = 0) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, not yet running; port 0 takes a free one. Requests are answered in turn.

    Raises `OSError` when the port is taken.
    """
    lock = RLock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 30
        disable_nagle_algorithm = True

        def _handle(self) -> None:
            try:
                size = int(self.headers.get("Content-Length") or 0)
            except ValueError:
                size = BODY_LIMIT + 1
            if size > BODY_LIMIT or "chunked" in self.headers.get("Transfer-Encoding", ""):
                self.close_connection = True
                self._send(refusal(RefusedError(413, f"More than {BODY_LIMIT} bytes are not taken.")))
                return
            body = self.rfile.read(size)
            try:
                request = request_of(self.command, self.path, dict(self.headers.items()), body)
                with lock:
                    found = answerer(request)
            except RefusedError as refused:
                found = refusal(refused)
            self._send(found)

        def _send(self, found: Answer) -> None:
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(found.body)))
            self.end_headers()
            self.wfile.write(found.body)

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = do_OPTIONS = _handle  # noqa: N815 - http.server's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's
            """Addresses may hold secrets: nothing is logged."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A browser that vanishes in the middle of an answer is nothing to tell of."""

    made = Server(("127.0.0.1", port), Handler)
    made.daemon_threads = True
    return made


@contextmanager
def serving(answerer: Answerer, port: int = 0) -> Iterator[str]:
    """Answer requests in the background; gives the address, with a slash at its end."""
    running = server(answerer, port)
    thread = Thread(target=running.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}/"
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
