"""A bad rating at the lobby manager's seat, while its customer is still in the house."""

from __future__ import annotations

import pytest

from shared.operations import finish, rate, read_rating, read_ticket
from tests.desk.lobby.conftest import Manager

WORDS = "跑了两趟，才知道要带身份证原件"


@pytest.fixture
def unsatisfied(manager: Manager) -> Manager:
    """The customer of window 3 has just said so."""
    manager.hall.unsatisfied()
    manager.hall.tell_alerts()
    manager.parts.link.read()
    return manager


def test_it_is_an_alert_without_the_reason_and_the_drawer_says_why(unsatisfied: Manager) -> None:
    manager = unsatisfied
    (row,) = [row for row in manager.parts.seat.alerts.rows if row.key == "rating:A012"]
    assert (row.level, row.title, row.detail) == ("orange", "A012 不满意", "3 号窗口·10:26")
    for private in ("没讲清楚", WORDS):
        assert private not in manager.words()
    manager.click("alert-lead")
    assert manager.text("rated") == f"不满意·没讲清楚：“{WORDS}”"


def test_seeing_to_it_takes_the_alert_away_and_says_who_and_when(unsatisfied: Manager) -> None:
    manager = unsatisfied
    manager.click("alert-lead")
    manager.click("action-seen")
    assert "周宁" in manager.words()
    manager.click("confirm")
    assert read_rating(manager.hall.lobby, "A012").seen_by == "2001"
    assert not [row for row in manager.parts.seat.alerts.rows if row.key == "rating:A012"]
    assert manager.toast == "A012 已处理"
    assert manager.log()[0][:2] == ("周宁", "A012 不满意已处理")
    assert WORDS not in str(manager.log())
    manager.parts.seat.pick("A012")
    assert manager.text("rated").endswith("周宁已处理，10:26")
    assert not manager.sees("action-seen")


def test_a_good_rating_is_no_alert_and_is_read_in_the_drawer(manager: Manager) -> None:
    lobby = manager.hall.lobby
    finish(lobby, "A011")
    rate(lobby, read_ticket(lobby, "A011").token, "very")
    manager.parts.link.read()
    assert not [row for row in manager.parts.seat.alerts.rows if row.key.startswith("rating:")]
    manager.parts.seat.pick("A011")
    assert manager.text("rated") == "非常满意"
    assert not manager.sees("action-seen")


def test_in_english(sit) -> None:
    manager = sit(language="en")
    manager.hall.unsatisfied()
    manager.parts.link.read()
    manager.parts.seat.pick("A012")
    assert manager.text("rated").startswith("Unsatisfied, Not explained well")
