"""Which of a course's packages is meant: one variant, one audience, one language."""

from __future__ import annotations

from typing import NamedTuple


class Selection(NamedTuple):
    """What a build was asked for; None: not chosen, so the course as it stands in its own files.

    `variant` is the name of a file in variants/, `audience` one of course.yaml's `audiences`, `locale` a
    language tag of locales/.
    """

    variant: str | None = None
    audience: str | None = None
    locale: str | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """What was chosen, in the order of a package's name."""
        return tuple(each for each in self if each)

    @property
    def content(self) -> tuple[str, ...]:
        """What was chosen of what changes the content, and not only its language."""
        return tuple(each for each in (self.variant, self.audience) if each)


PLAIN = Selection()
"""Nothing chosen."""
