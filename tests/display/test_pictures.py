"""The pictures are the same in every run, and nothing in them is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from display import pictures
from display.announcing import Announcing
from shared.lobby.board import Board


@pytest.fixture(scope="module")
def found(qapp: QGuiApplication) -> dict[str, Board]:
    return pictures.boards()


def test_two_runs_draw_the_same(found: dict[str, Board], tmp_path: Path) -> None:
    again = pictures.boards()
    # The glyphs that the first picture of a process draws are not yet cached, and differ by a shade at their edges.
    pictures.wall(found["main"], pictures.flashing(found["main"], 3), False, tmp_path / "first.png")
    for name, board in (("main", found["main"]), ("again", again["main"])):
        pictures.wall(board, pictures.flashing(board, 3), False, tmp_path / f"{name}.png")
    assert (tmp_path / "main.png").read_bytes() == (tmp_path / "again.png").read_bytes()


def test_every_state_has_its_picture(found: dict[str, Board], tmp_path: Path) -> None:
    names = [name for name, _ in pictures.walls(found)] + [name for name, _ in pictures.strips(found)]
    assert {"main", "flash", "closed", "stale", "called", "serving", "idle", "paused", "unopened"} <= set(names)


@pytest.mark.parametrize("waiting", [0, 1, 5, 6, 10, 12])
def test_the_flash_is_paper_from_edge_to_edge(found: dict[str, Board], tmp_path: Path, waiting: int) -> None:
    path = pictures.wall(found["main"], pictures.flashing(found["main"], waiting), False, tmp_path / "flash.png")
    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1920, 1080)
    paper = {picture.pixelColor(x, y).name() for x, y in ((1000, 140), (1850, 400), (700, 730), (1140, 140))}
    assert paper == {"#fbf3df"}


def test_the_wall_at_rest_is_dark(found: dict[str, Board], tmp_path: Path) -> None:
    picture = QImage(str(pictures.wall(found["main"], Announcing(), False, tmp_path / "wall.png")))
    assert picture.pixelColor(20, 20).name() == "#101714"
    assert picture.pixelColor(600, 140).name() == "#19221e"
