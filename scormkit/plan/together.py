"""The plans of a course in several languages -> one plan of a package in which learners choose.

All of them have the same units, pages, questions and keys: a translation changes words and nothing else. So
one session, and one saved state, fits every language.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from pathlib import Path

from scormkit.errors import InternalError
from scormkit.plan.model import Assessment, Asset, Plan, Unit
from scormkit.plan.names import safe_stem
from scormkit.plan.state import language_size
from scormkit.source.scalars import slugify


def unite(plans: Sequence[Plan]) -> Plan:
    """The first plan, with the others as its translations; `plans` are of one course, each in its language.

    Files that a language has of its own stand beside those of the first one under a name with its tag.
    """
    shapes = [[_shape(unit) for unit in plan.units] for plan in plans]
    if any(shape != shapes[0] for shape in shapes):
        raise InternalError("The translations of a course differ in their units, pages or questions.")
    files: dict[str, Asset] = {}
    named: dict[Path, str] = {}
    united: list[Plan] = []
    for plan in plans:
        renamed: dict[str, str] = {}
        for asset in plan.assets:
            name = named.get(asset.source) or _free(asset.name, plan.language, files)
            named[asset.source] = renamed[asset.name] = name
            files.setdefault(name, asset._replace(name=name))
        names = tuple((file, target, renamed[name]) for file, target, name in plan.asset_names)
        united.append(plan._replace(asset_names=names))
    return united[0]._replace(
        assets=tuple(files[name] for name in sorted(files)),
        translations=tuple(united[1:]),
        language_size=language_size([plan.language for plan in plans]),
    )


def _free(name: str, language: str, taken: dict[str, Asset]) -> str:
    """A name in the package that no other file has: `media/plan.svg`, then `media/plan-es.svg`."""
    if name not in taken:
        return name
    stem, ending = posixpath.splitext(name)
    folder, base = posixpath.split(stem)
    return posixpath.join(folder, f"{safe_stem(f'{base}-{slugify(language)}')}{ending}")


def _shape(unit: Unit) -> object:
    """What saved state and records call the parts of a unit."""
    return (
        (unit.id, unit.key),
        [
            (
                (content.id, content.key, isinstance(content, Assessment)),
                [
                    (question.id, question.key, [(option.id, option.key) for option in question.options])
                    for question in content.questions
                ],
            )
            for content in unit.contents
        ],
    )
