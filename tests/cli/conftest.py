"""Running the command in this process, on a store of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from shared.cli import main


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON it printed."""
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def tingtang(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """`tingtang("ticket", "issue", …)` with `--json`, at ten in the morning of a Thursday, the clock standing still."""
    monkeypatch.setenv("TINGTANG_STORE", str(tmp_path / "lobby.db"))
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-18T10:00:00+08:00@0.0@0.0")

    def run(*words: str, json: bool = True) -> Result:
        capsys.readouterr()
        code = main([*words, *(["--json"] if json else [])])
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return run
