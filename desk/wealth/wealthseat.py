"""The wealth manager's page: invitations at the left, and the one way by which its panels change anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from desk.seatlink import ACTOR, SeatLink
from desk.wealth import invitations
from desk.wealth.invitations import GuestRow
from desk.wealth.looking import Look, Looker
from desk.wealth.wealthpage import PageDrawn, PageKnown, derive
from shared.lobby.board import Board
from shared.lobby.branch import Staff
from shared.lobby.reception import ENDING_NAMES
from shared.lobby.text import Text, text
from shared.screens.rows import Rows
from shared.screens.viewmodel import ViewModel

if TYPE_CHECKING:
    from shared.operations import Lobby

QML_IMPORT_NAME = "Tingtang.Desk"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")


@QmlElement
@QmlUncreatable("the seat makes it")
class WealthSeat(QObject, ViewModel[PageKnown, PageDrawn]):
    """The page. `shown()` after each look and second, and in another language; `told(sentence)` is for the toast."""

    signedInChanged = Signal()
    personChanged = Signal()
    readyChanged = Signal()
    awayChanged = Signal()
    receivedChanged = Signal()
    canReceiveChanged = Signal()
    hinderedChanged = Signal()
    offerChanged = Signal()
    offerPigmentChanged = Signal()
    offerWhoChanged = Signal()
    offerNameChanged = Signal()
    offerWhoseChanged = Signal()
    offerMineChanged = Signal()
    offerWhyChanged = Signal()
    offerMarkChanged = Signal()
    offerWhereChanged = Signal()
    offerWaitedChanged = Signal()
    countdownChanged = Signal()
    offerMoreChanged = Signal()
    shown = Signal()
    begun = Signal()
    """Somebody else sits here: panels forget what they held."""
    told = Signal(str)
    refused = Signal(str)
    """Why something was not done that no panel asked for."""
    goodbye = Signal(object)
    """Why somebody has to sign in again (`Text`), or None."""

    def __init__(self, link: SeatLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._looker = Looker()
        self._unasked = Rows(GuestRow, "number", self)
        self._waiting = Rows(GuestRow, "number", self)
        self.begin(PageKnown(), derive)
        link.seen.connect(self._seen)
        link.ticked.connect(self._tick)
        link.look_with(self._looker)

    def welcome(self, person: Staff) -> None:
        """Somebody has signed in."""
        self._link.act_as(person.id)
        self._change(person=person, look=None, busy=False)
        self.begun.emit()
        self._link.read()

    def use(self, language: str) -> None:
        """Speak `zh` or `en`; connect it to `Languages.changed`."""
        self._change(language=language)
        self.shown.emit()

    def board(self) -> Board | None:
        """The lobby, while somebody sits here."""
        return self.inputs.look.board if self.inputs.person is not None and self.inputs.look is not None else None

    def perform(
        self,
        work: Callable[[Lobby], T],
        said: Callable[[T], Text] | Text | None = None,
        done: Callable[[T], None] | None = None,
        refused: Callable[[Text], None] | None = None,
    ) -> None:
        """Take a step, one at a time: then the toast, or the refusal (the page says it where no panel does)."""
        if self.is_busy:
            return
        self._change(busy=True)

        def finished(result: T) -> None:
            self._change(busy=False)
            if done is not None:
                done(result)
            if said is not None:
                self.told.emit((said(result) if callable(said) else said).to(self.inputs.language))

        def sorry(why: Text) -> None:
            self._change(busy=False)
            if refused is not None:
                refused(why)
            else:
                self.refused.emit(why.to(self.inputs.language))

        self._link.do(work, finished, sorry)

    @property
    def is_busy(self) -> bool:
        """A step is under way: `perform` would take no other."""
        return self.inputs.busy

    def fetch(self, work: Callable[[Lobby], T], done: Callable[[T], None], refused: Callable[[Text], None]) -> None:
        """Read something that no look holds; steps go on meanwhile."""
        self._link.do(work, done, refused)

    def list_customers(self, wanted: bool) -> None:
        """Read my list with each look, or leave it out."""
        self._looker.listing = wanted
        if wanted:
            self._link.read()

    @Slot()
    def accept(self) -> None:
        """Come for the customer of the invitation that is shown."""
        self.acceptThis(self.props.offer)

    @Slot(str)
    def acceptThis(self, number: str) -> None:
        """Come for a customer whom nobody is asked for."""
        from shared.operations import accept

        self.perform(lambda lobby: accept(lobby, number), text(f"已接 {number}", f"{number} accepted"))

    @Slot()
    def passOn(self) -> None:
        """Cannot come: the next is asked."""
        from shared.operations import pass_on

        number = self.props.offer
        self.perform(lambda lobby: pass_on(lobby, number), text(f"{number} 已转给下一位", f"{number} goes to the next"))

    @Slot(str)
    def welcomeThis(self, number: str) -> None:
        """Receive a customer who waits in the VIP zone."""
        from shared.operations import welcome

        self.perform(lambda lobby: welcome(lobby, number), text(f"开始接待 {number}", f"{number} welcomed"))

    @Slot()
    def turnAway(self) -> None:
        """Not to be asked for a while, or to be asked again."""
        from shared.operations import be_away

        away = not self.props.away
        said = text("已设为暂离，不会派给您", "You are away: nobody is sent to you") if away else text("回来了", "Back")
        self.perform(lambda lobby: be_away(lobby, away), said)

    @Slot()
    def signOut(self) -> None:
        """Leave the seat; a customer who is being received stays this person's."""
        from shared.operations import leave_seat

        self.perform(leave_seat, done=lambda _: self._leave(None))

    def _leave(self, why: Text | None) -> None:
        self._link.act_as(ACTOR)
        self._change(person=None, look=None, busy=False)
        self.begun.emit()
        self.goodbye.emit(why)

    def _seen(self, look: Look) -> None:
        person, before = self.inputs.person, self.inputs.look
        if person is None:
            return
        if look.me != person.id:
            # A look from before the sign-in.
            return
        if not look.here:
            self._leave(text("您已签退或换了席位，请重新签到", "You were signed out or changed seats; sign in again"))
            return
        self._change(look=look, now=self._link.now())
        self.shown.emit()
        self._say_who_left(before, look)

    def _say_who_left(self, before: Look | None, look: Look) -> None:
        """The customer whom this person waits for or receives is gone, and it was somebody else's doing."""
        if before is None or before.guest is None or self.inputs.busy:
            return
        was = next((one for one in look.board.receptions if one.id == before.guest.id), None)
        if was is not None and was.outcome in ENDING_NAMES:
            name = ENDING_NAMES[was.outcome]
            self.told.emit(text(f"{was.number}：{name.zh}", f"{was.number}: {name.en}").to(self.inputs.language))

    def _tick(self) -> None:
        if self.inputs.person is not None and self.inputs.look is not None:
            self._change(now=self._link.now())
            self.shown.emit()

    def _change(self, **changes: Any) -> None:
        self.update(**changes)
        look, now, language = self.inputs.look, self.inputs.now, self.inputs.language
        if look is None or now is None:
            self._unasked.replace([])
            self._waiting.replace([])
            return
        self._unasked.replace(invitations.unasked_rows(look, now, language))
        self._waiting.replace(invitations.waiting_rows(look, now, language))

    @Property(QObject, constant=True)
    def unasked(self) -> QObject:
        return self._unasked

    @Property(QObject, constant=True)
    def waiting(self) -> QObject:
        return self._waiting

    @Property(bool, notify=signedInChanged)
    def signedIn(self) -> bool:
        return self.props.signed_in

    @Property(str, notify=personChanged)
    def person(self) -> str:
        return self.props.person

    @Property(bool, notify=readyChanged)
    def ready(self) -> bool:
        return self.props.ready

    @Property(bool, notify=awayChanged)
    def away(self) -> bool:
        return self.props.away

    @Property(int, notify=receivedChanged)
    def received(self) -> int:
        return self.props.received

    @Property(bool, notify=canReceiveChanged)
    def canReceive(self) -> bool:
        return self.props.can_receive

    @Property(str, notify=hinderedChanged)
    def hindered(self) -> str:
        return self.props.hindered

    @Property(str, notify=offerChanged)
    def offer(self) -> str:
        return self.props.offer

    @Property(str, notify=offerPigmentChanged)
    def offerPigment(self) -> str:
        return self.props.offer_pigment

    @Property(str, notify=offerWhoChanged)
    def offerWho(self) -> str:
        return self.props.offer_who

    @Property(str, notify=offerWhyChanged)
    def offerWhy(self) -> str:
        return self.props.offer_why

    @Property(str, notify=offerMarkChanged)
    def offerMark(self) -> str:
        return self.props.offer_mark

    @Property(str, notify=offerWhereChanged)
    def offerWhere(self) -> str:
        return self.props.offer_where

    @Property(str, notify=offerWaitedChanged)
    def offerWaited(self) -> str:
        return self.props.offer_waited

    @Property(str, notify=countdownChanged)
    def countdown(self) -> str:
        return self.props.countdown

    @Property(str, notify=offerMoreChanged)
    def offerMore(self) -> str:
        return self.props.offer_more

    @Property(str, notify=offerNameChanged)
    def offerName(self) -> str:
        return self.props.offer_name

    @Property(str, notify=offerWhoseChanged)
    def offerWhose(self) -> str:
        return self.props.offer_whose

    @Property(bool, notify=offerMineChanged)
    def offerMine(self) -> bool:
        return self.props.offer_mine
