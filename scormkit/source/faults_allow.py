"""SRC010-SRC013: what can be wrong with a permission, the comment that takes a finding off the list."""

from __future__ import annotations

from scormkit.diagnostics import Edit, Finding, Severity, Span, fault

_FORM = "allow CODE and the reason"


@fault("SRC010", "allow-incomplete", Severity.WARNING)
def allow_incomplete(span: Span, code: str) -> Finding:
    """A comment that should allow a finding does not say which one, or why.

    Whoever reads the course next has to know why a finding does not count here. Without the reason the
    finding stays on the list.

    ```markdown
    <!-- scormkit: allow MDN006 -->
    [The old register](http://register.example.org)
    ```

    Write the code and then the reason: `<!-- scormkit: allow MDN006 the register has no https -->`; in YAML
    `# scormkit: allow CODE reason`.
    """
    if code:
        message = f"This comment allows {code}, but does not say why, so the finding stays."
        return Finding(message=message, help=f"Write the reason behind {code}.", span=span)
    return Finding(
        message="This comment speaks to scormkit, but cannot be understood.",
        help=f"Write {_FORM}: # scormkit: allow CRS012 a draft, or <!-- scormkit: allow CRS012 a draft -->.",
        span=span,
    )


@fault("SRC011", "allow-unknown", Severity.WARNING)
def allow_unknown(span: Span, written: str, near: str | None) -> Finding:
    """A permission names a code that does not exist.

    ```yaml
    title: Rule #1   # scormkit: allow YML051 the number belongs to the rule
    ```

    Take the code from the finding, or from `scormkit rules`. Its name serves as well: `yaml-hash-in-text`.
    """
    guess = f"Did you mean {near}? " if near else ""
    return Finding(
        message=f"There is no finding {written}.",
        help=f"{guess}`scormkit rules` lists all of them.",
        span=span,
    )


@fault("SRC012", "allow-refused", Severity.WARNING)
def allow_refused(span: Span, code: str, slug: str) -> Finding:
    """A permission names an error.

    Warnings and hints are a matter of judgement, and an author may know better. An error means that the
    course cannot be built, that a learning platform would refuse it, or that some learners would be shut out.
    No reason changes that.

    ```markdown
    <!-- scormkit: allow MDN007 it is only a photo -->
    ![](photo.jpg)
    ```

    Correct what the error points at, and delete the comment.
    """
    return Finding(
        message=f"{code} {slug} is an error, and an error cannot be allowed.",
        help="Correct what it points at, and delete this permission.",
        span=span,
    )


@fault("SRC013", "allow-unused", Severity.WARNING)
def allow_unused(span: Span, code: str, removal: Edit | None) -> Finding:
    """A permission is there, and what it allows is not found any more.

    It would hide the same finding if it came back for another reason.

    ```markdown
    <!-- scormkit: allow MDN006 the register has no https -->
    [The new register](https://register.example.org)
    ```

    Delete the permission. `scormkit check --fix` does it for comments.
    """
    return Finding(
        message=f"Nothing here is {code} any more, so this permission is not needed.",
        help="Delete it.",
        span=span,
        edits=(removal,) if removal else (),
    )
