"""A finished package is searched for words and files of others, and holds neither."""

from __future__ import annotations

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scormkit.archive import search as quick
from scormkit.archive.search import File, Text, search
from scormkit.diagnostics import Span

SPAN = Span("demo/a.md", 3, 1, 3, 9)
PAGE = "<p>Everybody reads <em>this page</em>.</p>"
SECRET = "Officers keep the interview as short as they can"


def found(
    contents: dict[str, str | bytes],
    texts: Sequence[str] = (),
    files: Sequence[File] = (),
    kept: Sequence[str] = (),
) -> list[str]:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    sought = [Text(each, SPAN, ("police",)) for each in texts]
    return [f"{each.code} {each.message}" for each in search(package, sought, files, kept)]


@pytest.mark.parametrize(
    "content",
    [
        f"<p>{SECRET}</p>",
        '<img alt="keep the interview AS short">',
        "<b>keep</b> the <i>interview</i> as\n short",
        "keep the interview as sh&#111;rt",
        'var a = "keep the\\ninterview \\u0061s short";',
        "keep \0the interview as\0 short",
        "ｋｅｅｐ the interview as short",
    ],
)
def test_five_words_in_a_row_are_found_however_they_are_written(content: str) -> None:
    [one] = found({"page.html": content}, [SECRET])
    assert one.startswith("PKG040 ")
    assert "keep the interview as" in one
    assert "page.html" in one


@pytest.mark.parametrize(
    "content", [PAGE, "keep the interview as<p>long</p>", "keep the interview. As you like, it is short."]
)
def test_four_words_in_a_row_prove_nothing(content: str) -> None:
    assert found({"page.html": content}, [SECRET]) == []


def test_words_that_everybody_may_read_are_not_found_and_only_where_they_stand_in_one_text() -> None:
    page: dict[str, str | bytes] = {"page.html": SECRET}
    assert found(page, [SECRET], kept=["no", f"It is said: {SECRET.lower()}!"]) == []
    whole_page = " ".join(["Other words of the page."] * 100)
    assert found(page, [SECRET], kept=["no", f"{whole_page} {SECRET}"]) == []
    halves = SECRET[:24], SECRET[24:]
    assert [each[:6] for each in found(page, [SECRET], kept=halves)] == ["PKG040"]


def test_a_short_text_is_found_as_a_whole_only() -> None:
    assert [each[:6] for each in found({"a.html": "<li>Green book</li>"}, ["Green book"])] == ["PKG040"]
    assert found({"a.html": "<li>The green book of 1920</li>"}, ["Green book"]) == []
    assert found({"a.html": "<li>Green book</li>"}, ["Green book"], kept=["green book."]) == []
    assert found({"a.html": "<li>Yes</li>"}, ["Yes"]) == []


def test_every_character_that_hides_a_plain_letter_is_known_to_the_quick_look() -> None:
    for code in range(128, 0x110000):
        as_compared = unicodedata.normalize("NFKC", chr(code)).casefold()
        if any(each.isascii() and each.isalnum() for each in as_compared):
            assert quick._LETTER_IN_DISGUISE.search(chr(code)), hex(code)


PLAIN = ["keep", "Keep", "the", "short", "don't", "book"]
STRANGE = ["café", "ﬁnd", "10²", "\\u0061s", "sh&#111;rt", "co&shy;op"]
BETWEEN = [
    " ",
    "\n",
    "\\n",
    "<b>",
    "</b> ",
    "\0",
    "&nbsp;",
    "&lt;i&gt;",
    "\\u003cp\\u003e",
    "\u2019",
    ". ",
    "_",
    '\\"',
]


@st.composite
def written(draw: st.DrawFn, words: int) -> str:
    some = PLAIN + draw(st.lists(st.sampled_from(STRANGE), max_size=1))
    return "".join(draw(st.sampled_from(some)) + draw(st.sampled_from(BETWEEN)) for _ in range(words))


@settings(deadline=None, max_examples=150)
@given(st.lists(written(5), min_size=1, max_size=3), written(30), st.lists(written(7), max_size=2), st.data())
def test_the_quick_look_never_changes_what_is_found(
    texts: list[str], content: str, kept: list[str], data: st.DataObject
) -> None:
    page: dict[str, str | bytes] = {"page.html": content + data.draw(st.sampled_from(texts)) + content}
    with_it = found(page, texts, kept=kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "_possible", lambda _, sought: sought)
        assert found(page, texts, kept=kept) == with_it


def test_media_are_not_searched_for_words() -> None:
    assert found({"film.mp4": SECRET}, [SECRET]) == []


def test_a_file_of_others_is_found_by_its_name_and_by_its_content() -> None:
    secret = b"\x89 the interview room"
    file = File("media/room.png", hashlib.sha256(secret).hexdigest(), SPAN, ("police", "sheriff"))
    assert found({"media/room.png": b"another", "page.html": PAGE}, files=[file]) == [
        "PKG041 The package would hold media/room.png, a file that is only for police, sheriff."
    ]
    [one] = found({"media/copy.png": secret, "page.html": PAGE}, files=[file])
    assert "media/copy.png" in one
    assert found({"page.html": PAGE}, files=[file]) == []
