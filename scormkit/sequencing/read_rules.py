"""An imsss:sequencing element as a value of the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from lxml import etree

from scormkit.cmi.scorm2004_sequencing import (
    NAMESPACES,
    Combination,
    ExitAction,
    PostAction,
    PreAction,
    RollupAction,
)
from scormkit.sequencing import faults
from scormkit.sequencing.attributes import Source, read_number, read_value, read_word
from scormkit.sequencing.model import (
    AuxiliaryResource,
    Condition,
    ConstrainedChoice,
    ControlMode,
    DataMapInfo,
    DeliveryControls,
    LimitConditions,
    MapInfo,
    Objective,
    RandomizationControls,
    RollupCondition,
    RollupConsiderations,
    RollupControls,
    RollupRule,
    Rule,
    Sequencing,
)

Value = TypeVar("Value")
_IMSSS = f"{{{NAMESPACES['imsss']}}}"
_ADLSEQ = f"{{{NAMESPACES['adlseq']}}}"


def read_sequencing(element: etree._Element | None, source: Source) -> Sequencing:
    """What the element says; what the collection says through its IDRef, where it says nothing itself."""
    if element is None:
        return Sequencing()
    parts = _parts(element, source)

    def part(kind: type[Value], name: str) -> Value:
        found = parts.get(name)
        return kind() if found is None else read_value(kind, found, source)

    primary, others = _objectives(parts, source)
    rules = parts.get(f"{_IMSSS}sequencingRules")
    rollup = parts.get(f"{_IMSSS}rollupRules")
    auxiliary = parts.get(f"{_IMSSS}auxiliaryResources")
    sequencing = Sequencing(
        control_mode=part(ControlMode, f"{_IMSSS}controlMode"),
        pre_rules=_rules(rules, "preConditionRule", get_args(PreAction), source),
        exit_rules=_rules(rules, "exitConditionRule", get_args(ExitAction), source),
        post_rules=_rules(rules, "postConditionRule", get_args(PostAction), source),
        limits=part(LimitConditions, f"{_IMSSS}limitConditions"),
        auxiliary_resources=_values(AuxiliaryResource, auxiliary, "auxiliaryResource", source),
        rollup_controls=part(RollupControls, f"{_IMSSS}rollupRules"),
        rollup_rules=tuple(_rollup_rules(rollup, source)),
        primary=primary,
        objectives=others,
        randomization=part(RandomizationControls, f"{_IMSSS}randomizationControls"),
        delivery=part(DeliveryControls, f"{_IMSSS}deliveryControls"),
        constrained_choice=part(ConstrainedChoice, f"{_ADLSEQ}constrainedChoiceConsiderations"),
        considerations=part(RollupConsiderations, f"{_ADLSEQ}rollupConsiderations"),
    )
    _check_references(sequencing, element, parts.get(f"{_IMSSS}sequencingRules"), source)
    return sequencing


def _parts(element: etree._Element, source: Source) -> dict[str, etree._Element]:
    reference = element.get("IDRef")
    found: dict[str, etree._Element] = {}
    if reference is not None:
        shared = source.collection.get(reference)
        if shared is None:
            source.report(faults.reference_dangling(reference, source.span(element)))
        else:
            found |= {each.tag: each for each in shared.iterchildren("*")}
    return found | {each.tag: each for each in element.iterchildren("*")}


def _values(kind: type[Value], parent: etree._Element | None, name: str, source: Source) -> tuple[Value, ...]:
    found = () if parent is None else parent.findall(_IMSSS + name)
    return tuple(read_value(kind, each, source) for each in found)


def _rules(
    parent: etree._Element | None, name: str, actions: tuple[Any, ...], source: Source
) -> tuple[Rule, ...]:
    found = () if parent is None else parent.findall(_IMSSS + name)
    return tuple(rule for each in found if (rule := _rule(each, actions, source)) is not None)


def _rule(element: etree._Element, actions: tuple[Any, ...], source: Source) -> Rule | None:
    conditions = element.find(f"{_IMSSS}ruleConditions")
    action = read_word(element, f"{_IMSSS}ruleAction", "action", actions, source)
    if action is None:
        return None
    return Rule(
        action,
        _values(Condition, conditions, "ruleCondition", source),
        _combination(element, f"{_IMSSS}ruleConditions", "all", source),
    )


def _rollup_rules(parent: etree._Element | None, source: Source) -> Iterator[RollupRule]:
    for element in () if parent is None else parent.findall(f"{_IMSSS}rollupRule"):
        action = read_word(element, f"{_IMSSS}rollupAction", "action", get_args(RollupAction), source)
        if action is None:
            continue
        conditions = element.find(f"{_IMSSS}rollupConditions")
        yield read_value(
            RollupRule,
            element,
            source,
            action=action,
            conditions=_values(RollupCondition, conditions, "rollupCondition", source),
            combination=_combination(element, f"{_IMSSS}rollupConditions", "any", source),
        )


def _combination(element: etree._Element, name: str, default: Combination, source: Source) -> Combination:
    found = element.find(name)
    if found is None or found.get("conditionCombination") is None:
        return default
    word = read_word(element, name, "conditionCombination", get_args(Combination), source)
    return default if word is None else word


def _objectives(
    parts: Mapping[str, etree._Element], source: Source
) -> tuple[Objective, tuple[Objective, ...]]:
    """The primary objective and the others; what adlseq adds joins the objective that it names."""
    parent = parts.get(f"{_IMSSS}objectives")
    added = parts.get(f"{_ADLSEQ}objectives")
    data: dict[str, tuple[DataMapInfo, ...]] = {}
    for each in () if added is None else added.findall(f"{_ADLSEQ}objective"):
        maps = tuple(read_value(DataMapInfo, found, source) for found in each.findall(f"{_ADLSEQ}mapInfo"))
        data[each.get("objectiveID", "")] = maps
    primary, others = Objective(), tuple[Objective, ...]()
    if parent is not None:
        first = parent.find(f"{_IMSSS}primaryObjective")
        primary = Objective() if first is None else _objective(first, data, source)
        others = tuple(_objective(each, data, source) for each in parent.findall(f"{_IMSSS}objective"))
    known = {each.objective_id for each in (primary, *others)}
    for name in data:
        if name not in known:
            source.report(faults.objective_unknown(name, source.span(added) if added is not None else None))
    return primary, others


def _objective(
    element: etree._Element, data: Mapping[str, tuple[DataMapInfo, ...]], source: Source
) -> Objective:
    least = element.find(f"{_IMSSS}minNormalizedMeasure")
    identifier = element.get("objectiveID")
    return read_value(
        Objective,
        element,
        source,
        min_normalized_measure=1.0
        if least is None
        else read_number("minNormalizedMeasure", least, 1.0, source),
        maps=tuple(read_value(MapInfo, each, source) for each in element.findall(f"{_IMSSS}mapInfo")),
        data_maps=data.get(identifier, ()) if identifier is not None else (),
    )


def _check_references(
    sequencing: Sequencing, element: etree._Element, written: etree._Element | None, source: Source
) -> None:
    """Report conditions on objectives that the activity does not have, each at the first that asks for it."""
    rules = (*sequencing.pre_rules, *sequencing.exit_rules, *sequencing.post_rules)
    wanted = {each.referenced_objective for rule in rules for each in rule.conditions}
    for name in sorted(each for each in wanted if each is not None and sequencing.objective(each) is None):
        asking = () if written is None else written.iter(f"{_IMSSS}ruleCondition")
        place = next((each for each in asking if each.get("referencedObjective") == name), element)
        source.report(faults.objective_unknown(name, source.span(place)))
