"""The last net: whatever goes wrong inside, the user reads words, and the exit code is right."""

from __future__ import annotations

import sys

import pytest

import scormkit.cli.app
from scormkit.__main__ import main
from scormkit.errors import InternalError


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
