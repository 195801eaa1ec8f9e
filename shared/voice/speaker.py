"""A speaker that never makes its caller wait and always tells how it went."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from shared.voice import queueing
from shared.voice.announcement import Announcement, Outcome, Sentence, Urgency
from shared.voice.playing import PLAYER, Player
from shared.voice.queueing import Ended, Queue, Turn, Waiting
from shared.voice.studio import PATIENCE, Sounds, Studio

SOON = 8
"""So many of those that wait are rendered before what may be called: about a minute of speech."""

Done = Callable[[Announcement, Outcome], None]
Started = Callable[[Announcement], None]


@dataclass(frozen=True, slots=True)
class Hours:
    """What holds at this time of day."""

    quiet: bool = False
    """Calls are only shown."""
    volume: float = 1.0
    """0–1; at 0 it is quiet. An emergency is always said as loud as it can be."""


@dataclass(frozen=True, slots=True)
class Health:
    """How the voice is."""

    voice: str
    """`recorded`, `neural`, `espeak`, `system`, or `chime` (no voice at all)."""
    device: str | None = None
    """Where the last sound went; None for the system's default."""
    backlog: int = 0
    last: Outcome | None = None
    ready: int = 0
    """Calls whose speech was there when their turn came."""
    asked: int = 0
    """Calls whose turn came."""
    trouble: str = ""
    """Why sounds cannot be kept, nothing is rendered ahead, or the last call was not said whole; empty when all is
    well."""


class Speaker(Protocol):
    """Speaks announcements one after another, first come first served. No method waits for sound."""

    def say(self, announcement: Announcement, *, times: int = 1) -> None:
        """Queues it. One that still waits for the same ticket is replaced, at its place in the queue."""

    def prepare(self, announcements: Sequence[Announcement]) -> None:
        """These may be called soon, likeliest first: their speech is rendered ahead. Replaces the list before."""

    def drop(self, number: str) -> None:
        """Takes a ticket's call and its repeats out of the queue; a phrase that has begun is never cut."""

    def cut(self) -> None:
        """Silence at once: another display speaks now. What waits is dropped."""

    def close(self) -> None:
        """Ends it within seconds, whatever hangs."""

    @property
    def health(self) -> Health:
        """How the voice is now."""


class GuardedSpeaker:
    """Speaks through processes of their own, which are killed and started anew when they hang or crash.

    `on_done` is called once for every announcement when its first saying has ended, on the speaker's thread; for what
    never had its turn, on the thread that dropped or replaced it. `on_start` when its first sound begins. `hours` is
    asked when a turn comes. All three may raise: it is logged, and the next call is spoken.
    """

    def __init__(
        self,
        on_done: Done,
        *,
        on_start: Started | None = None,
        hours: Callable[[], Hours] = Hours,
        studio: Studio | None = None,
        player: Player | None = None,
        device: str | None = None,
        patience: float = PATIENCE,
    ) -> None:
        self._on_done = on_done
        self._on_start = on_start
        self._hours = hours
        self._studio = studio or Studio()
        self._player = player or Player(device=device)
        self._patience = patience
        self._changed = threading.Condition()
        self._queue = Queue()
        self._turn: Turn | None = None
        self._instead: Outcome | None = None
        """How the turn ends instead of sounding; set while its speech is being found."""
        self._sounding = False
        self._dropped = False
        """The turn's ticket needs no repeat."""
        self._silenced = False
        """The turn was cut."""
        self._closed = False
        self._voice = ""
        self._unsaid = ""
        """What of the last announcement no voice could say, and why."""
        self._last: Outcome | None = None
        self._ready = self._asked = 0
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    def say(self, announcement: Announcement, *, times: int = 1) -> None:
        with self._changed:
            if self._closed:
                ended: Ended = ((announcement, Outcome.CLOSED),)
            else:
                # A recall of the ticket whose speech is only being found takes its turn as well.
                first = self._end_turn_of(announcement.number, Outcome.REPLACED)
                self._queue, ended = queueing.add(self._queue, announcement, times, first=first)
                self._prepare_waiting()
                self._changed.notify_all()
        self._tell(ended)

    def prepare(self, announcements: Sequence[Announcement]) -> None:
        self._studio.prepare(_sentences(announcements))

    def drop(self, number: str) -> None:
        with self._changed:
            self._end_turn_of(number, Outcome.DROPPED)
            self._queue, ended = queueing.drop(self._queue, number)
        self._tell(ended)

    def cut(self) -> None:
        with self._changed:
            self._queue, ended = queueing.clear(self._queue, Outcome.DROPPED)
            self._dropped = self._silenced = True
            if self._turn is not None and not self._sounding:
                self._instead = Outcome.DROPPED
        self._player.cut()
        self._tell(ended)

    def close(self, patience: float = 0.0) -> None:
        """Lets the phrase that sounds end for up to `patience` seconds, then ends everything."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(patience)
        self._player.close()
        self._studio.close()
        self._thread.join()

    @property
    def health(self) -> Health:
        with self._changed:
            whys = (link.rendering.why for link in self._studio.links)
            trouble = self._studio.cache.trouble or next(filter(None, whys), self._unsaid)
            return Health(
                self._voice or self._studio.best,
                self._player.device,
                len(self._queue),
                self._last,
                self._ready,
                self._asked,
                trouble,
            )

    def _end_turn_of(self, number: str, outcome: Outcome) -> bool:
        """Under the lock. Whether the ticket had its turn without having begun to sound: it ends so instead."""
        if not number or self._turn is None or self._turn.waiting.announcement.number != number:
            return False
        self._dropped = True
        if self._sounding or self._turn.repeat or self._instead is not None:
            # A repeat that has not begun is not told: its first saying was.
            self._instead = self._instead or (None if self._sounding else outcome)
            return False
        self._instead = outcome
        return True

    def _prepare_waiting(self) -> None:
        waiting: Sequence[Waiting] = self._queue.in_turn()[:SOON]
        self._studio.prepare(_sentences([one.announcement for one in waiting]), urgent=True)

    def _run(self) -> None:
        self._player.warm()
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue.busy or self._closed)
                if self._closed:
                    break
            hours = self._now()
            with self._changed:
                self._queue, turn = queueing.take(self._queue, quiet=hours.quiet or hours.volume <= 0)
                self._turn, self._instead = turn, None
                self._dropped = self._sounding = self._silenced = False
            if turn is not None:
                emergency = turn.said.urgency is Urgency.EMERGENCY
                self._attend(turn, 1.0 if emergency else hours.volume)
        with self._changed:
            self._queue, ended = queueing.clear(self._queue, Outcome.CLOSED)
        self._tell(ended)

    def _attend(self, turn: Turn, volume: float) -> None:
        try:
            outcome = Outcome.QUIET if turn.quiet else self._speak(turn, volume)
        except Exception:  # whatever is broken, the next call has its turn
            logging.getLogger(__name__).exception("the voice failed on %s", turn.said.number)
            outcome = Outcome.ENGINE
        with self._changed:
            self._turn = None
            self._last = outcome
            if not self._dropped and outcome.heard:
                self._queue = queueing.said(self._queue, turn)
        if not turn.repeat:
            self._tell(((turn.waiting.announcement, outcome),))

    def _speak(self, turn: Turn, volume: float) -> Outcome:
        sounds = self._studio.sounds(turn.said, self._patience)
        unsaid = "; ".join(f"{one.language}: {self._studio.why_not(one)}" for one in sounds.missing)
        with self._changed:
            if not turn.repeat:
                self._asked += 1
                self._ready += sounds.ready
            self._voice = _worst(sounds, turn)
            self._unsaid = unsaid
            if self._closed:
                return Outcome.CLOSED
            if self._instead is not None:
                return self._instead
            self._sounding = True

        def began(_seconds: float) -> None:
            if self._silenced:  # it was cut in the moment before the player had it
                self._player.cut()
            if self._on_start is not None and not turn.repeat:
                self._guarded(lambda: self._on_start and self._on_start(turn.waiting.announcement))

        said = turn.said
        return sounds.told(self._player.play(said.number, sounds.files, sounds.pauses, said.chime, volume, began))

    def _now(self) -> Hours:
        try:
            return self._hours()
        except Exception:
            logging.getLogger(__name__).exception("the hours are not known: calls are spoken")
            return Hours()

    def _tell(self, ended: Ended) -> None:
        for announcement, outcome in ended:
            self._guarded(lambda one=announcement, how=outcome: self._on_done(one, how))  # type: ignore[misc]

    def _guarded(self, call: Callable[[], object]) -> None:
        try:
            call()
        except Exception:  # a listener's mistake must not silence the lobby
            logging.getLogger(__name__).exception("the listener failed")


def _sentences(announcements: Sequence[Announcement]) -> list[Sentence]:
    return [sentence for one in announcements for sentence in one.sentences]


def _worst(sounds: Sounds, turn: Turn) -> str:
    """The voice to report: the plainest that was needed."""
    order = ("recorded", "neural", "espeak", "system")
    if len(sounds.voices) < len(turn.said.sentences) or not sounds.voices:
        return "chime" if not sounds.voices else sounds.voices[-1]
    return max(sounds.voices, key=lambda name: order.index(name) if name in order else len(order))


def recording_speaker(folder: Path, on_done: Done, studio: Studio | None = None) -> GuardedSpeaker:
    """Speaks into WAV files in a folder instead of the room, as fast as it renders."""
    player = Player((*PLAYER, "--folder", str(folder)))
    return GuardedSpeaker(on_done, studio=studio, player=player, patience=60.0)
