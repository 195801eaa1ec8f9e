"""The teller's seat: what is pressed becomes a step on the store, what the store holds becomes the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.seatlink import SeatLink, board_of
from desk.teller import keys
from desk.teller.look import Seen, look_at
from desk.teller.page import HELD, MISSED, NEXT, Known
from desk.teller.sheets import Sheet, too_few_calls
from desk.teller.tellerhand import TellerHand
from desk.teller.tellerpanel import TicketPanel
from desk.tending import Tending
from shared.lobby.board import Board, CounterState
from shared.lobby.branch import Staff
from shared.lobby.pauses import PAUSES
from shared.lobby.text import Text, text
from shared.lobby.ticket import State, Ticket

if TYPE_CHECKING:
    from desk.teller.steps import Done

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

ARMED_MS = 6000


@QmlElement
@QmlUncreatable("the seat makes it")
class TellerSeat(TellerHand):
    """One teller at one counter."""

    leaving = Signal()
    """The window may close."""
    pageTurned = Signal()
    """Signed in or out: the keyboard belongs to the other page."""

    def __init__(
        self,
        link: SeatLink,
        panel: TicketPanel,
        *,
        strip: bool = False,
        language: str = "zh",
        seconds: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """`seconds`: the real clock behind the guard against double presses."""
        super().__init__(link, Known(strip=strip, language=language), seconds, parent)
        self._panel = panel
        self._closing = False
        self._signing_out = False
        self._armed = self._timer(ARMED_MS, lambda: self.change(armed=""))
        link.seen.connect(self._see)
        link.away.connect(lambda away: self.change(away=away))
        link.ticked.connect(self._tick)
        Tending(link, self._board_to_tend)

    def _tick(self) -> None:
        now = self._link.now()
        self._panel.tick(now)
        self.time_receptions(now)

    def _board_to_tend(self) -> Board | None:
        known = self.inputs
        return known.seen.board if known.seen is not None and known.staff is not None else None

    # ------------------------------------------------------------ who sits here

    def welcome(self, staff: Staff, counter: int) -> None:
        """Somebody signed in: the seat is theirs, with whatever is at the counter."""
        self._link.act_as(staff.id)
        self.change(staff=staff, counter=counter, sheet=Sheet.NONE, list_mode=NEXT, notice=None)
        self._link.look_with(partial(look_at, counter=counter))
        self.pageTurned.emit()

    def use(self, language: str) -> None:
        """Speak `zh` or `en`; connect it to `Languages.changed`."""
        self._panel.use(language)
        self.change(language=language)

    def _see(self, seen: object) -> None:
        if not isinstance(seen, Seen) or self.inputs.staff is None or seen.counter != self.inputs.counter:
            return
        here = seen.here
        if not self._signing_out and here is not None and here.teller != self.inputs.staff.id:
            self._goodbye(
                text("窗口已关闭或换了人，请重新签到", "The counter was closed or taken; please sign in again")
            )
            return
        armed = self.inputs.armed
        if armed and (seen.ticket is None or seen.ticket.number != armed):
            armed = ""
        self._panel.show_seen(seen, self._link.now())
        self.change(seen=seen, armed=armed)

    goodbye = Signal(object)
    """Signed out; why, where it was not the teller's own wish (a `Text` or None)."""

    def _goodbye(self, why: Text | None) -> None:
        self._signing_out = False
        self._link.act_as("desk")
        self._link.look_with(board_of)
        self._forget_undo()
        self._panel.show_seen(None, self._link.now())
        self.change(staff=None, seen=None, sheet=Sheet.NONE, notice=None, armed="", strip=False)
        self.goodbye.emit(why)
        self.pageTurned.emit()

    @Slot(result=bool)
    def mayClose(self) -> bool:
        """Whether the window may close now. Signed in, it signs out first, or asks about the ticket at the counter."""
        if self._closing or self.inputs.staff is None or self.inputs.away:
            return True
        if self._ticket() is not None:
            self._open(Sheet.CLOSE)
        else:
            self._leave(close=True)
        return False

    def end(self) -> None:
        """The process ends: nothing is asked any more, everything stays as it is in the store."""
        self._closing = True

    # ------------------------------------------------------------ keys

    @Slot(str)
    def press(self, action: str) -> None:
        """A key of the page: `next`, an id of `actions`, `undo`, `strip`, `sign-out`, `held`, `missed`, `back`."""
        known = self.inputs
        if known.staff is None or known.busy or self._just_pressed(action):
            return
        if action in ("strip", "sign-out", "held", "missed", "back", "undo"):
            self._other(action)
        elif self.props.sheet:
            self._in_sheet(action)
        elif action == "next":
            self._call_next()
        else:
            self._act(action)

    @Slot(str)
    def call(self, number: str) -> None:
        """A row of the line was pressed: asks first."""
        if self.inputs.staff is None or self.inputs.busy:
            return
        if not keys.may_call(self.inputs.seen, self.inputs.away):
            self.say(text("现在不能呼叫", "Nobody can be called now"))
            return
        self._open(Sheet.CALL_THIS, number)

    @Slot(str)
    def take(self, number: str) -> None:
        """A row on hold is resumed, a missed one brought back into the line."""
        known = self.inputs
        if known.staff is None or known.busy or self._just_pressed(f"take {number}"):
            return
        counter = known.counter
        if self.props.list_mode == HELD:
            self._do(f"take {number}", lambda lobby, steps: steps.resume(lobby, number, counter))
        else:
            self._do(f"take {number}", lambda lobby, steps: steps.bring_back(lobby, number))

    def _other(self, action: str) -> None:
        if action == "undo":
            self._take_back()
        elif action == "strip":
            self.change(strip=not self.inputs.strip)
        elif action == "sign-out":
            self._open(Sheet.LEAVE)
        else:
            mode = {"held": HELD, "missed": MISSED}.get(action, NEXT)
            self.change(list_mode=NEXT if mode == self.props.list_mode else mode)

    def _in_sheet(self, action: str) -> None:
        """A key while a sheet is open: its answer there; the sheet's own key closes it, another goes its own way."""
        sheet = self.inputs.sheet
        answer = {keys.START: "start", keys.RECALL: "recall", keys.NO_SHOW: "missed"}.get(action)
        if sheet is Sheet.ARRIVED and answer:
            self.choose(answer)
        elif action == "next":
            # Never by habit: what is asked here is asked so that nobody is called by a slip.
            self.say(text("请先回答右边的问题，或按 Esc 返回", "Answer the question first, or press Esc"))
        else:
            self.closeSheet()
            if action != sheet:
                self._act(action)

    def _call_next(self) -> None:
        known, ticket = self.inputs, self._ticket()
        if not self.props.primary_enabled:
            self._refuse(self.props.primary_note)
        elif ticket is not None and ticket.state is State.CALLED:
            self._open(Sheet.ARRIVED, ticket.number)
        else:
            present = ticket.number if ticket else ""
            self._do("next", lambda lobby, steps: steps.call_next(lobby, known.counter, present))

    def _act(self, id: str) -> None:
        row = next((one for one in self._actions.rows if one.action == id), None)
        if row is None:
            return
        if not row.usable:
            self._refuse(row.note)
            return
        counter, ticket = self.inputs.counter, self._ticket()
        number = ticket.number if ticket else ""
        match id:
            case keys.RECALL:
                self._do(id, lambda lobby, steps: steps.recall(lobby, counter))
            case keys.START:
                self._do(id, lambda lobby, steps: steps.start(lobby, number))
            case keys.FINISH:
                self._do(id, lambda lobby, steps: steps.finish(lobby, number))
            case keys.HOLD:
                self._open(Sheet.HOLD, number)
            case keys.TRANSFER:
                self._open(Sheet.TRANSFER, number)
            case keys.INVITE:
                self._open(Sheet.INVITE, number)
            case keys.NO_SHOW:
                if self._sure(id):
                    self._do(id, lambda lobby, steps: steps.no_show(lobby, number))
            case _ if self._paused():
                self._do(id, lambda lobby, steps: steps.open_again(lobby, counter))
            case _:
                self._open(Sheet.PAUSE)

    def _sure(self, id: str) -> bool:
        """Whether a no-show is meant: after too few calls only a second press is."""
        known, ticket = self.inputs, self._ticket()
        if known.seen is None or ticket is None:
            return False
        few = too_few_calls(known.seen)
        if few is None or known.armed == ticket.number:
            return True
        self._last = (id, self._seconds())
        self._armed.start()
        self.say(few)
        self.change(armed=ticket.number)
        return False

    # ------------------------------------------------------------ sheets

    @Slot(str)
    def choose(self, option: str) -> None:
        """An answer of the open sheet."""
        known = self.inputs
        row = next((one for one in self._options.rows if one.option_id == option), None)
        if row is None or known.busy or self._just_pressed(f"choose {option}"):
            return
        if not row.usable:
            self._refuse(row.note)
            return
        key = f"choose {option}"
        counter, about = known.counter, known.about
        kind, _, target = option.partition(":")
        match kind:
            case "start":
                self._do(key, lambda lobby, steps: steps.start(lobby, about))
            case "recall":
                self._do(key, lambda lobby, steps: steps.recall(lobby, counter))
            case "missed":
                if self._sure(key):
                    self._do(key, lambda lobby, steps: steps.miss_and_call(lobby, counter, about))
            case "call":
                ticket = self._ticket()
                present = ticket.number if ticket else ""
                self._do(key, lambda lobby, steps: steps.call_this(lobby, counter, about, present))
            case "zone":
                back = known.back
                self._do(key, lambda lobby, steps: steps.transfer(lobby, about, target, None, back))
            case "counter":
                back = known.back
                self._do(key, lambda lobby, steps: steps.transfer(lobby, about, None, int(target), back))
            case "invite":
                self._do(key, lambda lobby, steps: steps.invite(lobby, about, target))
            case "give":
                self._do(key, lambda lobby, steps: steps.give(lobby, about))
            case "decline":
                self._do(key, lambda lobby, steps: steps.decline(lobby, about))
            case "pause":
                self._pause(PAUSES[int(target)].zh)
            case "leave" | "finish-leave":
                self._leave(self.inputs.sheet is Sheet.CLOSE, finish=kind == "finish-leave")
            case "keep":
                self._closing = True
                self.leaving.emit()
            case "stay":
                self.closeSheet()
            case _:
                self._do(key, lambda lobby, steps: steps.hold(lobby, about, option))

    @Slot(str)
    def digit(self, key: str) -> None:
        """A digit on the keyboard answers the open sheet."""
        for row in self._options.rows:
            if row.key == key:
                self.choose(row.option_id)
                return

    @Slot(str)
    def typed(self, reason: str) -> None:
        """A reason of one's own for the pause."""
        if self.inputs.sheet is Sheet.PAUSE and not self.inputs.busy:
            self._pause(reason)

    @Slot()
    def toggleBack(self) -> None:
        """The transfer sheet's 办完回本窗口."""
        self.change(back=not self.inputs.back)

    @Slot()
    def toggleConsent(self) -> None:
        """The invitation sheet's 客户已同意."""
        self.change(consented=not self.inputs.consented)

    @Slot(str)
    def reception(self, number: str) -> None:
        """A customer invited from here was pressed: asks what became of it."""
        if self.inputs.staff is not None and not self.inputs.busy:
            self._open(Sheet.RECEPTION, number)

    @Slot(str)
    def give(self, number: str) -> None:
        """The customer invited from here is handed over in person."""
        if self.inputs.staff is not None and not self.inputs.busy and not self._just_pressed(f"give {number}"):
            self._do(f"give {number}", lambda lobby, steps: steps.give(lobby, number))

    @Slot()
    def closeSheet(self) -> None:
        """Nothing of it."""
        self.change(sheet=Sheet.NONE, armed="")

    def _open(self, sheet: Sheet, about: str = "") -> None:
        self.change(sheet=sheet, about=about, back=False, consented=False, armed="", notice=None)

    def _pause(self, reason: str) -> None:
        counter = self.inputs.counter
        self._do("pause", lambda lobby, steps: steps.pause(lobby, counter, reason))

    def _leave(self, close: bool, finish: bool = False) -> None:
        counter, ticket = self.inputs.counter, self._ticket()
        present = ticket.number if finish and ticket else ""

        def left(_: Done) -> None:
            self._goodbye(None)
            if close:
                self._closing = True
                self.leaving.emit()

        self._forget_undo()
        self._signing_out = True
        self._do("leave", lambda lobby, steps: steps.leave(lobby, counter, present), left)

    def _failed(self, key: str, why: Text) -> None:
        self._signing_out = False
        super()._failed(key, why)

    # ------------------------------------------------------------ what is at the counter

    def _ticket(self) -> Ticket | None:
        return self.inputs.seen.ticket if self.inputs.seen else None

    def _paused(self) -> bool:
        here = self.inputs.seen.here if self.inputs.seen else None
        return here is not None and here.state is CounterState.PAUSED
