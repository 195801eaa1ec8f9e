"""What the teller's page says, from values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.teller import keys, lists, panel, sheets
from desk.teller.look import Origin, Seen, look_at
from desk.teller.page import HELD, Known, derive
from desk.teller.scene import COUNTER, Morning
from desk.teller.sheets import Sheet
from shared import operations
from shared.lobby.board import Board
from shared.lobby.ticket import Hold, State


@pytest.fixture
def called(morning: Morning) -> Seen:
    """A012 is called to counter 3."""
    morning.call_a012(start=False)
    return look_at(morning.lobby, COUNTER)


@pytest.fixture
def serving(morning: Morning) -> Seen:
    """A012 is being served at counter 3 for 2:14."""
    morning.call_a012()
    return look_at(morning.lobby, COUNTER)


def with_ticket(seen: Seen, **changes: object) -> Seen:
    """The same moment with another ticket at the counter."""
    assert seen.ticket is not None
    ticket = replace(seen.ticket, **changes)
    tickets = tuple(ticket if one.number == ticket.number else one for one in seen.board.tickets)
    return replace(seen, board=replace(seen.board, tickets=tickets))


def drawn(seen: Seen, language: str = "zh", later: float = 0) -> panel.Drawn:
    return panel.derive(panel.Known(seen, seen.board.now + timedelta(seconds=later), language))


def facts(seen: Seen, language: str = "zh") -> dict[str, tuple[str, str]]:
    known = panel.Known(seen, seen.board.now, language)
    return {one.id: (one.title, one.note) for one in panel.facts(known)}


def usable(seen: Seen, **more: object) -> list[str]:
    return [one.action for one in keys.actions(seen, "zh", **more) if one.usable]


# ------------------------------------------------------------ the panel


def test_the_panel_of_a_service(serving: Seen) -> None:
    page = drawn(serving)
    assert (page.number, page.pigment, page.state) == ("A012", "ochre", "办理中")
    assert page.taken == "10:00 取号，等了 23 分钟"
    assert (page.service, page.band) == ("取款", "2 万元以下")
    assert (page.timer_label, page.timer) == ("办理用时", "02:14")
    assert page.typical == "同类通常 1–6 分钟"
    assert page.fraction == pytest.approx(134 / 210)
    assert (page.shown, page.spoken, page.called_at) == ("已显示 0.1 秒", "已播报", "10:23:28")
    english = drawn(serving, "en")
    assert (english.state, english.service, english.shown) == ("Being served", "Withdraw", "Shown 0.1 s")


def test_the_time_runs_on_and_the_bar_fills(serving: Seen) -> None:
    page = drawn(serving, later=60 * 60)
    assert page.timer == "1:02:14"
    assert page.fraction == 1.0
    assert page.overtime
    assert not drawn(serving, later=3 * 60).overtime


def test_a_called_ticket_counts_from_its_call(called: Seen) -> None:
    page = drawn(called)
    assert (page.state, page.timer_label, page.timer, page.typical) == ("已呼叫", "呼叫后", "02:32", "已呼叫 1 次")
    assert page.fraction == 0


@pytest.mark.parametrize(
    ("spoken", "says", "well"),
    [
        (None, "还没播报", False),
        ("spoken", "已播报", True),
        ("partly spoken", "部分播报", False),
        ("chime only", "只响了铃", False),
        ("muted", "静音", False),
        ("quiet", "静音时段", False),
        ("failed: no device", "没播出来：没有音箱", False),
        ("failed: anything else", "没播出来", False),
    ],
)
def test_what_became_of_speaking(called: Seen, spoken: str | None, says: str, well: bool) -> None:
    calls = tuple(replace(one, spoken=spoken) for one in called.board.calls)
    page = drawn(replace(called, board=replace(called.board, calls=calls)))
    assert (page.spoken, page.spoken_well) == (says, well)


def test_a_call_nobody_has_shown(called: Seen) -> None:
    calls = tuple(replace(one, shown_at=None) for one in called.board.calls)
    page = drawn(replace(called, board=replace(called.board, calls=calls)))
    assert (page.shown, page.shown_well) == ("还没显示", False)


def test_what_only_staff_see(serving: Seen) -> None:
    assert facts(serving) == {
        "elder": ("用大字界面取的号", "请慢慢说，单据字号调大"),
        "counter": ("已婉拒自助区", "不必再次推荐"),
        "wait": ("告知 10–16 分，实等 23 分", "比告知多等 7 分"),
    }


@pytest.mark.parametrize(
    ("low", "high", "title", "note"),
    [
        (20, 30, "告知 20–30 分，实等 23 分", "在预计之内"),
        (30, 40, "告知 30–40 分，实等 23 分", "比告知的快"),
        (0, 0, "告知不用等，实等 23 分", "比告知多等 23 分"),
        (None, None, "实等 23 分", "取号时没有预计"),
    ],
)
def test_the_promise(serving: Seen, low: int | None, high: int | None, title: str, note: str) -> None:
    assert facts(with_ticket(serving, promised_low=low, promised_high=high))["wait"] == (title, note)


def test_facts_of_a_travelled_ticket(serving: Seen) -> None:
    seen = with_ticket(
        serving, misses=1, language="en", corporate=True, tier="private", ticket_class="vip", elder=False, return_to=5
    )
    seen = replace(seen, origin=Origin(False, "B", 5, "先清点现金"))
    found = facts(seen)
    assert found["missed"][0] == "过号 1 次后回来"
    assert found["origin"] == ("5 号窗口转来", "先清点现金")
    assert found["return"][0] == "办完回 5 号窗口"
    assert found["english"][0] == "用英文界面取的号"
    # Six at most, and the wait is always one of them.
    assert len(found) == 6
    assert list(found)[-1] == "wait"


def test_the_last_return_is_said(serving: Seen) -> None:
    assert facts(with_ticket(serving, misses=2))["missed"] == ("过号 2 次后回来", "不能再过号")


def test_a_moved_ticket_says_from_where_and_why(morning: Morning) -> None:
    operations.move(morning.lobby, "B024", "A", "大额现金")
    operations.call_ticket(morning.lobby, "B024", COUNTER)
    seen = look_at(morning.lobby, COUNTER)
    assert facts(seen)["origin"] == ("从非现金区移来", "大额现金")


def test_nobody_here(morning: Morning) -> None:
    page = drawn(look_at(morning.lobby, COUNTER))
    assert (page.present, page.title, page.note) == (False, "现在没有叫号", "按空格或 F1 呼叫下一位")
    operations.pause_counter(morning.lobby, COUNTER, "用餐")
    morning.clock.ago(-5)
    page = drawn(look_at(morning.lobby, COUNTER))
    assert (page.title, page.note, page.timer) == ("暂停中", "用餐", "05:00")
    assert drawn(look_at(morning.lobby, COUNTER), "en").note == "Meal"


# ------------------------------------------------------------ keys


def test_which_keys_can_be_used(morning: Morning, called: Seen) -> None:
    nobody = with_state(called, State.DONE)
    assert usable(nobody) == ["pause"]
    assert usable(called) == ["recall", "start", "finish", "hold", "transfer", "no-show", "pause", "invite"]
    assert usable(with_ticket(called, state=State.SERVING)) == ["finish", "hold", "transfer", "pause", "invite"]
    assert usable(called, away=True) == []


def with_state(seen: Seen, state: State) -> Seen:
    return with_ticket(seen, state=state)


def test_the_big_key(serving: Seen) -> None:
    called = with_state(serving, State.CALLED)
    assert keys.primary(serving, "zh") == keys.Primary("呼叫下一位", "先完成 A012，再呼叫", "A013", True)
    assert keys.primary(called, "zh").note == "A012 还没开始，先问来了没有"
    idle = with_state(called, State.DONE)
    assert keys.primary(idle, "en") == keys.Primary("Call next", "Waited longest", "A013", True)
    assert keys.primary(replace(idle, line=()), "zh") == keys.Primary("呼叫下一位", "没有人等候", "", False)
    assert not keys.primary(idle, "zh", away=True).enabled
    assert keys.primary(replace(idle, counter=99), "zh").note == "网点设置里没有这个窗口了"


# ------------------------------------------------------------ lists


def test_the_line_says_why(serving: Seen) -> None:
    rows = {row.number: row for row in lists.line_rows(serving, "zh")}
    assert (rows["A013"].tag, rows["A013"].why, rows["A013"].minutes) == ("顺序", "等得最久", 21)
    assert (rows["A009"].tag, rows["A009"].tone) == ("返回", "orange")
    assert (rows["A017"].tag, rows["A017"].tone) == ("照顾", "accent")
    assert (rows["B024"].tag, rows["B024"].tone, rows["B024"].pigment) == ("支援", "zone", "azurite")


def test_aside(morning: Morning) -> None:
    morning.call_a012()
    operations.hold(morning.lobby, "A012", Hold.PAPERS)
    operations.call_ticket(morning.lobby, "A014", COUNTER)
    operations.no_show(morning.lobby, "A014")
    morning.clock.ago(-4)
    seen = look_at(morning.lobby, COUNTER)
    assert lists.held_rows(seen, "zh") == [
        lists.Aside("A012", "ochre", "取款", "持件·材料留在窗口", 4, True),
    ]
    assert [(row.number, row.note) for row in lists.missed_rows(seen, "zh")] == [("A014", "3 号窗口呼叫未到")]


# ------------------------------------------------------------ sheets


def test_the_transfer_sheet_lists_zones_and_other_counters(serving: Seen) -> None:
    asked = sheets.ask(Sheet.TRANSFER, "A012", serving, "zh")
    ids = [one.option_id for one in asked.options]
    assert ids[:4] == ["zone:Z", "zone:A", "zone:B", "zone:V"]
    assert "counter:3" not in ids
    closed = next(one for one in asked.options if one.option_id == "counter:4")
    assert (closed.usable, closed.note) == (False, "没有开窗")
    assert [one.key for one in asked.options] == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]


def test_a_sheet_about_a_ticket_that_has_gone_says_nothing(serving: Seen) -> None:
    for sheet in (Sheet.ARRIVED, Sheet.HOLD, Sheet.TRANSFER, Sheet.CALL_THIS):
        assert sheets.ask(sheet, "A999", serving, "zh") == sheets.NOTHING


def test_too_few_calls(called: Seen) -> None:
    assert sheets.too_few_calls(called) is not None
    assert sheets.too_few_calls(with_ticket(called, calls=3)) is None


# ------------------------------------------------------------ the page


def test_an_emptied_list_gives_its_place_back(morning: Morning, serving: Seen) -> None:
    staff = serving.board.branch.people["1027"]
    known = Known(seen=serving, staff=staff, counter=COUNTER, list_mode=HELD)
    assert derive(known).list_mode == "next"


def test_nothing_of_the_lobby_is_drawn_while_nobody_is_signed_in(serving: Seen) -> None:
    page = derive(Known(seen=serving, counter=COUNTER))
    assert (page.ticket, page.person, page.primary_number, page.waiting) == ("", "", "", 0)


def test_a_counter_that_the_branch_file_no_longer_has(morning: Morning, serving: Seen) -> None:
    gone = replace(serving, board=_without_counter(serving.board))
    staff = serving.board.branch.people["1027"]
    page = derive(Known(seen=gone, staff=staff, counter=COUNTER))
    assert not page.primary_enabled
    assert usable(gone) == []


def _without_counter(board: Board) -> Board:
    return replace(board, counters=tuple(one for one in board.counters if one.number != COUNTER), tickets=())
