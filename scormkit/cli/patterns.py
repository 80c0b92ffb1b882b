"""Keeps compiled regular expressions from one run to the next, as Python keeps compiled modules.

A build uses more than two hundred, most of them of the libraries. To compile them anew at each start takes a
twelfth of the sample course's build. A pattern and its flags decide what it is compiled to, in one version of
Python: what is kept cannot become out of date. Only the command does this; a program that uses scormkit as a
library is left alone.
"""

import marshal
import os
import sys
from _thread import get_ident
from contextlib import contextmanager
from importlib import import_module
from importlib.util import cache_from_source
from types import SimpleNamespace

TYPE_CHECKING = False  # as in typing, which is not needed before the first command
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    Key = tuple[str | bytes, int]
    Compiled = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]

MOST = 1_000
"""Patterns that are kept. A build has some two hundred, a few of which are made of the course's own words."""
WORTH = 20
"""New patterns for which the file is written again."""


@contextmanager
def kept_patterns() -> "Iterator[None]":
    """In here a pattern that is kept is not compiled again; the new ones are kept at the end.

    Nothing happens with a Python whose compiler is built in another way, and nothing is written where Python
    may not write its own modules.
    """
    try:
        compiler = import_module("re._compiler")
        engine, compile_anew = compiler._sre, compiler.compile
        file = f"{cache_from_source(__file__)}.{engine.MAGIC}.{sys.hexversion:x}"
    except (ImportError, AttributeError, NotImplementedError):
        yield
        return
    kept: Mapping[Key, Compiled] = read(file)
    new: dict[Key, Compiled] = {}
    asked: dict[int, Key] = {}

    def compile_once(pattern: "Any", flags: int = 0) -> "Any":
        if type(pattern) not in {str, bytes}:
            return compile_anew(pattern, flags)
        found = kept.get((pattern, flags))
        if found is None:
            asked[get_ident()] = (pattern, int(flags))
            return compile_anew(pattern, flags)
        return engine.compile(pattern, found[0], memoryview(found[1]).cast("I").tolist(), *found[2:])

    def note(pattern: "Any", flags: int, code: list[int], *groups: "Any") -> "Any":
        key = asked.get(get_ident())
        if key is not None and key[0] is pattern:
            words = b"".join(int(each).to_bytes(engine.CODESIZE, sys.byteorder) for each in code)
            new[key] = (int(flags), words, *groups)
        return engine.compile(pattern, flags, code, *groups)

    changed = {"compile": compile_once, "_sre": SimpleNamespace(**{**vars(engine), "compile": note})}
    compiler.__dict__.update(changed)
    try:
        yield
    finally:
        compiler.__dict__.update({"compile": compile_anew, "_sre": engine})
        if len(new) >= WORTH and len(kept) + len(new) <= MOST and not sys.dont_write_bytecode:
            write(file, {**kept, **new})


def read(file: str) -> "Mapping[Key, Compiled]":
    """What was kept; nothing if there is no such file, or it is broken."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - pathlib is not needed before the first command
            found: Mapping[Key, Compiled] = marshal.load(opened)
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def write(file: str, kept: "Mapping[Key, Compiled]") -> None:
    """Write the file, whole or not at all; a folder that is read-only stays as it is."""
    part = f"{file}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - as above
        with open(part, "wb") as opened:  # noqa: PTH123 - as above
            marshal.dump(dict(kept), opened)
        os.replace(part, file)  # noqa: PTH105 - as above
    except OSError:
        pass
