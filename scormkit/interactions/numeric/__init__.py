"""Questions that are answered with a number, typed."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.numeric import model

NUMERIC = InteractionType(
    name="numeric",
    model=model.NumericSpec,
    check=model.check,
    options=model.options,
    template="numeric/template.html.j2",
    data=model.data,
    texts=model.texts,
    rich=model.rich,
)
