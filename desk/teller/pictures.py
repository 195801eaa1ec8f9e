"""Every state of the teller's seat that matters, drawn from one made-up morning."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from desk.options import Options
from desk.radio.headset import NO_HEADSET
from desk.teller.scene import COUNTER, NOW, PIN, TELLER, VIP_COUNTER, VIP_PIN, VIP_TELLER, Morning, make_morning
from desk.teller.seat import Parts, build
from shared import operations
from shared.lobby.errors import StoreUnreachable
from shared.lobby.messages import Message
from shared.lobby.routing import Intent
from shared.lobby.ticket import Hold
from shared.screens.app import Screen
from shared.screens.jobs import ImmediateJobs
from shared.screens.pictures import grab, save, still


@dataclass(frozen=True)
class Stage:
    """What a picture is made with."""

    morning: Morning
    parts: Parts

    def sign_in(self, staff: str = TELLER, pin: str = PIN) -> None:
        """The teller sits down."""
        self.parts.sign_in.submit(staff, pin)

    def press(self, *actions: str) -> None:
        """Press keys of the page."""
        for action in actions:
            self.parts.seat.press(action)

    def look(self) -> None:
        """Read the store again, as after news."""
        self.parts.link.read()


Scene = Callable[[Stage], None]


def draw(folder: Path) -> list[Path]:
    """Draw all pictures. Two runs give the same bytes."""
    found = []
    with tempfile.TemporaryDirectory() as kept:
        # The morning is lived through once; each picture begins from a copy of it.
        before = make_morning(Path(kept))
        # The first window of a process draws its glyphs a shade differently; that one is thrown away.
        with _stage(before, "zh", COUNTER) as stage:
            grab(stage.parts.window)
        for language in ("zh", "en"):
            for name, scene in SCENES.items():
                with _stage(before, language, AT.get(name, COUNTER)) as stage:
                    scene(stage)
                    window = _strip(stage.parts.window) if name.startswith("strip") else stage.parts.window
                    found.append(save(window, folder / f"desk-teller-{name}-{language}.png"))
    return found


@contextmanager
def _stage(before: Path, language: str, counter: int | None) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory() as folder, Screen("desk", jobs=ImmediateJobs()) as screen:
        morning = Morning(Path(shutil.copy(before, folder)))
        options = Options(store=morning.store.name, language=language, counter=counter)
        # A blinking cursor would make two runs differ.
        QGuiApplication.styleHints().setCursorFlashTime(0)
        settings = QSettings(str(Path(folder) / "desk.ini"), QSettings.Format.IniFormat)
        parts = build(screen, options, follow=False, clock=morning.clock, settings=settings)
        still(screen.engine)
        parts.link.open()
        yield Stage(morning, parts)
        morning.close()


def _strip(window: QQuickWindow) -> QQuickWindow:
    found = window.findChild(QQuickWindow, "strip")
    assert isinstance(found, QQuickWindow)
    return found


def _signin(stage: Stage) -> None:
    pass


def _signin_wrong(stage: Stage) -> None:
    stage.parts.sign_in.submit(TELLER, "0000")


def _starting(stage: Stage) -> None:
    stage.parts.status.update(zone=None)


def _idle(stage: Stage) -> None:
    stage.sign_in()


def _empty(stage: Stage) -> None:
    for ticket in operations.read_tickets(stage.morning.lobby):
        if ticket.state == "waiting":
            operations.cancel(stage.morning.lobby, ticket.number)
    stage.sign_in()


def _booked(stage: Stage) -> None:
    stage.morning.booked()
    stage.sign_in()


def _called(stage: Stage) -> None:
    stage.morning.call_a012(start=False)
    stage.sign_in()


def _unspoken(stage: Stage) -> None:
    stage.morning.call_a012(start=False, spoken="failed: timed out")
    stage.sign_in()


def _serving(stage: Stage) -> None:
    stage.morning.call_a012()
    stage.sign_in()


def _done(stage: Stage) -> None:
    _serving(stage)
    stage.press("finish")


def _ask_arrived(stage: Stage) -> None:
    _called(stage)
    stage.press("next")


def _no_show_again(stage: Stage) -> None:
    _called(stage)
    stage.press("no-show")


def _call_this(stage: Stage) -> None:
    _serving(stage)
    stage.parts.seat.call("A015")


def _hold(stage: Stage) -> None:
    _serving(stage)
    stage.press("hold")


def _transfer(stage: Stage) -> None:
    _serving(stage)
    stage.press("transfer")
    stage.parts.seat.toggleBack()


def _pause(stage: Stage) -> None:
    _serving(stage)
    stage.press("pause")


def _paused(stage: Stage) -> None:
    stage.sign_in()
    stage.morning.clock.ago(9)
    operations.pause_counter(stage.morning.lobby, COUNTER, "核对")
    stage.morning.clock.moment = NOW
    stage.look()


def _sign_out(stage: Stage) -> None:
    _serving(stage)
    stage.press("sign-out")


def _closing(stage: Stage) -> None:
    _serving(stage)
    stage.parts.seat.mayClose()


def _aside(stage: Stage) -> None:
    lobby, clock = stage.morning.lobby, stage.morning.clock
    for minutes, number, kind in ((8, "A014", Hold.AWAY), (4, "B024", Hold.PAPERS)):
        clock.ago(minutes)
        operations.call_ticket(lobby, number, COUNTER)
        operations.hold(lobby, number, kind)
    clock.ago(3)
    operations.call_ticket(lobby, "A016", COUNTER)
    operations.no_show(lobby, "A016")
    clock.moment = NOW
    _serving(stage)


def _held(stage: Stage) -> None:
    _aside(stage)
    stage.press("held")


def _missed(stage: Stage) -> None:
    _aside(stage)
    stage.press("missed")


def _away(stage: Stage) -> None:
    _serving(stage)

    def away(_: object) -> object:
        raise StoreUnreachable("unreachable", "连不上数据库", "the store cannot be reached")

    stage.parts.link.look_with(away)


def _long(stage: Stage) -> None:
    """Everything at once: a company of a private banking customer, transferred with return, in English, long names."""
    lobby, clock = stage.morning.lobby, stage.morning.clock
    _rename(stage)
    number = stage.morning.take(
        70, Intent("transfer", band="over-50k", corporate=True, tier="private", elder=True, prefer="counter"), "en"
    )
    clock.ago(8)
    operations.call_ticket(lobby, number, 5)
    operations.start(lobby, number)
    operations.transfer(lobby, number, counter=COUNTER, back=True, reason="先在现金区清点现金，再回来办转账")
    clock.ago(6.5)
    operations.call_next(lobby, COUNTER)
    operations.recall(lobby, COUNTER)
    clock.ago(6)
    operations.start(lobby, number)
    clock.ago(0)
    stage.sign_in()


def _rename(stage: Stage) -> None:
    _, source = operations.published(stage.morning.lobby)
    renamed = source.replace("转账汇款", "跨境人民币转账与外汇汇款业务").replace(
        '"Transfers"', '"International transfers and remittances"'
    )
    operations.publish(stage.morning.lobby, renamed)


def _marked(stage: Stage) -> None:
    stage.morning.managers()
    stage.morning.at_the_window()
    stage.sign_in()


def _invite(stage: Stage) -> None:
    _marked(stage)
    stage.press("invite")


def _invite_consented(stage: Stage) -> None:
    _invite(stage)
    stage.parts.seat.toggleConsent()


def _invited(stage: Stage) -> None:
    stage.morning.invited()
    stage.sign_in()


def _hand_over(stage: Stage) -> None:
    stage.morning.invited(accepted=True)
    stage.sign_in()
    stage.press("finish")


def _invitation(stage: Stage) -> None:
    _hand_over(stage)
    stage.parts.seat.reception("A015")


def _escorted(stage: Stage) -> None:
    stage.morning.escorted()
    stage.sign_in(VIP_TELLER, VIP_PIN)


def _escorted_asked(stage: Stage) -> None:
    _escorted(stage)
    stage.press("next")


def _escorted_serving(stage: Stage) -> None:
    _escorted(stage)
    stage.press("start")


def _escorted_done(stage: Stage) -> None:
    _escorted_serving(stage)
    stage.press("finish")


def _strip_escorted(stage: Stage) -> None:
    _escorted(stage)
    stage.press("strip")


def _strip_serving(stage: Stage) -> None:
    _serving(stage)
    stage.press("strip")


def _strip_idle(stage: Stage) -> None:
    _idle(stage)
    stage.press("strip")


def _strip_called(stage: Stage) -> None:
    _called(stage)
    stage.press("strip")


def _strip_partly(stage: Stage) -> None:
    stage.morning.call_a012(start=False, spoken="partly spoken")
    stage.sign_in()
    stage.press("strip")


def _locked(stage: Stage) -> None:
    stage.sign_in()
    stage.parts.lock.lock()


def _said(stage: Stage, by: str, to: str, words: str, minutes: float, preset: str | None = None) -> Message:
    stage.morning.clock.ago(minutes)
    who = stage.morning.lobby.acting(by)
    said = operations.send(who, to, None if preset else words, preset=preset, request_id=f"{by}-{to}-{words}-{minutes}")
    stage.morning.clock.ago(0)
    return said


def _radio(stage: Stage) -> None:
    _serving(stage)
    stage.parts.radio.toggle()


def _radio_message(stage: Stage) -> None:
    _serving(stage)
    _said(stage, "2001", "teller", "", 0.2, "cash-support")
    stage.look()


def _radio_escalated(stage: Stage) -> None:
    _serving(stage)
    _said(stage, TELLER, "lobby", "复印机卡纸了，请来看一下", 2)
    operations.tend_radio(stage.morning.lobby)
    stage.look()


def _radio_answered(stage: Stage) -> None:
    _radio_escalated(stage)
    said = operations.read_board(stage.morning.lobby).radio[0]
    operations.acknowledge_message(stage.morning.lobby.acting("2001"), said.id)
    stage.look()


def _radio_many(stage: Stage) -> None:
    _radio_escalated(stage)
    _radio_talk(stage)
    stage.parts.radio.toggle()


def _radio_talk(stage: Stage) -> None:
    answered = _said(stage, TELLER, "everyone", "谁那里有 10 元零钞", 12)
    operations.acknowledge_message(stage.morning.lobby.acting("1033"), answered.id)
    _said(stage, "2001", "teller", "", 0.8, "cash-support")
    _said(stage, "1015", "everyone", "", 0.5, "watch-out")
    _said(stage, "3001", TELLER, LONG_MESSAGE, 0.2)
    stage.look()


def _radio_long(stage: Stage) -> None:
    _serving(stage)
    _radio_talk(stage)


def _radio_to(stage: Stage) -> None:
    _radio(stage)
    stage.parts.radio.chooseAddress()


def _radio_about(stage: Stage) -> None:
    _radio(stage)
    stage.parts.radio.tap("paper-out")


def _radio_refused(stage: Stage) -> None:
    _radio(stage)
    stage.parts.radio.change(trouble=NO_HEADSET)
    stage.parts.radio.say("字" * 61)


def _strip_radio(stage: Stage) -> None:
    _radio_long(stage)
    stage.press("strip")


def _strip_radio_escalated(stage: Stage) -> None:
    _radio_escalated(stage)
    _radio_talk(stage)
    stage.press("strip")


LONG_MESSAGE = "请把今天上午的大额取款登记本送到后台复核，然后到二楼会议室来一下，十一点前要报给分行，谢谢各位同事配合"

AT: dict[str, int | None] = {"signin-counters": None} | dict.fromkeys(
    ("escorted", "escorted-asked", "escorted-serving", "escorted-done", "strip-escorted"), VIP_COUNTER
)
"""Where a scene is not at counter 3."""
SCENES: dict[str, Scene] = {
    "locked": _locked,
    "signin": _signin,
    "signin-counters": _signin,
    "signin-wrong": _signin_wrong,
    "starting": _starting,
    "idle": _idle,
    "empty": _empty,
    "booked": _booked,
    "called": _called,
    "unspoken": _unspoken,
    "serving": _serving,
    "done": _done,
    "ask-arrived": _ask_arrived,
    "no-show-again": _no_show_again,
    "call-this": _call_this,
    "hold": _hold,
    "transfer": _transfer,
    "pause": _pause,
    "paused": _paused,
    "sign-out": _sign_out,
    "closing": _closing,
    "aside": _aside,
    "held": _held,
    "missed": _missed,
    "away": _away,
    "long": _long,
    "marked": _marked,
    "invite": _invite,
    "invite-consented": _invite_consented,
    "invited": _invited,
    "hand-over": _hand_over,
    "invitation": _invitation,
    "escorted": _escorted,
    "escorted-asked": _escorted_asked,
    "escorted-serving": _escorted_serving,
    "escorted-done": _escorted_done,
    "strip-escorted": _strip_escorted,
    "strip": _strip_serving,
    "strip-idle": _strip_idle,
    "strip-called": _strip_called,
    "strip-partly": _strip_partly,
    "radio": _radio,
    "radio-message": _radio_message,
    "radio-escalated": _radio_escalated,
    "radio-answered": _radio_answered,
    "radio-many": _radio_many,
    "radio-long": _radio_long,
    "radio-to": _radio_to,
    "radio-about": _radio_about,
    "radio-refused": _radio_refused,
    "strip-radio": _strip_radio,
    "strip-radio-escalated": _strip_radio_escalated,
}
