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
    """The names of a course's variants (in order of name) and audiences (as listed), and the languages that
    it is translated into; `language` is its own.
    """

    variants: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    language: str | None = None

    @property
    def selections(self) -> tuple[Selection, ...]:
        """Every package that can be asked for: the course's own language first, then each translation; of
        each the course without a variant, then each variant.
        """
        each = product((None, *self.locales), (None, *self.variants), self.audiences or (None,))
        return tuple(Selection(variant, audience, locale) for locale, variant, audience in each)

    @property
    def has_content(self) -> bool:
        """Whether there is something to choose that changes the content, and not only its language."""
        return bool(self.variants or self.audiences)

    def asked(
        self, variants: Sequence[str], audiences: Sequence[str], locales: Sequence[str] = ()
    ) -> tuple[Selection, ...]:
        """The packages that these names ask for; `all` stands for every one, none for no choice.

        Every language is the course's own and all translations; its own tag asks for the course as it is.
        """
        some = self.variants if "all" in variants else tuple(variants)
        for_whom = self.audiences if "all" in audiences else tuple(audiences)
        tags = (None, *self.locales) if "all" in locales else tuple(map(self.locale_of, locales))
        each = product(some or (None,), for_whom or (None,), tags or (None,))
        return tuple(dict.fromkeys(Selection(*one) for one in each))

    def locale_of(self, tag: str) -> str | None:
        """A tag as its folder spells it (es-mx: es-MX); None for the language of the course."""
        if self.language is not None and tag.lower() == self.language.lower():
            return None
        return next((each for each in self.locales if each.lower() == tag.lower()), tag)


PLAIN = Selection()
"""Nothing chosen."""
