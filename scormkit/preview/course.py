"""A course while it is being written: compiled in memory at each save, shown also while it has faults."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import NamedTuple, cast

from scormkit import api
from scormkit.building.drafting import Draft
from scormkit.course.selection import PLAIN, Selection
from scormkit.diagnostics import Diagnostic
from scormkit.package.document import read_document
from scormkit.package.ims import read_contents
from scormkit.preview.content import (
    Content,
    Launchable,
    Standard,
    launchables_in,
    launchables_of_tincan,
    with_structure,
)
from scormkit.preview.mend import errors_by_file, read_drafts

_MOST_STEPS = 4


class Shown(NamedTuple):
    """A course as it is shown, and what the next compilation needs of it."""

    content: Content
    draft: Draft


def compile_course(
    folder: Path, *, target: str = "scorm12", selection: Selection = PLAIN, last: Shown | None = None
) -> Shown:
    """The course as it is now. `last` is what was shown before; identifiers last from it.

    What has errors is left out with a note in its place; where that is not enough (course.yaml cannot be
    read), what was shown last stays, or else a page that lists the faults.
    """
    lock = last.draft.lock if last else None
    first = draft = api.draft(folder, target=target, selection=selection, lock=lock)
    drafts: dict[str, bytes] = {}
    touched: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    for _ in range(_MOST_STEPS):
        if draft.entries is not None:
            break
        errors = errors_by_file(draft.findings)
        names = frozenset(file.removeprefix(f"{folder.name}/") for file in errors)
        whole |= touched & names
        touched |= names
        mended = read_drafts(folder.name, errors, drafts, _texts(folder, names), whole=whole)
        if mended == drafts:
            break
        drafts = mended
        draft = api.draft(folder, target=target, selection=selection, lock=lock, drafts=drafts)
    if draft.entries is None:
        return _without(folder, first, last)
    content = _content(folder, target, draft)._replace(findings=first.findings)
    # What was left out for now keeps its place in the lock: the entries of the author's own files stay.
    return Shown(content, draft._replace(lock=first.lock or (draft.lock if not drafts else lock)))


def _texts(folder: Path, names: frozenset[str]) -> dict[str, str]:
    found = {}
    for name in names:
        try:
            found[name] = (folder / name).read_text("utf-8", errors="replace").replace("\r\n", "\n")
        except OSError:
            continue
    return found


def _content(folder: Path, target: str, draft: Draft) -> Content:
    entries = {each.name: each.content for each in draft.entries or ()}
    content = Content(
        key=str(folder.absolute()),
        title=draft.plan.title if draft.plan else folder.name,
        standard=cast("Standard", target),
        launchables=(),
        read=lambda name: _read(entries.get(name)),
        files=draft.files,
    )
    if target == "cmi5":
        return with_structure(content, content.read("cmi5.xml") or b"", entries)
    if target == "web":
        plan = draft.plan
        assert plan is not None, "there are entries, so there is a plan"
        launched = tuple(Launchable(each.id, each.title, each.href) for each in plan.launchables)
        return content._replace(launchables=launched)
    name = "tincan.xml" if target == "xapi" else "imsmanifest.xml"
    document = read_document(content.read(name) or b"", "", _nobody)
    assert document is not None, "our own manifest"
    if target == "xapi":
        return content._replace(launchables=launchables_of_tincan(document))
    return content._replace(launchables=launchables_in(read_contents(document), document))


def _without(folder: Path, draft: Draft, last: Shown | None) -> Shown:
    """Nothing can be compiled: what was there last stays in sight."""
    if last is not None and last.draft.entries is not None:
        return last._replace(content=last.content._replace(findings=draft.findings))
    page = _FAULTS.format(title=escape(folder.name), faults="".join(map(_row, draft.findings))).encode()
    content = Content(
        key=str(folder.absolute()),
        title=folder.name,
        standard="web",
        launchables=(Launchable("faults", folder.name, "faults.html", is_sco=False),),
        read=lambda name: page if name == "faults.html" else None,
        findings=draft.findings,
    )
    return Shown(content, draft)


_FAULTS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>:root {{ color-scheme: light dark }} body {{ font: 17px/1.6 system-ui, sans-serif; max-width: 66ch;
margin: 48px auto; padding: 0 16px }} code {{ font-size: 0.85em; opacity: 0.75 }}
li {{ margin: 0 0 16px }}</style>
<h1>This course cannot be shown yet</h1><p>Mend what follows and save: the course appears by itself.</p>
<ul>{faults}</ul></html>
"""


def _row(finding: Diagnostic) -> str:
    span = finding.span
    place = f"{span.file}:{span.line}:{span.column}" if span else ""
    return f"<li><code>{escape(place)}</code><br>{escape(finding.message)}<br>{escape(finding.help)}</li>"


def _read(content: bytes | Path | None) -> bytes | None:
    if content is None or isinstance(content, bytes):
        return content
    try:
        return content.read_bytes()
    except OSError:
        return None


def _nobody(_: Diagnostic) -> None:
    """What is wrong with our own manifest is found elsewhere."""
