"""How a call is answered, whichever the standard: a function of the API replies, or refuses with a code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from scormkit.preview.runtime.model import Answer, Session

Reply = tuple[Session, str, str | None]
"""The session that follows, what the course gets, and what was not as the standard wants it all the same."""


class Refused(Exception):  # noqa: N818 - not an error of ours: the answer "no"
    """A call that is answered with an error code; `is_wrong` unless a course may well ask that."""

    def __init__(self, code: int, why: str, *, is_wrong: bool = True) -> None:
        super().__init__(why)
        self.code = code
        self.why = why
        self.is_wrong = is_wrong


class Function(NamedTuple):
    """A function of the API, and what it returns when it refuses."""

    run: Callable[[Session, Sequence[object]], Reply]
    no: str


class Support(NamedTuple):
    """The three functions that tell of the last call, and the sentences for the codes."""

    last_error: str
    error_string: str
    diagnostic: str
    errors: Mapping[int, str]


def answer(
    session: Session, functions: Mapping[str, Function], support: Support, name: str, args: Sequence[object]
) -> tuple[Session, Answer]:
    """Answer one call by its function; the three support functions leave the last error as it is."""
    if name in {support.last_error, support.error_string, support.diagnostic}:
        return session, Answer(_support(session, support, name, args))
    function = functions.get(name)
    if function is None:
        return session, Answer("", 0, f"The API has no function {name}.")
    try:
        following, value, note = function.run(session, args)
    except Refused as no:
        refused = session._replace(error=no.code, diagnostic=no.why)
        return refused, Answer(function.no, no.code, no.why if no.is_wrong else None)
    return following._replace(error=0, diagnostic=""), Answer(value, 0, note)


def _support(session: Session, support: Support, name: str, args: Sequence[object]) -> str:
    if name == support.last_error:
        return str(session.error)
    code = str(args[0]) if args else ""
    if name == support.diagnostic and code in {"", str(session.error)} and session.diagnostic:
        return session.diagnostic[:255]
    return support.errors.get(int(code), "") if code.isdecimal() and len(code) < 6 else ""


def blank(name: str, args: Sequence[object]) -> None:
    """Functions that begin, commit and end take one argument, the empty text (201 in both standards)."""
    if len(args) != 1 or args[0] != "":
        raise Refused(201, f'{name} takes one argument, the empty text "".')


def name_of(function: str, args: Sequence[object], *, and_value: bool = False) -> str:
    """The element that a call names."""
    if len(args) != 1 + and_value or not isinstance(args[0], str):
        wants = "the name of one element and its value" if and_value else "the name of one element"
        raise Refused(201, f"{function} takes {wants}.")
    return args[0]


def text_of(element: str, value: object) -> tuple[str, str | None]:
    """A value as text, as JavaScript's String() writes it; and what is wrong with one that was none."""
    if isinstance(value, str):
        return value, None
    note = f"{element} was set to a {_KINDS.get(type(value), 'value')}; the API takes text only."
    if value is None:
        return "null", note
    if isinstance(value, bool):
        return "true" if value else "false", note
    return f"{value:g}" if isinstance(value, float) else str(value), note


_KINDS: Mapping[type, str] = {bool: "boolean", int: "number", float: "number", type(None): "null"}
