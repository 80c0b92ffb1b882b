"""MAN001 to MAN006, MAN023 to MAN034: what the head of an imsmanifest.xml says of the package as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from scormkit.archive.faults_read import quoted
from scormkit.diagnostics import Finding, Related, Severity, Span, fault
from scormkit.rules.faults_container import some_of


@fault("MAN001", "schema-missing", Severity.WARNING, spec="CAM 4th Ed. 3.4.1.1; CAM 1.2 2.3.2.2", strict=True)
def schema_missing(value: str | None, span: Span) -> Finding:
    """The metadata do not say `<schema>ADL SCORM</schema>`, the word by which a manifest is known as SCORM.

    Moodle and most platforms do not look; conformance tests refuse the package.

    ```
    <metadata><schemaversion>1.2</schemaversion></metadata>
    ```

    Write `<schema>ADL SCORM</schema>` as the first element of `<metadata>`.
    """
    said = "has no <schema>" if value is None else f"says <schema>{value[:60]}</schema>"
    return Finding(
        message=f"The manifest {said}, where <schema>ADL SCORM</schema> belongs.",
        help="Write <schema>ADL SCORM</schema> as the first element of the manifest's <metadata>.",
        span=span,
    )


@fault(
    "MAN002", "schemaversion-missing", Severity.WARNING, spec="CAM 4th Ed. 3.4.1.1; Moodle 5.1", strict=True
)
def version_missing(taken_for: str, span: Span) -> Finding:
    """The metadata do not say which SCORM it is. Platforms then take it for SCORM 1.2.

    For a package of SCORM 2004 that is fatal: it looks for another interface than it is given, and nothing is
    recorded.

    ```
    <metadata><schema>ADL SCORM</schema></metadata>
    ```

    Write `<schemaversion>` behind `<schema>`: 1.2, CAM 1.3, 2004 3rd Edition or 2004 4th Edition.
    """
    return Finding(
        message="The manifest does not say its version (<schemaversion>). "
        f"Its namespaces are those of {taken_for}; platforms take it for SCORM 1.2.",
        help="Write <schemaversion>1.2</schemaversion>, or 2004 3rd Edition, behind <schema>.",
        span=span,
    )


@fault("MAN003", "schemaversion-unknown", spec="CAM 4th Ed. 3.4.1.1; Moodle 5.1 scormlib.php")
def version_unknown(version: str, span: Span) -> Finding:
    """The version is none that SCORM has. Moodle and Open edX then take it for another SCORM than it is.

    The text is compared letter by letter: blanks, small letters and a missing word count.

    ```
    <schemaversion>2004 4th</schemaversion>
    ```

    Write exactly `1.2`, `CAM 1.3` (2nd Edition), `2004 3rd Edition` or `2004 4th Edition`.
    """
    return Finding(
        message=f"There is no SCORM {quoted(version)}.",
        help="Write exactly 1.2, CAM 1.3, 2004 3rd Edition or 2004 4th Edition.",
        span=span,
    )


@fault("MAN004", "schemaversion-namespace-mismatch", spec="CAM 4th Ed. 3.4.1.1 (REQ_30.5.3)")
def version_mismatch(version: str, other: str, span: Span) -> Finding:
    """The version says one SCORM, and the namespaces of the elements say the other.

    A platform goes by either of them; then it reads the wrong attributes or offers the wrong interface, and
    nothing is recorded.

    ```
    <schemaversion>1.2</schemaversion> ... adlcp:scormType="sco"  (of SCORM 2004)
    ```

    Export the package again, or correct what is wrong: usually the version.
    """
    return Finding(
        message=f"The version is {version!r}, but the elements are in the namespaces of {other}.",
        help="Platforms go by one or the other. Make them agree, or export the package again.",
        span=span,
    )


@fault("MAN005", "metadata-order", spec="CAM 4th Ed. 3.4.1.1 (REQ_30.5.1)", strict=True)
def metadata_order(found: str, span: Span) -> Finding:
    """`<schema>` and `<schemaversion>` are not the first two elements of `<metadata>`.

    SCORM 2004 wants them there, in this order, and platforms that check the schema refuse anything else.

    ```
    <metadata><schemaversion>2004 4th Edition</schemaversion><schema>ADL SCORM</schema></metadata>
    ```

    Put `<schema>` first, `<schemaversion>` second, and everything else behind them.
    """
    return Finding(
        message=f"<{found}> stands where it may not: <schema> comes first, then <schemaversion>.",
        help="Put <schema> first, <schemaversion> second, and everything else behind them.",
        span=span,
    )


@fault(
    "MAN006", "identifier-not-a-name", Severity.WARNING, spec="XML Schema part 2, 3.3.8 (xs:ID)", strict=True
)
def not_a_name(identifier: str, span: Span) -> Finding:
    """An identifier is no XML name: it begins with a digit, or has a blank or a sign in it.

    The schema forbids it. Large authoring tools write such identifiers all the same and platforms take them,
    so that it is a warning. Rules (prerequisites) that name it may be read wrongly.

    ```
    <item identifier="1st lesson">
    ```

    Begin with a letter or `_`, and go on with letters, digits, `.`, `-` and `_`.
    """
    return Finding(
        message=f"The identifier {quoted(identifier)} is no XML name.",
        help="Begin it with a letter or _, and go on with letters, digits, . - and _ only.",
        span=span,
    )


@fault("MAN023", "xml-base-form", spec="CAM 4th Ed. 3.4.1 (REQ_30.7.1)", strict=True)
def base_form(value: str, what: str, span: Span) -> Finding:
    """`xml:base` is written so that addresses put together with it lead nowhere.

    It goes before each `href`. It may not begin with `/`, may have no backslash, and has to end with `/`.

    ```
    <resource xml:base="\\content" href="index.html">
    ```

    Write it like `content/`, or leave it out and write the whole path into each `href`.
    """
    return Finding(
        message=f"xml:base {quoted(value)} {what}.",
        help="Write it like content/, or leave it out and write the whole path into each href.",
        span=span,
    )


@fault("MAN024", "xml-base-ignored", Severity.WARNING, spec="Moodle 5.1; learningequality/ricecooker#298")
def base_ignored(element: str, span: Span) -> Finding:
    """`xml:base` stands where Moodle and others do not look for it, so that every file has the wrong address.

    It is allowed on `<manifest>`, `<resources>` and `<resource>`; Moodle honours the last one only.

    ```
    <resources xml:base="content/">
    ```

    Move it to each `<resource>`, or write the whole path into each `href`.
    """
    return Finding(
        message=f"xml:base stands on <{element}>, where Moodle and others do not look.",
        help="Move it to each <resource>, or write the whole path into each href.",
        span=span,
    )


@fault(
    "MAN025", "schema-file-missing", Severity.WARNING, spec="CAM 4th Ed. 3.3 (ADL RequiredFiles)", strict=True
)
def schema_file_missing(names: Sequence[str], span: Span) -> Finding:
    """The manifest names schema files that are not in the package.

    Most platforms do not read them. Some warn at the import, and a conformance test fails.

    ```
    xsi:schemaLocation="http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd"
    ```

    Put the files at the root of the package, as authoring tools do. The warning at the import is harmless.
    """
    return Finding(
        message=f"Schema files that the manifest names are not in the package: {some_of(names)}.",
        help="Put them at the root of the package. Where a platform warns about them, that is harmless.",
        span=span,
    )


@fault("MAN026", "manifest-in-manifest", Severity.WARNING, spec="CAM 4th Ed. 3.4.1 (ADL SubmanifestChecker)")
def submanifest(span: Span) -> Finding:
    """The manifest has another manifest in it, which few platforms read.

    What stands in the inner one is then missing from the course.

    ```
    <manifest identifier="course"> ... <manifest identifier="part-1"> ... </manifest></manifest>
    ```

    Merge the inner one's items and resources into the outer one.
    """
    return Finding(
        message="There is a manifest within the manifest, which few platforms read.",
        help="Merge its items and resources into the outer manifest.",
        span=span,
    )


@fault("MAN027", "standard-unnamed", spec="CAM 1.2 section 2.3.2.2; CAM 4th Ed. 3.4.1.1")
def unnamed(span: Span) -> Finding:
    """Nothing in the manifest says that it is SCORM, and of which version: no schema, no version, no scheme.

    Platforms that look refuse it; the others take it for SCORM 1.2.

    ```
    <manifest identifier="m"><organizations> ... (no <metadata> with <schema> and <schemaversion>)
    ```

    Write `<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>`.
    """
    return Finding(
        message="Nothing in the manifest says which SCORM it is: no <schema>, no <schemaversion>.",
        help="Write <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata> first.",
        span=span,
    )


@fault("MAN030", "schemaversion-blanks", Severity.WARNING, spec="Moodle 5.1; Open edX SCORM XBlock 19")
def version_blanks(version: str, span: Span) -> Finding:
    """There is white space around the version, or two blanks in it, and Moodle compares it letter by letter.

    It then takes a package of SCORM 2004 for SCORM 1.2.

    ```
    <schemaversion>
      2004 3rd Edition
    </schemaversion>
    ```

    Write the version on one line without blanks around it.
    """
    return Finding(
        message=f"There is white space in <schemaversion> around {version!r}.",
        help=f"Write <schemaversion>{version}</schemaversion> on one line.",
        span=span,
    )


@fault("MAN031", "metadata-scheme", spec="CAM 1.2 section 2.2.4.3")
def scheme_unknown(value: str, span: Span) -> Finding:
    """The metadata name a version of SCORM that does not exist.

    `metadatascheme` says by which rules the metadata are written; some platforms tell the standard by it.

    ```
    <metadatascheme>ADL SCORM 1.21</metadatascheme>
    ```

    Write `ADL SCORM 1.2` in a package of SCORM 1.2.
    """
    return Finding(
        message=f"There is no {quoted(value)}: metadatascheme names a SCORM that does not exist.",
        help="Write ADL SCORM 1.2 (in SCORM 2004: ADLv1.0 or LOMv1.0).",
        span=span,
    )


@fault("MAN032", "metadata-file-missing", Severity.WARNING, spec="CAM 4th Ed. 3.4.1.2 (adlcp:location)")
def location_missing(name: str, span: Span) -> Finding:
    """The manifest says that metadata stand in a file of their own, and the file is not in the package.

    Learners notice nothing; a platform's catalogue stays empty, and some importers stop.

    ```
    <adlcp:location>metadata/course.xml</adlcp:location>
    ```

    Add the file, or remove the element.
    """
    return Finding(
        message=f"The metadata file {quoted(name)} is not in the package.",
        help="Add the file, or remove <adlcp:location>.",
        span=span,
    )


@fault(
    "MAN007",
    "identifier-twice",
    spec="XML Schema part 2, 3.3.8 (xs:ID); CAM 4th Ed. (REQ_30.1.2)",
    strict=True,
)
def identifier_twice(name: str, span: Span, first: Span) -> Finding:
    """Two elements of the manifest have the same identifier.

    Results are kept by identifier, and items find their resource by it. With two the same, one result
    overwrites the other, or the wrong page opens. For two resources of which one has no page it is a warning.

    ```
    <item identifier="lesson"/> <item identifier="lesson"/>
    ```

    Give each manifest, organization, item and resource an identifier of its own.
    """
    return Finding(
        message=f"The identifier {quoted(name)} is given twice.",
        help="Give each manifest, organization, item and resource an identifier of its own.",
        span=span,
        related=(Related("It was given here first.", first),),
    )


@fault("MAN029", "text-too-long", Severity.WARNING, spec="Moodle 5.1 (255 characters in its database)")
def too_long(what: str, length: int, limit: int, span: Span) -> Finding:
    """An identifier or a title is longer than Moodle's database can keep, and the import ends with its error.

    ```
    <item identifier="aaaa ... 300 characters ... aaaa">
    ```

    Shorten it to 255 characters at most; titles are best under 60.
    """
    return Finding(
        message=f"{what} has {length:,} characters; Moodle's import breaks off at more than {limit}.",
        help=f"Shorten it to {limit} characters or less.",
        span=span,
    )
