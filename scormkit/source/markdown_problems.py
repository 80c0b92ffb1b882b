"""What is wrong with a single thing in a text: the target of a link, the word behind a fence."""

from __future__ import annotations

import re

from scormkit.diagnostics import Diagnostic, Span
from scormkit.source import faults
from scormkit.source.blocks import BLOCKS
from scormkit.source.markdown import scheme_of
from scormkit.source.nearest import closest

_NEARLY_QUESTION = frozenset({"quiz", "mcq", "choice", "multiple-choice", "true-false", "truefalse", "q"})
_QUESTION = r"(?m)\A(?:[a-z_]+:.*\n)*?type:[ \t]*[a-z]+(?:-[a-z]+)?[ \t]*$"
"""A type among the first lines, each of which is a key with its value."""
_ALSO_CALLED = {
    "alert": "warning",
    "attention": "warning",
    "caution": "warning",
    "danger": "warning",
    "details": "reveal",
    "example": "note",
    "faq": "accordion",
    "file": "download",
    "hint": "tip",
    "image": "figure",
    "important": "warning",
    "info": "note",
    "spoiler": "reveal",
}
"""What other tools call a block."""
_LINK_SCHEMES = frozenset({"https", "http", "mailto", "tel", "sms"})


def target_problem(kind: str, target: str, span: Span) -> Diagnostic | None:
    """What is wrong with the target of a link (kind link) or a file (kinds image and file), if anything."""
    scheme = scheme_of(target)
    if not target:
        return faults.link_without_target(span, kind)
    if target.startswith("//"):
        return faults.unsafe_link(span, "//")
    if kind != "link" and scheme in ("http", "https"):
        return faults.image_remote(span)
    if scheme is not None and (scheme not in _LINK_SCHEMES or kind != "link"):
        return faults.unsafe_link(span, f"{scheme}:")
    return faults.insecure_link(span, target) if scheme == "http" else None


def is_nearly_question(words: str, content: str) -> bool:
    """Whether a fence with these words behind it, or none, was probably meant to be a `question`."""
    if not words:
        return "prompt:" in content and re.search(_QUESTION, content) is not None
    lowered = words.lower()
    first = lowered.split()[0]
    if first in _NEARLY_QUESTION or "question" in lowered.split():
        return True
    if len(first) < 4:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, first, "question").ratio() >= 0.75


def meant_block(name: str) -> str | None:
    """The block that an unknown name most likely means."""
    return _ALSO_CALLED.get(name.lower()) or closest(name, BLOCKS)
