"""What scormkit remembers of a course, so that edits do not disturb learners who have begun.

There is one entry for each unit, page, assessment, bank, question, option and objective: its final id, its
small integer key (saved state is written with keys) and enough of its text to recognise it after an edit.
Entries that left the course are kept, marked as retired: their keys and ids are never given to anything else,
and a question that comes back gets its own again.
"""

import base64
import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

Group = Literal["unit", "objective", "content", "bank", "question", "kept"]
"""What has keys that are unique in the course. (Option keys are unique in their question.)"""

GROUPS: tuple[Group, ...] = get_args(Group)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
"""The letters of options in the order they are given out (SCORM 1.2 RTE 3.4.7: 0-9 a-z)."""

STATE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The sextets 0 to 63 of saved state."""

_TEXT_LIMIT = 160


class Entry(NamedTuple):
    """What is remembered of one thing.

    `kind` is unit, objective, page, assessment, bank, option, checklist, reflection, or the type of a
    question. `author` is the id
    that the author wrote, if any; `id` the final one (empty for an option that the author gave none). `name`
    is the file or folder it was read from, without number and ending (units, contents, banks). `text` is a
    fingerprint of its title, prompt or text. What stands below a retired entry is retired with it. An option
    has a `letter`, unique in its `group` (the list it stands in, where its question has several; else "").
    """

    kind: str
    key: int
    id: str
    author: str | None = None
    name: str | None = None
    text: str = ""
    retired: bool = False
    children: "tuple[Entry, ...]" = ()
    letter: str = ""
    group: str = ""


class Lock(NamedTuple):
    """The whole memory of a course. `Lock()` is that of a course never built: it knows nothing.

    `course` is the course's id, `uid` its lasting mark, and `next` the next free key of each group. Live
    entries stand in the order of the course, retired ones after them.
    """

    course: str = ""
    uid: str = ""
    next: Mapping[Group, int] = MappingProxyType(dict.fromkeys(GROUPS, 0))
    units: tuple[Entry, ...] = ()
    banks: tuple[Entry, ...] = ()

    @property
    def tag(self) -> str:
        """The four characters of the state alphabet that this course's saved state begins with."""
        digest = hashlib.sha256(self.uid.encode()).digest()
        return "".join(STATE_ALPHABET[byte & 63] for byte in digest[:4])


def new_uid(course_id: str, title: str) -> str:
    """Ten lower-case base32 characters from the course's id and its title when it was first built."""
    digest = hashlib.sha256(f"{course_id}\n{title}".encode()).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:10]


def fingerprint(text: str) -> str:
    """A text as the lock remembers it: one line without control characters, and a digest when it is cut."""
    visible = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)
    line = " ".join(visible.split())
    if len(line) <= _TEXT_LIMIT:
        return line
    digest = hashlib.sha256(line.encode()).hexdigest()[:8]
    return f"{line[: _TEXT_LIMIT - 10]}… {digest}"


def group_of(kind: str) -> Group | None:
    """The group in which a kind of entry has its key; None for options, which count in their question."""
    match kind:
        case "unit" | "objective" | "bank":
            return kind
        case "page" | "assessment":
            return "content"
        case "option":
            return None
        case "checklist" | "reflection":
            return "kept"
        case _:
            return "question"


def walk(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Every entry, at any depth, each before what stands below it."""
    for entry in entries:
        yield entry
        yield from walk(entry.children)


def live(entries: tuple[Entry, ...], group: Group | None) -> tuple[Entry, ...]:
    """The entries of one group that are in the course, in its order (None: options)."""
    return tuple(each for each in entries if not each.retired and group_of(each.kind) == group)
