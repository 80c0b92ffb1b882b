"""Where links and images lead: to pages of the course, to files in its folder, or nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from functools import cached_property

from scormkit.course import faults
from scormkit.course.files import SERVER_TYPES, ending, media_name, relative
from scormkit.course.media import Flaw, flaw_of
from scormkit.course.reading import Reading
from scormkit.diagnostics import Span
from scormkit.source.blocks import AUDIO, IMAGES, VIDEO
from scormkit.source.markdown import Markdown, Reference, is_local
from scormkit.source.nearest import closest
from scormkit.source.text import MARKDOWN_LIMIT

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")
_PAGE_TYPES = (".md", ".yaml", ".yml")


def check_links(reading: Reading) -> frozenset[str]:
    """Report every link and image that leads nowhere, or where it must not.

    Returns the names of the files that texts use, inside the course folder.
    """
    checker = _Checker(reading)
    written = [(text.file, reference) for text in reading.texts for reference in text.references]
    for file, reference in (*written, *reading.images):
        if is_local(reference.target):
            checker.check(file, reference)
    for text in reading.texts:
        _check_captions(text, reading)
    return frozenset(checker.used)


def _check_captions(text: Markdown, reading: Reading) -> None:
    """Report files of captions and chapters that no browser can read. That they exist was checked."""
    for directive in text.directives:
        for name in ("captions", "chapters"):
            target = directive.attributes.get(name)
            if target is None or not is_local(target):
                continue
            from scormkit.source.captions import Broken, read_cues

            inside = reading.folder.name_of(text.file)
            found = reading.folder.find(posixpath.normpath(posixpath.join(posixpath.dirname(inside), target)))
            there = media_name(reading.folder, reading.selection.locale, found.name)
            file = reading.source(there, MARKDOWN_LIMIT) if found.state == "file" else None
            cues = read_cues(file.text) if file is not None else ()
            if file is not None and isinstance(cues, Broken):
                line = file.span(file.offset(cues.line))
                reading.report(faults.captions_broken(directive.places[name], cues.reason, line))


def _kind(path: str) -> str:
    """What sort of file a path names: an image is never meant where a page is written."""
    kinds = {"image": IMAGES, "sound": AUDIO, "film": VIDEO, "text": (*_PAGE_TYPES, ".markdown", ".lock")}
    return next((kind for kind, endings in kinds.items() if ending(path) in endings), "file")


class _Checker:
    """What the texts of a course refer to, held against what there is."""

    def __init__(self, reading: Reading) -> None:
        self.folder = reading.folder
        self.locale = reading.selection.locale
        self.report = reading.report
        self.contents = reading.contents
        self.omitted = frozenset(reading.omitted)
        self.used: set[str] = set()
        self.flaws: dict[str, Flaw | None] = {}

    def check(self, file: str, reference: Reference) -> None:
        name = self.folder.name_of(file)
        path, _, anchor = reference.target.partition("#")
        if _ABSOLUTE.match(path) or "\\" in path:
            self.report(faults.link_absolute(reference.span, path))
        elif not path:
            self.anchor(self.contents.get(name), anchor, reference)
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            if reference.kind == "link" and ending(path) in _PAGE_TYPES:
                self.page(name, target, anchor, reference)
            else:
                self.file(name, target, path, reference)

    def anchor(self, anchors: Sequence[str] | None, anchor: str, reference: Reference) -> None:
        if anchors is not None and anchor not in anchors:
            self.report(faults.anchor_dead(reference.span, anchor, closest(anchor, anchors)))

    def page(self, name: str, target: str, anchor: str, reference: Reference) -> None:
        if target in self.contents:
            if anchor:
                self.anchor(self.contents[target], anchor, reference)
            return
        if target in self.omitted:
            self.report(faults.link_left_out(reference.span, target))
            return
        found = self.folder.find(target)
        if found.state == "case" and found.name in self.contents:
            self.report(
                faults.name_case(reference.span, target, relative(found.name, name), reference.target)
            )
        elif found.state in ("outside", "link-outside"):
            self.report(faults.outside_course(reference.span, target, found.state == "link-outside"))
        else:
            twin = self.folder.looks_like(target)
            near = self.near(name, target, tuple(self.contents)) if twin is None else None
            self.report(faults.page_dead(reference.span, target, near, twin))

    def file(self, name: str, target: str, path: str, reference: Reference) -> None:
        found = self.folder.find(target)
        span = reference.span
        self.used.add(media_name(self.folder, self.locale, found.name))
        if found.state in ("outside", "link-outside"):
            self.report(faults.outside_course(span, path, found.state == "link-outside"))
        elif found.state == "missing":
            alike = [each for each in self.all_files if _kind(each) == _kind(path)]
            what = "block" if reference.kind == "file" else reference.kind
            twin = self.folder.looks_like(target)
            near = self.near(name, target, alike) if twin is None else None
            self.report(faults.target_missing(span, path, what, near, twin))
        elif found.state == "folder":
            self.report(faults.link_to_folder(span, path))
        elif ending(found.name) in SERVER_TYPES:
            self.report(faults.forbidden_type(span, path, ending(found.name)))
        elif found.state == "case":
            self.report(faults.name_case(span, path, relative(found.name, name), reference.target))
        else:
            self.content(media_name(self.folder, self.locale, found.name), path, span)

    def content(self, name: str, path: str, span: Span) -> None:
        """Report a file that holds nothing, or a picture that is none, once for each place that shows it."""
        if name not in self.flaws:
            self.flaws[name] = flaw_of(self.folder.path / name)
        flaw = self.flaws[name]
        if flaw is not None and flaw.kind == "no-picture":
            self.report(faults.no_picture(span, path, flaw.what))
        elif flaw is not None:
            self.report(faults.file_without_content(span, path, flaw.kind == "placeholder"))

    @cached_property
    def all_files(self) -> tuple[str, ...]:
        return self.folder.all_files()

    def near(self, name: str, target: str, known: Sequence[str]) -> str | None:
        """The file that a dead path most likely means: of the same name elsewhere, or of a similar one."""
        base = posixpath.basename(target)
        same = [each for each in known if posixpath.basename(each) == base]
        guess = same[0] if same else closest(target, known)
        return relative(guess, name) if guess else None
