"""XAT: what an xAPI package cannot carry (from XAT001), and what none of ours may show (from XAT101)."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Severity, Span, fault
from scormkit.targets._ims.ours import ours


@fault(
    "XAT001",
    "entries-become-one",
    severity=Severity.INFO,
    spec="RusticiSoftware/launch, lms_lrs.md: one activity of tincan.xml has a launch element",
)
def one_entry(count: int, span: Span | None) -> Finding:
    """A course with an entry for each unit becomes one entry, because tincan.xml can launch only one thing.

    With `packaging: multi`, SCORM and cmi5 packages show an entry for each unit in the learning platform. An
    xAPI package with tincan.xml and a package for the web have one: the course opens as a whole, and its own
    menu leads to the units. Nothing else changes: the same pages, the same order, the same result.

    ```yaml
    # course.yaml
    packaging: multi
    ```

    There is nothing to do. For an entry for each unit, build a cmi5 package instead.
    """
    return Finding(
        message=f"packaging: multi asks for {count} entries, and this kind of package can have only one: "
        "the course opens as a whole.",
        help="Nothing to do. For an entry for each unit, build the target cmi5.",
        span=span,
    )


@fault("XAT101", "tincan-invalid", spec="schemas/tincan/tincan.xsd")
def manifest_broken(line: int, reason: str) -> Finding:
    """The tincan.xml that scormkit wrote is not valid. The package was not kept.

    ```text
    tincan.xml, line 4: Element 'launch': This element is not expected.
    ```

    This is a fault of scormkit. Please report it with the course, if you may share it.
    """
    return ours(f"tincan.xml, line {line}: {reason}.")


@fault("XAT102", "tincan-launch-wrong", spec="RusticiSoftware/launch, lms_lrs.md")
def launch_wrong(rule: str) -> Finding:
    """The tincan.xml that scormkit wrote does not launch the course. The package was not kept.

    ```text
    Not true of tincan.xml: the first activity, and no other, is the one that is launched.
    ```

    This is a fault of scormkit. Please report it with the course, if you may share it.
    """
    return ours(f"Not true of tincan.xml: {rule}.")


@fault("XAT103", "file-twice-in-package")
def name_twice(name: str) -> Finding:
    """A file stands twice in the package that scormkit made. The package was not kept.

    ```text
    player/player.js is twice in the package.
    ```

    This is a fault of scormkit. Please report it with the course, if you may share it.
    """
    return ours(f"{name} is twice in the package.")


@fault("XAT104", "web-page-missing")
def page_not_first() -> Finding:
    """The folder for a web server that scormkit made has no index.html. It was not kept.

    ```text
    index.html is not the first file of the package.
    ```

    This is a fault of scormkit. Please report it with the course, if you may share it.
    """
    return ours("index.html is not the first file of the package.")
