"""Statements to judge as true or false."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.true_false import model

TRUE_FALSE = InteractionType(
    name="true-false",
    model=model.TrueFalseSpec,
    check=model.check,
    options=model.options,
    template="true_false/template.html.j2",
)
