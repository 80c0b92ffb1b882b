"""A small web server on loopback: the package below /package/, the LMS's own pages below /lms/."""

from __future__ import annotations

import json
import mimetypes
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PAGES = Path(__file__).parent / "lms"
TYPES = {".js": "text/javascript", ".xsd": "application/xml", ".woff2": "font/woff2"}


@dataclass
class Stored:
    """What one visit handed to the LMS: raw call rows, and the data model of every commit that was kept."""

    calls: list[dict[str, Any]] = field(default_factory=list)
    commits: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Site:
    """What the server serves, and what it was given. Tests change the switches while it runs."""

    package: Path
    scorm_again: Path
    launches: dict[str, dict[str, Any]] = field(default_factory=dict)
    stored: dict[str, Stored] = field(default_factory=dict)
    package_requests: list[str] = field(default_factory=list)
    commits_work: bool = True
    finish_is_kept: bool = True
    """False: what is sent while the page goes away is lost, as on an LMS that stores by synchronous XHR."""

    @property
    def stores_everything(self) -> bool:
        """Nothing that is sent gets lost."""
        return self.commits_work and self.finish_is_kept

    faults: list[str] = field(default_factory=list)
    """Faults of this server itself; a test that meets one fails."""


class Handler(BaseHTTPRequestHandler):
    """Routes: see the module's docstring. Everything unknown is 404."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        split = urlsplit(self.path)
        path, query = unquote(split.path), parse_qs(split.query)
        site = self.server.site
        if path.startswith("/package/"):
            site.package_requests.append(path)
            self._file(site.package, path.removeprefix("/package/"))
        elif path == "/lms/slow":
            time.sleep(float(query["seconds"][0]))
            self._answer(204, "text/plain", b"")
        elif path == "/lms.html":
            launch = site.launches[query["visit"][0]]
            text = (PAGES / "lms.html").read_text("utf-8")
            body = text.replace("{{launch}}", json.dumps(launch).replace("</", "<\\/"))
            self._answer(200, "text/html; charset=utf-8", body.encode())
        elif path == "/lms/scorm-again.js":
            self._answer(200, "text/javascript; charset=utf-8", site.scorm_again.read_bytes())
        elif path.startswith("/lms/"):
            self._file(PAGES, path.removeprefix("/lms/"))
        elif path == "/favicon.ico":
            self._answer(204, "image/x-icon", b"")
        else:
            self._answer(404, "text/plain", b"not here")

    def do_POST(self) -> None:
        split = urlsplit(self.path)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        site = self.server.site
        stored = site.stored[parse_qs(split.query)["visit"][0]]
        if split.path == "/lms/calls":
            stored.calls.extend(body)
            self._answer(204, "text/plain", b"")
        elif split.path == "/lms/commit":
            # scorm-again sends the commit of LMSFinish as a beacon of text/plain.
            finishing = self.headers.get_content_type() == "text/plain"
            if not site.commits_work or (finishing and not site.finish_is_kept):
                self._answer(200, "application/json", b'{"result": "false", "errorCode": 101}')
                return
            stored.commits.append(body["cmi"])
            self._answer(200, "application/json", b'{"result": "true", "errorCode": 0}')
        else:
            self._answer(404, "text/plain", b"not here")

    def _file(self, root: Path, name: str) -> None:
        file = (root / name).resolve()
        if not file.is_relative_to(root.resolve()) or not file.is_file():
            self._answer(404, "text/plain", b"not here")
            return
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if wanted is None:
            self._answer(200, kind, body, ("Accept-Ranges", "bytes"))
            return
        # Without parts, a browser can go to no place in a film.
        first = int(wanted[1])
        self._answer(206, kind, body[first:], ("Content-Range", f"bytes {first}-{len(body) - 1}/{len(body)}"))

    def _answer(self, status: int, kind: str, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing: what was asked for is in `Site`."""


class Server(ThreadingHTTPServer):
    """The server with the site it serves; one a test."""

    daemon_threads = True

    def __init__(self, site: Site) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.site = site
        self.thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def other_origin(self) -> str:
        """The same server under a name that the browser takes for another site."""
        return f"http://localhost:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002
        """A page that is closed breaks its connections: that is what a journey does, not a fault."""
        error = sys.exception()
        if not isinstance(error, ConnectionError):
            self.site.faults.append("".join(traceback.format_exception(error)))


def start(site: Site) -> tuple[Server, Callable[[], None]]:
    """Start a server on a free port; the second value stops it."""
    server = Server(site)
    server.thread.start()

    def stop() -> None:
        server.shutdown()
        server.server_close()
        server.thread.join()

    return server, stop
