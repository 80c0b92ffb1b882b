"""Questions that ask to sort items into groups."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.categorise import model

CATEGORISE = InteractionType(
    name="categorise",
    model=model.CategoriseSpec,
    check=model.check,
    options=model.options,
    template="categorise/template.html.j2",
    shuffle=model.shuffle,
    data=model.data,
    list_items=model.list_items,
    rich=model.rich,
)
