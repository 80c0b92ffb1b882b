"""Sizes, counts and percents as people read them."""

from __future__ import annotations

import pytest

from scormkit.cli.words import count_text, percent_text, size_text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (84_321, "84 kB"),
        (999_400, "999 kB"),
        (999_600, "1.0 MB"),
        (12_345_678, "12.3 MB"),
        (999_400_000, "999.4 MB"),
        (999_600_000, "1.0 GB"),
        (4_200_000_000_000, "4200.0 GB"),
    ],
)
def test_sizes(size: int, text: str) -> None:
    assert size_text(size) == text


def test_counts_and_percents() -> None:
    assert (count_text(0, "page"), count_text(1, "page"), count_text(2, "page")) == (
        "0 pages",
        "1 page",
        "2 pages",
    )
    assert (percent_text(80.0), percent_text(66.5), percent_text(100)) == ("80%", "66.5%", "100%")
