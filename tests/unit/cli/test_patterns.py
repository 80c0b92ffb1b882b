"""Compiled patterns are kept from one run to the next, and are what Python compiles by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scormkit.cli import patterns

PATTERNS = r"""
import re
from re import _compiler
from scormkit.cli import patterns
from importlib.util import cache_from_source

compile_anew, asked = _compiler.compile, []
def counted(pattern, flags=0):
    asked.append(pattern)
    return compile_anew(pattern, flags)
_compiler.compile = counted
given = [
    (f"(?P<word>[a-z]{{{n}}}) {letter}|{n}|[^{letter}]", flags)
    for n, letter in enumerate("abcdefgh\u00e4\u0436\U0001f600\ud800")
    for flags in (0, re.IGNORECASE, re.VERBOSE | re.ASCII)
]
given += [(text.encode("utf-8", "replace"), flags & ~re.UNICODE) for text, flags in given]
with patterns.kept_patterns():
    compiled = [re.compile(*each) for each in given]
print(len(asked))
assert _compiler.compile is counted
for (pattern, flags), one in zip(given, compiled, strict=True):
    fresh = compile_anew(pattern, int(flags))
    assert one == fresh and one.groupindex == fresh.groupindex and one.flags == fresh.flags, pattern
    assert one.findall(pattern) == fresh.findall(pattern)
"""


def run(cache: Path, *options: str) -> int:
    done = subprocess.run(
        [sys.executable, "-X", f"pycache_prefix={cache}", *options, "-c", PATTERNS],
        check=False,
        capture_output=True,
        text=True,
        env={},
    )
    assert done.stderr == ""
    return int(done.stdout)


def files(cache: Path) -> list[Path]:
    """What lies beside the compiled module."""
    return [each for each in cache.rglob("patterns.*") if each.suffix != ".pyc"]


def test_what_was_compiled_in_one_run_is_taken_in_the_next_and_is_the_same(tmp_path: Path) -> None:
    assert run(tmp_path) == 72
    [kept] = files(tmp_path)
    before = kept.read_bytes()
    assert run(tmp_path) == 0
    assert kept.read_bytes() == before


def test_a_broken_file_is_begun_anew(tmp_path: Path) -> None:
    run(tmp_path)
    [kept] = files(tmp_path)
    whole = kept.read_bytes()
    for broken in (b"", b"no marshal", whole[: len(whole) // 2], b"i\0\0\0\0"):
        kept.write_bytes(broken)
        assert run(tmp_path) == 72
        assert run(tmp_path) == 0


def test_nothing_is_written_where_python_may_not_write_its_own_modules(tmp_path: Path) -> None:
    assert run(tmp_path, "-B") == 72
    assert files(tmp_path) == []


def test_a_file_that_cannot_be_written_is_nothing_to_tell_of(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    patterns.write(str(tmp_path / "file" / "patterns"), {})
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
