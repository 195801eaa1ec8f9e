"""A day of three hundred customers, thirty of them known, twenty invited, by people who are now and then killed."""

from __future__ import annotations

import http.client
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from shared.lobby import calling
from shared.lobby.ticket import State, Ticket
from shared.operations import (
    Event,
    FastClock,
    Lobby,
    events_after,
    import_customers,
    read_board,
    read_branch,
    read_receptions,
    read_tickets,
)
from shared.paper.slip import slip_of
from shared.practice.stage import ScreenProcess, end_all, environment
from tests import forked
from tests.conftest import SHANGHAI, Databases, Doors
from tests.e2e import people
from tests.e2e.conftest import PATIENCE
from tests.e2e.people import DECLINED, INVITATIONS, SECRET, VIPS, member
from tests.shared.operations import invariants

CUSTOMERS = 300
KILLS = 16
DAY_SECONDS = 400.0
"""However slow the machine, the day is over by then."""
PEOPLE = {
    "kiosk1": ("customers", "0", "2"),
    "kiosk2": ("customers", "1", "2"),
    **{
        f"teller{counter}": ("teller", str(counter), staff)
        for counter, staff in ((1, "1001"), (3, "1015"), (5, "1033"), (6, "1042"), (7, "1056"))
    },
    "manager": ("manager",),
    "viplobby": ("viplobby",),
    "wealth1": ("wealth", "4001"),
    "wealth2": ("wealth", "4002"),
}
NAMES = [f"欧阳{'甲乙丙丁戊己庚辛壬癸'[i % 10]}{'春夏秋'[i // 10]}女士" for i in range(VIPS)]
PHONES = [f"1391234{5600 + i}" for i in range(VIPS)]
STEPS = (
    "reception_invited",
    "reception_accepted",
    "reception_given",
    "consultation_began",
    "reception_closed",
)
SECRETS = (*NAMES, *PHONES, *(member(i) for i in range(VIPS)), SECRET)
ESCORT = ("ticket_escorted", "ticket_started", "ticket_served")
LOOK_SECONDS = 1.0
"""Between two looks at what the day shows while it goes on."""


@dataclass
class Person:
    """One of the day's people, who begins again when killed."""

    name: str
    arguments: tuple[object, ...]
    values: dict[str, str]
    folder: Path
    process: BaseProcess | None = None
    begun: int = 0

    def begin(self) -> None:
        """Come to work."""
        self.begun += 1
        errors = self.folder / f"{self.name}-{self.begun}.stderr"
        self.process = forked.begin(people.main, *self.arguments, environment=self.values, stderr=errors)

    @property
    def code(self) -> int | None:
        """The exit code; None while at work."""
        assert self.process is not None
        return self.process.exitcode

    def kill(self) -> None:
        """Gone without a word."""
        assert self.process is not None
        self.process.kill()
        self.process.join()


@pytest.fixture
def day(doors: Doors, sqlite_databases: Databases, tmp_path: Path) -> Iterator[tuple[Lobby, list[ScreenProcess]]]:
    """The day played to its end, with the wall, the phone page and a teller's seat running beside it."""
    url = sqlite_databases.prepared()
    clock = FastClock(datetime(2026, 6, 18, 9, 30, tzinfo=SHANGHAI), time.time(), 5.0)
    hall = doors.lobby(url, clock=clock)  # type: ignore[arg-type]
    lines = [f"{NAMES[i]},private,{('4001', '4002')[i % 2]},{PHONES[i]},{member(i)},是" for i in range(VIPS)]
    report = import_customers(hall, "\n".join(["姓名,等级,客户经理,手机号,会员号,同意", *lines]), dry_run=False)
    assert (report.added, report.troubles) == (VIPS, ())
    values = environment(url, str(clock))
    screens = [
        ScreenProcess("wall", ["display", "--windowed", "--no-voice"], values, tmp_path),
        ScreenProcess("phone", ["phone", "--host", "127.0.0.1", "--port", "0"], values, tmp_path),
        ScreenProcess("lobbyseat", ["desk", "--seat", "lobby", "--windowed"], values, tmp_path),
    ]
    staff = [Person(name, (who, CUSTOMERS, *more), values, tmp_path) for name, (who, *more) in PEOPLE.items()]
    try:
        for one in staff:
            one.begin()
        seen: set[State] = set()
        _work(staff, lambda: _look(hall, screens, seen))
        assert seen >= {State.WAITING, State.INVITED, State.CONSULTING}, "looked at while it went on"
        yield hall, screens
    finally:
        for one in staff:
            if one.process is not None and one.code is None:
                one.kill()
        end_all(screens)


def _work(staff: list[Person], look: Callable[[], None]) -> None:
    """Until everybody is done; some are killed on the way, and begin again. `look` is called now and then."""
    fate = random.Random(11)
    until, kills, next_kill = time.monotonic() + DAY_SECONDS, 0, time.monotonic() + 3.0
    next_look = time.monotonic()
    while any(one.code is None for one in staff):
        assert time.monotonic() < until, {one.name: one.code for one in staff}
        working = [one for one in staff if one.code is None]
        if kills < KILLS and time.monotonic() > next_kill:
            victim = fate.choice(working)
            victim.kill()
            victim.begin()
            kills, next_kill = kills + 1, time.monotonic() + fate.uniform(0.2, 1.6)
        if time.monotonic() > next_look:
            look()
            next_look = time.monotonic() + LOOK_SECONDS
        time.sleep(0.02)  # any moment is a good one
    assert {one.name: one.code for one in staff} == dict.fromkeys(PEOPLE, 0), [
        file.read_text() for file in staff[0].folder.glob("*.stderr")
    ]
    assert kills == KILLS


def test_a_day_of_three_hundred(day: tuple[Lobby, list[ScreenProcess]], tmp_path: Path) -> None:
    hall, screens = day
    invariants.check(hall)
    events = events_after(hall, 0, limit=100_000)
    tickets = {ticket.number: ticket for ticket in read_tickets(hall)}
    assert len(tickets) == CUSTOMERS
    assert sum(1 for one in tickets.values() if one.customer) == VIPS
    assert Counter(one.state for one in tickets.values()) == {State.DONE: CUSTOMERS}
    _handed_over_in_order(hall, events)
    _at_one_place(hall, events)
    _declined_kept_their_place(hall, events, tickets)
    _nothing_personal(hall, screens, events, list(tickets.values()), tmp_path)
    for screen in screens:
        assert screen.code is None, screen.failure
        assert "Traceback" not in screen.stderr, screen.stderr


def _handed_over_in_order(hall: Lobby, events: list[Event]) -> None:
    """Every customer who was received: invited, accepted, given, received, in consultation, ended, each once."""
    receptions = read_receptions(hall)
    assert all(one.closed_at is not None for one in receptions)
    outcomes = Counter(one.outcome for one in receptions if not one.known)
    assert outcomes["declined"] >= DECLINED
    assert outcomes["again"] >= INVITATIONS
    assert {one.outcome for one in receptions} == {"declined", "again"}
    for one in receptions:
        if one.outcome == "declined":
            continue
        own = [
            event
            for event in events
            if event.number == one.number
            and (event.data.get("reception") == one.id or event.seq == one.id or event.kind.startswith("consultation"))
        ]
        kinds = [event.kind for event in own if event.kind in STEPS or event.kind == "reception_received"]
        if kinds[0] == "reception_closed" or "reception_accepted" not in kinds:
            # Welcomed by the wealth manager: the steps before are one.
            assert kinds == ["consultation_began", "reception_closed"], (one.number, kinds)
            continue
        assert [kind for kind in kinds if kind != "reception_received"] == list(STEPS), (one.number, kinds)
        assert kinds.count("reception_received") == 1
        assert kinds.index("reception_received") < kinds.index("consultation_began")
        assert {event.actor for event in own if event.kind in ("reception_accepted", "reception_received")} == {
            one.accepted_by
        }
        led = [event.kind for event in own if event.kind in ("reception_accepted", "reception_led", "reception_given")]
        if one.by == "2001" and one.was == State.WAITING:
            assert led == ["reception_accepted", "reception_led", "reception_given"]
    _escorted_between(events, {one.number for one in receptions})


def _escorted_between(events: list[Event], received: set[str]) -> None:
    """Who needed the window was escorted there in the consultation, served, and came back to the wealth manager."""
    ways = defaultdict(list)
    for event in events:
        if event.number in received and event.kind in (*ESCORT, "consultation_began", "reception_closed"):
            ways[event.number].append(event.kind)
    escorted = [way for way in ways.values() if "ticket_escorted" in way]
    assert len(escorted) >= 5
    for way in escorted:
        since = way.index("consultation_began")
        assert way[since:] == ["consultation_began", *ESCORT, "reception_closed"]


def _at_one_place(hall: Lobby, events: list[Event]) -> None:
    """A counter has one customer at a time, and so has a wealth manager; the log is replayed to see it."""
    at: dict[int, str] = {}
    place: dict[str, int] = {}
    with_manager: dict[str, str] = {}
    manager = {one.number: one.accepted_by for one in read_receptions(hall) if one.outcome != "declined"}
    for event in events:
        if event.number is None:
            continue
        if event.kind in ("ticket_called", "ticket_escorted"):
            assert event.counter is not None
            assert event.counter not in at, (event.seq, event.counter, at[event.counter], event.number)
            assert event.number not in place
            at[event.counter], place[event.number] = event.number, event.counter
        elif event.kind in ("ticket_finished", "ticket_served") and event.number in place:
            del at[place.pop(event.number)]
        if event.kind == "consultation_began":
            staff = manager[event.number]
            assert staff is not None
            assert staff not in with_manager, (event.seq, staff, with_manager)
            with_manager[staff] = event.number
        elif event.kind == "reception_closed" and event.number in with_manager.values():
            del with_manager[str(manager[event.number])]
    assert (at, place, with_manager) == ({}, {}, {})


def _declined_kept_their_place(hall: Lobby, events: list[Event], tickets: dict[str, Ticket]) -> None:
    """Whoever declined was called before everybody of the same zone and class who came later, as if never asked."""
    branch = read_branch(hall)
    called: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for event in events:
        if event.kind == "ticket_called":
            called[tickets[event.number or ""].zone].append((event.seq, event.number or ""))
    back = {event.number or "": event.seq for event in events if event.kind == "ticket_back_in_line"}
    assert len(back) >= DECLINED
    for number, since in back.items():
        one = tickets[number]
        assert (one.queued_at, one.rank_at) == (one.arrived_at, None)
        own = next(seq for seq, other in called[one.zone] if other == number)
        for seq, other in called[one.zone]:
            if since < seq < own:
                assert calling.effective_arrival(branch, tickets[other]) <= calling.effective_arrival(branch, one), (
                    number,
                    other,
                )


def _nothing_personal(
    hall: Lobby, screens: list[ScreenProcess], events: list[Event], tickets: list[Ticket], folder: Path
) -> None:
    """No name, number, code or note on paper, board, phone, in a log, in what programs said, or plain in the store."""
    board = read_board(hall, calls=100_000)
    known = [one for one in tickets if one.customer]
    pages = _phone_pages(screens, known)
    assert [(status, one.number in page) for one, (status, page) in zip(known, pages, strict=True)] == [
        (200, True)
    ] * VIPS
    told = {
        "log": repr(events),
        "board": repr(board),
        "paper": repr([slip_of(board.branch, one, 3, None, board.now) for one in tickets]),
        "phone": "".join(page for _, page in pages),
    }
    told |= {file.name: file.read_bytes().decode(errors="replace") for file in folder.glob("*.stderr")}
    store = Path(str(hall.store.url.database))
    for file in (store, store.with_name(store.name + "-wal")):
        told[file.name] = file.read_bytes().decode(errors="replace") if file.exists() else ""
    references = {str(one.customer) for one in tickets if one.customer}
    for where, words in told.items():
        found = [secret for secret in SECRETS if secret in words]
        assert not found, (where, found[:3])
        if where in ("paper", "phone"):
            assert not any(reference in words for reference in references), where


def _look(hall: Lobby, screens: list[ScreenProcess], seen: set[State]) -> None:
    """What the boards and the phones of the received show at this moment names nobody."""
    board = read_board(hall, calls=100)
    received = {one.number for one in board.receptions}
    tickets = [one for one in board.tickets if one.customer or one.number in received]
    words = repr(board) + "".join(page for _, page in _phone_pages(screens, tickets))
    assert not [secret for secret in SECRETS if secret in words]
    seen.update(ticket.state for ticket in tickets)


def _phone_pages(screens: list[ScreenProcess], tickets: list[Ticket]) -> list[tuple[int, str]]:
    """What the phone service answers for each; nothing before it is up."""
    phone = next(one for one in screens if one.name == "phone")
    listening = next((event for event in list(phone.events) if "port" in event), None)
    answers = []
    for ticket in tickets if listening is not None else []:
        line = http.client.HTTPConnection("127.0.0.1", int(listening["port"]), timeout=PATIENCE)
        line.request("GET", f"/t/{ticket.token}")
        answer = line.getresponse()
        answers.append((answer.status, answer.read().decode()))
        line.close()
    return answers
