"""News from the store: told once, through loss and recovery."""

from __future__ import annotations

import queue
import threading

import pytest

from shared.screens.follow import ChangeFollower


class Wire:
    """A feed played by the test: put True for news, an exception to fail."""

    def __init__(self) -> None:
        self.news: queue.Queue[bool | Exception] = queue.Queue()
        self.up = True
        self.made = 0
        self.closed = 0

    def make(self) -> Wire:
        up = self.up  # looked at before the try is counted: whoever waits for the count may change it at once
        self.made += 1
        if not up:
            raise ConnectionError("still away")
        return self

    def wait(self, timeout: float) -> bool:
        try:
            got = self.news.get(timeout=timeout)
        except queue.Empty:
            return False
        self.news.task_done()
        if isinstance(got, Exception):
            raise got
        return got

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def follower(qapp, wire):
    made = ChangeFollower(wire.make, look=0.01, retry=0.01)
    yield made
    made.close()
    assert not any(thread.name == "follow" for thread in threading.enumerate())


def test_news_is_told_on_the_gui_thread(follower, wire, qtbot) -> None:
    threads: list[threading.Thread] = []
    follower.changed.connect(lambda: threads.append(threading.current_thread()))
    follower.start()
    qtbot.waitUntil(lambda: len(threads) == 1)
    wire.news.put(True)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads == [threading.main_thread()] * 2


def test_what_came_before_it_watched_is_told_too(qapp, qtbot) -> None:
    wire, opens = Wire(), threading.Event()

    def make() -> Wire:
        opens.wait(60)
        return wire.make()

    follower = ChangeFollower(make, look=0.01)
    follower.start()
    with qtbot.waitSignal(follower.changed):
        opens.set()
    follower.close()


def test_much_news_while_the_gui_is_busy_is_told_once(follower, wire, qtbot) -> None:
    told: list[int] = []
    follower.changed.connect(lambda: told.append(1))
    follower.start()
    for _ in range(100):
        wire.news.put(True)
    # The GUI thread is busy here: it does not come to its event loop until all is taken.
    wire.news.join()
    qtbot.waitUntil(lambda: told != [])
    assert len(told) <= 2


def test_a_lost_store_is_told_once_and_its_return_brings_news(follower, wire, qtbot) -> None:
    story: list[str] = []
    follower.lost.connect(lambda why: story.append(f"lost: {why}"))
    follower.found.connect(lambda: story.append("found"))
    follower.changed.connect(lambda: story.append("changed"))
    wire.up = True
    follower.start()
    qtbot.waitUntil(lambda: story == ["changed"])
    wire.up = False
    wire.news.put(ConnectionError("gone"))
    qtbot.waitUntil(lambda: wire.made >= 4 and story == ["changed", "lost: gone"])
    wire.up = True
    qtbot.waitUntil(lambda: story == ["changed", "lost: gone", "found", "changed"])
    assert wire.closed == 1


def test_a_store_away_at_the_start_is_told(follower, wire, qtbot) -> None:
    wire.up = False
    with qtbot.waitSignal(follower.lost) as lost:
        follower.start()
    assert lost.args == ["still away"]
    with qtbot.waitSignal(follower.found):
        wire.up = True
