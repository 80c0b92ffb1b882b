"""Names in packages of strangers: which of them a server must not, or cannot, unpack."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from scormkit.archive import faults_read as faults
from scormkit.diagnostics import Report, Span

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, what turns the direction of text round, and bytes that are no character at all."""
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|(^|/)\.\.(/|$)")


class Named(NamedTuple):
    """An entry of a package as it calls itself, and what it is when it is no ordinary file or folder."""

    name: str
    special: str = ""

    @property
    def plain(self) -> str:
        """The name with `/` between folders and without `./`, as links in the package use it."""
        return re.sub(r"(^|/)(\.?/)+", r"\1", self.name.replace("\\", "/"))


def check_found(found: Iterable[Named], span: Span, report: Report) -> set[str]:
    """Report what is wrong with the names (PKG055 to PKG059, PKG064); the names that are not to be used.

    Of two entries with one name neither is used: servers differ in which of them they keep.
    """
    bad: set[str] = set()
    taken: dict[str, str] = {}
    for each in found:
        name = each.name
        if each.special:
            report(faults.entry_special(name, each.special, span))
            bad.add(name)
        if _CONTROL.search(name):
            report(faults.name_control(name, span))
            bad.add(name)
        if _OUTSIDE.search(name.replace("\\", "/")) or not each.plain:
            report(faults.found_outside(name, span))
            bad.add(name)
        elif "\\" in name:
            report(faults.name_backslash(name, span))
        folded = each.plain.casefold()
        if folded in taken and not each.plain.endswith("/"):
            other = taken[folded]
            if Named(other).plain == each.plain:
                report(faults.entry_twice(name, span))
                bad.update((name, other))
            else:
                report(faults.name_case(name, other, span))
        taken.setdefault(folded, name)
    return bad
