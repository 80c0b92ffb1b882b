"""Final identifiers and keys: the author's or derived, remembered in the lock, never reused."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

from scormkit.course.files import bare_name
from scormkit.course.model import Assessment, Bank, Course, Page, Question, Unit
from scormkit.course.versions import kept_of, options_of
from scormkit.diagnostics import Report
from scormkit.plan import faults
from scormkit.plan.entries import GROUPS, LETTERS, Entry, Group, Lock, fingerprint, group_of, new_uid, walk
from scormkit.plan.matching import Item, match
from scormkit.source.kept import KeptBlock
from scormkit.source.scalars import slugify


def course_id(course: Course, lock: Lock) -> str:
    """The author's id, else the one that the lock remembers, else the folder's name as a slug."""
    return course.spec.id or lock.course or slugify(course.folder.name) or "course"


def identify(course: Course, lock: Lock, report: Report) -> Lock | None:
    """Recognise everything of the course in its lock, name and number what is new, retire what is gone.

    The live entries of the result stand exactly as things stand in the course: units in order, in each unit
    its objectives and its contents, in each content its questions, in each question its options; and banks
    with their questions. (An option
    whose letter is fixed by its type has no entry.) None when a list of options has no letters left; it is
    reported.
    """
    identifier = course_id(course, lock)
    if lock.course and lock.course != identifier:
        report(faults.lock_of_another_course(course.where.span("id"), identifier, lock.course))
    elif lock.course and course.spec.id is None and slugify(course.folder.name) != lock.course:
        title = course.where.key_span("title")
        report(faults.lock_of_another_folder(title, course.folder.name, lock.course))
    units = [_unit_node(unit) for unit in course.units]
    banks = [_bank_node(bank) for bank in course.banks]
    roots, before = [*units, *banks], (*lock.units, *lock.banks)
    ledger = _Ledger(dict(lock.next), {entry.id.lower() for entry in walk(before)})
    remembered = list(_remember(before, None, live=True))
    for group in GROUPS:
        nodes = list(_nodes(roots, group))
        _recognise(nodes, [each for each in remembered if group_of(each[1].kind) == group])
        for node in nodes:
            ledger.settle(node, group)
    options = list(_nodes(roots, None))
    _recognise(options, [each for each in remembered if each[1].kind == "option"])
    for owner in (*_nodes(roots, "question"), *_nodes(roots, "kept")):
        _give_letters(owner)
    if not _all_lettered(options, report):
        return None
    taken = {id(node.before) for group in (*GROUPS, None) for node in _nodes(roots, group) if node.before}
    return Lock(
        course=lock.course or identifier,
        uid=lock.uid or new_uid(identifier, course.spec.title),
        next=MappingProxyType(ledger.next),
        units=_entries(units, lock.units, taken),
        banks=_entries(banks, lock.banks, taken),
    )


# --- the course as nodes ---


@dataclass(slots=True, eq=False)
class _Node:
    """One thing of the course on its way to an entry; `source` is the question that it stands for, if one.

    `group` is the list that an option stands in. `before` is the entry that it was found to be; `key`, `id`
    and `letter` are filled in as they are settled.
    """

    kind: str
    author: str | None
    name: str | None
    text: str
    children: list[_Node]
    source: Question | None = None
    group: str = ""
    parent: _Node | None = None
    position: int = 0
    before: Entry | None = None
    key: int = -1
    id: str = ""
    letter: str = ""

    def __post_init__(self) -> None:
        for position, child in enumerate(self.children):
            child.parent, child.position = self, position


def _unit_node(unit: Unit) -> _Node:
    objectives = [_Node("objective", name, None, "", []) for name in unit.spec.objectives]
    contents = [_content_node(content) for content in unit.contents]
    return _Node(
        "unit", unit.spec.id, fingerprint(unit.name), fingerprint(unit.spec.title), objectives + contents
    )


def _content_node(content: Page | Assessment) -> _Node:
    kind, title = ("page", content.title) if isinstance(content, Page) else ("assessment", content.spec.title)
    questions = [_question_node(question) for question in content.questions]
    kept = [_kept_node(block) for block in kept_of(content)] if isinstance(content, Page) else []
    name = fingerprint(bare_name(content.name))
    return _Node(kind, content.spec.id, name, fingerprint(title), questions + kept)


def _kept_node(block: KeptBlock) -> _Node:
    entries = [_Node("option", None, None, fingerprint(text), []) for text in block.entries]
    return _Node(block.kind, block.author, None, fingerprint(block.text), entries)


def _bank_node(bank: Bank) -> _Node:
    questions = [_question_node(question) for question in bank.questions]
    return _Node(
        "bank", None, fingerprint(bare_name(bank.name)), fingerprint(bank.spec.title or ""), questions
    )


def _question_node(question: Question) -> _Node:
    spec = question.spec
    options = [
        _Node("option", identifier, None, fingerprint(text), [], group=group)
        for group, identifier, text, _ in options_of(question)
    ]
    return _Node(spec.type, spec.id, None, fingerprint(spec.prompt), options, question)


def _nodes(nodes: Sequence[_Node], group: Group | None) -> Iterator[_Node]:
    """The nodes of one group, in the order of the course."""
    for node in nodes:
        if group_of(node.kind) == group:
            yield node
        yield from _nodes(node.children, group)


# --- recognising ---


def _recognise(nodes: Sequence[_Node], remembered: Sequence[tuple[Item, Entry]]) -> None:
    """Set `before` of each node that the lock knows. The nodes' parents must have been recognised."""
    new = [_item(node) for node in nodes]
    for index, known in match(new, [item for item, _ in remembered]).items():
        nodes[index].before = remembered[known][1]


def _item(node: _Node) -> Item:
    parent: Hashable = node.parent
    if node.parent is not None and node.parent.before is not None:
        parent = _parent_mark(node.parent.before)
    if node.group:
        parent = (parent, node.group)
    evidence = tuple(sorted(child.text for child in node.children if child.kind != "objective"))
    return Item(node.kind, parent, node.position, node.author, node.name, node.text, evidence)


def _parent_mark(entry: Entry) -> str:
    return f"{group_of(entry.kind)} {entry.key}"


def _remember(entries: Sequence[Entry], parent: str | None, *, live: bool) -> Iterator[tuple[Item, Entry]]:
    """Every entry of the lock beside its item, each before what stands below it."""
    for position, entry in enumerate(entries):
        alive = live and not entry.retired
        evidence = tuple(
            sorted(each.text for each in entry.children if each.kind != "objective" and not each.retired)
        )
        within = (parent, entry.group) if entry.group else parent
        item = Item(entry.kind, within, position, entry.author, entry.name, entry.text, evidence, live=alive)
        yield item, entry
        yield from _remember(entry.children, _parent_mark(entry), live=alive)


# --- keys, ids and letters ---


class _Ledger(NamedTuple):
    """What is given out: the next key of each group, and every id in use or once used (in small letters)."""

    next: dict[Group, int]
    ids: set[str]

    def settle(self, node: _Node, group: Group) -> None:
        """Give a node its key and its id: those it had, or new ones. Its parent must be settled."""
        if node.before is not None:
            node.key = node.before.key
        else:
            node.key = self.next[group]
            self.next[group] += 1
        if node.before is not None and node.author in {None, node.before.author}:
            node.id = node.before.id
        else:
            node.id = self._free(node, group)
            self.ids.add(node.id.lower())

    def _free(self, node: _Node, group: Group) -> str:
        prefix = f"{node.parent.id}." if node.parent else ""
        local = _local_name(node)
        if group == "question" and node.author is None:
            candidates = (f"{prefix}q{number}" for number in count(node.position + 1))
        else:
            candidates = (f"{prefix}{local}{f'-{number}' if number > 1 else ''}" for number in count(1))
        return next(each for each in candidates if each.lower() not in self.ids)


def _local_name(node: _Node) -> str:
    """The last part of an id: what the author wrote, else the file's name, else kind and key."""
    if node.kind == "bank":
        return f"bank.{slugify(node.name or '') or node.key}"
    if node.author:
        return re.sub(r"[^A-Za-z0-9_-]+", "-", node.author).strip("-_") or f"{node.kind}-{node.key}"
    return slugify(node.name or "") or f"{node.kind}-{node.key}"


def _give_letters(question: _Node) -> None:
    """Give the options of a question their keys and letters; those of a new one were never used before.

    Keys count in the question, letters in a group. An option for which no letter is left gets "".
    """
    known = question.before.children if question.before else ()
    used = {entry.key for entry in known}
    lettered = {(entry.group, entry.letter) for entry in known}
    keys = (key for key in count() if key not in used)
    for option in question.children:
        option.id = option.author or ""
        if option.before:
            option.key, option.letter = option.before.key, option.before.letter
            continue
        option.key = next(keys)
        option.letter = next((each for each in LETTERS if (option.group, each) not in lettered), "")
        lettered.add((option.group, option.letter))


def _all_lettered(options: Sequence[_Node], report: Report) -> bool:
    """Whether every option has a letter; each question of which one has none is reported."""
    late = [(option.parent.source, option.group) for option in options if not option.letter and option.parent]
    for question, group in {id(each): (each, group) for each, group in late if each}.values():
        size = sum(option.seed.group == group for option in question.options)
        if size <= len(LETTERS):  # else the question itself has too many, as QST005 says
            report(faults.option_letters_used_up(question.where.key_span("options"), len(LETTERS)))
    return not late


# --- back to entries ---


def _entries(nodes: Sequence[_Node], before: Sequence[Entry], taken: set[int]) -> tuple[Entry, ...]:
    """The entries of sibling nodes in their order, then those that stood here before and left the course.

    `taken` holds the identity (Python's `id`) of every old entry that was recognised somewhere.
    """
    entries: list[Entry] = []
    for group in (*GROUPS, None):
        entries += [_entry(node, taken) for node in nodes if group_of(node.kind) == group]
        gone = [entry for entry in before if group_of(entry.kind) == group and id(entry) not in taken]
        entries += [_retire(entry, taken) for entry in sorted(gone, key=lambda entry: entry.key)]
    return tuple(entries)


def _entry(node: _Node, taken: set[int]) -> Entry:
    below = _entries(node.children, node.before.children if node.before else (), taken)
    return Entry(
        kind=node.kind,
        key=node.key,
        id=node.id,
        author=node.author,
        name=node.name,
        text=node.text,
        children=below,
        letter=node.letter,
        group=node.group,
    )


def _retire(entry: Entry, taken: set[int]) -> Entry:
    """The entry as one that left; what was moved out of it is no longer below it."""
    return entry._replace(retired=True, children=_without(entry.children, taken))


def _without(entries: tuple[Entry, ...], taken: set[int]) -> tuple[Entry, ...]:
    return tuple(
        entry._replace(children=_without(entry.children, taken))
        for entry in entries
        if id(entry) not in taken
    )
