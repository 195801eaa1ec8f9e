"""What comes to the wealth manager's seat from outside: the radio, the store that goes and comes, the language."""

from __future__ import annotations

from desk.wealth.scene import LARGE_CASH, LOBBY, ME, Morning
from shared import operations as do
from shared.screens.jobs import SerialJobs
from tests.desk.wealth.conftest import Sits
from tests.desk.wealth.guests import invited


def test_a_message_is_seen_at_once_and_answered(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = invited(manager)
    do.send(morning.lobby.acting(LOBBY), ME, "客户在门口", request_id="a")
    manager.look()
    assert manager.text("radioWords") == "客户在门口"
    manager.touch("radioAnswer")
    assert [ack.staff for ack in do.read_board(morning.lobby).radio[0].acks] == [ME]
    assert manager.text("radioWords") == f"{number} 到店，请沈洁接待"  # the invitation travels on it too
    manager.touch("radioAnswer")
    assert not manager.sees("radioBar")
    manager.touch("radio")
    assert not manager.sees("tab-plan")
    manager.touch("accept")
    assert manager.reception(number).accepted_by == ME
    manager.parts.book.show(morning.wang)
    assert manager.sees("record-name")
    assert not manager.sees("radioDrawer")


def test_the_store_goes_away_and_comes_back(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = invited(manager)
    manager.parts.link.away.emit(True)
    assert manager.sees("away")
    manager.touch("accept")
    assert manager.reception(number).accepted_by is None
    manager.parts.link.away.emit(False)
    assert not manager.sees("away")
    manager.touch("accept")
    assert manager.reception(number).accepted_by == ME


def test_it_speaks_english(sit: Sits) -> None:
    manager = sit(language="en")
    assert manager.text("reminder-summary") == "3 for today, 2 overdue"
    number = invited(manager)
    assert manager.text("countdown") == "no one else; asked again in 20 s"
    manager.touch("accept")
    assert manager.toast == f"{number} accepted"
    assert manager.text("step-now") == "Accepted"
    manager.touch("language")
    assert manager.text("step-now") == "已接"


def test_with_a_worker_of_its_own_it_follows_the_store(sit: Sits, morning: Morning, qtbot) -> None:
    manager = sit(jobs=SerialJobs(), follow=True)
    number = morning.take(14, LARGE_CASH)
    morning.invite(number)
    qtbot.waitUntil(lambda: manager.parts.seat.offer == number)
    manager.touch("accept")
    qtbot.waitUntil(lambda: manager.parts.guest.number == number)
