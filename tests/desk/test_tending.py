"""A seat passes an unanswered invitation on, whoever was asked and whoever sits there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desk.seatlink import SeatLink
from desk.teller.scene import HandClock
from desk.tending import Tending
from shared import operations as do
from shared.lobby.board import Board
from shared.lobby.routing import Intent
from shared.operations import Lobby
from shared.screens.jobs import ImmediateJobs
from shared.store.database import Store

SHEN, LUO, ZHOU = "4001", "4002", "2001"


@dataclass
class Hall:
    """A lobby in which A001's customer is invited and 沈洁 is asked."""

    lobby: Lobby
    clock: HandClock
    number: str

    @property
    def asked(self) -> str | None:
        """Who is asked."""
        return do.read_board(self.lobby).receptions[0].offered_to


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    clock, store = HandClock(), Store(f"sqlite:///{tmp_path / 'lobby.db'}")
    lobby = do.open_lobby(store, clock=clock, actor="system")
    for staff, pin in ((SHEN, "4101"), (LUO, "4102")):
        do.take_seat(lobby, "wealth", staff, pin)
    number = do.issue(lobby, Intent("withdrawal", band="over-200k")).ticket.number
    do.invite(lobby.acting(ZHOU), number)
    yield Hall(lobby, clock, number)
    store.close()


def test_each_second_it_looks_and_moves_what_is_due_only(hall: Hall, qapp: QGuiApplication) -> None:
    link = SeatLink(ImmediateJobs(), hall.lobby.store.name, follow=False, clock=hall.clock)
    seen: list[Board] = []
    link.seen.connect(seen.append)
    signed_in: list[str] = []
    Tending(link, lambda: seen[-1] if signed_in else None)
    link.open()
    last = do.last_seq(hall.lobby)
    link.ticked.emit()
    assert (hall.asked, do.last_seq(hall.lobby)) == (SHEN, last)
    hall.clock.ago(-31 / 60)
    link.ticked.emit()
    assert hall.asked == SHEN  # nobody sits here yet
    signed_in.append(ZHOU)
    link.act_as(ZHOU)
    link.ticked.emit()
    assert hall.asked == LUO
    assert seen[-1].receptions[0].offered_to == LUO
    last = do.last_seq(hall.lobby)
    link.ticked.emit()
    assert do.last_seq(hall.lobby) == last
    link.close()
