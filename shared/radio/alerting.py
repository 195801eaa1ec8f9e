"""The hall's alerts on the radio: which are told, to whom, in what words, and which are over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shared.lobby.alerts import Alert, alerts
from shared.lobby.board import Board
from shared.lobby.branch import Branch
from shared.lobby.branch_parts import Role
from shared.lobby.messages import About, Kind, Message
from shared.lobby.text import Text, text

URGENT = frozenset({"rating", "printer", "display", "voice"})
"""Kinds of alerts that are told from orange on, the others when they are red: a customer is about to leave unhappy, or
a machine fails all of them until somebody walks over."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An alert as the radio tells it."""

    key: str
    """See `radio_key`."""
    to: Role
    said: Text
    about: About | None


def radio_key(alert: Alert) -> str:
    """By which key an alert is told: its own, but one for all who wait too long in a zone.

    In a crowded hall a message for each of them would bury everything else that is said.
    """
    return f"wait:{alert.zone}" if _kind(alert) == "wait" else alert.key


def to_tell(board: Board) -> list[Telling]:
    """The alerts that nobody was told of yet, worst first."""
    return _to_tell(board, alerts(board))


def are_over(board: Board) -> list[Message]:
    """The messages whose alerts are gone. One that has only become less urgent stands, or it would come and go."""
    return _are_over(board, alerts(board))


def due_alerts(board: Board) -> bool:
    """Whether there is an alert to tell, or one that is over: a seat that sees any asks the lobby to `tell_alerts`.

    The board needs its newest `CALLS_LOOKED_AT` calls.
    """
    found = alerts(board)
    return bool(_to_tell(board, found) or _are_over(board, found))


def messages_of(board: Board, found: Iterable[Alert]) -> dict[str, Message]:
    """The message that tells an alert, by the alert's own key; of several told by one, the worst has it."""
    telling = {one.alert: one for one in board.radio if one.stands}
    of: dict[str, Message] = {}
    for alert in found:
        message = telling.pop(radio_key(alert), None)
        if message is not None:
            of[alert.key] = message
    return of


def _to_tell(board: Board, found: Iterable[Alert]) -> list[Telling]:
    standing = {one.alert for one in board.radio if one.stands}
    new: dict[str, Telling] = {}
    for alert in found:
        key = radio_key(alert)
        urgent = alert.level == "red" or (alert.level == "orange" and _kind(alert) in URGENT)
        if urgent and key not in standing and key not in new:
            about = About(Kind.TICKET, alert.number) if key == alert.key and alert.number is not None else None
            new[key] = Telling(key, _whom(board.branch, alert), _words(board, alert), about)
    return list(new.values())


def _are_over(board: Board, found: Iterable[Alert]) -> list[Message]:
    lasting = {radio_key(alert) for alert in found}
    return [one for one in board.radio if one.stands and one.alert not in lasting]


def _kind(alert: Alert) -> str:
    return alert.key.partition(":")[0]


def _whom(branch: Branch, alert: Alert) -> Role:
    """Who minds the place: the VIP area's lobby manager, where there is one, else the lobby managers."""
    reception = any(one.role == "viplobby" for one in branch.staff)
    return "viplobby" if reception and alert.zone == branch.reception.zone else "lobby"


def _words(board: Board, alert: Alert) -> Text:
    """No customer's name, no service, no amount: alerts hold none."""
    if _kind(alert) == "wait" and alert.zone is not None:
        zone, most = board.branch.zones[alert.zone].short, board.branch.alerts.wait[2]
        return text(f"{zone.zh}有人等了 {most:g} 分钟以上", f"{zone.en}: somebody has waited over {most:g} min")
    return text(f"{alert.title.zh}，{alert.detail.zh}", f"{alert.title.en}, {alert.detail.en}")
