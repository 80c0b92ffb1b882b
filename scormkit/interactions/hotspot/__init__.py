"""Questions that are answered by choosing regions of a picture."""

from scormkit.interactions.base import InteractionType
from scormkit.interactions.hotspot import model

HOTSPOT = InteractionType(
    name="hotspot",
    model=model.HotspotSpec,
    check=model.check,
    options=model.options,
    template="hotspot/template.html.j2",
    multiple=model.multiple,
    images=model.images,
)
