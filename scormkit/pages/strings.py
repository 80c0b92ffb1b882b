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


_DECIMAL_COMMA = frozenset({"de", "es", "fr", "pt"})
_DECIMAL_POINT = frozenset(
    [
        *("de-ch", "de-li", "es-419", "es-br", "es-bz", "es-cu", "es-do", "es-gt"),
        *("es-hn", "es-mx", "es-ni", "es-pa", "es-pe", "es-pr", "es-sv", "es-us", "fr-rw"),
    ]
)
"""Who writes 82,5 and who of them writes 82.5 all the same (CLDR 48, numbers, decimal)."""


@lru_cache(maxsize=8)
def interface(language: str) -> tuple[str, Mapping[str, str]]:
    """The language whose interface text is used for a course in `language`, and that text by key.

    What a language has no words for is said in English.
    """
    primary = language.lower().split("-")[0]
    chosen = primary if primary.isalpha() and (_FOLDER / f"{primary}.yaml").is_file() else "en"
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text: dict[str, str] = {}
    for name in dict.fromkeys(("en", chosen)):
        text |= yaml.load((_FOLDER / f"{name}.yaml").read_text("utf-8"), loader)
    return chosen, text


def isolated(text: str) -> str:
    """Left-to-right text that keeps its order of words and marks in a right-to-left page (UAX 9, 2.7)."""
    return f"\u2066{text}\u2069"


def count(language: str, text: Mapping[str, str], key: str, n: int) -> str:
    """The form of `text[key]` for `n` in `language`, with its `{n}` filled, for the static page."""
    return text.get(f"{key}.{plural(language, n)}", text[f"{key}.other"]).format(n=n)


def plural(language: str, n: int) -> str:
    """The plural category of a whole number (CLDR 47, cardinals), for the languages in text/."""
    primary = language.lower().split("-")[0]
    match primary:
        case "ja":
            return "other"
        case "ar":
            return _arabic(n)
        case "fr" | "pt" if n == 0 and language.lower() != "pt-pt":
            return "one"
        case "es" | "fr" | "pt" if n and n % 1_000_000 == 0:
            return "many"
        case _:
            return "one" if n == 1 else "other"


def _arabic(n: int) -> str:
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    rest = n % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def decimal(language: str, number: str) -> str:
    """A number written with a point, as `language` writes it."""
    tag = language.lower()
    is_comma = tag.split("-")[0] in _DECIMAL_COMMA and tag not in _DECIMAL_POINT
    return number.replace(".", ",") if is_comma else number
