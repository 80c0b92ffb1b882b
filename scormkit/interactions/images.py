"""Images that a field of a question names: the same rules for every type."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.diagnostics import Diagnostic
from scormkit.interactions import faults
from scormkit.interactions.base import ImageSeed, Steps
from scormkit.source.document import Where
from scormkit.source.markdown import is_local
from scormkit.source.scalars import shorten

DECORATIVE = "decorative"
"""What an author writes as the alternative text of an image that says nothing new."""


def check_image(where: Where, path: Steps, target: str, alt: str | None) -> Iterator[Diagnostic]:
    """Find what keeps an image from reaching every learner: no alternative text, or another host.

    `where` is the question and `path` leads from it to the field with `target`. Whether the file is there is
    checked by the loader.
    """
    if not is_local(target):
        yield faults.image_elsewhere(where.span(*path), shorten(target, 60))
    if alt is None:
        yield faults.image_alternative_missing(where.span(*path))


def image_seed(path: Steps, target: str, alt: str | None) -> ImageSeed:
    """The image of a field; an alternative text of `decorative` becomes an empty one."""
    return ImageSeed(path, target, "" if alt is None or alt.strip().lower() == DECORATIVE else alt)
