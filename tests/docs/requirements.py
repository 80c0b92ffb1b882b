"""Every requirement of cmi5 on an assignable unit or on content, and the test that shows it."""
# ruff: noqa: E501

from __future__ import annotations

NODE = "tests/js/cmi5.test.js"
FIRST = (
    f"{NODE}: the token comes first, then launch data and preferences, then initialized; terminated is last"
)
TEMPLATE = f"{NODE}: every statement carries the template, and only the right ones the categories of cmi5"
RELOAD = f"{NODE}: a reload goes on in the same session: one token, one initialized, nothing lost"
ONCE = f"{NODE}: completed and passed are said once in a registration, over sessions, also when progress could not be saved"
FAILED = f"{NODE}: failed is said at Exit, so that a pass in the same session can still be said"
MODES = f"{NODE}: only the beginning and the end are said, and no progress is kept"
MARK = f"{NODE}: the LMS's own pass mark of"
BACK = f"{NODE}: the return address is followed after terminated is stored, and only if it is one of the web"
SECRETS = f"{NODE}: secrets leave the address bar at once, and a reload finds them in the tab"
DAY = "tests/journeys/records/test_cmi5.py: test_fail_reload_abandon_and_pass_on_another_day"
VALID = "tests/conformance/test_said.py: test_every_statement_is_taken_by_everybody"
LISTED = "tests/conformance/test_said.py: test_what_is_said_is_what_is_listed"
XML = "tests/unit/targets/test_tincan.py: test_both_documents_of_every_plan_are_valid"
BROKEN = "tests/unit/targets/test_tincan.py: test_a_broken_package_of_ours_is_found"
IRIS = "tests/unit/targets/test_tincan.py: test_identifiers_stay_when_texts_change_and_follow_the_authors_address"

SHOWN: dict[str, tuple[str, ...]] = {
    IRIS: ("3.0.0.0-1",),
    VALID: ("4.1.0.0-1", "7.0.0.0-2", "9.1.0.0-1", "9.2.0.0-2", "9.2.0.0-3", "9.7.0.0-1", "9.7.0.0-2"),
    XML: (
        "4.4.0.0-1",
        "4.4.0.0-2",
        "13.1.2.0-1",
        "13.1.3.0-1",
        "13.1.4.0-1",
        "13.1.5.0-1",
        "13.1.5.0-2",
        "13.2.0.0-1",
    ),
    BROKEN: ("8.1.0.0-6", "13.1.4.0-2", "14.1.0.0-1", "14.1.0.0-2", "14.1.0.0-3", "14.1.0.0-4"),
    FIRST: (
        *("7.0.0.0-1", "7.0.0.0-3", "7.0.0.0-4", "7.0.0.0-5", "7.1.1.0-1", "7.1.2.0-1", "7.1.3.0-1"),
        *(
            "8.1.1.0-2",
            "8.1.1.0-3",
            "8.1.2.0-3",
            "8.1.2.0-4",
            "8.1.2.0-5",
            "8.2.1.0-2",
            "8.2.1.0-5",
            "8.2.2.0-4",
        ),
        *(
            "8.2.2.0-5",
            "9.3.0.0-1",
            "9.3.0.0-4",
            "9.3.0.0-5",
            "9.3.2.0-1",
            "9.3.2.0-2",
            "9.3.8.0-1",
            "9.3.8.0-2",
        ),
        *(
            "10.2.1.0-4",
            "10.2.1.0-5",
            "10.2.2.0-1",
            "10.2.2.0-6",
            "10.2.2.0-7",
            "11.0.0.0-1",
            "11.0.0.0-3",
            "11.0.0.0-4",
        ),
    ),
    SECRETS: ("8.1.0.0-7", "8.1.3.0-2", "8.1.4.0-2", "8.1.5.0-5"),
    TEMPLATE: (
        *(
            "8.1.3.0-3",
            "8.1.4.0-3",
            "8.1.5.0-6",
            "9.4.0.0-1",
            "9.4.0.0-2",
            "9.5.4.1-1",
            "9.5.4.1-2",
            "9.5.4.1-3",
        ),
        *(
            "9.5.4.1-4",
            "9.6.0.0-1",
            "9.6.1.0-1",
            "9.6.2.0-1",
            "9.6.2.1-1",
            "9.6.2.2-1",
            "9.6.2.2-2",
            "9.6.3.1-4",
        ),
        *("10.2.1.0-6", "10.2.1.0-7"),
    ),
    RELOAD: ("9.3.0.0-2", "9.3.2.0-3"),
    ONCE: ("9.3.0.0-6", "9.3.0.0-7", "9.3.3.0-2", "9.3.4.0-3"),
    FAILED: ("9.3.0.0-3", "9.3.5.0-1"),
    DAY: ("9.3.0.0-8", "9.3.3.0-1", "9.3.4.0-1"),
    LISTED: ("9.5.1.0-2", "9.5.1.0-3", "9.5.2.0-1", "9.5.2.0-2", "9.5.2.0-3", "9.5.3.0-1", "9.5.3.0-2"),
    MARK: ("9.3.4.0-2", "9.3.5.0-2", "9.5.1.0-1", "9.6.3.2-2", "10.2.4.0-2"),
    MODES: (
        "10.2.2.0-2",
        "10.2.2.0-3",
        "10.2.2.0-5",
        "10.2.2.0-8",
        "10.2.2.0-9",
        "10.2.2.0-10",
        "10.2.2.0-11",
    ),
    BACK: ("10.2.6.0-1",),
    f"{NODE}: a learner who wants no sound hears none": ("11.2.0.0-1",),
}
"""Test -> the requirements that it shows."""

NEVER = {
    "8.1.2.0-2": "Kept by the LMS: the token ends with the session.",
    "11.0.0.0-2": "The course never writes preferences, so there is no answer to misread.",
    "11.0.0.0-5": "The course never writes preferences.",
    "14.2.0.0-1": "scormkit writes zips only, never a cmi5.xml by itself.",
}
"""Requirements that nothing of ours can break, and why."""


def order(requirement: str) -> list[int]:
    """The order of the specification."""
    return [int(part) for part in requirement.replace("-", ".").split(".")]


def table() -> str:
    """The rows of docs/targets/cmi5.md."""
    rows = {each: f"`{test}`" for test, shown in SHOWN.items() for each in shown} | NEVER
    lines = [f"| {each} | {rows[each]} |" for each in sorted(rows, key=order)]
    return "| requirement | shown by |\n|---|---|\n" + "\n".join(lines) + "\n"
