"""Faults: a function that describes a case, its code, and its page."""

from __future__ import annotations

from types import ModuleType

from scormkit.diagnostics import Diagnostic, Finding, Severity, Span, fault, faults_of


@fault("XYZ002", "second", Severity.WARNING, spec="A standard, 1.2")
def second(span: Span) -> Finding:
    """What it finds.

    More.
    """
    return Finding("Message.", "Help.", span)


@fault("XYZ001", "first")
def first() -> Finding:
    """Another."""
    return Finding("Message.", "Help.", None)


def test_calling_a_fault_makes_the_diagnostic() -> None:
    span = Span("f", 2, 3)
    assert second(span) == Diagnostic(
        "XYZ002", "second", Severity.WARNING, "Message.", "Help.", span, "A standard, 1.2"
    )
    assert second.page == "What it finds.\n\nMore."


def test_nothing_that_a_finding_quotes_acts_on_a_terminal() -> None:
    quoting = fault("XYZ003", "third")(lambda text: Finding(text, text + "\nNext line.", None))
    for text, shown in (
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("www\x7f.org", "www\\x7f.org"),
        ("\u202egpj.exe", "\\u202egpj.exe"),
        ("half \ud83d", "half \\ud83d"),
        ("Qu\u2019est-ce\xa0? \u0646\u200c\u0647 \U0001f469\u200d\U0001f4bb", None),
    ):
        found = quoting(text)
        assert found.message == (shown or text)
        assert found.help == (shown or text) + "\nNext line."


def test_faults_of_modules_are_sorted_and_listed_once() -> None:
    one, other = ModuleType("one"), ModuleType("other")
    vars(one).update(b=second, a=first, text="no fault")
    vars(other).update(again=second)
    assert [each.code for each in faults_of(one, other)] == ["XYZ001", "XYZ002"]


def test_findings_sort_by_place() -> None:
    found = [
        second(Span("g")),
        second(Span("f", 10)),
        second(Span("f", 9, 2)),
        second(Span("f", 9, 1)),
        first(),
    ]
    places = [each.span for each in sorted(found, key=lambda each: each.sort_key)]
    assert places == [None, Span("f", 9, 1), Span("f", 9, 2), Span("f", 10), Span("g")]
