"""The form of the JSON report, from which schemas/report.schema.json is made."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Place(_Part):
    """A place in a file. All of it is null where a finding has no place."""

    file: str | None
    """The file, relative to the folder in which scormkit was run."""
    line: int | None
    """Line, counted from 1."""
    column: int | None
    """Column in characters, counted from 1."""
    end_line: int | None
    """Line of the end; null where the end is not known."""
    end_column: int | None
    """Column behind the last character; null where the end is not known."""


class RelatedPlace(Place):
    """A second place that helps to understand a finding."""

    message: str
    """What there is to see there."""


class Correction(Place):
    """A piece of text that `scormkit check --fix` would replace."""

    replacement: str
    """What would stand there instead."""


class Finding(Place):
    """One finding."""

    code: str
    """Stable code, such as CRS030; explained by `scormkit rules CODE`."""
    slug: str
    """The code's readable name, such as key-unknown."""
    severity: Literal["error", "warning", "info"]
    """error: the course is not built. warning: it is, but learners would notice. info: good to know."""
    message: str
    """What is wrong, in a sentence."""
    help: str
    """What to do about it."""
    spec: str | None
    """Section of a standard, or the LMS, that the finding rests on."""
    related: tuple[RelatedPlace, ...]
    """Further places that help to understand it."""
    corrections: tuple[Correction, ...]
    """What `--fix` would write; empty where only the author can decide."""


class CourseReport(_Part):
    """What was found in one course."""

    course: str
    """The course folder, relative to the folder in which scormkit was run."""
    errors: int
    """Number of errors."""
    warnings: int
    """Number of warnings."""
    findings: tuple[Finding, ...]
    """All findings, in the order of file and line."""


class Report(_Part):
    """What `scormkit check --format json` prints."""

    version: Literal[1]
    """Version of this form: within one, fields are added but none is changed or removed."""
    courses: tuple[CourseReport, ...]
    """One entry for each course, in the order in which they were named."""


class PackageReport(_Part):
    """What was found in one package."""

    package: str
    """The zip, folder or manifest, relative to the folder in which scormkit was run."""
    standard: str | None
    """scorm12, scorm2004-2nd, scorm2004-3rd, scorm2004-4th, scorm2004 (no edition), cmi5, xapi or aicc."""
    title: str | None
    """The standard in words."""
    valid: bool
    """Whether there is no error."""
    errors: int
    """Number of errors."""
    warnings: int
    """Number of warnings."""
    findings: tuple[Finding, ...]
    """All findings, in the order of file and line."""


class PackagesReport(_Part):
    """What `scormkit validate --format json` prints."""

    version: Literal[1]
    """Version of this form: within one, fields are added but none is changed or removed."""
    packages: tuple[PackageReport, ...]
    """One entry for each package, in the order in which they were named."""
