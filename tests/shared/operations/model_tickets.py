"""The model's tickets before anybody is called: taken, printed, booked ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from shared.lobby.branch_parts import WEEKDAYS
from shared.lobby.routing import Intent
from shared.operations import book, cancel_booking, hand_over, issue, redeem, reserve, void
from tests.shared.operations.model import Booked, Customer, Known, Step

KINDS = [
    (Intent("deposit", "over-50k"), "A", "regular"),
    (Intent("deposit", "over-50k", elder=True), "A", "elder"),
    (Intent("account"), "B", "regular"),
    (Intent("wealth", tier="private"), "V", "vip"),
    (Intent("inquiry"), "Z", "regular"),
]


class Tickets(Known):
    """How customers get their numbers."""

    given: dict[str, int]
    hanging: set[str]
    """Handed over on paper that did not come out yet."""
    booked: dict[str, Booked]

    @rule(kind=st.sampled_from(KINDS))
    def arrive(self, kind: tuple[Intent, str, str]) -> None:
        intent, zone, ticket_class = kind
        self.given[zone] += 1
        number = f"{zone}{self.given[zone]:03d}"
        assert issue(self.lobby, intent).ticket.number == number
        now = self.clock.at
        state = "guided" if zone == "Z" else "waiting"
        self.people[number] = Customer(number, zone, ticket_class, now, now, now, state)
        self.before[number] = [Step(None)]

    @rule(kind=st.sampled_from(KINDS))
    def begin_printing(self, kind: tuple[Intent, str, str]) -> None:
        intent, zone, ticket_class = kind
        self.given[zone] += 1
        number = f"{zone}{self.given[zone]:03d}"
        assert reserve(self.lobby, intent, None, "zh", "取号机 1").ticket.number == number
        self.forget_reserved()
        now = self.clock.at
        self.people[number] = Customer(number, zone, ticket_class, now, now, now, "printing")
        self.before[number] = [Step(None)]

    def forget_reserved(self) -> None:
        """A kiosk that did not come back to what it reserved: void."""
        for one in list(self.people.values()):
            if one.state == "printing" and self.clock.at - one.since >= timedelta(minutes=5):
                self.nobody_took(one)

    def nobody_took(self, one: Customer) -> None:
        """Void; its booking can give another ticket."""
        self.put(one, final=True, state="void")
        for made in self.booked.values():
            if made.number == one.number and made.slot_at == one.booked_for:
                self.booked[made.code] = replace(made, state="booked", number=None)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99), held=st.sampled_from(["paper", "screen"]))
    def give(self, choice: int, held: str) -> None:
        one = self.some(choice)
        self.both(one.state != "void", lambda: hand_over(self.lobby, one.number, held))
        if one.state == "printing":
            self.put(one, final=True, state="guided" if one.zone == "Z" else "waiting")
            self.hanging.add(one.number)
        if held == "screen":
            self.hanging.discard(one.number)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def give_up(self, choice: int) -> None:
        one = self.some(choice)
        never_out = one.state in ("waiting", "guided") and one.number in self.hanging
        self.both(never_out or one.state in ("printing", "void"), lambda: void(self.lobby, one.number))
        if never_out or one.state == "printing":
            self.nobody_took(one)

    @rule(ahead=st.integers(0, 5))
    def reserve_a_place(self, ahead: int) -> None:
        """Slots of a quarter of an hour, from the present one on."""
        local = self.clock.at.astimezone(self.branch.tz)
        slot = (local.replace(minute=local.minute // 15 * 15, second=0) + timedelta(minutes=15 * ahead)).astimezone(UTC)
        hours = self.branch.hours[WEEKDAYS[local.weekday()]]
        inside = hours.opens <= slot.astimezone(self.branch.tz).time() < hours.closes
        same_day = slot.astimezone(self.branch.tz).date() == local.date()
        holding = [one for one in self.booked.values() if one.slot_at == slot and one.state in ("booked", "redeemed")]
        if not inside or not same_day:
            return
        allowed = slot > self.clock.at and len(holding) < 3
        made = self.both(allowed, lambda: book(self.lobby, "account", None, slot))
        if allowed:
            code = made.code  # type: ignore[attr-defined]
            self.booked[code] = Booked(code, slot)

    @precondition(lambda self: self.booked)
    @rule(choice=st.integers(0, 99))
    def call_it_off(self, choice: int) -> None:
        made = list(self.booked.values())[choice % len(self.booked)]
        self.both(made.state == "booked", lambda: cancel_booking(self.lobby, made.code))
        if made.state == "booked":
            self.booked[made.code] = replace(made, state="cancelled")

    @precondition(lambda self: self.booked)
    @rule(choice=st.integers(0, 99), printing=st.booleans())
    def come_with_a_booking(self, choice: int, printing: bool) -> None:
        made, now = list(self.booked.values())[choice % len(self.booked)], self.clock.at
        today = now.astimezone(self.branch.tz).date()
        of_today = made.slot_at.astimezone(self.branch.tz).date() == today
        given = self.people.get(made.number or "")
        forgotten = given is not None and given.state == "printing" and now - given.since >= timedelta(minutes=5)
        gives = made.state == "booked" or (made.state == "redeemed" and forgotten)
        allowed = gives and of_today and now >= made.slot_at - timedelta(minutes=15)
        kiosk = "取号机 1" if printing else None
        issued = self.both(allowed, lambda: redeem(self.lobby, made.code, kiosk=kiosk))
        if not allowed:
            return
        self.forget_reserved()
        self.given["B"] += 1
        number = f"B{self.given['B']:03d}"
        assert issued.ticket.number == number  # type: ignore[attr-defined]
        state = "printing" if printing else "waiting"
        self.people[number] = Customer(number, "B", "regular", now, now, now, state, booked_for=made.slot_at)
        self.before[number] = [Step(None)]
        self.booked[made.code] = replace(made, state="redeemed", number=number)

    def not_come(self) -> None:
        """Whoever booked for the day that ended."""
        for made in self.booked.values():
            if made.state == "booked":
                self.booked[made.code] = replace(made, state="not-come")
