"""The models of what course.yaml says about its packages and its translations."""

from pydantic import BaseModel, ConfigDict, Field

from scormkit.source.scalars import Language, Percent, Slug, Text


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class BuildSpec(_Spec):
    """A package: a choice of what the course offers."""

    variant: Text | None = Field(None, description="The name of a file in variants. Left out: none.")
    audience: Slug | None = Field(None, description="One of the course's audiences.")
    locale: Language | tuple[Language, ...] | None = Field(
        None,
        description="One of the languages in the folder locales, or a list such as [en, es]: one package in "
        "which learners choose. Left out: the course's own.",
    )


class LocaleSpec(_Spec):
    """What is expected of a translation."""

    complete: Percent = Field(
        100.0,
        description="How much of the course must be translated, in percent of its texts; check fails below.",
    )
