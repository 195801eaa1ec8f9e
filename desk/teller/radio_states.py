"""How the radio at the teller's seat comes into each state that is drawn."""

from __future__ import annotations

from desk.radio.headset import NO_HEADSET
from desk.teller.scene import TELLER
from desk.teller.stage import Stage
from desk.teller.states import serving
from shared import operations
from shared.lobby.messages import Message

LONG_MESSAGE = "请把今天上午的大额取款登记本送到后台复核，然后到二楼会议室来一下，十一点前要报给分行，谢谢各位同事配合"


def _said(stage: Stage, by: str, to: str, words: str, minutes: float, preset: str | None = None) -> Message:
    stage.morning.clock.ago(minutes)
    who = stage.morning.lobby.acting(by)
    said = operations.send(who, to, None if preset else words, preset=preset, request_id=f"{by}-{to}-{words}-{minutes}")
    stage.morning.clock.ago(0)
    return said


def radio(stage: Stage) -> None:
    serving(stage)
    stage.parts.radio.toggle()


def radio_message(stage: Stage) -> None:
    serving(stage)
    _said(stage, "2001", "teller", "", 0.2, "cash-support")
    stage.look()


def radio_escalated(stage: Stage) -> None:
    serving(stage)
    _said(stage, TELLER, "lobby", "复印机卡纸了，请来看一下", 2)
    operations.tend_radio(stage.morning.lobby)
    stage.look()


def radio_answered(stage: Stage) -> None:
    radio_escalated(stage)
    said = operations.read_board(stage.morning.lobby).radio[0]
    operations.acknowledge_message(stage.morning.lobby.acting("2001"), said.id)
    stage.look()


def radio_many(stage: Stage) -> None:
    radio_escalated(stage)
    _radio_talk(stage)
    stage.parts.radio.toggle()


def _radio_talk(stage: Stage) -> None:
    answered = _said(stage, TELLER, "everyone", "谁那里有 10 元零钞", 12)
    operations.acknowledge_message(stage.morning.lobby.acting("1033"), answered.id)
    _said(stage, "2001", "teller", "", 0.8, "cash-support")
    _said(stage, "1015", "everyone", "", 0.5, "watch-out")
    _said(stage, "3001", TELLER, LONG_MESSAGE, 0.2)
    stage.look()


def radio_long(stage: Stage) -> None:
    serving(stage)
    _radio_talk(stage)


def radio_to(stage: Stage) -> None:
    radio(stage)
    stage.parts.radio.chooseAddress()


def radio_about(stage: Stage) -> None:
    radio(stage)
    stage.parts.radio.tap("paper-out")


def radio_refused(stage: Stage) -> None:
    radio(stage)
    stage.parts.radio.change(trouble=NO_HEADSET)
    stage.parts.radio.say("字" * 61)


def strip_radio(stage: Stage) -> None:
    radio_long(stage)
    stage.press("strip")


def strip_radio_escalated(stage: Stage) -> None:
    radio_escalated(stage)
    _radio_talk(stage)
    stage.press("strip")
