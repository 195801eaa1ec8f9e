"""The drawer of a ticket, as QML draws it: pick an action, a target and a reason, then one key does it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.lobby import chosen as drawer
from desk.lobby.chosen import CALL
from desk.lobby.drawerrows import ActionRow, PastRow, ReasonRow, TargetRow
from desk.lobby.hallpage import TICKET
from desk.lobby.lobbyseat import LobbySeat
from desk.lobby.receiving import INVITE
from desk.lobby.ticketdrawer import TicketDrawn, TicketKnown, derive, step_of
from shared.lobby.text import Text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the seat makes it")
class LobbyTicket(QObject, ViewModel[TicketKnown, TicketDrawn]):
    """The drawer of the picked ticket."""

    numberChanged = Signal()
    pigmentChanged = Signal()
    zoneChanged = Signal()
    zonePigmentChanged = Signal()
    zoneNameChanged = Signal()
    cameForChanged = Signal()
    lockedChanged = Signal()
    standingChanged = Signal()
    placeChanged = Signal()
    marksChanged = Signal()
    promiseChanged = Signal()
    whyChanged = Signal()
    markChanged = Signal()
    receptionChanged = Signal()
    timesChanged = Signal()
    alarmChanged = Signal()
    ratedChanged = Signal()
    badChanged = Signal()
    actionChanged = Signal()
    takesTargetChanged = Signal()
    takesReasonChanged = Signal()
    needsReasonChanged = Signal()
    needsConsentChanged = Signal()
    consentedChanged = Signal()
    effectChanged = Signal()
    primaryChanged = Signal()
    readyChanged = Signal()
    busyChanged = Signal()
    noteChanged = Signal()
    refusalChanged = Signal()
    begun = Signal()
    """Another ticket, or nothing chosen any more: what was typed goes."""

    def __init__(self, seat: LobbySeat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._actions = Rows(ActionRow, "action", self)
        self._targets = Rows(TargetRow, "key", self)
        self._reasons = Rows(ReasonRow, "index", self)
        self._past = Rows(PastRow, "seq", self)
        self.begin(TicketKnown(), derive)
        seat.shown.connect(self._look)
        seat.opened.connect(self._begin)

    @Slot(str)
    def act(self, action: str) -> None:
        """Choose what to do; choosing it again takes the choice back."""
        chosen = "" if action == self.inputs.action else action
        # A move with one possible zone, or a call with one free counter, is still the manager's to point at.
        self._change(action=chosen, target="", consented=False, refusal=None)

    @Slot(str)
    def aim(self, target: str) -> None:
        """Choose where to, or who. Whom an invitation is for need not be chosen, so it can be taken back."""
        taken_back = self.inputs.action == INVITE and target == self.inputs.target
        self._change(target="" if taken_back else target, refusal=None)

    @Slot(int)
    def because(self, reason: int) -> None:
        """Pick a reason; picking it again takes it back."""
        self._change(reason=-1 if reason == self.inputs.reason else reason, refusal=None)

    @Slot(str)
    def write(self, typed: str) -> None:
        """A reason in one's own words."""
        self._change(typed=typed, refusal=None)

    @Slot()
    def consent(self) -> None:
        """The customer agrees to be invited, or does not after all."""
        self._change(consented=not self.inputs.consented, refusal=None)

    @Slot(int)
    def callTo(self, counter: int) -> None:
        """Prepare calling this ticket to a counter: only the reason is missing."""
        self._seat.pick(self._seat.inputs.number)
        self._change(action=CALL, target=f"counter:{counter}")

    @Slot()
    def confirm(self) -> None:
        """Do it. A second press while it is under way does nothing."""
        step = step_of(self.inputs)
        if step is None:
            return
        self._change(busy=True, refusal=None)
        number = self.inputs.number

        def refused(why: Text) -> None:
            if self.inputs.number == number:
                self._change(busy=False, refusal=why)

        def done() -> None:
            # Somebody quick may have picked another ticket meanwhile: that drawer stays.
            if self.inputs.number == number:
                self._change(busy=False)
                self._seat.close()

        self._seat.perform(step, done, refused)

    def _begin(self) -> None:
        known = self._seat.inputs
        number = known.number if known.panel == TICKET else ""
        if number and number == self.inputs.number:
            return
        self._change(
            number=number, action="", target="", reason=-1, typed="", consented=False, busy=False, refusal=None
        )
        self.begun.emit()

    def _look(self) -> None:
        known = self._seat.inputs
        self._change(look=known.look, language=known.language, person=known.person.name if known.person else "")

    def _change(self, **changes: object) -> None:
        self.update(**changes)
        known, found = self.inputs, self.inputs.chosen
        if known.look is None or found is None:
            for rows in (self._actions, self._targets, self._past):
                rows.replace([])
            return
        board, language = known.look.board, known.language
        self._actions.replace(drawer.action_rows(board, found, known.action, language))
        self._targets.replace(drawer.target_rows(board, found, known.action, known.target, language))
        self._reasons.replace(drawer.reason_rows(board.branch.reason, known.reason, language))
        self._past.replace(drawer.past_rows(board.branch, found, language))

    @Property(QObject, constant=True)
    def actions(self) -> QObject:
        return self._actions

    @Property(QObject, constant=True)
    def targets(self) -> QObject:
        return self._targets

    @Property(QObject, constant=True)
    def reasons(self) -> QObject:
        return self._reasons

    @Property(QObject, constant=True)
    def past(self) -> QObject:
        return self._past

    @Property(str, notify=numberChanged)
    def number(self) -> str:
        return self.props.number

    @Property(str, notify=pigmentChanged)
    def pigment(self) -> str:
        return self.props.pigment

    @Property(str, notify=zoneChanged)
    def zone(self) -> str:
        return self.props.zone

    @Property(str, notify=zonePigmentChanged)
    def zonePigment(self) -> str:
        return self.props.zone_pigment

    @Property(str, notify=zoneNameChanged)
    def zoneName(self) -> str:
        return self.props.zone_name

    @Property(str, notify=cameForChanged)
    def cameFor(self) -> str:
        return self.props.came_for

    @Property(bool, notify=lockedChanged)
    def locked(self) -> bool:
        return self.props.locked

    @Property(str, notify=standingChanged)
    def standing(self) -> str:
        return self.props.standing

    @Property(str, notify=placeChanged)
    def place(self) -> str:
        return self.props.place

    @Property(str, notify=marksChanged)
    def marks(self) -> str:
        return self.props.marks

    @Property(str, notify=promiseChanged)
    def promise(self) -> str:
        return self.props.promise

    @Property(str, notify=whyChanged)
    def why(self) -> str:
        return self.props.why

    @Property(str, notify=markChanged)
    def mark(self) -> str:
        return self.props.mark

    @Property(str, notify=receptionChanged)
    def reception(self) -> str:
        return self.props.reception

    @Property(str, notify=timesChanged)
    def times(self) -> str:
        return self.props.times

    @Property(bool, notify=alarmChanged)
    def alarm(self) -> bool:
        return self.props.alarm

    @Property(str, notify=ratedChanged)
    def rated(self) -> str:
        return self.props.rated

    @Property(bool, notify=badChanged)
    def bad(self) -> bool:
        return self.props.bad

    @Property(str, notify=actionChanged)
    def action(self) -> str:
        return self.props.action

    @Property(bool, notify=takesTargetChanged)
    def takesTarget(self) -> bool:
        return self.props.takes_target

    @Property(bool, notify=takesReasonChanged)
    def takesReason(self) -> bool:
        return self.props.takes_reason

    @Property(bool, notify=needsConsentChanged)
    def needsConsent(self) -> bool:
        return self.props.needs_consent

    @Property(bool, notify=consentedChanged)
    def consented(self) -> bool:
        return self.props.consented

    @Property(bool, notify=needsReasonChanged)
    def needsReason(self) -> bool:
        return self.props.needs_reason

    @Property(str, notify=effectChanged)
    def effect(self) -> str:
        return self.props.effect

    @Property(str, notify=primaryChanged)
    def primary(self) -> str:
        return self.props.primary

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        return self.props.busy

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self.props.note

    @Property(str, notify=refusalChanged)
    def refusal(self) -> str:
        return self.props.refusal
