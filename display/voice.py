"""The wall's voice: calls handed to a speaker, and its outcomes brought back to the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from shared.lobby.board import Board, Call
    from shared.lobby.branch import Branch
    from shared.lobby.broadcasts import Broadcast
    from shared.voice import Announcement, Health, Hours, Outcome, PhraseBook, Speaker

PREPARED = 200
"""So many waiting tickets have their speech rendered before they are called; the cache holds those of ten days."""

REMEMBERED = 500
"""So many calls can still be taken back: more than wait at any time."""


class MakeSpeaker(Protocol):
    """Makes the speaker, when this display is first elected to speak. See `shared.voice.GuardedSpeaker`."""

    def __call__(
        self,
        on_done: Callable[[Announcement, Outcome], None],
        *,
        on_start: Callable[[Announcement], None],
        hours: Callable[[], Hours],
    ) -> Speaker: ...


def phrases(branch: Branch) -> PhraseBook:
    """How a branch says things: its own wording, its languages, with or without the chime."""
    from shared.voice import PhraseBook

    words = branch.announcement
    return PhraseBook({"zh": words.call.zh, "en": words.call.en}, words.languages, words.chime)


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


class Voice(QObject):
    """Speaks calls one after the other; `ended` tells each one's number in the log and how it ended.

    The outcome is worth recording unless nothing was to be said any more, or another display is to say it.
    """

    ended = Signal(int, str, bool)
    """seq, outcome, whether to record it."""
    began = Signal(int, object)
    """seq, and the moment its first sound went to the loudspeaker, by the lobby's clock."""

    _told = Signal(int, str, bool)

    def __init__(self, make_speaker: MakeSpeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._numbers: dict[int, str] = {}
        self._make_speaker = make_speaker
        self._speaker: Speaker | None = None
        self._branch: Branch | None = None
        self._book: tuple[Branch, PhraseBook] | None = None
        self._now: Callable[[], datetime] | None = None
        self._ahead: tuple[tuple[str, int, str], ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether there is a speaker to hand calls to."""
        return self._speaker is not None

    @property
    def health(self) -> Health | None:
        """How it is; None while it has never been this display's turn to speak."""
        return self._speaker.health if self._speaker is not None else None

    def know(self, branch: Branch, now: Callable[[], datetime]) -> None:
        """The branch's wording, hours and time: asked when a call's turn comes."""
        self._branch, self._now = branch, now

    def begin(self) -> None:
        """It is this display's turn to speak. For a worker: looking for the voices of a machine takes a while."""
        if self._speaker is None:
            self._speaker = self._make_speaker(self._done, on_start=self._started, hours=self._hours)

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

    def hush(self) -> None:
        """Another display may speak from now on: silence at once. For any thread."""
        if self._speaker is not None:
            self._speaker.cut()

    def close(self) -> None:
        """Silence."""
        if self._speaker is not None:
            self._speaker.close()

    def _phrases(self, branch: Branch) -> PhraseBook:
        known = self._book
        if known is None or known[0] is not branch:
            known = self._book = (branch, phrases(branch))
        return known[1]

    def _hours(self) -> Hours:
        """On the speaker's thread."""
        from shared.voice import Hours

        branch, now = self._branch, self._now
        if branch is None or now is None:
            return Hours()
        at = now().astimezone(branch.tz).time()
        return Hours(branch.announcement.is_quiet(at), branch.announcement.percent(at) / 100)

    def _started(self, announcement: Announcement) -> None:
        """On the speaker's thread."""
        if self._now is not None:
            self.began.emit(announcement.seq, self._now())

    def _done(self, announcement: Announcement, outcome: Outcome) -> None:
        """On the speaker's thread."""
        from shared.voice import Outcome

        unsaid: Sequence[Outcome] = (Outcome.REPLACED, Outcome.DROPPED, Outcome.CUT, Outcome.CLOSED)
        self._told.emit(announcement.seq, outcome.value, outcome not in unsaid)

    @Slot(int, str, bool)
    def _tell(self, seq: int, outcome: str, record: bool) -> None:
        self.ended.emit(seq, outcome, record)
