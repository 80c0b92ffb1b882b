"""A course with a record store, and for cmi5 a launcher: what is said is shown as it comes."""

from __future__ import annotations

import base64
import json
import mimetypes
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from scormkit import api
from scormkit.course.selection import PLAIN, Selection
from scormkit.preview.cmi5.launcher import Launcher
from scormkit.preview.cmi5.structure import read_structure
from scormkit.preview.records.server import serving
from scormkit.preview.records.site import record_site
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, RefusedError, Request, as_json
from scormkit.statements.vocabulary import PROGRESS

ACTOR = {
    "objectType": "Agent",
    "name": "Preview learner",
    "account": {"homePage": "https://scormkit.example.org", "name": "preview"},
}
REGISTRATION = "5b7f0d6a-0c3e-4c86-9a2e-6f5f1f0a7a11"
PAGE = Path(__file__).with_name("page.html")
SHOWN = 200
"""Statements on the page at most, the newest first."""


@contextmanager
def preview_records(
    folder: Path, target: str, selection: Selection = PLAIN, *, port: int = 0
) -> Iterator[str]:
    """Serve a course for `xapi` or `cmi5` until the context is left; gives the address of the page.

    Nothing is written to the course's folder. Raises `FindingsError` with the faults of the course, `OSError`
    when the port is taken.
    """
    plan = api.plan(folder, selection=selection)
    files = {each.name: each.content for each in api.find_target(target).emit(plan)}
    store, key = Store(), secrets.token_urlsafe(12)
    token = base64.b64encode(f"preview:{secrets.token_urlsafe(12)}".encode()).decode()
    handlers: list[Callable[[Request], Answer]] = []

    def first(request: Request) -> Answer:
        return handlers[0](request)

    with serving(first, port) as address:
        launcher = _launcher(files, store, address) if target == "cmi5" else None
        registration = launcher.register(ACTOR) if launcher else REGISTRATION
        records = record_site(store, token, launcher)

        def launch(query: Mapping[str, str]) -> str:
            if launcher is None:
                parameters = {
                    "endpoint": f"{address}xapi/",
                    "auth": f"Basic {token}",
                    "actor": json.dumps(ACTOR),
                    "registration": registration,
                }
                return f"{address}course/index.html?{urlencode(parameters)}"
            units = launcher.structure.units
            number = min(int(query.get("unit", "0") or 0), len(units) - 1)
            mode = query.get("mode", "Normal")
            back = f"{address}{key}/"
            found: Any = mode if mode in {"Browse", "Review"} else "Normal"
            return launcher.launch(registration, units[number].id, mode=found, return_url=back)

        def answer(request: Request) -> Answer:
            path = request.path.lstrip("/")
            if path.startswith("course/"):
                return _file(files, path.removeprefix("course/"))
            if path == f"{key}/":
                titles = [each.title for each in launcher.structure.units] if launcher else [plan.title]
                return _page(plan.title, target, titles, modes=launcher is not None)
            if path == f"{key}/launch":
                return Answer(302, headers={"Location": launch(request.query)})
            if path == f"{key}/statements.json":
                return as_json([_told(each.body, address) for each in store.select([], limit=SHOWN)])
            return records(request)

        handlers.append(answer)
        yield f"{address}{key}/"
    store.close()


def _launcher(files: Mapping[str, bytes | Path], store: Store, address: str) -> Launcher:
    manifest = files["cmi5.xml"]
    assert isinstance(manifest, bytes)
    return Launcher(store, read_structure(manifest, files.keys()), address)


def _file(files: Mapping[str, bytes | Path], name: str) -> Answer:
    content = files.get(name)
    if content is None:
        raise RefusedError(404, "There is no such file.")
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    body = content if isinstance(content, bytes) else content.read_bytes()
    return Answer(200, body, {"Content-Type": kind, "Cache-Control": "no-store"})


def _page(title: str, target: str, titles: list[str], *, modes: bool) -> Answer:
    words = {"Normal": "Open", "Browse": "Browse", "Review": "Review"} if modes else {"Normal": "Open"}
    links = "".join(
        f"<li><span>{escape(name)}</span>"
        + "".join(
            f'<a href="launch?unit={number}&amp;mode={quote(mode)}" target="course">{word}</a>'
            for mode, word in words.items()
        )
        + "</li>"
        for number, name in enumerate(titles)
    )
    text = PAGE.read_text(encoding="utf-8")
    for slot, value in (("title", escape(title)), ("target", target), ("links", links)):
        text = text.replace(f"[[{slot}]]", value)
    return Answer(
        200, text.encode(), {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
    )


def _told(statement: Mapping[str, Any], address: str) -> dict[str, Any]:
    """A statement as a row of the page, and whole. What lies at `address` is the course itself."""
    told = statement["object"]
    names = told.get("definition", {}).get("name", {})
    result = statement.get("result", {})
    score = result.get("score", {}).get("scaled")
    progress = result.get("extensions", {}).get(PROGRESS)
    place = str(told.get("id", ""))
    parts = [
        None if progress is None else f"{progress}%",
        result.get("response"),
        {True: "right or passed", False: "not right"}.get(result.get("success")),
        None if score is None else f"{100 * score:.0f}%",
    ]
    return {
        "at": statement["timestamp"],
        "verb": next(iter(statement["verb"]["display"].values())),
        "what": next(iter(names.values()), "the course" if place.startswith(address) else place),
        "result": ", ".join(filter(None, parts)),
        "whole": statement,
    }
