"""CRS001-CRS029: what can be wrong with the files and folders of a course."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Related, Severity, Span, fault


def _guess(near: str | None) -> str:
    return f"Did you mean {near}? " if near else ""


@fault("CRS001", "course-folder-missing")
def folder_missing(path: str, near: str | None) -> Finding:
    """The folder that was named as the course does not exist.

    ```console
    $ scormkit check courses/introducton
    ```

    Check the spelling, and from which folder the command runs.
    """
    return Finding(
        message=f"There is no folder {path}.",
        help=f"{_guess(near)}Check the spelling, and from which folder you run the command.",
        span=None,
    )


@fault("CRS002", "course-not-a-folder")
def not_a_folder(path: str) -> Finding:
    """What was named as the course is a file, not a folder.

    ```console
    $ scormkit check courses/introduction/notes.txt
    ```

    Name the folder that course.yaml lies in.
    """
    return Finding(
        message=f"{path} is not a folder.",
        help="Name the folder of the course: the one that course.yaml lies in.",
        span=None,
    )


@fault("CRS003", "course-file-missing")
def course_file_missing(path: str, is_empty: bool, hint: str) -> Finding:
    """The folder has no course.yaml, so scormkit cannot tell what the course is called.

    ```console
    $ scormkit check courses
    ```

    Name the folder that course.yaml lies in (here `courses/introduction`), or begin a course.yaml with one
    line `title: The name of the course`.
    """
    what = "is empty" if is_empty else "has no file course.yaml"
    otherwise = "Create a file course.yaml in it that says, for a start: title: The name of the course"
    return Finding(message=f"The folder {path} {what}.", help=hint or otherwise, span=None)


@fault("CRS004", "file-empty")
def file_empty(span: Span, example: str) -> Finding:
    """A file that should describe something has nothing in it, or only comments.

    ```yaml
    # title: Recognizing the signs
    ```

    Write at least what the help says.
    """
    return Finding(
        message="There is nothing written here.",
        help=f"Write at least: {example}",
        span=span,
    )


@fault("CRS005", "file-shape")
def file_shape(span: Span, found: str, example: str) -> Finding:
    """A file is a list or plain text where keys with values are expected.

    ```yaml
    - Recognizing the signs
    - Grooming
    ```

    Write a key, a colon, a space and the value on each line.
    """
    return Finding(
        message=f"Keys with values are expected here, but this is {found}.",
        help=f"Write lines such as: {example}",
        span=span,
    )


@fault("CRS006", "course-empty")
def course_empty(span: Span, folders: Sequence[str]) -> Finding:
    """A course has no unit: no folder in it has a file unit.yaml.

    ```text
    introduction/
      course.yaml
      01-welcome.md        (a page that belongs to no unit)
    ```

    Make a folder for each unit, with a unit.yaml that gives its title, and put the pages there.
    """
    make = "Make a folder for each unit"
    if folders:
        make = f"Add one to each folder that is a unit (there are: {', '.join(folders[:5])})"
    return Finding(
        message="This course has no unit: no folder in it has a file unit.yaml.",
        help=f"{make}; unit.yaml gives the unit's title, and its pages lie beside it.",
        span=span,
    )


@fault("CRS007", "unit-missing")
def unit_missing(span: Span, name: str, near: str | None) -> Finding:
    """course.yaml lists a unit for which there is no folder.

    ```yaml
    units: [recognising, grooming]     # the folder is called recognizing
    ```

    Correct the name in `units`, or create the folder.
    """
    return Finding(
        message=f"There is no folder {name} in this course.",
        help=f"{_guess(near)}Correct the name, or create the folder with a unit.yaml in it.",
        span=span,
    )


@fault("CRS008", "unit-file-missing")
def unit_file_missing(span: Span, name: str, near: str | None) -> Finding:
    """A folder that course.yaml lists as a unit has no unit.yaml.

    ```text
    recognizing/
      01-welcome.md
    ```

    Create `unit.yaml` in it, with one line `title: The name of the unit`.
    """
    rename = f"Rename {near} to unit.yaml. " if near else ""
    return Finding(
        message=f"The folder {name} has no file unit.yaml.",
        help=f"{rename}unit.yaml must say, for a start: title: The name of the unit",
        span=span,
    )


@fault("CRS009", "unit-unlisted", Severity.WARNING)
def unit_unlisted(span: Span, name: str) -> Finding:
    """A folder has a unit.yaml, but `units` in course.yaml does not list it, so learners never see it.

    ```yaml
    units: [recognizing]               # and there is grooming/unit.yaml as well
    ```

    Add it to `units`, or remove `units` to take every folder; or rename its unit.yaml while it is a draft.
    """
    return Finding(
        message=f"The unit {name} is not in this list, so it is not part of the course.",
        help="Add it to the list. While it is a draft, move its folder elsewhere to silence this.",
        span=span,
    )


@fault("CRS010", "unit-empty")
def unit_empty(span: Span) -> Finding:
    """A unit has no page and no check.

    Learners would see its title in the menu and nothing behind it, and it could never be done.

    ```text
    recognizing/
      unit.yaml
    ```

    Put pages (`01-welcome.md`) or a check (`check.yaml`) beside its unit.yaml.
    """
    return Finding(
        message="This unit has no page and no check.",
        help="Put pages (such as 01-welcome.md) or a check (check.yaml) into its folder.",
        span=span,
    )


@fault("CRS011", "contents-missing")
def contents_missing(span: Span, name: str, near: str | None) -> Finding:
    """unit.yaml lists a page or a check for which there is no file.

    ```yaml
    contents: [01-welcome.md, 02-wat-it-is.md]
    ```

    Correct the name in `contents`, or create the file.
    """
    return Finding(
        message=f"There is no file {name} in this unit's folder.",
        help=f"{_guess(near)}Correct the name, or create the file.",
        span=span,
    )


@fault("CRS012", "contents-unlisted", Severity.WARNING)
def contents_unlisted(span: Span, name: str) -> Finding:
    """A page or a check lies in a unit's folder, but `contents` in unit.yaml does not list it.

    ```yaml
    contents: [01-welcome.md]          # and there is 02-what-it-is.md as well
    ```

    Add it to `contents`, or remove `contents` to take every file.
    """
    return Finding(
        message=f"{name} is not in this list, so learners never see it.",
        help="Add it to the list, or remove the file.",
        span=span,
    )


@fault("CRS013", "file-unused", Severity.INFO)
def file_unused(span: Span) -> Finding:
    """A file in a unit's folder is neither a page nor a check, and no page links to it or shows it.

    Or it lies in the folder of a variant, and no variant names it. It does not get into any package. Often a
    name is misspelled somewhere, or the file is left over.

    ```text
    recognizing/
      unit.yaml  01-welcome.md  circles-old.svg
    ```

    Link to it, or remove it. A text that should be a page has to be a Markdown file: its name ends in `.md`.
    """
    is_text = span.file.lower().endswith((".txt", ".doc", ".docx", ".odt", ".rtf", ".html", ".htm", ".pptx"))
    page = (
        "If it should be a page, save its text as a file that ends in .md. Else link" if is_text else "Link"
    )
    return Finding(
        message="Nothing in the course uses this file, so it is not part of the package.",
        help=f"{page} to it from a page, show it there if it is an image, name it in a variant, "
        "or remove it.",
        span=span,
    )


@fault("CRS014", "listed-twice")
def listed_twice(span: Span, name: str, first: Span) -> Finding:
    """The same unit or file is listed twice.

    Its pages and questions would be there twice under one name, and saved answers could not be told apart.

    ```yaml
    units: [recognizing, grooming, recognizing]
    ```

    Remove one of the two entries.
    """
    return Finding(
        message=f"{name} is listed twice.",
        help="Remove one of the two.",
        span=span,
        related=(Related("first listed here", first),),
    )


@fault("CRS015", "contents-name")
def not_a_name(span: Span, name: str, what: str, example: str) -> Finding:
    """A list of units or contents has an entry that is no name of a folder or file that can stand there.

    Units are folders directly in the course folder; contents are files directly in the unit's folder that end
    in `.md` (pages) or `.yaml` (checks).

    ```yaml
    contents: [01-welcome.docx, ../grooming/02-needs.md]
    ```

    Write just the name, such as `01-welcome.md`, and rename files that end in `.markdown` or `.yml`.
    """
    return Finding(
        message=f"{name} cannot be {what}.",
        help=f"Write a name such as {example}.",
        span=span,
    )
