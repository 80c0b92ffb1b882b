"""A learning platform's profile as frozen, typed values.

A fact names its source by the key that it has under `sources` in the same profile; there stand where it was
seen and when. What is not known is None, or simply not there: a profile never guesses. What only follows from
a source says so.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

Standard = Literal["scorm12", "scorm2004-2nd", "scorm2004-3rd", "scorm2004-4th", "xapi", "cmi5", "aicc"]
"""The standards by name and edition; xapi means packages with a tincan.xml."""

Support = Literal["full", "partial", "none"]
Carried = Literal["yes", "partly", "ignored", "refused"]
"""What a platform does with a feature of a package: carries it out, does so in part, passes over it without
a word, or refuses the package because of it."""

Launches = Literal["items", "first-resource"]

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Value = TypeVar("Value")

_LONG = 10
"""Minutes of a time limit that the player's usual five minutes (core/sitting.js) are well within."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Source(_Frozen):
    """Where a fact was seen (a page, an article's number, a version that was run), and the day it was read.

    Pages were read from stored copies; what they say may be older than that day.
    """

    where: Text
    date: date


class Fact(_Frozen, Generic[Value]):
    """A value with the key of its source; `note` says in a few words what it does not say by itself.

    `inferred`: the source does not say it in so many words; it follows from what the source says.
    """

    value: Value
    source: Text
    note: str = ""
    inferred: bool = False


class Advice(_Frozen):
    """What to build for this platform: the target as `build --target` has it, and the edition for
    scorm2004."""

    target: Literal["scorm12", "scorm2004", "cmi5", "xapi"]
    edition: Literal["3rd", "4th"] | None = None
    why: Text
    source: Text


class Limits(_Frozen):
    """Sizes in bytes, lengths in characters.

    `package_size` is the most that is accepted, `advised_size` the most that is advised.
    `distinct_identifier` is how many characters at the start of the manifest's identifier tell packages
    apart.
    """

    package_size: Fact[int] | None = None
    advised_size: Fact[int] | None = None
    identifier_length: Fact[int] | None = None
    title_length: Fact[int] | None = None
    distinct_identifier: Fact[int] | None = None


class Importer(_Frozen):
    """How the platform reads a package.

    `schemaversions` are the texts that it knows, to the letter; any other counts as SCORM 1.2.
    `literal_prefixes`: it looks for `adlcp:` and the like as text, whatever namespace they are bound to.
    `launches` is what it opens. `refused_endings` are file endings (without the dot) that keep a package
    out; `bad_name_characters` are characters in file names that it changes or stumbles over.
    """

    schemaversions: Fact[tuple[str, ...]] | None = None
    literal_prefixes: Fact[bool] | None = None
    launches: Fact[Launches] | None = None
    refused_endings: Fact[tuple[str, ...]] | None = None
    bad_name_characters: Fact[str] | None = None


class Features(_Frozen):
    """What the platform makes of what a package can ask for.

    `several_scos`: more than one item to launch. `sequencing`: the imsss rules of SCORM 2004.
    `global_objectives`: objectives that activities share (imsss:mapInfo). `prerequisites`: those of SCORM
    1.2. `mastery_score`: the pass mark of the manifest. `interactions`, `objectives`: what is recorded of
    answers and objectives.
    """

    several_scos: Fact[Carried] | None = None
    sequencing: Fact[Carried] | None = None
    global_objectives: Fact[Carried] | None = None
    prerequisites: Fact[Carried] | None = None
    mastery_score: Fact[Carried] | None = None
    interactions: Fact[Carried] | None = None
    objectives: Fact[Carried] | None = None


class Session(_Frozen):
    """`timeout` is how long learners may be idle before they are logged out, `keep_alive` how often content
    should save so that they are not; in minutes."""

    timeout: Fact[int] | None = None
    keep_alive: Fact[int] | None = None


class Quirk(_Frozen):
    """Something that this platform does otherwise, and how scormkit's packages answer it."""

    what: Text
    answer: Text
    source: Text


class HarmlessWarning(_Frozen):
    """A message at import that frightens and means no harm."""

    says: Text
    means: Text
    source: Text


class Setting(_Frozen):
    """A setting of the platform for packages of these `standards` (none named: of any), and why."""

    name: Text
    choose: Text
    why: Text
    source: Text
    standards: tuple[Standard, ...] = ()


class Profile(_Frozen):
    """A learning platform. `name` is what `--lms` takes: the file's name without its ending."""

    name: Text
    title: Text
    summary: Text
    sources: dict[str, Source]
    standards: dict[Standard, Fact[Support]]
    advice: Advice
    limits: Limits = Limits()
    importer: Importer = Importer()
    features: Features = Features()
    session: Session = Session()
    quirks: tuple[Quirk, ...] = ()
    warnings: tuple[HarmlessWarning, ...] = ()
    settings: tuple[Setting, ...] = ()

    @property
    def player_locks(self) -> bool:
        """Whether the rules between units have to be kept by the player, because the platform cannot keep
        them.

        That is so where shared objectives are refused or passed over, or sequencing as a whole is.
        """
        facts = (self.features.sequencing, self.features.global_objectives, self.features.several_scos)
        return any(fact is not None and fact.value in ("ignored", "refused") for fact in facts)

    @property
    def keep_alive_minutes(self) -> int | None:
        """How often the player has to touch the platform while nothing changes: what is advised for it, or
        else half of a short time limit; None where what the player does anywhere is often enough."""
        if self.session.keep_alive:
            return self.session.keep_alive.value
        limit = self.session.timeout.value if self.session.timeout else _LONG
        return max(1, limit // 2) if limit < _LONG else None

    def settings_for(self, standard: Standard) -> tuple[Setting, ...]:
        """What to set for packages of a standard; nothing where they are not taken at all."""
        fact = self.standards.get(standard)
        if fact is not None and fact.value == "none":
            return ()
        return tuple(each for each in self.settings if not each.standards or standard in each.standards)

    def source_of(self, key: str) -> Source:
        """Where a fact was seen, by the key in it."""
        return self.sources[key]

    @model_validator(mode="after")
    def _sources_are_known(self) -> Self:
        used = set(_sources_in(self))
        if unknown := used - self.sources.keys():
            raise ValueError(f"no such source: {', '.join(sorted(unknown))}")
        if idle := self.sources.keys() - used:
            raise ValueError(f"nothing rests on: {', '.join(sorted(idle))}")
        return self


def _sources_in(value: Any) -> Iterator[str]:
    """The keys of the sources of every fact in a profile."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name == "source":
                yield held
            elif name != "sources":
                yield from _sources_in(held)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _sources_in(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _sources_in(each)
