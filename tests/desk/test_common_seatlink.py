"""A seat's line to the store, on the real runner: opened, followed, lost, found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desk.options import parse
from desk.seatlink import SeatLink
from desk.teller.scene import Morning
from shared import operations
from shared.lobby.errors import Refused
from shared.lobby.routing import Intent
from shared.screens.jobs import SerialJobs

Links = Callable[..., SeatLink]


@pytest.fixture
def links(qapp: QGuiApplication) -> Iterator[Links]:
    """Makes links that are closed in the end."""
    made: list[tuple[SeatLink, SerialJobs]] = []

    def make(store: str, **more: object) -> SeatLink:
        jobs = SerialJobs()
        link = SeatLink(jobs, store, **more)
        made.append((link, jobs))
        return link

    yield make
    for link, jobs in made:
        link.close()
        jobs.close()


def test_a_change_by_another_process_is_seen(links: Links, morning: Morning, qtbot) -> None:
    link = links(morning.store.name)
    with qtbot.waitSignal(link.seen):
        link.open()
    before = []
    link.seen.connect(lambda board: before.append(board.seq))
    operations.issue(morning.lobby, Intent("payment"))
    newest = operations.last_seq(morning.lobby)
    qtbot.waitUntil(lambda: bool(before) and before[-1] == newest)


def test_a_refusal_comes_as_a_sentence(links: Links, morning: Morning, qtbot) -> None:
    link = links(morning.store.name, follow=False)
    with qtbot.waitSignal(link.seen):
        link.open()
    said = []

    def refuse(_: object) -> None:
        raise Refused("no", "不行", "no")

    link.do(refuse, None, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].to("zh") == "不行"


def test_an_unexpected_failure_shows_no_traceback(links: Links, morning: Morning, qtbot, caplog) -> None:
    link = links(morning.store.name, follow=False)
    with qtbot.waitSignal(link.seen):
        link.open()
    said = []
    link.do(lambda _: 1 / 0, None, said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].to("zh") == "没有办成，请再试一次"
    assert "ZeroDivisionError" in caplog.text


def test_the_screen_shows_the_result_before_the_caller_is_told(links: Links, morning: Morning, qtbot) -> None:
    link = links(morning.store.name, follow=False, clock=morning.clock)
    with qtbot.waitSignal(link.seen):
        link.open()
    link.act_as("1027")
    order = []
    link.seen.connect(lambda board: order.append(("seen", board.at_counter(3))))
    link.do(lambda lobby: operations.call_next(lobby, 3), lambda called: order.append(("done", called)))
    qtbot.waitUntil(lambda: len(order) >= 2)
    assert [one[0] for one in order][:2] == ["seen", "done"]
    assert order[0][1].number == order[1][1].number


def test_a_store_that_goes_away_is_found_again(links: Links, morning: Morning, tmp_path: Path, qtbot) -> None:
    link = links(morning.store.name)
    with qtbot.waitSignal(link.seen):
        link.open()
    morning.store.close()
    with qtbot.waitSignal(link.away) as away:
        _rename(tmp_path, "lobby.db", "elsewhere.db")
    assert away.args == [True]
    assert link.is_away
    with qtbot.waitSignal(link.away) as back:
        _rename(tmp_path, "elsewhere.db", "lobby.db")
    assert back.args == [False]


def test_a_store_that_is_away_at_the_start_is_waited_for(links: Links, morning: Morning, tmp_path: Path, qtbot) -> None:
    morning.store.close()
    _rename(tmp_path, "lobby.db", "elsewhere.db")
    (tmp_path / "lobby.db").write_bytes(b"this is no database, but it is where one will be" * 40)
    link = links(morning.store.name)
    with qtbot.waitSignal(link.away):
        link.open()
    assert not link.is_open
    with qtbot.waitSignal(link.seen):
        os.replace(tmp_path / "elsewhere.db", tmp_path / "lobby.db")
    assert link.is_open


def test_a_branch_that_is_not_there_is_a_failure_with_its_reason(links: Links, morning: Morning, qtbot) -> None:
    link = links(morning.store.name, branch="elsewhere")
    with qtbot.waitSignal(link.refused) as refused:
        link.open()
    assert "elsewhere" in refused.args[0].why.to("zh")


def test_the_command_line() -> None:
    options = parse(["--seat", "teller", "--counter", "3", "--strip", "--lang", "en", "--store", "x.db", "--windowed"])
    assert (options.counter, options.strip, options.language, options.store) == (3, True, "en", "x.db")
    with pytest.raises(SystemExit) as refused:
        parse(["--seat", "cook"])
    assert refused.value.code == 2


def _rename(folder: Path, old: str, new: str) -> None:
    # The database itself last: whoever opens it again finds its log beside it.
    for suffix in ("-wal", "-shm", ""):
        if (folder / (old + suffix)).exists():
            os.rename(folder / (old + suffix), folder / (new + suffix))
