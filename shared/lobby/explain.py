"""`ticket why`: in words, why a ticket is where it is, and who goes before it although they came later."""

from __future__ import annotations

from dataclasses import dataclass

from shared.lobby import calling
from shared.lobby.board import Board
from shared.lobby.branch import Serves
from shared.lobby.text import Text, text
from shared.lobby.ticket import State


@dataclass(frozen=True, slots=True)
class Standing:
    """One ticket's place in its zone's queue, with the reason."""

    number: str
    code: str
    why: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """A waiting ticket's place (1 is next), its reason, and the later arrivals that go before it, each with theirs."""

    place: int
    own: Standing
    passed_by: tuple[Standing, ...]

    def sentence(self) -> Text:
        """All of it as one sentence in each language."""
        zh, en = f"排第 {self.place}：{self.own.why.zh}", f"Number {self.place} in line: {self.own.why.en}"
        if self.passed_by:
            zh += "；后到先办：" + "、".join(f"{one.number}（{one.why.zh}）" for one in self.passed_by)
            en += "; later arrivals ahead: " + ", ".join(f"{one.number} ({one.why.en})" for one in self.passed_by)
        return text(zh, en)


def explain(board: Board, number: str) -> Explanation | None:
    """Where a waiting ticket stands in its zone; None for a ticket that is not waiting on this board."""
    ticket = board.ticket(number)
    if ticket is None or ticket.state is not State.WAITING:
        return None
    own_zone = (Serves(zone=ticket.zone),)
    queue = [one for one in board.waiting if one.zone == ticket.zone]
    meant_for = ticket.for_counter or 0
    line = calling.line(
        board.branch, own_zone, meant_for, [one for one in queue if one.for_counter in (None, meant_for)], board.now
    )
    standings = [Standing(choice.ticket.number, choice.code, choice.why) for choice in line]
    place = next(index for index, one in enumerate(standings) if one.number == ticket.number)
    arrived = {one.number: one.arrived_at for one in queue}
    passed_by = tuple(one for one in standings[:place] if arrived[one.number] > ticket.arrived_at)
    return Explanation(place + 1, standings[place], passed_by)
