"""The last net: whatever goes wrong inside, the user reads words, and the exit code is right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import scormkit.cli.app
from scormkit.__main__ import main
from scormkit.errors import InternalError

ROOT = Path(__file__).resolve().parents[3]


def fail(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    def run(_: list[str]) -> int:
        raise error

    monkeypatch.setattr(scormkit.cli.app, "run", run)
    monkeypatch.setattr(sys, "argv", ["scormkit", "build", "x"])
    return main()


def test_a_fault_of_ours(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCORMKIT_DEBUG", raising=False)
    assert fail(monkeypatch, ZeroDivisionError("by zero")) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "This is a fault of scormkit, not of your course." in said.err
    assert "ZeroDivisionError: by zero" in said.err
    assert "Traceback" not in said.err


def test_a_broken_promise_of_ours(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fail(monkeypatch, InternalError("SCO101 manifest-invalid: no title")) == 3
    said = capsys.readouterr().err
    assert "report it" in said
    assert "\nSCO101 manifest-invalid: no title\n" in said


def test_the_place_is_shown_when_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCORMKIT_DEBUG", "1")
    assert fail(monkeypatch, ZeroDivisionError("by zero")) == 3
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert fail(monkeypatch, KeyboardInterrupt()) == 130
    said = capsys.readouterr().err
    assert said.strip().count("\n") == 0
    assert "Stopped." in said


def test_the_process_ends_with_all_that_was_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scormkit", "check", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "course-file-missing" in done.stdout
    assert done.stderr != ""


def test_a_command_spares_pydantic_its_search_for_plugins() -> None:
    course = ROOT / "courses" / "cst-introduction"
    program = (
        f"import sys; sys.argv = ['scormkit', 'check', {str(course)!r}]\n"
        "from scormkit.__main__ import main; code = main()\n"
        "print({'pydantic.plugin._loader', 'importlib.metadata'} & set(sys.modules), code, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.splitlines()[-1] == "{'pydantic.plugin._loader'} 0"


def test_what_another_pydantic_looks_for_among_plugins_is_there() -> None:
    program = (
        "from scormkit.cli import no_plugins; no_plugins.install()\n"
        "from pydantic.plugin._loader import get_plugins, PYDANTIC_ENTRY_POINT_GROUP\n"
        "print(get_plugins(), PYDANTIC_ENTRY_POINT_GROUP)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "() pydantic\n"
