"""A comparison as text and as plain data."""

from __future__ import annotations

from textwrap import wrap

from scormkit.comparing.model import Comparison, Weight

_HEADINGS = {
    Weight.NEW: "Speaks for a new course",
    Weight.CARE: "Needs care",
    Weight.SAFE: "Needs nothing",
}
_NOTHING = {
    Weight.SAFE: "Learners in progress keep their place, and records stay as they are.",
    Weight.CARE: "Read what each point means for learners in progress, and replace at a quiet time.",
    Weight.NEW: "Keep the old course for those who are in it, and enrol new learners in the new one.",
}


def comparison_text(it: Comparison) -> str:
    """The verdict, its reasons, and everything else that changed."""
    lines = [
        f"Verdict: {it.verdict.words}",
        *wrap(_NOTHING[it.verdict], 100, initial_indent="  ", subsequent_indent="  "),
    ]
    for weight, heading in _HEADINGS.items():
        found = [each for each in it.changes if each.weight is weight]
        if found:
            lines += ["", heading]
        for each in found:
            lines += wrap(f"{each.about}: {each.what}.", 100, initial_indent="  - ", subsequent_indent="    ")
            if each.means:
                lines += wrap(each.means, 100, initial_indent="    ", subsequent_indent="    ")
    if not it.changes:
        lines += ["", "Nothing has changed."]
    return "\n".join(lines) + "\n"


def comparison_data(it: Comparison) -> dict[str, object]:
    """The comparison as plain data."""
    return {
        "old": it.old,
        "new": it.new,
        "verdict": ("safe", "care", "new")[it.verdict],
        "changes": [
            {
                "about": each.about,
                "what": each.what,
                "weight": ("safe", "care", "new")[each.weight],
                "means": each.means or None,
            }
            for each in it.changes
        ],
    }
