"""What scormkit builds, judged by the rules for everybody's packages: a finding would be our own fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import scormkit
from scormkit import api
from scormkit.diagnostics import Severity
from tests.conftest import Built

ROOT = Path(__file__).resolve().parents[2]
COURSES: dict[str, tuple[str, dict[str, Any]]] = {
    "the introduction": ("cst-introduction", {}),
    "the showcase": ("showcase", {}),
    "one SCO a unit": ("cst-introduction", {"packaging": "multi"}),
    "a hostile title": ("cst-introduction", {"title": "A & B <c> \"d\" 'e' 😀 ]]> عربي", "language": "ar"}),
}


@pytest.mark.parametrize("target", [name for name in api.target_names() if name != "web"])
@pytest.mark.parametrize("name", COURSES)
def test_our_own_packages_keep_the_letter_of_their_standard(
    name: str, target: str, build_course: Callable[..., Built]
) -> None:
    course, changes = COURSES[name]
    package = build_course(ROOT / "courses" / course, target=target, **changes).zip
    found = scormkit.validate(package, strict=True)
    assert [each for each in found if each.severity is not Severity.INFO] == []
