"""Questions that ask for the right order."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.ordering import model

ORDERING = InteractionType(
    name="ordering",
    model=model.OrderingSpec,
    check=model.check,
    options=model.options,
    template="ordering/template.html.j2",
    shuffle=model.shuffle,
    data=model.data,
    list_items=model.list_items,
    rich=model.rich,
)
