"""Pictures of the VIP area's reception in every state that matters: `python -m desk.viplobby.pictures DIR`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desk.lobby.easel import Easel, easel
from desk.lobby.morning import LUO, SHEN, SU, Morning
from desk.viplobby.seat import Parts, build
from shared import operations as do
from shared.lobby.identifiers import Identifier

RECEPTION_PIN = "2301"


def draw(folder: Path) -> list[Path]:
    """Draw every state in both languages; the files, in order. The same bytes every time."""
    drawn: list[Path] = []
    for language in ("zh", "en"):
        with easel(folder, language, "viplobby", build, Morning.quiet) as made:
            made.draw("signin")
            made.parts.sign_in.submit(SU, RECEPTION_PIN)
            made.draw("quiet")
            drawn += made.drawn
        with easel(folder, language, "viplobby", build, Morning.busy) as made:
            made.morning.sits(SHEN, LUO)
            made.morning.arrivals()
            made.parts.sign_in.submit(SU, RECEPTION_PIN)
            _states(made)
            drawn += made.drawn
    return drawn


def _states(made: Easel[Parts]) -> None:
    parts, morning = made.parts, made.morning
    made.draw("arrivals")
    parts.seat.pick("V003")
    made.draw("ticket")
    _forgot_the_card(made)
    parts.ticket.act("move")
    parts.ticket.aim("zone:A")
    parts.ticket.because(3)
    made.draw("guide-back")
    parts.ticket.act("send")
    parts.ticket.aim("counter:7")
    made.draw("send")
    parts.ticket.act("invite")
    made.draw("ask")
    parts.seat.close()
    parts.area.ask("V004")
    made.hold_toast()
    made.draw("asked")
    made.put_away_toast()
    do.accept(morning.lobby.acting(SHEN), "V004")
    morning.unanswered()
    morning.led_by_reception("V004")
    parts.link.read()
    made.draw("busy")
    do.be_away(morning.lobby.acting(LUO))
    parts.link.read()
    made.draw("away-manager")
    morning.radio_to_reception()
    parts.link.read()
    made.draw("radio-message")
    parts.radio.toggle()
    made.draw("radio")
    parts.radio.toggle()
    morning.vip_teller_away()
    morning.tell_alerts()
    parts.link.read()
    made.draw("radio-alert")
    parts.lock.lock()
    made.draw("locked")
    parts.lock.unlock(RECEPTION_PIN)
    parts.link.away.emit(True)
    made.draw("away")


def _forgot_the_card(made: Easel[Parts]) -> None:
    """V003's customer has no card: the phone number is enough."""
    find, lobby = made.parts.find, made.morning.lobby
    do.add_customer(lobby, "陈先生", "gold", {Identifier.PHONE: "13800138002"}, LUO, consent=True)
    do.add_customer(lobby, "赵老师", "platinum", {Identifier.PHONE: "13800138003"}, SHEN)
    made.parts.seat.close()
    for state, number in (("no-number", "13800138002"), ("nobody", "13800138077"), ("no-consent", "13800138003")):
        find.write(number)
        find.search()
        made.draw(f"find-{state}")
    made.parts.seat.pick("V003")
    find.write("13800138002")
    find.search()
    made.draw("find")
    find.introduce()
    made.hold_toast()
    made.draw("introduced")
    made.parts.seat.undo()
    made.put_away_toast()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in draw(Path(sys.argv[1])):
        print(path)
