"""Which of a course's packages is meant: one variant, one audience, one language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
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


class Choices(NamedTuple):
    """The names of a course's variants (in order of name) and audiences (as listed)."""

    variants: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()

    @property
    def selections(self) -> tuple[Selection, ...]:
        """Every package that can be asked for: the course without a variant, then each variant."""
        pairs = product((None, *self.variants), self.audiences or (None,))
        return tuple(Selection(variant, audience) for variant, audience in pairs)

    def asked(self, variants: Sequence[str], audiences: Sequence[str]) -> tuple[Selection, ...]:
        """The packages that these names ask for; `all` stands for every one, none for no choice."""
        some = self.variants if "all" in variants else tuple(variants)
        for_whom = self.audiences if "all" in audiences else tuple(audiences)
        return tuple(Selection(*pair) for pair in product(some or (None,), for_whom or (None,)))


NO_CHOICES = Choices()
PLAIN = Selection()
"""Nothing chosen."""
