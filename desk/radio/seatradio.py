"""The radio of one seat: what concerns the person is shown at once, and answered or said with one tap.

At a seat of any kind: `radio = SeatRadio(link)` with `radio.show_board(board)` on every look, `radio.sit(person)` at
sign-in and sign-out and `radio.use` on `Languages.changed`; in QML see `RadioSide.qml`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.radio.headset import NO_HEADSET, Headset
from desk.radio.radiorows import (
    ABOUT,
    TO,
    ChoiceRow,
    PresetRow,
    RadioDrawn,
    RadioKnown,
    RadioRow,
    choice_rows,
    derive,
    filled_in,
    first_address,
    message_rows,
    preset_rows,
)
from desk.seatlink import SeatLink
from shared.lobby.board import Board
from shared.lobby.branch import Staff
from shared.lobby.messages import RADIO_LIMIT, About
from shared.lobby.text import Text
from shared.radio import due_alerts, due_radio
from shared.screens.jobs import Jobs
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

REFUSAL_MS = 8000


@QmlElement
@QmlUncreatable("the seat makes it")
class SeatRadio(QObject, ViewModel[RadioKnown, RadioDrawn]):
    """The radio. `sent()`: what was typed has been said."""

    onChanged = Signal()
    waitingChanged = Signal()
    unansweredChanged = Signal()
    moreChanged = Signal()
    topChanged = Signal()
    topWordsChanged = Signal()
    topLineChanged = Signal()
    topEscalatedChanged = Signal()
    topAnswerableChanged = Signal()
    openChanged = Signal()
    choosingChanged = Signal()
    questionChanged = Signal()
    toNameChanged = Signal()
    busyChanged = Signal()
    refusalChanged = Signal()
    troubleChanged = Signal()
    sent = Signal()

    def __init__(self, link: SeatLink, *, lists_alerts: bool = False, parent: QObject | None = None) -> None:
        """`lists_alerts`: see `RadioKnown`."""
        super().__init__(parent)
        self._link = link
        self._judged: Board | None = None
        self._headset: Headset | None = None
        self._tending = False
        self._draft: tuple[object, ...] = ()
        self._request = ""
        self._messages = Rows(RadioRow, "key", self)
        self._presets = Rows(PresetRow, "preset", self)
        self._choices = Rows(ChoiceRow, "choice", self)
        self._refusal = QTimer(self, singleShot=True, interval=REFUSAL_MS)
        self._refusal.timeout.connect(lambda: self.change(refusal=None))
        self.begin(RadioKnown(lists_alerts=lists_alerts), derive)
        link.ticked.connect(self._tick)

    def wear(self, headset: Headset, jobs: Jobs) -> None:
        """Messages are spoken as well. `jobs`: a worker of the headset's own, as finding it takes a while."""
        self._headset = headset
        headset.trouble.connect(lambda why: self.change(trouble=why))
        jobs.run(headset.begin, self._worn)

    def sit(self, person: Staff | None, counter: int = 0) -> None:
        """Who sits here now, and at which window; None signs out."""
        to = ""
        if person is not None and self.inputs.board is not None:
            to = first_address(self.inputs.board.branch, person)
        self.change(person=person, counter=counter, to=to, open=False, choosing="", preset="", busy=False, refusal=None)
        self._speak()

    def use(self, language: str) -> None:
        """Speak `zh` or `en`; connect it to `Languages.changed`."""
        self.change(language=language)

    def show_board(self, board: Board) -> None:
        """The lobby as it is now."""
        self.change(board=board, now=self._link.now())
        self._speak()

    def change(self, **changes: object) -> None:
        """Know something new; the lists follow."""
        self.update(**changes)
        self._messages.replace(message_rows(self.inputs))
        self._presets.replace(preset_rows(self.inputs))
        self._choices.replace(choice_rows(self.inputs))

    @Slot()
    def toggle(self) -> None:
        """Open the drawer, or close it."""
        self.change(open=not self.inputs.open, choosing="", preset="", refusal=None)

    @Slot()
    def away(self) -> None:
        """Something else of the seat was opened in the drawer's place."""
        if self.inputs.open:
            self.change(open=False, choosing="", preset="", refusal=None)

    @Slot()
    def close(self) -> None:
        """Go back from a choice, or close the drawer."""
        if self.inputs.choosing:
            self.change(choosing="", preset="")
        else:
            self.change(open=False, refusal=None)

    @Slot(int)
    def acknowledge(self, id: int) -> None:
        """收到: this person sees to it."""

        def work(lobby: Lobby) -> None:
            from shared.operations import acknowledge_message

            acknowledge_message(lobby, id)

        self._do(work)

    @Slot(str)
    def say(self, words: str) -> None:
        """Words of one's own, for whom was chosen."""
        if words.strip():
            self._send(self.inputs.to, words, None, None, self.sent.emit)

    @Slot(str)
    def tap(self, preset: str) -> None:
        """A ready sentence: sent at once, unless it must first be said what it is about."""
        board = self.inputs.board
        ready = board.branch.radio.presets.get(preset) if board is not None else None
        if ready is None:
            return
        value = filled_in(self.inputs, ready)
        if value is None:
            self.change(choosing=ABOUT, preset=preset)
        else:
            self._send(None, None, preset, value)

    @Slot()
    def chooseAddress(self) -> None:
        """Whom words of one's own are for: opens the choice, or puts it away."""
        self.change(choosing="" if self.inputs.choosing == TO else TO, preset="")

    @Slot(str)
    def choose(self, choice: str) -> None:
        """An answer: whom it is for, or what the ready sentence is about."""
        if self.inputs.choosing == TO:
            self.change(to=choice, choosing="")
        elif self.inputs.choosing == ABOUT:
            preset = self.inputs.preset
            self.change(choosing="", preset="")
            self._send(None, None, preset, choice)

    def _send(
        self,
        to: str | None,
        words: str | None,
        preset: str | None,
        value: str | None,
        then: Callable[[], None] | None = None,
    ) -> None:
        board = self.inputs.board
        ready = board.branch.radio.presets.get(preset or "") if board is not None else None
        about = About(ready.needs, value) if ready is not None and ready.needs is not None and value else None
        draft = (to, words, preset, value)
        # The same words tried again after a failure are the same message, should the first answer have been lost.
        if draft != self._draft:
            self._draft, self._request = draft, uuid.uuid4().hex
        request = self._request

        def work(lobby: Lobby) -> None:
            from shared.operations import send

            send(lobby, to, words, preset=preset, about=about, request_id=request)

        def done() -> None:
            self._draft = ()
            if then is not None:
                then()

        self._do(work, done)

    def _do(self, work: Callable[[Lobby], None], then: Callable[[], None] | None = None) -> None:
        if self.inputs.busy or self.inputs.person is None:
            return
        self.change(busy=True, refusal=None)

        def done(_: None) -> None:
            self.change(busy=False)
            if then is not None:
                then()

        self._link.do(work, done, self._refused)

    def _refused(self, why: Text) -> None:
        self._refusal.start()
        self.change(busy=False, refusal=why)

    def _tick(self) -> None:
        board = self.inputs.board
        if board is None or self.inputs.person is None:
            return
        now = self._link.now()
        self.change(now=now)
        if self._tending or self._link.is_away:
            return
        # Of one board the alerts stay what they are.
        news = board is not self._judged and due_alerts(board)
        self._judged = board
        late = bool(due_radio(board, now))
        if news or late:
            self._tend(news, late)

    def _tend(self, news: bool, late: bool) -> None:
        self._tending = True

        def work(lobby: Lobby) -> None:
            from shared.operations import tell_alerts, tend_radio

            if news:
                tell_alerts(lobby)
            if late:
                tend_radio(lobby)

        def over(_: object) -> None:
            self._tending = False

        self._link.do(work, over, over)

    def _worn(self, _: None) -> None:
        if self._headset is not None and not self._headset.is_there:
            self.change(trouble=NO_HEADSET)
        self._speak()

    def _speak(self) -> None:
        known = self.inputs
        if self._headset is not None and known.board is not None:
            self._headset.follow(known.board, known.person, known.language)

    @Property(QObject, constant=True)
    def messages(self) -> QObject:
        return self._messages

    @Property(QObject, constant=True)
    def presets(self) -> QObject:
        return self._presets

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        return self._choices

    @Property(int, constant=True)
    def limit(self) -> int:
        return RADIO_LIMIT["en"]

    @Property(bool, notify=onChanged)
    def on(self) -> bool:
        return self.props.on

    @Property(int, notify=waitingChanged)
    def waiting(self) -> int:
        return self.props.waiting

    @Property(bool, notify=unansweredChanged)
    def unanswered(self) -> bool:
        return self.props.unanswered

    @Property(int, notify=moreChanged)
    def more(self) -> int:
        return self.props.more

    @Property(int, notify=topChanged)
    def top(self) -> int:
        return self.props.top

    @Property(str, notify=topWordsChanged)
    def topWords(self) -> str:
        return self.props.top_words

    @Property(str, notify=topLineChanged)
    def topLine(self) -> str:
        return self.props.top_line

    @Property(bool, notify=topEscalatedChanged)
    def topEscalated(self) -> bool:
        return self.props.top_escalated

    @Property(bool, notify=topAnswerableChanged)
    def topAnswerable(self) -> bool:
        return self.props.top_answerable

    @Property(bool, notify=openChanged)
    def open(self) -> bool:
        return self.props.open

    @Property(str, notify=choosingChanged)
    def choosing(self) -> str:
        return self.props.choosing

    @Property(str, notify=questionChanged)
    def question(self) -> str:
        return self.props.question

    @Property(str, notify=toNameChanged)
    def toName(self) -> str:
        return self.props.to_name

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal

    @Property(str, notify=troubleChanged)
    def trouble(self) -> str:
        return self.props.trouble
