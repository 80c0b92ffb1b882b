"""The model of variants/<name>.yaml. Every description becomes the help that editors show."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from scormkit.course.schema import Title
from scormkit.source.scalars import Identifier, Text


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class AddSpec(_Spec):
    """Something that only this variant has: one thing, and one place for it."""

    after: Text | None = Field(None, description="What it stands behind, such as basics.check.whom-to-call.")
    before: Text | None = Field(None, description="What it stands before, such as basics.welcome.")
    into: Text | None = Field(
        None, description="What it stands in, at its end: a unit, a check, a bank, a page or a question."
    )
    page: Text | None = Field(
        None, description="A page: the path of its file, from the folder variants, such as north/law.md."
    )
    check: Text | None = Field(None, description="A check: the path of its file, from the folder variants.")
    question: Any = Field(None, description="A question, as in a check.")
    option: Any = Field(None, description="An option, as in a question.")
    text: Text | None = Field(None, description="Markdown, for a page.")


class VariantSpec(_Spec):
    """variants/<name>.yaml: what is different in one variant of the course."""

    title: Title | None = Field(None, description="The title of the course in this variant.")
    description: Text | None = Field(None, description="Its description in this variant.")
    variables: dict[Identifier, Annotated[Text, WithJsonSchema({"type": ["string", "number"]})]] = Field(
        default_factory=dict, description="Variables that are different or new, as in course.yaml."
    )
    facts: dict[Identifier, Any] = Field(
        default_factory=dict, description="Facts that are different or new, each as in facts.yaml."
    )
    contacts: dict[Identifier, Any] = Field(
        default_factory=dict, description="Contacts that are different or new, each as in contacts.yaml."
    )
    replace: dict[Text, Any] = Field(
        default_factory=dict,
        description="What is different, by name: for a unit, check, question or option the keys that are "
        "different, for a page the path of a file in the folder variants, for a block its Markdown. Names "
        "are ids joined with points, such as basics.check.whom-to-call.",
    )
    add: tuple[AddSpec, ...] = Field(
        (),
        description="What only this variant has: a page, check, question, option or text, and where it "
        "stands: after, before or into.",
    )
    drop: tuple[Text, ...] = Field(
        (),
        description="What this variant leaves out: units, pages, checks, questions, options and blocks by "
        "their ids joined with points, or files by their path, such as trauma/03-continuum.md.",
    )
