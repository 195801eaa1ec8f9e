"""Lists of customers on both databases: counted, paged, given away, and imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from shared import operations as do
from shared.lobby.customer_lists import PAGE, ListCount
from shared.lobby.customers import FollowUpKind
from shared.operations import Lobby
from shared.operations.unit import operating
from tests.conftest import Clock
from tests.shared.operations.book import HE, LUO, NAME, SHEN, TODAY, refused


def test_the_lists_counted_and_read_a_page_at_a_time(
    lobby: Lobby, clock: Clock, wang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tiers = {40: "private"}
    rows = [f"客户{at},{tiers.get(at, 'gold')},{LUO if at % 2 else ''},M{at:04}" for at in range(120)]
    do.import_customers(lobby, "\n".join(["姓名,等级,客户经理,会员号", *rows]), dry_run=False)
    he = lobby.acting(HE)
    (late,) = [one.reference for one in do.read_customers(lobby, mine=False) if one.name == "客户7"]
    do.plan_follow_up(lobby, late, FollowUpKind.OTHER, TODAY)
    assert [(one.staff, one.customers, one.overdue) for one in do.count_lists(he)] == [
        (None, 60, 0),
        (SHEN, 1, 0),
        (LUO, 60, 0),
        (HE, 0, 0),
    ]
    clock.forward(minutes=24 * 60)
    page = do.read_list(he, LUO)
    assert (page.first, page.total, len(page.rows)) == (0, 60, PAGE)
    assert [(one.customer.name, one.overdue) for one in page.rows[:1]] == [("客户7", 1)]  # what is late comes first
    rest = do.read_list(he, LUO, PAGE)
    assert not {one.customer.reference for one in rest.rows} & {one.customer.reference for one in page.rows}
    assert do.read_list(he, LUO, 5000) == rest
    assert do.read_list(he, None).rows[0].customer.name == "客户40"
    # 罗文 leaves: all of that list is nobody's, with what is overdue.
    do.publish(lobby, do.published(lobby)[1].replace('id = "4002"', 'id = "4009"'))
    assert do.count_lists(he)[0] == ListCount(None, 120, 1)
    before = do.last_seq(lobby)
    some = [one.customer.reference for one in do.read_list(he, None).rows[:3]]
    assert do.reassign(he, "4009", "分派", [*some, some[0]]) == 3
    assert refused(do.reassign, he, SHEN, "分派", some, unassigned=True) == "whom"
    assert do.reassign(he, SHEN, "分派", unassigned=True) == 117
    given = [one for one in do.events_after(lobby, before) if one.kind == "customer_reassigned"]
    assert (len(given), {one.actor for one in given}) == (120, {HE})
    assert [one.customers for one in do.count_lists(he)] == [0, 118, 3, 0]
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "elsewhere.key"))
    assert do.count_lists(he)[1].customers == 118  # nobody is read to be counted
    assert refused(do.read_list, he, SHEN) == "no-key"


def test_a_long_list_goes_in_portions(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(7):
        do.add_customer(lobby, NAME, "gold", {}, LUO)
    monkeypatch.setattr("shared.operations.reassigning.PORTION", 3)
    begun: list[str] = []
    monkeypatch.setattr(
        "shared.operations.reassigning.operating", lambda at, name: begun.append(name) or operating(at, name)
    )
    assert do.reassign(lobby.acting(HE), SHEN, "调岗", from_staff=LUO) == 7
    assert begun == ["reassign"] * 3
    assert [one.customers for one in do.count_lists(lobby)] == [0, 7, 0, 0]


TABLE = "姓名,等级,客户经理,卡号,会员号\n李先生,白金客户,4001,6222021234567894,\n赵女士,gold,,,M-0042\n"


def test_importing_is_all_or_nothing(lobby: Lobby, own_key: Path) -> None:
    seen = do.import_customers(lobby, TABLE)
    assert (seen.good, seen.added, seen.troubles, own_key.exists()) == (2, 0, (), False)
    bad = do.import_customers(lobby, TABLE + "孙先生,gold,,1234,\n", dry_run=False)
    assert (bad.good, bad.added, [(one.line, one.column) for one in bad.troubles]) == (2, 0, [(4, "card")])
    assert do.read_customers(lobby, mine=False) == []
    done = do.import_customers(lobby.acting(HE), TABLE, dry_run=False)
    assert (done.good, done.added, done.troubles) == (2, 2, ())
    assert [one.name for one in do.read_customers(lobby, mine=False)] == ["李先生", "赵女士"]
    again = do.import_customers(lobby, TABLE, dry_run=False)
    assert (again.good, again.added) == (0, 0)
    assert [(one.line, one.column) for one in again.troubles] == [(2, "card"), (3, "member")]
    assert do.recognise(lobby, "m0042").tier == "gold"
