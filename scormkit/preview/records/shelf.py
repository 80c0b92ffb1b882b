"""A page with packages to launch before a record store: what `scormkit lrs serve PACKAGE` shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from scormkit.preview import http
from scormkit.preview.content import Content, Launchable
from scormkit.preview.files import file_of
from scormkit.preview.recording import ACTOR, Actor, Recording
from scormkit.preview.records.store import Store
from scormkit.preview.records.web import Answer, Request

_WAYS = {"resume": "normal", "fresh": "normal", "review": "review"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"


class _Package(NamedTuple):
    content: Content
    recording: Recording


class Shelf:
    """Packages of one store, each with its launches. Everything is below an address that nobody else knows.

    `address` is where the server answers (`http://127.0.0.1:8000/`); `key` is the part that is kept secret.
    """

    def __init__(self, store: Store, address: str, key: str, packages: Sequence[Content]) -> None:
        self._host = address.split("/")[2]
        self._root = f"/{key}/"
        self.address = f"{address.removesuffix('/')}{self._root}"
        self._packages = [
            _Package(each, Recording(f"{self.address}{number}/", store, each.structure))
            for number, each in enumerate(packages)
        ]

    def answer(self, request: Request, site: Callable[[Request], Answer]) -> Answer:
        """What is below the secret address; for everything else what `site` says."""
        return self._answer(request) if request.path.startswith(self._root) else site(request)

    def _answer(self, request: Request) -> Answer:
        # Another site's page that has this address under its own name (DNS rebinding) is told nothing.
        if request.headers.get("host") not in {self._host, self._host.replace("127.0.0.1", "localhost")}:
            return Answer(403, b"This server answers its own address only.")
        number, _, rest = request.path.removeprefix(self._root).partition("/")
        if not number:
            return self._page(request) if request.method == "GET" else self._launch(request)
        if not number.isdecimal() or int(number) >= len(self._packages):
            return Answer(404, b"There is nothing at this address.")
        content, recording = self._packages[int(number)]
        room, _, name = rest.partition("/")
        asked = http.Request(request.method, rest, request.query, request.headers, request.body)
        if room == "lrs":
            return _plain(recording.handle(asked))
        return _plain(file_of(content, name, asked) if room == "files" else http.not_found())

    def _launch(self, request: Request) -> Answer:
        given = dict(parse_qsl(request.body.decode("utf-8", "replace")))
        how, unit, name = given.get("how", ""), given.get("unit", ""), given.get("learner", "")
        number = given.get("package", "")
        if how not in _WAYS or not number.isdecimal() or int(number) >= len(self._packages):
            return Answer(404, b"There is nothing at this address.")
        content, recording = self._packages[int(number)]
        launchable = next((each for each in content.launchables if each.id == unit), None)
        if launchable is None or (how == "review" and not recording.has_launcher):
            return Answer(404, b"There is nothing at this address.")
        opened = recording.launch(
            launchable.id,
            launchable.href,
            files="files/",
            fresh=how == "fresh",
            mode=_WAYS[how],
            actor=learner(name),
            return_url=f"{self.address}?{urlencode({'learner': name})}",
        )
        return Answer(303, headers={"Location": opened, "Cache-Control": "no-store"})

    def _page(self, request: Request) -> Answer:
        name = request.query.get("learner", "") or str(ACTOR["name"])
        packages = "".join(self._package(number, name) for number in range(len(self._packages)))
        page = _PAGE.format(learner=escape(name, quote=True), packages=packages)
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": _POLICY,
            "Referrer-Policy": "same-origin",
            "Cache-Control": "no-store",
        }
        return Answer(200, page.encode(), headers)

    def _package(self, number: int, name: str) -> str:
        content, recording = self._packages[number]
        rows = "".join(self._unit(number, each, name) for each in content.launchables)
        kind = "cmi5" if recording.has_launcher else "xAPI"
        return f"<section><h2>{escape(content.title)} <small>{kind}</small></h2>{rows}</section>"

    def _unit(self, number: int, unit: Launchable, name: str) -> str:
        recording = self._packages[number].recording
        kept = recording.recorded(unit.id, learner(name))
        score = "" if kept.score is None else f", {kept.score:g} of 100"
        begun = kept.completion != "not attempted"
        success = "" if kept.success == "unknown" else f", {kept.success}"
        told = f"Attempt {kept.attempt}: {kept.completion}{success}{score}" if begun else "Not begun"
        ways: Mapping[str, str] = {"resume": "Resume" if begun else "Start"}
        if begun:
            ways = {**ways, "fresh": "New attempt"}
        if begun and recording.has_launcher:
            ways = {**ways, "review": "Review"}
        buttons = "".join(f'<button name="how" value="{how}">{said}</button>' for how, said in ways.items())
        hidden = {"package": str(number), "unit": unit.id, "learner": name}
        fields = "".join(
            f'<input type="hidden" name="{key}" value="{escape(value, quote=True)}">'
            for key, value in hidden.items()
        )
        title = escape(unit.title or unit.id)
        return f'<form method="post"><h3>{title}</h3><p>{told}</p>{fields}<div>{buttons}</div></form>'


def learner(name: str) -> Actor:
    """Somebody with this name; the same name is the same learner."""
    known = re.sub(r"[^a-z0-9]+", "-", name.strip().lower()).strip("-")
    if not known or name == ACTOR["name"]:
        return ACTOR
    return {**ACTOR, "name": name.strip(), "account": {**ACTOR["account"], "name": known}}


def _plain(found: http.Response) -> Answer:
    headers = {"Content-Type": found.kind, "Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
    return Answer(found.status, found.body, {**headers, **dict(found.headers)})


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Packages before the record store</title>
<style>
:root {{ color-scheme: light dark; --ink: light-dark(#1c1b19, #ecebe7); --quiet: light-dark(#5f5c55, #a9a69d);
  --ground: light-dark(#f6f4ef, #1b1b1a); --paper: light-dark(#fff, #242422);
  --line: light-dark(#d8d4ca, #3b3a37); --accent: light-dark(#1d5c63, #7fc4cb) }}
* {{ box-sizing: border-box }}
body {{ margin: 0 auto; max-width: 44rem; padding: 32px 16px 64px; background: var(--ground);
  color: var(--ink); font: 16px/1.5 system-ui, sans-serif }}
h1 {{ font-size: 24px; line-height: 1.25; margin: 0 0 24px }}
h2 {{ font-size: 18px; margin: 0 0 4px; overflow-wrap: anywhere }}
h3 {{ font-size: 16px; margin: 0; overflow-wrap: anywhere }}
small {{ color: var(--quiet); font-size: 13px; font-weight: 400; margin-inline-start: 8px }}
p {{ margin: 0; color: var(--quiet); font-size: 14px }}
section {{ margin-top: 24px; padding: 20px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 8px }}
section form {{ padding: 16px 0 0; margin-top: 12px; border-top: 1px solid var(--line) }}
section div, .learner {{ display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-top: 12px }}
.learner {{ margin: 0 }}
button, input {{ min-height: 40px; padding: 6px 16px; font: inherit; color: inherit; border-radius: 6px;
  background: var(--paper); border: 1px solid var(--line) }}
button {{ cursor: pointer }}
section button:first-child {{ background: var(--accent); border-color: var(--accent); color: var(--paper) }}
button:hover {{ border-color: var(--ink) }}
:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px }}
</style>
<main>
<h1>Packages before the record store</h1>
<form class="learner"><label for="learner">Learner</label>
<input id="learner" name="learner" value="{learner}" autocomplete="off"><button>Show</button></form>
{packages}
</main></html>
"""
