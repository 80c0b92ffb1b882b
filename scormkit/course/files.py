"""The files of a course folder: which there are, where a path leads, and what must not be in a package."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from scormkit.diagnostics import Span

SERVER_TYPES = frozenset(
    {
        ".apk",
        ".app",
        ".asa",
        ".asax",
        ".ascx",
        ".ash",
        ".ashx",
        ".asmx",
        ".asp",
        ".aspx",
        ".axd",
        ".bash",
        ".bat",
        ".bin",
        ".cer",
        ".cfc",
        ".cfm",
        ".cgi",
        ".class",
        ".cmd",
        ".com",
        ".config",
        ".cpl",
        ".csh",
        ".dll",
        ".dmg",
        ".exe",
        ".fcgi",
        ".hta",
        ".htaccess",
        ".inc",
        ".jar",
        ".jse",
        ".jsp",
        ".jspx",
        ".ksh",
        ".lnk",
        ".msc",
        ".msi",
        ".msp",
        ".ocx",
        ".ph",
        ".phar",
        ".php",
        ".php3",
        ".php4",
        ".php5",
        ".php7",
        ".pht",
        ".phtml",
        ".pif",
        ".pl",
        ".pm",
        ".ps1",
        ".psm1",
        ".py",
        ".pyc",
        ".pyw",
        ".rb",
        ".reg",
        ".scr",
        ".sh",
        ".shtml",
        ".so",
        ".svc",
        ".vb",
        ".vbe",
        ".vbs",
        ".war",
        ".ws",
        ".wsf",
        ".wsh",
        ".zsh",
    }
)
"""Endings of what a server could run: an LMS refuses the import, or is endangered by it."""

_LITTER = re.compile(r"\.|~|Thumbs\.db$|desktop\.ini$|.*(~|\.tmp|\.bak|\.swp)$|__MACOSX$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")
_WALK_LIMIT = 20_000
"""Files looked at for a "did you mean"."""


class Found(NamedTuple):
    """Where a path leads. `name` is the real name inside the course, as far as there is one."""

    state: Literal["file", "folder", "missing", "case", "outside", "link-outside"]
    name: str


@dataclass(frozen=True)
class CourseFolder:
    """A course folder on disk. Names are relative to it, with `/`. Listings are read once, and links of
    its folders followed once."""

    path: Path
    real: Path
    listings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    followed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, path: Path) -> CourseFolder:
        """The folder at an absolute path; raises OSError when it cannot be resolved."""
        return cls(path, path.resolve(strict=True))

    def span(self, name: str) -> Span:
        """The beginning of a file, for a finding that has no better place."""
        return Span(self.label(name))

    def label(self, name: str) -> str:
        """How diagnostics call a file: relative to the course folder's parent."""
        return f"{self.real.name if not self.path.name else self.path.name}/{name}"

    def name_of(self, label: str) -> str:
        """The name inside the course of a file as diagnostics call it; the opposite of `label`."""
        return label.partition("/")[2]

    def names(self, folder: str = "") -> tuple[str, ...]:
        """What lies in a folder of the course, sorted by name; empty when it cannot be read."""
        if folder not in self.listings:
            try:
                found = {self._composed(folder, each.name) for each in (self.path / folder).iterdir()}
                self.listings[folder] = tuple(sorted(found))
            except OSError:
                self.listings[folder] = ()
        return self.listings[folder]

    def _composed(self, folder: str, name: str) -> str:
        """The name with each accent in one sign, as keyboards write it, where that opens the file as well.

        macOS lists names with accents in two signs, and finds them either way.
        """
        if name.isascii():
            return name
        composed = unicodedata.normalize("NFC", name)
        return composed if composed != name and (self.path / folder / composed).exists() else name

    def is_inside(self, name: str) -> bool:
        """Whether a file, after following links, lies in the course folder."""
        folder, _, last = name.rpartition("/")
        try:
            if folder not in self.followed:
                self.followed[folder] = os.path.realpath(self.path / folder)
            path = os.path.join(self.followed[folder], last)  # noqa: PTH118 - each file of a course comes by
            if last in {"", ".", ".."} or os.path.islink(path):  # noqa: PTH114
                path = os.path.realpath(path)
        except (OSError, ValueError):
            return False
        real = str(self.real)
        return path == real or path.startswith(real + os.sep)

    def find(self, name: str) -> Found:
        """Follow a path part by part, comparing with the real names: capital letters count everywhere."""
        clean = posixpath.normpath(name)
        if clean.startswith(("../", "/")) or clean == "..":
            return Found("outside", clean)
        real: list[str] = []
        for part in clean.split("/"):
            if part == ".":
                continue
            entries = self.names("/".join(real))
            other = next((each for each in entries if each.lower() == part.lower()), None)
            if part not in entries and other is None:
                return Found("missing", clean)
            real.append(part if part in entries else other or part)
        actual = "/".join(real)
        if not self.is_inside(actual):
            return Found("link-outside", actual)
        if actual != clean and real:
            return Found("case", actual)
        path = self.path / actual
        if path.is_dir():
            return Found("folder", actual)
        return Found("file" if path.is_file() else "missing", actual)

    def looks_like(self, name: str) -> str | None:
        """The name of what a path would lead to, did blanks at the ends of names and the two ways of writing
        an accent count for nothing; None where there is no such file or folder."""
        real: list[str] = []
        for part in posixpath.normpath(name).split("/"):
            names = self.names("/".join(real))
            alike = (
                part if part in names else next((each for each in names if _look(each) == _look(part)), None)
            )
            if alike is None:
                return None
            real.append(alike)
        return "/".join(real)

    def all_files(self, folder: str = "") -> tuple[str, ...]:
        """The names of all files in a folder and below, without links, dot files and litter."""
        found: list[str] = []
        for root, folders, files in os.walk(self.path / folder):
            folders[:] = sorted(each for each in folders if not is_litter(each))
            base = Path(root).relative_to(self.path)
            names = [(base / each).as_posix() for each in sorted(files) if not is_litter(each)]
            found += dict.fromkeys(self._composed("", each) for each in names)
            if len(found) > _WALK_LIMIT:
                break
        return tuple(found)


def _look(name: str) -> str:
    """A name as it looks in a list of files."""
    stem, dot, kind = name.rpartition(".")
    return unicodedata.normalize("NFC", f"{stem.strip()}{dot}{kind.strip()}")


def is_litter(name: str) -> bool:
    """Whether a name is one that programs leave behind, or is hidden."""
    return _LITTER.match(name) is not None


LOCALES = "locales"
"""The folder that holds a folder for each language that a course is translated into."""
_TRANSLATION = re.compile(rf"^([^/]*/){LOCALES}/[^/]+/")


def untranslated(label: str) -> str:
    """The file, as diagnostics call it, that a file of a translation stands for; any other stays."""
    return _TRANSLATION.sub(r"\1", label)


def media_name(folder: CourseFolder, locale: str | None, name: str) -> str:
    """The file of a translation that takes the place of a file that pages name; else the file itself."""
    there = f"{LOCALES}/{locale}/{name}"
    if locale is not None and (folder.path / there).is_file() and folder.is_inside(there):
        return there
    return name


def natural_key(name: str) -> tuple[object, ...]:
    """Sort key: numbers count as numbers, names that begin with none come last, endings count least."""
    stem = name.rpartition(".")[0] or name
    parts: list[tuple[int, int | str]] = []
    position = 0
    for match in _NUMBER.finditer(stem):
        if match.start() > position:
            parts.append((1, stem[position : match.start()].lower()))
        parts.append((0, int(match[0])))
        position = match.end()
    if position < len(stem):
        parts.append((1, stem[position:].lower()))
    return (tuple(parts), name)


def bare_name(name: str) -> str:
    """A file's name without folder, number and ending: `unit/02-what-it-is.md` -> `what-it-is`."""
    stem = posixpath.basename(name).rsplit(".", 1)[0]
    return re.sub(r"^[0-9]+[-_. ]*", "", stem) or stem


def ending(name: str) -> str:
    """The ending of a name in small letters, with its point; empty when it has none."""
    base = posixpath.basename(name)
    return f".{base.rsplit('.', 1)[1].lower()}" if "." in base else ""


def relative(target: str, base: str) -> str:
    """The path from the file `base` to the file `target`, both names inside the course."""
    return posixpath.relpath(target, posixpath.dirname(base) or ".")
