"""A screen's voice: a speaker that is made when it is needed, and its outcomes brought back to the GUI thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from datetime import datetime

    from shared.lobby.branch import Branch
    from shared.voice import Announcement, Health, Hours, Outcome, PhraseBook, Speaker


class MakeSpeaker(Protocol):
    """Makes the speaker, when the screen first has to speak. See `shared.voice.GuardedSpeaker`."""

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


class Speech(QObject):
    """Speaks one thing after the other; `ended` tells each one's number in the log and how it ended.

    What is said, and in which words, is for those who build on this.
    """

    ended = Signal(int, str, bool)
    """seq, outcome, and whether it was this voice that had to say it: not where another took it, or nobody need."""
    began = Signal(int, object)
    """seq, and the moment its first sound went to the loudspeaker, by the lobby's clock."""

    _told = Signal(int, str, bool)

    def __init__(self, make_speaker: MakeSpeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._make_speaker = make_speaker
        self._making = threading.Lock()
        self._speaker: Speaker | None = None
        self._closed = False
        self._branch: Branch | None = None
        self._book: tuple[Branch, PhraseBook] | None = None
        self._now: Callable[[], datetime] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is a speaker to hand something to."""
        return self._speaker is not None

    @property
    def health(self) -> Health | None:
        """How it is; None while it never had to speak."""
        return self._speaker.health if self._speaker is not None else None

    def know(self, branch: Branch, now: Callable[[], datetime]) -> None:
        """The branch's wording, hours and time: asked when a turn comes."""
        self._branch, self._now = branch, now

    def begin(self) -> None:
        """From now on it speaks. For a worker: looking for the voices of a machine takes a while."""
        with self._making:
            if self._speaker is None and not self._closed:
                self._speaker = self._make_speaker(self._done, on_start=self._started, hours=self._hours)

    def hush(self) -> None:
        """Silence at once, whatever waits. For any thread."""
        if self._speaker is not None:
            self._speaker.cut()

    def close(self) -> None:
        """Silence for good; a speaker that is being made meanwhile is ended too, as nobody would end it later."""
        with self._making:
            self._closed = True
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

        unsaid = (Outcome.REPLACED, Outcome.DROPPED, Outcome.CUT, Outcome.CLOSED)
        self._told.emit(announcement.seq, outcome.value, outcome not in unsaid)

    @Slot(int, str, bool)
    def _tell(self, seq: int, outcome: str, record: bool) -> None:
        self.ended.emit(seq, outcome, record)
