"""Stands in for the module in which pydantic looks for plugins of its own.

pydantic reads the metadata of every installed package for them before it makes its first model. That takes a
twentieth of the sample course's build, and scormkit has no use for any. (PYDANTIC_DISABLE_PLUGINS spares the
reading, but not the modules that it needs, which take the most of it.) Only the command does this; a program
that uses scormkit as a library keeps its plugins.
"""

from __future__ import annotations

import sys
from importlib import import_module

NAME = "pydantic.plugin._loader"


def install() -> None:
    """Take the place of pydantic's module; nothing happens when it is loaded already."""
    sys.modules.setdefault(NAME, sys.modules[__name__])


def get_plugins() -> tuple[()]:
    """What pydantic asks for before it makes a model: there are none."""
    return ()


def __getattr__(name: str) -> object:
    """Whatever else another release of pydantic looks for here comes from its own module (PEP 562)."""
    if name.startswith("__"):
        raise AttributeError(name)
    sys.modules.pop(NAME, None)
    return getattr(import_module(NAME), name)
