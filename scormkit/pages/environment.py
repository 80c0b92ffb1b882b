"""The templates, compiled once and shared by everything that renders."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_ROOM = Path(__file__).parent
_INTERACTIONS = _ROOM.parent / "interactions"


@cache
def environment() -> Environment:
    """The one environment: everything that a template prints is escaped, an unknown name is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from scormkit.pages.bytecode import TemplateCache

    return Environment(
        loader=FileSystemLoader([_ROOM / "templates", _INTERACTIONS]),
        bytecode_cache=TemplateCache(_ROOM / "templates", mark="escaped-strict-trimmed"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
