"""The words of the interface: one YAML file a language in text/, English where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "text"
_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(["adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"])


def direction(language: str) -> str:
    """`rtl` or `ltr` for a BCP 47 tag; a script subtag (`ku-Arab`, `ar-Latn`) decides before the language."""
    primary, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    if script is not None:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if primary in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=8)
def interface(language: str) -> tuple[str, Mapping[str, str]]:
    """The language whose interface text is used for a course in `language`, and that text by key."""
    primary = language.lower().split("-")[0]
    chosen = primary if primary.isalpha() and (_FOLDER / f"{primary}.yaml").is_file() else "en"
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = yaml.load((_FOLDER / f"{chosen}.yaml").read_text("utf-8"), loader)
    return chosen, text


def isolated(text: str) -> str:
    """Left-to-right text that keeps its order of words and marks in a right-to-left page (UAX 9, 2.7)."""
    return f"\u2066{text}\u2069"


def count(text: Mapping[str, str], key: str, n: int) -> str:
    """`text[key.one]` or `text[key.other]` with its `{n}` filled, for numbers in the static page."""
    return text[f"{key}.one" if n == 1 else f"{key}.other"].format(n=n)
