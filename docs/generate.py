"""Write docs/rules/ from the fault functions' docstrings: a page a code, and an index.

Run `make docs`; tests/docs fails when a page is missing, stale or left over.
"""

from __future__ import annotations

from pathlib import Path

from scormkit.api import catalog
from scormkit.diagnostics import Fault, Severity

RULES = Path(__file__).resolve().parent / "rules"


def page(fault: Fault[...]) -> str:
    """One code's page in Markdown."""
    allowed = "" if fault.severity is Severity.ERROR else " (an author may allow it, with a reason)"
    source = f"\n\nRests on: {fault.spec}" if fault.spec else ""
    return f"# {fault.code} {fault.slug}\n\nSeverity: {fault.severity}{allowed}{source}\n\n{fault.page}\n"


def index(faults: tuple[Fault[...], ...]) -> str:
    """The table of all codes."""
    rows = "\n".join(
        f"| [{each.code}]({each.code}.md) | {each.slug} | {each.severity} | {each.page.splitlines()[0]} |"
        for each in faults
    )
    head = "| code | slug | severity | finds |\n|---|---|---|---|"
    return f"# Findings\n\nEvery finding has a stable code, never used again.\n\n{head}\n{rows}\n"


def pages() -> dict[str, str]:
    """File name to content, for every page of docs/rules/."""
    faults = catalog()
    return {"README.md": index(faults)} | {f"{each.code}.md": page(each) for each in faults}


def main() -> None:
    """Write every page, and remove those of codes that are gone."""
    RULES.mkdir(exist_ok=True)
    wanted = pages()
    for old in RULES.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (RULES / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted) - 1} pages in docs/rules/")


if __name__ == "__main__":
    main()
