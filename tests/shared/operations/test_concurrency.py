"""Eight processes at one branch: nothing twice, nothing lost, no gap.

Each of them works thirty times: that is a few hundred turns at the branch, any two of which may race. More would make
the queue longer and each turn slower, and no race likelier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pytest

from shared.lobby.ticket import State, number_text
from shared.operations import Lobby, events_after, publish, read_tickets, transfer
from shared.operations.unit import append, lock_branch
from shared.store.tables import EventRow, NumberRow, TicketRow
from tests.shared.operations import invariants
from tests.shared.operations.workers import PATIENCE, Worker

PROCESSES = 8
TICKETS = 240
Start = Callable[..., Worker]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts workers, which wait for their signal."""
    started: list[Worker] = []

    def one(*words: str) -> Worker:
        started.append(Worker(*words))
        return started[-1]

    yield one
    for worker in started:
        worker.process.kill()
        worker.process.join()


def together(workers: list[Worker]) -> list[Any]:
    """Let all workers begin at the same moment; what each of them did."""
    for worker in workers:
        assert worker.hear() == "ready"
    for worker in workers:
        worker.line.send("go")
    done = [worker.hear() for worker in workers]
    for worker in workers:
        worker.process.join(PATIENCE)
    assert [worker.process.exitcode for worker in workers] == [0] * len(workers)
    return done


def eight_counters(lobby: Lobby, shipped: str) -> None:
    """Publish a branch with eight counters: four race for zone A, four for zones B and V."""
    source = re.sub(r"(number = [1-4]\n)serves = \[.*\]", r'\1serves = [{ zone = "A" }]', shipped)
    source = re.sub(r"(number = [5-7]\n)serves = \[.*\]", r'\1serves = [{ zone = "B" }, { zone = "V" }]', source)
    eighth = '[[counter]]\nnumber = 8\nserves = [{ zone = "B" }, { zone = "V" }]\n\n[[tier]]'
    publish(lobby, source.replace("[[tier]]", eighth, 1))


def fill(lobby: Lobby, counts: dict[str, int]) -> list[str]:
    """Waiting tickets, as `issue` would have left them, in one transaction; their numbers."""
    numbers = []
    with lobby.store.writing() as session:
        row = lock_branch(session, lobby.branch_id)
        assert row is not None
        now = lobby.now()
        key = {"branch_id": row.branch_id, "business_date": row.business_date}
        for letter, count in counts.items():
            session.add(NumberRow(**key, letter=letter, last=count))
            for ordinal in range(1, count + 1):
                number = number_text(letter, ordinal)
                numbers.append(number)
                session.add(
                    TicketRow(
                        **key,
                        number=number,
                        zone=letter,
                        state=State.WAITING,
                        service="deposit",
                        corporate=False,
                        tier="ordinary",
                        elder=False,
                        language="zh",
                        ticket_class="regular",
                        rule="large-cash",
                        branch_version=row.version,
                        token=f"token-{number}",
                        request_id=f"request-{number}",
                        arrived_at=now,
                        queued_at=now,
                        state_since=now,
                    )
                )
                append(session, row, now, "test", "ticket_issued", number=number, zone=letter)
    return numbers


def test_eight_processes_call_every_ticket_once(lobby, shipped, start):
    eight_counters(lobby, shipped)
    waiting = fill(lobby, {"A": TICKETS // 2, "B": TICKETS // 2})
    # One is meant for each counter: whoever the system lets begin last still finds somebody to call.
    meant = [*waiting[: PROCESSES // 2], *waiting[-PROCESSES // 2 :]]
    for counter, number in enumerate(meant, 1):
        transfer(lobby, number, counter=counter)
    called = together([start("call", lobby.store.name, str(number)) for number in range(1, PROCESSES + 1)])
    assert sorted(chain.from_iterable(called)) == sorted(waiting)
    assert all(number in mine for number, mine in zip(meant, called, strict=True)), "every counter had its turn"
    assert {one.state for one in read_tickets(lobby)} == {State.DONE}
    assert invariants.check(lobby)["calls"] == TICKETS


def test_eight_processes_issue_no_number_twice_and_leave_no_gap(lobby, start):
    share = TICKETS // PROCESSES
    issued = together([start("take", lobby.store.name, f"p{n}", str(share)) for n in range(PROCESSES)])
    numbers = list(chain.from_iterable(issued))
    assert len(set(numbers)) == TICKETS
    for letter, count in Counter(one[0] for one in numbers).items():
        assert sorted(int(one[1:]) for one in numbers if one[0] == letter) == list(range(1, count + 1))
    assert invariants.check(lobby)["tickets"] == TICKETS


def test_one_request_from_eight_processes_is_one_ticket(lobby, start):
    answers = list(
        chain.from_iterable(together([start("again", lobby.store.name, "tap", "25") for _ in range(PROCESSES)]))
    )
    assert {number for number, _ in answers} == {"B001"}
    assert [repeated for _, repeated in answers].count(False) == 1
    assert invariants.check(lobby)["tickets"] == 1


def test_a_reader_sees_every_event_once_and_in_order_while_eight_write(lobby, start):
    first = events_after(lobby, 0)[-1].seq
    until = first + PROCESSES * 25 * 2  # issued, and cancelled
    readers = [start("follow", lobby.store.name, str(until)) for _ in range(2)]
    writers = [start("take", lobby.store.name, f"p{n}", "25") for n in range(PROCESSES)]
    seen = together([*readers, *writers])[:2]
    assert seen == [list(range(1, until + 1))] * 2
    with lobby.store.reading() as session:
        assert session.query(EventRow).count() == until
