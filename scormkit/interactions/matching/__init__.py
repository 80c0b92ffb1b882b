"""Questions that ask which belong together."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.matching import model

MATCHING = InteractionType(
    name="matching",
    model=model.MatchingSpec,
    check=model.check,
    options=model.options,
    template="matching/template.html.j2",
    shuffle=model.shuffle,
    data=model.data,
    list_items=model.list_items,
    rich=model.rich,
)
