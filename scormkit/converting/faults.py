"""CNV001 to CNV010 and CNV024: what keeps a package, or a part of it, from being converted."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("CNV001", "convert-standard")
def not_scorm(words: str, span: Span) -> Finding:
    """Only packages of SCORM 1.2 and SCORM 2004 can be converted.

    A bridge answers the run time that the content looks for. Content of SCORM looks for an object in the
    page, which can be given to it anywhere; content of cmi5 and xAPI looks for a server.

    ```
    scormkit convert course-cmi5.zip --target scorm12
    ```

    Export the course again from the tool that made it, as the standard that you need.
    """
    return Finding(
        message=f"This package is {words}, and only SCORM 1.2 and SCORM 2004 can be converted.",
        help="Export the course again from the tool that made it, as the standard that you need.",
        span=span,
    )


@fault("CNV002", "convert-same-standard")
def same_standard(words: str, span: Span) -> Finding:
    """The package is of that standard already.

    ```
    scormkit convert course-scorm12.zip --target scorm12
    ```

    Upload the package as it is. If something in it is wrong, `scormkit repair` may mend it.
    """
    return Finding(
        message=f"This package is {words} already: there is nothing to convert.",
        help="Upload it as it is, or see what is wrong with it: scormkit validate",
        span=span,
    )


@fault("CNV003", "convert-nothing-launched")
def nothing_launched(span: Span) -> Finding:
    """No item of the table of contents launches a page of the package.

    Without a page there is nothing that a bridge could open.

    ```
    <organization identifier="one"><title>Course</title></organization>
    ```

    Run `scormkit validate` on the package and mend it first, or export it again.
    """
    return Finding(
        message="No item of the table of contents launches a page: there is nothing to convert.",
        help="See what is wrong with the package first: scormkit validate",
        span=span,
    )


@fault("CNV004", "convert-launch-missing")
def launch_missing(title: str, name: str, span: Span) -> Finding:
    """An item launches a file that is not in the package.

    The item would open an empty page, so nothing is written.

    ```
    <resource identifier="r1" href="lesson1.html" .../>      (and no lesson1.html)
    ```

    Export the package again, or put the file into it.
    """
    return Finding(
        message=f"“{title}” launches {name!r}, which is not in the package.",
        help="Export the package again, or put the file into it.",
        span=span,
    )


@fault("CNV005", "convert-item-without-page", Severity.WARNING)
def launches_nothing(title: str, span: Span) -> Finding:
    """An item names a resource that is missing, or that has no page to launch. It is left out.

    ```
    <item identifier="i1" identifierref="no-such-resource">
    ```

    Mend the item's identifierref, or the href of its resource, if learners should see it.
    """
    return Finding(
        message=f"“{title}” names a resource without a page to launch; it is left out.",
        help="Mend the reference and convert again, if learners should see it.",
        span=span,
    )


@fault("CNV006", "convert-empty-item", Severity.INFO)
def empty_item(title: str, span: Span) -> Finding:
    """An item launches nothing and holds no other items. It is left out: elsewhere there are no empty
    entries.

    ```
    <item identifier="heading"><title>Part one</title></item>
    ```

    Nothing has to be done. A group around the items that the heading is for would be kept.
    """
    return Finding(
        message=f"“{title}” is a heading that launches nothing; it is left out.",
        help="Nothing has to be done. A group around the items would be kept.",
        span=span,
    )


@fault("CNV007", "convert-elsewhere", Severity.WARNING)
def launches_elsewhere(title: str, address: str, span: Span) -> Finding:
    """An item launches a page of another server.

    Browsers keep such a page from calling anything outside of it, so the bridge cannot hear it: it opens, and
    nothing that learners do in it is recorded. Most often this was so before the conversion as well.

    ```
    <resource identifier="r1" href="https://example.org/lesson.html" .../>
    ```

    Put the page into the package, if its results should be recorded.
    """
    return Finding(
        message=f"“{title}” launches {address[:80]!r}, a page of another server: nothing in it is recorded.",
        help="Put the page into the package, if its results should be recorded.",
        span=span,
    )


@fault("CNV008", "convert-group-page", Severity.INFO)
def group_page(title: str, span: Span) -> Finding:
    """An item launches a page and holds other items, which SCORM 1.2 allows and later standards do not.

    Its page becomes the first item in it. Where other items waited for the group, they wait for all of it.

    ```
    <item identifier="part1" identifierref="r1"> <item .../> </item>
    ```

    Nothing has to be done. Look at the table of contents once.
    """
    return Finding(
        message=f"“{title}” is a page and a group; its page is now the first one in the group.",
        help="Nothing has to be done. Look at the table of contents once.",
        span=span,
    )


@fault("CNV009", "convert-other-tables", Severity.WARNING)
def table_left(title: str, span: Span) -> Finding:
    """A manifest may hold several tables of contents. Platforms show the default one, which is converted.

    ```
    <organizations default="one"> <organization identifier="one"> <organization identifier="two">
    ```

    To convert another one, name it as the default of organizations, and convert again.
    """
    return Finding(
        message=f"The table of contents “{title}” is not the default one, and is left out.",
        help="To convert it, make it the default of <organizations>, and convert again.",
        span=span,
    )


@fault("CNV010", "convert-nested-manifest", Severity.WARNING)
def manifest_left(name: str, span: Span) -> Finding:
    """A manifest inside the manifest is left out: hardly any platform reads one. Its files stay.

    ```
    <manifest> ... <manifest identifier="inner"> ... </manifest> </manifest>
    ```

    Convert the inner course by itself, if learners should have it.
    """
    return Finding(
        message=f"The manifest {name!r} inside the manifest is left out; its files stay.",
        help="Convert the inner course by itself, if learners should have it.",
        span=span,
    )


@fault("CNV024", "convert-twice")
def converted_before(name: str, span: Span) -> Finding:
    """The folder of the bridge is in the package already: it was converted before.

    A bridge over a bridge would lose twice.

    ```
    scormkit-bridge/launch-1.html
    ```

    Convert the package that this one was made of.
    """
    return Finding(
        message=f"The package has a folder {name!r} already: it was converted before.",
        help="Convert the package that this one was made of.",
        span=span,
    )
