"""XML004 to XML009: what the XML of a manifest says about itself, its namespaces, its form."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault(
    "XML004", "schema-invalid", Severity.WARNING, spec="CAM 4th Ed. section 3; cmi5 13.2.0.0-1", strict=True
)
def invalid(message: str, expected: str, span: Span) -> Finding:
    """The manifest breaks the XML Schema of its standard, in a way that no other finding here names better.

    SCORM platforms read such manifests every day, so that for SCORM and xAPI it is a warning, and an error
    with `--strict`. For cmi5 it is always an error: there platforms must refuse the course (cmi5 13.2.0.0-1).

    ```
    <item identifier="i1"><resource/></item>
    ```

    Write the element or attribute as the standard has it: name, order and letter case count.
    """
    return Finding(message=message, help=expected, span=span)


@fault("XML005", "wrong-namespace", spec="CAM 4th Ed. section 3.4; cmi5 13.2; tincan.xsd")
def wrong_namespace(root: str, namespace: str, expected: str, span: Span) -> Finding:
    """The first element is in another namespace than its standard has; strict platforms see nothing.

    ```
    <courseStructure xmlns="http://www.adnlet.gov/cmi5/CourseStructure.xsd">
    ```

    Write the namespace exactly; it is a name, not an address that is fetched.
    """
    said = f"the namespace {namespace!r}" if namespace else "no namespace"
    return Finding(
        message=f"<{root}> is in {said}, not in that of its standard.",
        help=f'Write xmlns="{expected}" on it.',
        span=span,
    )


@fault("XML006", "unusual-prefix", Severity.WARNING, spec="Moodle 5.1 mod/scorm/datamodels/scormlib.php")
def unusual_prefix(prefix: str, usual: str, namespace: str, span: Span) -> Finding:
    """A namespace has another prefix than every example has. That is good XML, and Moodle does not read it.

    Moodle looks for the letters `adlcp:`, `imsss:`, `adlseq:` and `adlnav:`, and for the names of the
    manifest without any prefix. With others it finds no SCO, no rules, no mastery score.

    ```
    <manifest xmlns:a="http://www.adlnet.org/xsd/adlcp_v1p3"> ... a:scormType="sco"
    ```

    Use the usual prefixes.
    """
    told = f"the prefix {prefix!r}" if prefix else "no prefix"
    wanted = f"the prefix {usual!r}" if usual else "no prefix"
    return Finding(
        message=f"The namespace {namespace} has {told}, where Moodle and others look for {wanted}.",
        help=f"Give it {wanted} throughout the file.",
        span=span,
    )


@fault("XML007", "byte-order-mark", Severity.WARNING, spec="XML 1.0 section 4.3.3 and appendix F")
def byte_order_mark(span: Span) -> Finding:
    """The file begins with an invisible mark (EF BB BF), which some importers take for text before the XML.

    XML allows it. Older platforms answer "content is not allowed in prolog", or find no manifest.

    ```
    (EF BB BF)<?xml version="1.0" encoding="UTF-8"?>
    ```

    Save the file as UTF-8 without BOM, or run `scormkit repair`.
    """
    return Finding(
        message="The file begins with a byte order mark, over which some importers stumble.",
        help="Save it as UTF-8 without BOM, or run `scormkit repair`.",
        span=span,
    )
