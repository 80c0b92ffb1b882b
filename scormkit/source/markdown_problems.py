"""What is wrong with a single thing in a text: the target of a link, the word behind a fence."""

from __future__ import annotations

from scormkit.diagnostics import Diagnostic, Span
from scormkit.source import faults
from scormkit.source.blocks import BLOCKS
from scormkit.source.markdown import scheme_of
from scormkit.source.nearest import closest

_NEARLY_QUESTION = frozenset({"quiz", "mcq", "choice", "multiple-choice", "true-false", "truefalse", "q"})
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


def is_nearly_question(word: str) -> bool:
    """Whether the word behind a fence was probably meant to be `question`."""
    lowered = word.lower()
    if lowered in _NEARLY_QUESTION:
        return True
    if len(lowered) < 4:
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, lowered, "question").ratio() >= 0.75


def meant_block(name: str) -> str | None:
    """The block that an unknown name most likely means."""
    return _ALSO_CALLED.get(name.lower()) or closest(name, BLOCKS)
