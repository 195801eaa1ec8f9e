"""The model's VIP way: invited, asked, handed over, with the wealth manager and at the VIP teller."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shared import operations as do
from shared.lobby.reception import Reception
from tests.shared.operations.guests import LUO, PIN, SHEN, TELLER
from tests.shared.operations.model import AT_COUNTER, COUNTERS, Customer, Guest, Known

MANAGERS = (SHEN, LUO)
CUSTOMERS = st.integers(0, 99)


class Receptions(Known):
    """Steps of the VIP way, each with the other steps in between."""

    away: set[str]

    def sit_down(self) -> None:
        """The wealth managers sign in; nobody is received yet."""
        for one in MANAGERS:
            do.take_seat(self.lobby, "wealth", one, PIN[one])
        self.away, self.guests = set(), {}

    def guest(self, choice: int) -> str:
        """Most often somebody who is received, else anybody."""
        numbers = list(self.guests)
        anybody = self.focus is not None or not numbers or choice >= 90
        return self.some(choice).number if anybody else numbers[choice % len(numbers)]

    def of(self, staff: str) -> str | None:
        """Whom a wealth manager looks after."""
        return next((number for number, guest in self.guests.items() if guest.accepted_by == staff), None)

    def asked(self, number: str, guest: Guest, got: str | None) -> None:
        """Somebody was asked who may be: first those who have not been, and nobody who said no."""
        others = [one for other, one in self.guests.items() if other != number]
        busy = {one.accepted_by for one in others} | {one.offered_to for one in others}
        can = {one for one in MANAGERS if one not in busy | self.away} - set(guest.said_no)
        assert (got in (can - set(guest.passed) or can)) if can else got is None
        self.guests[number] = replace(guest, offered_to=got, offered_at=self.clock.at if got else None)

    def passes(self, guest: Guest) -> Guest:
        """The one who was asked stands last among those who passed."""
        assert guest.offered_to is not None
        others = tuple(one for one in guest.passed if one != guest.offered_to)
        return replace(guest, passed=(*others, guest.offered_to), offered_to=None)

    # ---- the steps

    @precondition(lambda self: self.people)
    @rule(choice=CUSTOMERS)
    def invite(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.number not in self.guests and one.state in ("waiting", "guided", *AT_COUNTER)
        made = self.both(allowed, lambda: do.invite(self.lobby, one.number))
        if allowed:
            self.asked(one.number, Guest(made.id), made.offered_to)
            if one.state not in AT_COUNTER:
                self.put(one, final=True, state="invited", counter=None)

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, staff=st.sampled_from(MANAGERS))
    def accept(self, choice: int, staff: str) -> None:
        number = self.guest(choice)
        guest = self.guests.get(number)
        free = guest is not None and guest.accepted_by is None and guest.offered_to in (None, staff)
        own = guest is not None and guest.accepted_by == staff
        allowed = own or (free and self.of(staff) is None)
        self.both(allowed, lambda: do.accept(self.lobby.acting(staff), number))
        if allowed and not own:
            self.guests[number] = replace(guest, offered_to=staff, accepted_by=staff)  # type: ignore[type-var]

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, staff=st.sampled_from(MANAGERS))
    def pass_on(self, choice: int, staff: str) -> None:
        number = self.guest(choice)
        guest = self.guests.get(number)
        allowed = guest is not None and guest.accepted_by is None and guest.offered_to == staff
        now = self.both(allowed, lambda: do.pass_on(self.lobby.acting(staff), number))
        if guest is not None and allowed:
            passed = replace(self.passes(guest), said_no=(*guest.said_no, staff))
            self.asked(number, passed, now.offered_to)

    @rule()
    def tend(self) -> None:
        moved, now = do.tend(self.lobby), self.clock.at
        real = {one.number: one for one in do.read_receptions(self.lobby) if one.closed_at is None}
        for number, guest in sorted(self.guests.items(), key=lambda item: item[1].id):
            if guest.accepted_by is not None:
                continue
            if guest.offered_at is not None and now - guest.offered_at >= timedelta(seconds=30):
                self.guests[number] = guest = self.passes(guest)
                moved -= 1
            elif guest.offered_to is None:
                moved -= real[number].offered_to is not None
            else:
                continue
            self.asked(number, guest, real[number].offered_to)
        assert moved == 0

    @rule(staff=st.sampled_from(MANAGERS), away=st.booleans())
    def go_away(self, staff: str, away: bool) -> None:
        do.be_away(self.lobby.acting(staff), away)
        (self.away.add if away else self.away.discard)(staff)

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, teller=st.booleans())
    def lead(self, choice: int, teller: bool) -> None:
        number = self.guest(choice)
        guest = self.guests.get(number)
        ready = guest is not None and guest.accepted_by is not None and not guest.given and not guest.received
        allowed = ready and self.people[number].state == "invited"
        who = self.lobby.acting(TELLER) if teller else self.lobby
        self.both(allowed, lambda: do.lead(who, number))
        if guest is not None and allowed:
            self.guests[number] = replace(guest, led_by=who.actor)

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, teller=st.booleans())
    def hand_to(self, choice: int, teller: bool) -> None:
        number = self.guest(choice)
        guest = self.guests.get(number)
        theirs = guest is not None and (not teller or guest.led_by == TELLER)
        ready = guest is not None and guest.accepted_by is not None and self.people[number].state == "invited"
        allowed = theirs and (ready or (guest is not None and guest.given))
        who = self.lobby.acting(TELLER) if teller else self.lobby
        self.both(allowed, lambda: do.give(who, number))
        if guest is not None and allowed and not guest.given:
            self.confirm(number, given=True)

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, staff=st.sampled_from(MANAGERS))
    def receive(self, choice: int, staff: str) -> None:
        number = self.guest(choice)
        guest = self.guests.get(number)
        own = guest is not None and guest.accepted_by == staff
        allowed = own and (guest.received or self.people[number].state == "invited")  # type: ignore[union-attr]
        self.both(allowed, lambda: do.receive(self.lobby.acting(staff), number))
        if guest is not None and allowed and not guest.received:
            self.confirm(number, received=True)

    def confirm(self, number: str, **whose: bool) -> None:
        """One of the two confirms the hand-over; the second begins the consultation."""
        self.guests[number] = guest = replace(self.guests[number], **whose)
        if guest.given and guest.received:
            self.with_manager(self.people[number])

    def with_manager(self, one: Customer) -> None:
        """In consultation: no counter expects the customer any more."""
        self.put(one, final=True, state="consulting", counter=None, for_counter=None, return_to=None)

    @precondition(lambda self: self.people)
    @rule(choice=CUSTOMERS, staff=st.sampled_from(MANAGERS))
    def welcome(self, choice: int, staff: str) -> None:
        one = self.some(choice)
        allowed = (one.zone, one.state) == ("V", "waiting") and self.of(staff) is None
        made = self.both(allowed, lambda: do.welcome(self.lobby.acting(staff), one.number))
        if allowed:
            given = {"offered_to": staff, "offered_at": self.clock.at, "accepted_by": staff}
            self.guests[one.number] = Guest(made.id, **given, given=True, received=True)  # type: ignore[arg-type]
            self.with_manager(one)

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, staff=st.sampled_from(MANAGERS), counter=st.sampled_from(COUNTERS))
    def escort(self, choice: int, staff: str, counter: int) -> None:
        number = self.of(staff) or self.guest(choice)
        guest = self.guests.get(number)
        free = counter in self.opened and self.at(counter) is None
        own = guest is not None and guest.accepted_by == staff
        allowed = own and free and self.people[number].state == "consulting"
        self.both(allowed, lambda: do.escort(self.lobby.acting(staff), number, counter))
        if allowed:
            self.put(self.people[number], state="called", counter=counter)

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, staff=st.sampled_from(MANAGERS))
    def end_reception(self, choice: int, staff: str) -> None:
        number = self.of(staff) or self.guest(choice)
        guest = self.guests.get(number)
        own = guest is not None and guest.accepted_by == staff
        allowed = own and self.people[number].state == "consulting"
        self.both(allowed, lambda: do.end_reception(self.lobby.acting(staff), number, "done", nothing_to_note=True))
        if allowed:
            del self.guests[number]
            self.put(self.people[number], final=True, state="done")

    @precondition(lambda self: self.guests)
    @rule(choice=CUSTOMERS, by_staff=st.booleans())
    def would_rather_not(self, choice: int, by_staff: bool) -> None:
        number = self.guest(choice)
        guest = self.guests.get(number)
        allowed = guest is not None and not (guest.given and guest.received)
        self.both(
            allowed, lambda: do.withdraw(self.lobby, number, "忙") if by_staff else do.decline(self.lobby, number)
        )
        if not allowed:
            return
        del self.guests[number]
        one = self.people[number]
        if one.state != "invited":
            return
        served = self.before[number][-1].served
        if served and one.return_to is not None:
            self.sent_back(one, final=True)
        elif served:
            self.put(one, final=True, state="done")
        else:
            queued = one.zone != "Z" or one.for_counter is not None
            self.put(one, final=True, state="waiting" if queued else "guided", counter=None)

    # ---- with a phone

    @precondition(lambda self: self.people)
    @rule(choice=CUSTOMERS)
    def leave_by_phone(self, choice: int) -> None:
        one = self.some(choice)
        leaves = one.state in ("waiting", "invited", "called")
        token = do.read_ticket(self.lobby, one.number).token
        self.both(leaves or one.state == "cancelled", lambda: do.leave(self.lobby.acting("phone"), token))
        if leaves:
            self.goes(one)
            self.by_phone.add(one.number)

    @precondition(lambda self: self.by_phone)
    @rule(choice=CUSTOMERS)
    def come_back_by_phone(self, choice: int) -> None:
        number = self.focus or sorted(self.by_phone)[choice % len(self.by_phone)]
        if number not in self.by_phone:
            return
        one = self.people[number]
        allowed = self.clock.at - one.since <= timedelta(minutes=5)
        token = do.read_ticket(self.lobby, number).token
        self.both(allowed, lambda: do.come_back(self.lobby.acting("phone"), token))
        if allowed:
            back = self.before[number].pop().back
            assert back is not None
            counter = None if back["state"] == "called" else one.counter
            state = "guided" if one.zone == "Z" else "waiting"
            self.people[number] = replace(one, state=state, counter=counter, since=self.clock.at)
            self.by_phone.discard(number)
            self.gone.pop(number, None)

    # ---- the same in both

    def guests_are_the_same(self, real: tuple[Reception, ...]) -> None:
        """All receptions under way, as far as the model knows them."""
        kept: dict[str, Any] = {
            one.number: Guest(
                one.id,
                one.offered_to,
                one.offered_at,
                one.passed,
                one.said_no,
                one.accepted_by,
                one.led_by,
                one.given_at is not None,
                one.received_at is not None,
            )
            for one in real
            if one.closed_at is None
        }
        assert kept == self.guests
