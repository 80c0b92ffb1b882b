"""The same data in several languages <-> what it has in common, and the words of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_ABSENT = object()
_OF_QUESTIONS = frozenset({"data", "language"})
"""What answers are judged by before the language is known is there in the package's first language."""


def split_words(values_: Sequence[Any]) -> tuple[Any, list[Any]]:
    """What the same value in several languages has in common, and for each what is to be laid over that.

    What counts as right when learners type words is right in every language: lists called `accept` hold the
    words of all, those of the language first. Laid over: objects go into what is there by key, or by index
    where that is a list; whatever else is there takes its place.
    """
    agreed = _agreed(values_)
    return _split(agreed, keep=False)


def _agreed(values_: Sequence[Any], key: str = "") -> list[Any]:
    """The values with the lists `accept` made one in all of them."""
    if all(isinstance(each, dict) for each in values_):
        found: list[dict[str, Any]] = [{} for _ in values_]
        for name in dict.fromkeys(name for each in values_ for name in each):
            parts = [each[name] for each in values_ if name in each]
            inside = iter(_agreed(parts, name) if len(parts) == len(values_) else parts)
            for into, each in zip(found, values_, strict=True):
                if name in each:
                    into[name] = next(inside)
        return found
    if all(isinstance(each, list) for each in values_):
        if key == "accept" and all(isinstance(word, str) for each in values_ for word in each):
            others = [word for each in values_ for word in each]
            return [list(dict.fromkeys([*each, *others])) for each in values_]
        if len({len(each) for each in values_}) == 1:
            columns = [_agreed(column) for column in zip(*values_, strict=True)]
            return [[column[at] for column in columns] for at in range(len(values_))]
    return list(values_)


def _split(found: Sequence[Any], *, keep: bool) -> tuple[Any, list[Any]]:
    first = found[0]
    if all(each == first for each in found):
        return first, [_ABSENT] * len(found)
    if all(isinstance(each, dict) for each in found):
        names = list(dict.fromkeys(name for each in found for name in each))
        parts = [[each.get(name, None) for each in found] for name in names]
    elif all(_is_alike(each, first) for each in found):
        names = [str(at) for at in range(len(first))]
        parts = [list(column) for column in zip(*found, strict=True)]
    else:
        return first if keep else _ABSENT, list(found)
    common: dict[str, Any] = {}
    own: list[dict[str, Any]] = [{} for _ in found]
    for name, part in zip(names, parts, strict=True):
        shared, several = _split(part, keep=keep or (name in _OF_QUESTIONS and "data" in names))
        if shared is not _ABSENT:
            common[name] = shared
        for into, each in zip(own, several, strict=True):
            if each is not _ABSENT:
                into[name] = each
    whole = [common[name] for name in names] if isinstance(first, list) else common
    return whole, list(own)


def _is_alike(value: Any, first: Any) -> bool:
    """Whether both are lists of so many objects or lists, of which each has its place."""
    if not isinstance(value, list) or not isinstance(first, list) or len(value) != len(first):
        return False
    return all(isinstance(each, dict | list) for each in (*value, *first))


def lay_over(data: Any, words: Any) -> Any:
    """The data with the words of one language; what `pour` of player/src/features/languages.js does."""
    if isinstance(data, dict) and isinstance(words, dict):
        return {**data, **{name: lay_over(data.get(name), each) for name, each in words.items()}}
    if isinstance(data, list) and isinstance(words, dict):
        return [lay_over(each, words[str(at)]) if str(at) in words else each for at, each in enumerate(data)]
    return words
