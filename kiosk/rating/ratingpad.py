"""The pad: when it asks, what is tapped, and when it has waited long enough."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kiosk_idle import KioskIdle
from kiosk.rating.padface import IDLE, QUESTION, REASONS, THANKS, ChoiceRow, PadDrawn, PadKnown, derive, levels, reasons
from kiosk.rating.reading import Outbox, PadLink, PadLook
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby, PadQuestion

QML_IMPORT_NAME = "Tingtang.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

REASON_SECONDS = 20.0
"""Without touch; then the rating stands without a reason."""
THANKS_SECONDS = 6.0


@QmlElement
@QmlUncreatable("the screen makes it")
class RatingPad(QObject, ViewModel[PadKnown, PadDrawn]):
    """The pad of one window. `asked` when it begins to ask."""

    counterChanged = Signal()
    conditionChanged = Signal()
    pageChanged = Signal()
    branchChanged = Signal()
    titleChanged = Signal()
    besideChanged = Signal()
    footChanged = Signal()
    footBesideChanged = Signal()
    moreChanged = Signal()
    moreBesideChanged = Signal()
    backChanged = Signal()
    skipChanged = Signal()
    numberChanged = Signal()
    pigmentChanged = Signal()
    englishChanged = Signal()
    asked = Signal()

    def __init__(
        self,
        link: PadLink,
        outbox: Outbox,
        idle: KioskIdle,
        counter: int,
        language: str = "zh",
        parent: QObject | None = None,
    ) -> None:
        """`idle` is the pad's own watch. `language` comes first while nobody is asked."""
        super().__init__(parent)
        self._link, self._outbox, self._idle = link, outbox, idle
        self._levels = Rows(ChoiceRow, "code", self)
        self._reasons = Rows(ChoiceRow, "code", self)
        self._home = language
        self._question: PadQuestion | None = None
        """The last one that was asked. Answered, or left unrated, it is not asked again while the store is away."""
        self._tapped_at: datetime | None = None
        """When 不满意 was tapped, by the lobby's clock."""
        self.begin(PadKnown(counter, language=language), derive)
        link.seen.connect(self._seen)
        link.away.connect(lambda away: self.update(away=away))
        idle.expired.connect(self._expired)

    @Slot(str)
    def choose(self, level: str) -> None:
        """A level was tapped. 不满意 is asked why before it counts, so that a slip of the finger can be taken back."""
        if self.inputs.page != QUESTION:
            return
        self._tapped_at = self._now()
        if level == "unsatisfied" and self._reasons.rows:
            self.update(page=REASONS)
            self._idle.watch(0, REASON_SECONDS)
        else:
            self._answer(level)

    @Slot(str)
    def because(self, code: str) -> None:
        """A reason was tapped."""
        if self.inputs.page == REASONS and self.inputs.look is not None:
            self._answer("unsatisfied", self.inputs.look.board.branch.rating.bad[int(code)].zh)

    @Slot()
    def decline(self) -> None:
        """No reason is given."""
        if self.inputs.page == REASONS:
            self._answer("unsatisfied")

    @Slot()
    def again(self) -> None:
        """The level was a slip."""
        if self.inputs.page == REASONS:
            self.update(page=QUESTION)
            self._watch_question()

    def touched(self) -> None:
        """The screen was touched anywhere."""
        if self.inputs.page in (QUESTION, REASONS):
            self._idle.touch()

    def _seen(self, look: PadLook) -> None:
        self.update(look=look)
        if look.question != self._question and self.inputs.page in (QUESTION, REASONS):
            # The next customer is there, the finish was undone, or the phone was quicker.
            if self.inputs.page == REASONS:
                self._answer("unsatisfied")
            else:
                self._rest()
        if look.question not in (None, self._question):
            self._ask(look.question)

    def _ask(self, question: PadQuestion) -> None:
        self._question = question
        self.update(page=QUESTION, number=question.number, language=question.language, bad=False, told=False)
        self._link.looker.asking = question.number
        self._levels.replace(levels(self.inputs))
        self._reasons.replace(reasons(self.inputs))
        self._watch_question()
        self.asked.emit()

    def _watch_question(self) -> None:
        look = self.inputs.look
        self._idle.watch(0, look.board.branch.rating.pad_seconds if look is not None else 0)

    def _answer(self, level: str, reason: str | None = None) -> None:
        number, given_at = self.inputs.number, self._tapped_at

        def work(lobby: Lobby) -> None:
            from shared.operations import rate

            rate(lobby, number, level, reason, via="pad", given_at=given_at)

        def done() -> None:
            if self.inputs.number == number:
                self.update(told=True)

        self._link.looker.asking = None
        self.update(page=THANKS, bad=level == "unsatisfied")
        self._idle.watch(0, THANKS_SECONDS)
        self._outbox.send(work, done)

    def _expired(self) -> None:
        if self.inputs.page == QUESTION:
            number = self.inputs.number

            def work(lobby: Lobby) -> None:
                from shared.operations import leave_unrated

                leave_unrated(lobby, number)

            self._rest()
            self._outbox.send(work)
        elif self.inputs.page == REASONS:
            self._answer("unsatisfied")
        else:
            self._rest()

    def _rest(self) -> None:
        self._link.looker.asking = None
        self._idle.watch(0, 0)
        self.update(page=IDLE, number="", language=self._home, bad=False, told=False)

    def _now(self) -> datetime | None:
        lobby = self._link.lobby
        return lobby.now() if lobby is not None else None

    @Property(QObject, constant=True)
    def levels(self) -> QObject:
        return self._levels

    @Property(QObject, constant=True)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(str, notify=counterChanged)
    def counter(self) -> str:
        return self.props.counter

    @Property(str, notify=conditionChanged)
    def condition(self) -> str:
        return self.props.condition

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self.props.page

    @Property(str, notify=branchChanged)
    def branch(self) -> str:
        return self.props.branch

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        return self.props.title

    @Property(str, notify=besideChanged)
    def beside(self) -> str:
        return self.props.beside

    @Property(str, notify=footChanged)
    def foot(self) -> str:
        return self.props.foot

    @Property(str, notify=footBesideChanged)
    def footBeside(self) -> str:
        return self.props.foot_beside

    @Property(str, notify=moreChanged)
    def more(self) -> str:
        return self.props.more

    @Property(str, notify=moreBesideChanged)
    def moreBeside(self) -> str:
        return self.props.more_beside

    @Property(str, notify=backChanged)
    def back(self) -> str:
        return self.props.back

    @Property(str, notify=skipChanged)
    def skip(self) -> str:
        return self.props.skip

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(bool, notify=englishChanged)
    def english(self) -> bool:
        return self.props.english
