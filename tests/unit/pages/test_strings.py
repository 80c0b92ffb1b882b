from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from babel import Locale, localedata

import scormkit
from scormkit.pages.strings import count, decimal, direction, interface, plural

PACKAGE = Path(scormkit.__file__).parent
TEXT = PACKAGE / "pages" / "text"
LANGUAGES = ("en", "es", "fr", "de", "pt", "ar", "ja")
VIEWS = [
    *(PACKAGE / "player" / "src" / "views").glob("*.js"),
    *(PACKAGE / "player" / "src" / "blocks").glob("*.js"),
    *PACKAGE.glob("interactions/**/*.js"),
]
SOURCES = [
    *VIEWS,
    *(PACKAGE / "pages").rglob("*.j2"),
    *(PACKAGE / "pages").glob("*.py"),
    *(PACKAGE / "interactions").rglob("*.j2"),
    *(PACKAGE / "player" / "src" / "core").glob("*.js"),
    *(PACKAGE / "player" / "src" / "features").glob("*.js"),
]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("en-US", "ltr"),
        ("ar", "rtl"),
        ("AR-EG", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("ur", "rtl"),
        ("ar-Latn", "ltr"),
        ("az-Arab", "rtl"),
        ("zh-Hant-TW", "ltr"),
        ("de-1996", "ltr"),
    ],
)
def test_direction_follows_script_before_language(language: str, expected: str) -> None:
    assert direction(language) == expected


def test_a_language_without_interface_text_gets_english() -> None:
    language, text = interface("tlh")
    assert language == "en"
    assert text["start"] == "Start"
    assert interface("en-GB") == (language, text)


def test_a_strange_language_opens_no_other_file() -> None:
    assert interface("../en")[0] == "en"


def test_counts_follow_the_number() -> None:
    _, text = interface("en")
    assert count("en", text, "minutes", 1) == "About 1 minute"
    assert count("en", text, "minutes", 45) == "About 45 minutes"
    _, arabic = interface("ar")
    assert count("ar", arabic, "minutes", 2) == "نحو دقيقتين"
    assert count("ar", arabic, "minutes", 5) == "نحو 5 دقائق"
    assert count("ar", arabic, "minutes", 45) == "نحو 45 دقيقة"


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_cldr(language: str) -> None:
    form = Locale.parse(language).plural_form
    for n in (*range(1001), 999_999, 1_000_000, 1_000_001, 2_000_000):
        assert plural(language, n) == form(n), n
    assert plural("pt-PT", 0) == Locale.parse("pt_PT").plural_form(0)


def test_decimal_marks_are_those_of_cldr() -> None:
    known = [
        tag for tag in localedata.locale_identifiers() if tag.split("_")[0] in {*LANGUAGES} - {"en", "ar"}
    ]
    for tag in known:
        assert (
            decimal(tag.replace("_", "-"), "82.5")
            == f"82{Locale.parse(tag).number_symbols['latn']['decimal']}5"
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    """Every key, with every plural form that the language has, the same slots, no words in English."""
    english, own = (yaml.safe_load((TEXT / f"{each}.yaml").read_text("utf-8")) for each in ("en", language))
    counted = {key.removesuffix(".one") for key in english if key.endswith(".one")}
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    plain = {key for key in english if key.rpartition(".")[0] not in counted}
    assert set(own) == plain | {f"{key}.{form}" for key in counted for form in forms}
    for key, words in own.items():
        base = english.get(key) or english[f"{key.rpartition('.')[0]}.other"]
        slots, wanted = (set(re.findall(r"\{(\w+)\}", each)) for each in (words, base))
        # A form that stands for one number alone may say it in a word.
        assert slots == wanted or (key.endswith((".zero", ".one", ".two")) and slots == wanted - {"n"}), key
    assert len(own["months"].split(", ")) == 12
    if language != "en":
        same = {
            key
            for key in plain
            if own[key] == english[key] and re.search(r"[a-z]{4}", re.sub(r"\{\w+\}", "", own[key]))
        }
        assert same <= {
            *("menu", "optional", "score", "questions", "question_of", "page_of"),
            *("contacts", "support_page", "support_browser"),
        }


def keys_named(text: set[str]) -> set[str]:
    """The keys that sources name outright, and those that they put together from a prefix and a word."""
    source = "\n".join(path.read_text("utf-8") for path in SOURCES)
    literal = set(re.findall(r"[\"'`]([a-z_]+(?:\.[a-z]+)?)[\"'`]", source)) | set(
        re.findall(r"\bt\.([a-z_]+)", source)
    )
    prefixes = set(re.findall(r"[\"'`]([a-z_]+_)(?:\$\{|\{|[\"'`])", source)) | set(
        re.findall(r"f\"([a-z_]+_)\{", source)
    )
    counted = {f"{key}.{form}" for key in literal for form in ("one", "other")}
    put_together = {key for key in text if any(key.startswith(prefix) for prefix in prefixes)}
    titled = {key for key in text if key.endswith("_title") and key.removesuffix("_title") in literal}
    return literal | counted | put_together | titled


def test_no_text_is_left_over_and_none_is_missing() -> None:
    text = set(yaml.safe_load((TEXT / "en.yaml").read_text("utf-8")))
    assert text - keys_named(text) == set()
    source = "\n".join(path.read_text("utf-8") for path in SOURCES if path.suffix in (".js", ".j2"))
    asked = set(re.findall(r"\bsay\(\"([a-z_.]+)\"", source)) | set(re.findall(r"\bt\.([a-z_]+)\b", source))
    assert asked - text == set()


def test_every_slot_that_is_filled_exists() -> None:
    """`say("next", { title })` on a text without {title} would lose the title."""
    text = yaml.safe_load((TEXT / "en.yaml").read_text("utf-8"))
    source = "\n".join(path.read_text("utf-8") for path in VIEWS)
    calls = re.findall(r"say\(\"([a-z_.]+)\", \{([^}]*)\}", source)
    assert calls
    for key, slots in calls:
        plain = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", slots)  # commas in a call part no slots
        names = {part.split(":")[0].strip() for part in plain.split(",")}
        assert set(re.findall(r"\{(\w+)\}", text[key])) == names, key


def test_views_speak_no_language_of_their_own() -> None:
    for path in VIEWS:
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        for literal in re.findall(r"[\"'`]([^\"'`\n]*)[\"'`]", code):
            assert not re.search(r"[A-Z][a-z]+ [a-z]+ ", literal), f"{path.name}: {literal}"
