"""The wall's voice: calls handed to a speaker, and its outcomes brought back to the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from shared.lobby.board import Call
    from shared.lobby.branch import Branch
    from shared.voice import Announcement, Outcome, Speaker

    MakeSpeaker = Callable[[Callable[[Announcement, Outcome], None]], Speaker]


def phrases(branch: Branch) -> Callable[[Call], Announcement]:
    """How a branch says a call: its own wording, its languages, with or without the chime."""
    from shared.voice import PhraseBook

    words = branch.announcement
    book = PhraseBook({"zh": words.call.zh, "en": words.call.en}, words.languages, words.chime)
    return lambda call: book.call(call.number, call.counter, seq=call.seq)


class Voice(QObject):
    """Speaks calls one after the other; `ended` tells each one's number in the log and how it ended.

    The outcome is worth recording unless it is `replaced` or `dropped`: then nothing was to be said any more.
    """

    ended = Signal(int, str, bool)
    """seq, outcome, whether to record it."""

    _told = Signal(int, str, bool)

    def __init__(self, make_speaker: MakeSpeaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._numbers: dict[int, str] = {}
        self._speaker = make_speaker(self._done)

    def say(self, call: Call, branch: Branch) -> None:
        """Speak a call when its turn comes."""
        self._numbers[call.seq] = call.number
        self._speaker.say(phrases(branch)(call))

    def drop(self, seq: int) -> None:
        """A call was withdrawn: do not begin to speak it."""
        number = self._numbers.get(seq)
        # A later call of the same ticket has taken its place at the speaker, and stays.
        newer = any(one > seq and other == number for one, other in self._numbers.items())
        if number is not None and not newer:
            self._speaker.drop(number)

    def close(self) -> None:
        """Silence."""
        self._speaker.close()

    def _done(self, announcement: Announcement, outcome: Outcome) -> None:
        """On the speaker's thread."""
        from shared.voice import Outcome

        self._told.emit(announcement.seq, outcome.value, outcome not in (Outcome.REPLACED, Outcome.DROPPED))

    @Slot(int, str, bool)
    def _tell(self, seq: int, outcome: str, record: bool) -> None:
        self._numbers.pop(seq, None)
        self.ended.emit(seq, outcome, record)
