"""The lobby manager's seat as a process: its parts put together, run until the window closes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickWindow

from desk.lobby.lobbybroadcast import LobbyBroadcast
from desk.lobby.lobbycounter import LobbyCounter
from desk.lobby.lobbycustomers import LobbyCustomers
from desk.lobby.lobbyzone import LobbyZone
from desk.options import Options
from desk.running import run_seat
from desk.vip.floorseat import Floor, floor
from shared.screens.app import Screen

if TYPE_CHECKING:
    from shared.operations import Clock

QML = Path(__file__).parents[1] / "qml" / "Lobby.qml"


@dataclass(frozen=True)
class Parts(Floor):
    """The seat's parts, put together."""

    counter: LobbyCounter
    zone: LobbyZone
    broadcast: LobbyBroadcast
    customers: LobbyCustomers
    window: QQuickWindow


def build(screen: Screen, options: Options, *, follow: bool = True, clock: Clock | None = None) -> Parts:
    """Make the seat and show its window; `link.open()` brings it to life. `follow=False` and a `clock`: pictures."""
    made = floor(screen, options, "lobby", follow=follow, clock=clock)
    own = {
        "counter": LobbyCounter(made.seat),
        "zone": LobbyZone(made.seat),
        "broadcast": LobbyBroadcast(made.seat),
        "customers": LobbyCustomers(made.seat),
    }
    return Parts(**vars(made), **own, window=made.show(screen, options, QML, **own))


def run(options: Options) -> int:
    """Run the seat until its window closes. Returns the exit code."""
    return run_seat(options, build)
