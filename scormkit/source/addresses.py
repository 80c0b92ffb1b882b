"""Addresses of the web, as an author types them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from scormkit.source.scalars import misfit

_PLACE = re.compile(r"https?://[^\s/.]+\.[^\s]+")
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


def fitting(pattern: re.Pattern[str], expects: str, remedy: str) -> BeforeValidator:
    """Take a text that matches `pattern`, without the blanks around it; the rest is a misfit."""

    def read(value: Any) -> Any:
        if isinstance(value, str) and not pattern.fullmatch(value.strip()):
            raise misfit(expects, value, remedy)
        return value.strip() if isinstance(value, str) else value

    return BeforeValidator(read)


Address = Annotated[
    str,
    fitting(_PLACE, "an address of the web", "Write the whole address, such as https://example.org/page."),
]
