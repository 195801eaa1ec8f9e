"""Whom the book knows, and whom it does not: guests at the wealth manager's seat."""

from __future__ import annotations

import pytest

from desk.wealth.scene import ME, Morning
from shared import operations as do
from shared.lobby.routing import Intent
from tests.desk.wealth.conftest import Sits
from tests.desk.wealth.guests import consulting, invited


def test_who_forgot_the_card_is_found_by_number(sit: Sits) -> None:
    manager = sit()
    manager.touch("tab-list")
    manager.write("search", "13800138077")
    assert manager.text("listed") == "不在我的名单上"
    manager.touch("by-number")
    assert manager.text("nobody") == "客户簿里没有这个号码"
    # What was asked stands selected: a reader's next number takes its place, and its Enter asks.
    manager.read("13800138005")
    assert (manager.text("found"), manager.text("found-note")) == ("李先生", "私人银行客户·罗文的客户")
    assert not manager.sees("record-name")
    manager.read("13800138000")
    assert manager.text("record-name") == "王女士"


def test_a_guest_nobody_knew_is_added_with_consent(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = consulting(manager)
    manager.write("note-text", "第一次来")
    manager.touch("note-save")
    manager.touch("open-add")
    assert manager.text("add-missing") == "先写称呼"
    manager.write("add-name", "孙女士")
    manager.write("add-value", "13800138009")
    assert manager.text("add-missing") == "请先征得客户同意"
    manager.touch("add-save")
    assert do.read_ticket(morning.lobby, number).customer is None
    manager.touch("add-consent", "add-save")
    assert manager.text("record-name") == "孙女士"
    assert manager.text("guest-name") == "孙女士"
    assert [row.words for row in manager.parts.record.notes.rows] == ["第一次来"]
    manager.touch("primary", "outcome-done")
    assert manager.sees("noted")
    manager.touch("end")
    assert manager.reception(number).outcome == "done"


def test_what_cannot_be_added_says_why_and_keeps_what_was_typed(sit: Sits) -> None:
    manager = sit()
    manager.touch("tab-list", "add-customer")
    manager.write("add-name", "孙女士")
    manager.write("add-value", "12")
    manager.touch("add-consent", "add-save")
    assert "手机号要 11 位" in manager.text("refusal")
    assert manager.text("add-name") == "孙女士"


def test_a_guest_turns_out_to_be_on_my_list(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = consulting(manager)
    manager.touch("tab-list")
    manager.write("search", "王女士")
    manager.touch("customer-0", "introduce")
    assert do.read_ticket(morning.lobby, number).customer == morning.wang
    assert manager.text("guest-name") == "王女士"


def test_another_managers_customer_is_greeted_by_name_and_the_record_stays_shut(sit: Sits, morning: Morning) -> None:
    manager = sit()
    number = morning.take(6, Intent("wealth", tier="private", customer=morning.li))
    manager.look()
    manager.touch(f"take-{number}")
    assert manager.text("guest-name") == "李先生"
    assert not manager.sees("open-record")
    manager.write("note-text", "替罗文接待")
    manager.touch("primary", "outcome-done", "end")
    assert manager.reception(number).outcome == "done"


def test_without_its_key_the_book_says_so_and_the_lobby_goes_on(
    sit: Sits, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    manager = sit()
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "gone.key"))
    number = invited(manager)
    assert "密钥文件" in manager.words()
    manager.touch("accept")
    assert manager.reception(number).accepted_by == ME
