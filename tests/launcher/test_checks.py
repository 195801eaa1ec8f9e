"""The test runner runs every step and tells which failed."""

import sys

import pytest

from shared import checks


def test_all_steps_run_and_failures_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    good = [sys.executable, "-c", "print('ran')"]
    bad = [sys.executable, "-c", "raise SystemExit(4)"]
    assert checks.run([("one", bad), ("two", ["/nowhere/at/all"]), ("three", good)]) == 1
    said = capfd.readouterr().out
    assert "ran" in said
    assert said.splitlines()[-1] == "── failed: one, two"
    assert checks.run([("one", good)]) == 0


def test_only_pytest_takes_the_arguments() -> None:
    with_arguments = dict(checks.steps(["-k", "x"]))
    assert with_arguments.pop("pytest")[-2:] == ["-k", "x"]
    plain = dict(checks.steps([]))
    assert all(plain[name] == command for name, command in with_arguments.items())


def test_tests_draw_offscreen_unless_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TINGTANG_TEST_SCREEN", raising=False)
    assert checks.environment()["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.setenv("TINGTANG_TEST_SCREEN", "1")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert checks.environment()["QT_QPA_PLATFORM"] == "xcb"
