"""An imsmanifest.xml brought into agreement with the files of its package."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, unquote

from lxml import etree

from scormkit.package.document import Document
from scormkit.rules.manifest import scorm_type
from scormkit.rules.subject import child, children, is_elsewhere, local, space, text_of
from scormkit.xml import XML

_BASE = f"{{{XML}}}base"
_CONTROL = re.compile(r"(^imsmanifest\.xml$)|\.(xsd|dtd)$", re.IGNORECASE)


def mend_manifest(document: Document, files: Mapping[str, str], done: list[str]) -> bytes | None:
    """The manifest with its addresses, its default and its list of files put right; None for no change.

    `files` holds the names of all files of the package. What was done is added to `done`.
    """
    before = len(done)
    root = document.root
    named = _addresses(root, files, done)
    _default(root, done)
    _unlisted(root, files, named, done)
    if len(done) == before:
        return None
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _addresses(root: etree._Element, files: Mapping[str, str], done: list[str]) -> set[str]:
    """Put slashes and letter case right; the names of all files that resources name."""
    folded = {name.casefold(): name for name in files}
    resources = child(root, "resources")
    outer = (root.get(_BASE) or "") + ("" if resources is None else resources.get(_BASE) or "")
    named: set[str] = set()
    slashes = letters = 0
    for resource in children(resources, "resource"):
        base = outer + (resource.get(_BASE) or "")
        for each in (resource, *children(resource, "file")):
            href = each.get("href")
            if not href or is_elsewhere(href):
                continue
            if "\\" in href:
                href = href.replace("\\", "/")
                each.set("href", href)
                slashes += 1
            plain = re.split(r"[?#]", href)[0]
            name = base + plain if base + plain in files else unquote(base + plain)
            right = name if name in files else folded.get(name.casefold())
            if right is not None:
                named.add(right)
                if right != name and right.startswith(base):
                    each.set("href", quote(right.removeprefix(base)) + href[len(plain) :])
                    letters += 1
    if slashes:
        done.append(f"Wrote / for \\ in {slashes} addresses.")
    if letters:
        done.append(f"Wrote {letters} addresses with the capital letters that their files have.")
    return named


def _default(root: etree._Element, done: list[str]) -> None:
    parent = child(root, "organizations")
    names = [each.get("identifier", "") for each in children(parent, "organization")]
    if parent is not None and names and names[0] and parent.get("default") not in names:
        parent.set("default", names[0])
        done.append(f"Named {names[0]} as the default organization.")


def _unlisted(root: etree._Element, files: Mapping[str, str], named: set[str], done: list[str]) -> None:
    """List files that no resource lists in the first resource that is launched."""
    about = {text_of(each) for each in root.iter("{*}location")}
    left = [name for name in files if name not in named and name not in about and not _CONTROL.search(name)]
    found = [*children(child(root, "resources"), "resource")]
    scos = [each for each in found if (said := scorm_type(each)) and said[1] == "sco" and each.get("href")]
    target = next((each for each in scos if not each.get(_BASE)), None)
    has_base = any((each is not None and each.get(_BASE)) for each in (root, child(root, "resources")))
    if not left or target is None or has_base:
        return
    last = [number for number, each in enumerate(target) if local(each) in {"file", "metadata"}]
    place = last[-1] + 1 if last else 0
    for offset, name in enumerate(sorted(left)):
        entry = etree.Element(f"{{{space(target.tag)}}}file", href=quote(name))
        target.insert(place + offset, entry)
    done.append(f"Listed {len(left)} files that no resource listed.")
