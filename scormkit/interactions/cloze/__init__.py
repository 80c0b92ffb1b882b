"""Texts with gaps to fill, typed or chosen from lists."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.cloze import model

CLOZE = InteractionType(
    name="cloze",
    model=model.ClozeSpec,
    check=model.check,
    options=model.options,
    template="cloze/template.html.j2",
    shuffle=model.shuffle,
    data=model.data,
    texts=model.texts,
    list_items=model.list_items,
    rich=model.rich,
)
