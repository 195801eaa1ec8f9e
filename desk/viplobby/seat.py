"""The seat of the VIP area's reception as a process: its parts put together, run until the window closes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickWindow

from desk.options import Options
from desk.running import run_seat
from desk.vip.floorseat import Floor, floor
from desk.viplobby.viparea import VipArea
from desk.viplobby.vipfind import VipFind
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock

QML = Path(__file__).parents[1] / "qml" / "VipLobby.qml"


@dataclass(frozen=True)
class Parts(Floor):
    """The seat's parts, put together."""

    area: VipArea
    find: VipFind
    window: QQuickWindow


def build(screen: Screen, options: Options, *, follow: bool = True, clock: Clock | None = None) -> Parts:
    """Make the seat and show its window; `link.open()` brings it to life. `follow=False` and a `clock`: pictures."""
    made = floor(screen, options, "viplobby", follow=follow, clock=clock, every=True)
    own = {"area": VipArea(made.seat), "find": VipFind(made.seat)}
    return Parts(**vars(made), **own, window=made.show(screen, options, QML, **own))


def run(options: Options) -> int:
    """Run the seat until its window closes. Returns the exit code."""
    return run_seat(options, build)
