"""Questions that are answered with a few words, typed."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.fill_in import model

FILL_IN = InteractionType(
    name="fill-in",
    model=model.FillInSpec,
    check=model.check,
    options=model.options,
    template="fill_in/template.html.j2",
    data=model.data,
    texts=model.texts,
    rich=model.rich,
)
