"""What the panels of the registers (`:::contacts`, `:::glossary`, `:::sources`) give to their templates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from scormkit.pages.citations import link, render_cited, sms_words

if TYPE_CHECKING:
    from scormkit.pages.blocks import Renderer
    from scormkit.pages.markdown import Context
    from scormkit.plan.panels import Contact
    from scormkit.source.blocks import Directive
    from scormkit.source.citations import Cited

PANELS = ("contacts", "glossary", "sources")


class Card(NamedTuple):
    """A contact and the ways to reach it, as links."""

    contact: Contact
    ways: tuple[Markup, ...]


def panel_values(renderer: Renderer, directive: Directive) -> Mapping[str, Any]:
    """The values for the template of a panel; `renderer.context.panels` holds what there is."""
    panels, text = renderer.context.panels, renderer.context.text
    if directive.name == "contacts":
        names = directive.attributes.get("only", "").split() or list(panels.contacts)
        chosen = [panels.contacts[name] for name in names if name in panels.contacts]
        return {"cards": [Card(each, tuple(_way(way, text) for way in each.ways)) for each in chosen]}
    if directive.name == "glossary":
        return {"terms": [(each, _more(renderer, each.long)) for each in panels.terms]}
    folder = renderer.file.rpartition("/")[0]
    everywhere = directive.attributes.get("of") == "course"
    shown = [each for each in panels.sources if everywhere or folder in each.folders]
    return {"sources": [Markup(render_cited(each.cited, text)) for each in shown]}


def _more(renderer: Renderer, long: Any) -> Markup:
    return renderer.render(long.tokens) if long is not None else Markup("")


def _way(way: Cited, text: Mapping[str, str]) -> Markup:
    """A link that says what it does: Call 988, Text HOME to 741741, the page, Email."""
    match way.kind:
        case "phone":
            words = text["call"].format(number=way.text)
        case "sms":
            words = text["send_sms"].format(words=sms_words(way, text))
        case _:
            words = text["write_to"].format(address=way.text) if way.url.startswith("mailto:") else way.text
    return Markup(link(words, way.url, text))


def render_panel(name: str, context: Context) -> Markup:
    """The whole of a register as a panel over the page shows it; `name` is contacts or glossary."""
    from scormkit.pages.environment import environment
    from scormkit.pages.markdown import render_blocks

    panels, text = context.panels, context.text
    values: dict[str, Any] = {
        "cards": [
            Card(each, tuple(_way(way, text) for way in each.ways)) for each in panels.contacts.values()
        ],
        "terms": [(each, render_blocks(each.long, context) if each.long else "") for each in panels.terms],
    }
    template = environment().get_template(f"blocks/{name}.html.j2")
    return Markup(template.render(title=None, id=f"{name}-list", **values))
