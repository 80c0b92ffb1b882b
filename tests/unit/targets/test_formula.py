"""Conditions as clauses: as few as say it."""

from __future__ import annotations

from scormkit.targets.scorm2004.formula import Least, Literal, both, clauses, either, negated

A, B, C = (Literal(name) for name in "abc")


def test_what_follows_from_a_smaller_clause_is_left_out() -> None:
    assert clauses(both((A, either((A, B))))) == (frozenset({A}),)
    assert clauses(either((A, both((A, B))))) == (frozenset({A}),)


def test_what_always_holds_needs_no_clause() -> None:
    assert clauses(either((A, negated(A)))) == ()
    assert clauses(both((B, either((A, negated(A)))))) == (frozenset({B}),)


def test_two_of_three_waits_for_one_of_each_pair() -> None:
    assert set(clauses(Least(2, (A, B, C)))) == {frozenset(each) for each in ({A, B}, {A, C}, {B, C})}
