"""`make screenshots`: take the pictures of all states again, into docs/screenshots/."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import BROWSERS, QUIET, build_folder, change_course
from tests.visual.record import CHANGES, COURSES, FOLDER, TOGETHER, WALKS, path_of, shape, shapes_of, shots
from tests.visual.stage import served


def main(wanted: list[str]) -> None:
    """Take the pictures of the walks that are named, or of all."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        for walk in WALKS:
            if wanted and walk.name not in wanted:
                continue
            folder = Path(place) / walk.name
            shutil.copytree(COURSES[walk.course][0], folder / "course")
            change_course(folder / "course", {**CHANGES.get(walk.course, {}), "theme": walk.theme})
            languages = TOGETHER.get(walk.course, "")
            built = build_folder(folder / "course", folder / "out", locale=languages)
            shutil.rmtree(FOLDER / walk.name, ignore_errors=True)
            with served(built.zip, folder / "served") as address:
                shapes = {}
                for name, stage, picture in shots(browser, address, walk):
                    path = path_of(walk, name)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(picture)
                    shapes[name] = shape(stage.page)
                rows = [f"{json.dumps(name)}: {json.dumps(each)}" for name, each in shapes.items()]
                shapes_of(walk).write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")
        browser.close()
    pictures = [*FOLDER.rglob("*.webp")]
    print(f"{len(pictures)} pictures, {sum(each.stat().st_size for each in pictures) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
