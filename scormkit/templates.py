"""Templates: one way to read them, and compiled once, as modules are, into `__pycache__` beside them.

To compile them anew each time was a tenth of a small course's build.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket


def templates_in(*folders: Path) -> Environment:
    """The templates of some folders: everything that they print is escaped, an unknown name is an error."""
    return Environment(
        loader=FileSystemLoader(folders),
        bytecode_cache=TemplateCache(folders[0], mark="escaped-strict-trimmed"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class TemplateCache(BytecodeCache):
    """Keeps compiled templates where Python would keep the modules of `folder`, and nowhere if it may not.

    Jinja itself sees to it that what is kept fits the text of the template, and the versions of its code
    and of Python; `mark` stands for the environment's options, which it does not look at.
    """

    def __init__(self, folder: Path, mark: str) -> None:
        self._folder = Path(cache_from_source(str(folder / "template.py"))).parent
        self._mark = mark

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file; what cannot be read is compiled again."""
        with suppress(OSError, EOFError, ValueError, UnpicklingError), self._file(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket to its file, whole or not at all; a folder that is read-only stays as it is."""
        if sys.dont_write_bytecode:
            return
        part = self._file(bucket).with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(bucket.bytecode_to_string())
            part.replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{self._mark}.{sys.implementation.cache_tag}.jinja"
