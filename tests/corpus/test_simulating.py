"""The sequencing of other vendors' packages comes back without loss, and learners can walk through it."""

from __future__ import annotations

import pytest

from scormkit import api
from tests.corpus.packages import Case, cases
from tests.unit.sequencing.manifests import read, written

CASES = [each for each in cases() if each.kind.startswith("scorm2004") and each.verdict != "invalid"]

pytestmark = pytest.mark.skipif(not CASES, reason="the corpus is not beside the project")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_its_sequencing_comes_back_without_loss(case: Case) -> None:
    manifest = read((case.path / case.manifest).read_bytes())
    assert manifest.organization.root.children
    assert read(written(manifest)) == manifest


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_learner_meets_every_activity_or_is_told_why_not(case: Case) -> None:
    """Without a script the learner passes everything; what never opens then has a reason that is named."""
    walk = api.simulate(case.path / case.manifest)
    opened = {moment.opened for moment in walk.moments}
    told = opened | {step.target for step in walk.possible} | {step.target for step, _ in walk.impossible}
    told |= {each.activity for each in walk.standings() if each.notes}
    leaves = [name for name, node in walk.tree.nodes.items() if not node.children]
    assert walk.moments
    assert walk.moments[-1].ended or walk.circle or walk.possible or walk.impossible
    assert [name for name in leaves if not told & set(walk.tree.path(name))] == []
    assert walk.title in walk.text()
