"""The pictures are of fixed data: two runs give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from desk.teller import pictures


def test_two_runs_draw_the_same(qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = {name: pictures.SCENES[name] for name in ("signin-counters", "serving", "strip")}
    monkeypatch.setattr(pictures, "SCENES", some)
    first, second = pictures.draw(tmp_path / "first"), pictures.draw(tmp_path / "second")
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    sizes = {path.stem: QImage(str(path)).size().toTuple() for path in first}
    assert sizes["desk-teller-serving-zh"] == (1280, 800)
    assert sizes["desk-teller-strip-en"] == (720, 96)
