"""MAN008 to MAN022: what can be wrong with the table of contents of an imsmanifest.xml."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("MAN008", "organization-missing", spec="CAM 4th Ed. 3.4.1.3 (REQ_30.6.2)")
def missing(span: Span) -> Finding:
    """The manifest has no table of contents, so that there is nothing to launch.

    ```
    <organizations/>
    ```

    Add an `<organization>` with a title and an `<item>` for each page to launch, and name it in `default`.
    """
    return Finding(
        message="The manifest has no table of contents (<organization>), so that nothing can be launched.",
        help="Add an <organization> with a title and at least one <item> that names a resource.",
        span=span,
    )


@fault("MAN009", "default-missing", Severity.WARNING, spec="CAM 4th Ed. 3.4.1.3 (REQ_30.6.1)", strict=True)
def default_missing(span: Span) -> Finding:
    """`<organizations>` does not say which table of contents is shown. Platforms take the first one.

    ```
    <organizations><organization identifier="course"> ...
    ```

    Write `default="..."` with the identifier of the organization.
    """
    return Finding(
        message="<organizations> does not say which organization is the default.",
        help='Write default="..." with the organization\'s identifier. Most platforms take the first one.',
        span=span,
    )


@fault("MAN010", "default-dangling", spec="CAM 4th Ed. 3.4.1.3 (REQ_30.6.1)")
def default_dangling(name: str, known: Sequence[str], span: Span) -> Finding:
    """`default` names a table of contents that the manifest does not have.

    Platforms stop with an error, or show an empty course.

    ```
    <organizations default="course"><organization identifier="kurs"> ...
    ```

    Write the identifier of an `<organization>` of this manifest.
    """
    return Finding(
        message=f"default names {quoted(name)}, and there is no such organization.",
        help=f"Write default={quoted(known[0])}." if known else "Name an <organization> of this manifest.",
        span=span,
    )


@fault("MAN011", "several-organizations", Severity.INFO, spec="CAM 4th Ed. 3.4.1.3")
def several(number: int, span: Span) -> Finding:
    """The manifest has several tables of contents. Most platforms show the default one and ignore the others.

    ```
    <organizations default="full"><organization identifier="full"/><organization identifier="short"/>
    ```

    If learners need all of them, make a package of each.
    """
    return Finding(
        message=f"There are {number} tables of contents; most platforms show the default one only.",
        help="If learners need all of them, make a package of each.",
        span=span,
    )


@fault(
    "MAN012", "manifest-title-missing", spec="CAM 4th Ed. 3.4.1.4 (REQ_30.6.3.6.6); Open edX SCORM XBlock 19"
)
def title_missing(element: str, identifier: str, span: Span) -> Finding:
    """An organization or item has no title, or an empty one.

    Learners see a blank line in the menu; Open edX crashes at the import.

    ```
    <item identifier="i1" identifierref="r1"/>
    ```

    Write `<title>` with some text as its first element.
    """
    named = f" {quoted(identifier)}" if identifier else ""
    return Finding(
        message=f"The {element}{named} has no title.",
        help="Write <title>...</title> with some text as its first element.",
        span=span,
    )


@fault(
    "MAN013",
    "manifest-title-too-long",
    Severity.WARNING,
    spec="CAM 1.2 (imscp_rootv1p1p2.xsd titleType)",
    strict=True,
)
def title_too_long(length: int, span: Span) -> Finding:
    """A title is longer than the 200 characters that every platform has to keep.

    Menus cut it, and platforms that check the schema of SCORM 1.2 refuse the package.

    ```
    <title>Everything that you always wanted to know about ... (250 characters)</title>
    ```

    Shorten it; a menu shows about 40 characters.
    """
    return Finding(
        message=f"The title has {length:,} characters; 200 are allowed.",
        help="Shorten it. A menu shows about 40 characters.",
        span=span,
    )


@fault("MAN014", "item-without-resource", spec="CAM 4th Ed. 3.4.1.4 (REQ_30.6.3.6.2.4)", strict=True)
def leaf_without_resource(identifier: str, span: Span) -> Finding:
    """An entry of the table of contents has nothing below it and launches nothing.

    Learners see a line that does not open. In SCORM 1.2 it can be a heading, and is a warning.

    ```
    <item identifier="i1"><title>Lesson</title></item>
    ```

    Write `identifierref="..."` with the identifier of a resource, or remove the item.
    """
    return Finding(
        message=f"The item {quoted(identifier)} launches nothing and holds nothing.",
        help='Write identifierref="..." with the identifier of a resource, or remove the item.',
        span=span,
    )


@fault("MAN015", "group-with-resource", spec="CAM 4th Ed. 3.4.1.4 (REQ_30.6.3.6.2.3)", strict=True)
def group_with_resource(identifier: str, span: Span) -> Finding:
    """An entry that holds others launches something itself, which SCORM 2004 does not allow.

    A platform ignores either the page or what is below it. SCORM 1.2 allows it, and there it is a warning.

    ```
    <item identifier="part" identifierref="intro"><item identifier="lesson" identifierref="r1"/></item>
    ```

    Make an item of its own of the page, as the first one below the group.
    """
    return Finding(
        message=f"The item {quoted(identifier)} holds others and launches a page itself.",
        help="Make an item of its own of the page, as the first below this one.",
        span=span,
    )


@fault("MAN016", "resource-unknown", spec="CAM 4th Ed. 3.4.1.4; Moodle 5.1; SCORM Cloud parser")
def resource_unknown(name: str, near: str | None, span: Span) -> Finding:
    """An item launches a resource that the manifest does not have.

    SCORM Cloud refuses the package; Moodle imports it, and learners get an error when they open the item.

    ```
    <item identifier="i1" identifierref="resource-1"> ... <resource identifier="resource_1" ...
    ```

    Write the identifier of a `<resource>` exactly; letter case counts.
    """
    return Finding(
        message=f"There is no resource {quoted(name)}.",
        help=f"Did you mean {quoted(near)}?" if near else "Write the identifier of a <resource> exactly.",
        span=span,
    )


@fault("MAN017", "dependency-unknown", spec="CAM 4th Ed. 3.4.1.6 (REQ_30.7.3.10.1.2)")
def dependency_unknown(name: str, span: Span) -> Finding:
    """A resource depends on another one that the manifest does not have.

    Platforms that copy only what a resource names leave files out, and pages come without style or script.

    ```
    <dependency identifierref="shared"/>      (no resource is called shared)
    ```

    Correct the identifier, or remove the dependency.
    """
    return Finding(
        message=f"There is no resource {quoted(name)} to depend on.",
        help="Correct the identifier, or remove the dependency.",
        span=span,
    )


@fault("MAN018", "resource-unused", Severity.WARNING, spec="CAM 4th Ed. 3.4.1.6 (REQ_30.7.3, a warning)")
def resource_unused(names: Sequence[str], span: Span) -> Finding:
    """No item launches these resources and no other resource depends on them.

    Platforms that copy only what is used leave out their files. Pages of the course may be meant to open.

    ```
    <resource identifier="lesson-2" href="lesson-2.html" .../>      (no item has identifierref="lesson-2")
    ```

    Add an item or a dependency, or remove the resource.
    """
    from scormkit.rules.faults_container import counted, some_of

    return Finding(
        message=f"{counted(names, 'resource is', 'resources are')} used by no item and no other resource: "
        f"{some_of(names)}.",
        help="Add an item or a <dependency> for each, or remove it. Some platforms leave out its files.",
        span=span,
    )


@fault("MAN019", "isvisible-omitted", Severity.INFO, spec="Open edX SCORM XBlock 19")
def visibility_omitted(number: int, span: Span) -> Finding:
    """Items do not say that they are visible. The standard takes them as visible, and Open edX does not.

    Its menu shows an item only when `isvisible="true"` is written out.

    ```
    <item identifier="i1" identifierref="r1">
    ```

    Write `isvisible="true"` on each item if the course goes to Open edX. Everywhere else nothing is to do.
    """
    return Finding(
        message=f"{number:,} items do not say isvisible. They are visible, only not in the menu of Open edX.",
        help='Nothing is to do, unless the course goes to Open edX: then write isvisible="true".',
        span=span,
    )


@fault("MAN020", "isvisible-value", spec="CAM 4th Ed. 3.4.1.4 (REQ_30.6.3.6.3.1)")
def visibility_value(value: str, span: Span) -> Finding:
    """`isvisible` has another value than true or false, and each platform makes something else of it.

    ```
    <item identifier="i1" isvisible="yes">
    ```

    Write `true` or `false` in small letters.
    """
    return Finding(
        message=f"isvisible cannot be {quoted(value)}.",
        help="Write true or false, in small letters.",
        span=span,
    )


@fault("MAN021", "parameters-form", spec="CAM 4th Ed. 3.4.1.4 (REQ_30.6.3.6.4)")
def parameters_form(value: str, why: str, span: Span) -> Finding:
    """`parameters` of an item cannot be put behind the address of its page.

    It is `?name=value&name=value`, `name=value` or `#place`, with other signs coded as in web addresses, and
    needs a page that it belongs to.

    ```
    <item identifier="i1" identifierref="r1" parameters="lesson 1">
    ```

    Write it like `?lesson=1`; in XML the sign `&` is written `&amp;`.
    """
    return Finding(
        message=f"parameters {quoted(value)} {why}.",
        help="Write it like ?name=value, with blanks and special signs coded (%20), on an item with a page.",
        span=span,
    )


@fault("MAN022", "first-resource-not-launched", Severity.WARNING, spec="Open edX SCORM XBlock 19.0.5")
def first_resource(name: str, launched: str, span: Span) -> Finding:
    """The first resource with an href is not the one that the course begins with.

    Open edX launches the first resource that has an href, whatever the table of contents says.

    ```
    <resource identifier="style" href="style.css"/> <resource identifier="sco" href="index.html" .../>
    ```

    Put the resource of the first item first, and leave out `href` where nothing is launched.
    """
    return Finding(
        message=f"Open edX would open {quoted(name)}: it is the first resource with an href, "
        f"and the course begins with {quoted(launched)}.",
        help="Put the first item's resource first, and leave out href of resources that nobody launches.",
        span=span,
    )


@fault("MAN028", "organization-empty", spec="CAM 4th Ed. 3.4.1.3")
def empty(identifier: str, span: Span) -> Finding:
    """The table of contents has no entries, so that there is nothing to launch.

    ```
    <organization identifier="course"><title>Course</title></organization>
    ```

    Add an `<item>` for each page that learners open.
    """
    return Finding(
        message=f"The organization {quoted(identifier)} has no items, so that nothing can be launched.",
        help="Add an <item> with identifierref for each page that learners open.",
        span=span,
    )
