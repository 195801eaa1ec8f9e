"""The floor's steps of a reception, each with its sentence for the toast. `decline` takes back what they began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.lobby.steps import Step, Undo, taking_back
from shared.lobby.text import text

if TYPE_CHECKING:
    from shared.operations import Lobby


def invite(number: str, to: str | None, reason: str | None, consent: bool) -> Step:
    """See `operations.invite`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import invite

        invite(lobby, number, to, reason, consent)

    return Step(work, text(f"{number} 已邀请", f"{number} invited"))


def lead(number: str, cover: str | None) -> Step:
    """See `operations.lead`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import lead

        lead(lobby, number, cover)

    return Step(work, text(f"正在引导 {number}", f"Leading {number}"))


def give(number: str) -> Step:
    """See `operations.give`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import give

        give(lobby, number)

    return Step(work, text(f"{number} 已交接，您可以回岗", f"{number} handed over; you are free"))


def decline(number: str) -> Step:
    """See `operations.decline`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import decline

        decline(lobby, number)

    return Step(work, text(f"{number} 回到原来的位置", f"{number} has the old place"))


def withdraw(number: str, reason: str) -> Step:
    """See `operations.withdraw`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import withdraw

        withdraw(lobby, number, reason)

    return Step(work, text(f"{number} 的邀请已撤回", f"{number}: withdrawn"))


def release(number: str, reason: str, back_in_line: bool) -> Step:
    """See `operations.release_customer`."""

    def work(lobby: Lobby) -> None:
        from shared.operations import release_customer

        release_customer(lobby, number, reason, back_in_line=back_in_line)

    zh, en = ("回到原来的位置", "has the old place") if back_in_line else ("接待已结束", "ended")
    return Step(work, text(f"{number} {zh}", f"{number} {en}"))


def introduce(number: str, reference: str) -> Step:
    """Who came without a card is somebody of the customer book; see `operations.introduce`."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import introduce

        introduce(lobby, number, reference)
        return taking_back(lobby, number)

    return Step(work, text(f"{number} 已对上客户簿", f"{number} matched"))


def send(number: str, counter: int) -> Step:
    """To the VIP teller's counter, in whose line the customer keeps the place; see `operations.transfer`."""

    def work(lobby: Lobby) -> Undo:
        from shared.operations import transfer

        transfer(lobby, number, counter=counter)
        return taking_back(lobby, number)

    return Step(work, text(f"{number} 请到 {counter} 号窗口", f"{number} → counter {counter}"))
