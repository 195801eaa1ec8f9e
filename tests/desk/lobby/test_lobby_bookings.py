"""The lobby manager takes a booking, sees the day's, calls one off and on again, and gives a ticket for one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from desk.lobby.morning import NOW, Morning
from shared import operations as do
from shared.lobby.booking import Booking, BookingState
from shared.screens.pictures import grab
from tests.desk.lobby.conftest import Manager, descendants

TODAY, TOMORROW = date(2026, 6, 18), date(2026, 6, 19)


def booked(hall: Morning, day: date = TODAY) -> list[Booking]:
    return do.read_bookings(hall.lobby, day, day)


def key_of(manager: Manager, code: str, name: str) -> QQuickItem:
    row = manager.item(f"booking-{code}")
    return next(one for one in descendants(row) if one.objectName() == name and one.isVisible())


def test_large_cash_for_tomorrow(manager: Manager, hall: Morning) -> None:
    manager.click("bookings")
    assert not manager.item("book-confirm").isEnabled()
    manager.click("book-service-withdrawal")
    assert manager.text("book-hint") == "这项业务要选大约金额"
    manager.click("book-band-over-200k")
    assert manager.text("book-hint") == "这项业务要提前 1 天预约"
    manager.click(f"day-{TOMORROW}", "slot-10:00")
    assert manager.text("book-confirm") == "预约 6 月 19 日 10:00"
    manager.click("book-confirm")
    (made,) = booked(hall, TOMORROW)
    assert (made.service, made.band, made.created_by) == ("withdrawal", "over-200k", "2001")
    assert manager.text("made-code") == f"{made.code[:3]} {made.code[3:]}"
    assert manager.sees(f"booking-{made.code}")
    assert made.code in manager.parts.booking.qr
    manager.click("book-done")
    assert not manager.sees("made-code")
    assert manager.log()[0][:2] == ("周宁", "6 月 19 日 10:00 的预约已登记")
    # Opened again it remembers nothing.
    manager.click("bookings")
    assert not manager.sees("made-code")
    assert not manager.item("book-confirm").isEnabled()


def test_a_double_click_is_one_booking(manager: Manager, hall: Morning) -> None:
    manager.click("bookings", "book-service-account", "slot-11:00")
    confirm = manager.item("book-confirm")
    manager.hit(confirm)
    manager.hit(confirm)
    assert len(booked(hall)) == 1
    manager.click("book-again", "book-service-account", "slot-11:00", "book-confirm", "book-again")
    manager.click("book-service-account")
    grab(manager.window)
    assert not manager.item("slot-11:00").isEnabled()
    assert len(booked(hall)) == 2


def test_another_hand_took_the_last_place(manager: Manager, hall: Morning) -> None:
    manager.click("bookings", "book-service-wealth", "slot-11:00")
    do.book(hall.lobby, "wealth", None, NOW.replace(hour=11, minute=0))
    manager.click("book-confirm")
    assert manager.text("refusal") == "11:00 已经约满"
    manager.parts.link.read()
    grab(manager.window)
    assert not manager.item("slot-11:00").isEnabled()
    assert not manager.item("book-confirm").isEnabled()


def test_called_off_and_on_again(manager: Manager, hall: Morning) -> None:
    made = do.book(hall.lobby, "wealth", None, NOW.replace(minute=30))
    manager.click("bookings")
    manager.hit(key_of(manager, made.code, "cancel"))
    assert booked(hall)[0].state is BookingState.CANCELLED
    manager.hit(key_of(manager, made.code, "restore"))
    assert booked(hall)[0].state is BookingState.BOOKED
    manager.key(Qt.Key.Key_Escape)
    assert not manager.sees(f"booking-{made.code}")
    assert [what for _, what, _ in manager.log()[:2]] == [
        "6 月 18 日 10:30 的预约已恢复",
        "6 月 18 日 10:30 的预约已取消",
    ]


def test_a_ticket_for_who_stands_here(manager: Manager, hall: Morning) -> None:
    soon = do.book(hall.lobby, "wealth", None, NOW.replace(minute=30))
    later = do.book(hall.lobby, "wealth", None, NOW.replace(hour=15, minute=0))
    manager.click("bookings")
    manager.hit(key_of(manager, later.code, "take"))
    assert "14:45 起可以取号" in manager.text("refusal")
    manager.hit(key_of(manager, soon.code, "take"))
    assert (manager.toast, booked(hall)[0].number) == ("已凭预约取号", "V003")
    assert not manager.sees("refusal")
    manager.key(Qt.Key.Key_Escape)
    manager.click("ticket-V003")
    words = manager.words()
    assert "预约 10:30" in words
    assert "按 10:30 到店排" in words
    assert "V003 凭预约取号" in words


def test_the_days_of_two_weeks(manager: Manager, hall: Morning) -> None:
    do.book(hall.lobby, "account", None, (NOW + timedelta(days=14)).replace(minute=0))
    manager.click("bookings")
    assert not manager.item("days-earlier").isEnabled()
    manager.click("days-later", "days-later")
    assert not manager.item("days-later").isEnabled()
    assert manager.text("day-2026-07-02").endswith("(1)")
    manager.click("day-2026-07-02")
    assert manager.parts.booking.heading == "7 月 2 日的预约 1 个"
    manager.click("days-earlier")
    assert manager.sees("day-2026-06-25")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_somebody_came_for_is_in_the_opened_dialog_only(sit, hall: Morning, language: str) -> None:
    do.book(hall.lobby, "withdrawal", "over-200k", (NOW + timedelta(days=1)).replace(minute=0))
    do.cancel(hall.lobby, "A015")  # its alert quotes the branch file's own sentence
    manager = sit(language=language)
    words = ("20 万元以上", "200,000")
    assert not any(word in manager.words() for word in words)
    manager.click("bookings", f"day-{TOMORROW}")
    grab(manager.window)  # the rows are made with the next frame
    assert any(word in manager.words() for word in words)
