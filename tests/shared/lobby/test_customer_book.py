"""The customer book's values and tables: nobody in a `repr`, every bad line named, days counted right."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby.branch import Branch
from shared.lobby.check import examine
from shared.lobby.customer_csv import COLUMNS, read_table
from shared.lobby.customers import (
    Channel,
    Customer,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Note,
    due,
    is_assigned,
    kept_since,
    tier_now,
)
from shared.lobby.identifiers import Identifier

NOW = datetime(2026, 6, 18, 2, 26, tzinfo=UTC)
TODAY = date(2026, 6, 18)
HEAD = "姓名,等级,客户经理,卡号,手机号,同意\n"


def test_nobody_is_in_a_repr() -> None:
    known = Customer(
        reference="ab12",
        name="王女士",
        tier="gold",
        manager="4001",
        preferences="喜欢喝茶",
        created_at=NOW,
        updated_at=NOW,
        last_seen=TODAY,
    )
    note = Note(
        id=1, reference="ab12", reception=None, at=NOW, by="4001", text="王女士", needs="养老", next_step="电话"
    )
    planned = FollowUp(
        id=1, reference="ab12", kind=FollowUpKind.CALL, due=TODAY, text="王女士", by="1", for_staff="1", result="王女士"
    )
    shown = repr((known, note, planned))
    assert "ab12" in shown
    assert all(word not in shown for word in ("王女士", "喜欢", "养老", "电话"))
    assert (known.brief().name, known.brief().preferences) == ("王女士", "")


def planned(days: int, state: FollowUpState = FollowUpState.PLANNED, id: int = 1) -> FollowUp:
    return FollowUp(
        id=id,
        reference="a",
        kind=FollowUpKind.VISIT,
        due=TODAY + timedelta(days=days),
        state=state,
        by="1",
        for_staff="1",
    )


def test_due_and_overdue() -> None:
    found = [
        planned(0, id=1),
        planned(1, id=2),
        planned(-3, FollowUpState.POSTPONED, 3),
        planned(-5, FollowUpState.DONE, 4),
        planned(-5, FollowUpState.CANCELLED, 5),
    ]
    assert [one.id for one in due(found, TODAY)] == [3, 1]
    assert [one.id for one in found if one.is_overdue(TODAY)] == [3]


@pytest.mark.parametrize(
    ("today", "months", "since"),
    [
        (date(2026, 6, 18), 36, date(2023, 6, 18)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
    ],
)
def test_how_long_somebody_is_kept(today: date, months: int, since: date) -> None:
    assert kept_since(today, months) == since


def test_who_can_be_responsible(branch: Branch) -> None:
    assert [one for one in (*branch.people, None, "9999") if is_assigned(branch, one)] == ["4001", "4002", "3001"]
    assert (tier_now(branch, "gold"), tier_now(branch, "abolished")) == ("gold", "ordinary")


def test_a_table(branch: Branch) -> None:
    table = "\ufeff" + HEAD + "王女士,白金客户,4001,6222 0212 3456 7894,,是\r\n\r\n李 先生 ,gold,,,+86 139 1234 5678,\n"
    lines, troubles = read_table(branch, table)
    assert troubles == []
    assert [(one.line, one.name, one.tier, one.manager, one.consent) for one in lines] == [
        (2, "王女士", "platinum", "4001", True),
        (4, "李 先生", "gold", None, False),
    ]
    assert lines[1].identifiers == {Identifier.PHONE: "13912345678"}
    assert "王女士" not in repr(lines)
    semicolons = "Name;Tier;Member;Channel;Preferences\nMs Wang;Gold;m-0081;微信;喝茶，\n"
    (line,), troubles = read_table(branch, semicolons)
    assert (troubles, line.identifiers, line.channel) == ([], {Identifier.MEMBER: "M0081"}, Channel.WECHAT)


def test_every_bad_line_is_named_with_its_column(branch: Branch) -> None:
    table = HEAD + (
        "王女士,白金客户,4001,6222021234567890,,是\n"
        ",钻石,1001,,,也许\n"
        '"李\n先生",gold,,,13912345678,\n'
        "赵先生,gold,,,13912345678,,多了\n"
        "孙先生,gold,,,139 1234 5678,\n"
    )
    lines, troubles = read_table(branch, table)
    assert [(one.line, one.column) for one in troubles] == [
        (2, "card"),
        (3, "name"),
        (3, "tier"),
        (3, "manager"),
        (3, ""),
        (3, "consent"),
        (6, ""),
        (7, "phone"),
    ]
    assert troubles[-1].what.en == "the same as on line 4"
    assert [one.line for one in lines] == [4, 7]
    said = "\n".join(str(one) for one in troubles)
    assert all(value not in said for value in ("王女士", "6222021234567890", "13912345678", "钻石", "也许"))


@pytest.mark.parametrize(
    ("table", "line", "column"),
    [
        ("", 1, ""),
        ("\n\n", 1, ""),
        ("卡号\n6222021234567894\n", 1, "name"),
        ("姓名,等级,密码\n", 1, "3"),
        ("姓名,等级,姓名\n", 1, "name"),
        (HEAD + '王女士,"gold\n', 2, ""),
    ],
)
def test_a_table_that_is_none(branch: Branch, table: str, line: int, column: str) -> None:
    lines, troubles = read_table(branch, table)
    assert (lines, troubles[0].line, troubles[0].column) == ([], line, column)


@given(st.text())
def test_any_text_is_read_or_named_as_bad(branch: Branch, table: str) -> None:
    lines, troubles = read_table(branch, table)
    assert lines or troubles or table.strip()
    lines, troubles = read_table(branch, HEAD + table)
    assert all(one.identifiers for one in lines)
    assert all(one.line >= 1 and one.what.zh and one.what.en for one in troubles)


CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=5), st.sampled_from(",;\t"))
def test_every_row_is_a_line_or_a_trouble_where_it_stands(
    branch: Branch, rows: list[list[str]], delimiter: str
) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter)
    writer.writerow(headings[0] for headings in COLUMNS.values())
    writer.writerows(rows)
    lines, troubles = read_table(branch, written.getvalue())
    filled = {number for number, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert {one.line for one in lines} | {one.line for one in troubles} == filled


def test_the_branch_file_says_how_long(shipped: str) -> None:
    branch, mistakes = examine(shipped.replace("keep_months = 36", "keep_months = 0"))
    assert branch is None
    assert [one.place for one in mistakes] == ["customers · keep_months"]
    branch, _ = examine(shipped)
    assert branch is not None
    assert (branch.customers.keep_months, branch.customers.wrong_codes, branch.customers.pause) == (36, 5, 60)
