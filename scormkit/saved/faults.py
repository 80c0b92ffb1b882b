"""PLN060-PLN069: saved state that cannot be read, or not by this course."""

from __future__ import annotations

from scormkit.diagnostics import Finding, Span, fault


@fault("PLN060", "state-unreadable")
def state_unreadable(span: Span, reason: str) -> Finding:
    """The text given to `scormkit decode-state` is not what the player of a scormkit package saves.

    A learning platform keeps it as the suspend data (`cmi.suspend_data`) of one learner on one item. It is
    one line of letters, digits, `-` and `_` that begins with 1. Mail programs and spreadsheets break it, cut
    it or change its letters, and its last two characters tell when that happened.

    ```text
    1TaG1D9DCggICBHABCAACAhCC
    ```

    Copy the whole text again, from the platform's own report if it has one, and put it in quotes. If it was
    whole and this still comes, the learner's platform damaged it, and the course starts anew for them.
    """
    return Finding(
        message=f"This is not the saved state of a course of scormkit: {reason}.",
        help="Copy the learner's suspend data again, all of it, and put it in quotes.",
        span=span,
    )


@fault("PLN061", "state-of-another-course")
def state_of_another_course(span: Span, tag: str, own: str) -> Finding:
    """The saved state belongs to another course than the one it was to be read with.

    The four characters behind the first one name the course. They come from its course.lock, so a course
    whose course.lock was deleted and made again is another course to everybody who had begun.

    ```text
    1TaG1...   the course TaG1
    ```

    Name the package that the learner has, as it was imported into the platform.
    """
    return Finding(
        message=f"The saved state is of the course with the mark {tag}; this one has {own}.",
        help="Name the package that the learner was given, or the folder it was built from.",
        span=span,
    )


@fault("PLN062", "package-without-course")
def package_without_course(span: Span) -> Finding:
    """A package was named to `scormkit decode-state` that scormkit did not build.

    Only the course itself says which number in a saved state is which page or question, and other tools save
    in other ways.

    ```text
    scormkit decode-state other-tool.zip "1TaG1..."
    ```

    Name the package as scormkit wrote it, or the folder of the course.
    """
    return Finding(
        message="There is no course of scormkit in this package.",
        help="Name a package that scormkit built, or the folder of its course.",
        span=span,
    )
