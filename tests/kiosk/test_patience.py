"""Time-outs, by a clock that only the test moves."""

from __future__ import annotations

from tests.kiosk.conftest import Enter


def test_home_in_its_own_language_waits_for_ever(enter: Enter) -> None:
    customer = enter()
    customer.waits(3600)
    assert not customer.kiosk.idle.props.warning


def test_an_inner_page_warns_at_45_and_goes_home_at_60(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    customer.waits(44)
    assert not customer.kiosk.idle.props.warning
    customer.waits(1)
    assert (customer.kiosk.idle.props.warning, customer.kiosk.idle.props.seconds) == (True, 15)
    assert customer.item("home").property("name") == "还在吗？"
    customer.waits(7.5)
    assert customer.kiosk.idle.props.fraction == 0.5
    customer.waits(7.5)
    assert customer.page == "home"


def test_any_touch_anywhere_cancels_the_warning(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    customer.waits(50)
    customer.tap_at(540, 300)
    assert not customer.kiosk.idle.props.warning
    customer.waits(44)
    assert customer.page == "amount"


def test_large_text_waits_longer(enter: Enter) -> None:
    customer = enter()
    customer.tap("large")
    customer.waits(74)
    assert not customer.kiosk.idle.props.warning
    customer.waits(1)
    assert customer.kiosk.idle.props.warning
    customer.waits(15)
    assert not customer.kiosk.kiosk.props.large


def test_the_ticket_goes_home_after_10_and_a_touch_counts_again(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-account")
    assert customer.kiosk.idle.props.seconds == 10
    customer.waits(9)
    customer.tap_at(540, 1250)
    customer.waits(9)
    assert customer.page == "ticket"
    customer.waits(1)
    assert customer.page == "home"


def test_the_large_ticket_stays_20(enter: Enter) -> None:
    customer = enter()
    customer.tap("large")
    customer.tap("service-withdrawal")
    customer.waits(19)
    assert customer.page == "ticket"
    customer.waits(1)
    assert customer.page == "home"


def test_help_stays_20(enter: Enter) -> None:
    customer = enter()
    customer.tap("help")
    customer.waits(19)
    assert customer.page == "help"
    customer.waits(1)
    assert customer.page == "home"


def test_home_forgets_the_visit(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-account")
    first = customer.kiosk.kiosk.ticket.props.number
    customer.waits(10)
    assert customer.kiosk.kiosk.ticket.props.number == ""
    customer.tap_later("service-account")
    assert customer.kiosk.kiosk.ticket.props.number != first
    assert len(customer.tickets()) == 2
