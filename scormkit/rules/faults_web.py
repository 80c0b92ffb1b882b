"""XAP080 and XAP081: builds for the target web, which no platform imports."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault


@fault("XAP080", "web-build", Severity.INFO, spec="docs/targets/web.md")
def web_build(span: Span) -> Finding:
    """The package is a web build of scormkit: a course for a plain web server, and for no platform.

    It has no manifest, so there is nothing to judge by a standard; that is as it should be.

    ```
    scormkit build my-course --target web
    ```

    Unpack it on a web server and open index.html there. For a platform, build the course for SCORM, cmi5 or
    xAPI.
    """
    return Finding(
        message="This is a web build of scormkit: it goes to a web server and not to a platform.",
        help="Unpack it on a web server. For a platform, build the course again with --target scorm12, "
        "scorm2004, cmi5 or xapi.",
        span=span,
    )


@fault("XAP081", "web-build-for-platform", spec="docs/targets/web.md")
def no_platform(platform: str, span: Span) -> Finding:
    """A web build was judged for a platform (`--lms`), and no platform can import one: it has no manifest.

    ```
    scormkit validate my-course-web.zip --lms moodle
    ```

    Build the course for a standard that the platform takes, and upload that package.
    """
    return Finding(
        message=f"{platform} cannot import a web build: it has no manifest.",
        help="Build the course again with --target scorm12, scorm2004, cmi5 or xapi, and upload that.",
        span=span,
    )
