"""A seat's headset: what concerns the person is spoken there, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from shared.lobby.spoken import CHIME_ONLY
from shared.lobby.text import Text, text
from shared.radio import spoken, to_speak
from shared.screens.speech import MakeSpeaker, Speech

if TYPE_CHECKING:
    from shared.lobby.board import Board
    from shared.lobby.branch import Staff
    from shared.voice import Hours, Speaker
    from shared.voice.speaker import Done, Started

NO_HEADSET = text("没有找到耳机，消息只显示、不播报", "No headset found: messages are shown, not spoken")
NO_SOUND = text("耳机没有声音，消息只显示", "The headset is silent: messages are shown")
NO_VOICE = text("没有语音，耳机里只有提示音", "No voice here: the headset only chimes")
SPOKEN = "spoken"
NO_DEVICE = "failed: no device"


class Headset(Speech):
    """The ears of whoever sits here. It is always on: quiet hours and volumes are those of the hall."""

    trouble = Signal(object)
    """Why nothing is heard (a `Text`); None when the last message was."""

    def __init__(
        self, make_speaker: MakeSpeaker, there: Callable[[], bool] = lambda: True, parent: QObject | None = None
    ) -> None:
        """`there` looks whether the headset is plugged in; it is asked once, on the worker that begins."""
        super().__init__(make_speaker, parent)
        self._there = there
        self.is_there = True
        """Whether it was plugged in when it began."""
        self._ear = ""
        self._messages: set[int] = set()
        self.ended.connect(self._heard)

    def begin(self) -> None:
        """See `Speech.begin`."""
        self.is_there = self._there()
        super().begin()

    def follow(self, board: Board, person: Staff | None, language: str) -> None:
        """Say what is new to this person; nobody's headset is silent. What was answered meanwhile need not be said."""
        speaker = self._speaker
        ear = person.id if person is not None else ""
        if ear != self._ear:
            self._ear = ear
            self._messages.clear()
            self.hush()
        if speaker is None or person is None:
            return
        self._drop_answered(speaker, board)
        for message in to_speak(board.radio, person.id, person.role, self._messages):
            self._messages.add(message.id)
            self._say(speaker, f"radio-{message.id}", spoken(board.branch, message, language), message.id)

    def _drop_answered(self, speaker: Speaker, board: Board) -> None:
        waiting = {one.id for one in board.radio if one.is_open}
        for id in self._messages - waiting:
            speaker.drop(f"radio-{id}")
        # Kept while they wait, so that the set does not grow with the day.
        self._messages &= waiting

    def _say(self, speaker: Speaker, name: str, words: dict[str, str], seq: int) -> None:
        from shared.voice import PhraseBook

        book = PhraseBook({}, ("zh", "en"), chime=False)
        speaker.say(replace(book.notice(words, seq=seq), number=name))

    def _hours(self) -> Hours:
        from shared.voice import Hours

        return Hours()

    def _heard(self, _seq: int, outcome: str, own: bool) -> None:
        if own:
            self.trouble.emit(_why(outcome))


def _why(outcome: str) -> Text | None:
    if outcome == SPOKEN:
        return None
    return {CHIME_ONLY: NO_VOICE, NO_DEVICE: NO_HEADSET}.get(outcome, NO_SOUND)


def headset(device: str) -> Headset:
    """A headset by its device's name, or a part of it; empty: this machine's usual sound device."""

    def make(on_done: Done, *, on_start: Started, hours: Callable[[], Hours]) -> Speaker:
        from shared.voice import GuardedSpeaker
        from shared.voice.playing import PLAYER, Player

        player = Player((*PLAYER, "--only"), device=device or None)
        return GuardedSpeaker(on_done, on_start=on_start, hours=hours, player=player)

    def there() -> bool:
        from shared.voice.playing import equipment

        found = equipment(device or None)
        return found.opens and (not device or any(device.casefold() in one.casefold() for one in found.devices))

    return Headset(make, there)
