"""CRS060-CRS079: what can be wrong with a link or an image."""

from __future__ import annotations

import re

from scormkit.diagnostics import Edit, Finding, Related, Span, fault


def _guess(near: str | None) -> str:
    return f"Did you mean {near}? " if near else ""


def _renamed(twin: str) -> str:
    """What to do about a name that looks the same and is not."""
    if twin.strip() != twin or re.search(r"\s[./]", twin):
        return f"There is one with a blank in its name that cannot be seen, '{twin}': rename it without."
    return (
        f"There is {twin}, which looks the same and is not: an accent can be written in two ways, and macOS "
        "has its own. Give it a name of letters a-z, and write that here."
    )


@fault("CRS060", "page-dead")
def page_dead(span: Span, target: str, near: str | None, twin: str | None = None) -> Finding:
    """A link leads to a page that is not part of the course.

    ```markdown
    See [how to report](07-reprting.md).
    ```

    Correct the path, which counts from the folder of the page that the link stands on.
    """
    return Finding(
        message=f"There is no page {target} in this course.",
        help=_renamed(twin)
        if twin
        else f"{_guess(near)}Write the path from this file to the page, such as ../unit/01-page.md.",
        span=span,
    )


@fault("CRS061", "target-missing")
def target_missing(span: Span, target: str, kind: str, near: str | None, twin: str | None = None) -> Finding:
    """An image, or a file that a page links to, does not exist.

    ```markdown
    ![Three circles](../media/circels.svg)
    ```

    Correct the path, which counts from the folder of the page, or add the file.
    """
    return Finding(
        message=f"There is no file {target} for this {kind}.",
        help=_renamed(twin)
        if twin
        else f"{_guess(near)}Write the path from this file to it, or add the file.",
        span=span,
    )


@fault("CRS062", "name-case")
def name_case(span: Span, written: str, actual: str, target: str = "") -> Finding:
    """A name is written with other capital letters than the file or folder has.

    Windows and macOS find the file all the same, but the server of a learning platform does not: learners see
    a gap.

    ```markdown
    ![Three circles](../media/Circles.SVG)          the file is media/circles.svg
    ```

    Write the name exactly as the file has it; `scormkit check --fix` does so.
    """
    # `target` is what the author wrote there; where it is quoted or escaped, the span is longer than it.
    path, mark, anchor = (target or written).partition("#")
    is_exact = span.end_line == span.line and span.end_column == span.column + len(path + mark + anchor)
    is_plain = re.fullmatch(r"[\w./-]+", actual) is not None
    edits = (Edit(span, actual + mark + anchor),) if is_exact and is_plain else ()
    return Finding(
        message=f"The capital letters of {written} differ from the real name, {actual}.",
        help=f"Write {actual}: it works on Windows as it is, but not on a learning platform.",
        span=span,
        edits=edits,
    )


@fault("CRS063", "outside-course")
def outside_course(span: Span, target: str, is_link: bool) -> Finding:
    """A file lies outside the course folder, or is a link (symlink, shortcut) to a place outside.

    Such a file would get into the package although it is no part of the course, perhaps a private one; and
    the course would break on another computer.

    ```markdown
    ![Logo](../../../Pictures/logo.png)
    ```

    Copy the file into the course folder.
    """
    message = f"{target} lies outside the course folder."
    if is_link:
        message = f"{target} is a link (symlink) to a place outside the course folder."
    return Finding(message=message, help="Copy the file itself into the course folder.", span=span)


@fault("CRS064", "forbidden-type")
def forbidden_type(span: Span, target: str, ending: str) -> Finding:
    """A page links to a program or a script that a server could run.

    Learning platforms refuse whole packages because of one such file, and a platform that does not could be
    attacked with it.

    ```markdown
    [Send the form](../media/form.php)
    ```

    Offer a document (PDF) instead, or link to a web page that does the same.
    """
    return Finding(
        message=f"Files that end in {ending} cannot be part of a course: {target}.",
        help="Offer a PDF or another document instead, or link to a web page (https://...).",
        span=span,
    )


@fault("CRS065", "link-to-folder")
def link_to_folder(span: Span, target: str) -> Finding:
    """A link leads to a folder, not to a file.

    Only files get into a package, and learners cannot open a folder.

    ```markdown
    See [all forms](../media/forms/).
    ```

    Link to a page or to a file in the folder.
    """
    return Finding(
        message=f"{target} is a folder.",
        help="Link to a page, or to one file in this folder.",
        span=span,
    )


@fault("CRS066", "anchor-dead")
def anchor_dead(span: Span, anchor: str, near: str | None) -> Finding:
    """A link names a heading that the page does not have.

    What stands after `#` is the heading in small letters, with hyphens for spaces and signs.

    ```markdown
    See [the hotline](#call-the-hotlin).
    ```

    Correct what stands after the `#`, or remove it to link to the page as a whole.
    """
    guess = f"Did you mean #{near}? " if near else ""
    return Finding(
        message=f"The page has no heading for #{anchor}.",
        help=f"{guess}Write the heading in small letters with hyphens, or remove the # and what follows.",
        span=span,
    )


@fault("CRS067", "link-absolute")
def link_absolute(span: Span, target: str) -> Finding:
    """A link or image begins at the root of a disk or web site, or is written with backslashes.

    In a package there is no such place: every path counts from the file that it stands in.

    ```markdown
    ![Logo](/media/logo.png)
    ![Logo](C:\\Users\\Kim\\logo.png)
    ```

    Write the path from the file to its target, with `/` between folders: `../media/logo.png`.
    """
    return Finding(
        message=f"{target} is not a path that counts from this file.",
        help="Write the path from this file, with / between folders, such as ../media/logo.png.",
        span=span,
    )


@fault("CRS068", "captions-broken")
def captions_broken(span: Span, reason: str, where: Span) -> Finding:
    """A file with captions or chapters is no WebVTT that a browser can read.

    Browsers show nothing from such a file and say nothing about it, and no transcript can be made from it.

    ```text
    WEBVTT

    00:04.000 --> 00:01.000
    Listen first.
    ```

    Correct the file in the line that the message names. A cue is a line with two times and the words below
    it, and an empty line stands between two cues.
    """
    return Finding(
        message=f"This file cannot be read as captions: {reason} (line {where.line}).",
        help="Correct that line. A cue is a line with two times and the words below it.",
        span=span,
        related=(Related("this line", where),),
    )
