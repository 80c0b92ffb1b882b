"""The corpus of real manifests (beside the project, not in it), each as a package of stand-in files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

STAND_IN = (
    b"<!doctype html><title>stand-in</title><script>"
    b"var API, API_1484_11; LMSInitialize; LMSFinish; Initialize; Terminate; endpoint; fetch;</script>"
)
"""What a stand-in says, so that rules about launch pages have nothing against it."""


class Case(NamedTuple):
    """A row of INDEX.tsv."""

    folder: str
    manifest: str
    kind: str
    verdict: str
    has_listing: bool
    notes: str

    @property
    def path(self) -> Path:
        return CORPUS / self.folder

    @property
    def id(self) -> str:
        return f"{self.folder}/{self.manifest}"


def cases() -> list[Case]:
    """All rows; none where the corpus is not there."""
    if not (CORPUS / "INDEX.tsv").is_file():
        return []
    with (CORPUS / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [
            Case(
                row["folder"],
                row["manifest_path"],
                row["kind"],
                row["verdict_stated_by_source"],
                row["file_listing"] == "yes",
                row["notes"] or "",
            )
            for row in rows
        ]


def listed(case: Case) -> Iterator[str]:
    """The names of the listing; folders are left out."""
    listing = case.path / "files.txt"
    # Where the source keeps no content, the listing is that of the manifest's own surroundings.
    if "content files not kept" in case.notes:
        return
    if case.has_listing and listing.is_file():
        for line in listing.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            if line and not line.endswith("/"):
                yield line.removeprefix("./")


def make(case: Case, folder: Path) -> Path:
    """The package: a folder of stand-ins where there is a listing, else the manifest by itself."""
    manifest = next(each for each in case.path.iterdir() if each.name != "files.txt" and matches(each, case))
    names = [*listed(case)] or ([case.manifest] if "InvalidFileReferences" in case.folder else [])
    target = folder / (case.manifest if names else Path(case.manifest).name)
    target.parent.mkdir(parents=True, exist_ok=True)
    for name in names:
        path = folder / name
        if folder not in path.resolve().parents:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(STAND_IN)
    target.write_bytes(manifest.read_bytes())
    return folder if names else target


def matches(path: Path, case: Case) -> bool:
    """Whether a file of the corpus is the case's manifest."""
    return path.is_file() and path.name == Path(case.manifest).name
