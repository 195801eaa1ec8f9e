"""The wall at work: what is read from the store goes to the board, the flash and the voice, and back as receipts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtQuick import QQuickWindow

from display import announcing
from display.acks import Acks
from display.announcing import Announcing
from display.boardview import BoardView
from display.broadcasting import Broadcasts
from display.election import Election
from display.flashview import FlashView
from display.frames import Frames
from display.freshness import STALE_MS, Freshness
from display.measure import Measure
from display.reading import REFRESH_MS, REST_MS, read_lobby
from display.slides import Slides
from display.voice import Voice
from shared.screens.jobs import Jobs
from shared.screens.link import Look, StoreLink

if TYPE_CHECKING:
    from shared.lobby.board import Board, Call
    from shared.operations import Lobby
    from shared.store.speaking import SpeakerLock


class Wall(QObject):
    """Everything behind the wall board but its window. `board` and `flash` are what QML draws."""

    def __init__(
        self,
        jobs: Jobs,
        ack_jobs: Jobs,
        enter: Callable[[], Lobby],
        *,
        voice: Voice | None = None,
        election: Election | None = None,
        id: str = "",
        measure: Measure | None = None,
        stale_after: int = STALE_MS,
        steady: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """`enter` opens the lobby, on the worker. Without an `election` a wall that has a voice speaks.

        `id` is its own among `Board.displays`: see `display.health`.
        `steady` is the clock of the turns in seconds, which no change of the time of day disturbs.
        """
        super().__init__(parent)
        self.board = BoardView(self)
        self.flash = FlashView(self)
        # The calls are read before the board, so that a new one is drawn at once.
        self.link = StoreLink(
            jobs, enter, read_lobby, first=self._new_calls, rest_ms=REST_MS, refresh_ms=REFRESH_MS, parent=self
        )
        self.acks = Acks(ack_jobs, lambda: self.link.lobby, self)
        self._ack_jobs = ack_jobs
        self._voice = voice
        self._election = election
        self._is_elected = False
        self._id = id
        self._given: set[int] = set()
        """Calls handed to the voice whose end is not known yet, or is recorded."""
        self._measure = measure or Measure()
        self._steady = steady
        self._looked_at = steady()
        """When the calls were last read."""
        self._state = Announcing()
        self._begun = False
        self._owed: dict[int, Call] = {}
        """Calls whose showing has not been seen on a frame yet."""
        self._frames: Frames | None = None
        self._fresh: tuple[Call, ...] = ()
        self._freshness = Freshness(lambda stale: self.board.update(stale=stale), stale_after, self)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setTimerType(Qt.TimerType.PreciseTimer)
        self._turn.timeout.connect(self.go_on)
        self.broadcasts = Broadcasts(
            self.acks, lambda: self._voice if self.speaks else None, lambda: self.link.lobby, self
        )
        self.slides = Slides(steady, self)
        self.slides.watch(self.board, self.flash, self.broadcasts.emergency)
        self.link.opened.connect(self._opened)
        self.link.seenFirst.connect(self._take)
        self.link.seen.connect(self.broadcasts.know)  # before the calls: an emergency goes first
        self.link.seen.connect(self._show)
        self.link.seen.connect(lambda board: self.slides.know(board.branch))
        if voice is not None:
            voice.ended.connect(self._spoken)
            voice.ended.connect(self.broadcasts.unsaid)
            voice.began.connect(self._sounding)
        if election is not None:
            election.elected.connect(self._elected)

    @property
    def state(self) -> Announcing:
        """What is announced now."""
        return self._state

    @property
    def zone(self) -> tzinfo | None:
        """The branch's time zone, once its file was read."""
        branch = self.flash.inputs.branch
        return branch.tz if branch is not None else None

    @property
    def speaks(self) -> bool:
        """Whether this wall is the one whose voice is heard."""
        return self._is_elected and self._voice is not None and self._voice.is_ready

    @property
    def rests(self) -> bool:
        """Whether its voice has failed, and it lets another display speak for a while."""
        return self._election is not None and self._election.rests

    def start(self, window: QQuickWindow) -> None:
        """Begin to follow the store and draw into `window`."""
        self._frames = Frames(window, self._shown, self)
        self.broadcasts.begin(window)
        self.slides.begin(window)
        window.frameSwapped.connect(self._measure.frame)
        self._freshness.begin()
        self.link.open()

    def close(self) -> None:
        """Stop following, speaking and counting. The last receipts are on their way: after them, `link.close()`."""
        self.link.stop()
        self._freshness.stop()
        self._turn.stop()
        self.broadcasts.close()
        self.slides.close()
        if self._voice is not None:
            self._voice.close()
        if self._election is not None:
            self._election.close()  # after the voice: another one may begin now
        self.acks.close()
        self._measure.close()

    def _opened(self) -> None:
        self.acks.resume()
        lobby, voice = self.link.lobby, self._voice
        if voice is None or lobby is None:
            return
        if self._election is None:
            self._elected(True)
            return

        def make_lock() -> SpeakerLock:
            from shared.store.speaking import speaker_lock

            return speaker_lock(lobby.store, lobby.branch_id)

        self._election.begin(make_lock, voice.hush)

    def _elected(self, speaks: bool) -> None:
        voice, self._is_elected = self._voice, speaks
        if voice is None:
            return
        if speaks:
            self._ack_jobs.run(voice.begin, lambda _: self._begin_speaking())
            return
        # What was cut short is another display's to say; should this one be elected again in time, it says it.
        voice.hush()
        self._given -= self._state.unspoken
        self._apply(announcing.spoken(self._state, *self._state.unspoken))

    def _begin_speaking(self) -> None:
        self.broadcasts.speak()
        self._speak(self._unsaid())

    def _new_calls(self) -> Look | None:
        """Reads the calls that were made since the last; None until the first board told where to begin."""
        if not self._begun:
            return None
        since = self._state.oldest

        def look(lobby: Lobby) -> list[Call]:
            from shared.operations import calls_after

            return calls_after(lobby, since)

        return look

    def _take(self, calls: Iterable[Call]) -> None:
        """New calls, and those withdrawn of what still waits."""
        calls = tuple(calls)
        self._withdrawn(call.seq for call in calls if call.withdrawn)
        state, fresh = announcing.take(self._state, calls)
        self._fresh = (*(call for call in self._fresh if call.seq not in {one.seq for one in calls}), *calls)
        self._announce(state, fresh, self._to_say(fresh))

    def _show(self, board: Board) -> None:
        """The whole lobby, read just now."""
        self._freshness.read()
        if not self._begun:
            self._begun = True
            self._measure.usable_with_next_frame()
            state, unannounced = announcing.begin(board.calls, board.seq, board.now)
            self.flash.update(branch=board.branch)
            self.board.update(board=board)
            self._know(board)
            self._announce(state, unannounced, self._unsaid())
            return
        self._fresh = tuple(call for call in self._fresh if call.seq > board.seq)
        gone = {call.seq for call in board.calls if call.withdrawn} | self._answered(board)
        self._withdrawn(gone)
        if self._voice is not None:
            # Also those whose turn on the flash is over: they may be said again, or the voice may be behind.
            for call in board.calls:
                if not board.stands(call):
                    self._voice.drop(call.seq)
        self.flash.update(branch=board.branch)
        self.board.update(board=board, fresh=self._fresh)
        self._know(board)
        self._apply(announcing.withdraw(self._state, gone))

    def _know(self, board: Board) -> None:
        """The voice knows the branch, and what may be called soon."""
        lobby, voice = self.link.lobby, self._voice
        if voice is None or lobby is None:
            return
        voice.know(board.branch, lobby.now)
        if self.speaks:
            self._ack_jobs.run(lambda: voice.prepare(board))

    def _to_say(self, fresh: tuple[Call, ...]) -> tuple[Call, ...]:
        """Of calls just read, those to speak. After an outage some are old news, or another display's to say by now."""
        lobby, gone, self._looked_at = self.link.lobby, self._steady() - self._looked_at, self._steady()
        if lobby is None or gone < announcing.ANNOUNCE_WITHIN.total_seconds():
            # Made since the last look they are new, whatever the clock of the machine that called them says.
            return fresh
        return announcing.unsaid(fresh, lobby.now())

    def _announce(self, state: Announcing, fresh: tuple[Call, ...], said: tuple[Call, ...]) -> None:
        self._owed.update((call.seq, call) for call in fresh)
        self._state = state
        self.board.update(fresh=self._fresh)
        self._speak(said)
        self._apply(self._state)

    def _unsaid(self) -> tuple[Call, ...]:
        """What this wall finds unsaid when it begins to speak: the rest of a speaker that ended, or of its own past."""
        lobby, board = self.link.lobby, self.board.inputs.board
        if lobby is None or board is None:
            return ()
        known = {call.seq: call for call in (*board.calls, *self._fresh)}
        self._given &= known.keys()
        stand = [call for call in known.values() if call.seq > board.seq or board.stands(call)]
        return announcing.unsaid(stand, lobby.now())

    def _speak(self, calls: Iterable[Call]) -> None:
        if not self.speaks or self._voice is None:
            return
        due = [call for call in calls if call.seq not in self._given]
        self._given.update(call.seq for call in due)
        self._state = announcing.speaks(self._state, (call.seq for call in due))
        self._voice.say(due)

    def _answered(self, board: Board) -> set[int]:
        """Waiting calls that could be read and whose customer is at the counter by now: they need no turn any more."""
        return {
            call.seq
            for call in self._state.queue
            if call.seq <= board.seq and call.seq not in self._owed and not board.stands(call)
        }

    def _withdrawn(self, seqs: Iterable[int]) -> None:
        open_calls = {call.seq for call in self._state.queue}
        if self._state.turn is not None:
            open_calls.add(self._state.turn.call.seq)
        gone = open_calls.intersection(seqs)
        for seq in gone:
            self._owed.pop(seq, None)
            if self._voice is not None:
                self._voice.drop(seq)
        if self._frames is not None:
            self._frames.forget(gone)

    def _sounding(self, seq: int, at: datetime) -> None:
        """A call's first sound went to the loudspeaker."""
        lobby = self.link.lobby
        known = (*self._fresh, *(self.board.inputs.board.calls if self.board.inputs.board else ()))
        call = next((one for one in known if one.seq == seq), None)
        self.flash.update(sounding=seq)
        health = self._voice.health if self._voice is not None else None
        if call is not None and lobby is not None and health is not None:
            speed = getattr(lobby.clock, "speed", 1.0)
            self._measure.sounding(seq, call.at, at, speed, asked=health.asked, ready=health.ready)

    def _spoken(self, seq: int, outcome: str, record: bool) -> None:
        from shared.lobby.spoken import heard_by_nobody

        if self.flash.inputs.sounding == seq:
            self.flash.update(sounding=None)
        if record:
            self.acks.spoken(seq, outcome)
            board = self.board.inputs.board
            if self._election is not None and board is not None:
                others = any(one.stands and one.id != self._id for one in board.displays)
                self._election.sounded(heard_by_nobody(outcome), others)
        self._apply(announcing.spoken(self._state, seq))

    def go_on(self) -> None:
        """Look at the clock: a turn that is over gives way."""
        self._apply(self._state)

    def _apply(self, state: Announcing) -> None:
        """Make `state` the present one, draw it, and wake when it goes on."""
        now = self._steady()
        self._state = announcing.tick(state, now)
        self._measure.announcing(self._state.turn is not None)
        self.flash.update(state=self._state)
        end = announcing.due(self._state)
        if end is None:
            self._turn.stop()
        else:
            self._turn.start(max(1, round((end - now) * 1000)))
        self._expect()

    def _expect(self) -> None:
        flash = self.flash.props
        visible = flash.visible if flash.up else self.board.props.visible
        if self.broadcasts.emergency.up:
            visible = tuple(row.seq for row in self.board.props.newest)
        if self._frames is not None:
            self._frames.expect(seq for seq in visible if seq in self._owed)

    def _shown(self, seqs: list[int]) -> None:
        """A frame with these calls is on the wall."""
        lobby = self.link.lobby
        if lobby is None:
            return
        now: datetime = lobby.now()
        for seq in seqs:
            call = self._owed.pop(seq, None)
            if call is not None:
                # A day played fast: the figure is what a customer in front of the screen waits.
                self._measure.shown(seq, call.at, now, getattr(lobby.clock, "speed", 1.0))
                self.acks.shown(seq, now)
