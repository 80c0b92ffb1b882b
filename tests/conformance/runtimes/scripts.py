"""Sessions of calls for both standards: each element read and set, legally and not, in and out of order."""

from __future__ import annotations

from collections.abc import Iterator

from scormkit.cmi import scorm12, scorm2004
from scormkit.preview.runtime import Standard

Call = tuple[str, ...]
Script = tuple[Call, ...]

_OPEN: dict[Standard, Call] = {"scorm12": ("LMSInitialize", ""), "scorm2004": ("Initialize", "")}
_GET: dict[Standard, str] = {"scorm12": "LMSGetValue", "scorm2004": "GetValue"}
_SET: dict[Standard, str] = {"scorm12": "LMSSetValue", "scorm2004": "SetValue"}

_VALUES: dict[Standard, tuple[str, ...]] = {
    "scorm12": (
        *("", "0", "-1", "42.5", "100", "101", "x", "two words", "true", "passed", "Passed", "not attempted"),
        *("suspend", "normal", "00:01:30", "00:01:30.25", "PT90S", "12:00:00", "25:00:00", "incorrect"),
        *("a" * 255, "a" * 256),
    ),
    "scorm2004": (
        *("", "0", "-1", "0.5", "42.5", "1.1", "-1.1", "x", "two words", "true", "passed", "completed"),
        *("suspend", "normal", "PT1M30S", "PT1.5S", "00:01:30", "2026-01-31T09:00:00", "2026-13-31", "wrong"),
        *("incorrect", "continue", "{target=a}choice", "choice", "{lang=en}text", "urn:a:b"),
    ),
}
_ODD: dict[Standard, tuple[str, ...]] = {
    "scorm12": (
        *("cmi", "cmi.", "cmi.core", "cmi.nothing", "cmi.core.nothing", "nothing", "", "cmi.core.score"),
        *("cmi._version", "cmi.core._children", "cmi.core.score._children", "cmi.objectives._count"),
        *("cmi.core._count", "cmi.core.exit._children", "cmi.core.lesson_status._children"),
        *(
            "cmi.interactions._count",
            "cmi.interactions._children",
            "cmi.interactions.0.id",
            "cmi.objectives.0.id",
        ),
        *("cmi.student_data._children", "cmi.student_preference._children", "cmi.objectives._children"),
        *("cmi.suspend_data._count", "cmi.core.student_id._count", "cmi.interactions.0.objectives._count"),
    ),
    "scorm2004": (
        *("cmi", "cmi.", "cmi.core", "cmi.nothing", "cmi.score.nothing", "nothing", "", "cmi.score"),
        *(
            "cmi._version",
            "cmi._children",
            "cmi.score._children",
            "cmi.objectives._count",
            "cmi.score._count",
        ),
        *(
            "cmi.exit._children",
            "cmi.interactions._count",
            "cmi.interactions._children",
            "cmi.interactions.0.id",
        ),
        *("cmi.objectives.0.id", "cmi.learner_preference._children", "cmi.objectives._children"),
        *("cmi.suspend_data._count", "cmi.comments_from_lms._children", "cmi.comments_from_learner._count"),
        *(
            "adl.nav.request_valid.continue",
            "adl.nav.request_valid.exit",
            "cmi.interactions.0.objectives._count",
        ),
    ),
}


def scripts(standard: Standard) -> Iterator[Script]:
    """All sessions of a standard; each begins anew."""
    yield from _lives(standard)
    yield from _elements(standard)
    yield from _odd(standard)
    yield from _orders(standard)


def _lives(standard: Standard) -> Iterator[Script]:
    """Beginnings, ends and what is called outside of them."""
    names = (
        ("LMSInitialize", "LMSFinish", "LMSCommit")
        if standard == "scorm12"
        else ("Initialize", "Terminate", "Commit")
    )
    begin, end, commit = ((name, "") for name in names)
    status = "cmi.core.lesson_status" if standard == "scorm12" else "cmi.completion_status"
    get, put = (_GET[standard], status), (_SET[standard], status, "completed")
    yield (get, put, commit, end, begin, begin, get, put, get, commit, end, end, get, put, commit, begin)
    yield ((names[0], "x"), begin, (names[2], "x"), (names[1], "x"), end)


def _elements(standard: Standard) -> Iterator[Script]:
    """Each element set to each value, with the entry that it belongs to begun before."""
    model = scorm12 if standard == "scorm12" else scorm2004
    for element in model.ELEMENTS:
        name = element.name.replace(".n.", ".0.").replace(".m.", ".0.")
        put, get = _SET[standard], _GET[standard]
        for value in _VALUES[standard]:
            yield (_OPEN[standard], *_begun(standard, name), (put, name, value), (get, name))


def _begun(standard: Standard, name: str) -> Iterator[Call]:
    put = _SET[standard]
    for array in ("cmi.objectives", "cmi.interactions"):
        if name.startswith(f"{array}.0.") and name != f"{array}.0.id":
            yield (put, f"{array}.0.id", "one")
    if name.endswith((".pattern", "_response")):
        yield (put, "cmi.interactions.0.type", "choice")


def _odd(standard: Standard) -> Iterator[Script]:
    for name in _ODD[standard]:
        yield (_OPEN[standard], (_GET[standard], name), (_SET[standard], name, "x"))


def _orders(standard: Standard) -> Iterator[Script]:
    """Indices, dependencies, and answers by type of question."""
    put, get, begin = _SET[standard], _GET[standard], _OPEN[standard]
    response = "student_response" if standard == "scorm12" else "learner_response"
    yield (
        begin,
        (put, "cmi.objectives.1.id", "a"),
        (put, "cmi.objectives.0.id", "a"),
        (put, "cmi.objectives.1.id", "b"),
        (get, "cmi.objectives._count"),
        (get, "cmi.objectives.1.id"),
        (get, "cmi.objectives.2.id"),
    )
    yield (
        begin,
        (put, "cmi.interactions.0.result", "correct"),
        (put, "cmi.interactions.0.id", "a"),
        (put, "cmi.interactions.0.type", "choice"),
        (put, "cmi.interactions.0.result", "correct"),
        (put, "cmi.interactions.0.objectives.1.id", "o"),
        (put, "cmi.interactions.0.objectives.0.id", "o"),
        (get, "cmi.interactions.0.objectives._count"),
        (get, "cmi.interactions._count"),
    )
    if standard == "scorm2004":
        yield (
            begin,
            (put, "cmi.objectives.0.id", "a"),
            (put, "cmi.objectives.0.id", "b"),
            (put, "cmi.objectives.1.id", "a"),
            (get, "cmi.objectives.0.success_status"),
            (put, "cmi.objectives.0.score.scaled", "2"),
            (get, "cmi.objectives.0.score.scaled"),
        )
        yield (
            begin,
            (put, "cmi.interactions.0.id", "a"),
            (put, f"cmi.interactions.0.{response}", "x"),
            (put, "cmi.interactions.0.correct_responses.0.pattern", "x"),
        )
    for kind, values in _ANSWERS[standard].items():
        for value in values:
            yield (
                begin,
                (put, "cmi.interactions.0.id", "q"),
                (put, "cmi.interactions.0.type", kind),
                (put, "cmi.interactions.0.correct_responses.0.pattern", value),
                (put, f"cmi.interactions.0.{response}", value),
            )


_ANSWERS: dict[Standard, dict[str, tuple[str, ...]]] = {
    "scorm12": {
        "true-false": ("t", "f", "0", "1"),
        "choice": ("a", "a,b", "{a,b}"),
        "fill-in": ("", "any text"),
        "matching": ("1.a", "1.a,2.b"),
        "sequencing": ("a,b,c",),
        "likert": ("a", ""),
        "numeric": ("4", "4.5", "four"),
    },
    "scorm2004": {
        "true-false": ("true", "false", "t"),
        "choice": ("a", "a[,]b", "a[,]a", "a b"),
        "fill-in": ("text", "{lang=en}text", "one[,]two", "{case_matters=true}text"),
        "long-fill-in": ("text", "{lang=en}text"),
        "matching": ("a[.]b", "a[.]b[,]c[.]d", "a"),
        "performance": ("a[.]b", "[.]b", "a[.]"),
        "sequencing": ("a[,]b", "a"),
        "likert": ("a", "a b"),
        "numeric": ("4", "4[:]5", "four", "[:]5"),
        "other": ("anything",),
    },
}
