"""A second, simple lobby in plain Python, and long random runs in which the real one must agree with it."""

from __future__ import annotations

import itertools
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from shared.lobby import calling
from shared.lobby.branch_parts import WEEKDAYS
from shared.lobby.check import load
from shared.lobby.errors import Refused
from shared.lobby.routing import Intent
from shared.operations import (
    book,
    bring_back,
    call_next,
    cancel,
    cancel_booking,
    close_counter,
    end_day,
    finish,
    hand_over,
    hold,
    issue,
    move,
    no_show,
    open_counter,
    prioritise,
    publish,
    read_board,
    read_bookings,
    read_tickets,
    redeem,
    reserve,
    resume,
    start,
    transfer,
    undo,
    void,
)
from shared.operations.lobby import Lobby
from shared.store.database import Store
from tests.conftest import OPENING, Clock
from tests.shared.operations import invariants

KINDS = [
    (Intent("deposit", "over-50k"), "A", "regular"),
    (Intent("deposit", "over-50k", elder=True), "A", "elder"),
    (Intent("account"), "B", "regular"),
    (Intent("wealth", tier="private"), "V", "vip"),
    (Intent("inquiry"), "Z", "regular"),
]
COUNTERS = (1, 3, 6, 7)
SERVES = {1: {"A": 0}, 3: {"A": 0, "B": 10}, 6: {"B": 0}, 7: {"V": 0}}
_ids = itertools.count()


@dataclass(frozen=True)
class Customer:
    """What the model knows of a ticket."""

    number: str
    zone: str
    ticket_class: str
    arrived_at: datetime
    queued_at: datetime
    since: datetime
    state: str = "waiting"
    counter: int | None = None
    rank_at: datetime | None = None
    booked_for: datetime | None = None
    prioritised_at: datetime | None = None
    for_counter: int | None = None
    misses: int = 0


@dataclass(frozen=True)
class Booked:
    """What the model knows of a booking for an account."""

    code: str
    slot_at: datetime
    state: str = "booked"
    number: str | None = None


class Model(RuleBasedStateMachine):
    """Every step is done in both lobbies; both do the same, or both refuse."""

    store: Store
    shipped: str

    @initialize()
    def begin(self) -> None:
        """A branch of its own in the shared store."""
        name = f"model-{next(_ids)}"
        source = self.shipped.replace('id = "qingyang-zhongjie"', f'id = "{name}"', 1)
        self.clock = Clock()
        self.lobby = Lobby(self.store, name, self.clock)
        source = source.replace("per_slot = 2 ", "per_slot = 3 ").replace("slot = 30 ", "slot = 15 ")
        publish(self.lobby, source)
        self.branch = load(source)
        self.people: dict[str, Customer] = {}
        self.before: dict[str, list[Customer | None]] = {}
        """What undoing leads back to, step by step; None: a step that cannot be undone."""
        self.given = dict.fromkeys("ZABV", 0)
        self.hanging: set[str] = set()
        """Handed over on paper that did not come out yet."""
        self.closed: set[int] = set()
        self.booked: dict[str, Booked] = {}

    # ---- the model

    def at(self, counter: int) -> Customer | None:
        """Who is at a counter."""
        there = [one for one in self.people.values() if one.counter == counter and one.state in ("called", "serving")]
        assert len(there) <= 1
        return there[0] if there else None

    def put(self, old: Customer, **new: object) -> None:
        """A customer goes on; the step can be taken back."""
        since = self.clock.at if new.get("state", old.state) != old.state else old.since
        self.before[old.number].append(old)
        self.people[old.number] = replace(old, since=since, **new)  # type: ignore[arg-type]

    def both(self, allowed: bool, step: object) -> object:
        """Do a step in the real lobby: it must be refused exactly if the model forbids it."""
        assert callable(step)
        if allowed:
            return step()
        with pytest.raises(Refused):
            step()
        return None

    def some(self, choice: int) -> Customer:
        """One of the customers."""
        return list(self.people.values())[choice % len(self.people)]

    def helps(self, one: Customer, after: int) -> bool:
        """Whether a counter that helps out after so many minutes may call somebody; 0: it is its own zone."""
        since = max(one.queued_at, one.booked_for or one.queued_at)
        return after == 0 or self.clock.at - since >= timedelta(minutes=after)

    # ---- the steps

    @rule(kind=st.sampled_from(KINDS))
    def arrive(self, kind: tuple[Intent, str, str]) -> None:
        intent, zone, ticket_class = kind
        self.given[zone] += 1
        number = f"{zone}{self.given[zone]:03d}"
        assert issue(self.lobby, intent).ticket.number == number
        now = self.clock.at
        state = "guided" if zone == "Z" else "waiting"
        self.people[number] = Customer(number, zone, ticket_class, now, now, now, state)
        self.before[number] = [None]

    @rule(kind=st.sampled_from(KINDS))
    def begin_printing(self, kind: tuple[Intent, str, str]) -> None:
        intent, zone, ticket_class = kind
        self.given[zone] += 1
        number = f"{zone}{self.given[zone]:03d}"
        assert reserve(self.lobby, intent, None, "zh", "取号机 1").ticket.number == number
        self.forget_reserved()
        now = self.clock.at
        self.people[number] = Customer(number, zone, ticket_class, now, now, now, "printing")
        self.before[number] = [None]

    def forget_reserved(self) -> None:
        """A kiosk that did not come back to what it reserved: void."""
        for one in list(self.people.values()):
            if one.state == "printing" and self.clock.at - one.since >= timedelta(minutes=5):
                self.nobody_took(one)

    def nobody_took(self, one: Customer) -> None:
        """Void; its booking can give another ticket."""
        self.put(one, state="void")
        self.before[one.number] = [None]
        for made in self.booked.values():
            if made.number == one.number and made.slot_at == one.booked_for:
                self.booked[made.code] = replace(made, state="booked", number=None)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99), held=st.sampled_from(["paper", "screen"]))
    def give(self, choice: int, held: str) -> None:
        one = self.some(choice)
        self.both(one.state != "void", lambda: hand_over(self.lobby, one.number, held))
        if one.state == "printing":
            self.put(one, state="guided" if one.zone == "Z" else "waiting")
            self.before[one.number] = [None]
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
        self.before[number] = [None]
        self.booked[made.code] = replace(made, state="redeemed", number=number)

    @rule(minutes=st.sampled_from([0.2, 1, 4, 11, 30]))
    def time_passes(self, minutes: float) -> None:
        self.clock.forward(minutes)

    @rule(counter=st.sampled_from(COUNTERS), finishing=st.booleans())
    def call(self, counter: int, finishing: bool) -> None:
        there = self.at(counter)
        allowed = counter not in self.closed and (there is None or finishing)
        called = self.both(allowed, lambda: call_next(self.lobby, counter, finish=finishing))
        if not allowed:
            return
        if there is not None:
            self.put(there, state="done")
        now = self.clock.at
        can = [
            one
            for one in self.people.values()
            if one.state == "waiting"
            and (
                one.for_counter == counter
                if one.for_counter is not None
                else one.zone in SERVES[counter] and self.helps(one, SERVES[counter][one.zone])
            )
        ]
        if not can:
            assert called is None
            return
        first = min(can, key=lambda one: calling.rank(self.branch, one, now))
        assert called is not None
        assert called.number == first.number  # type: ignore[attr-defined]
        self.put(first, state="called", counter=counter)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def begin_service(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state == "called"
        self.both(allowed, lambda: start(self.lobby, one.number))
        if allowed:
            self.put(one, state="serving")

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def end_service(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state in ("called", "serving", "guided")
        self.both(allowed, lambda: finish(self.lobby, one.number))
        if allowed:
            self.put(one, state="done")

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def put_aside(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state in ("called", "serving")
        self.both(allowed, lambda: hold(self.lobby, one.number))
        if allowed:
            self.put(one, state="held")

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def come_back_from_hold(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state == "held" and one.counter not in self.closed
        self.both(allowed, lambda: resume(self.lobby, one.number))
        if allowed and one.counter is not None and self.at(one.counter) is None:
            self.put(one, state="serving")
        elif allowed:
            self.put(one, state="waiting", for_counter=one.counter)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def miss(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state == "called"
        self.both(allowed, lambda: no_show(self.lobby, one.number))
        if allowed:
            self.put(one, state="missed", misses=one.misses + 1)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def turn_up(self, choice: int) -> None:
        one, now = self.some(choice), self.clock.at
        allowed = one.state == "missed" and now - one.since <= timedelta(minutes=60) and one.misses <= 2
        queue = [other for other in self.people.values() if other.zone == one.zone and other.state == "waiting"]
        self.both(allowed, lambda: bring_back(self.lobby, one.number))
        if allowed:
            rank_at = calling.place_after(self.branch, queue, 3, now)
            fresh = {"counter": None, "for_counter": None, "prioritised_at": None}
            self.put(one, state="waiting", queued_at=now, rank_at=rank_at, **fresh)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def leave(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state in ("waiting", "guided", "called", "held", "missed")
        self.both(allowed, lambda: cancel(self.lobby, one.number, "走了"))
        if allowed:
            self.put(one, state="cancelled")

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def put_first(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state == "waiting" and one.prioritised_at is None
        self.both(allowed, lambda: prioritise(self.lobby, one.number, "老人"))
        if allowed:
            self.put(one, prioritised_at=self.clock.at)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99), zone=st.sampled_from("ABVZ"), by_teller=st.booleans())
    def change_zone(self, choice: int, zone: str, by_teller: bool) -> None:
        one = self.some(choice)
        queued = ("waiting", "guided")
        states = (*queued, "called", "serving", "held") if by_teller else queued
        same = zone == one.zone and one.for_counter is None and one.state in queued
        allowed = one.state in states and not same
        if by_teller:
            self.both(allowed, lambda: transfer(self.lobby, one.number, zone=zone))
        else:
            self.both(allowed, lambda: move(self.lobby, one.number, zone, "业务不符"))
        if allowed:
            state = "guided" if zone == "Z" else "waiting"
            rank_at = one.rank_at if zone == one.zone else None
            self.put(one, zone=zone, state=state, counter=None, for_counter=None, rank_at=rank_at)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def take_back(self, choice: int) -> None:
        one = self.some(choice)
        old = self.before[one.number][-1]
        allowed = old is not None
        if old is not None and old.state in ("called", "serving") and one.state not in ("called", "serving"):
            assert old.counter is not None
            allowed = self.at(old.counter) is None and old.counter not in self.closed
        self.both(allowed, lambda: undo(self.lobby, one.number))
        if allowed and old is not None:
            self.people[one.number] = old
            self.before[one.number].pop()

    @rule(counter=st.sampled_from(COUNTERS))
    def shut(self, counter: int) -> None:
        allowed = self.at(counter) is None
        self.both(allowed, lambda: close_counter(self.lobby, counter))
        if allowed and counter not in self.closed:
            self.closed.add(counter)
            for one in list(self.people.values()):
                if one.state == "waiting" and one.for_counter == counter:
                    self.people[one.number] = replace(one, for_counter=None)
                    self.before[one.number].append(None)

    @rule(counter=st.sampled_from(COUNTERS))
    def unlock(self, counter: int) -> None:
        open_counter(self.lobby, counter)
        self.closed.discard(counter)

    @rule(over_night=st.booleans(), chance=st.integers(0, 9))
    def day_ends(self, over_night: bool, chance: int) -> None:
        if chance > 0:  # now and then is enough
            return
        if over_night:
            self.clock.forward(24 * 60)
            self.given = dict.fromkeys("ZABV", 0)
            self.hanging = set()
            open_counter(self.lobby, 1)
            self.people, self.before = {}, {}
            self.not_come()
        else:
            end_day(self.lobby)
            for one in list(self.people.values()):
                if one.state not in ("done", "cancelled", "void"):
                    ends = {"serving": "done", "guided": "done", "printing": "void"}
                    state = ends.get(one.state, "cancelled")
                    self.people[one.number] = replace(one, state=state, since=self.clock.at)
                    self.before[one.number].append(None)
                if one.state == "printing":
                    self.nobody_took(self.people[one.number])
            self.not_come()
        self.closed = set()

    def not_come(self) -> None:
        """Whoever booked for the day that ended."""
        for made in self.booked.values():
            if made.state == "booked":
                self.booked[made.code] = replace(made, state="not-come")

    @invariant()
    def both_lobbies_are_the_same(self) -> None:
        if not hasattr(self, "people"):
            return
        real = {one.number: one for one in read_tickets(self.lobby)}
        assert real.keys() == self.people.keys()
        for number, mine in self.people.items():
            known = asdict(mine)
            since = known.pop("since")
            assert {key: getattr(real[number], key) for key in known} == known
            assert real[number].state_since == since
        kept = {one.code: (one.state, one.number) for one in read_bookings(self.lobby, OPENING.date())}
        assert kept == {one.code: (one.state, one.number) for one in self.booked.values()}
        board = read_board(self.lobby)
        for counter in COUNTERS:
            there, mine = board.at_counter(counter), self.at(counter)
            assert (there and there.number) == (mine and mine.number)

    def teardown(self) -> None:
        """At the end of a run, the log and the tables tell the same story."""
        if hasattr(self, "lobby"):
            invariants.check(self.lobby)


def test_the_operations_agree_with_the_model(databases, doors, shipped):
    store = doors.store(databases.empty())

    class Here(Model):
        pass

    Here.store, Here.shipped = store, shipped
    runs, steps = (20, 50) if databases.kind == "sqlite" else (6, 50)
    run_state_machine_as_test(Here, settings=settings(max_examples=runs, stateful_step_count=steps))
