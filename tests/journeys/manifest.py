"""What an LMS reads from a manifest: the items that can be launched, and their conditions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

IMSCP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
IMSCP_2004 = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ADLCP_2004 = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
IMSSS = "{http://www.imsglobal.org/xsd/imsss}"


@dataclass(frozen=True, slots=True)
class Item:
    """An item that refers to a SCO."""

    id: str
    title: str
    href: str
    prerequisites: str
    mastery_score: str
    launch_data: str


def read_items(package: Path) -> tuple[Item, ...]:
    """The launchable items of a package folder, in the order of the default organization."""
    root = etree.parse(package / "imsmanifest.xml").getroot()
    modern = root.tag.startswith(IMSCP_2004)
    cp, kind = (IMSCP_2004, f"{ADLCP_2004}scormType") if modern else (IMSCP, f"{ADLCP}scormtype")
    hrefs = {
        resource.get("identifier"): resource.get("href")
        for resource in root.iter(f"{cp}resource")
        if resource.get(kind) == "sco"
    }
    items = []
    for item in root.iter(f"{cp}item"):
        href = hrefs.get(item.get("identifierref", ""))
        if href is None:
            continue
        items.append(
            Item(
                id=item.get("identifier", ""),
                title=item.findtext(f"{cp}title", "").strip(),
                href=href + item.get("parameters", ""),
                prerequisites=item.findtext(f"{ADLCP}prerequisites", "").strip(),
                mastery_score=item.findtext(
                    f".//{IMSSS}minNormalizedMeasure" if modern else f"{ADLCP}masteryscore", ""
                ).strip(),
                launch_data=item.findtext(f"{ADLCP}datafromlms", "").strip(),
            )
        )
    return tuple(items)


TOKEN = re.compile(r"\s*(?:(<>|[&|~()=])|\"([^\"]*)\"|([A-Za-z0-9_.-]+(?: attempted)?))")
LETTERS = {
    "p": "passed",
    "c": "completed",
    "f": "failed",
    "i": "incomplete",
    "b": "browsed",
    "n": "not attempted",
}


def allowed(prerequisites: str, status: dict[str, str]) -> bool:
    """Evaluate an aicc_script condition as an LMS does (CAM 1.2 section 2.3.2.5.1).

    `status` maps item identifiers to lesson_status. An identifier alone is true when it is
    completed or passed.
    `2*{a,b,c}` counts them; Moodle does not trim its members, so a blank in it would name no item.
    """
    if not prerequisites:
        return True

    def counted(match: re.Match[str]) -> str:
        done = sum(status[each] in {"passed", "completed"} for each in match[2].split(","))
        name = f"counted-{len(status)}"
        status[name] = "completed" if done >= int(match[1]) else "incomplete"
        return name

    status = dict(status)
    prerequisites = re.sub(r"(\d+)\*\{([^}]*)\}", counted, prerequisites)
    tokens: list[str] = []
    at = 0
    while at < len(prerequisites):
        match = TOKEN.match(prerequisites, at)
        assert match is not None, f"not an aicc_script condition: {prerequisites!r}"
        tokens.append(next(group for group in match.groups() if group is not None))
        at = match.end()

    def either() -> bool:
        value = both()
        while tokens and tokens[0] == "|":
            tokens.pop(0)
            value = both() or value
        return value

    def both() -> bool:
        value = term()
        while tokens and tokens[0] == "&":
            tokens.pop(0)
            value = term() and value
        return value

    def term() -> bool:
        token = tokens.pop(0)
        if token == "~":
            return not term()
        if token == "(":
            value = either()
            assert tokens.pop(0) == ")", f"a bracket is not closed: {prerequisites!r}"
            return value
        assert token in status, f"the condition {prerequisites!r} names no item of the manifest: {token!r}"
        if tokens and tokens[0] in {"=", "<>"}:
            equal = tokens.pop(0) == "="
            wanted = tokens.pop(0).lower()
            return (status[token] == LETTERS.get(wanted, wanted)) is equal
        return status[token] in {"completed", "passed"}

    value = either()
    assert not tokens, f"not an aicc_script condition: {prerequisites!r}"
    return value
