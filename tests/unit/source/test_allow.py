"""Where a permission may stand, and which lines it is for."""

from __future__ import annotations

import pytest

from scormkit.source.allow import find_allows
from scormkit.source.text import SourceFile


def allows(name: str, text: str) -> list[tuple[str, str, list[int]]]:
    return [
        (each.code, each.reason, sorted(each.lines or ())) for each in find_allows(SourceFile(name, text))
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("c.yaml", "title: x  # scormkit: allow YML015 the sign\n", [("YML015", "the sign", [1])]),
        ("c.yaml", "a: 1\n\n# scormkit: allow yaml-tab why not\n\nb: 2\n", [("yaml-tab", "why not", [3, 5])]),
        (
            "c.yaml",
            "# scormkit: allow A one\n#scormkit:allow B two\n- x\n",
            [("A", "one", [1, 3]), ("B", "two", [2, 3])],
        ),
        ("c.yaml", "notice: |\n  <!-- scormkit: allow MDN006 old -->\n  text\n", [("MDN006", "old", [2, 3])]),
        ("c.yaml", "# scormkit: allow\n# scormkit: ignore X y\n", [("", "", [1]), ("", "y", [2])]),
        ("c.yaml", "# scormkit: allow X", [("X", "", [1])]),
        ("c.yaml", "# ask scormkit: allow it?\n", []),
        ("p.md", "# scormkit: allow X y\n", []),
        ("p.md", "a <!-- scormkit: allow X y z --> b <!--scormkit:allow Z q-->\n",
         [("X", "y z", [1]), ("Z", "q", [1])]),
        ("p.md", "---\n# scormkit: allow X y\ntitle: a\n---\n# scormkit: allow X y\n", [("X", "y", [2, 3])]),
        ("p.md", "```question\n# scormkit: allow X y\ntype: a\n```\n", [("X", "y", [2, 3])]),
        ("p.md", "```yaml\n# scormkit: allow X y\n<!-- scormkit: allow X y -->\n```\n", []),
        ("p.md", "````markdown\n```question\n# scormkit: allow X y\n```\n````\n", []),
    ],
)  # fmt: skip
def test_places(name: str, text: str, expected: list[tuple[str, str, list[int]]]) -> None:
    assert allows(name, text) == expected


def test_the_place_of_a_permission_is_its_code() -> None:
    (allow,) = find_allows(SourceFile("c.yaml", "a: 1 # scormkit: allow X y\n"))
    assert (allow.span.line, allow.span.column, allow.span.end_column) == (1, 24, 25)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a: 1  # scormkit: allow X y\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\n  # scormkit: allow X y\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\n# scormkit: allow X y", "a: 1\n"),
    ],
)
def test_its_removal_leaves_the_rest(text: str, left: str) -> None:
    file = SourceFile("c.yaml", text)
    (allow,) = find_allows(file)
    assert allow.removal is not None
    span = allow.removal.span
    assert span.end_line is not None
    assert span.end_column is not None
    start, end = file.offset(span.line, span.column), file.offset(span.end_line, span.end_column)
    assert text[:start] + allow.removal.replacement + text[end:] == left


def test_a_comment_in_the_middle_of_a_line_is_left_to_the_author() -> None:
    (allow,) = find_allows(SourceFile("p.md", "a <!-- scormkit: allow X y --> b\n"))
    assert allow.removal is None
