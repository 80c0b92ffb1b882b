"""The guide to facts and contacts does what it says: its registers load, its citations read as it shows."""

from __future__ import annotations

import re
from pathlib import Path

from scormkit.api import check, plan
from scormkit.plan.model import Page
from scormkit.source.markdown import plain_text

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "facts-and-contacts.md"


def course(folder: Path) -> list[tuple[str, str]]:
    """The course of the guide in a folder; every row of its tables as (written, shown)."""
    text = GUIDE.read_text(encoding="utf-8")
    for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL):
        named = re.match(r"# (\w+\.yaml)\n", block)
        (folder / (named[1] if named else "course.yaml")).write_text(block, encoding="utf-8")
    panels = re.findall(r"```markdown\n(.*?)```", text, re.DOTALL)
    rows = re.findall(r"^\| `([^`]*(?:fact|contact)\.[^`]*)` \| ([^|]*) \|$", text, re.MULTILINE)
    rows = [(written, shown.strip()) for written, shown in rows if "name" not in written]
    others = re.findall(r"`(\{\{ (?:term|contact|variable)\.(?!name)[^`]*\}\})`", text)
    (folder / "unit").mkdir()
    (folder / "unit" / "unit.yaml").write_text("title: Unit\n", encoding="utf-8")
    body = "\n\n".join(["# Page", *(written for written, _ in rows), *others, *panels])
    (folder / "unit" / "01-page.md").write_text(body + "\n", encoding="utf-8")
    return rows


def test_the_registers_of_the_guide_are_without_a_fault(tmp_path: Path) -> None:
    course(tmp_path)
    assert [each.message for each in check(tmp_path)] == []


def test_citations_read_as_the_guide_shows(tmp_path: Path) -> None:
    rows = course(tmp_path)
    assert len(rows) >= 5
    page = plan(tmp_path).units[0].contents[0]
    assert isinstance(page, Page)
    read = [plain_text(token.children or []) for token in page.body.tokens if token.type == "inline"]
    for (written, shown), words in zip(rows, read[1:], strict=False):
        wanted = re.sub(r" \(a link[^)]*\)", "", shown).replace("January 2024", "2024-01")
        assert words == wanted, written
