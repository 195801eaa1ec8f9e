"""Opening hours, a store that goes away, and the only way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from kiosk.drawn import Known, derive
from shared.lobby.errors import StoreUnreachable
from tests.kiosk.conftest import Customer, Enter, HeldJobs, hidden


def store_file(customer: Customer) -> Path:
    """The SQLite file behind the kiosk."""
    return Path(str(customer.lobby.store.url.database))


def test_outside_hours_the_door_is_closed_and_a_person_can_still_be_asked(enter: Enter, clock) -> None:
    clock.local("2026-06-18 19:00")
    customer = enter()
    assert customer.kiosk.kiosk.props.condition == "closed"
    assert customer.text("closed-when") == "明天 08:00 开门"
    customer.tap_at(290, 500)
    assert customer.tickets() == []
    customer.tap("help")
    assert customer.page == "help"


def test_the_door_opens_by_itself(enter: Enter, clock) -> None:
    clock.local("2026-06-18 07:59")
    customer = enter()
    assert customer.text("closed-when") == "今天 08:00 开门"
    clock.forward(minutes=1)
    customer.kiosk.link.read()
    assert customer.kiosk.kiosk.props.condition == ""
    customer.tap("service-account")
    assert customer.page == "ticket"


def test_who_has_begun_may_finish_after_the_door_closed(enter: Enter, clock) -> None:
    clock.local("2026-06-18 17:29")
    customer = enter()
    customer.tap("service-withdrawal")
    clock.forward(minutes=5)
    customer.kiosk.link.read()
    customer.tap("skip")
    assert customer.page == "ticket"


def test_a_store_that_goes_away_and_comes_back(enter: Enter, qtbot) -> None:
    customer = enter()
    with hidden(store_file(customer)):
        qtbot.waitUntil(lambda: customer.kiosk.kiosk.props.condition == "unreachable")
        assert customer.item("state").isVisible()
    qtbot.waitUntil(lambda: customer.kiosk.kiosk.props.condition == "")
    customer.tap("service-account")
    assert customer.page == "ticket"


def test_a_ticket_stays_on_the_screen_while_the_store_is_away(enter: Enter, qtbot) -> None:
    customer = enter()
    customer.tap("service-account")
    customer.kiosk.link.away.emit(True)
    assert customer.kiosk.kiosk.props.condition == ""
    assert customer.sees("ticket-number")


def test_after_a_lost_answer_the_same_wish_is_the_same_ticket(enter: Enter, monkeypatch) -> None:
    customer = enter()
    import shared.operations

    real = shared.operations.reserve

    def lost(*asked):
        real(*asked)
        raise StoreUnreachable("unreachable", "断了", "lost")

    monkeypatch.setattr(shared.operations, "reserve", lost)
    customer.tap("service-account")
    assert customer.page == "home"
    assert "请再点一次" in customer.text("refusal")
    monkeypatch.setattr(shared.operations, "reserve", real)
    customer.tap_later("service-account")
    assert customer.page == "ticket"
    assert customer.tickets() == ["B001"]


def test_a_store_that_is_away_at_the_start(enter: Enter, lobby, qtbot) -> None:
    there: list[bool] = []

    def opening():
        if not there:
            raise StoreUnreachable("unreachable", "连不上", "away")
        return lobby

    customer = enter(opening=opening)
    assert customer.kiosk.kiosk.props.condition == "unreachable"
    there.append(True)
    qtbot.waitUntil(lambda: customer.kiosk.kiosk.props.condition == "")


def test_help_that_nobody_hears_says_so(enter: Enter, monkeypatch) -> None:
    import shared.operations

    def lost(*_asked):
        raise StoreUnreachable("unreachable", "断了", "lost")

    customer = enter()
    monkeypatch.setattr(shared.operations, "ask_help", lost)
    customer.tap("help")
    assert customer.text("help-head") == "暂时叫不到人"


def test_nothing_but_a_pin_leads_out(enter: Enter) -> None:
    customer = enter(windowed=False)
    window = customer.kiosk.window
    assert window.visibility() == window.Visibility.FullScreen
    window.close()
    for key, modifier in (
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    ):
        QTest.keyClick(window, key, modifier)
    assert window.isVisible()
    assert window.visibility() == window.Visibility.FullScreen


def test_a_window_closes_normally(enter: Enter) -> None:
    customer = enter(windowed=True)
    customer.kiosk.window.close()
    assert not customer.kiosk.window.isVisible()


def enter_digits(customer: Customer, digits: str) -> None:
    """Type on the pad and press 确定."""
    for digit in digits:
        customer.tap_later(f"pin-{digit}")
    customer.tap_later("pin-ok")


def open_corner(customer: Customer) -> None:
    """What holding the logo does."""
    customer.kiosk.staff.open()


def test_the_logo_held_for_three_seconds_opens_the_corner(enter: Enter, qtbot) -> None:
    customer = enter()
    corner = customer.item("staff-corner")
    assert corner.property("pressAndHoldInterval") == 3000
    corner.setProperty("pressAndHoldInterval", 1)
    with customer.holding("staff-corner"):
        qtbot.waitUntil(lambda: customer.sees("pad"))


def test_a_tap_on_the_logo_does_nothing(enter: Enter) -> None:
    customer = enter()
    customer.tap("staff-corner")
    assert customer.kiosk.staff.props.phase == ""


def test_the_lobby_manager_leaves_with_a_pin(enter: Enter, monkeypatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", lambda code=0: left.append(code))
    customer = enter(windowed=False)
    open_corner(customer)
    enter_digits(customer, "2001")
    assert customer.text("staff-head") == "请输入 PIN"
    enter_digits(customer, "2201")
    assert customer.text("staff-head") == "周宁"
    assert left == []
    customer.tap("staff-leave")
    assert left == [0]


def test_a_wrong_pin_says_so_and_three_close_the_corner(enter: Enter) -> None:
    customer = enter()
    open_corner(customer)
    for _ in range(2):
        enter_digits(customer, "2001")
        enter_digits(customer, "9999")
        assert customer.kiosk.staff.props.phase == "number"
        assert customer.kiosk.staff.props.message
    enter_digits(customer, "2001")
    enter_digits(customer, "9999")
    assert customer.kiosk.staff.props.phase == ""


def test_a_teller_may_not_leave(enter: Enter) -> None:
    customer = enter()
    open_corner(customer)
    enter_digits(customer, "1027")
    enter_digits(customer, "1127")
    assert "没有这个权限" in customer.kiosk.staff.props.message


def test_staff_are_not_locked_in_while_the_store_is_away(enter: Enter, qtbot) -> None:
    customer = enter()
    with hidden(store_file(customer)):
        qtbot.waitUntil(lambda: customer.kiosk.kiosk.props.condition == "unreachable")
        open_corner(customer)
        enter_digits(customer, "3001")
        enter_digits(customer, "9999")
        assert customer.kiosk.staff.props.phase == "number"
        enter_digits(customer, "3001")
        enter_digits(customer, "3301")
        assert customer.kiosk.staff.props.phase == "menu"


def test_the_corner_closes_by_itself(enter: Enter) -> None:
    customer = enter()
    open_corner(customer)
    customer.waits(59)
    assert customer.kiosk.staff.props.phase == "number"
    customer.waits(1)
    assert customer.kiosk.staff.props.phase == ""


def test_an_answer_for_a_visit_that_is_over_is_not_shown(enter: Enter) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    customer.tap("service-withdrawal")
    jobs.held = True
    customer.tap("skip")
    customer.waits(60)
    assert customer.page == "home"
    jobs.go()
    assert customer.page == "home"


@pytest.mark.parametrize("away", [False, True])
def test_before_the_first_look_it_says_that_it_starts(away: bool) -> None:
    assert derive(Known(away=away)).condition == ("unreachable" if away else "starting")
