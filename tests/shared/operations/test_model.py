"""A second, simple lobby in plain Python, and long random runs in which the real one must agree with it."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import timedelta

from argon2 import PasswordHasher
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from shared.lobby import calling
from shared.lobby.check import load
from shared.operations import (
    bring_back,
    call_next,
    cancel,
    close_counter,
    end_day,
    finish,
    hold,
    move,
    no_show,
    open_counter,
    prioritise,
    publish,
    read_board,
    read_bookings,
    read_receptions,
    read_tickets,
    resume,
    start,
    transfer,
    undo,
)
from shared.operations.lobby import Lobby
from shared.store.database import Store
from tests.conftest import OPENING, Clock
from tests.shared.operations import invariants
from tests.shared.operations.guests import PIN
from tests.shared.operations.model import AT_COUNTER, COUNTERS, SERVES, Customer, Guest
from tests.shared.operations.model_receptions import MANAGERS, Receptions
from tests.shared.operations.model_tickets import KINDS, Tickets

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
STEPS = ("start", "finish", "hold", "resume", "miss", "undo", "call", "invite", "accept", "give", "receive", "decline")
RARE = ("cancel", "leave", "come back", "escort", "stand aside", "send on")
WAY = st.lists(st.sampled_from((*STEPS, *STEPS, *RARE)), min_size=4, max_size=12)
_ids = itertools.count()


class Model(Receptions, Tickets):
    """Every step is done in both lobbies; both do the same, or both refuse."""

    store: Store
    source: str

    @classmethod
    def prepare(cls, store: Store, shipped: str) -> None:
        """The branch file of all runs: with slots to fill, and PINs that cost nothing to check."""
        source = shipped.replace("per_slot = 2 ", "per_slot = 3 ").replace("slot = 30 ", "slot = 15 ")
        cls.branch = load(source)
        for staff in MANAGERS:
            source = source.replace(cls.branch.people[staff].pin, QUICK.hash(PIN[staff]))
        cls.store, cls.source = store, source

    @initialize(morning=st.lists(st.tuples(st.booleans(), st.sampled_from(COUNTERS), WAY), min_size=4, max_size=10))
    def begin(self, morning: list[tuple[bool, int, list[str]]]) -> None:
        """A branch of its own in the shared store, and customers of each kind who have already been through a lot."""
        name = f"model-{next(_ids)}"
        source = self.source.replace('id = "qingyang-zhongjie"', f'id = "{name}"', 1)
        self.clock = Clock()
        self.lobby = Lobby(self.store, name, self.clock)
        publish(self.lobby, source)
        self.nobody_is_there()
        self.opened = set()
        self.booked = {}
        self.sit_down()
        for kind in KINDS:
            self.arrive(kind)
        for choice, (looked_after, counter, steps) in enumerate(morning):
            if looked_after and self.here():
                self.beside_a_wealth_manager(choice, counter, steps)
            else:
                self.at_a_window(counter, steps)

    def nobody_is_there(self) -> None:
        """A new day."""
        self.people, self.before, self.gone, self.by_phone, self.hanging = {}, {}, {}, set(), set()
        self.given = dict.fromkeys("ZABV", 0)
        self.closed = set()

    def helps(self, one: Customer, after: int) -> bool:
        """Whether a counter that helps out after so many minutes may call somebody; 0: it is its own zone."""
        since = max(one.queued_at, one.booked_for or one.queued_at)
        return after == 0 or self.clock.at - since >= timedelta(minutes=after)

    # ---- the steps

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
        self.opened.add(counter)
        if there is not None:
            self.finished(there)
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
            self.finished(one)

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
        free = one.counter is not None and self.at(one.counter) is None
        allowed = one.state == "held" and one.counter not in self.closed and (free or one.number not in self.guests)
        self.both(allowed, lambda: resume(self.lobby, one.number))
        if allowed:
            assert one.counter is not None
            self.opened.add(one.counter)
        if allowed and free:
            self.put(one, state="serving", counter=one.counter)
        elif allowed:
            self.put(one, state="waiting", for_counter=one.counter)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def miss(self, choice: int) -> None:
        one = self.some(choice)
        allowed = one.state == "called"
        self.both(allowed, lambda: no_show(self.lobby, one.number))
        if allowed and one.number in self.guests:
            self.put(one, state=self.guests[one.number].place)
        elif allowed:
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
        allowed = one.state in ("waiting", "guided", "invited", "called", "held", "missed")
        self.both(allowed, lambda: cancel(self.lobby, one.number, "走了"))
        if allowed:
            self.goes(one)

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
        allowed = one.state in states and not same and one.number not in self.guests
        if by_teller:
            self.both(allowed, lambda: transfer(self.lobby, one.number, zone=zone))
        else:
            self.both(allowed, lambda: move(self.lobby, one.number, zone, "业务不符"))
        if allowed:
            state = "guided" if zone == "Z" else "waiting"
            rank_at = one.rank_at if zone == one.zone else None
            self.put(one, zone=zone, state=state, counter=None, for_counter=None, return_to=None, rank_at=rank_at)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99), counter=st.sampled_from(COUNTERS), back=st.booleans())
    def send_on(self, choice: int, counter: int, back: bool) -> None:
        """To another window, and perhaps back to this one."""
        one = self.some(choice)
        there = one.state in AT_COUNTER
        back, queued = back and there, one.state in ("waiting", "guided")
        zone = one.zone if one.zone in SERVES[counter] else next(iter(SERVES[counter]))
        same = (there and one.counter == counter) or (queued and zone == one.zone and one.for_counter == counter)
        free = counter not in self.closed and one.number not in self.guests
        allowed = free and not same and (there or queued or one.state == "held")
        self.both(allowed, lambda: transfer(self.lobby, one.number, counter=counter, back=back))
        if allowed:
            rank_at, origin = one.rank_at if zone == one.zone else None, one.counter if back else None
            place = {"counter": None, "for_counter": counter, "return_to": origin}
            self.put(one, zone=zone, state="waiting", rank_at=rank_at, **place)

    @precondition(lambda self: self.people)
    @rule(choice=st.integers(0, 99))
    def take_back(self, choice: int) -> None:
        one = self.some(choice)
        step = self.before[one.number][-1]
        back = dict(step.back or {})
        guest, is_left_alone = self.guests.get(one.number), False
        if one.state == "cancelled" and one.number in self.gone:
            guest = self.gone[one.number]
            if guest.accepted_by is not None and self.of(guest.accepted_by) is not None:
                is_left_alone = guest.place == "consulting"
                guest = Guest(guest.id, passed=guest.passed, said_no=guest.said_no)
        state, place = back.get("state", one.state), guest.place if guest is not None else None
        allowed = step.back is not None and (guest is not None or state not in ("invited", "consulting"))
        goes_on = guest is not None and (is_left_alone or state not in (*AT_COUNTER, "held", place))
        if goes_on:
            state = place
            since = one.since if state == one.state else self.clock.at
            back |= {"state": state, "counter": None, "since": since}
        if allowed and state in AT_COUNTER and one.state not in AT_COUNTER:
            counter = back.get("counter", one.counter)
            allowed = self.at(counter) is None and counter not in self.closed
        self.both(allowed, lambda: undo(self.lobby, one.number))
        if allowed:
            self.people[one.number] = replace(one, **back)
            self.before[one.number].pop()
            if one.state == "cancelled":
                self.by_phone.discard(one.number)
                self.gone.pop(one.number, None)
            if guest is not None:
                self.guests[one.number] = guest

    @rule(counter=st.sampled_from(COUNTERS))
    def shut(self, counter: int) -> None:
        allowed = self.at(counter) is None
        self.both(allowed, lambda: close_counter(self.lobby, counter))
        if allowed and counter not in self.closed:
            self.closed.add(counter)
            self.opened.discard(counter)
            for one in list(self.people.values()):
                if one.state in ("waiting", "invited") and one.for_counter == counter:
                    self.put(one, final=True, for_counter=None)
                if one.return_to == counter:
                    self.people[one.number] = replace(self.people[one.number], return_to=None)

    @rule(counter=st.sampled_from(COUNTERS))
    def unlock(self, counter: int) -> None:
        open_counter(self.lobby, counter)
        self.closed.discard(counter)
        self.opened.add(counter)

    # ---- several steps with one customer

    @rule(counter=st.sampled_from(COUNTERS), steps=WAY)
    def at_a_window(self, counter: int, steps: list[str]) -> None:
        """What comes one upon the other at a window; step by step it is seldom the same customer's."""
        self.call(counter, False)
        there = self.at(counter)
        if there is not None:
            self.goes_through(there.number, counter, steps)

    @precondition(lambda self: self.here())
    @rule(choice=st.integers(0, 99), counter=st.sampled_from(COUNTERS), steps=WAY)
    def beside_a_wealth_manager(self, choice: int, counter: int, steps: list[str]) -> None:
        """The same for somebody who is looked after, and escorted to a counter if nobody is there."""
        self.unlock(counter)
        number = self.here()[choice % len(self.here())]
        self.goes_through(number, counter, ["invite", "accept", "give", "receive", "escort", *steps])

    def here(self) -> list[str]:
        """Who is in the lobby and has not been served."""
        return [one.number for one in self.people.values() if one.state in ("waiting", "guided", *AT_COUNTER)]

    def goes_through(self, number: str, counter: int, steps: list[str]) -> None:
        """These steps, all of them with this customer."""
        self.focus = number
        for step in steps:
            guest = self.guests.get(number)
            if step == "call":
                self.call(counter, False)
            elif step == "stand aside":
                self.put_aside(0)
                self.call(counter, False)
                self.come_back_from_hold(0)
            elif step == "send on":
                self.send_on(0, next(one for one in COUNTERS if one != counter), back=True)
            elif step == "accept":
                self.accept(0, (guest and guest.offered_to) or MANAGERS[0])
            elif step == "receive":
                self.receive(0, (guest and guest.accepted_by) or MANAGERS[0])
            elif step == "escort":
                self.escort(0, (guest and guest.accepted_by) or MANAGERS[0], counter)
            elif step in SIMPLE:
                SIMPLE[step](self)
        self.focus = None

    @rule(over_night=st.booleans(), chance=st.integers(0, 9))
    def day_ends(self, over_night: bool, chance: int) -> None:
        if chance > 0:  # now and then is enough
            return
        if over_night:
            self.clock.forward(24 * 60)
            open_counter(self.lobby, 1)
            self.nobody_is_there()
            self.not_come()
        else:
            end_day(self.lobby)
            for one in list(self.people.values()):
                if one.state not in ("done", "cancelled", "void"):
                    ends = {"serving": "done", "guided": "done", "consulting": "done", "printing": "void"}
                    self.put(one, final=True, state=ends.get(one.state, "cancelled"))
                if one.state == "printing":
                    self.nobody_took(self.people[one.number])
            self.not_come()
        self.closed, self.opened = set(), {1} if over_night else set()
        self.sit_down()

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
        self.guests_are_the_same(read_receptions(self.lobby))

    def teardown(self) -> None:
        """At the end of a run, the log and the tables tell the same story, and so does the board."""
        if not hasattr(self, "people"):
            return
        invariants.check(self.lobby)
        board = read_board(self.lobby)
        for counter in COUNTERS:
            there, mine = board.at_counter(counter), self.at(counter)
            assert (there and there.number) == (mine and mine.number)


SIMPLE: dict[str, Callable[[Model], None]] = {
    "start": lambda model: model.begin_service(0),
    "finish": lambda model: model.end_service(0),
    "hold": lambda model: model.put_aside(0),
    "resume": lambda model: model.come_back_from_hold(0),
    "miss": lambda model: model.miss(0),
    "undo": lambda model: model.take_back(0),
    "cancel": lambda model: model.leave(0),
    "invite": lambda model: model.invite(0),
    "give": lambda model: model.hand_to(0, teller=False),
    "decline": lambda model: model.would_rather_not(0, by_staff=False),
    "leave": lambda model: model.leave_by_phone(0),
    "come back": lambda model: model.come_back_by_phone(0),
}


def test_the_operations_agree_with_the_model(databases, doors, shipped):
    store = doors.store(databases.empty())

    class Here(Model):
        pass

    Here.prepare(store, shipped)
    runs, steps = (20, 30) if databases.kind == "sqlite" else (5, 30)
    run_state_machine_as_test(Here, settings=settings(max_examples=runs, stateful_step_count=steps))
