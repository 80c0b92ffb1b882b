"""The faults of other tools (FIELD, "Peers to be ahead of") are found in packages of their shape."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from scormkit.validating.validate import validate_package
from tests.journeys import peers


def told(package: Path) -> list[str]:
    """All that is found but that items do not say isvisible, which none of them does."""
    findings = validate_package(package).findings
    return [f"{each.severity} {each.code} {each.message}" for each in findings if each.code != "MAN019"]


def test_liascript_state_in_identifiers_and_a_score_with_ten_zeros(tmp_path: Path) -> None:
    found = told(peers.liascript(tmp_path / "p.zip"))
    assert [each.split()[1] for each in found] == ["RUN014", "RUN016", "RUN006"]


def test_adapt_lists_one_file(tmp_path: Path) -> None:
    (found,) = told(peers.adapt(tmp_path / "p.zip"))
    assert found.startswith("warning RES011 7 files are in the package and listed by no resource")


def test_coursecode_completes_by_itself(tmp_path: Path) -> None:
    (found,) = told(peers.coursecode(tmp_path / "p.zip"))
    assert found.startswith("info SEQ058")


def test_numbas_lacks_most_of_its_files_and_needs_a_server(tmp_path: Path) -> None:
    found = told(peers.numbas(tmp_path / "p.zip"))
    assert "info PKG067 RES005 was found 62 more times." in found
    missing = [each for each in found if each.startswith("error RES005 The file 'extensions/")]
    assert len(missing) == 10
    assert "Without them it may stay blank." in next(each for each in found if " RUN015 " in each)
    assert any(each.startswith("warning RUN003") for each in found)


def test_slxd_coursekit_has_none(tmp_path: Path) -> None:
    assert told(peers.slxd_coursekit(tmp_path / "p.zip")) == []


@pytest.mark.node
@pytest.mark.parametrize(
    ("version", "codes"),
    [
        ("1.2", ["ADL007", "XML004"]),
        ("2004 3rd Edition", ["XML004", "XML004"]),
        ("2004 4th Edition", ["XML004", "XML004"]),
    ],
)
def test_simple_scorm_packager_writes_an_invalid_manifest(
    version: str, codes: list[str], tmp_path: Path, node_modules: Path
) -> None:
    found = told(peers.simple_scorm_packager(tmp_path, node_modules, version))
    assert [each.split()[1] for each in found] == codes


@pytest.mark.parametrize("build", [peers.liascript, peers.numbas])
def test_a_strict_look_finds_no_less(build: Callable[[Path], Path], tmp_path: Path) -> None:
    path = build(tmp_path / "p.zip")
    from scormkit.validating.validate import Options

    strict = {each.code for each in validate_package(path, Options(strict=True)).findings}
    assert {each.code for each in validate_package(path).findings} <= strict
