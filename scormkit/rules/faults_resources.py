"""RES001 to RES015: what can be wrong with the files that a manifest names, and with those it does not."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Severity, Span, fault
from scormkit.rules.faults_container import counted, some_of


@fault(
    "RES001",
    "scormtype-missing",
    Severity.WARNING,
    spec="CAM 4th Ed. 3.4.1.6; eLearning Kit notes",
    strict=True,
)
def type_missing(name: str, attribute: str, span: Span) -> Finding:
    """An item launches a resource that does not say whether it talks to the platform (sco) or not (asset).

    Many platforms take it for an asset: they offer no interface, and nothing is recorded.

    ```
    <resource identifier="r1" type="webcontent" href="index.html">
    ```

    Write `adlcp:scormtype="sco"` (SCORM 2004: `adlcp:scormType`) if the page reports results.
    """
    return Finding(
        message=f"The resource {quoted(name)} is launched and does not say {attribute}.",
        help=f'Write adlcp:{attribute}="sco" if the page reports results, else "asset".',
        span=span,
    )


@fault("RES002", "scormtype-letter-case", spec="CAM 1.2 adlcp_rootv1p2.xsd; CAM 4th Ed. adlcp_v1p3.xsd")
def type_case(written: str, right: str, span: Span) -> Finding:
    """The attribute that says sco or asset has the letter case of the other SCORM.

    SCORM 1.2 writes `scormtype`, SCORM 2004 `scormType`. Platforms that compare letters find none: the page
    gets no interface, and nothing is recorded.

    ```
    <resource adlcp:scormType="sco" ...>      (in a package of SCORM 1.2)
    ```

    Write it as its standard does.
    """
    return Finding(
        message=f"The attribute is written {written}; in this standard it is {right}.",
        help=f"Write adlcp:{right}.",
        span=span,
    )


@fault("RES003", "scormtype-value", spec="CAM 4th Ed. 3.4.1.6; adlcp schema")
def type_value(value: str, span: Span) -> Finding:
    """A resource is neither `sco` nor `asset`, the two kinds that there are.

    ```
    <resource adlcp:scormtype="SCO page" ...>
    ```

    Write `sco` if the page reports results, else `asset`, in small letters.
    """
    return Finding(
        message=f"A resource is sco or asset, not {quoted(value)}.",
        help="Write sco if the page reports results, else asset, in small letters.",
        span=span,
    )


@fault("RES004", "href-missing", spec="CAM 4th Ed. 3.4.1.6 (REQ_30.7.3.3); CAM 1.2 addendum 1")
def href_missing(name: str, span: Span) -> Finding:
    """An item launches a resource that does not say which page to open.

    ```
    <resource identifier="r1" type="webcontent" adlcp:scormtype="sco"/>
    ```

    Write `href="..."` with the page, by its path from the root of the package.
    """
    return Finding(
        message=f"The resource {quoted(name)} is launched and names no page (href).",
        help='Write href="..." with the page, by its path from the root of the package.',
        span=span,
    )


@fault("RES005", "file-not-in-package", spec="CAM 4th Ed. 3.4.1.6; cmi5 14.1.0.0-4")
def file_missing(name: str, near: str | None, span: Span) -> Finding:
    """The manifest names a file that is not in the package.

    Platforms import the package without a word, and learners get an empty page or a picture that is not
    there.

    ```
    <file href="images/photo.png"/>
    ```

    Add the file, or remove it from the manifest. Check the path and the spelling.
    """
    return Finding(
        message=f"The file {quoted(name)} is not in the package.",
        help=f"Did you mean {quoted(near)}?"
        if near
        else "Add the file and pack the course again, or correct the path.",
        span=span,
    )


@fault("RES006", "file-letter-case", spec="CAM 4th Ed. 3.3; servers with Linux")
def file_case(name: str, there: str, span: Span) -> Finding:
    """The file is in the package, but with other capital letters than the manifest writes.

    Windows does not mind. Platforms run on Linux, where these are two different files: learners get "404".

    ```
    <file href="Images/Photo.PNG"/>      (the package has images/photo.png)
    ```

    Write the name with the letters that the file has, or run `scormkit repair`.
    """
    return Finding(
        message=f"The manifest writes {quoted(name)}; the file is called {quoted(there)}.",
        help="Write both with the same capital letters, or run `scormkit repair`.",
        span=span,
    )


@fault("RES007", "href-backslash", spec="CAM 4th Ed. 3.4.1.6 (REQ_30.7.3.3.2); RFC 3986")
def backslash(value: str, span: Span) -> Finding:
    """An address has a backslash, which only Windows takes for a slash.

    ```
    <resource href="content\\index.html" ...>
    ```

    Write `/` between folders, or run `scormkit repair`.
    """
    return Finding(
        message=f"The address {quoted(value)} has a backslash.",
        help="Write / between folders, or run `scormkit repair`.",
        span=span,
    )


@fault("RES008", "href-absolute", spec="CAM 4th Ed. 3.4.1.6 (REQ_30.7.3.3.3)")
def absolute(value: str, span: Span) -> Finding:
    """An address begins at the root of a server or of a disk, and not at the root of the package.

    On a platform it leads out of the course, to a page that is not there.

    ```
    <resource href="/content/index.html" ...>      <file href="C:/course/photo.png"/>
    ```

    Write the path from the root of the package, without `/`, `file:` or a drive in front.
    """
    return Finding(
        message=f"The address {quoted(value)} does not begin at the root of the package.",
        help="Write the path from the root of the package, without /, file: or a drive in front.",
        span=span,
    )


@fault("RES009", "href-not-coded", Severity.WARNING, spec="RFC 3986 section 2.1", strict=True)
def not_coded(values: Sequence[str], span: Span) -> Finding:
    """Addresses have a blank or a letter beyond a to z as it is, where web addresses have a code for it.

    Browsers mend that. Servers compare letters, and some do not find the file.

    ```
    <file href="my photo.png"/>
    ```

    Write `my%20photo.png`, or better rename the file.
    """
    return Finding(
        message=f"{counted(values, 'address has', 'addresses have')} blanks or letters to be coded: "
        f"{some_of(values)}.",
        help="Write %20 for a blank, or better rename the files with - in its place.",
        span=span,
    )


@fault(
    "RES010", "href-not-listed", Severity.WARNING, spec="CAM 4th Ed. 3.4.1.6 (REQ_30.7.3.9.1.1)", strict=True
)
def not_listed(name: str, span: Span) -> Finding:
    """The page that a resource launches is not among the files that it lists.

    The standard wants it there. Platforms that copy only listed files leave the page out.

    ```
    <resource href="index.html" ...></resource>
    ```

    Write `<file href="index.html"/>` in the resource.
    """
    return Finding(
        message=f"The launch page {quoted(name)} is not listed as a <file> of its resource.",
        help=f"Write <file href={quoted(name)}/> in the resource.",
        span=span,
    )


@fault(
    "RES011",
    "file-in-no-resource",
    Severity.WARNING,
    spec="CAM 4th Ed. 3.4.1.6; ADL ExcessBaggage",
    strict=True,
)
def unlisted(names: Sequence[str], span: Span) -> Finding:
    """Files are in the package that no resource lists.

    Most platforms unpack everything. Some copy only what is listed, and then pictures, styles or films are
    missing for learners.

    ```
    my-course.zip
      imsmanifest.xml     (lists index.html)
      index.html
      photo.png
    ```

    List each file with `<file href="..."/>`, or run `scormkit repair`.
    """
    return Finding(
        message=f"{counted(names, 'file is', 'files are')} in the package and listed by no resource: "
        f"{some_of(names)}.",
        help="List them with <file> in a resource, or run `scormkit repair`. Most platforms take them.",
        span=span,
    )


@fault("RES012", "launch-elsewhere", Severity.WARNING, spec="same-origin policy of browsers")
def external(value: str, span: Span) -> Finding:
    """The course is launched from another server than the learning platform.

    Browsers keep pages of different servers apart: the page cannot find the platform's interface, and nothing
    is recorded, unless that server has a bridge of its own.

    ```
    <resource href="https://example.org/course/" adlcp:scormtype="sco" ...>
    ```

    Put the content into the package, or make sure that whoever runs that server provides a bridge.
    """
    return Finding(
        message=f"The course is launched from another server: {quoted(value)}.",
        help="Pages of another server cannot reach the platform's interface: put them into the package.",
        span=span,
    )


@fault("RES013", "http-address", Severity.WARNING, spec="Mixed Content (W3C), section 4")
def mixed_content(names: Sequence[str], file: str, span: Span) -> Finding:
    """A page loads something by http, which browsers block on a platform that is reached by https.

    ```
    <script src="http://example.org/player.js"></script>
    ```

    Put the file into the package, or write https.
    """
    return Finding(
        message=f"{file} loads by http, which browsers block on an https platform: {some_of(names)}.",
        help="Put the files into the package, or write https.",
        span=span,
    )


@fault("RES014", "resource-type", Severity.WARNING, spec="CAM 4th Ed. 3.4.1.6 (REQ_30.7.3.2)", strict=True)
def resource_type(value: str | None, span: Span) -> Finding:
    """A launched resource is of another type than `webcontent`, the only one that SCORM has.

    Most platforms do not look at it.

    ```
    <resource identifier="r1" type="imsqti_xmlv1p1" href="index.html" ...>
    ```

    Write `type="webcontent"`.
    """
    said = "says no type" if value is None else f"has the type {quoted(value)}"
    return Finding(
        message=f"A launched resource {said}, where SCORM has webcontent.",
        help='Write type="webcontent".',
        span=span,
    )
