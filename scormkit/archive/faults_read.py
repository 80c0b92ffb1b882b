"""PKG050 to PKG067: what can be wrong with a zip or a folder that somebody else packed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from scormkit.diagnostics import Diagnostic, Finding, Severity, Span, fault

_SHOWN = 80
_EACH = 10
_AGAIN = "Pack the course again from its source, or ask whoever made the package for a new one."


def quoted(name: str) -> str:
    """A name of a stranger's, in quotation marks: nothing of it acts on a terminal, and it has an end."""
    cut = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}..."
    return ascii(cut) if not cut.isprintable() else repr(cut)


def _bytes(size: int) -> str:
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:,.0f} {name}"
    return f"{size} bytes"


def thinned(found: Iterable[Diagnostic], span: Span) -> Iterator[Diagnostic]:
    """The first ten findings of each code, and how many more there were: there can be 65,000."""
    seen: Counter[str] = Counter()
    for each in found:
        seen[each.code] += 1
        if seen[each.code] <= _EACH:
            yield each
    for code, number in sorted(seen.items()):
        if number > _EACH:
            yield more_of_the_same(code, number - _EACH, span)


@fault("PKG050", "package-unreadable")
def unreadable(reason: str, span: Span) -> Finding:
    r"""The file or folder cannot be read at all.

    It does not exist any more, your account may not read it, or the disk has a fault.

    ```
    scormkit simulate /media/usb-stick/course.zip
    ```

    Copy it to your own disk and name that copy.
    """
    return Finding(
        message=f"This cannot be read: {reason}.",
        help="Check that you can open it yourself, or copy it to your own disk and name the copy.",
        span=span,
    )


@fault("PKG051", "zip-damaged", spec="APPNOTE 6.3.10 section 4.3")
def zip_damaged(reason: str, span: Span) -> Finding:
    r"""The file begins or ends like a zip, but it is not a whole one.

    It was cut off while it was downloaded or copied, or is something else with the ending .zip. No learning
    platform can open it.

    ```
    course.zip: 20 MB, of which 12 MB arrived
    ```

    Download or copy it again and compare the sizes; or export the course again.
    """
    return Finding(
        message=f"The zip is damaged: {reason}.",
        help="Download or copy it again, or export the course again.",
        span=span,
    )


@fault("PKG052", "zip-too-many-files", spec="APPNOTE 6.3.10 section 4.4.1.4")
def too_many(limit: int, span: Span) -> Finding:
    r"""The package has more files than any course needs.

    A zip with more than 65,535 files needs an extension that several learning platforms cannot read, and
    unpacking it keeps their servers busy for many minutes. What is in it was not looked at.

    ```
    course.zip: 100,000 files
    ```

    Pack only what the course needs; a folder such as node_modules or .git may have slipped in.
    """
    return Finding(
        message=f"The package has more than {limit:,} files, or says so.",
        help="Pack only what the course needs. A folder such as node_modules or .git may have slipped in.",
        span=span,
    )


@fault("PKG053", "zip-too-large")
def too_large(what: str, size: int, limit: int, span: Span) -> Finding:
    r"""Unpacked, the package or one of its files is larger than a learning platform accepts.

    Most platforms take between 100 MB and 2 GB. A file that announces more is a mistake or an attack, and
    it was not unpacked.

    ```
    course.zip: film.mp4, 5 GB
    ```

    Put long films on a video server and link to them, or make them smaller.
    """
    return Finding(
        message=f"Unpacked, {what} has {_bytes(size)}; at most {_bytes(limit)} are read.",
        help="Make the media smaller, or put long films on a video server and link to them.",
        span=span,
    )


@fault("PKG054", "zip-bomb")
def bomb(what: str, packed: int, size: int, span: Span) -> Finding:
    r"""A small zip would become enormous when it is unpacked.

    Such files are made to fill a server's disk (a zip bomb). Honest files do not shrink so far. It was not
    unpacked, and a learning platform or its virus scanner will refuse it.

    ```
    course.zip: 42 kB, of which log.txt becomes 4 GB
    ```

    Remove the file from the package. If it is honest, it is all but empty and the course does not need it.
    """
    return Finding(
        message=f"{what} would grow from {_bytes(packed)} to {_bytes(size)} when unpacked (a zip bomb).",
        help="Do not upload it. Remove the file if you know it; else ask where the package comes from.",
        span=span,
    )


@fault("PKG055", "found-name-outside", spec="APPNOTE 6.3.10 section 4.4.17.1")
def found_outside(name: str, span: Span) -> Finding:
    r"""A file name in the package is absolute, begins with a drive letter, or contains `..`.

    Unpacking it would write outside of the folder that a platform made for the course. Every platform
    refuses such a package; the file was left out here.

    ```
    ../../index.php
    /etc/passwd
    C:\windows\system.ini
    ```

    Pack the course again, from inside its folder. If you did not make the package, do not use it.
    """
    return Finding(
        message=f"The file name {quoted(name)} leads out of the package.",
        help="Pack the course again from inside its folder. If it came from a stranger, do not use it.",
        span=span,
    )


@fault("PKG056", "found-name-control")
def name_control(name: str, span: Span) -> Finding:
    r"""A file name in the package has invisible characters in it: a NUL, a line break, one that turns the
    direction of writing round, or bytes that are no character at all.

    Programs disagree on where such a name ends and how it reads, which is used to disguise a file. The file
    was left out.

    ```
    notes.txt<NUL>.php
    ```

    Rename the file in the course and pack it again.
    """
    return Finding(
        message=f"The file name {quoted(name)} has invisible or broken characters.",
        help="Rename the file and pack the course again.",
        span=span,
    )


@fault("PKG057", "found-link")
def entry_special(name: str, what: str, span: Span) -> Finding:
    r"""The package has an entry that is no file: a symbolic link, a device or a pipe.

    A link can lead to any file of the server that unpacks the package, so platforms refuse or drop it. It was
    not followed.

    ```
    media/logo.png -> /home/me/logo.png
    ```

    Put the file itself into the folder in place of the link, and pack the course again.
    """
    return Finding(
        message=f"{quoted(name)} is {what}, not a file.",
        help="Put the file itself in its place, and pack the course again.",
        span=span,
    )


@fault("PKG058", "found-twice")
def entry_twice(name: str, span: Span) -> Finding:
    r"""The package has two files with the same name in the same folder.

    Some programs keep the first, some the last; so one could be checked and the other served. Neither was
    used.

    ```
    index.html
    index.html
    ```

    Pack the course again into a new zip, instead of adding to the old one.
    """
    return Finding(
        message=f"The package has two files called {quoted(name)}.",
        help="Pack the course again into a new zip, instead of adding to an old one.",
        span=span,
    )


@fault("PKG059", "found-case-collision", Severity.WARNING)
def name_case(name: str, other: str, span: Span) -> Finding:
    r"""Two file names differ in nothing but capital letters.

    A server with Windows or macOS has room for one of them only: the second replaces the first. On Linux both
    are there, so that the course works in one place and not in another.

    ```
    media/Map.png
    media/map.png
    ```

    Rename one of the two, and the links to it.
    """
    return Finding(
        message=f"The file names {quoted(other)} and {quoted(name)} differ in capital letters only.",
        help="Rename one of the two, and the links to it.",
        span=span,
    )


@fault("PKG060", "found-encrypted", spec="APPNOTE 6.3.10 section 4.4.4")
def entry_encrypted(name: str, span: Span) -> Finding:
    r"""A file of the package is locked with a password.

    A learning platform has nowhere to type a password: the import fails.

    ```
    zip --encrypt course.zip index.html
    ```

    Pack the course again without a password.
    """
    return Finding(
        message=f"The file {quoted(name)} is locked with a password.",
        help="Pack the course again without a password.",
        span=span,
    )


@fault("PKG061", "found-overlap")
def entries_overlap(name: str, other: str, span: Span) -> Finding:
    r"""Two files of the zip share the same bytes.

    No program packs like that. It lets a small zip unpack to a huge amount (a zip bomb), so neither of
    the two was read.

    ```
    a.txt: bytes 0 to 21,000
    b.txt: bytes 40 to 21,000
    ```

    Pack the course again from its files. If you did not make the package, do not use it.
    """
    return Finding(
        message=f"The files {quoted(name)} and {quoted(other)} share bytes of the zip.",
        help="Do not upload it. " + _AGAIN,
        span=span,
    )


@fault("PKG062", "found-header-differs", spec="APPNOTE 6.3.10 section 4.3.7")
def header_differs(name: str, difference: str, span: Span) -> Finding:
    r"""A zip says everything twice, in its list of files and before each file, and here the two disagree.

    Programs believe the one or the other, so that what is checked need not be what is unpacked. The zip is
    damaged, or made to deceive; the file was left out.

    ```
    in the list: index.html; before the file: index.php
    ```

    Pack the course again from its source.
    """
    return Finding(
        message=f"The zip contradicts itself about the file {quoted(name)}: {difference}.",
        help=_AGAIN,
        span=span,
    )


@fault("PKG063", "found-damaged")
def entry_damaged(name: str, span: Span) -> Finding:
    r"""A file of the zip does not unpack to what its checksum and size say.

    The zip was damaged on its way, or changed by hand.

    ```
    unzip -t course.zip
    ```

    Download or copy the package again, or export the course again.
    """
    return Finding(
        message=f"The file {quoted(name)} in the zip is damaged.",
        help="Download or copy the package again, or export the course again.",
        span=span,
    )


@fault("PKG064", "found-backslash", Severity.WARNING, spec="APPNOTE 6.3.10 section 4.4.17.1")
def name_backslash(name: str, span: Span) -> Finding:
    r"""A file name in the zip has `\` between folders, where a zip has `/`.

    Old programs for Windows write it. On a Linux server the file then lies beside the others under a strange
    name, and all links to it are dead.

    ```
    media\logo.png
    ```

    Pack the course again with another program (the one in Windows itself is fine).
    """
    return Finding(
        message=f"The file name {quoted(name)} has a backslash between folders.",
        help="Pack the course again with another program; the one in Windows itself is fine.",
        span=span,
    )


@fault("PKG065", "found-method-unknown", spec="APPNOTE 6.3.10 section 4.4.5")
def method_unknown(name: str, span: Span) -> Finding:
    r"""A file of the zip is packed by a method that learning platforms do not know.

    They know two: stored as it is, and deflated. Newer ones (LZMA, Zstandard, Deflate64) come from special
    settings of a packing program, or from files above 2 GB on Windows.

    ```
    7z a -tzip -mm=LZMA course.zip
    ```

    Pack the course again with the usual settings ("Deflate").
    """
    return Finding(
        message=f"The file {quoted(name)} is packed by a method that learning platforms do not know.",
        help="Pack the course again with the usual settings (Deflate).",
        span=span,
    )


@fault("PKG066", "found-file-too-large")
def file_too_large(name: str, size: int, limit: int, span: Span) -> Finding:
    r"""A file that has to be read whole is larger than any honest file of its kind.

    The largest manifest of a real course that we know has 2 MB. A platform that reads such a file runs out of
    memory, so it was not read.

    ```
    imsmanifest.xml: 100 MB
    ```

    Look at what the file holds. A picture or a film written into the manifest belongs in a file of its own.
    """
    return Finding(
        message=f"The file {quoted(name)} has {_bytes(size)}; at most {_bytes(limit)} are read.",
        help="Look at what it holds: a manifest has text only, and seldom more than 1 MB.",
        span=span,
    )


@fault("PKG067", "found-more", Severity.INFO)
def more_of_the_same(code: str, number: int, span: Span) -> Finding:
    r"""The same is wrong with many more files; only the first ten are listed.

    A list of thousands would hide everything else.

    ```
    PKG055 eleven times or more
    ```

    Correct the cause, which is mostly the same for all of them, and check again.
    """
    return Finding(
        message=f"{code} was found {number:,} more time{'s' if number > 1 else ''}.",
        help="Correct the cause and check again; the others may be gone as well.",
        span=span,
    )
