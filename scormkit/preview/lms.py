"""The local LMS: launches what a preview shows, answers its calls, and keeps what it stores."""

from __future__ import annotations

import json
import re
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, NamedTuple, cast

from scormkit.diagnostics import Diagnostic
from scormkit.preview.attempts import Attempt, Attempts
from scormkit.preview.content import Content, Launchable
from scormkit.preview.files import file_of
from scormkit.preview.http import Request, Response, not_found
from scormkit.preview.recording import TROUBLES, Recorded, Recording, Trouble
from scormkit.preview.records.store import Store
from scormkit.preview.runtime import Given, Session, Standard, call, open_session, outcome

_PAGES = Path(__file__).resolve().parent / "pages"
_SCRIPT = "text/javascript; charset=utf-8"
_ASSETS = {"lms.js": _SCRIPT, "watching.js": _SCRIPT, "lms.css": "text/css; charset=utf-8"}
_STORING = frozenset({"LMSCommit", "LMSFinish", "Commit", "Terminate"})
_ASKING = re.compile(r"(LMS)?Get(LastError|ErrorString|Diagnostic)")
_FAILED = {"LMSCommit": 101, "LMSFinish": 101, "Commit": 391, "Terminate": 111}
_LONGEST_LOG = 50_000
_HEARTBEAT = 5.0
"""Seconds after which a page that follows changes gets a sign of life, by which a vanished one is noticed."""


class _Launch(NamedTuple):
    """One launch: its session, the attempt that it goes on with, and what the LMS pretends."""

    launchable: Launchable
    session: Session
    attempt: Attempt
    trouble: Trouble = "none"


class Lms:
    """A local LMS with one learner. Handlers may come from several threads; one lock keeps them apart."""

    def __init__(self, content: Content, attempts: Attempts, records: Path | None = None) -> None:
        """`records` is the file of the record store; without it everything said is forgotten at the end."""
        self._content = content
        self._attempts = attempts
        self._launches: dict[str, _Launch] = {}
        self._changed = threading.Condition()
        self._is_over = False
        self._log: deque[Mapping[str, object]] = deque(maxlen=_LONGEST_LOG)
        self._address = ""
        self._records = records
        self._store: Store | None = None
        self._recorded: Recording | None = None

    def opened(self, address: str) -> None:
        """The address is known: courses that report to a record store can be launched."""
        self._address = address
        self._record()

    def _record(self) -> None:
        """A record store from the moment on when what is shown reports to one."""
        if self._content.standard not in {"xapi", "cmi5"} or not self._address:
            return
        if self._store is None or self._recorded is None:
            self._store = Store(self._records)
            self._recorded = Recording(self._address, self._store, self._content.structure)
        self._recorded.show(self._content.structure)

    @property
    def _recording(self) -> Recording | None:
        return self._recorded if self._content.standard in {"xapi", "cmi5"} else None

    def show(self, content: Content) -> None:
        """Show something else from now on: pages that are open load it anew."""
        with self._changed:
            self._content = content._replace(revision=self._content.revision + 1)
            self._record()
            self._changed.notify_all()

    def close(self) -> None:
        """Close the record store's file."""
        with self._changed:
            if self._store is not None:
                self._store.close()

    def end(self) -> None:
        """Let go of pages that follow changes."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()

    def handle(self, request: Request) -> Response:
        """Answer a request to the LMS's pages, its run time, or a file of the package."""
        room, _, rest = request.path.partition("/")
        if room == "content":
            # What stands before the file's name changes with each save: no browser has that in its memory.
            return file_of(self._content, rest.partition("/")[2], request)
        if room == "lrs" and self._recorded is not None:
            with self._changed:
                return self._recorded.handle(request)
        if room == "events" and request.method == "GET":
            return Response(kind="text/event-stream", stream=self._events())
        if request.method == "GET":
            return self._get(request.path, request.query)
        return self._post(request) if request.method == "POST" else not_found()

    def _post(self, request: Request) -> Response:
        deeds: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
            "launch": self._launch,
            "call": self._call,
            "late": self._late,
            "trouble": self._trouble,
        }
        deed = deeds.get(request.path)
        given = _read_json(request.body)
        if deed is None or given is None:
            return not_found()
        with self._changed:
            answer = deed(given)
        return not_found() if answer is None else _json(answer)

    def _get(self, path: str, query: Mapping[str, str]) -> Response:
        if path == "":
            page = (_PAGES / "lms.html").read_text("utf-8").replace("{{title}}", escape(self._content.title))
            return Response(body=page.encode(), kind="text/html; charset=utf-8")
        if path == "state":
            return _json(self._state())
        name = path.removeprefix("assets/")
        if path == "log":
            log = self._recording.log if self._recording else self._log
            since = query.get("since", "0")
            return _json([*log][int(since) if since.isdecimal() else 0 :])
        if path.startswith("assets/") and name in _ASSETS:
            return Response(body=(_PAGES / name).read_bytes(), kind=_ASSETS[name])
        return Response(204) if path == "favicon.ico" else not_found()

    def _state(self) -> dict[str, object]:
        content = self._content
        return {
            "title": content.title,
            "standard": content.standard,
            "revision": content.revision,
            "launchables": [self._about(each) for each in content.launchables],
            "findings": [_finding(each) for each in content.findings],
            "files": content.files,
        }

    def _about(self, launchable: Launchable) -> dict[str, object]:
        if self._recording is not None or self._content.standard == "web":
            kept = self._recording.recorded(launchable.id) if self._recording else Recorded()
            begun = kept.completion != "not attempted"
            about = {"id": launchable.id, "title": launchable.title, "sco": True}
            return {**about, "begun": begun, **kept._asdict()}
        attempt = self._attempts.latest(launchable.id)
        # As if it were resumed: what was recorded stays so, also when the next launch begins an attempt anew.
        given = _given(launchable, attempt._replace(kept={**attempt.kept, "cmi.exit": "suspend"}))
        result = outcome(open_session(_standard(self._content), given))
        return {
            "id": launchable.id,
            "title": launchable.title,
            "sco": launchable.is_sco,
            "attempt": attempt.number,
            "begun": bool(attempt.kept),
            "seconds": attempt.seconds,
            "completion": result.completion,
            "success": result.success,
            "score": result.score,
        }

    @property
    def _files(self) -> str:
        # A web build keeps its progress under its own address, so that stays the same.
        return "content/web/" if self._content.standard == "web" else f"content/{self._content.revision}/"

    def _launch(self, given: Mapping[str, Any]) -> object | None:
        launchable = next((each for each in self._content.launchables if each.id == given.get("id")), None)
        mode = given.get("mode", "normal")
        if launchable is None or mode not in {"normal", "review", "browse"}:
            return None
        about = {"revision": self._content.revision, "values": {}}
        if self._recording is not None:
            address = self._recording.launch(
                launchable.id,
                launchable.href,
                files=self._files,
                fresh=bool(given.get("fresh")),
                mode=mode,
            )
            number = self._recording.recorded(launchable.id).attempt
            return {"launch": "records", "href": address, "attempt": number} | about
        if self._content.standard == "web":
            return {"launch": "web", "href": f"{self._files}{launchable.href}", "attempt": 1} | about
        attempt = (
            self._attempts.begin(launchable.id)
            if given.get("fresh")
            else self._attempts.latest(launchable.id)
        )
        session = open_session(_standard(self._content), _given(launchable, attempt)._replace(mode=mode))
        key = str(len(self._launches))
        self._launches[key] = _Launch(launchable, session, attempt)
        return {
            "launch": key,
            "href": f"{self._files}{launchable.href}",
            "attempt": attempt.number,
            **about,
            "values": session.values,
        }

    def _call(self, given: Mapping[str, Any]) -> object | None:
        launch = self._launches.get(str(given.get("launch")))
        name, args = given.get("name"), given.get("args")
        if launch is None or not isinstance(name, str) or not isinstance(args, list):
            return None
        following, answer = self._answer(launch, name, args)
        self._launches[str(given["launch"])] = following
        self._log.append({"launch": str(given["launch"]), "name": name, "args": args, **answer})
        if name in _STORING and answer["value"] == "true":
            self._keep(following)
        return answer

    def _answer(self, launch: _Launch, name: str, args: list[Any]) -> tuple[_Launch, dict[str, object]]:
        session = launch.session
        if launch.trouble == "expired" and not _ASKING.fullmatch(name):
            refused = session._replace(error=101, diagnostic="The session has ended.")
            value = "" if "GetValue" in name else "false"
            return launch._replace(session=refused), {"value": value, "error": 101, "trouble": "expired"}
        if launch.trouble in {"offline", "fail-next"} and name in _STORING and session.state == "running":
            code = _FAILED[name]
            refused = session._replace(error=code, diagnostic="The server could not be reached.")
            left: Trouble = "offline" if launch.trouble == "offline" else "none"
            answer = {"value": "false", "error": code, "trouble": launch.trouble}
            return launch._replace(session=refused, trouble=left), answer
        session, said = call(session, name, args)
        answer = {"value": said.value, "error": said.error, "violation": said.violation}
        return launch._replace(session=session), answer

    def _late(self, given: Mapping[str, Any]) -> object | None:
        """Calls that a page sent on its way out, when it could not wait for an answer."""
        calls = given.get("calls")
        if not isinstance(calls, list):
            return None
        for each in calls:
            if isinstance(each, dict):
                self._call(each)
        return {}

    def _keep(self, launch: _Launch) -> None:
        """What a commit stored is kept at once: a browser may vanish the next moment."""
        if launch.session.given.mode != "normal":
            return
        result = outcome(launch.session)
        kept = launch.attempt._replace(
            kept=result.kept, seconds=launch.attempt.seconds + result.session_seconds
        )
        self._attempts.keep(launch.launchable.id, kept)

    def _trouble(self, given: Mapping[str, Any]) -> object | None:
        key, kind = str(given.get("launch")), given.get("trouble")
        if self._recording is not None and kind in TROUBLES:
            self._recording.trouble = cast("Trouble", kind)
            return {"trouble": kind}
        if key not in self._launches or kind not in TROUBLES:
            return None
        self._launches[key] = self._launches[key]._replace(trouble=cast("Trouble", kind))
        return {"trouble": kind}

    def _events(self) -> Iterator[bytes]:
        """The revision that is shown, at once and whenever it changes."""
        seen = -1
        while not self._is_over:
            with self._changed:
                if self._content.revision == seen:
                    self._changed.wait(_HEARTBEAT)
                revision = self._content.revision
            yield b": still here\n\n" if revision == seen else f"data: {revision}\n\n".encode()
            seen = revision


def _standard(content: Content) -> Standard:
    return "scorm2004" if content.standard == "scorm2004" else "scorm12"


def _given(launchable: Launchable, attempt: Attempt) -> Given:
    return Given(
        launch_data=launchable.launch_data,
        passing=launchable.passing,
        threshold=launchable.threshold,
        max_time=launchable.max_time,
        limit_action=launchable.limit_action,
        objectives=launchable.objectives,
        kept=attempt.kept,
        total_seconds=attempt.seconds,
    )


def _finding(finding: Diagnostic) -> dict[str, object]:
    span = finding.span
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "help": finding.help,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }


def _read_json(body: bytes) -> Mapping[str, Any] | None:
    try:
        value = json.loads(body)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _json(value: object) -> Response:
    return Response(body=json.dumps(value, ensure_ascii=False).encode(), kind="application/json")
