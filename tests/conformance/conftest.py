from __future__ import annotations

import pytest
from lxml import etree

from tests.conformance import schemas


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> etree.XMLSchema:
    return schemas.official(tmp_path_factory.mktemp("official"))


@pytest.fixture(scope="session")
def ours() -> etree.XMLSchema:
    return schemas.ours()
