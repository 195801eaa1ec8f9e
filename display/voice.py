"""The wall's voice: calls, and what staff say to everyone, handed to a speaker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from shared.screens.speech import MakeSpeaker, Speech

if TYPE_CHECKING:
    from shared.lobby.board import Board, Call
    from shared.lobby.branch import Branch
    from shared.lobby.broadcasts import Broadcast
    from shared.voice import Announcement, PhraseBook

PREPARED = 200
"""So many waiting tickets have their speech rendered before they are called; the cache holds those of ten days."""

REMEMBERED = 500
"""So many calls can still be taken back: more than wait at any time."""


def ahead(board: Board) -> tuple[tuple[str, int, str], ...]:
    """What may be called soon, in the order in which it is rendered: number, a counter likely to call it, language.

    Every counter that may call is among them: where the branch's sentence is joined, its part is the same for all.
    """
    from shared.lobby.board import CounterState

    counters = [one for one in board.counters if one.state is not CounterState.CLOSED]
    of_zone: dict[str, int] = {}
    for counter in counters:
        for serves in counter.serves:
            of_zone.setdefault(serves.zone, counter.number)
    waiting = sorted(board.waiting, key=lambda one: (one.prioritised_at is None, one.arrived_at, one.number))[:PREPARED]
    wanted = [
        (one.number, one.for_counter or of_zone[one.zone], one.language)
        for one in waiting
        if one.for_counter or one.zone in of_zone
    ]
    windows = [(wanted[0][0], counter.number, wanted[0][2]) for counter in counters] if wanted else []
    return tuple(dict.fromkeys([*wanted[:1], *windows, *wanted[1:]]))


def broadcast_phrases(said: Broadcast, book: PhraseBook) -> Announcement:
    """How a branch says something to everyone."""
    from shared.voice import Urgency

    texts = {"zh": said.zh} | ({"en": said.en} if said.en else {})
    urgency = Urgency.EMERGENCY if said.emergency else Urgency.NOTICE
    return replace(book.notice(texts, seq=said.id, urgency=urgency), number=broadcast_number(said.id))


def broadcast_number(id: int) -> str:
    """What stands in the place of a ticket's number, so that the speaker can be told to drop it."""
    return f"broadcast-{id}"


class Voice(Speech):
    """The voice of a display, in use while it is elected to speak."""

    def __init__(self, make_speaker: MakeSpeaker, parent: QObject | None = None) -> None:
        super().__init__(make_speaker, parent)
        self._numbers: dict[int, str] = {}
        self._ahead: tuple[tuple[str, int, str], ...] = ()

    def say(self, calls: Iterable[Call]) -> None:
        """Speak these when their turn comes, as often as the branch file allows."""
        if self._speaker is None or self._branch is None:
            return
        book = self._phrases(self._branch)
        for call in calls:
            self._numbers[call.seq] = call.number
            # Kept when it was said, as it may be said again; the oldest go.
            for old in list(self._numbers)[:-REMEMBERED]:
                del self._numbers[old]
            said = book.call(call.number, call.counter, seq=call.seq, language=call.language)
            self._speaker.say(said, times=self._branch.announcement.times)

    def prepare(self, board: Board) -> None:
        """Have the speech of waiting tickets rendered before they are called. For any one thread."""
        wanted = ahead(board)
        if self._speaker is None or wanted == self._ahead:
            return
        self._ahead = wanted
        book = self._phrases(board.branch)
        self._speaker.prepare([book.call(number, counter, language=own) for number, counter, own in wanted])

    def announce(self, said: Broadcast, branch: Branch) -> None:
        """Speak what staff say to everyone: an emergency before all calls and three times, a notice after them."""
        if self._speaker is not None:
            self._speaker.say(broadcast_phrases(said, self._phrases(branch)), times=3 if said.emergency else 1)

    def end_announcing(self, id: int) -> None:
        """A broadcast has ended: it is not said again, nor begun."""
        if self._speaker is not None:
            self._speaker.drop(broadcast_number(id))

    def drop(self, seq: int) -> None:
        """A call was withdrawn, or its customer has come: do not begin to speak it, nor say it again."""
        number = self._numbers.pop(seq, None)
        # A later call of the same ticket has taken its place at the speaker, and stays.
        newer = any(one > seq and other == number for one, other in self._numbers.items())
        if self._speaker is not None and number is not None and not newer:
            self._speaker.drop(number)
