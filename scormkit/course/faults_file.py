"""CRS180-CRS189: what can be wrong with the files that lie in a course folder."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("CRS180", "file-without-content")
def file_without_content(span: Span, target: str, is_placeholder: bool) -> Finding:
    """A file that a page shows or links to is empty, or is only a placeholder of Git LFS.

    Learners would see a broken picture, a film that does not start, or a download of nothing. It happens when
    a download or an export breaks off, and when a course is cloned without its large files.

    ```markdown
    ![Three circles](../media/empty.png)
    ```

    Put the file itself in its place; `git lfs pull` fetches what Git LFS has.
    """
    if is_placeholder:
        return Finding(
            message=f"{target} is only a placeholder of Git LFS; the file itself is not here.",
            help="Run: git lfs pull. On a build server, have the checkout fetch LFS files as well.",
            span=span,
        )
    return Finding(
        message=f"The file {target} is empty: it has 0 bytes.",
        help="Export or download it again, and put it in its place.",
        span=span,
    )


@fault("CRS181", "no-picture")
def no_picture(span: Span, target: str, what: str) -> Finding:
    """A file has the name of a picture, but no browser can show it: it holds something else.

    Renaming a file does not change what it is: a HEIC photo called .jpg stays one, and what is saved from a
    web page may be the page and not its picture.

    ```markdown
    ![The meeting point](../media/meeting-point.jpg)
    ```

    Open it in the program that made it and export it as PNG, JPEG, WebP or SVG.
    """
    return Finding(
        message=f"{target} cannot be shown as a picture: it is {what}.",
        help="Export it as PNG, JPEG, WebP or SVG from the program that made it.",
        span=span,
    )


@fault("CRS182", "pages-apart", Severity.WARNING)
def pages_apart(span: Span, folder: str, depth: int) -> Finding:
    """A page lies where no page is looked for, so learners never see it.

    A course is two levels deep: units are folders directly in the course folder, each with a unit.yaml, and
    their pages lie directly in them. Reported are numbered pages (`01-welcome.md`) beside course.yaml and in
    folders without a unit.yaml, and a unit.yaml or a page in a folder of a folder.

    ```text
    course.yaml
    part-one/
      first/
        unit.yaml          (a unit in a folder that is no unit)
    ```

    Move it, or give its folder a unit.yaml. Notes and drafts are not reported while their names do not begin
    with a number.
    """
    is_unit = span.file.endswith("/unit.yaml")
    aside = " If it is a note or a draft, take the number from its name."
    if depth == 0:
        message = "This page lies beside course.yaml and belongs to no unit, so learners never see it."
        remedy = f"Move it into the folder of a unit (one with a unit.yaml).{aside}"
    elif depth == 1:
        message = f"The folder {folder} has pages but no unit.yaml, so learners never see them."
        remedy = f"Make it a unit: create unit.yaml in it, with a line title: and the unit's name.{aside}"
    elif is_unit:
        message = f"This unit lies in {folder}, too deep to be part of the course, so learners never see it."
        remedy = "Move its folder up, into the course folder: units lie directly in it."
    else:
        message = f"This page lies in {folder}, too deep to be part of a unit, so learners never see it."
        remedy = f"Move it up: pages lie directly in the folder of their unit.{aside}"
    return Finding(message=message, help=remedy, span=span)
