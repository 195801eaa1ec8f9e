"""What comes to the teller's seat from outside: receipts, a new branch file, a store that goes away."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from desk.teller.scene import NOW, Morning
from shared import operations
from shared.lobby.ticket import State
from shared.operations import FastClock, Lobby
from shared.screens.jobs import SerialJobs
from tests.desk.conftest import Sits
from tests.desk.counter import F1, F3, state

ACKNOWLEDGE = """
import sys
from shared.operations import acknowledge, clock_from_environment, open_lobby, read_board
from shared.store.database import Store
lobby = open_lobby(Store(sys.argv[1]), clock=clock_from_environment(), actor="display")
call = read_board(lobby).calls[0]
acknowledge(lobby, call.seq, shown_at=call.at)
acknowledge(lobby, call.seq, spoken="spoken")
"""


def test_the_receipt_appears_when_another_process_has_shown_the_call(sits: Sits, morning: Morning, qtbot) -> None:
    teller = sits(jobs=SerialJobs(), follow=True)
    teller.key(F1)
    qtbot.waitUntil(lambda: teller.number == "A012")
    assert teller.reads("shown") == "还没显示"
    with qtbot.waitSignals([teller.parts.panel.shownChanged, teller.parts.panel.spokenChanged]):
        clock = {"TINGTANG_CLOCK": str(FastClock(NOW, 0.0, 0.0))}
        subprocess.run([sys.executable, "-c", ACKNOWLEDGE, morning.store.name], check=True, env=os.environ | clock)
    assert teller.reads("shown") == "已显示 0.0 秒"
    assert teller.reads("spoken") == "已播报"


def test_a_published_branch_file_is_followed(sits: Sits, morning: Morning, qtbot) -> None:
    teller = sits(jobs=SerialJobs(), follow=True)
    _, source = operations.published(morning.lobby)
    with qtbot.waitSignal(teller.seat.zoneNameChanged):
        operations.publish(morning.lobby, source.replace("现金区", "现金业务区"))
    assert teller.seat.zoneName == "现金业务区"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lost_store_is_told_and_found_again(sits: Sits, morning: Morning, language: str) -> None:
    from shared.lobby.errors import StoreUnreachable

    teller = sits(language=language)
    teller.key(F1)
    looks = []

    def look(lobby: Lobby) -> object:
        if not looks:
            raise StoreUnreachable("unreachable", "连不上", "away")
        return looks[0](lobby)

    real = teller.parts.link._look
    teller.parts.link.look_with(look)
    assert not teller.parts.status.connected
    assert not teller.item("callNext").property("enabled")
    assert teller.drawn("notice")
    teller.key(F3)
    assert state(morning.lobby, "A012") is State.CALLED
    assert teller.number == "A012"
    looks.append(real)
    teller.parts.link.read()
    assert teller.parts.status.connected
    assert not teller.drawn("notice") or teller.reads("noticeText") != ""
    teller.key(F3)
    assert state(morning.lobby, "A012") is State.SERVING
