"""Which of a course's packages is meant: one variant, one audience, one language."""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple


class Selection(NamedTuple):
    """What a build was asked for; None: not chosen, so the course as it stands in its own files.

    `variant` is the name of a file in variants/, `audience` one of course.yaml's `audiences`, `locale` a
    language tag of locales/. `together` are the tags of a package with several languages, the course's own
    among them where it is one; `locale` is then the first.
    """

    variant: str | None = None
    audience: str | None = None
    locale: str | None = None
    together: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """What was chosen, in the order of a package's name."""
        language = "_".join(self.together) or self.locale
        return tuple(each for each in (self.variant, self.audience, language) if each)

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
        Tags with commas between them ask for one package with these languages.
        """
        some = self.variants if "all" in variants else tuple(variants)
        for_whom = self.audiences if "all" in audiences else tuple(audiences)
        tags: list[tuple[str, ...]] = [()] if "all" in locales else []
        tags.extend((tag,) for tag in self.locales if "all" in locales)
        tags += [tuple(filter(None, map(str.strip, each.split(",")))) for each in locales if each != "all"]
        each = product(some or (None,), for_whom or (None,), tags or [()])
        return tuple(dict.fromkeys(self.selection(*one) for one in each))

    def selection(
        self, variant: str | None = None, audience: str | None = None, tags: Sequence[str] = ()
    ) -> Selection:
        """The package in these languages: none for the course's own, several for all of them together."""
        spelt = tuple(dict.fromkeys(self.locale_of(tag) or self.language or tag for tag in tags))
        first = self.locale_of(spelt[0]) if spelt else None
        return Selection(variant, audience, first, spelt if len(spelt) > 1 else ())

    def locale_of(self, tag: str) -> str | None:
        """A tag as its folder spells it (es-mx: es-MX); None for the language of the course.

        A tag without a region stands for the only one of that language that there is (en: en-US).
        """
        known = [each for each in (self.language, *self.locales) if each is not None]
        exact = [each for each in known if each.lower() == tag.lower()]
        near = [each for each in known if each.lower().split("-")[0] == tag.lower()]
        found = exact[0] if exact else near[0] if len(near) == 1 else tag
        return None if found == self.language else found


PLAIN = Selection()
"""Nothing chosen."""
