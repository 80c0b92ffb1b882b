"""Names in a converted package: the bridge's folder, identifiers, addresses of activities."""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from scormkit.converting.model import Course, Part

FOLDER = "scormkit-bridge"
"""The folder of launch pages and script; a package that has it was converted before."""

LONGEST = 64
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


def manifest_identifier(course: Course, target: str) -> str:
    """Another one than the old package has, so that both can lie on one platform; the same each time.

    The mark comes early: SuccessFactors tells packages apart by the first 15 characters (SAP KBA 2316909).
    """
    seed = "\0".join(("converted", target, course.identifier, course.root.identifier, course.root.title))
    mark = b32encode(sha256(seed.encode()).digest())[:10].decode().lower()
    return f"cv-{mark}-{_safe(course.identifier)}"[:LONGEST].rstrip("-.")


def named(course: Course, taken: Iterable[str]) -> Course:
    """The course with identifiers that are NCNames, safe in scripts, and different from each other.

    What is such a name already stays: platforms keep results by them. Scripts follow.
    """
    used = {each.lower() for each in taken}
    renamed: dict[str, str] = {}
    for each in course.root.every():
        if each is course.root:
            continue
        name = each.identifier if _NAME.fullmatch(each.identifier) else f"item-{_safe(each.identifier)}"
        name = base = name[:200].rstrip("-.")
        number = 1
        while name.lower() in used:
            number += 1
            name = f"{base}-{number}"
        used.add(name.lower())
        renamed.setdefault(each.identifier, name)
    return course._replace(root=_renamed(course.root, renamed))


def _renamed(part: Part, names: dict[str, str]) -> Part:
    return part._replace(
        identifier=names.get(part.identifier, part.identifier),
        children=tuple(_renamed(each, names) for each in part.children),
        prerequisites=re.sub(
            r"""[^&|~()=<>{},*"'\s]+""", lambda found: names.get(found[0], found[0]), part.prerequisites
        ),
    )


def launch_name(number: int) -> str:
    """The launch page of the unit of that number, from 1 on."""
    return f"{FOLDER}/launch-{number}.html"


def course_iri(course: Course, iri: str) -> str:
    """The address of the course as an activity: the one that is given, else a name of its own (RFC 9562)."""
    seed = "\0".join((course.identifier, course.root.identifier, course.root.title))
    return iri.rstrip("/#") or f"urn:uuid:{uuid5(NAMESPACE_URL, f'scormkit-convert:{seed}')}"


def part_iri(course: str, part: Part, kind: str) -> str:
    """A part of the course: below an address, or as the fragment of a name (RFC 8141, f-component)."""
    sign = "#" if course.startswith("urn:") else "/"
    return f"{course}{sign}{kind}/{quote(part.identifier, safe='-._~')}"


def _safe(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "-", text) or "course"
