"""Situations that branch: each choice leads on, back, or to an end that says what it earns."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.scenario import model

SCENARIO = InteractionType(
    name="scenario",
    model=model.ScenarioSpec,
    check=model.check,
    options=model.options,
    template="scenario/template.html.j2",
    shuffle=model.shuffle,
    data=model.data,
    list_items=model.list_items,
    rich=model.rich,
)
