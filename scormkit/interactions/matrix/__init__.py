"""Several statements on one scale, as a table; nothing is right or wrong."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.likert.model import graded
from scormkit.interactions.matrix import model

MATRIX = InteractionType(
    name="matrix",
    model=model.MatrixSpec,
    check=model.check,
    options=model.options,
    template="matrix/template.html.j2",
    list_items=model.list_items,
    graded=graded,
)
