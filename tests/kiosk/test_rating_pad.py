"""The rating pad at a window, touched by a finger, on a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

import shared.operations
from kiosk.rating.assembled import assemble
from kiosk.rating.padface import PadKnown, derive, levels
from kiosk.rating.reading import PadLook
from shared.lobby.board import Board
from shared.lobby.errors import StoreUnreachable
from shared.lobby.rating import Level, Via
from shared.lobby.routing import Intent
from shared.operations import (
    Lobby,
    call_next,
    finish,
    issue,
    open_counter,
    pause_counter,
    publish,
    rate,
    read_board,
    read_rating,
    read_ticket,
    start,
    undo,
)
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import still
from tests.kiosk.conftest import Customer
from tests.kiosk.test_doors import enter_digits

WINDOW = 3


class AtWindow(Customer):
    """A customer at window 3, with the pad before them."""

    number = ""

    @property
    def page(self) -> str:
        """What the pad shows."""
        return str(self.kiosk.pad.props.page)

    def read(self) -> None:
        """The pad looks."""
        self.kiosk.link.read()

    def called(self, language: str = "zh") -> str:
        """Somebody is called here."""
        issue(self.lobby, Intent("deposit", "over-50k"), language=language)
        made = call_next(self.lobby, WINDOW)
        assert made is not None
        self.number = made.number
        self.read()
        return made.number

    def served(self, language: str = "zh") -> str:
        """And served, and done."""
        number = self.called(language)
        finish(self.lobby, number)
        self.read()
        return number

    def rating(self):
        """What the store has of the last one."""
        return read_rating(self.lobby, self.number)


Sit = Callable[..., AtWindow]


@pytest.fixture
def pad(qtbot, lobby: Lobby, finger: Any) -> Iterator[Sit]:
    """Puts a pad up; closed after the test."""
    opened: list[Screen] = []

    def put_up(opening: Callable[[], Lobby] | None = None, counter: int = WINDOW, **options: Any) -> AtWindow:
        screen = Screen("kiosk", jobs=ImmediateJobs())
        opened.append(screen)
        seconds = [0.0]
        parts = assemble(
            screen,
            opening or (lambda: lobby.acting("pad")),
            counter,
            seconds=lambda: seconds[0],
            **({"windowed": True, "follow": False} | options),
        )
        still(screen.engine)
        customer = AtWindow(parts, screen, lobby, finger, seconds)  # type: ignore[arg-type]  # it has what is touched
        qtbot.waitUntil(parts.window.isExposed)
        parts.link.open()
        return customer

    yield put_up
    for screen in opened:
        screen.close()


def test_after_the_finish_it_asks_once_and_a_touch_is_the_rating(pad: Sit) -> None:
    at = pad()
    at.called()
    assert (at.text("idle-title"), at.item("idle-number").property("number")) == ("请到本窗口", "A001")
    start(at.lobby, at.number)
    at.read()
    assert at.text("idle-title") == "正在办理"
    finish(at.lobby, at.number)
    at.read()
    assert (at.page, at.text("title")) == ("question", "请您评价本次服务")
    at.tap("level-very")
    assert (at.page, at.text("thanks")) == ("thanks", "谢谢您的评价")
    assert not at.sees("told")
    kept = at.rating()
    assert (kept.level, kept.via) == (Level.VERY, Via.PAD)
    at.waits(6)
    assert at.page == "idle"
    at.read()
    assert at.page == "idle"


def test_unsatisfied_is_asked_why_and_the_lobby_manager_knows_at_once(pad: Sit) -> None:
    at = pad()
    at.served()
    at.tap("level-unsatisfied")
    assert (at.page, at.rating().level) == ("reasons", None)
    at.tap("reason-3")
    kept = at.rating()
    assert (kept.level, kept.reason) == (Level.UNSATISFIED, "没讲清楚")
    assert at.text("told") == "已经告诉大堂经理"
    assert [one.number for one in read_board(at.lobby).bad_ratings] == [at.number]


def test_a_slip_of_the_finger_is_taken_back(pad: Sit) -> None:
    at = pad()
    at.served()
    at.tap("level-unsatisfied")
    at.tap("back")
    at.tap_later("level-satisfied")
    assert at.rating().level is Level.SATISFIED


def test_nobody_must_say_why(pad: Sit) -> None:
    at = pad()
    at.served()
    at.tap("level-unsatisfied")
    at.tap("skip")
    assert (at.rating().level, at.rating().reason) == (Level.UNSATISFIED, None)


def test_who_walks_off_before_saying_why_has_still_rated(pad: Sit) -> None:
    at = pad()
    at.served()
    at.tap("level-unsatisfied")
    at.waits(20)
    assert at.rating().level is Level.UNSATISFIED


def test_a_time_out_is_unrated_and_a_touch_anywhere_begins_it_anew(pad: Sit) -> None:
    at = pad()
    at.served()
    at.waits(20)
    assert at.item("ring").property("text") == "10"
    at.tap_at(540, 20)  # beside the keys
    at.waits(29)
    assert at.page == "question"
    at.waits(1)
    assert at.page == "idle"
    kept = at.rating()
    assert (kept.level, kept.is_open) == (None, False)
    at.read()
    assert at.page == "idle"


def test_who_is_still_touching_it_is_not_cut_off_by_the_clock(pad: Sit, clock) -> None:
    at = pad()
    at.served()
    clock.forward(seconds=40)
    at.read()
    assert at.page == "question"
    at.waits(30)
    at.read()
    assert at.page == "idle"


def test_only_one_answer_of_two_fingers(pad: Sit) -> None:
    at = pad()
    at.served()
    at.tap("level-very")
    at.kiosk.pad.choose("unsatisfied")
    assert at.rating().level is Level.VERY


def test_the_next_call_ends_the_question(pad: Sit) -> None:
    at = pad()
    first = at.served()
    at.called()
    assert (at.page, at.item("idle-number").property("number")) == ("idle", at.number)
    assert read_rating(at.lobby, first).closed_at is not None


def test_the_next_call_does_not_swallow_what_was_tapped(pad: Sit) -> None:
    at = pad()
    first = at.served()
    at.tap("level-unsatisfied")
    at.called()
    assert read_rating(at.lobby, first).level is Level.UNSATISFIED


def test_finishing_with_the_call_key_still_asks_whom_it_finished(pad: Sit) -> None:
    at = pad()
    first = at.called()
    issue(at.lobby, Intent("deposit", "over-50k"))
    call_next(at.lobby, WINDOW, finish=first)
    at.read()
    at.tap("level-very")
    assert read_rating(at.lobby, first).level is Level.VERY


def test_an_undone_finish_takes_the_question_away_and_another_brings_it_back(pad: Sit, clock) -> None:
    at = pad()
    at.served()
    undo(at.lobby, at.number)
    at.read()
    assert at.page == "idle"
    clock.forward(minutes=1)
    finish(at.lobby, at.number)
    at.read()
    assert at.page == "question"


def test_the_phone_is_quicker(pad: Sit) -> None:
    at = pad()
    at.served()
    rate(at.lobby, read_ticket(at.lobby, at.number).token, "satisfied")
    at.read()
    assert at.page == "idle"


def test_a_customer_s_own_language_comes_first(pad: Sit) -> None:
    at = pad()
    at.served("en")
    assert at.text("title") == "Please rate this service"
    rows = at.kiosk.pad.levels.rows
    assert (rows[0].words, rows[0].beside) == ("Very satisfied", "非常满意")
    at.tap("level-unsatisfied")
    assert at.text("skip") == "Rather not say"
    at.tap("reason-1")
    assert at.rating().reason == "态度不好"
    at.waits(6)
    at.served("zh")
    assert at.text("title") == "请您评价本次服务"


def test_an_answer_is_kept_while_the_store_is_away_and_sent_when_it_is_back(
    pad: Sit, monkeypatch, qtbot, clock
) -> None:
    at = pad()
    at.served()
    real = shared.operations.rate

    def lost(*_: Any, **__: Any) -> None:
        raise StoreUnreachable("unreachable", "断了", "lost")

    monkeypatch.setattr(shared.operations, "rate", lost)
    at.tap("level-unsatisfied")
    at.tap("reason-0")
    assert at.kiosk.link.is_away
    assert (at.page, at.text("told")) == ("thanks", "您说的已经记下")
    assert at.rating().is_open
    at.waits(6)
    assert at.kiosk.pad.props.condition == "unreachable"
    monkeypatch.setattr(shared.operations, "rate", real)
    clock.forward(minutes=3)
    qtbot.waitUntil(lambda: not at.kiosk.link.is_away)
    assert (at.rating().level, at.rating().reason) == (Level.UNSATISFIED, "等得太久")
    assert at.kiosk.pad.props.condition == ""
    assert at.page == "idle"


def test_a_question_stays_while_the_store_is_away_and_is_not_asked_again(pad: Sit) -> None:
    at = pad()
    at.served()
    at.kiosk.link.away.emit(True)
    assert (at.page, at.kiosk.pad.props.condition) == ("question", "")
    at.kiosk.link.away.emit(False)
    at.waits(30)
    at.read()
    assert at.page == "idle"


def test_what_it_shows_while_nobody_is_served(pad: Sit) -> None:
    at = pad()
    assert at.text("idle-title") == "未开放"
    open_counter(at.lobby, WINDOW)
    at.read()
    assert at.text("idle-title") == "请稍候"
    pause_counter(at.lobby, WINDOW, "核对")
    at.read()
    assert at.text("idle-title") == "暂停服务"


def test_a_window_that_the_branch_does_not_have(pad: Sit) -> None:
    assert pad(counter=99).text("idle-title") == "没有这个窗口"


def test_a_branch_that_does_not_ask(pad: Sit, shipped: str) -> None:
    at = pad()
    publish(at.lobby, shipped.replace("ask = true", "ask = false"))
    at.served()
    assert at.page == "idle"


def test_a_branch_without_reasons_asks_for_none(pad: Sit, shipped: str) -> None:
    begin, end = shipped.index("bad = ["), shipped.index("left = [")
    at = pad()
    publish(at.lobby, shipped[:begin] + shipped[end:])
    at.served()
    at.tap("level-unsatisfied")
    assert (at.page, at.rating().level) == ("thanks", Level.UNSATISFIED)


def test_a_store_that_is_away_at_the_start(pad: Sit, lobby: Lobby, qtbot) -> None:
    there: list[bool] = []

    def opening() -> Lobby:
        if not there:
            raise StoreUnreachable("unreachable", "连不上", "away")
        return lobby

    at = pad(opening)
    assert at.kiosk.pad.props.condition == "unreachable"
    there.append(True)
    qtbot.waitUntil(lambda: at.kiosk.pad.props.condition == "")
    at.served()
    assert at.page == "question"


def test_it_hears_of_a_finish_by_itself(pad: Sit, lobby: Lobby, doors, qtbot) -> None:
    at = pad(follow=True)
    teller = doors.lobby(lobby.store.name, "1027")
    issue(lobby, Intent("deposit", "over-50k"))
    call_next(teller, WINDOW)
    finish(teller, "A001")
    qtbot.waitUntil(lambda: at.page == "question")


def test_nothing_but_a_pin_leads_out(pad: Sit, monkeypatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", lambda code=0: left.append(code))
    at = pad(windowed=False)
    at.kiosk.window.close()
    QTest.keyClick(at.kiosk.window, Qt.Key.Key_Escape)
    assert at.kiosk.window.isVisible()
    at.kiosk.staff.open()
    enter_digits(at, "2001")
    enter_digits(at, "2201")
    assert at.text("staff-head") == "周宁"
    at.tap("staff-leave")
    assert left == [0]


def test_the_logo_held_for_three_seconds_opens_the_corner(pad: Sit, qtbot) -> None:
    at = pad()
    corner = at.item("staff-corner")
    assert corner.property("pressAndHoldInterval") == 3000
    corner.setProperty("pressAndHoldInterval", 1)
    with at.holding("staff-corner"):
        qtbot.waitUntil(lambda: at.sees("pad"))


def test_every_key_is_large_enough_for_a_finger(pad: Sit) -> None:
    at = pad()
    at.served()
    for page, names in (("question", ("level-very", "level-satisfied", "level-unsatisfied")),
                        ("reasons", (*(f"reason-{index}" for index in range(6)), "back", "skip"))):  # fmt: skip
        assert at.page == page
        for name in names:
            key = at.item(name)
            # 96 px are 20 mm on an eight inch pad of 800×480.
            assert min(key.width(), key.height()) >= 96, name
        at.tap("level-unsatisfied" if page == "question" else "skip")


def test_a_branch_of_one_language_says_nothing_beside(lobby: Lobby) -> None:
    board: Board = read_board(lobby, calls=0)
    branch = board.branch.model_copy(update={"branch": board.branch.branch.model_copy(update={"languages": ("zh",)})})
    known = PadKnown(WINDOW, PadLook(replace(board, branch=branch), None))
    assert (derive(known).title, derive(known).beside) == ("未开放", "")
    assert {one.beside for one in levels(known)} == {""}
    assert derive(PadKnown(WINDOW)).condition == "starting"
    assert derive(PadKnown(WINDOW, away=True)).condition == "unreachable"
