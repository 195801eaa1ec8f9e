"""Pictures of the lobby manager's seat in every state that matters: `python -m desk.lobby.pictures DIR`.

The hall is filled through the real operations on a temporary store, under a clock that stands at 10:26.
"""

from __future__ import annotations

import itertools
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from desk.lobby.easel import Easel
from desk.lobby.easel import easel as made_easel
from desk.lobby.morning import HE, HE_PIN, LUO, MANAGER, MANAGER_PIN, SHEN, SU, Morning
from desk.lobby.seat import Parts, build
from shared import operations as do


def draw(folder: Path) -> list[Path]:
    """Draw every state in both languages; the files, in order. The same bytes every time."""
    # The codes of bookings and the references of customers are drawn by chance.
    codes, references = ((number * 104_729 % 10**6 for number in itertools.count(1)) for _ in range(2))
    with (
        patch.object(secrets, "randbelow", lambda _below: next(codes)),
        patch.object(secrets, "token_hex", lambda length: f"{next(references):0{2 * length}}"),
    ):
        return _draw(folder)


def _draw(folder: Path) -> list[Path]:
    drawn: list[Path] = []
    for language in ("zh", "en"):
        with _easel(folder, language, Morning.quiet) as easel:
            easel.parts.seat.signOut()
            easel.draw("signin")
            _sign_in(easel)
            easel.draw("quiet")
            drawn += easel.drawn
        with _easel(folder, language, Morning.busy) as easel:
            _sign_in(easel)
            _hall(easel)
            _tickets(easel)
            _counters_and_zones(easel)
            _issuing(easel)
            _booking(easel)
            _broadcasting(easel)
            _radio(easel)
            _trouble(easel)
            drawn += easel.drawn
        with _easel(folder, language, Morning.busy) as easel:
            _sign_in(easel)
            _receptions(easel)
            drawn += easel.drawn
        with _easel(folder, language, _with_customers, timedelta(days=20)) as easel:
            _customers(easel)
            drawn += easel.drawn
    return drawn


def _hall(easel: Easel[Parts]) -> None:
    easel.draw("busy")


def _tickets(easel: Easel[Parts]) -> None:
    seat, ticket = easel.parts.seat, easel.parts.ticket
    seat.pick("A015")
    easel.draw("ticket")
    ticket.act("move")
    ticket.aim("zone:V")
    ticket.because(0)
    easel.draw("move")
    ticket.act("call")
    easel.draw("call")
    ticket.act("first")
    ticket.because(0)
    easel.draw("reason-missing")
    seat.pick("A017")
    ticket.act("first")
    ticket.because(1)
    ticket.confirm()
    easel.hold_toast()
    easel.draw("undo")
    easel.put_away_toast()
    seat.pick("B001")
    ticket.act("back")
    easel.draw("missed")
    seat.pick("Z001")
    easel.draw("machine")
    seat.close()


def _counters_and_zones(easel: Easel[Parts]) -> None:
    parts = easel.parts
    parts.seat.pick("A016")
    parts.seat.pickCounter(4)
    parts.counter.check("V")
    parts.counter.shift("V", 3)
    parts.counter.because(1)
    easel.draw("counter")
    parts.seat.pickZone("Z")
    parts.zone.because(4)
    easel.draw("zone")
    parts.zone.confirm()
    easel.put_away_toast()
    easel.draw("zone-closed")
    parts.seat.close()


def _issuing(easel: Easel[Parts]) -> None:
    parts = easel.parts
    parts.seat.issue()
    parts.issue.serve("withdrawal")
    parts.issue.amount("50k-200k")
    parts.issue.withCare()
    easel.draw("issue")
    parts.issue.confirm()
    easel.put_away_toast()
    easel.draw("issued")
    parts.seat.close()


def _booking(easel: Easel[Parts]) -> None:
    parts, morning = easel.parts, easel.morning
    parts.seat.book()
    easel.draw("bookings-none")
    morning.bookings()
    parts.link.read()
    parts.booking.serve("withdrawal")
    parts.booking.amount("over-200k")
    easel.draw("bookings-too-soon")
    parts.booking.goTo("2026-06-19")
    parts.booking.pick("2026-06-19T02:00:00+00:00")
    easel.draw("bookings-large-cash")
    parts.booking.confirm()
    easel.put_away_toast()
    easel.draw("bookings-made")
    parts.booking.again()
    parts.booking.goTo("2026-06-18")
    parts.booking.serve("account")
    parts.booking.take(morning.early.code)
    easel.draw("bookings-refused")
    parts.seat.close()


def _broadcasting(easel: Easel[Parts]) -> None:
    broadcast = easel.parts.broadcast
    broadcast.ask()
    easel.draw("broadcast")
    broadcast.pick(0)
    broadcast.say("门前停车挡住了通道，请车主移车", "A parked car blocks the entrance: would its owner please move it")
    easel.hold_toast()
    easel.morning.shown_and_spoken()
    easel.parts.link.read()
    easel.draw("broadcast-stands")
    easel.put_away_toast()
    broadcast.ask()
    broadcast.say("", "")
    easel.draw("broadcast-refused")
    broadcast.pick(3)
    broadcast.say(
        "火警：请从安全出口离开，不要使用电梯",
        "Fire alarm: please leave by the emergency exits and do not use the lift",
    )
    easel.put_away_toast()
    easel.draw("broadcast-emergency")
    for row in tuple(broadcast.standing.rows):
        broadcast.end(row.key)
        easel.put_away_toast()


def _radio(easel: Easel[Parts]) -> None:
    parts, morning = easel.parts, easel.morning
    parts.radio.toggle()
    easel.draw("radio")
    parts.radio.tap("help")
    easel.draw("radio-about")
    parts.radio.close()
    parts.radio.chooseAddress()
    easel.draw("radio-to")
    parts.radio.choose("1027")
    parts.radio.say("请把 A012 的回单给我")
    parts.radio.toggle()
    morning.radio()
    parts.link.read()
    easel.draw("radio-message")
    morning.radio_goes_on()
    parts.link.read()
    easel.draw("radio-escalated")
    parts.radio.toggle()
    easel.draw("radio-many")
    parts.radio.toggle()
    morning.radio_answered()
    parts.link.read()


def _receptions(easel: Easel[Parts]) -> None:
    """The VIP way, from the mark on a ticket to the hand-over."""
    parts, morning = easel.parts, easel.morning
    morning.sits(SHEN, LUO, SU)
    parts.link.read()
    parts.seat.pick("A014")
    easel.draw("marked")
    parts.ticket.act("invite")
    easel.draw("invite")
    parts.ticket.consent()
    parts.ticket.aim(f"staff:{SHEN}")
    parts.ticket.confirm()
    easel.hold_toast()
    easel.draw("invited")
    easel.put_away_toast()
    do.decline(morning.lobby.acting(MANAGER), "A014")
    morning.accepted()
    morning.unanswered()
    parts.link.read()
    easel.draw("unanswered")
    parts.receptions.step("A014", "lead")
    easel.draw("lead")
    parts.ticket.aim(f"staff:{SU}")
    parts.ticket.confirm()
    easel.put_away_toast()
    easel.draw("leading")
    parts.seat.pick("A014")
    easel.draw("reception")
    parts.ticket.act("withdraw")
    easel.draw("withdraw")
    parts.ticket.act("lead")
    parts.seat.close()
    do.lead(morning.lobby.acting(MANAGER), "A014", None)
    parts.link.read()
    easel.draw("uncovered")
    parts.receptions.step("A014", "give")
    easel.put_away_toast()
    do.receive(morning.lobby.acting(SHEN), "A014")
    parts.link.read()
    parts.seat.pick("A014")
    easel.draw("consulting")
    do.leave_seat(morning.lobby.acting(SHEN))
    parts.link.read()
    parts.receptions.step("A014", "release")
    parts.ticket.aim("then:back")
    easel.draw("release")
    parts.seat.close()
    morning.sits(SHEN)
    for number in ("B007", "B008", "A016"):
        do.invite(morning.lobby.acting(MANAGER), number)
    parts.receptions.moreOfThem()
    parts.link.read()
    easel.draw("receptions")


def _with_customers(morning: Morning) -> None:
    morning.book()
    morning.quiet()


def _customers(easel: Easel[Parts]) -> None:
    """The customer lists: told of to whoever may not open them, and the branch manager's page."""
    parts = easel.parts
    _sign_in(easel)
    easel.draw("customers-told")
    parts.seat.signOut()
    parts.sign_in.submit(HE, HE_PIN)
    easel.draw("customers-offered")
    parts.customers.show("")
    easel.draw("customers-nobodys")
    parts.customers.show(LUO)
    parts.customers.pick(parts.customers.customers.rows[1].reference)
    parts.customers.giveTo(SHEN)
    parts.customers.because(1)
    easel.draw("customers-overdue")
    parts.customers.show(SHEN)
    parts.customers.turn(1)
    parts.customers.pickAll()
    parts.customers.giveTo(HE)
    parts.customers.write("赵先生说要换人")
    parts.customers.confirm()
    easel.draw("customers-refused")
    parts.customers.write("")
    parts.customers.because(0)
    parts.customers.confirm()
    easel.put_away_toast()
    easel.draw("customers-given")
    parts.customers.close()


def _trouble(easel: Easel[Parts]) -> None:
    parts, morning = easel.parts, easel.morning
    morning.unsatisfied()
    morning.tell_alerts()
    parts.link.read()
    easel.draw("unsatisfied")
    parts.seat.pick("A012")
    easel.draw("rating")
    parts.ticket.act("seen")
    easel.draw("rating-seen")
    parts.ticket.confirm()
    easel.put_away_toast()
    parts.seat.close()
    morning.overrides()
    parts.link.read()
    easel.draw("log")
    morning.ask_help()
    morning.paper_out()
    morning.tell_alerts()
    parts.link.read()
    easel.draw("help")
    parts.seat.moreOfAlerts()
    easel.draw("alerts")
    morning.alerts_go_on()
    parts.link.read()
    parts.radio.toggle()
    easel.draw("alerts-unanswered")
    parts.radio.toggle()
    morning.alerts_answered()
    parts.link.read()
    easel.draw("alerts-answered")
    parts.seat.moreOfAlerts()
    parts.seat.pick("A014")
    parts.ticket.act("call")
    parts.ticket.aim("counter:4")
    parts.ticket.because(2)
    morning.call_to("A013", 4)
    parts.ticket.confirm()
    easel.draw("refusal")
    parts.ticket.act("first")
    parts.ticket.confirm()
    morning.cancel("A014")
    parts.seat.undo()
    easel.draw("refused")
    morning.crowd(24)
    morning.tell_alerts()
    parts.link.read()
    easel.draw("long")
    parts.link.away.emit(True)
    easel.draw("away")


def _sign_in(easel: Easel[Parts]) -> None:
    easel.parts.sign_in.submit(MANAGER, MANAGER_PIN)


@contextmanager
def _easel(
    folder: Path, language: str, fill: Callable[[Morning], None], ago: timedelta = timedelta()
) -> Iterator[Easel[Parts]]:
    with made_easel(folder, language, "lobby", build, fill, ago) as made:
        yield made


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in draw(Path(sys.argv[1])):
        print(path)
