"""The files of a package as a web server gives them."""

from __future__ import annotations

import mimetypes
import re

from scormkit.preview.content import Content
from scormkit.preview.http import Request, Response, not_found


def file_of(content: Content, name: str, request: Request) -> Response:
    """A file of the package, or the part of it that a film player asks for."""
    body = content.read(name)
    if body is None or request.method not in {"GET", "HEAD"}:
        return not_found()
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("javascript", "json")):
        kind += "; charset=utf-8"
    wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("range", ""))
    if wanted is None or int(wanted[1]) >= len(body):
        return Response(body=body, kind=kind, headers=(("Accept-Ranges", "bytes"),))
    first, last = int(wanted[1]), min(int(wanted[2] or len(body)), len(body) - 1)
    place = ("Content-Range", f"bytes {first}-{last}/{len(body)}")
    return Response(206, body[first : last + 1], kind, (place,))
