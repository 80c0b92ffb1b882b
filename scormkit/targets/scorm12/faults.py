"""SCO: what SCORM 1.2 cannot carry (from SCO001), and what no package of ours may show (from SCO101)."""

from __future__ import annotations

from scormkit.diagnostics import Finding, fault

_OURS = (
    "This is a fault of scormkit, not of the course. Please report it with the course, if you may share it."
)


def _ours(message: str) -> Finding:
    """A fault that only scormkit itself can cause; the author can do nothing but tell us."""
    return Finding(message=message, help=_OURS, span=None)


@fault("SCO001", "title-too-long-with-emoji", spec="imscp_rootv1p1p2 title; Xerces 2 counts UTF-16 units")
def title_too_long(what: str, title: str, length: int, limit: int) -> Finding:
    """A title fits into 200 characters only as long as an emoji counts as one.

    SCORM 1.2 allows 200 characters in a title. Learning platforms written in Java, and many databases, count
    an emoji (and a rare Chinese character) as two. They refuse the package, or cut the title in the middle of
    an emoji.

    ```yaml
    title: A title of 195 letters ... 🙂🙂🙂🙂🙂
    ```

    Shorten the title, or take the emoji out of it.
    """
    return Finding(
        message=f"The title of {what} counts as {length} characters where an emoji counts as two, "
        f"and SCORM 1.2 allows {limit}: {title[:60]!r} ...",
        help="Shorten the title, or take the emoji out of it.",
        span=None,
    )


@fault("SCO002", "prerequisites-too-long", spec="SCORM 1.2 CAM 2.3.2.5.1; adlcp_rootv1p2 prerequisites")
def prerequisites_too_long(title: str, count: int, length: int, limit: int) -> Finding:
    """A module waits for so many others that the condition does not fit into a SCORM 1.2 package.

    With `packaging: multi`, the learning platform is told which modules come first, in at most 200
    characters. A longer condition makes the package invalid, so it is not written.

    ```yaml
    # course.yaml
    packaging: multi
    navigation: linear      # the last of very many modules waits for all the others
    ```

    Give the modules shorter ids, let each wait for the one before it only, or use `packaging: single`, where
    the course itself keeps the order.
    """
    return Finding(
        message=f"{title!r} waits for {count} modules: that condition takes {length} characters, "
        f"and SCORM 1.2 allows {limit}.",
        help="Give the modules shorter ids, or use packaging: single; the course then keeps the order.",
        span=None,
    )


@fault("SCO101", "manifest-invalid", spec="SCORM 1.2 CAM 2.3")
def manifest_invalid(line: int, reason: str) -> Finding:
    """The manifest of a package that scormkit made is not well-formed, or breaks the schema of SCORM 1.2.

    Learning platforms refuse such a package, or import half of it. scormkit checks its own output in every
    build and hands out no package that fails.

    ```xml
    <item identifier="item-a"><adlcp:masteryscore>80</adlcp:masteryscore><title>Too late</title></item>
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"imsmanifest.xml, line {line}: {reason}")


@fault("SCO102", "file-missing", spec="SCORM 1.2 CAM 2.3.2")
def file_missing(name: str) -> Finding:
    """The manifest lists a file that the package does not hold.

    A platform that copies what is listed stops there, and a learner may meet a dead link.

    ```xml
    <file href="media/not-in-the-zip.png"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"The manifest lists {name!r}, which is not in the package.")


@fault("SCO103", "file-unlisted", spec="SCORM 1.2 CAM 2.3.2")
def file_unlisted(name: str) -> Finding:
    """The package holds a file that the manifest does not list.

    Some platforms copy only what is listed, and the picture or page is gone for the learner.

    ```xml
    <resource identifier="res-a" type="webcontent" href="index.html"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"{name!r} is in the package, and the manifest does not list it.")


@fault("SCO104", "file-twice", spec="SCORM 1.2 CAM 2.3.2")
def file_twice(name: str, place: str) -> Finding:
    """A file is listed more than once in the manifest, or is twice in the package.

    Which of the two counts differs between platforms.

    ```xml
    <file href="index.html"/><file href="index.html"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"{name!r} is {place} more than once.")


@fault("SCO105", "launch-page", spec="SCORM 1.2 CAM 2.3.2; Open edX SCORM XBlock 19.0.5")
def launch_page(resource: str, reason: str) -> Finding:
    """An item does not lead to exactly one SCO with one launch page.

    The learner gets a wrong page or none. Open edX launches the first resource that has an address, so that
    one must be the first SCO.

    ```xml
    <item identifier="item-a" identifierref="not-there"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"{resource!r} {reason}.")


@fault("SCO106", "prerequisite-unknown", spec="SCORM 1.2 CAM 2.3.2.5.1")
def prerequisite_unknown(item: str, name: str) -> Finding:
    """An item waits for something that is not another item of the manifest.

    The platform never opens it, or opens it at once.

    ```xml
    <adlcp:prerequisites type="aicc_script">item-misspelt</adlcp:prerequisites>
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"{item!r} waits for {name!r}, which is not another item of the manifest.")


@fault("SCO107", "identifier-unfit", spec="SCORM 1.2 CAM 2.3.2; XML Schema xs:ID")
def identifier_unfit(identifier: str, reason: str) -> Finding:
    """An identifier is not a legal XML name, is used twice, or does not fit a platform's database.

    Platforms find items and resources by their identifiers, and keep a learner's results under them.

    ```xml
    <item identifier="1 module"/>
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"The identifier {identifier!r} {reason}.")


@fault("SCO108", "package-file-missing", spec="SCORM 1.2 CAM 2.3")
def package_file_missing(name: str) -> Finding:
    """The manifest is not the first file, or a schema file is missing at the root of the package.

    Importers look for the manifest at the root, and warn administrators when a schema file is missing.

    ```
    media/logo.png
    imsmanifest.xml
    ```

    There is nothing to mend in the course: please report it.
    """
    return _ours(f"{name!r} is not at its place at the root of the package.")
