"""The ticket printers at the lobby manager's seat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from shared.lobby.printers import LOST_AFTER, Condition
from shared.operations import cancel, printer_is, printers, slips
from tests.desk.lobby.conftest import Manager

KIOSK = "取号机 1"


def test_a_printer_that_cannot_print_is_seen_at_once(manager: Manager) -> None:
    printer_is(manager.hall.lobby, KIOSK, Condition.PAPER_OUT)
    manager.parts.link.read()
    rows = [row for row in manager.parts.seat.alerts.rows if row.key == f"printer:{KIOSK}"]
    assert [(row.level, row.title, row.label) for row in rows] == [("orange", "小票打印机没有纸了", "")]
    assert KIOSK in rows[0].detail


def test_a_slip_is_printed_once_more(manager: Manager) -> None:
    lobby = manager.hall.lobby
    manager.click("ticket-A014")
    assert not manager.sees("action-reprint")
    printer_is(lobby, KIOSK, Condition.READY)
    manager.parts.link.read()
    manager.click("action-reprint", "confirm")
    assert manager.toast == "A014 正在补打"
    assert [(one.number, one.reprint) for one in slips(lobby, KIOSK)] == [("A014", True)]
    assert manager.log()[0][:2] == ("周宁", f"A014 在{KIOSK}补打")


@pytest.mark.parametrize("condition", [Condition.PAPER_OUT, Condition.OFFLINE])
def test_not_where_nothing_prints(manager: Manager, condition: Condition) -> None:
    printer_is(manager.hall.lobby, KIOSK, condition)
    manager.click("ticket-A014")
    assert not manager.sees("action-reprint")


def test_not_where_nobody_answers(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    printer_is(manager.hall.lobby, KIOSK, Condition.READY)
    monkeypatch.setattr(printers, "_now", lambda: datetime.now(UTC) + timedelta(seconds=LOST_AFTER + 1))
    manager.parts.link.read()
    assert f"{KIOSK}没有回应" in [row.title for row in manager.parts.seat.alerts.rows]
    manager.click("ticket-A014")
    assert not manager.sees("action-reprint")


def test_a_refusal_is_said(manager: Manager) -> None:
    lobby = manager.hall.lobby
    printer_is(lobby, KIOSK, Condition.READY)
    manager.parts.link.read()
    manager.click("ticket-A014", "action-reprint")
    cancel(lobby, "A014")
    manager.click("confirm")
    assert "A014" in manager.text("refusal")
    assert slips(lobby, KIOSK) == []
