"""Running the command in this process, on a store of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from shared.cli import main
from tests.conftest import Databases


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
def tingtang(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    sqlite_databases: Databases,
) -> Run:
    """`tingtang("ticket", "issue", …)` with `--json`, at ten in the morning of a Thursday, the clock standing still.

    The shipped branch is in its store already; how a store begins is for `tests/shared/store/test_schema.py`.
    """
    Path(str(make_url(sqlite_databases.prepared()).database)).rename(tmp_path / "lobby.db")
    monkeypatch.setenv("TINGTANG_STORE", str(tmp_path / "lobby.db"))
    monkeypatch.setenv("TINGTANG_CLOCK", "2026-06-18T10:00:00+08:00@0.0@0.0")

    def run(*words: str, json: bool = True) -> Result:
        capsys.readouterr()
        code = main([*words, *(["--json"] if json else [])])
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return run
