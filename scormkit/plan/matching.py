"""Recognising after an edit what was there before it: same id, same text, similar text, same place.

An id that the author wrote decides alone: two things with different ids are never taken for one. Everything
else is recognised by the strongest evidence that is left, in the order of `_EXACT` below. What left the
course earlier comes back only on exact evidence.
"""

import re
from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

SIMILAR = 0.6
"""The least difflib ratio at which an edited text counts as the same thing."""

_MOST_PAIRS = 1000
"""Pairs of texts compared below one parent (some milliseconds); beyond it only the nearest are compared."""

_SENTENCE = 6
"""Words from which on two texts are compared by words."""


class Item(NamedTuple):
    """One thing, of the course or of the lock, as far as matching is concerned.

    `parent` tells which thing it stands in; `text` is its fingerprint, `evidence` what stands below it.
    Position counts among its parent's things. `live` is False for what left the course earlier.
    """

    kind: str
    parent: Hashable
    position: int
    author: str | None
    name: str | None
    text: str
    evidence: tuple[str, ...] = ()
    live: bool = True


_Key = Callable[[Item], Hashable | None]


def _can_move(item: Item) -> bool:
    """Options and objectives belong to their parents for good; what left earlier stays where it was."""
    return item.live and item.kind not in {"option", "objective", "unit"}


_EXACT: tuple[_Key, ...] = (
    lambda item: (item.kind, item.parent, item.author) if item.author else None,
    lambda item: (item.kind, item.parent, item.name, item.text, item.evidence),
    lambda item: (item.kind, item.parent, item.name, item.text) if item.name else None,
    lambda item: (item.kind, item.parent, item.text, item.evidence),
    lambda item: (item.kind, item.parent, item.text),
    lambda item: (item.kind, item.parent, item.name) if item.name else None,
    # Moved to another parent: what stands below came along unchanged, or it moved just now and has a name.
    lambda item: (item.kind, item.author, item.name, item.text, item.evidence) if item.evidence else None,
    lambda item: (item.kind, item.text, item.evidence) if item.evidence else None,
    lambda item: (item.kind, item.author, item.text) if item.author and _can_move(item) else None,
    lambda item: (item.kind, item.name, item.text) if item.kind == "page" and item.live else None,
)


def match(new: Sequence[Item], old: Sequence[Item]) -> dict[int, int]:
    """Which old item each new item is: indexes of `new` to indexes of `old`, each used at most once."""
    found: dict[int, int] = {}
    for key in _EXACT:
        _match_exactly(new, old, key, found)
        if len(found) == len(new):
            return found
    _match_similar(new, old, found)
    _match_places(new, old, found)
    return found


def _compatible(new: Item, old: Item) -> bool:
    """Whether the author's ids allow that the two are one thing."""
    return new.author is None or old.author is None or new.author == old.author


def _match_exactly(new: Sequence[Item], old: Sequence[Item], key: _Key, found: dict[int, int]) -> None:
    used = set(found.values())
    candidates: dict[Hashable, deque[int]] = defaultdict(deque)
    for index in sorted(range(len(old)), key=lambda each: not old[each].live):
        value = key(old[index]) if index not in used else None
        if value is not None:
            candidates[value].append(index)
    for index, item in enumerate(new):
        value = key(item) if index not in found else None
        queue = candidates.get(value) if value is not None else None
        if not queue:
            continue
        chosen = next((each for each in queue if _compatible(item, old[each])), None)
        if chosen is not None:
            queue.remove(chosen)
            found[index] = chosen


def _by_parent(items: Sequence[Item], *, live_only: bool) -> dict[Hashable, list[int]]:
    """The indexes of the items below each parent, by position."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if item.live or not live_only:
            groups[item.parent].append(index)
    return groups


def _anonymous(new: Item, old: Item) -> bool:
    """Of one kind, and neither has an id by its author: only then may likeness or place decide."""
    return new.kind == old.kind and new.author is None and old.author is None


def _match_similar(new: Sequence[Item], old: Sequence[Item], found: dict[int, int]) -> None:
    """Match what is left below one parent by likeness of text, the most alike first."""
    used = set(found.values())
    groups = _by_parent(old, live_only=True)
    for parent, indexes in _by_parent(new, live_only=False).items():
        left = [index for index in indexes if index not in found]
        right = [index for index in groups.get(parent, ()) if index not in used]
        alike = []
        for one in left:
            for two in _nearest(new[one].position, right, old, _MOST_PAIRS // len(left)):
                if _anonymous(new[one], old[two]):
                    ratio = likeness(new[one].text, old[two].text)
                    distance = abs(new[one].position - old[two].position)
                    alike.append((-ratio, distance, one, two))
        for ratio, _, one, two in sorted(alike):
            if -ratio >= SIMILAR and one not in found and two not in used:
                found[one] = two
                used.add(two)


def _nearest(position: int, indexes: list[int], items: Sequence[Item], most: int) -> list[int]:
    """At most `most` (but at least one) of the indexes, those that stand nearest to a position."""
    most = max(1, most)
    middle = bisect_left(indexes, position, key=lambda index: items[index].position)
    start = max(0, min(middle - most // 2, len(indexes) - most))
    return indexes[start : start + most]


def likeness(one: str, two: str) -> float:
    """The difflib ratio of two texts, from 0 to 1: by words for sentences, by characters for short texts.

    By words it is some thirty times as fast. A ratio that cannot reach `SIMILAR` may come out as 0.
    """
    from difflib import SequenceMatcher  # only for what was edited since the last build

    first, second = _words(one), _words(two)
    if len(first) >= _SENTENCE and len(second) >= _SENTENCE:
        matcher = SequenceMatcher(None, first, second, autojunk=False)
    else:
        matcher = SequenceMatcher(None, list(one.casefold()), list(two.casefold()), autojunk=False)
    if matcher.real_quick_ratio() < SIMILAR or matcher.quick_ratio() < SIMILAR:
        return 0.0
    return matcher.ratio()


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _match_places(new: Sequence[Item], old: Sequence[Item], found: dict[int, int]) -> None:
    """Match what is left by its place: a run of new things between the same neighbours as a run of old ones.

    The runs must be equally long, so that something added is not taken for something removed elsewhere.
    """
    taken = {two: two for two in found.values()}
    groups = _by_parent(old, live_only=True)
    for parent, indexes in _by_parent(new, live_only=False).items():
        replaced = dict(_runs(groups.get(parent, []), taken))
        for ends, run in list(_runs(indexes, found)):
            candidates = replaced.get(ends, [])
            if len(candidates) != len(run):
                continue
            pairs = zip(run, candidates, strict=True)
            found.update((one, two) for one, two in pairs if _anonymous(new[one], old[two]))


def _runs(
    indexes: list[int], matched: Mapping[int, int]
) -> Iterator[tuple[tuple[int | None, int | None], list[int]]]:
    """Each run of unmatched indexes, after what its neighbours are matched to (None: it has none there)."""
    before: int | None = None
    run: list[int] = []
    for index in indexes:
        if index not in matched:
            run.append(index)
            continue
        if run:
            yield (before, matched[index]), run
        before, run = matched[index], []
    if run:
        yield (before, None), run
