"""Formulas in TeX -> MathML, at build, so that nothing has to be loaded or run to read them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_MATHML = "{http://www.w3.org/1998/Math/MathML}"
_ELEMENTS = frozenset(
    [
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "mfrac",
        "msqrt",
        "mroot",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mtable",
        "mtr",
        "mtd",
        "mstyle",
        "mpadded",
        "mphantom",
        "menclose",
        "mmultiscripts",
        "mprescripts",
        "none",
    ]
)
_CHILDREN = {
    "mfrac": 2,
    "mroot": 2,
    "msub": 2,
    "msup": 2,
    "munder": 2,
    "mover": 2,
    "msubsup": 3,
    "munderover": 3,
}
_FORBIDDEN = frozenset({"href", "id", "class", "style"})


class MathsError(ValueError):
    """The formula cannot be set; the text says why, in an author's words."""


@lru_cache(maxsize=4096)
def mathml(tex: str, *, block: bool) -> str:
    """A MathML `math` element for a formula in LaTeX notation; `block` sets it apart, on lines of its own.

    It carries the formula as written as its `alttext`. Only elements of presentation MathML come out, without
    links and styles (MathML Core, W3C).

    Raises:
        MathsError: the formula is incomplete, or uses a command that is not known or not allowed.
    """
    from xml.etree import ElementTree

    from latex2mathml.converter import convert

    _check_braces(tex)
    try:
        text = convert(tex, display="block" if block else "inline")
    except Exception as error:  # the library raises its own and Python's; none may reach an author
        raise MathsError(_reason(error)) from None
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        raise MathsError("it has a < or & inside \\text{}, where no sign of that kind can stand") from None
    for element in root.iter():
        _check(element.tag.removeprefix(_MATHML), element.attrib.keys(), len(element), element.text or "")
        element.tag = element.tag.removeprefix(_MATHML)
    root.set("alttext", tex.strip())
    return ElementTree.tostring(root, encoding="unicode")


def _check_braces(tex: str) -> None:
    depth = 0
    plain = tex.replace("\\\\", "  ").replace("\\{", "  ").replace("\\}", "  ")
    for character in plain:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            raise MathsError("a } closes what no { has opened")
    if depth:
        raise MathsError("a { is not closed by a }")
    if not plain.strip():
        raise MathsError("it is empty")


def _check(name: str, attributes: Iterable[str], children: int, text: str) -> None:
    if name not in _ELEMENTS or not _FORBIDDEN.isdisjoint(attributes):
        raise MathsError("it uses a command for links, styles or HTML, which are not allowed in formulas")
    if text.startswith("\\") and len(text) > 1:
        raise MathsError(f"the command {text} is not known")
    if children != _CHILDREN.get(name, children):
        raise MathsError("a part is missing, such as the lower half of a fraction")


_REASONS = {
    "ExtraLeftOrMissingRightError": "\\left has no \\right",
    "MissingEndError": "\\begin{...} has no \\end{...}",
    "MissingSuperScriptOrSubscriptError": "nothing follows a ^ or _",
    "DoubleSuperscriptsError": "two ^ stand behind one another; put one of them into braces",
    "DoubleSubscriptsError": "two _ stand behind one another; put one of them into braces",
    "NoAvailableTokensError": "a part is missing",
}


def _reason(error: Exception) -> str:
    return _REASONS.get(type(error).__name__, "it is not complete, or not in LaTeX notation")
