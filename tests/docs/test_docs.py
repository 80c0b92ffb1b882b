"""The documentation does what it says: commands run, examples build, pages of codes are the code's own."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^(`{3,})([^\n`]*)\n(.*?)^\1[ ]*$", re.MULTILINE | re.DOTALL)


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def play(page: Path, folder: Path) -> list[str]:
    """Do what a reader of the page does: write each named file, run each scormkit command, in order."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    ran = []
    for _, info, body in FENCE.findall(page.read_text(encoding="utf-8")):
        named = re.search(r"file=(\S+)", info)
        if named:
            target = folder / named[1]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, encoding="utf-8")
        elif info.strip() == "console":
            for line in body.splitlines():
                command = line.removeprefix("$ ").partition("#")[0].strip()
                if line.startswith("$ ") and command.split()[0] in {"scormkit", "mkdir", "cd"}:
                    if command.startswith("cd "):
                        folder = folder / command[3:]
                        continue
                    done = subprocess.run(
                        command,
                        shell=True,
                        check=False,
                        cwd=folder,
                        env=environment,
                        capture_output=True,
                        text=True,
                    )
                    assert done.returncode == 0, f"{page.name}: {command}\n{done.stdout}{done.stderr}"
                    ran.append(command)
    return ran


@pytest.mark.parametrize(
    "page", ["README.md", "docs/guide/tutorial.md", "docs/guide/assessments.md", "docs/guide/quality.md"]
)
def test_a_reader_who_follows_the_page_gets_a_package(page: str, tmp_path: Path) -> None:
    ran = play(ROOT / page, tmp_path)
    assert any(command.startswith("scormkit build") for command in ran)
    packages = list(tmp_path.rglob("*-scorm12.zip"))
    assert packages
    for package in packages:
        with zipfile.ZipFile(package) as archive:
            assert "imsmanifest.xml" in archive.namelist()


def test_the_walk_that_the_guide_prints_is_the_walk_that_is_made(tmp_path: Path) -> None:
    page = ROOT / "docs/guide/simulate.md"
    assert len(play(page, tmp_path)) == 3
    for walk in (["kitchen", "--script", "learner.yaml"], ["rules", "--script", "fails-once.yaml"]):
        program = [sys.executable, "-m", "scormkit", "simulate", *walk]
        done = subprocess.run(program, cwd=tmp_path, check=True, capture_output=True, text=True)
        assert f"```text\n{done.stdout}```" in page.read_text(encoding="utf-8")


def test_every_make_target_that_the_readme_names_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\$ make (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize(
    "page",
    [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_pages_of_the_codes_are_fresh() -> None:
    wanted = generator().pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert there == wanted, "run `make docs`"


def test_each_code_is_used_once_and_explained() -> None:
    from scormkit.api import catalog

    faults = catalog()
    codes = [each.code for each in faults]
    slugs = [each.slug for each in faults]
    assert len(set(codes)) == len(codes)
    assert len(set(slugs)) == len(slugs)
    for each in faults:
        assert re.fullmatch(r"[A-Z]{3}\d{3}", each.code)
        assert len(each.page.split()) >= 25, f"{each.code} says too little"
        assert "```" in each.page, f"{each.code} has no example"


@pytest.mark.parametrize("kind", ["course", "unit", "page", "assessment"])
def test_the_page_that_lists_every_field_lists_every_field(kind: str) -> None:
    """`## course.yaml`, `## unit.yaml`, the front matter of pages, and checks."""
    from scormkit.course.json_schema import schemas

    text = (ROOT / "docs/guide/course-format.md").read_text(encoding="utf-8")
    known = {
        name
        for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    fields = schemas()[f"{kind}.schema.json"]["properties"]
    assert fields.keys() - known == set()


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("[!r]*/*.md")), ids=lambda page: page.stem)
def test_no_page_says_the_same_under_two_headings(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ .*$", text, re.MULTILINE)
    paragraphs = [each for each in text.split("\n\n") if len(each) > 100]
    assert len(headings) == len({*headings})
    assert len(paragraphs) == len({*paragraphs})
