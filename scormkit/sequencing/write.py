"""The model as XML values, with each element in the place that the schema wants, and nothing that is default.

Source of the orders: imsss_v1p0.xsd, imscp_v1p1.xsd, adlseq_v1p3.xsd (out of order is a schema error).
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from scormkit.sequencing.model import (
    Activity,
    CompletionThreshold,
    Condition,
    ConstrainedChoice,
    ControlMode,
    DeliveryControls,
    LimitConditions,
    Objective,
    Organization,
    RandomizationControls,
    RollupConsiderations,
    RollupRule,
    Rule,
    Sequencing,
)
from scormkit.sequencing.names import attribute_name
from scormkit.xml import Tag, one_line


def organization_tag(organization: Organization, edition: int, about: Tag | None = None) -> Tag:
    """The <organization> with its items and their sequencing, for a manifest of this edition (2, 3 or 4).

    `about` is its metadata. What an edition cannot say is left out: before the 4th there are no shared data,
    no adlseq:objectives, and no completion threshold of a group.
    """
    root = organization.root
    own = [("identifier", root.identifier)]
    if organization.structure != "hierarchical":
        own.append(("structure", organization.structure))
    if not organization.objectives_global_to_system:
        own.append(("adlseq:objectivesGlobalToSystem", "false"))
    if edition >= 4 and not organization.shared_data_global_to_system:
        own.append(("adlcp:sharedDataGlobalToSystem", "false"))
    return Tag("organization", tuple(own), children=_contents(root, edition, about))


def item_tag(activity: Activity, edition: int) -> Tag:
    """An <item>, with the items in it. `isvisible` is always said: not every importer knows its default."""
    own = [
        ("identifier", activity.identifier),
        ("identifierref", activity.resource),
        ("isvisible", _text(activity.is_visible)),
        ("parameters", activity.parameters),
    ]
    attributes = tuple((name, value) for name, value in own if value is not None)
    return Tag("item", attributes, children=_contents(activity, edition))


def _contents(activity: Activity, edition: int, about: Tag | None = None) -> tuple[Tag, ...]:
    return (
        Tag("title", text=one_line(activity.title)),
        *(item_tag(child, edition) for child in activity.children),
        *([] if about is None else [about]),
        *activity_tags(activity, edition),
    )


def activity_tags(activity: Activity, edition: int) -> tuple[Tag, ...]:
    """What ADL and IMS add to an item, after its title, items and metadata."""
    found = [
        _texts("adlcp:timeLimitAction", activity.time_limit_action),
        _texts("adlcp:dataFromLMS", activity.data_from_lms),
        threshold_tag(activity.completion_threshold, edition),
    ]
    if edition >= 4 and activity.shared_data:
        maps = tuple(Tag("adlcp:map", _attributes(each)) for each in activity.shared_data)
        found.append(Tag("adlcp:data", children=maps))
    found += [sequencing_tag(activity.sequencing, edition), presentation_tag(activity.hide_lms_ui)]
    return tuple(each for each in found if each is not None)


def threshold_tag(threshold: CompletionThreshold | None, edition: int) -> Tag | None:
    """adlcp:completionThreshold: attributes in the 4th Edition, a text before, where it always decides."""
    if threshold is None:
        return None
    if edition >= 4:
        return Tag("adlcp:completionThreshold", _attributes(threshold))
    if not threshold.completed_by_measure:
        return None
    return Tag("adlcp:completionThreshold", text=_text(threshold.min_progress_measure))


def presentation_tag(hidden: Iterable[str]) -> Tag | None:
    """adlnav:presentation, which takes buttons of the LMS away; None when there is nothing to hide."""
    buttons = tuple(Tag("adlnav:hideLMSUI", text=each) for each in hidden)
    if not buttons:
        return None
    return Tag("adlnav:presentation", children=(Tag("adlnav:navigationInterface", children=buttons),))


def sequencing_tag(sequencing: Sequencing, edition: int) -> Tag | None:
    """imsss:sequencing, or None when it would say nothing but defaults."""
    found = (
        _unless_default("imsss:controlMode", sequencing.control_mode, ControlMode()),
        _rules(sequencing),
        _unless_default("imsss:limitConditions", sequencing.limits, LimitConditions()),
        _group("imsss:auxiliaryResources", _auxiliary(sequencing)),
        _rollup(sequencing),
        _objectives(sequencing),
        _unless_default("imsss:randomizationControls", sequencing.randomization, RandomizationControls()),
        _unless_default("imsss:deliveryControls", sequencing.delivery, DeliveryControls()),
        _unless_default(
            "adlseq:constrainedChoiceConsiderations", sequencing.constrained_choice, ConstrainedChoice()
        ),
        _unless_default("adlseq:rollupConsiderations", sequencing.considerations, RollupConsiderations()),
        _data_objectives(sequencing) if edition >= 4 else None,
    )
    return _group("imsss:sequencing", (each for each in found if each is not None))


def _rules(sequencing: Sequencing) -> Tag | None:
    kinds = (
        ("imsss:preConditionRule", sequencing.pre_rules),
        ("imsss:exitConditionRule", sequencing.exit_rules),
        ("imsss:postConditionRule", sequencing.post_rules),
    )
    return _group("imsss:sequencingRules", (_rule(name, rule) for name, rules in kinds for rule in rules))


def _rule(name: str, rule: Rule) -> Tag:
    conditions = tuple(_condition(each) for each in rule.conditions)
    own = () if rule.combination == "all" else (("conditionCombination", rule.combination),)
    return Tag(
        name,
        children=(
            Tag("imsss:ruleConditions", own, children=conditions),
            Tag("imsss:ruleAction", (("action", rule.action),)),
        ),
    )


def _condition(condition: Condition) -> Tag:
    return Tag("imsss:ruleCondition", _attributes(condition))


def _auxiliary(sequencing: Sequencing) -> Iterable[Tag]:
    return (Tag("imsss:auxiliaryResource", _attributes(each)) for each in sequencing.auxiliary_resources)


def _rollup(sequencing: Sequencing) -> Tag | None:
    own = _attributes(sequencing.rollup_controls)
    rules = tuple(_rollup_rule(each) for each in sequencing.rollup_rules)
    return Tag("imsss:rollupRules", own, children=rules) if own or rules else None


def _rollup_rule(rule: RollupRule) -> Tag:
    conditions = tuple(Tag("imsss:rollupCondition", _attributes(each)) for each in rule.conditions)
    combination = () if rule.combination == "any" else (("conditionCombination", rule.combination),)
    own = _attributes(rule, without=("action", "conditions", "combination"))
    return Tag(
        "imsss:rollupRule",
        own,
        children=(
            Tag("imsss:rollupConditions", combination, children=conditions),
            Tag("imsss:rollupAction", (("action", rule.action),)),
        ),
    )


def _objectives(sequencing: Sequencing) -> Tag | None:
    plain = sequencing.primary._replace(data_maps=())
    if plain == Objective() and not sequencing.objectives:
        return None
    others = (_objective("imsss:objective", each) for each in sequencing.objectives)
    return Tag(
        "imsss:objectives", children=(_objective("imsss:primaryObjective", sequencing.primary), *others)
    )


def _objective(name: str, objective: Objective) -> Tag:
    own = _attributes(objective, without=("min_normalized_measure", "maps", "data_maps"))
    least = objective.min_normalized_measure
    measure = () if least == 1.0 else (Tag("imsss:minNormalizedMeasure", text=_text(least)),)
    maps = (Tag("imsss:mapInfo", _attributes(each)) for each in objective.maps)
    return Tag(name, own, children=(*measure, *maps))


def _data_objectives(sequencing: Sequencing) -> Tag | None:
    found = [each for each in (sequencing.primary, *sequencing.objectives) if each.data_maps]
    return _group(
        "adlseq:objectives",
        (
            Tag(
                "adlseq:objective",
                (("objectiveID", each.objective_id or ""),),
                children=tuple(Tag("adlseq:mapInfo", _attributes(data)) for data in each.data_maps),
            )
            for each in found
        ),
    )


def _group(name: str, children: Iterable[Tag]) -> Tag | None:
    found = tuple(children)
    return Tag(name, children=found) if found else None


def _unless_default(name: str, value: NamedTuple, default: NamedTuple) -> Tag | None:
    return None if value == default else Tag(name, _attributes(value))


def _attributes(value: NamedTuple, without: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """The fields that differ from their defaults, as attributes."""
    defaults = value._field_defaults
    return tuple(
        (attribute_name(field), _text(held))
        for field, held in zip(value._fields, value, strict=True)
        if field not in without and held is not None and (field not in defaults or held != defaults[field])
    )


def _texts(name: str, text: str | None) -> Tag | None:
    return None if text is None else Tag(name, text=text)


def _text(value: object) -> str:
    """A value as XML Schema writes it; a number never with an exponent (xs:decimal has none)."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    return str(value)
