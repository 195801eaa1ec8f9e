"""A reason in one's own words stays in the log and may name nobody: every operation with one, on both databases."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from shared import operations as do
from shared.lobby.board import Serves
from shared.lobby.errors import LobbyError
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby

SHEN, LUO, HE = "4001", "4002", "3001"
NAME = "欧阳娜娜"
NAMING = (f"{NAME}催", "欧阳 娜娜等太久", "先办欧阳女士的")
NUMBERS = ("回拨138-0013-8000", "卡 6222 0212 3456 7894", "证件１１０１０５１９４９１２３１００２Ｘ", "护照E12345678")
OF_NOBODY = ("assign", "close_zone", "close_service")
"""About no ticket: no customer to look up."""
ELSEWHERE = ("rate", "say_why_left", "postpone_follow_up", "cancel_follow_up")
"""One of the branch file's, or sealed."""
Reasoned = dict[str, Callable[[str], object]]


@pytest.fixture
def reasoned(lobby: Lobby) -> Reasoned:
    """Each operation with a reason, where it would succeed, about the tickets of one known customer."""
    known = do.add_customer(lobby, NAME, "gold", {Identifier.MEMBER: "V0081"}, SHEN, consent=True).reference
    theirs = Intent("account", customer=known)
    waiting, chosen, called, invited, asked, received = (do.issue(lobby, theirs).ticket.number for _ in range(6))
    reserved = do.reserve(lobby, theirs, None, "zh", "door").ticket.number
    for counter in (1, 2):
        do.open_counter(lobby, counter)
    do.call_ticket(lobby, called, 1)
    do.take_seat(lobby, "wealth", SHEN, "4101")
    do.invite(lobby, invited)
    do.invite(lobby, asked)
    do.take_seat(lobby, "wealth", LUO, "4102")
    do.invite(lobby, received, LUO)
    do.accept(lobby.acting(LUO), received)
    do.give(lobby, received)
    do.receive(lobby.acting(LUO), received)
    return {
        "hold": lambda why: do.hold(lobby, called, reason=why),
        "transfer": lambda why: do.transfer(lobby, called, counter=2, reason=why),
        "call_ticket": lambda why: do.call_ticket(lobby, chosen, 2, why),
        "pause_counter": lambda why: do.pause_counter(lobby, 1, why),
        "move": lambda why: do.move(lobby, waiting, "A", why),
        "prioritise": lambda why: do.prioritise(lobby, waiting, why),
        "void": lambda why: do.void(lobby, reserved, why),
        "pass_on": lambda why: do.pass_on(lobby.acting(SHEN), invited, why),
        "withdraw": lambda why: do.withdraw(lobby, asked, why),
        "release_customer": lambda why: do.release_customer(lobby, received, why, back_in_line=True),
        "invite": lambda why: do.invite(lobby, waiting, reason=why),
        "cancel": lambda why: do.cancel(lobby, waiting, why),
        "reassign": lambda why: do.reassign(lobby.acting(HE), LUO, why, [known]),
        "assign": lambda why: do.assign(lobby, 3, [Serves(zone="A")], why),
        "close_zone": lambda why: do.close_zone(lobby, "Z", why),
        "close_service": lambda why: do.close_service(lobby, "wealth", why),
    }


def refusal(work: Callable[[str], object], reason: str) -> str:
    with pytest.raises(LobbyError) as caught:
        work(reason)
    assert reason not in str(caught.value)
    return caught.value.code


def test_no_reason_names_a_customer(lobby: Lobby, reasoned: Reasoned) -> None:
    take_one = {name for name in do.__all__ if "reason" in inspect.signature(getattr(do, name)).parameters}
    assert take_one == {*reasoned, *ELSEWHERE}
    before = do.last_seq(lobby)
    for name, work in reasoned.items():
        for reason in (*NUMBERS, *(NAMING if name not in OF_NOBODY else ())):
            assert refusal(work, reason) == "names-customer", (name, reason)
    assert do.last_seq(lobby) == before
    # The operations would have gone through.
    for work in reasoned.values():
        work("先办急的，2026-06-18 10:30 前")
    assert [one.data.get("reason") for one in do.events_after(lobby, before)].count(
        "先办急的，2026-06-18 10:30 前"
    ) >= 16


def test_without_the_key_only_numbers_are_found(
    lobby: Lobby, reasoned: Reasoned, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "elsewhere.key"))
    assert refusal(reasoned["hold"], NUMBERS[0]) == "names-customer"
    reasoned["hold"]("客户去取证件")
    # Giving customers away is the book's own business, so it needs the key.
    assert refusal(reasoned["reassign"], "换人") == "no-key"
