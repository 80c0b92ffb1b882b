"""Addresses of the web, as an author types them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from scormkit.source.scalars import misfit

_ADDRESS = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]+\S*")


def _web_address(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _ADDRESS.fullmatch(value.strip()):
        raise misfit(
            "an address of the web", value, "Write the whole address, such as https://www.example.org/."
        )
    return value.strip()


WebAddress = Annotated[
    str, BeforeValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
"""A whole address, with https:// and the name of a site."""
