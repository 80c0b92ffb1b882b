"""PKG080 to PKG099: what platforms make of a package's files, before anything in them is read."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Severity, Span, fault

_SHOWN = 4


def some_of(names: Sequence[str]) -> str:
    """The first few of many names, quoted, and how many more there are."""
    shown = ", ".join(map(quoted, names[:_SHOWN]))
    return f"{shown} and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else shown


def counted(names: Sequence[str], one: str, several: str) -> str:
    """`1 file is` or `12 files are`."""
    return f"1 {one}" if len(names) == 1 else f"{len(names):,} {several}"


@fault("PKG080", "junk-files", Severity.INFO)
def junk(names: Sequence[str], span: Span) -> Finding:
    """The package holds files that an operating system or an editor left behind, and no course needs.

    They do no harm to learners, but some platforms list them in their import report, and they may carry names
    of folders and people.

    ```
    __MACOSX/._index.html   .DS_Store   Thumbs.db   desktop.ini   .git/config
    ```

    Delete them and pack the course again, or run `scormkit repair`.
    """
    return Finding(
        message=f"{counted(names, 'file was', 'files were')} left behind by a computer: {some_of(names)}.",
        help="Delete them and pack the course again, or run `scormkit repair`. They do no harm to learners.",
        span=span,
    )


@fault(
    "PKG081", "file-name-not-ascii", Severity.WARNING, spec="APPNOTE 6.3.10 appendix D; RFC 3986 section 2.1"
)
def not_ascii(names: Sequence[str], span: Span) -> Finding:
    """File names have letters beyond a to z, which not every platform unpacks under the same name.

    The zip may not say in which encoding its names are, and servers and browsers disagree about accents. The
    file is then in the package, and learners see an empty place.

    ```
    images/prüfung.png
    ```

    Rename the files with the letters a to z, digits, `-` and `_`, and correct the links to them.
    """
    return Finding(
        message=f"{counted(names, 'file name has', 'file names have')} letters beyond a to z: "
        f"{some_of(names)}.",
        help="Rename them with a to z, digits, - and _, correct the links, and pack the course again.",
        span=span,
    )


@fault("PKG082", "file-name-with-signs", Severity.WARNING, spec="Moodle file names; Chamilo 1.11; RFC 3986")
def odd_signs(names: Sequence[str], span: Span) -> Finding:
    """File names have signs that mean something in a web address, or that a server's disk cannot keep.

    `#` and `?` end an address, `%` begins a coded letter, Windows servers cannot store `: * ? " < > |` or a
    name that ends in a dot or a blank, and Chamilo drops `~`. Such files are not found when learners need
    them.

    ```
    lesson #1.html      100%.png      what?.html
    ```

    Rename the files with the letters a to z, digits, `-` and `_`, and correct the links to them.
    """
    return Finding(
        message=f"{counted(names, 'file name has', 'file names have')} signs that platforms stumble over: "
        f"{some_of(names)}.",
        help="Rename them with a to z, digits, - and _, correct the links, and pack the course again.",
        span=span,
    )


@fault("PKG083", "file-name-with-blank", Severity.INFO, spec="RFC 3986 section 2.1")
def blanks(names: Sequence[str], span: Span) -> Finding:
    """File names have blanks. Most platforms cope, as long as the links to them write `%20`.

    Where a link is written with the bare blank, browsers mend it and some servers do not.

    ```
    my lesson.html
    ```

    If files are missing after an import, rename them with `-` in place of the blank.
    """
    return Finding(
        message=f"{counted(names, 'file name has', 'file names have')} blanks: {some_of(names)}.",
        help="Most platforms cope. If files are missing after the import, write - in place of the blank.",
        span=span,
    )


@fault(
    "PKG084", "package-large", Severity.WARNING, spec="LatitudeLearning 360 MB; Cornerstone 250 MB to 2 GB"
)
def large(size: int, limit: int, largest: str, share: int, span: Span) -> Finding:
    """The package is larger than many platforms accept.

    Limits go from 100 MB (SCORM Cloud's free plan) to some GB. Learners on a slow line wait for the same
    bytes.

    ```
    course.zip   812 MB, of which 790 MB are one film
    ```

    Make films smaller (1280 pixels wide are enough for a course), or keep them on a video server.
    """
    return Finding(
        message=f"The package has {size / 1e6:,.0f} MB, and many platforms stop at {limit / 1e6:,.0f} MB. "
        f"The largest file is {quoted(largest)} with {share / 1e6:,.0f} MB.",
        help="Compress films and pictures, or ask for the platform's limit and set --max-size to it.",
        span=span,
    )


@fault("PKG085", "several-manifests", Severity.WARNING, spec="Moodle and SCORM Cloud import")
def several_manifests(chosen: str, others: Sequence[str], span: Span) -> Finding:
    """The package has manifests of several standards, and each platform picks one of them.

    The same zip may be SCORM on one platform and xAPI on the next, with other rules for completion.

    ```
    my-course.zip
      imsmanifest.xml
      tincan.xml
    ```

    Export one package for each standard, and keep one manifest in each.
    """
    return Finding(
        message=f"The package has more than one manifest: {chosen}, which was checked, "
        f"and {some_of(others)}.",
        help="Platforms pick one of them, not all the same. Export one package for each standard.",
        span=span,
    )


@fault(
    "PKG086", "file-type-refused", Severity.WARNING, spec="Docebo help 360020128479; common upload filters"
)
def refused_types(names: Sequence[str], span: Span) -> Finding:
    """The package holds programs for servers or computers, which many platforms refuse to unpack.

    They look for endings such as .php, .jsp, .asp, .exe or .bat, and throw away the file or the whole
    package. No course needs them: what learners see runs in the browser.

    ```
    quiz/save.php
    ```

    Delete the files. If the course sends something to them, it has to use the platform's own interface.
    """
    return Finding(
        message=f"{counted(names, 'file is', 'files are')} of types that platforms refuse: {some_of(names)}.",
        help="Delete them: a course runs in the browser, and nothing on the platform may run for it.",
        span=span,
    )


@fault("PKG087", "aicc-not-checked", Severity.INFO, spec="CMI001 4.0")
def aicc(name: str, span: Span) -> Finding:
    """The package follows AICC, the standard before SCORM, which scormkit recognises and does not check.

    Files such as .crs, .au, .des and .cst describe it in place of a manifest. Fewer platforms take it each
    year.

    ```
    course.crs   course.au   course.des   course.cst
    ```

    Export the course again as SCORM 1.2, which every platform of today takes, or check it on the platform.
    """
    return Finding(
        message=f"This is an AICC course ({name}). scormkit does not check AICC.",
        help="Export it as SCORM 1.2 if you can: fewer platforms take AICC each year.",
        span=span,
    )


@fault("PKG088", "not-scorm", spec="IMS Content Packaging 1.1.4; Common Cartridge 1.3")
def not_scorm(version: str, span: Span) -> Finding:
    """The manifest describes a content package or a Common Cartridge, which is no SCORM.

    It has no namespace of ADL's and no schemaversion of SCORM. A platform may show its files, but it keeps no
    completion and no score.

    ```
    <metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion></metadata>
    ```

    Export the course as SCORM. If it is SCORM, write `<schema>ADL SCORM</schema>` and its version.
    """
    told = f"its schemaversion is {version!r}" if version else "it names no version"
    return Finding(
        message=f"This manifest is not of SCORM: {told}, and nothing in it belongs to SCORM.",
        help="Export the course as SCORM. If it is SCORM, write <schema>ADL SCORM</schema> and its version.",
        span=span,
    )


@fault("PKG089", "standard-differs")
def another_standard(wanted: str, is_: str, span: Span) -> Finding:
    """The package follows another standard than was asked for with `--standard`.

    It may still work: this finding is there so that a build or a check-list can insist.

    ```
    scormkit validate course.zip --standard scorm2004      (the package is SCORM 1.2)
    ```

    Export the course for the other standard, or leave the option out.
    """
    return Finding(
        message=f"The package is {is_}, and {wanted} was asked for.",
        help="Export the course for that standard, or call validate without --standard.",
        span=span,
    )


@fault(
    "PKG090",
    "zip64-needed",
    Severity.WARNING,
    spec="APPNOTE 6.3.10 section 4.3.9.2; cmi5 14.1 wants it supported, no other standard does",
)
def needs_zip64(why: str, span: Span) -> Finding:
    """The package is more than a plain zip can hold, and is written in the longer form that is called zip64.

    A plain zip holds 65,535 files and 4 GB. Older importers do not know the longer form, and take the package
    for damaged or import a part of it.

    ```
    course.zip   70,000 files
    ```

    Make the package smaller, or divide the course.
    """
    return Finding(
        message=f"The zip needs its 64-bit form, which some importers cannot read: {why}.",
        help="Make the package smaller, or divide the course.",
        span=span,
    )
