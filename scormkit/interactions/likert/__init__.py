"""Statements that learners agree or disagree with, on a scale; nothing is right or wrong."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.likert import model

LIKERT = InteractionType(
    name="likert",
    model=model.LikertSpec,
    check=model.check,
    options=model.options,
    template="likert/template.html.j2",
    graded=model.graded,
)
