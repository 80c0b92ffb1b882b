"""PKG: what can go wrong while a package is written to disk."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("PKG001", "package-name-outside")
def name_outside(name: str) -> Finding:
    r"""A file name in the package is absolute, contains `..` or a backslash, or has an empty part.

    Learning platforms unpack a zip into a folder of their own. A name that points out of that folder is
    how attacks are made, so every platform refuses the whole package.

    ```
    ../shared/logo.png
    C:\media\logo.png
    ```

    Keep the file inside the course folder, and name it with a path relative to the page, with `/` between
    folders.
    """
    return Finding(
        message=f"The name {name!r} would lead out of the package.",
        help="Move the file into the course folder and name it by a relative path, such as media/logo.png.",
        span=None,
    )


@fault("PKG002", "package-name-not-portable")
def name_not_portable(name: str, reason: str) -> Finding:
    """A file name has characters, or is a name, that some learning platform cannot unpack.

    Spaces, accents and signs such as `&`, `~` or `:` are changed or refused by one platform or another
    (Moodle, Chamilo), and Windows servers cannot write a file called `aux` or `con`. The link to it is
    then dead.

    ```
    media/Café plan.png
    media/aux.mp3
    ```

    Use letters a to z, digits, `-`, `_` and `.` in file names.
    """
    return Finding(
        message=f"The file name {name!r} {reason}.",
        help="Rename the file: letters a to z, digits, hyphen, underscore and dot are safe everywhere.",
        span=None,
    )


@fault("PKG003", "package-name-collision")
def name_collision(name: str, other: str) -> Finding:
    """Two files would have the same name on a server that does not tell capital letters from small ones.

    On Windows and macOS servers the second file replaces the first, and a learner sees the wrong picture
    or page. The same happens when one name is a file and also the folder of another.

    ```
    media/Map.png
    media/map.png
    ```

    Rename one of the two.
    """
    return Finding(
        message=f"The file names {other!r} and {name!r} cannot stand side by side on every server.",
        help="Rename one of the two, so that they differ in more than capital letters.",
        span=None,
    )


@fault("PKG004", "package-server-side-type")
def server_side_type(name: str, suffix: str) -> Finding:
    """A file is of a type that web servers run as a program, or that learning platforms refuse.

    Platforms such as Docebo and Moodle reject a package with a program in it, usually without saying
    which file it was. A course needs none: everything in a package is read by the learner's browser.

    ```
    media/form.php
    downloads/setup.exe
    ```

    Take the file out of the course. If learners must download it, put it on a web page and link to that
    page.
    """
    return Finding(
        message=f"The file {name!r} is of a type (.{suffix}) that learning platforms refuse.",
        help="Take the file out of the course. If learners must get it, link to a web page that offers it.",
        span=None,
    )


@fault("PKG005", "source-vanished")
def source_vanished(name: str, source: str) -> Finding:
    """A file of the course was there when the build began and was gone when it was to be packed.

    A package without the file would have a dead link, so none was written. The usual causes are a file
    that was moved or renamed during the build, and a synchronised folder (OneDrive, Dropbox) that is not
    up to date.

    ```
    scormkit build courses/my-course      (while media/film.mp4 is being renamed)
    ```

    Put the file back, wait until the folder is in sync, and build again.
    """
    return Finding(
        message=f"The file {source!r} (in the package: {name}) disappeared while it was being packed.",
        help="Put the file back and build again. In a synchronised folder, wait until it is up to date.",
        span=None,
    )


@fault("PKG006", "source-changed")
def source_changed(name: str, source: str) -> Finding:
    """A file of the course changed while it was being read into the package.

    The package would hold half of the old and half of the new content, so none was written. It happens
    when a program is still saving or exporting the file.

    ```
    scormkit build courses/my-course      (while the video editor is still exporting media/film.mp4)
    ```

    Wait until the other program has finished, and build again.
    """
    return Finding(
        message=f"The file {source!r} (in the package: {name}) changed while it was being packed.",
        help="Wait until the program that writes this file has finished, and build again.",
        span=None,
    )


@fault("PKG007", "source-unreadable")
def source_unreadable(name: str, source: str, reason: str) -> Finding:
    """A file of the course cannot be read: its permissions forbid it, or it is not an ordinary file.

    A package without the file would have a dead link, so none was written.

    ```
    chmod 000 courses/my-course/media/film.mp4
    scormkit build courses/my-course
    ```

    Give your account permission to read the file (in its properties, under security or permissions), and
    build again. If the disk reports an error, copy the file from your backup.
    """
    return Finding(
        message=f"The file {source!r} (in the package: {name}) cannot be read: {reason}.",
        help="Check that you can open the file yourself and that it is an ordinary file, then build again.",
        span=None,
    )


@fault("PKG010", "output-not-writable")
def output_not_writable(path: str, reason: str) -> Finding:
    """The output folder cannot be written to: it is read-only, or belongs to somebody else.

    Nothing was changed: a package of an earlier build is still there as it was. On Windows the cause may
    also be that the old zip is open in another program.

    ```
    scormkit build courses/my-course --out /media/dvd
    ```

    Choose a folder of your own with `--out`, or change the permissions of the folder.
    """
    return Finding(
        message=f"The package cannot be written to {path!r}: {reason}.",
        help="Choose another folder with --out, change the folder's permissions, or close programs "
        "that have the old zip open. Nothing that was there has been changed.",
        span=None,
    )


@fault("PKG011", "output-disk-full")
def disk_full(path: str) -> Finding:
    """The disk ran full, or a quota or size limit was reached, while the package was being written.

    Nothing was lost: the unfinished file was removed, and a package of an earlier build is still there as
    it was.

    ```
    scormkit build courses/my-course --out /mnt/usb-stick
    ```

    Free some space (a build needs room for the new package beside the old one), or choose another disk
    with `--out`.
    """
    return Finding(
        message=f"There is not enough room on the disk to write {path!r}.",
        help="Free some space, or choose another disk with --out. A build needs room for the new package "
        "beside the old one. Nothing that was there has been changed.",
        span=None,
    )


@fault("PKG012", "output-blocked")
def output_blocked(path: str, blocker: str) -> Finding:
    """Something else stands where the package or its folder should be.

    The output must be a folder. If a file has that name, or a folder has the name of the zip, the package
    cannot be put there, and scormkit removes nothing that it did not make.

    ```
    scormkit build courses/my-course --out notes.txt
    ```

    Choose another folder with `--out`, or move away what stands there.
    """
    return Finding(
        message=f"The package cannot be written to {path!r}: {blocker}.",
        help="Choose another folder with --out, or move away what stands there.",
        span=None,
    )


@fault("PKG013", "output-name-too-long")
def name_too_long(path: str) -> Finding:
    """The path of the package is longer than the operating system allows.

    Most systems allow 255 characters for one name, and Windows 260 for a whole path.

    ```
    scormkit build courses/a-course-whose-id-goes-on-and-on
    ```

    Choose a folder nearer to the top with `--out`, or give the course a shorter `id` in course.yaml.
    """
    return Finding(
        message=f"The path {path!r} is too long for this computer.",
        help="Choose a folder nearer to the top with --out, or give the course a shorter id in course.yaml.",
        span=None,
    )


@fault("PKG014", "output-failed")
def output_failed(path: str, reason: str) -> Finding:
    """The operating system reported an error while the package was being written.

    Nothing was lost: the unfinished file was removed, and a package of an earlier build is still there as
    it was. Typical causes are a network folder that went away and a failing disk.

    ```
    scormkit build courses/my-course --out /mnt/network-share
    ```

    Build into a folder on your own disk with `--out`, then copy the package.
    """
    return Finding(
        message=f"The package could not be written to {path!r}: {reason}.",
        help="Build into a folder on your own disk with --out, then copy the package. "
        "Nothing that was there has been changed.",
        span=None,
    )


@fault("PKG015", "output-twice")
def output_twice(path: str, course_id: str) -> Finding:
    """Two courses that are built together have the same id, so their packages would have the same name.

    The second package would replace the first. Learning platforms tell courses apart by the same id, so
    two courses with one id get into each other's way there as well.

    ```
    scormkit build courses/first-aid copy-of/first-aid
    ```

    Give one of the two courses another `id` in its course.yaml, or build them into different folders with
    `--out`.
    """
    return Finding(
        message=f"Two courses of this build have the id {course_id!r}; the second would replace {path!r}.",
        help="Give one of the two courses another id in its course.yaml.",
        span=None,
    )


@fault("PKG020", "lock-not-saved", Severity.WARNING)
def lock_not_saved(lock: Span, reason: str) -> Finding:
    """The package is complete, but `course.lock` beside course.yaml could not be brought up to date.

    course.lock remembers the identifiers that learners' saved attempts are tied to. The same text gives
    the same identifiers, so this package is sound; but after your next edit they might differ, and
    attempts in progress would start again.

    ```
    chmod a-w courses/my-course
    scormkit build courses/my-course
    ```

    Make the course folder writable and build once more, then keep course.lock together with the course.
    """
    return Finding(
        message=f"course.lock could not be saved: {reason}.",
        help="The package is complete. Make the course folder writable and build again before you edit the "
        "course, so that the saved attempts of learners keep fitting.",
        span=lock,
    )


@fault("PKG040", "text-of-others")
def text_of_others(span: Span, words: str, entry: str, names: Sequence[str]) -> Finding:
    """The finished package was searched, and it holds words that are marked for another audience or variant.

    Who opens the zip could read them, whatever the course shows. So the package was not kept.

    ```text
    index.html holds "officers keep the interview short", which 02-reporting.md marks for law-enforcement
    ```

    Look whether the same words stand in a file that everybody gets, such as a drawing or captions, and mark
    or change that. If not, it is a fault of scormkit: please report it.
    """
    return Finding(
        message=f"The package would hold words only for {', '.join(names)}: {words!r} stands in {entry}.",
        help="Nothing was written. Look whether a drawing, captions or another file says the same, and mark "
        "that as well; if none does, it is a fault of scormkit.",
        span=span,
    )


@fault("PKG041", "file-of-others")
def file_of_others(span: Span, entry: str, names: Sequence[str]) -> Finding:
    """The finished package was searched, and it holds a file that only marked text names.

    ```text
    media/interview-room.png is in the package for the public; only text for law-enforcement shows it
    ```

    Look whether a copy of the file, under another name, is shown to everybody. If not, it is a fault of
    scormkit: please report it.
    """
    return Finding(
        message=f"The package would hold {entry}, a file that is only for {', '.join(names)}.",
        help="Nothing was written. Look whether a copy of the file is used in text for everybody.",
        span=span,
    )
