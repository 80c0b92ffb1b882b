"""The rooms may only import downwards, click stays in cli/, and nothing heavy loads before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scormkit"

MAY_IMPORT: dict[str, set[str]] = {
    "errors": {"diagnostics"},
    "cmi": {"errors"},
    "lms": {"errors"},
    "templates": set(),
    "today": set(),
    "xml": {"errors"},
    "diagnostics": {"errors"},
    "source": {"errors", "diagnostics"},
    "interactions": {"errors", "diagnostics", "source"},
    "course": {"errors", "diagnostics", "source", "interactions"},
    "plan": {"errors", "cmi", "diagnostics", "source", "interactions", "course"},
    "package": {"errors", "cmi", "xml", "diagnostics", "archive"},
    "sequencing": {"errors", "cmi", "xml", "diagnostics", "source", "package"},
    "rules": {"errors", "cmi", "xml", "diagnostics", "archive", "package", "sequencing", "lms"},
    "validating": {"errors", "diagnostics", "archive", "package", "rules", "lms"},
    "statements": {"errors", "diagnostics", "source", "interactions", "plan"},
    "repairing": {"errors", "xml", "diagnostics", "archive", "package", "rules"},
    "converting": {
        "errors",
        "cmi",
        "xml",
        "diagnostics",
        "archive",
        "package",
        "sequencing",
        "rules",
        "pages",
        "targets",
    },
    "comparing": {"errors", "diagnostics", "archive", "package", "rules", "inspecting"},
    "inspecting": {
        "errors",
        "xml",
        "diagnostics",
        "archive",
        "package",
        "sequencing",
        "rules",
        "lms",
        "templates",
    },
    "stores": {"errors", "plan", "statements"},
    "pages": {"errors", "diagnostics", "source", "interactions", "plan", "archive", "templates"},
    "targets": {
        "errors",
        "cmi",
        "xml",
        "diagnostics",
        "source",
        "sequencing",
        "plan",
        "statements",
        "pages",
        "archive",
    },
    "archive": {"errors", "diagnostics"},
    "saved": {"diagnostics", "plan", "pages", "archive"},
    "new": {"source", "course"},
    "translating": {"errors", "diagnostics", "source", "interactions", "course", "archive"},
    "findings": {"errors", "diagnostics", "source", "interactions", "course", "archive"},
    "building": {
        "saved",
        "errors",
        "diagnostics",
        "findings",
        "source",
        "course",
        "sequencing",
        "lms",
        "plan",
        "pages",
        "targets",
        "archive",
    },
    "api": {
        "today",
        "building",
        "findings",
        "errors",
        "diagnostics",
        "source",
        "interactions",
        "course",
        "sequencing",
        "lms",
        "validating",
        "plan",
        "targets",
        "archive",
    },
    "preview": {
        "errors",
        "cmi",
        "xml",
        "diagnostics",
        "source",
        "course",
        "building",
        "archive",
        "package",
        "statements",
        "targets",
        "api",
    },
    "cli": {
        "today",
        "errors",
        "diagnostics",
        "translating",
        "findings",
        "new",
        "lms",
        "preview",
        "api",
        "archive",
        "validating",
        "inspecting",
        "comparing",
        "statements",
        "stores",
        "repairing",
        "converting",
    },
    "__main__": {"errors", "cli"},
    "__init__": {"api"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full, so that layers can be read"
            if node.module == "scormkit":
                yield from ((node.lineno, f"scormkit.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_lower_rooms(path: Path) -> None:
    room = room_of(path)
    wrong = []
    for line, name in imports(path):
        top, _, rest = name.partition(".")
        if top == "scormkit" and rest:
            other = rest.partition(".")[0]
            if other not in {room, "__version__"} and other not in MAY_IMPORT[room]:
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports scormkit.{rest}")
        if top == "click" and room not in {"cli", "__main__"}:
            wrong.append(f"{path.relative_to(ROOT)}:{line} imports click")
    assert wrong == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_can_be_read_in_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_help_loads_no_stage_of_the_compiler() -> None:
    program = (
        "import sys; sys.argv = ['scormkit', '--help']\n"
        "from scormkit.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'lxml', 'jinja2', 'markdown_it', 'yaml'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    assert done.stderr.strip() == "[]"


def test_no_tracked_file_names_a_machine_or_a_registry_host() -> None:
    listing = ["git", "ls-files", "-z"]
    tracked = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout
    words = [b"/" + b"work/", b"/" + b"root/", b'"resolved"' + b": "]
    found = []
    for name in filter(None, tracked.decode().split("\0")):
        path = ROOT / name
        if path.is_file():
            content = path.read_bytes()
            found += [f"{name}: {word.decode()}" for word in words if word in content]
    assert found == []
