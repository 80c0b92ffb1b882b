"""`adlcp:prerequisites`: which items come first, as an AICC script that every LMS reads alike.

Of the grammar (SCORM 1.2 CAM 2.3.2.5.1) only `a&b&c` is used. A bare identifier is true when its item is
completed or passed. Sets (`2*{a,b}`) need care in Moodle, which does not trim their members, and `&` beside
`|` is evaluated in an order that differs between LMSs; a course of ours needs neither.
"""

from __future__ import annotations

from collections.abc import Iterable

SCRIPT_LIMIT = 200
"""Characters of a script, by the schema of adlcp."""


def all_of(items: Iterable[str]) -> str:
    """The script that is true when all the items are completed or passed; no blanks, which some LMSs keep."""
    return "&".join(items)


def items_in(script: str) -> tuple[str, ...]:
    """The item identifiers that a script of `all_of` names."""
    return tuple(script.split("&"))
