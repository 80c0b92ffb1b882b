"""SRC: what can be wrong with a file before anyone looks at what it says."""

from __future__ import annotations

import unicodedata

from scormkit.diagnostics import Finding, Span, fault


@fault("SRC001", "file-too-large")
def too_large(span: Span, size: int, limit: int) -> Finding:
    """A YAML file has more than 2 MB, or a Markdown page more than 4 MB.

    No page or list of questions that people write is that long. Usually data or an image was pasted into the
    file, and reading it would only make the computer busy.

    ```text
    ![chart](data:image/png;base64,iVBORw0KGgo... and three million characters more)
    ```

    Keep images as files of their own, and split a long page into several.
    """
    return Finding(
        message=f"This file has {size / 1e6:.1f} MB; at most {limit / 1e6:.0f} MB are read.",
        help="Keep images and data as files of their own, and split the text into several files.",
        span=span,
    )


@fault("SRC002", "file-binary")
def binary(span: Span, kind: str) -> Finding:
    """A file that should be text is something else, such as a Word document with the ending changed.

    Course files are plain text: YAML and Markdown. scormkit cannot read words out of other formats.

    ```text
    01-welcome.md        (saved by Word as .docx, then renamed)
    ```

    Copy the text out of the document and save it from a text editor as plain text, UTF-8.
    """
    return Finding(
        message=f"This is not a text file; it looks like {kind}.",
        help="Copy the words into a text editor and save them as plain text (UTF-8).",
        span=span,
    )


@fault("SRC003", "file-encoding")
def not_utf8(span: Span, looks_like: str) -> Finding:
    """A text file is not saved as UTF-8.

    Letters with accents, quotation marks and emoji would come out wrong for learners.

    ```text
    "Unicode" in the Save As box of old Windows editors means UTF-16.
    ```

    Open the file in its editor and save it again with the encoding UTF-8: in Notepad under "Save as", in
    Visual Studio Code by a click on the encoding at the bottom right.
    """
    return Finding(
        message=f"This file is not saved as UTF-8; it looks like {looks_like}.",
        help='Save it again with the encoding UTF-8 (in Notepad: "Save as", then Encoding: UTF-8).',
        span=span,
    )


@fault("SRC004", "control-character")
def control_character(span: Span, character: str, more: int) -> Finding:
    """A text has an invisible control character.

    It usually came along with text pasted from another program. It cannot be written into a package, and
    some learning platforms refuse a whole course because of one.

    ```text
    title: Welcome<U+0007>
    ```

    Delete the character: put the cursor behind it and press Backspace once.
    """
    name = unicodedata.name(character, "control character").lower()
    also = f" There are {more} more of such characters in this file." if more else ""
    return Finding(
        message=f"There is an invisible character here: U+{ord(character):04X}, {name}.{also}",
        help="Delete it: put the cursor behind it and press Backspace once, or type the line again.",
        span=span,
    )


@fault("SRC005", "file-unreadable")
def unreadable(span: Span, reason: str) -> Finding:
    """A file of the course is there but cannot be read.

    ```text
    $ ls -l recognizing/
    ----------  01-welcome.md      (nobody may read it)
    ```

    Give yourself the right to read the file, or close the program that has it locked.
    """
    return Finding(
        message=f"This file cannot be read: {reason}.",
        help="Check that the file can be opened in an editor, and that its permissions let you read it.",
        span=span,
    )
