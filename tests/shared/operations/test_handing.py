"""A number becomes a ticket only once somebody can hold it, and its paper is put right whoever was killed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from shared.lobby.alerts import Alert, alerts
from shared.lobby.errors import BadInput, Refused
from shared.lobby.printers import LOST_AFTER, REPRINT_SECONDS, Condition
from shared.lobby.routing import Intent
from shared.lobby.ticket import ALLOWED, State
from shared.operations import (
    Issued,
    Lobby,
    call_next,
    call_ticket,
    cancel,
    cut_off,
    end_day,
    events_after,
    finish,
    hand_over,
    history,
    issue,
    last_seq,
    next_reprint,
    printer_is,
    printers,
    publish,
    published,
    read_board,
    read_ticket,
    recover,
    reprint,
    reserve,
    slips,
    undo,
    void,
)
from shared.operations.handing import RESERVED_MINUTES
from shared.operations.slipping import SlipState
from tests.conftest import Clock
from tests.shared.operations import invariants

CASH = Intent("deposit", "over-50k")
MACHINE = Intent("inquiry")
KIOSK = "取号机 1"


@pytest.fixture(autouse=True)
def _consistent(lobby):
    yield
    invariants.check(lobby)


def print_one(lobby: Lobby, intent: Intent = CASH, request: str | None = None, kiosk: str = KIOSK) -> Issued:
    return reserve(lobby, intent, request, "zh", kiosk)


def states(lobby: Lobby, kiosk: str = KIOSK) -> list[tuple[str, SlipState]]:
    return [(one.number, one.state) for one in slips(lobby, kiosk)]


def of_paper(lobby: Lobby) -> list[Alert]:
    """What the lobby manager's seat says of printers and slips."""
    return [one for one in alerts(read_board(lobby)) if one.key.startswith(("printer:", "reprint:"))]


def test_a_reserved_ticket_is_in_no_queue(lobby):
    issued = print_one(lobby)
    assert issued.ticket.state is State.PRINTING
    board = read_board(lobby)
    assert board.tickets == ()
    assert board.zone("A").waiting == 0
    assert call_next(lobby, 1) is None
    with pytest.raises(Refused):
        call_ticket(lobby, issued.ticket.number, 1)
    assert states(lobby) == [("A001", SlipState.PRINTING)]


def test_handed_over_it_waits_with_the_time_of_its_arrival(lobby, clock: Clock):
    first = print_one(lobby).ticket
    clock.forward(seconds=2)
    second = issue(lobby, CASH).ticket
    clock.forward(seconds=1)
    handed = hand_over(lobby, first.number)
    assert handed.state is State.WAITING
    assert handed.arrived_at == first.arrived_at < second.arrived_at
    assert states(lobby) == [("A001", SlipState.HANDED)]
    called = call_next(lobby, 1)
    assert called is not None
    assert called.number == first.number
    assert [one.kind for one in history(lobby, "A001")] == ["ticket_reserved", "ticket_issued", "ticket_called"]


def test_a_zone_of_machines_guides(lobby):
    number = print_one(lobby, MACHINE).ticket.number
    assert hand_over(lobby, number).state is State.GUIDED


def test_a_zone_without_paper_and_a_kiosk_without_reserve_too(lobby):
    assert print_one(lobby).prints
    source = published(lobby)[1]
    publish(lobby, source.replace("machines = 5", "machines = 5\npaper = false"))
    zone, kiosk = print_one(lobby, MACHINE), reserve(lobby, CASH, "r1", "zh", "取号机 2", paper=False)
    again = reserve(lobby, CASH, "r1", "zh", "取号机 2", paper=False)
    assert again.repeated
    for one in (zone, kiosk, again):
        assert (one.ticket.state, one.prints) == (State.PRINTING, False)
    assert len(slips(lobby, KIOSK)) == 1
    assert hand_over(lobby, zone.ticket.number, "screen").state is State.GUIDED
    assert void(lobby, kiosk.ticket.number).state is State.VOID
    assert slips(lobby, "取号机 2") == []


def test_cut_off_nothing_is_left(lobby):
    number = print_one(lobby).ticket.number
    hand_over(lobby, number)
    (slip,) = slips(lobby, KIOSK)
    cut_off(lobby, slip.id)
    cut_off(lobby, slip.id)
    assert slips(lobby, KIOSK) == []
    with pytest.raises(BadInput):
        cut_off(lobby, 10**12)


def test_handing_over_twice_is_handing_over_once(lobby):
    number = print_one(lobby).ticket.number
    hand_over(lobby, number)
    hand_over(lobby, number)
    call_next(lobby, 1)
    assert hand_over(lobby, number).state is State.CALLED
    assert [one.kind for one in history(lobby, number)].count("ticket_issued") == 1


def test_asked_twice_it_is_one_ticket(lobby):
    one, other = print_one(lobby, request="r1"), print_one(lobby, request="r1")
    assert one.ticket == other.ticket
    assert other.repeated
    assert len(slips(lobby, KIOSK)) == 1
    hand_over(lobby, one.ticket.number)
    assert print_one(lobby, request="r1").ticket.state is State.WAITING


def test_held_by_the_screen_its_paper_is_void(lobby):
    number = print_one(lobby).ticket.number
    assert hand_over(lobby, number, "screen").state is State.WAITING
    assert states(lobby) == [(number, SlipState.VOID)]
    assert history(lobby, number)[-1].data["held"] == "screen"
    with pytest.raises(BadInput):
        hand_over(lobby, number, "head")


def test_voided_the_number_stays_used_and_says_so(lobby):
    number = print_one(lobby).ticket.number
    assert void(lobby, number, "没有纸了").state is State.VOID
    assert void(lobby, number).state is State.VOID
    assert print_one(lobby).ticket.number == "A002"
    event = history(lobby, number)[-1]
    assert (event.kind, event.data["reason"]) == ("ticket_voided", "没有纸了")
    assert states(lobby)[0] == (number, SlipState.VOID)
    with pytest.raises(Refused) as refused:
        hand_over(lobby, number)
    assert refused.value.code == "voided"


def test_a_ticket_that_somebody_holds_is_not_voided(lobby):
    number = print_one(lobby).ticket.number
    hand_over(lobby, number)
    cut_off(lobby, slips(lobby, KIOSK)[0].id)
    with pytest.raises(Refused):
        void(lobby, number)


def test_handed_over_and_its_paper_never_came_out(lobby):
    left, kept, called = (print_one(lobby).ticket.number for _ in range(3))
    for number in (left, kept, called):
        hand_over(lobby, number)
    assert void(lobby, left).state is State.VOID
    assert hand_over(lobby, kept, "screen").state is State.WAITING
    assert states(lobby)[:2] == [(left, SlipState.VOID), (kept, SlipState.VOID)]
    call_ticket(lobby, called, 1)
    with pytest.raises(Refused):
        void(lobby, called)
    assert recover(lobby, KIOSK, 0)[2].state is SlipState.HANDED
    finish(lobby, called)
    assert [(one.state, one.ticket) for one in recover(lobby, KIOSK, 0)] == [
        (SlipState.VOID, State.VOID),
        (SlipState.VOID, State.WAITING),
        (SlipState.VOID, State.DONE),
    ]


def test_the_next_day_nobody_waits_for_yesterdays_paper(lobby, clock: Clock):
    number = print_one(lobby).ticket.number
    hand_over(lobby, number)
    clock.forward(24 * 60)
    assert print_one(lobby).ticket.number == number
    hand_over(lobby, number)
    yesterdays, todays = recover(lobby, KIOSK, last_seq(lobby))
    assert (yesterdays.state, yesterdays.ticket) == (SlipState.VOID, State.CANCELLED)
    assert (todays.state, todays.ticket) == (SlipState.HANDED, State.WAITING)


def test_no_verb_moves_what_nobody_holds(lobby):
    assert not [verb for verb, allowed in ALLOWED.items() if State.PRINTING in allowed or State.VOID in allowed]
    number = print_one(lobby).ticket.number
    for step in (finish, cancel, undo):
        with pytest.raises(Refused):
            step(lobby, number)
    void(lobby, number)
    for step in (finish, cancel, undo):
        with pytest.raises(Refused):
            step(lobby, number)


def test_neither_reserving_nor_handing_over_is_undone(lobby):
    number = print_one(lobby).ticket.number
    hand_over(lobby, number)
    with pytest.raises(Refused):
        undo(lobby, number)


def test_a_kiosk_that_comes_back_voids_what_it_had_reserved(lobby):
    printed, handed = print_one(lobby).ticket.number, print_one(lobby).ticket.number
    other = print_one(lobby, kiosk="取号机 2").ticket.number
    hand_over(lobby, handed)
    left = recover(lobby, KIOSK, last_seq(lobby))
    assert [(one.number, one.state) for one in left] == [(printed, SlipState.VOID), (handed, SlipState.HANDED)]
    assert read_ticket(lobby, printed).state is State.VOID
    assert read_ticket(lobby, other).state is State.PRINTING
    assert recover(lobby, KIOSK, last_seq(lobby)) == left


def test_what_it_is_busy_with_it_does_not_void(lobby):
    began = last_seq(lobby)
    kept, dropped = print_one(lobby).ticket.number, print_one(lobby).ticket.number
    left = recover(lobby, KIOSK, began, [dropped])
    assert [(one.number, one.state) for one in left] == [(dropped, SlipState.VOID)]
    assert hand_over(lobby, kept).state is State.WAITING
    assert read_ticket(lobby, dropped).state is State.VOID


def test_a_kiosk_that_never_comes_back(lobby, clock: Clock):
    number = print_one(lobby).ticket.number
    clock.forward(RESERVED_MINUTES - 0.1)
    print_one(lobby)
    assert read_ticket(lobby, number).state is State.PRINTING
    clock.forward(0.2)
    print_one(lobby, kiosk="取号机 2")
    assert read_ticket(lobby, number).state is State.VOID
    with pytest.raises(Refused):
        hand_over(lobby, number)


def test_the_end_of_the_day_voids_it(lobby, clock: Clock):
    number = print_one(lobby).ticket.number
    assert end_day(lobby)["printing"] == 1
    assert read_ticket(lobby, number).state is State.VOID
    again = print_one(lobby).ticket.number
    clock.forward(24 * 60)
    # Printed before midnight, confirmed after it: today has no such ticket.
    with pytest.raises(BadInput):
        hand_over(lobby, again)
    assert [one.state for one in recover(lobby, KIOSK, last_seq(lobby))] == [SlipState.VOID, SlipState.VOID]


def test_a_branch_file_keeps_what_is_being_printed(lobby):
    print_one(lobby, Intent("wealth"))
    source = published(lobby)[1]
    with pytest.raises((Refused, BadInput)):
        publish(lobby, source.replace('id = "wealth"', 'id = "riches"'))


def test_how_the_printer_is(lobby, clock: Clock):
    seq = read_board(lobby).seq
    printer_is(lobby, KIOSK, Condition.READY)
    printer_is(lobby, KIOSK, Condition.READY)
    assert alerts(read_board(lobby)) == []
    clock.forward(1)
    printer_is(lobby, KIOSK, Condition.NEAR_END)
    (alert,) = alerts(read_board(lobby))
    assert (alert.key, alert.level) == (f"printer:{KIOSK}", "yellow")
    printer_is(lobby, KIOSK, Condition.PAPER_OUT)
    (alert,) = alerts(read_board(lobby))
    assert alert.level == "orange"
    assert "没有纸" in alert.title.zh
    assert [one.data["condition"] for one in events_after(lobby, seq)] == ["ready", "near-end", "paper-out"]
    printer_is(lobby, KIOSK, None)
    printer_is(lobby, KIOSK, None)
    assert read_board(lobby).printers == ()
    assert alerts(read_board(lobby)) == []


def test_a_reprint_is_the_same_ticket(lobby):
    printer_is(lobby, KIOSK, Condition.READY)
    issued = print_one(lobby).ticket
    hand_over(lobby, issued.number)
    cut_off(lobby, slips(lobby, KIOSK)[0].id)
    assert reprint(lobby, issued.number) == KIOSK
    assert reprint(lobby, issued.number) == KIOSK
    wanted = next_reprint(lobby, KIOSK)
    assert wanted is not None
    assert (wanted.ticket.number, wanted.ticket.token) == (issued.number, issued.token)
    assert next_reprint(lobby, KIOSK) is None
    cut_off(lobby, wanted.id)
    kinds = [one.kind for one in history(lobby, issued.number)]
    assert kinds == ["ticket_reserved", "ticket_issued", "reprint_wanted", "ticket_reprinted"]


@pytest.fixture
def silence(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Nobody gives a sign of life for so many seconds."""

    def silence(seconds: float) -> None:
        now = datetime.now(UTC) + timedelta(seconds=seconds)
        monkeypatch.setattr(printers, "_now", lambda: now)

    return silence


def test_a_kiosk_that_is_gone_reprints_nothing(lobby, silence):
    printer_is(lobby, KIOSK, Condition.READY)
    number = issue(lobby, CASH).ticket.number
    silence(LOST_AFTER + 1)
    assert not read_board(lobby).printers[0].works
    assert [(one.key, one.title.zh) for one in of_paper(lobby)] == [(f"printer:{KIOSK}", f"{KIOSK}没有回应")]
    for kiosk, code in ((None, "no-printer"), (KIOSK, "kiosk-lost")):
        with pytest.raises(Refused) as refused:
            reprint(lobby, number, kiosk)
        assert refused.value.code == code
    printer_is(lobby, "取号机 2", Condition.READY)
    assert reprint(lobby, number) == "取号机 2"
    seq = last_seq(lobby)
    printer_is(lobby, KIOSK, Condition.READY)
    assert of_paper(lobby) == []
    assert last_seq(lobby) == seq
    silence(LOST_AFTER * 3)
    end_day(lobby)
    assert read_board(lobby).printers == ()


def test_a_reprint_that_does_not_come_out_is_told(lobby, clock: Clock):
    for kiosk in (KIOSK, "取号机 2"):
        printer_is(lobby, kiosk, Condition.READY)
    number = issue(lobby, CASH).ticket.number
    reprint(lobby, number, KIOSK)
    clock.forward(seconds=REPRINT_SECONDS)
    assert of_paper(lobby) == []
    clock.forward(seconds=1)
    (alert,) = of_paper(lobby)
    assert (alert.key, alert.level, alert.number) == (f"reprint:{number}", "orange", number)
    # Asked for elsewhere, it comes there and nowhere else.
    reprint(lobby, number, "取号机 2")
    assert next_reprint(lobby, KIOSK) is None
    wanted = next_reprint(lobby, "取号机 2")
    assert wanted is not None
    cut_off(lobby, wanted.id)
    assert of_paper(lobby) == []


def test_a_sign_of_life_begins_no_day(lobby, clock: Clock):
    today = read_ticket(lobby, issue(lobby, CASH).ticket.number).business_date
    clock.forward(24 * 60)
    printer_is(lobby, KIOSK, Condition.READY)
    assert [one.data for one in events_after(lobby, 0) if one.kind == "day_ended"] == []
    assert read_board(lobby).business_date > today


def test_a_reprint_is_no_step_to_undo(lobby):
    printer_is(lobby, KIOSK, Condition.READY)
    number = issue(lobby, CASH).ticket.number
    call_next(lobby, 1)
    reprint(lobby, number)
    assert undo(lobby, number).state is State.WAITING


def test_a_reprint_that_was_cut_short_begins_anew(lobby):
    printer_is(lobby, KIOSK, Condition.READY)
    number = issue(lobby, CASH).ticket.number
    reprint(lobby, number)
    next_reprint(lobby, KIOSK)
    left = recover(lobby, KIOSK, last_seq(lobby))
    assert [(one.state, one.reprint) for one in left] == [(SlipState.VOID, True), (SlipState.WANTED, True)]
    assert next_reprint(lobby, KIOSK) is not None


def test_who_prints_a_reprint(lobby):
    number = issue(lobby, CASH).ticket.number
    with pytest.raises(Refused) as refused:
        reprint(lobby, number)
    assert refused.value.code == "no-printer"
    printer_is(lobby, "取号机 2", Condition.READY)
    assert reprint(lobby, number) == "取号机 2"
    own = print_one(lobby).ticket.number
    hand_over(lobby, own)
    printer_is(lobby, KIOSK, Condition.READY)
    assert reprint(lobby, own) == KIOSK
    printer_is(lobby, KIOSK, Condition.COVER_OPEN)
    third = print_one(lobby).ticket.number
    hand_over(lobby, third)
    assert reprint(lobby, third) == "取号机 2"
    with pytest.raises(BadInput):
        reprint(lobby, number, "取号机 9")


def test_nobody_reprints_what_is_at_its_end(lobby):
    printer_is(lobby, KIOSK, Condition.READY)
    number, reserved = issue(lobby, CASH).ticket.number, print_one(lobby).ticket.number
    reprint(lobby, number)
    cancel(lobby, number)
    assert next_reprint(lobby, KIOSK) is None
    assert states(lobby) == [(reserved, SlipState.PRINTING)]
    for one in (number, reserved):
        with pytest.raises(Refused):
            reprint(lobby, one)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b"])
def test_a_kiosk_has_a_name(lobby, name: str):
    with pytest.raises(BadInput):
        print_one(lobby, kiosk=name)
