"""Whatever the files of a course hold, loading it ends in findings, never in an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scormkit.course.loader import load_course
from scormkit.diagnostics import Diagnostic, Severity

BASE = Path(__file__).resolve().parents[1] / "rules" / "course" / "base"
FILES = {
    path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*")) if path.is_file()
}
SOURCES = sorted(name for name in FILES if name.endswith((".yaml", ".md")))
WORDS = [
    ": ",
    "- ",
    "---\n",
    ":::",
    "```question\n",
    "```\n",
    "![",
    "](",
    ")",
    "<!--",
    "-->",
    "null",
    "  ",
    "? ",
    "<<: ",
]
SNIPPETS = st.sampled_from([*"\t\n'\"[]{}*&!|>#@`%<\\~é👋\u202e", *WORDS])
CALM = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def load(name: str, data: bytes) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder) / "base"
        for each, content in {**FILES, name: data}.items():
            (course / each).parent.mkdir(parents=True, exist_ok=True)
            (course / each).write_bytes(content)
        load_course(course, found.append)
        for finding in found:
            check(finding, course)
    return found


def check(finding: Diagnostic, course: Path) -> None:
    """A finding says something, and points into a file that there is."""
    assert finding.message
    assert finding.help
    for span in (finding.span, *(each.span for each in finding.related)):
        if span is None:
            continue
        path = course.parent / span.file
        assert path.exists(), span
        lines = (
            path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        )
        assert 1 <= span.line <= len(lines), span
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1, span


@CALM
@given(st.sampled_from(SOURCES), st.binary(max_size=300))
def test_random_bytes(name: str, data: bytes) -> None:
    load(name, data)


@CALM
@given(
    st.sampled_from(SOURCES),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 6), SNIPPETS), max_size=4),
)
def test_mutated_files(name: str, changes: list[tuple[int, int, str]]) -> None:
    text = FILES[name].decode("utf-8")
    for position, length, snippet in changes:
        start = position % (len(text) + 1)
        text = text[:start] + snippet + text[start + length :]
    load(name, text.encode("utf-8"))


@CALM
@given(st.sampled_from(SOURCES), st.lists(SNIPPETS, max_size=12))
def test_snippets_alone(name: str, snippets: list[str]) -> None:
    load(name, "".join(snippets).encode("utf-8"))


@settings(CALM, max_examples=20)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), min_size=1, max_size=3))
def test_any_title_is_taken_as_it_is_or_explained(words: list[str]) -> None:
    found = load("second/unit.yaml", f"title: {' '.join(words)}\ncontents: [01-more.md]\n".encode())
    assert all(each.severity in Severity for each in found)
