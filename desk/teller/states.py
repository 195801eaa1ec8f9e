"""How the teller's seat comes into each state that is drawn, but for the radio's."""

from __future__ import annotations

from desk.teller.scene import COUNTER, NOW, TELLER, VIP_PIN, VIP_TELLER
from desk.teller.stage import Stage
from shared import operations
from shared.lobby.errors import StoreUnreachable
from shared.lobby.routing import Intent
from shared.lobby.ticket import Hold


def signin(stage: Stage) -> None:
    pass


def signin_wrong(stage: Stage) -> None:
    stage.parts.sign_in.submit(TELLER, "0000")


def starting(stage: Stage) -> None:
    stage.parts.status.update(zone=None)


def idle(stage: Stage) -> None:
    stage.sign_in()


def empty(stage: Stage) -> None:
    for ticket in operations.read_tickets(stage.morning.lobby):
        if ticket.state == "waiting":
            operations.cancel(stage.morning.lobby, ticket.number)
    stage.sign_in()


def booked(stage: Stage) -> None:
    stage.morning.booked()
    stage.sign_in()


def called(stage: Stage) -> None:
    stage.morning.call_a012(start=False)
    stage.sign_in()


def unspoken(stage: Stage) -> None:
    stage.morning.call_a012(start=False, spoken="failed: timed out")
    stage.sign_in()


def serving(stage: Stage) -> None:
    stage.morning.call_a012()
    stage.sign_in()


def done(stage: Stage) -> None:
    serving(stage)
    stage.press("finish")


def ask_arrived(stage: Stage) -> None:
    called(stage)
    stage.press("next")


def no_show_again(stage: Stage) -> None:
    called(stage)
    stage.press("no-show")


def call_this(stage: Stage) -> None:
    serving(stage)
    stage.parts.seat.call("A015")


def hold(stage: Stage) -> None:
    serving(stage)
    stage.press("hold")


def transfer(stage: Stage) -> None:
    serving(stage)
    stage.press("transfer")
    stage.parts.seat.toggleBack()


def pause(stage: Stage) -> None:
    serving(stage)
    stage.press("pause")


def paused(stage: Stage) -> None:
    stage.sign_in()
    stage.morning.clock.ago(9)
    operations.pause_counter(stage.morning.lobby, COUNTER, "核对")
    stage.morning.clock.moment = NOW
    stage.look()


def sign_out(stage: Stage) -> None:
    serving(stage)
    stage.press("sign-out")


def closing(stage: Stage) -> None:
    serving(stage)
    stage.parts.seat.mayClose()


def aside(stage: Stage) -> None:
    lobby, clock = stage.morning.lobby, stage.morning.clock
    for minutes, number, kind in ((8, "A014", Hold.AWAY), (4, "B024", Hold.PAPERS)):
        clock.ago(minutes)
        operations.call_ticket(lobby, number, COUNTER)
        operations.hold(lobby, number, kind)
    clock.ago(3)
    operations.call_ticket(lobby, "A016", COUNTER)
    operations.no_show(lobby, "A016")
    clock.moment = NOW
    serving(stage)


def held(stage: Stage) -> None:
    aside(stage)
    stage.press("held")


def missed(stage: Stage) -> None:
    aside(stage)
    stage.press("missed")


def away(stage: Stage) -> None:
    serving(stage)

    def lost(_: object) -> object:
        raise StoreUnreachable("unreachable", "连不上数据库", "the store cannot be reached")

    stage.parts.link.look_with(lost)


def long(stage: Stage) -> None:
    """Everything at once: a company of a private banking customer, transferred with return, in English, long names."""
    lobby, clock = stage.morning.lobby, stage.morning.clock
    _rename(stage)
    number = stage.morning.take(
        70, Intent("transfer", band="over-50k", corporate=True, tier="private", elder=True, prefer="counter"), "en"
    )
    clock.ago(8)
    operations.call_ticket(lobby, number, 5)
    operations.start(lobby, number)
    operations.transfer(lobby, number, counter=COUNTER, back=True, reason="先在现金区清点现金，再回来办转账")
    clock.ago(6.5)
    operations.call_next(lobby, COUNTER)
    operations.recall(lobby, COUNTER)
    clock.ago(6)
    operations.start(lobby, number)
    clock.ago(0)
    stage.sign_in()


def _rename(stage: Stage) -> None:
    _, source = operations.published(stage.morning.lobby)
    renamed = source.replace("转账汇款", "跨境人民币转账与外汇汇款业务").replace(
        '"Transfers"', '"International transfers and remittances"'
    )
    operations.publish(stage.morning.lobby, renamed)


def marked(stage: Stage) -> None:
    stage.morning.managers()
    stage.morning.at_the_window()
    stage.sign_in()


def invite(stage: Stage) -> None:
    marked(stage)
    stage.press("invite")


def invite_consented(stage: Stage) -> None:
    invite(stage)
    stage.parts.seat.toggleConsent()


def invited(stage: Stage) -> None:
    stage.morning.invited()
    stage.sign_in()


def hand_over(stage: Stage) -> None:
    stage.morning.invited(accepted=True)
    stage.sign_in()
    stage.press("finish")


def invitation(stage: Stage) -> None:
    hand_over(stage)
    stage.parts.seat.reception("A015")


def escorted(stage: Stage) -> None:
    stage.morning.escorted()
    stage.sign_in(VIP_TELLER, VIP_PIN)


def escorted_asked(stage: Stage) -> None:
    escorted(stage)
    stage.press("next")


def escorted_serving(stage: Stage) -> None:
    escorted(stage)
    stage.press("start")


def escorted_done(stage: Stage) -> None:
    escorted_serving(stage)
    stage.press("finish")


def strip_escorted(stage: Stage) -> None:
    escorted(stage)
    stage.press("strip")


def strip_serving(stage: Stage) -> None:
    serving(stage)
    stage.press("strip")


def strip_idle(stage: Stage) -> None:
    idle(stage)
    stage.press("strip")


def strip_called(stage: Stage) -> None:
    called(stage)
    stage.press("strip")


def strip_partly(stage: Stage) -> None:
    stage.morning.call_a012(start=False, spoken="partly spoken")
    stage.sign_in()
    stage.press("strip")


def locked(stage: Stage) -> None:
    stage.sign_in()
    stage.parts.lock.lock()
