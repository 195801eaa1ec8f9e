"""The branch manager's page of customer lists, by real touches; and who may not open it is told who may."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desk.lobby.morning import HE, HE_PIN, LUO, MANAGER, MANAGER_PIN, SHEN, Morning
from shared import operations as do
from tests.desk.lobby.conftest import Manager


@pytest.fixture(scope="module")
def booked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file: 64 customers of 沈洁, two of 罗文 and two of nobody; two plans of 罗文 are overdue."""
    folder = tmp_path_factory.mktemp("booked")
    made = Morning(folder, timedelta(days=20))
    made.book()
    made.close()
    return folder / "lobby.db"


@pytest.fixture
def hall(booked: Path, tmp_path: Path) -> Iterator[Morning]:
    """A copy of it."""
    shutil.copy(booked, tmp_path / "lobby.db")
    made = Morning(tmp_path)
    yield made
    made.close()


@pytest.fixture
def manager(sit: Callable[..., Manager], qtbot) -> Manager:
    """何静, the branch manager, at the lobby seat."""
    seated = sit(signed_in=False)
    qtbot.waitUntil(lambda: seated.parts.seat.ready)
    seated.parts.sign_in.submit(HE, HE_PIN)
    return seated


def counts(manager: Manager) -> list[int]:
    return [one.customers for one in do.count_lists(manager.hall.lobby)]


def test_the_alert_leads_to_who_has_no_manager_and_they_are_given(manager: Manager) -> None:
    assert not manager.sees("customersDialog")
    manager.alert("list")
    assert manager.text("customers-range") == "第 1–2 位，共 2 位"
    assert {row.who for row in manager.parts.customers.customers.rows} == {"何先生", "陆女士"}
    manager.click("customer-0", f"give-to-{LUO}")
    assert not manager.item("customers-give").isEnabled()  # a reason is missing
    manager.click("reason-0")
    assert manager.text("customers-give") == "把 1 位交给罗文"
    manager.click("customers-give")
    assert manager.text("customers-done") == "1 位已交给罗文"
    assert counts(manager) == [1, 64, 3, 0]
    (given,) = [one for one in do.events_after(manager.hall.lobby, 0) if one.kind == "customer_reassigned"]
    assert (given.actor, given.data["to"], given.data["reason"]) == (HE, LUO, "人员调整")
    manager.click("pick-page", f"give-to-{SHEN}", "reason-1", "customers-give")
    assert manager.text("customers-done") == "1 位已交给沈洁"
    manager.parts.customers.close()
    # What is done is no alert any more, at once.
    assert [row.act for row in manager.parts.seat.alerts.rows] == ["list"]
    assert manager.parts.seat.inputs.look.book is None


def test_what_is_overdue_comes_first(manager: Manager) -> None:
    manager.alert(f"list-{LUO}")
    first = manager.parts.customers.customers.rows[0]
    assert (first.who, first.overdue) == ("Mr Alexander Worthington-Smythe", "逾期 2 项")
    assert [(row.who, row.customers, row.overdue) for row in manager.parts.customers.lists.rows] == [
        ("没有负责人", 2, ""),
        ("沈洁", 64, ""),
        ("罗文", 2, "逾期 2"),
        ("何静", 0, ""),
    ]


def test_a_long_list_a_page_at_a_time_and_all_of_it_at_once(manager: Manager) -> None:
    manager.click("customers", f"list-{SHEN}")
    assert manager.text("customers-range") == "第 1–50 位，共 64 位"
    manager.click("customer-1", "customers-on", "customer-0")
    assert manager.text("customers-picked") == "已选 2 位"  # on two pages
    manager.click("customers-back", "customer-1")
    assert manager.text("customers-picked") == "已选 1 位"
    manager.click("pick-all", "customers-on", f"give-to-{LUO}")
    assert manager.text("customers-picked") == "已选 64 位"
    manager.write("赵先生说的")
    manager.click("customers-give")
    assert "请不要写客户的姓名" in manager.words()
    assert counts(manager)[1] == 64
    manager.write("沈洁调走")
    manager.click("customers-give")
    assert counts(manager) == [2, 0, 66, 0]
    assert "没有客户" in manager.words()


def test_without_the_key_there_are_counts(manager: Manager, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "elsewhere.key"))
    manager.click("customers")
    assert [row.customers for row in manager.parts.customers.lists.rows] == [2, 64, 2, 0]
    assert "密钥" in manager.parts.customers.trouble
    assert not manager.parts.customers.customers.rows


def test_who_may_not_is_told_who_may(sit: Callable[..., Manager], qtbot) -> None:
    seated = sit(signed_in=False)
    qtbot.waitUntil(lambda: seated.parts.seat.ready)
    seated.parts.sign_in.submit(MANAGER, MANAGER_PIN)
    told = [(row.title, row.detail, row.label) for row in seated.parts.seat.alerts.rows]
    assert told == [("2 位客户没有客户经理", "由网点负责人分派", ""), ("罗文有 2 项跟进逾期", "走访、电话等", "")]
    assert not seated.sees("customers")
    seated.parts.customers.show("")
    assert not seated.sees("customersDialog")


def test_signing_out_closes_it(manager: Manager) -> None:
    manager.click("customers")
    assert manager.sees("customersDialog")
    manager.parts.seat.signOut()
    assert not manager.sees("customersDialog")
    assert not manager.parts.customers.customers.rows
