"""Questions that are answered with a text of one's own; nothing is right or wrong."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.likert.model import graded
from scormkit.interactions.long_text import model

LONG_TEXT = InteractionType(
    name="long-text",
    model=model.LongTextSpec,
    check=model.check,
    options=model.options,
    template="long_text/template.html.j2",
    data=model.data,
    texts=model.texts,
    graded=graded,
    record=model.record,
    rich=model.rich,
)
