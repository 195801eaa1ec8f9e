"""A screen's line to the store: opened, followed, lost and found on the real runner; its turns on one held back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from shared.lobby.errors import Refused, StoreUnreachable
from shared.lobby.routing import Intent
from shared.operations import Lobby, issue, last_seq
from shared.screens.jobs import ImmediateJobs, Jobs, SerialJobs
from shared.screens.link import StoreLink, entrance
from tests.conftest import Databases, Doors

Links = Callable[..., StoreLink]
GONE = StoreUnreachable("unreachable", "连不上", "away")


class HeldJobs:
    """Keeps what is asked for until it is told to do it, one piece at a time."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Any, on_done: Any = None, on_failed: Any = None) -> None:
        self.waiting.append(lambda: ImmediateJobs().run(work, on_done, on_failed))

    def one(self) -> None:
        """Do the next piece."""
        self.waiting.pop(0)()

    def close(self) -> None:
        """Nothing runs by itself."""


@pytest.fixture
def lobby(doors: Doors, sqlite_databases: Databases) -> Lobby:
    """The shipped branch in a file."""
    return doors.lobby(sqlite_databases.prepared())


@pytest.fixture
def links(qapp: QGuiApplication, lobby: Lobby) -> Iterator[Links]:
    """Makes links to the lobby that read its last event number; closed in the end, and nothing of theirs is left."""
    made: list[tuple[StoreLink, Jobs]] = []

    def make(jobs: Jobs | None = None, enter: Any = None, look: Any = last_seq, **more: Any) -> StoreLink:
        jobs = jobs or SerialJobs()
        made.append((StoreLink(jobs, enter or (lambda: lobby.acting("system")), look, **more), jobs))
        return made[-1][0]

    yield make
    for link, jobs in made:
        link.close()
        link.close()
        jobs.close()
    assert not any(thread.name == "follow" for thread in threading.enumerate())


def heard(link: StoreLink) -> list[tuple[str, Any]]:
    """What the link tells from now on."""
    told: list[tuple[str, Any]] = []
    link.opened.connect(lambda: told.append(("opened", None)))
    link.seen.connect(lambda seen: told.append(("seen", seen)))
    link.seenFirst.connect(lambda seen: told.append(("first", seen)))
    link.away.connect(lambda away: told.append(("away", away)))
    link.refused.connect(lambda error: told.append(("refused", error.code)))
    return told


def held(links: Links, **more: Any) -> tuple[StoreLink, HeldJobs, list[tuple[str, Any]]]:
    """A link that is open and has looked once, whose jobs wait to be told."""
    jobs = HeldJobs()
    link = links(jobs, follow=False, **more)
    link.open()
    while jobs.waiting:
        jobs.one()
    return link, jobs, heard(link)


# ------------------------------------------------------------ on the real runner


def test_it_opens_reads_and_follows(links: Links, lobby: Lobby, qtbot: QtBot) -> None:
    link = links()
    told = heard(link)
    link.open()
    qtbot.waitUntil(lambda: len(told) >= 2)
    assert told[:2] == [("opened", None), ("seen", last_seq(lobby))]
    issue(lobby, Intent("payment"))
    newest = last_seq(lobby)
    qtbot.waitUntil(lambda: told[-1] == ("seen", newest))


def test_looks_are_taken_on_the_worker_and_shown_on_the_gui_thread(links: Links, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def look(_: Lobby) -> None:
        threads.append(threading.current_thread())

    link = links(look=look)
    link.seen.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(link.seen):
        link.open()
    assert threads[0].name == "store"
    assert threads[1] is threading.main_thread()


def test_a_store_that_is_away_at_the_start_is_tried_again(links: Links, lobby: Lobby, qtbot: QtBot) -> None:
    tries: list[bool] = []

    def enter() -> Lobby:
        tries.append(True)
        if len(tries) < 3:
            raise GONE
        return lobby.acting("system")

    link = links(enter=enter)
    told = heard(link)
    link._retry.setInterval(1)
    link.open()
    qtbot.waitUntil(lambda: ("away", False) in told)
    assert told[:4] == [("away", True), ("opened", None), ("away", False), ("seen", last_seq(lobby))]
    assert len(tries) == 3


def test_a_loss_in_the_middle_is_told_once_and_mended_by_itself(links: Links, lobby: Lobby, qtbot: QtBot) -> None:
    gone = [True, True]

    def look(lobby: Lobby) -> int:
        if gone:
            gone.pop()
            raise GONE
        return last_seq(lobby)

    link = links(follow=False)
    with qtbot.waitSignal(link.seen):
        link.open()
    told = heard(link)
    link._retry.setInterval(1)
    link.look_with(look)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert told == [("away", True), ("away", False), ("seen", last_seq(lobby))]
    assert not link.is_away


def test_a_branch_that_is_not_there_is_refused_for_good(links: Links, lobby: Lobby, qtbot: QtBot) -> None:
    link = links(enter=entrance(str(lobby.store.url.database), "elsewhere", "screen"))
    with qtbot.waitSignal(link.refused) as refused:
        link.open()
    assert "elsewhere" in refused.args[0].why.to("zh")
    assert not link._retry.isActive()


def test_what_no_rule_foresaw_is_logged_and_tried_again(links: Links, caplog: pytest.LogCaptureFixture) -> None:
    link = links(ImmediateJobs(), follow=False, look=lambda _: 1 / 0)
    link.open()
    assert link.is_away
    assert "ZeroDivisionError" in caplog.text


# ------------------------------------------------------------ turns


def test_what_is_asked_during_a_look_is_one_look_after_it(links: Links) -> None:
    link, jobs, told = held(links)
    for _ in range(5):
        link.read()
    assert len(jobs.waiting) == 1
    jobs.one()
    assert len(jobs.waiting) == 1
    jobs.one()
    assert jobs.waiting == []
    assert [kind for kind, _ in told] == ["seen", "seen"]


def test_news_waits_for_the_rest_and_a_question_does_not(links: Links, qtbot: QtBot) -> None:
    link, jobs, _ = held(links, rest_ms=60_000)
    link._news()
    link._news()
    assert jobs.waiting == []
    link.read()
    assert len(jobs.waiting) == 1
    jobs.one()
    link._news()
    link._looks._rest.setInterval(0)
    link._looks._rest.start()
    qtbot.waitUntil(lambda: len(jobs.waiting) == 1)


def test_the_first_is_read_before_the_look_and_never_rests(links: Links) -> None:
    asked = [0]

    def first() -> Callable[[Lobby], int] | None:
        asked[0] += 1
        number = asked[0]
        return None if number == 1 else lambda _: number

    link, jobs, told = held(links, first=first, rest_ms=60_000)
    assert told == []
    link.read()
    jobs.one()
    assert told == [("first", 2)]
    jobs.one()
    link._news()
    assert len(jobs.waiting) == 1
    jobs.one()
    assert [kind for kind, _ in told] == ["first", "seen", "first"]


def test_a_quiet_store_is_looked_at_again(links: Links, qtbot: QtBot) -> None:
    link = links(refresh_ms=1)
    told = heard(link)
    link.open()
    qtbot.waitUntil(lambda: len([kind for kind, _ in told if kind == "seen"]) >= 3)


# ------------------------------------------------------------ work


def test_what_work_changed_is_seen_before_its_caller_is_told(links: Links, lobby: Lobby) -> None:
    link, jobs, told = held(links)
    link.act(lambda lobby: issue(lobby, Intent("payment")), lambda issued: told.append(("done", issued.ticket.number)))
    jobs.one()
    assert told == [("seen", last_seq(lobby)), ("done", "Z001")]


def test_a_refusal_looks_again_and_is_handed_over(links: Links) -> None:
    link, jobs, told = held(links)

    def refuse(_: Lobby) -> None:
        raise Refused("no", "不行", "no")

    link.act(refuse, None, lambda error: told.append(("failed", error)))
    jobs.one()
    assert [kind for kind, _ in told] == ["failed"]
    assert len(jobs.waiting) == 1
    assert not link.is_away


def test_work_that_is_done_before_the_store_went_counts_as_done(links: Links) -> None:
    link, jobs, told = held(links)

    def look(_: Lobby) -> None:
        raise GONE

    link._look = look
    link.act(lambda _: 7, lambda result: told.append(("done", result)))
    jobs.one()
    assert told == [("away", True), ("done", 7)]


def test_work_that_was_asked_alone_says_nothing_of_the_line(links: Links) -> None:
    link, jobs, told = held(links)

    def gone(_: Lobby) -> None:
        raise GONE

    link.ask(gone, None, lambda error: told.append(("failed", error)))
    jobs.one()
    assert told == [("failed", GONE)]
    assert not link.is_away


@pytest.mark.parametrize("closed", [False, True])
def test_work_without_a_lobby_fails_at_once(links: Links, closed: bool) -> None:
    link = links(ImmediateJobs(), follow=False)
    if closed:
        link.open()
        link.close()
    failed: list[Exception] = []
    link.act(lambda _: 7, None, failed.append)
    assert [type(error) for error in failed] == [StoreUnreachable]


# ------------------------------------------------------------ the end


def test_a_stopped_link_tells_nothing_and_keeps_its_lobby(links: Links) -> None:
    link, jobs, told = held(links)
    link.read()
    link.stop()
    jobs.one()
    link.read()
    assert (told, jobs.waiting) == ([], [])
    assert link.lobby is not None


def test_a_link_that_was_closed_while_it_opened_stays_closed(links: Links) -> None:
    jobs = HeldJobs()
    link = links(jobs)
    told = heard(link)
    link.open()
    link.close()
    jobs.one()
    assert told == []
    assert not link.is_open
