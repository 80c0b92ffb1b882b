"""The blocks that a text can have between `:::name` and `:::`: which there are, and what each takes.

This is data: to add a block, add it here, its template to pages/templates/blocks/, its style sheet and, if it
needs one, its script to player/src/blocks/, and a part to docs/guide/blocks.md.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple

from scormkit.diagnostics import Span


class Kind(StrEnum):
    """What the value of an attribute is."""

    TEXT = "text"
    FILE = "file"
    """A path to a file of the course, relative to the page."""
    ADDRESS = "address"
    """A link: a page or file of the course, or a web address."""
    NUMBER = "number"
    CHOICE = "choice"
    FLAG = "flag"
    """Written alone, without a value."""


class Body(StrEnum):
    """What may stand between the two lines of colons."""

    BLOCKS = "blocks"
    """Any text; something must be there."""
    MAYBE = "maybe"
    """Any text, or nothing."""
    TITLED = "titled"
    """Parts that each begin with a heading."""
    PARTS = "parts"
    """Parts that begin with a heading, or with a line `---` between them; at least two."""
    STEPS = "steps"
    """Parts that each begin with a heading, or one list."""
    LIST = "list"
    """One list of plain entries."""
    IMAGES = "images"
    """Images, and nothing else."""
    TABLE = "table"
    """One table."""
    NONE = "none"
    """Nothing. The closing line may be left out."""


class Attribute(NamedTuple):
    """An attribute of a block. `low` and `high` bound a number; `choices` are the words of a choice.

    `endings` are those that a file may have (none: any).
    """

    name: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    endings: tuple[str, ...] = ()


_COMMON = tuple(Attribute(name, Kind.TEXT) for name in ("audience", "variant", "only", "id"))
"""For whom a block is (marks.py), and a name by which variants can replace it."""


class Block(NamedTuple):
    """A block. `title` tells whether words may or must stand behind its name.

    `page_only`: it needs a page around it, so it cannot stand in the texts of YAML files; `top_only`: nor in
    another block. `keeps`: what the learner does with it is saved.
    """

    name: str
    body: Body
    title: Literal["none", "optional", "required"] = "optional"
    attributes: tuple[Attribute, ...] = ()
    page_only: bool = True
    top_only: bool = False
    keeps: bool = False

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of that name."""
        return next((each for each in (*self.attributes, *_COMMON) if each.name == name), None)


class Directive(NamedTuple):
    """A block as an author wrote it. `position` is that of its opening token in `Markdown.tokens`.

    `attributes` holds those that fit (a flag as an empty text); `places` the span of each one's value.
    `origin` are its words, and those of its entries, in the language of the course, where it is translated.
    """

    block: Block
    attributes: Mapping[str, str]
    position: int
    span: Span
    places: Mapping[str, Span]
    origin: tuple[str, tuple[str, ...]] | None = None

    @property
    def name(self) -> str:
        """The block's name."""
        return self.block.name


IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
AUDIO = (".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".wav", ".flac")
VIDEO = (".mp4", ".m4v", ".webm", ".ogv")

_ALT = Attribute("alt", Kind.TEXT)
_DECORATIVE = Attribute("decorative", Kind.FLAG)
_MEDIA = (
    Attribute("captions", Kind.FILE, endings=(".vtt",)),
    Attribute("silent", Kind.FLAG),
    Attribute("uncaptioned", Kind.TEXT),
    Attribute("transcript", Kind.CHOICE, choices=("open", "closed", "none")),
    Attribute("chapters", Kind.FILE, endings=(".vtt",)),
    Attribute("complete", Kind.NUMBER, low=1, high=100),
)
_ID = Attribute("id", Kind.TEXT)


def _image(name: str, *, required: bool = False) -> Attribute:
    return Attribute(name, Kind.FILE, required, endings=IMAGES)


_ALL = (
    Block("only", Body.BLOCKS, "none", page_only=False),
    Block("note", Body.BLOCKS, page_only=False),
    Block("tip", Body.BLOCKS, page_only=False),
    Block("warning", Body.BLOCKS, page_only=False),
    Block(
        "figure",
        Body.MAYBE,
        "none",
        (
            _image("src", required=True),
            _ALT,
            _DECORATIVE,
            Attribute("credit", Kind.TEXT),
            Attribute("width", Kind.CHOICE, choices=("small", "text", "wide")),
        ),
        page_only=False,
    ),
    Block("gallery", Body.IMAGES, attributes=(Attribute("columns", Kind.NUMBER, low=2, high=4),)),
    Block("columns", Body.PARTS, "none"),
    Block(
        "quote",
        Body.BLOCKS,
        "none",
        (
            Attribute("by", Kind.TEXT),
            Attribute("source", Kind.TEXT),
            Attribute("url", Kind.ADDRESS),
        ),
        page_only=False,
    ),
    Block("timeline", Body.TITLED),
    Block("steps", Body.STEPS),
    Block("process", Body.STEPS, attributes=(Attribute("cycle", Kind.FLAG),)),
    Block("download", Body.MAYBE, "required", (Attribute("src", Kind.FILE, required=True),)),
    Block(
        "pdf",
        Body.MAYBE,
        "required",
        (
            Attribute("src", Kind.FILE, required=True, endings=(".pdf",)),
            Attribute("height", Kind.CHOICE, choices=("short", "medium", "tall")),
        ),
    ),
    Block("table", Body.TABLE, attributes=(Attribute("sortable", Kind.FLAG),)),
    Block("pause", Body.BLOCKS),
    Block("contacts", Body.NONE, attributes=(Attribute("only", Kind.TEXT),), page_only=False),
    Block("glossary", Body.NONE),
    Block("sources", Body.NONE, attributes=(Attribute("of", Kind.CHOICE, choices=("unit", "course")),)),
    Block(
        "content-notice",
        Body.PARTS,
        attributes=(Attribute("topics", Kind.TEXT), Attribute("media", Kind.TEXT)),
        top_only=True,
    ),
    Block("certificate", Body.BLOCKS, top_only=True),
    Block("reveal", Body.BLOCKS, "required"),
    Block("tabs", Body.TITLED),
    Block("accordion", Body.TITLED),
    Block("cards", Body.TITLED),
    Block("carousel", Body.PARTS),
    Block(
        "audio",
        Body.MAYBE,
        "required",
        (Attribute("src", Kind.FILE, required=True, endings=AUDIO), *_MEDIA),
    ),
    Block(
        "video",
        Body.MAYBE,
        "required",
        (Attribute("src", Kind.FILE, required=True, endings=VIDEO), _image("poster"), *_MEDIA),
    ),
    Block("checklist", Body.LIST, "required", (_ID,), keeps=True),
    Block(
        "reflection",
        Body.MAYBE,
        "required",
        (
            _ID,
            Attribute("limit", Kind.NUMBER, low=10, high=4000),
            Attribute("rows", Kind.NUMBER, low=2, high=20),
        ),
        keeps=True,
    ),
)

BLOCKS: Mapping[str, Block] = {block.name: block for block in _ALL}
"""Every block by its name."""
