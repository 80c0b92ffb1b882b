"""Manifests for tests: whole documents around an organization, and random sequencing."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from scormkit.cmi.scorm2004_sequencing import (
    NAMESPACES,
    RANGES,
    ExitAction,
    PostAction,
    PreAction,
)
from scormkit.diagnostics import Diagnostic
from scormkit.package.document import Document, read_document
from scormkit.sequencing import model
from scormkit.sequencing.model import Manifest, Objective, Organization, Sequencing
from scormkit.sequencing.names import attribute_name
from scormkit.sequencing.read import read_manifest
from scormkit.sequencing.write import organization_tag
from scormkit.xml import Tag, tag, write_xml

VERSIONS = {2: "CAM 1.3", 3: "2004 3rd Edition", 4: "2004 4th Edition"}
PREFIXES = {"": NAMESPACES["imscp"], **{name: uri for name, uri in NAMESPACES.items() if name != "imscp"}}


def manifest_of(organization: str, *, edition: int = 4, collection: str = "") -> bytes:
    """A manifest around the inside of <organization identifier="course">, given as text."""
    declared = " ".join(f'xmlns{":" if name else ""}{name}="{uri}"' for name, uri in PREFIXES.items())
    shared = f"<imsss:sequencingCollection>{collection}</imsss:sequencingCollection>" if collection else ""
    return (
        f'<manifest identifier="m" {declared}><metadata><schema>ADL SCORM</schema>'
        f"<schemaversion>{VERSIONS[edition]}</schemaversion></metadata>\n"
        f'<organizations default="course"><organization identifier="course"><title>Course</title>\n'
        f"{organization}\n</organization></organizations><resources/>{shared}</manifest>"
    ).encode()


def written(manifest: Manifest) -> bytes:
    """A whole document from the model."""
    organizations = tuple(organization_tag(each, manifest.edition) for each in manifest.organizations)
    root = tag(
        "manifest",
        tag("metadata", tag("schema", "ADL SCORM"), tag("schemaversion", VERSIONS[manifest.edition])),
        Tag("organizations", (("default", manifest.default),), children=organizations),
        tag("resources"),
        identifier="m",
    )
    return write_xml(root, PREFIXES, [])


def document_of(content: bytes) -> Document:
    """The document of a manifest that is well-formed."""
    found: list[Diagnostic] = []
    document = read_document(content, "imsmanifest.xml", found.append)
    assert document is not None, found
    return document


def read(content: bytes) -> Manifest:
    """Read a manifest that must be without a finding."""
    found: list[Diagnostic] = []
    manifest = read_manifest(document_of(content), found.append)
    assert found == []
    assert manifest is not None
    return manifest


def organization(sequencing: Sequencing) -> Organization:
    leaf = model.Activity("one", "One", "r1", sequencing)
    return Organization(model.Activity("course", "Course", children=(leaf,)))


TEXTS = {
    "attempt_absolute_duration_limit": "PT1H",
    "attempt_experienced_duration_limit": "PT30M",
    "activity_absolute_duration_limit": "P1D",
    "activity_experienced_duration_limit": "PT2H",
    "begin_time_limit": "2026-01-01T00:00:00",
    "end_time_limit": "2027-01-01T00:00:00",
}


def values(kind: Any, **known: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Random values of a NamedTuple by the types of its fields; `known` for those that types do not tell."""
    return st.builds(
        kind,
        **{
            field: known[field] if field in known else _field(field, hint)
            for field, hint in get_type_hints(kind).items()
        },
    )


def _field(name: str, hint: Any) -> SearchStrategy[Any]:  # noqa: PLR0911
    if name in TEXTS:
        return st.sampled_from([None, TEXTS[name]])
    if type(None) in get_args(hint):
        inner = next(each for each in get_args(hint) if each is not type(None))
        return st.none() | _field(name, inner)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(0, 9)
    if hint is float:
        low, high = RANGES[attribute_name(name)]
        return st.integers(int(low * 10000), int(high * 10000)).map(lambda number: number / 10000)
    assert hint is str, name
    return st.sampled_from(["a", "b.c", "urn:d"])


def _rules(action: Any) -> SearchStrategy[tuple[model.Rule, ...]]:
    conditions = st.lists(values(model.Condition, referenced_objective=st.none()), min_size=1, max_size=3)
    rule = values(model.Rule, action=st.sampled_from(get_args(action)), conditions=conditions.map(tuple))
    return st.lists(rule, max_size=2).map(tuple)


def _objectives() -> SearchStrategy[tuple[Objective, ...]]:
    few: Any = {"max_size": 2}
    one = values(
        Objective,
        objective_id=st.none(),
        maps=st.lists(values(model.MapInfo), **few).map(tuple),
        data_maps=st.lists(values(model.DataMapInfo), **few).map(tuple),
    )
    return st.lists(one, min_size=1, max_size=3).map(
        lambda found: tuple(each._replace(objective_id=f"o{index}") for index, each in enumerate(found))
    )


def _sequencings() -> SearchStrategy[Sequencing]:
    rollup_conditions = st.lists(values(model.RollupCondition), min_size=1, max_size=2).map(tuple)
    rollup = st.lists(values(model.RollupRule, conditions=rollup_conditions), max_size=2).map(tuple)
    auxiliary = st.lists(values(model.AuxiliaryResource), max_size=1).map(tuple)
    plain = values(
        Sequencing,
        control_mode=values(model.ControlMode),
        pre_rules=_rules(PreAction),
        exit_rules=_rules(Literal[ExitAction]),
        post_rules=_rules(PostAction),
        limits=values(model.LimitConditions),
        auxiliary_resources=auxiliary,
        rollup_controls=values(model.RollupControls),
        rollup_rules=rollup,
        primary=st.just(Objective()),
        objectives=st.just(()),
        randomization=values(model.RandomizationControls),
        delivery=values(model.DeliveryControls),
        constrained_choice=values(model.ConstrainedChoice),
        considerations=values(model.RollupConsiderations),
    )
    return st.tuples(plain, _objectives()).map(
        lambda both: both[0]._replace(primary=both[1][0], objectives=both[1][1:])
    )


SEQUENCINGS = _sequencings()
"""Any sequencing that the 4th Edition's schema allows."""
