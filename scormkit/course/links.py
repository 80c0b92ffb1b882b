"""Where links and images lead: to pages of the course, to files in its folder, or nowhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from scormkit.course import faults
from scormkit.course.errors import closest
from scormkit.course.files import SERVER_TYPES, CourseFolder, ending, relative
from scormkit.course.model import Assessment, Course, Page, Question
from scormkit.diagnostics import Report
from scormkit.source.markdown import Markdown, Reference, heading_anchors, is_local

_ABSOLUTE = re.compile(r"[/\\]|[A-Za-z]:")
_PAGE_TYPES = (".md", ".yaml", ".yml")


def check_links(course: Course, folder: CourseFolder, report: Report) -> frozenset[str]:
    """Report every link and image that leads nowhere, or where it must not.

    Returns the names of the files that texts use, inside the course folder.
    """
    checker = _Checker(course, folder, report)
    for name, text in _texts(course):
        for reference in text.references:
            if is_local(reference.target):
                checker.check(name, text, reference)
    return frozenset(checker.used)


def _texts(course: Course) -> Iterator[tuple[str, Markdown]]:
    """Every text of the course, with the name of the file that it stands in."""
    if course.notice is not None:
        yield "course.yaml", course.notice
    for unit in course.units:
        for content in unit.contents:
            own = content.body if isinstance(content, Page) else content.intro
            if own is not None:
                yield content.name, own
            for question in content.questions:
                yield from ((content.name, text) for text in _question_texts(question))


def _question_texts(question: Question) -> Iterator[Markdown]:
    yield question.prompt
    for option in question.options:
        yield option.text
        if option.feedback is not None:
            yield option.feedback
    yield from filter(None, (question.feedback_correct, question.feedback_incorrect))


class _Checker:
    """The pages of a course, and the files that its texts use."""

    def __init__(self, course: Course, folder: CourseFolder, report: Report) -> None:
        self.folder = folder
        self.report = report
        self.used: set[str] = set()
        self.pages: dict[str, Page | Assessment] = {
            content.name: content for unit in course.units for content in unit.contents
        }

    def check(self, name: str, text: Markdown, reference: Reference) -> None:
        path, _, anchor = reference.target.partition("#")
        if _ABSOLUTE.match(path) or "\\" in path:
            self.report(faults.link_absolute(reference.span, path))
        elif not path:
            self.anchor(self.anchors_of(name, text), anchor, reference)
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            if reference.kind == "link" and ending(path) in _PAGE_TYPES:
                self.page(name, target, anchor, reference)
            else:
                self.file(name, target, path, reference)

    def anchors_of(self, name: str, text: Markdown) -> Sequence[str]:
        page = self.pages.get(name)
        title = page.title if isinstance(page, Page) and page.body is text else ""
        return heading_anchors(text, title)

    def anchor(self, anchors: Sequence[str], anchor: str, reference: Reference) -> None:
        if anchor not in anchors:
            self.report(faults.anchor_dead(reference.span, anchor, closest(anchor, anchors)))

    def page(self, name: str, target: str, anchor: str, reference: Reference) -> None:
        page = self.pages.get(target)
        if page is not None:
            if anchor:
                body = heading_anchors(page.body, page.title) if isinstance(page, Page) else ()
                self.anchor(body, anchor, reference)
            return
        found = self.folder.find(target)
        if found.state == "case" and found.name in self.pages:
            self.report(faults.name_case(reference.span, target, relative(found.name, name)))
        elif found.state in ("outside", "link-outside"):
            self.report(faults.outside_course(reference.span, target, found.state == "link-outside"))
        else:
            self.report(faults.page_dead(reference.span, target, self.near(name, target, tuple(self.pages))))

    def file(self, name: str, target: str, path: str, reference: Reference) -> None:
        found = self.folder.find(target)
        span = reference.span
        if found.state in ("outside", "link-outside"):
            self.report(faults.outside_course(span, path, found.state == "link-outside"))
        elif found.state == "missing":
            near = self.near(name, target, self.all_files)
            self.report(faults.target_missing(span, path, reference.kind, near))
        elif found.state == "folder":
            self.report(faults.link_to_folder(span, path))
        elif ending(found.name) in SERVER_TYPES:
            self.used.add(found.name)
            self.report(faults.forbidden_type(span, path, ending(found.name)))
        elif found.state == "case":
            self.used.add(found.name)
            self.report(faults.name_case(span, path, relative(found.name, name)))
        else:
            self.used.add(found.name)

    @cached_property
    def all_files(self) -> tuple[str, ...]:
        return self.folder.all_files()

    def near(self, name: str, target: str, known: Sequence[str]) -> str | None:
        """The file that a dead path most likely means: of the same name elsewhere, or of a similar one."""
        base = posixpath.basename(target)
        same = [each for each in known if posixpath.basename(each) == base]
        guess = same[0] if same else closest(target, known)
        return relative(guess, name) if guess else None
