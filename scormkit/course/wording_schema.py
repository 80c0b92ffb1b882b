"""The models of what course.yaml says about its wording: how easy it is, and which words it avoids."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from scormkit.source.scalars import Number, Text, Whole


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class ReadingSpec(_Spec):
    """How easy the pages should be to read."""

    grade: Annotated[Number, Field(ge=1, le=20)] | None = Field(
        None,
        description="The school year in which pupils should be able to read a page, such as 9. Left out: "
        "not measured. For English, Spanish, French, German and Portuguese.",
    )
    sentence: Annotated[Whole, Field(ge=5, le=200)] | None = Field(
        None, description="The most words that a sentence should have, such as 30. Left out: not counted."
    )


class WordSpec(_Spec):
    """One entry of the course's word list."""

    avoid: Annotated[Text, Field(pattern=r"\w")] = Field(
        description="Words that the course does not use. An asterisk stands for any ending: runner*."
    )
    say: Text = Field(description="What it says instead.")
    why: Text | None = Field(None, description="Why, in a sentence; shown with each finding.")
