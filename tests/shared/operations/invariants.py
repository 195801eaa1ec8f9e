"""What is true of a store between any two operations, whoever wrote and whoever was killed."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import select

from shared.lobby.booking import BookingState
from shared.lobby.ticket import AT_COUNTER, OPEN_STATES, State
from shared.operations import Lobby, read_board
from shared.operations.reading import read_line
from shared.radio import ARRIVING, HANDED_OVER
from shared.store.bookings import BookingRow
from shared.store.radio import RadioMessageRow
from shared.store.ratings import LeavingRow, RatingRow
from shared.store.receptions import ReceptionRow
from shared.store.slips import SlipRow
from shared.store.tables import BranchRow, BranchVersionRow, CallRow, EventRow, HelpRow, NumberRow, TicketRow

STATE_AFTER = {
    "ticket_reserved": {State.PRINTING},
    "ticket_voided": {State.VOID},
    "ticket_issued": {State.WAITING, State.GUIDED},
    "ticket_called": {State.CALLED},
    "ticket_recalled": {State.CALLED},
    "ticket_started": {State.SERVING},
    "ticket_finished": {State.DONE},
    "ticket_sent_back": {State.WAITING},
    "ticket_held": {State.HELD},
    "ticket_resumed": {State.SERVING, State.WAITING},
    "ticket_transferred": {State.WAITING, State.GUIDED},
    "ticket_moved": {State.WAITING, State.GUIDED},
    "ticket_missed": {State.MISSED},
    "ticket_returned": {State.WAITING},
    "ticket_cancelled": {State.CANCELLED},
    "ticket_prioritised": {State.WAITING},
    "ticket_introduced": {State.WAITING, State.GUIDED},
    "ticket_released": {State.WAITING, State.INVITED},
    "ticket_invited": {State.INVITED},
    "ticket_back_in_line": {State.WAITING, State.GUIDED},
    "consultation_began": {State.CONSULTING},
    "ticket_escorted": {State.CALLED},
    "ticket_served": {State.INVITED, State.CONSULTING},
    "ticket_not_come": {State.INVITED, State.CONSULTING},
    "undone": set(State),
}
AFTER_A_COUNTER = (State.DONE, State.INVITED, State.CONSULTING)
SILENT = (
    *("call_shown", "call_spoken", "reprint_wanted", "ticket_reprinted"),
    *("rating_given", "rating_explained", "rating_unrated", "rating_seen", "leaving_explained"),
    *("reception_invited", "reception_welcomed", "reception_offered", "reception_waits", "reception_accepted"),
    *("reception_passed", "reception_unanswered", "reception_led", "reception_given", "reception_received"),
    *("reception_closed", "reception_reopened", "customer_introduced"),
)
PUBLIC_KEYS = {
    *("service", "band", "ticket_class", "rule", "branch_version", "code", "why", "reason", "waited_seconds"),
    *("recall", "to_counter", "from_zone", "to_zone", "hold", "calls", "places", "was", "undone", "undone_seq"),
    *("teller", "serves", "id", "until", "place", "help", "call", "shown_at", "outcome", "date", "tickets", "version"),
    *("counter", "held", "condition", "level", "via", "booked_for", "booking", "slot", "broadcast", "emergency"),
    *("zh", "en", "staff", "seat", "tries", "reception", "known", "cover", "seconds"),
    *(
        "customer",
        "count",
        "by",
        "manager",
        "changed",
        "before",
        "to",
        "part",
        "what",
        "due",
        "follow_up",
        "voice",
        "trouble",
    ),
    *("preset", "length", "about", "message", "alert"),
}
"""Everything an event may tell: no name, no amount, no token, no request id."""


def check(lobby: Lobby) -> dict[str, Any]:
    """Assert all of them; returns a few figures."""
    with lobby.store.reading() as session:
        branch = session.scalars(select(BranchRow).where(BranchRow.branch_id == lobby.branch_id)).one()
        own = {"branch_id": lobby.branch_id}
        events = list(session.scalars(select(EventRow).filter_by(**own).order_by(EventRow.seq)))
        tickets = list(session.scalars(select(TicketRow).filter_by(**own)))
        numbers = list(session.scalars(select(NumberRow).filter_by(**own)))
        calls = list(session.scalars(select(CallRow).filter_by(**own).order_by(CallRow.seq)))
        helps = list(session.scalars(select(HelpRow).filter_by(**own)))
        slips = list(session.scalars(select(SlipRow).filter_by(**own)))
        ratings = list(session.scalars(select(RatingRow).filter_by(**own)))
        leavings = list(session.scalars(select(LeavingRow).filter_by(**own)))
        bookings = list(session.scalars(select(BookingRow).filter_by(**own)))
        receptions = list(session.scalars(select(ReceptionRow).filter_by(**own)))
        messages = list(session.scalars(select(RadioMessageRow).filter_by(**own)))
        versions = list(session.scalars(select(BranchVersionRow.version).filter_by(**own)))

    # Who takes a ticket is told what the whole board tells.
    board, line = read_board(lobby, calls=0), read_line(lobby)
    assert (line.tickets, line.counters, line.closures) == (board.tickets, board.counters, board.closures)

    assert [one.seq for one in events] == list(range(1, branch.last_seq + 1)), "the log has gaps"
    assert sorted(versions) == list(range(1, branch.version + 1))
    assert [one.data["version"] for one in events if one.kind == "branch_published"] == sorted(versions)

    # Numbers: counted, without gaps and repeats, each issued once.
    for row in numbers:
        given = sorted(
            int(one.number[1:])
            for one in tickets
            if one.number[0] == row.letter and one.business_date == row.business_date
        )
        assert given == list(range(1, row.last + 1)), row.letter
    issued = Counter((one.business_date, one.number) for one in events if one.kind == "ticket_issued")
    held = Counter((one.business_date, one.number) for one in tickets if one.state not in (State.PRINTING, State.VOID))
    void = Counter((one.business_date, one.number) for one in tickets if one.state == State.VOID)
    # Void after it was issued: its paper never came out.
    assert held <= issued <= held + void
    _paper(tickets, slips)
    _said(tickets, ratings, leavings, events)
    _booked(tickets, bookings, events)
    _received(tickets, receptions, events)
    _told(tickets, messages)
    assert len({one.request_id for one in tickets}) == len({one.token for one in tickets}) == len(tickets)

    # The last word of the log on a ticket is where it is.
    last: dict[tuple[Any, str], EventRow] = {}
    for event in events:
        if event.number is not None and event.kind not in SILENT:
            last[event.business_date, event.number] = event
        assert event.data.keys() <= PUBLIC_KEYS, event.data.keys() - PUBLIC_KEYS
    for ticket in tickets:
        event = last[ticket.business_date, ticket.number]
        assert State(ticket.state) in STATE_AFTER[event.kind], (ticket.number, ticket.state, event.kind)
        assert ticket.zone == event.zone
        assert (ticket.state == State.HELD) == (ticket.hold is not None)
        if ticket.state in AT_COUNTER:
            assert ticket.counter is not None
        if ticket.state not in (State.DONE, State.CANCELLED, State.VOID):
            assert ticket.business_date == branch.business_date

    there = Counter(one.counter for one in tickets if one.state in AT_COUNTER)
    assert all(count == 1 for count in there.values()), "two tickets at one counter"

    # Every call is a call of the log.
    called = [(one.seq, one.number) for one in events if one.kind in ("ticket_called", "ticket_recalled")]
    assert called == [(one.seq, one.number) for one in calls]
    standing = {one.number for one in calls if not one.withdrawn}
    # Who is walked to the VIP teller is not called.
    standing |= {one.number for one in receptions if one.closed_at is None and one.received_at is not None}
    assert {one.number for one in tickets if one.state == State.CALLED} <= standing
    assert {one.id for one in helps} == {one.seq for one in events if one.kind == "help_asked"}
    return {"seq": branch.last_seq, "tickets": len(tickets), "calls": len(calls)}


def _said(
    tickets: list[TicketRow],
    ratings: list[RatingRow],
    leavings: list[LeavingRow],
    events: list[EventRow],
) -> None:
    """One rating a ticket, only of finished services; one question at a window; words in no event."""
    state = {(one.business_date, one.number): one.state for one in tickets}
    given = Counter((one.business_date, one.number) for one in events if one.kind == "rating_given")
    assert given == Counter((one.business_date, one.number) for one in ratings if one.level is not None)
    # Served at the window where they were invited, they may be at the VIP teller by now, or gone.
    served = {(one.business_date, one.number) for one in events if one.kind == "ticket_served"}
    for row in ratings:
        key = row.business_date, row.number
        assert row.level is not None or state[key] in AFTER_A_COUNTER or key in served
        assert row.level == "unsatisfied" or (row.reason is None and row.words is None and row.seen_at is None)
        assert row.words is None or not any(row.words in str(one.data) for one in events)
    asking = Counter(one.counter for one in ratings if one.level is None and one.closed_at is None)
    assert all(count == 1 for count in asking.values())
    assert {state[one.business_date, one.number] for one in leavings} <= {State.CANCELLED}


def _received(tickets: list[TicketRow], receptions: list[ReceptionRow], events: list[EventRow]) -> None:
    """Who is being received has one reception under way, whose steps have come in order; nobody else has one."""
    state = {(one.business_date, one.number): State(one.state) for one in tickets}
    under_way = Counter((one.business_date, one.number) for one in receptions if one.closed_at is None)
    assert all(count == 1 for count in under_way.values())
    assert {key for key, of in state.items() if of in (State.INVITED, State.CONSULTING)} <= under_way.keys()
    looked_after = Counter(one.accepted_by for one in receptions if one.closed_at is None and one.accepted_by)
    assert all(count == 1 for count in looked_after.values()), "two customers with one wealth manager"
    began = {one.seq for one in events if one.kind in ("reception_invited", "reception_welcomed")}
    assert {one.id for one in receptions} == began
    for row in receptions:
        steps = [row.at, row.accepted_at, row.led_at, row.given_at]
        taken = [one for one in steps if one is not None]
        assert taken == sorted(taken), row.number
        assert row.accepted_at is not None or (row.led_at, row.given_at, row.received_at) == (None, None, None)
        assert row.closed_at is None or row.closed_at >= max(taken)
        if row.closed_at is None:
            handed = row.given_at is not None and row.received_at is not None
            within = {State.CONSULTING} if handed else {State.INVITED}
            assert state[row.business_date, row.number] in {*within, *AT_COUNTER, State.HELD}, row.number


def _told(tickets: list[TicketRow], messages: list[RadioMessageRow]) -> None:
    """Nobody is asked to come for a customer who is gone."""
    there = {(one.business_date, one.number) for one in tickets if one.state in OPEN_STATES}
    asked = {(one.business_date, one.about) for one in messages if one.open and one.preset in (ARRIVING, HANDED_OVER)}
    assert asked <= there, asked - there


def _booked(tickets: list[TicketRow], bookings: list[BookingRow], events: list[EventRow]) -> None:
    """A booking gave at most one ticket that somebody may hold, and every booked ticket has its booking."""
    assert {one.id for one in bookings} == {one.seq for one in events if one.kind == "booking_made"}
    assert len({one.code for one in bookings}) == len({one.request_id for one in bookings}) == len(bookings)
    redeemed = sorted((one.day, one.number, one.slot_at) for one in bookings if one.state == BookingState.REDEEMED)
    assert redeemed == sorted(
        (one.business_date, one.number, one.booked_for)
        for one in tickets
        if one.booked_for is not None and one.state != State.VOID
    )
    assert all(one.number is None for one in bookings if one.state != BookingState.REDEEMED)
    said = {event.data.get(key) for event in events for key in ("code", "reason")}
    assert said.isdisjoint({one.code for one in bookings})


def _paper(tickets: list[TicketRow], slips: list[SlipRow]) -> None:
    """No slip is cut off whole whose ticket is in no queue."""
    state = {(one.business_date, one.number): one.state for one in tickets}
    assert len({one.id for one in slips}) == len(slips)
    for slip in slips:
        of = state[slip.business_date, slip.number]
        if slip.kind == "ticket" and slip.state == "printing":
            assert of == State.PRINTING, slip.number
        elif slip.kind == "ticket" and slip.state == "handed":
            assert of not in (State.PRINTING, State.VOID), slip.number
        elif slip.state == "wanted":
            assert slip.kind == "reprint"
    # One that is reserved without a slip is to be held by the screen.
    begun = {(one.business_date, one.number) for one in slips if one.state != "printing" and one.kind == "ticket"}
    assert begun.isdisjoint(key for key, of in state.items() if of == State.PRINTING)
