"""LMS001 to LMS010: what one learning platform makes of a package, by its profile (`--lms`)."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Severity, Span, fault
from scormkit.rules.faults_container import some_of


@fault("LMS001", "platform-refuses-standard", spec="the platform's profile (scormkit lms NAME)")
def refuses_standard(platform: str, standard: str, advice: str, where: str, span: Span) -> Finding:
    """The platform does not take packages of this standard at all.

    ```
    scormkit validate course-scorm2004.zip --lms talentlms
    ```

    Export the course for a standard that it takes; `scormkit lms NAME` tells which.
    """
    return Finding(
        message=f"{platform} does not take {standard} ({where}).",
        help=f"Export the course as {advice}: that is what this platform supports best.",
        span=span,
    )


@fault("LMS002", "platform-partial", Severity.INFO, spec="the platform's profile (scormkit lms NAME)")
def partial(platform: str, standard: str, note: str, where: str, span: Span) -> Finding:
    """The platform takes packages of this standard, and carries out a part of it.

    ```
    scormkit validate course-scorm2004.zip --lms moodle
    ```

    Try the course there with a test learner before learners come.
    """
    return Finding(
        message=f"{platform} supports {standard} in part{f': {note}' if note else ''} ({where}).",
        help="Try the course there with a test learner before the others come.",
        span=span,
    )


@fault("LMS003", "platform-size-limit", spec="the platform's profile (scormkit lms NAME)")
def too_large(platform: str, size: int, limit: int, where: str, span: Span) -> Finding:
    """The package is larger than the platform accepts.

    ```
    course.zip   1,200 MB   (the platform takes 750 MB)
    ```

    Make films and pictures smaller, or divide the course.
    """
    return Finding(
        message=f"{platform} takes packages up to {limit / 1e6:,.0f} MB ({where}); "
        f"this has {size / 1e6:,.0f} MB.",
        help="Make films and pictures smaller, or divide the course.",
        span=span,
    )


@fault("LMS004", "platform-size-advised", Severity.WARNING, spec="the platform's profile (scormkit lms NAME)")
def large(platform: str, size: int, limit: int, where: str, span: Span) -> Finding:
    """The package is larger than is advised for the platform. The import may be slow or break off.

    ```
    course.zip   40 MB   (15 MB are advised)
    ```

    Make films and pictures smaller, or divide the course.
    """
    return Finding(
        message=f"For {platform} at most {limit / 1e6:,.0f} MB are advised ({where}); "
        f"this has {size / 1e6:,.0f} MB.",
        help="Make films and pictures smaller, or divide the course.",
        span=span,
    )


@fault("LMS005", "platform-text-too-long", spec="the platform's profile (scormkit lms NAME)")
def too_long(platform: str, what: str, length: int, limit: int, *, where: str, span: Span) -> Finding:
    """An identifier or a title is longer than the platform can keep; the import breaks off.

    ```
    <manifest identifier="aaaa ... 300 characters ... aaaa">
    ```

    Shorten it.
    """
    return Finding(
        message=f"{platform} keeps {limit} characters of {what} ({where}); here are {length:,}.",
        help="Shorten it.",
        span=span,
    )


@fault(
    "LMS006", "platform-identifier-start", Severity.INFO, spec="the platform's profile (scormkit lms NAME)"
)
def identifier_start(platform: str, start: str, where: str, span: Span) -> Finding:
    """The platform tells packages apart by the first characters of the manifest's identifier only.

    Two courses whose identifiers begin alike replace each other.

    ```
    <manifest identifier="company_course_safety">   <manifest identifier="company_course_fire">
    ```

    Let identifiers differ in their first characters.
    """
    return Finding(
        message=f"{platform} knows this package as {quoted(start)} ({where}).",
        help="See to it that no other package's identifier begins like this.",
        span=span,
    )


@fault("LMS007", "platform-misreads-version", spec="the platform's profile (scormkit lms NAME)")
def misread_version(platform: str, version: str, known: Sequence[str], where: str, span: Span) -> Finding:
    """The platform does not know the version as it is written, and takes the package for SCORM 1.2.

    It then offers the wrong interface, and nothing is recorded.

    ```
    <schemaversion>2004 2nd Edition</schemaversion>
    ```

    Write one of the versions that it knows, letter by letter.
    """
    return Finding(
        message=f"{platform} does not know the version {quoted(version)} and takes it for "
        f"SCORM 1.2 ({where}).",
        help=f"Write one of {', '.join(known)}, letter by letter.",
        span=span,
    )


@fault("LMS008", "platform-refuses-file", Severity.WARNING, spec="the platform's profile (scormkit lms NAME)")
def refused_files(platform: str, names: Sequence[str], where: str, span: Span) -> Finding:
    """The package has files that the platform keeps out, by their type or by signs in their names.

    ```
    quiz/save.php      notes ~ draft.html
    ```

    Remove or rename them, and correct the links.
    """
    return Finding(
        message=f"{platform} refuses, changes or misses files such as these ({where}): {some_of(names)}.",
        help="Remove or rename them, and correct the links to them.",
        span=span,
    )


@fault("LMS009", "platform-refuses-feature", spec="the platform's profile (scormkit lms NAME)")
def refused_feature(platform: str, feature: str, note: str, where: str, span: Span) -> Finding:
    """The package has something for which the platform refuses it.

    ```
    <imsss:mapInfo targetObjectiveID="..."/>      (Moodle: a fatal error at the import)
    ```

    Export the course without it. In a course of scormkit's, the player can keep the rules itself.
    """
    return Finding(
        message=f"{platform} refuses packages with {feature}{f': {note}' if note else ''} ({where}).",
        help="Export the course without it, or for another standard.",
        span=span,
    )


@fault(
    "LMS010", "platform-ignores-feature", Severity.WARNING, spec="the platform's profile (scormkit lms NAME)"
)
def ignored_feature(platform: str, feature: str, how: str, note: str, *, where: str, span: Span) -> Finding:
    """The package has something that the platform passes over, or carries out in part only.

    Learners then find open what should be locked, or see less than they should.

    ```
    <imsss:sequencing> ... (on a platform that does not sequence)
    ```

    Do not rely on it there. In a course of scormkit's, the player can keep the rules itself.
    """
    return Finding(
        message=f"{platform} {how} {feature}{f' ({note})' if note else ''} ({where}).",
        help="Do not rely on it there: let the course itself keep such rules.",
        span=span,
    )


@fault("LMS011", "platform-launches-other-page", spec="the platform's profile (scormkit lms NAME)")
def launches_other(platform: str, page: str, where: str, span: Span) -> Finding:
    """The platform opens another page than the table of contents says.

    ```
    <resource identifier="style" href="style.css"/> <resource identifier="sco" href="index.html" .../>
    ```

    Put the resource of the first item first, and leave out `href` where nothing is launched.
    """
    return Finding(
        message=f"{platform} opens {quoted(page)}, the first resource with an href ({where}).",
        help="Put the first item's resource first, and leave out href of resources that nobody launches.",
        span=span,
    )


@fault("LMS012", "platform-needs-prefix", spec="the platform's profile (scormkit lms NAME)")
def needs_prefix(platform: str, where: str, span: Span) -> Finding:
    """The platform looks for the usual prefixes (`adlcp:`) as letters, and the manifest has others.

    ```
    <manifest xmlns:a="http://www.adlnet.org/xsd/adlcp_v1p3"> ... a:scormType="sco"
    ```

    Use adlcp, imsss, adlseq and adlnav, and no prefix for the manifest's own elements.
    """
    return Finding(
        message=f"{platform} finds no SCO or rule here: it looks for the usual prefixes ({where}).",
        help="Use adlcp, imsss, adlseq and adlnav, and no prefix for the manifest's own elements.",
        span=span,
    )
