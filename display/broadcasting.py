"""What staff say to everyone, at work: it goes to the wall and to the voice, and back as receipts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow

from display.acks import Acks
from display.emergencyview import EmergencyView
from display.frames import Frames
from display.noticeview import NoticeView
from display.voice import Voice

if TYPE_CHECKING:
    from shared.lobby.board import Board
    from shared.operations import Lobby

SPEAK_WITHIN = timedelta(seconds=60)
"""An unspoken notice older than this is old news; an emergency is spoken for as long as it stands."""


class Broadcasts(QObject):
    """Shows, speaks and acknowledges broadcasts. `emergency` and `notices` are what QML draws."""

    def __init__(
        self,
        acks: Acks,
        voice: Callable[[], Voice | None],
        lobby: Callable[[], Lobby | None],
        parent: QObject | None = None,
    ) -> None:
        """`voice`: what speaks, as long as this wall is the one that does."""
        super().__init__(parent)
        self.emergency = EmergencyView(self)
        self.notices = NoticeView(self)
        self._acks = acks
        self._voice = voice
        self._lobby = lobby
        self._owed: set[int] = set()
        """Not seen on a frame yet."""
        self._seen: set[int] = set()
        self._given: set[int] = set()
        """Handed to the voice."""
        self._board: Board | None = None
        self._frames: Frames | None = None

    def begin(self, window: QQuickWindow) -> None:
        """Draw into `window`."""
        self._frames = Frames(window, self._shown, self)

    def know(self, board: Board) -> None:
        """The lobby, read just now."""
        self.emergency.update(emergency=next((one for one in board.broadcasts if one.emergency), None))
        self.notices.know(board)
        present = {one.id for one in board.broadcasts}
        if self._frames is not None:
            self._frames.forget(self._owed - present)
            self._owed = {one.id for one in board.broadcasts if one.shown_at is None} - self._seen
            self._frames.expect(self._owed)
        self._seen &= present
        self._board = board
        self.speak()

    def unsaid(self, id: int, _outcome: str, record: bool) -> None:
        """The voice is done with something: what it was kept from saying may be its turn once more."""
        if not record:
            self._given.discard(id)

    def close(self) -> None:
        """Turn no more."""
        self.notices.close()

    def speak(self) -> None:
        """Say what is due, where this wall is the one that speaks."""
        from shared.lobby.spoken import heard_by_nobody

        voice, board = self._voice(), self._board
        if voice is None or board is None:
            return
        for id in self._given - {one.id for one in board.broadcasts}:
            voice.end_announcing(id)
        self._given &= {one.id for one in board.broadcasts}
        for one in board.broadcasts:
            due = one.emergency or board.now - one.at < SPEAK_WITHIN
            if heard_by_nobody(one.spoken) and due and one.id not in self._given:
                self._given.add(one.id)
                voice.announce(one, board.branch)

    def _shown(self, ids: list[int]) -> None:
        """A frame with these is on the wall."""
        lobby = self._lobby()
        if lobby is None:
            return
        self._owed.difference_update(ids)
        self._seen.update(ids)
        for id in ids:
            self._acks.shown(id, lobby.now())
