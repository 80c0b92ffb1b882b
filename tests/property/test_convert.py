"""Whatever stands in a package, its conversion ends with findings; prerequisites keep their meaning."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scormkit.converting.convert import TARGETS, convert
from scormkit.converting.script import UnsaidError, formula_of, script_of, wanted_of
from scormkit.diagnostics.registry import harmless
from scormkit.errors import FindingsError
from scormkit.rules.script import read_script
from scormkit.targets.scorm2004.formula import Formula, Literal
from tests.property.test_validate import manifests
from tests.rules.packages.test_mutations import MANIFESTS

PAGE = b"<p>Hello"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(manifests(), st.sampled_from(sorted(TARGETS)))
def test_a_spoiled_manifest_is_converted_or_told(spoiled: tuple[str, str], target: str) -> None:
    base, text = spoiled
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "old.zip", Path(folder) / "new.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(MANIFESTS[base], text.encode("utf-8", "surrogatepass"))
            for name in ("lesson-1.html", "lesson-2.html"):
                archive.writestr(name, PAGE)
        try:
            result = convert(path, target, out)  # type: ignore[arg-type]
        except FindingsError:
            return
        assert out.exists() == (result.path is not None)
        for each in result.findings:
            assert harmless(each.message) == each.message
        assert sorted(Path(folder).iterdir()) == ([out, path] if result.path else [path])


NAMES = ("a", "b", "c")
LEAVES = {"a": ("a",), "b": ("b",), "c": ("c",), "group": ("a", "b")}
STATES = [f'{n}{sign}"{word}"' for n in NAMES for sign in ("=", "<>") for word in ("passed", "completed")]
SCRIPTS = st.recursive(
    st.one_of(
        st.sampled_from([*NAMES, "group"]),
        st.sampled_from(STATES),
        st.sampled_from(["1*{a,b}", "2*{a,b,c}", "3*{a,b,c}"]),
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["&", "|"]), inner).map(lambda each: f"({''.join(each)})"),
        inner.map(lambda each: f"~({each})"),
    ),
    max_leaves=6,
)


def holds(formula: Formula, known: Mapping[tuple[str, bool], bool]) -> bool:
    if isinstance(formula, Literal):
        wanted = wanted_of(formula.signal)
        return known[wanted.item, wanted.passed] == formula.holds
    return sum(holds(each, known) for each in formula.parts) >= formula.least


def meant(script: str, known: Mapping[tuple[str, bool], bool]) -> bool:
    """The same by Python's own reading."""

    def word(found: re.Match[str]) -> str:
        if found["set"]:
            names = found["set"].split(",")
            return f"(sum([{','.join(str(known[name, False]) for name in names)}]) >= {found['least']})"
        each = found["name"]
        if each == "group":
            return str(known["a", False] and known["b", False])
        value = known[each, found["state"] == "passed"]
        return str(value if found["sign"] != "<>" else not value)

    text = re.sub(
        r'(?P<least>\d)\*\{(?P<set>[^}]*)\}|(?P<name>group|[abc])(?:(?P<sign>=|<>)"(?P<state>\w+)")?',
        word,
        script,
    )
    text = text.replace("&", " and ").replace("|", " or ").replace("~", " not ")
    return bool(eval(text, {"sum": sum}))


@settings(max_examples=200, deadline=None)
@given(SCRIPTS)
def test_prerequisites_mean_the_same_as_formulas(script: str) -> None:
    formula = formula_of(script, LEAVES)
    keys = [(name, passed) for name in NAMES for passed in (False, True)]
    for values in product((False, True), repeat=len(keys)):
        known = dict(zip(keys, values, strict=True))
        assert holds(formula, known) == meant(script, known)


@given(st.text(st.sampled_from("ab1&|~()=<>{},*\"' "), max_size=30))
def test_any_script_is_a_formula_or_is_told(text: str) -> None:
    try:
        formula = formula_of(text, LEAVES)
    except UnsaidError:
        return
    assert read_script(text).wrong == ""
    assert script_of(formula) or not text.strip()
