"""What staff say to everyone, and the branch's notices, on the wall and in the voice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from display.emergencyview import HEIGHT_BOTH, HEIGHT_EN, HEIGHT_ZH, LINE, SIZES_EN, SIZES_ZH, fitted
from display.noticeview import ROOM, paged
from display.voice import Voice, broadcast_phrases
from display.wall import Wall
from shared.lobby.branch import Branch
from shared.lobby.broadcasts import EN_LIMIT, ZH_LIMIT
from shared.operations import broadcast, end_broadcast, publish, read_board
from shared.screens.speech import phrases
from shared.voice import Announcement, Outcome, Urgency
from tests.display.conftest import Hall

Texts = Callable[[QQuickWindow], list[str]]
Done = Callable[[Announcement, Outcome], None]


class Parrot:
    """A speaker under the test's command; it answers on a thread of its own, as the real one does."""

    def __init__(self) -> None:
        self.on_done: Done | None = None
        self.asked: list[tuple[Announcement, int]] = []
        self.dropped: list[str] = []

    def say(self, announcement: Announcement, *, times: int = 1) -> None:
        self.asked.append((announcement, times))

    def drop(self, number: str) -> None:
        self.dropped.append(number)

    def prepare(self, announcements: object) -> None:
        pass

    def cut(self) -> None:
        pass

    def close(self) -> None:
        pass

    def end(self, announcement: Announcement, outcome: Outcome) -> None:
        assert self.on_done is not None
        thread = threading.Thread(target=self.on_done, args=(announcement, outcome))
        thread.start()
        thread.join()


@pytest.fixture
def parrots(hall: Hall) -> Iterator[Callable[[], tuple[Voice, Parrot]]]:
    def make_voice() -> tuple[Voice, Parrot]:
        parrot = Parrot()

        def make(on_done: Done, **_: object) -> Parrot:
            parrot.on_done = on_done
            return parrot

        return Voice(make), parrot

    yield make_voice
    hall.close()


Parrots = Callable[[], tuple[Voice, Parrot]]


def begun(wall: Wall, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: wall.board.props.condition != "starting")


def test_an_emergency_covers_the_calls_and_they_go_on_in_a_list(
    hall: Hall, qtbot: QtBot, parrots: Parrots, texts: Texts
) -> None:
    voice, speaker = parrots()
    hall.arrive(12)
    wall, window = hall.wall(voice)
    begun(wall, qtbot)
    said = broadcast(hall.lobby, "火警：请从安全出口离开", "Fire: please leave", emergency=True)
    qtbot.waitUntil(lambda: read_board(hall.lobby).broadcasts[0].shown_at is not None)
    seen = texts(window)
    assert {"紧急广播", "红", "火警：请从安全出口离开", "Fire: please leave"} <= set(seen)
    assert "无需等待" not in seen
    # Calls are made, listed and acknowledged while it stands.
    calls = [hall.call(1 + at % 4, finish=True) for at in range(5)]
    qtbot.waitUntil(lambda: all(one.shown_at for one in read_board(hall.lobby).calls))
    assert {call.number[1:] for call in calls} <= set(texts(window))
    assert "请" not in texts(window)
    announcement, times = speaker.asked[0]
    assert (announcement.urgency, announcement.seq, times) == (Urgency.EMERGENCY, said.id, 3)
    assert [sentence.text for sentence in announcement.sentences] == ["火警：请从安全出口离开", "Fire: please leave"]
    speaker.end(announcement, Outcome.SPOKEN)
    qtbot.waitUntil(lambda: read_board(hall.lobby).broadcasts[0].spoken == "spoken")
    end_broadcast(hall.lobby)
    qtbot.waitUntil(lambda: not wall.broadcasts.emergency.props.up)
    # The repeats that are left are taken back.
    qtbot.waitUntil(lambda: announcement.number in speaker.dropped)
    assert "紧急广播" not in texts(window)


def test_a_restarted_wall_shows_an_emergency_again_and_says_nothing_twice(
    hall: Hall, qtbot: QtBot, parrots: Parrots, texts: Texts
) -> None:
    voice, speaker = parrots()
    wall, _ = hall.wall(voice)
    begun(wall, qtbot)
    broadcast(hall.lobby, "火警", emergency=True)
    broadcast(hall.lobby, "请车主移车")
    qtbot.waitUntil(lambda: len(speaker.asked) == 2)
    assert [one.urgency for one, _ in speaker.asked] == [Urgency.EMERGENCY, Urgency.NOTICE]
    for announcement, _ in speaker.asked:
        speaker.end(announcement, Outcome.SPOKEN)
    qtbot.waitUntil(lambda: all(one.spoken and one.shown_at for one in read_board(hall.lobby).broadcasts))
    hall.close()
    voice, speaker = parrots()
    again, window = hall.wall(voice)
    begun(again, qtbot)
    assert {"火警", "请车主移车"} <= set(texts(window))
    hall.arrive()
    hall.call(1)
    qtbot.waitUntil(lambda: len(speaker.asked) > 0)
    assert [one.number for one, _ in speaker.asked] == ["A001"]


def test_a_wall_that_starts_late_speaks_an_unspoken_emergency_and_no_old_notice(
    hall: Hall, qtbot: QtBot, parrots: Parrots
) -> None:
    broadcast(hall.lobby, "请车主移车")
    said = broadcast(hall.lobby, "火警", emergency=True)
    hall.clock.forward(seconds=90)
    voice, speaker = parrots()
    wall, _ = hall.wall(voice)
    begun(wall, qtbot)
    qtbot.waitUntil(lambda: len(speaker.asked) > 0)
    assert [one.seq for one, _ in speaker.asked] == [said.id]


def test_what_was_cut_short_is_said_again(hall: Hall, qtbot: QtBot, parrots: Parrots) -> None:
    voice, speaker = parrots()
    wall, _ = hall.wall(voice)
    begun(wall, qtbot)
    broadcast(hall.lobby, "火警", emergency=True)
    qtbot.waitUntil(lambda: len(speaker.asked) == 1)
    speaker.end(speaker.asked[0][0], Outcome.DROPPED)
    hall.arrive()  # any news: the wall looks again
    qtbot.waitUntil(lambda: len(speaker.asked) == 2)
    assert read_board(hall.lobby).broadcasts[0].spoken is None


def test_a_wall_without_a_voice_shows_and_does_not_speak(hall: Hall, qtbot: QtBot) -> None:
    wall, _ = hall.wall()
    begun(wall, qtbot)
    broadcast(hall.lobby, "请车主移车")
    qtbot.waitUntil(lambda: read_board(hall.lobby).broadcasts[0].shown_at is not None)
    assert read_board(hall.lobby).broadcasts[0].spoken is None


def test_it_is_shown_over_a_closed_branch_too(hall: Hall, qtbot: QtBot, texts: Texts) -> None:
    hall.clock.forward(minutes=600)
    wall, window = hall.wall()
    begun(wall, qtbot)
    broadcast(hall.lobby, "火警", emergency=True)
    qtbot.waitUntil(lambda: wall.broadcasts.emergency.props.up)
    assert "火警" in texts(window)
    assert "现在不营业" not in texts(window)


def test_on_postgresql_as_well(postgres_hall: Hall, qtbot: QtBot) -> None:
    wall, _ = postgres_hall.wall()
    begun(wall, qtbot)
    broadcast(postgres_hall.lobby, "火警", emergency=True)
    qtbot.waitUntil(lambda: wall.broadcasts.emergency.props.up)
    qtbot.waitUntil(lambda: read_board(postgres_hall.lobby).broadcasts[0].shown_at is not None)


def test_a_notice_takes_the_line_at_once_and_gives_it_back(hall: Hall, qtbot: QtBot) -> None:
    wall, _ = hall.wall()
    begun(wall, qtbot)
    notices = wall.broadcasts.notices
    first = notices.props.text
    notices.turn()
    second = notices.props.text
    assert first != second
    assert notices.turns == 20
    broadcast(hall.lobby, "请车主移车")
    qtbot.waitUntil(lambda: notices.props.broadcast)
    assert (notices.props.text, notices.turns) == ("请车主移车", 0)
    hall.clock.forward(seconds=121)
    wall.link.read()
    qtbot.waitUntil(lambda: not notices.props.broadcast)
    assert (notices.props.text, notices.turns) == (second, 20)
    notices.turn()
    assert notices.props.text == first


def test_published_notices_are_taken_up(hall: Hall, qtbot: QtBot, shipped: str) -> None:
    wall, _ = hall.wall()
    begun(wall, qtbot)
    notices = wall.broadcasts.notices
    stays = notices.props.text
    more = '[[notice]]\nzh = "今天有雨，小心地滑"\nen = "Wet floor"\n\n'
    publish(
        hall.lobby,
        shipped.replace("notice_seconds = 20", "notice_seconds = 8").replace("[[reason]]", more + "[[reason]]", 1),
    )
    qtbot.waitUntil(lambda: notices.turns == 8)
    assert notices.props.text == stays
    seen = set()
    for _ in range(3):
        seen.add(notices.props.text)
        notices.turn()
    assert "今天有雨，小心地滑" in seen
    assert notices.props.text == stays
    one = shipped[: shipped.index("[[notice]]")] + more + shipped[shipped.index("[[broadcast]]") :]
    publish(hall.lobby, one)
    qtbot.waitUntil(lambda: notices.props.text == "今天有雨，小心地滑")
    assert notices.turns == 0
    publish(hall.lobby, one.replace(more, ""))
    qtbot.waitUntil(lambda: notices.props.text == "")
    notices.turn()
    assert notices.props.text == ""


def test_long_notices_stand_on_two_lines_and_then_in_two_turns() -> None:
    assert len(paged("过号不用重取，请找大堂经理", bold=False)) == 1
    assert [page.count("\n") for page in paged("请出示有效身份证件，" * 8, bold=False)] == [1]
    pages = paged("请出示有效身份证件，" * 20, bold=False)
    assert len(pages) == 3
    assert "".join("".join(pages).split()) == "请出示有效身份证件，" * 20
    # The longest broadcast stands there in one piece.
    assert len(paged("广" * ZH_LIMIT, bold=True)) == 1
    assert ROOM == 1752


@pytest.mark.parametrize("length", [1, 5, 12, 25, 40, ZH_LIMIT])
def test_an_emergency_is_as_large_as_it_can_be_and_always_fits(qapp: object, length: int) -> None:
    for height in (HEIGHT_ZH, HEIGHT_BOTH):
        zh, size = fitted("警" * length, SIZES_ZH, height, True)
        assert (zh.count("\n") + 1) * size * LINE <= height
        assert size >= 56
    en, size = fitted("leave the building " * (EN_LIMIT // 19), SIZES_EN, HEIGHT_EN, False)
    assert (en.count("\n") + 1) * size * LINE <= HEIGHT_EN


def test_how_a_branch_says_it(branch: Branch, hall: Hall) -> None:
    said = broadcast_phrases(broadcast(hall.lobby, "请车主移车"), phrases(branch))
    assert [sentence.text for sentence in said.sentences] == ["请车主移车"]
    assert (said.urgency, said.chime) == (Urgency.NOTICE, True)
    assert said.sentences[0].spoken == "qing3 che1 zhu3 yi2 che1"
