"""Questions with options to choose from, one or several."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.choice import model

CHOICE = InteractionType(
    name="choice",
    model=model.ChoiceSpec,
    check=model.check,
    options=model.options,
    template="choice/template.html.j2",
    multiple=model.multiple,
    shuffle=model.shuffle,
)
