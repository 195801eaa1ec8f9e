"""What the wealth manager's page derives: by example, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.wealth import (
    addpage,
    bookpage,
    correctpage,
    dealing,
    guestpage,
    hosting,
    invitations,
    noteform,
    planform,
    planning,
    recordpage,
)
from desk.wealth.addpage import AddKnown
from desk.wealth.bookpage import BookKnown
from desk.wealth.correctpage import CorrectKnown
from desk.wealth.dealing import CANCEL, DONE, POSTPONE, DealKnown
from desk.wealth.guestpage import DECLINING, ENDING, ESCORT, GuestKnown
from desk.wealth.looking import Book, Look
from desk.wealth.noteform import NoteKnown
from desk.wealth.planform import PlanKnown
from desk.wealth.recordpage import Record, RecordKnown
from desk.wealth.scene import COLLEAGUE, COLLEAGUE_PIN, LARGE_CASH, LOBBY, ME, PIN, Morning
from shared import operations as do
from shared.lobby.board import Board
from shared.lobby.customers import Customer, FollowUp, FollowUpKind, Note
from shared.lobby.reception import Reception, Stage
from shared.lobby.text import text
from shared.lobby.ticket import State

TODAY = date(2026, 6, 18)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """Ten seconds after A001's customer was invited and 沈洁 was asked; 罗文 is there too."""
    morning = Morning(tmp_path_factory.mktemp("derived"))
    morning.open_counters()
    for who, pin in ((ME, PIN), (COLLEAGUE, COLLEAGUE_PIN)):
        do.take_seat(morning.lobby, "wealth", who, pin)
    morning.invite(morning.take(14, LARGE_CASH), reason="大额现金")
    yield do.read_board(morning.lobby, calls=0)
    morning.close()


@pytest.fixture
def look(board: Board) -> Look:
    return Look(board, ME)


def reception(look: Look, **changes: object) -> Look:
    """The look with its one reception changed."""
    (one,) = look.board.receptions
    return replace(look, board=replace(look.board, receptions=(replace(one, **changes),)))


def accepted(look: Look, minutes: float = 1, **changes: object) -> Look:
    at = look.board.now - timedelta(minutes=minutes)
    return reception(look, accepted_by=ME, accepted_at=at, **changes)


def handed_over(look: Look, state: State = State.CONSULTING, **changes: object) -> Look:
    at = look.board.now - timedelta(minutes=5)
    known: dict[str, object] = {"given_by": LOBBY, "given_at": at, "received_at": at, "state": state}
    return accepted(look, 6, **known | changes)


def guest(look: Look) -> Reception:
    assert look.guest is not None
    return look.guest


def names(look: Look, language: str = "zh") -> list[tuple[str, str]]:
    return [(row.name, row.mark) for row in hosting.step_rows(look, guest(look), language)]


def customer(reference: str = "r1", manager: str | None = ME, name: str = "王女士") -> Customer:
    at = datetime.fromisoformat("2026-05-01T01:00:00+00:00")
    return Customer(
        reference=reference,
        name=name,
        tier="platinum",
        manager=manager,
        consent_at=at,
        created_at=at,
        updated_at=at,
        last_seen=TODAY,
    )


def plan(id: int, days: int, kind: FollowUpKind = FollowUpKind.VISIT) -> FollowUp:
    return FollowUp(
        id=id, reference="r1", kind=kind, due=TODAY + timedelta(days=days), text="看望", by=ME, for_staff=ME
    )


# ------------------------------------------------------------ invitations


@pytest.mark.parametrize(
    ("later", "zh", "en"),
    [
        (0, "还有 20 秒转给下一位", "goes to the next in 20 s"),
        (19.5, "还有 1 秒转给下一位", "goes to the next in 1 s"),
        (20, "正在转给下一位", "going to the next"),
        (90, "正在转给下一位", "going to the next"),
    ],
)
def test_the_countdown_is_words(look: Look, later: float, zh: str, en: str) -> None:
    (one,) = look.offers
    now = look.board.now + timedelta(seconds=later)
    assert invitations.countdown(look, one, now, "zh") == zh
    assert invitations.countdown(look, one, now, "en") == en


def test_with_nobody_else_free_it_says_what_comes_then(look: Look) -> None:
    alone = replace(look, board=replace(look.board, present=tuple(p for p in look.board.present if p.staff == ME)))
    (one,) = alone.offers
    assert invitations.countdown(alone, one, alone.board.now, "zh") == "没有别人有空，20 秒后再问您"
    assert invitations.countdown(alone, one, alone.board.now, "en") == "no one else; asked again in 20 s"
    assert invitations.countdown(alone, one, alone.board.now + timedelta(minutes=1), "zh") == "没有别人有空"
    away = replace(alone, board=replace(alone.board, present=tuple(replace(p, away=True) for p in alone.board.present)))
    assert invitations.countdown(away, one, away.board.now, "zh") == "还有 20 秒，之后谁都可以接"


def test_the_offer_says_who_why_and_where(look: Look) -> None:
    drawn = invitations.offer(look, look.board.now, "zh")
    assert (drawn.who, drawn.why, drawn.mark) == ("周宁邀请", "大额现金", "大额现金客户")
    assert (drawn.where, drawn.waited) == ("在大堂等候", "到店 14 分钟")
    assert invitations.offer(look, look.board.now, "en").why == "Large cash"
    assert invitations.offer(replace(look, me=COLLEAGUE), look.board.now, "zh").number == ""


def test_another_persons_offer_is_not_mine_and_an_unasked_one_is_anybodys(look: Look) -> None:
    unasked = reception(look, offered_to=None, offered_at=None)
    assert unasked.offers == ()
    (row,) = invitations.unasked_rows(unasked, unasked.board.now, "zh")
    assert (row.number, row.title, row.note) == ("A001", "周宁邀请", "大额现金客户")
    assert invitations.unasked_rows(look, look.board.now, "zh") == []


# ------------------------------------------------------------ the guest


def test_the_row_of_steps_holds_only_what_there_was(look: Look) -> None:
    at = look.board.now
    just = accepted(look)
    assert names(just) == [("已接", "now"), ("引导中", "next"), ("交接", "next"), ("洽谈中", "next"), ("结束", "next")]
    brought = accepted(look, received_at=at)
    assert names(brought)[:2] == [("已接", "done"), ("交接", "now")]  # nobody led: they came by themselves
    assert names(handed_over(look, led_at=at))[1:4] == [("引导中", "done"), ("交接", "done"), ("洽谈中", "now")]
    known = handed_over(look, known=True, given_by=ME)
    assert names(known, "en") == [("Talking", "now"), ("End", "next")]


def test_at_the_counter_and_back_the_row_is_longer(look: Look) -> None:
    there = handed_over(look, State.CALLED, counter=7)
    assert names(there)[3:] == [("陪同", "now"), ("窗口", "next"), ("洽谈中", "next"), ("结束", "next")]
    assert names(handed_over(look, State.SERVING, counter=7))[4] == ("窗口", "now")
    ticket = replace(look.board.ticket("A001"), started_at=look.board.now)
    back = handed_over(replace(look, board=replace(look.board, tickets=(ticket,))))
    assert names(back)[-2:] == [("洽谈中", "now"), ("结束", "next")]
    assert len(names(back)) == 7


@pytest.mark.parametrize(
    ("stage", "action", "note"),
    [
        (Stage.ACCEPTED, "receive", "客户当面交到您这里时按"),
        (Stage.HANDING, "", "您已确认，等周宁确认交接"),
        (Stage.CONSULTING, "end", ""),
        (Stage.ESCORTING, "", "请陪客户到 7 号窗口，由柜员开始办理"),
        (Stage.AT_TELLER, "", "正在 7 号窗口办理，办完回到您这里"),
    ],
)
def test_one_key_for_the_next_step_or_who_is_awaited(look: Look, stage: Stage, action: str, note: str) -> None:
    looks = {
        Stage.ACCEPTED: accepted(look),
        Stage.HANDING: accepted(look, received_at=look.board.now),
        Stage.CONSULTING: handed_over(look),
        Stage.ESCORTING: handed_over(look, State.CALLED, counter=7),
        Stage.AT_TELLER: handed_over(look, State.HELD, counter=7),
    }
    one = guest(looks[stage])
    assert one.stage is stage
    key = hosting.primary(looks[stage], one, "zh")
    assert (key.action, key.note) == (action, note)


def test_what_is_asked_goes_with_the_stage(look: Look) -> None:
    before, talk = accepted(look), handed_over(look)
    assert guestpage.derive(GuestKnown(before, asks=DECLINING)).asks == DECLINING
    assert guestpage.derive(GuestKnown(talk, asks=DECLINING)).asks == ""
    assert guestpage.derive(GuestKnown(before, asks=ENDING)).asks == ""
    assert guestpage.derive(GuestKnown(talk, asks=ESCORT)).asks == ESCORT
    assert guestpage.derive(GuestKnown(handed_over(look, State.CALLED), asks=ENDING)).asks == ""


@pytest.mark.parametrize(
    ("outcome", "noted", "written", "nothing", "missing"),
    [
        ("", False, False, False, "先选结果，再写记录或选“没有要记的”"),
        ("", True, False, False, "先选结果"),
        ("done", False, False, False, "先写记录，或选“没有要记的”"),
        ("done", True, False, False, ""),
        ("done", False, True, False, ""),
        ("done", False, False, True, ""),
    ],
)
def test_it_ends_with_an_outcome_and_a_note_or_the_word(
    look: Look, outcome: str, noted: bool, written: bool, nothing: bool, missing: str
) -> None:
    known = GuestKnown(handed_over(look, noted=noted), asks=ENDING, outcome=outcome, written=written, nothing=nothing)
    drawn = guestpage.derive(known)
    assert (drawn.missing, drawn.can_end) == (missing, not missing)


def test_a_note_outweighs_the_word_that_there_is_none(look: Look) -> None:
    known = GuestKnown(handed_over(look), asks=ENDING, outcome="done", written=True, nothing=True)
    assert not guestpage.derive(known).nothing


def test_the_vip_counters_come_first(look: Look) -> None:
    rows = hosting.counter_rows(look, "zh")
    assert [row.number for row in rows] == [7, 1, 2, 3, 4, 5, 6]
    assert [(row.open, row.note) for row in rows][:4] == [
        *((True, "没有人"), (True, "没有人")),
        *((False, "没有开"), (False, "暂停")),
    ]


# ------------------------------------------------------------ the book


def test_without_consent_the_tier_is_what_somebody_is_called(look: Look) -> None:
    tickets = tuple(replace(one, customer="r1") for one in look.board.tickets)
    book = Book({"r1": customer(name="")}, (plan(1, 0, FollowUpKind.OTHER),))
    known = replace(look, board=replace(look.board, tickets=tickets), book=book)
    drawn = invitations.offer(known, known.board.now, "zh")
    assert (drawn.name, drawn.whose, drawn.mine) == ("白金客户", "我的客户", True)
    assert invitations.offer(known, known.board.now, "en").whose == "Yours"
    unasked = reception(known, offered_to=None, offered_at=None)
    assert invitations.unasked_rows(unasked, unasked.board.now, "zh")[0].title == "白金客户"
    card = guestpage.derive(GuestKnown(accepted(known)))
    assert (card.name, card.reference, card.can_add) == ("白金客户", "r1", False)
    assert planning.plan_rows(known, "zh")[0].who == "白金客户"


def test_overdue_is_a_word_and_a_mark(look: Look) -> None:
    with_plan = replace(look, book=Book({"r1": customer()}, (plan(1, -3), plan(2, 0, FollowUpKind.BIRTHDAY))))
    rows = planning.plan_rows(with_plan, "zh")
    assert [(row.who, row.kind, row.when, row.late) for row in rows] == [
        ("王女士", "走访", "逾期 3 天", True),
        ("王女士", "生日", "今天", False),
    ]
    assert planning.plan_rows(with_plan, "en")[0].when == "3 d overdue"
    assert bookpage.derive(BookKnown(with_plan)).summary == "今天 1 项，逾期 1 项"
    assert bookpage.derive(BookKnown(with_plan, language="en")).summary == "1 for today, 1 overdue"
    assert bookpage.derive(BookKnown(look)).summary == "今天没有安排"


def test_putting_off_wants_a_day_and_a_reason_and_giving_up_a_reason() -> None:
    known = DealKnown(today=TODAY, one=plan(1, 0), who="王女士", asks=POSTPONE)
    assert dealing.derive(known).missing == "先选改到哪天"
    assert dealing.derive(replace(known, days=7)).missing == "请选或写改期的理由"
    ready = dealing.derive(replace(known, days=7, words="出差"))
    assert (ready.can_confirm, ready.to) == (True, "6 月 25 日 周四")
    assert dealing.derive(replace(known, one=None)).asks == ""  # somebody else has done it meanwhile
    given_up = replace(known, asks=CANCEL)
    assert dealing.derive(given_up).missing == "请选或写取消的理由"
    assert replace(given_up, why=1).said == "已经办好了"
    assert replace(given_up, why=1, words=" 在总行 ").said == "已经办好了：在总行"
    assert replace(given_up, why=1, words="there", language="en").said == "Settled already: there"
    assert dealing.derive(replace(given_up, why=1)).can_confirm
    assert dealing.derive(replace(known, asks=DONE)).can_confirm  # what came of it may be left out
    assert [len(dealing.why_rows(replace(known, asks=one))) for one in ("", DONE, POSTPONE, CANCEL)] == [0, 0, 4, 4]


@given(
    start=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    choice=st.integers(0, len(planform.AHEAD) - 1),
    steps=st.lists(st.sampled_from([(-1, 0), (0, -1), (0, 1), (0, 7), (1, 0), (12, 0)]), max_size=30),
)
def test_a_planned_day_is_never_over_and_within_ten_years(
    start: date, choice: int, steps: list[tuple[int, int]]
) -> None:
    known = PlanKnown(today=start, agreed=True)
    known = replace(known, due=planform.chosen(known, choice))
    assert [row.days for row in planform.day_rows(known) if row.chosen] == [choice]
    for months, days in steps:
        known = replace(known, due=planform.moved(known, months, days))
        assert known.due is not None
        assert start <= known.due <= start + timedelta(days=10 * 366)


def test_a_plan_wants_what_and_when_and_consent_for_most() -> None:
    known = PlanKnown(today=date(2026, 1, 31))
    assert [row.key for row in planform.kind_rows(known)] == ["other"]
    assert "没有同意建档" in planform.derive(known).consent
    agreed = replace(known, agreed=True)
    assert [row.key for row in planform.kind_rows(agreed)] == ["call", "visit", "birthday", "maturity", "other"]
    assert planform.derive(agreed).missing == "先选做什么"
    what = replace(agreed, kind=FollowUpKind.VISIT)
    assert planform.derive(what).missing == "先选哪一天"
    month = replace(what, due=planform.chosen(what, 3))
    assert (month.due, planform.derive(month).when) == (date(2026, 2, 28), "2 月 28 日 周六")
    assert planform.chosen(month, 3) is None
    year = replace(month, due=planform.moved(month, 12, 0), language="en")
    assert (planform.derive(year).when, planform.derive(year).ready) == ("Sun 28 Feb 2027", True)


def test_only_what_is_different_is_put_right(look: Look) -> None:
    one = customer()
    known = CorrectKnown(
        look.board.branch, customer=one, name="王女士 ", tier="platinum", channel=one.channel, preferences=""
    )
    assert (known.changes, correctpage.derive(known).missing) == ({}, "还没有改动")
    changed = replace(known, tier="private", preferences="喜欢上午来")
    assert changed.changes == {"tier": "private", "preferences": "喜欢上午来"}
    assert correctpage.derive(changed).ready
    assert correctpage.derive(replace(changed, name=" ")).missing == "先写称呼"


def test_the_book_is_asked_only_for_what_can_be_a_number_and_is_on_no_row(look: Look) -> None:
    known = BookKnown(replace(look, book=Book(mine=(customer(),))))
    asked = {
        "王": False,
        "": False,
        "李": False,
        "13800138005": True,
        "1380-013": True,
        ";6222021234567894=2901?": True,
    }
    for typed, by_number in asked.items():
        assert bookpage.derive(replace(known, search=typed)).by_number == by_number, typed
    others = replace(known, search="13800138005", found=customer("r9", COLLEAGUE, "李先生"))
    assert (bookpage.derive(others).found, bookpage.derive(others).found_note) == ("李先生", "白金客户·罗文的客户")
    assert bookpage.derive(replace(known, nobody=True)).nobody == "客户簿里没有这个号码"


def test_a_chosen_day_moves_between_tomorrow_and_a_year(look: Look) -> None:
    assert [planning.shifted(7, 1), planning.shifted(1, -1), planning.shifted(planning.FURTHEST, 1)] == [8, 1, 366]
    assert planning.day_text(date(2026, 6, 25), "en") == "Thu 25 Jun"


def test_a_search_looks_at_names_and_tiers(look: Look) -> None:
    mine = (customer(), customer("r2", name="Mr Smith"))
    known = BookKnown(replace(look, book=Book(mine=mine)))
    assert [row.who for row in bookpage.customer_rows(replace(known, search=" smith"))] == ["Mr Smith"]
    assert len(bookpage.customer_rows(replace(known, search="白金"))) == 2
    assert bookpage.customer_rows(replace(known, search="金卡")) == []


def test_a_note_is_saved_with_words_and_a_day_only_with_a_step() -> None:
    empty = NoteKnown(today=TODAY)
    assert not noteform.derive(empty).can_save
    assert not noteform.derive(replace(empty, text="  ")).written
    assert noteform.derive(replace(empty, needs="换汇")).can_save
    stepless = noteform.derive(replace(empty, text="谈了", days=7))
    assert (stepless.can_save, stepless.hint) == (False, "选了日期，请写下一步做什么")
    assert noteform.derive(replace(empty, next_step="回电话", days=7)).when == "6 月 25 日 周四"


def test_nobody_is_added_without_consent(look: Look) -> None:
    known = AddKnown(look)
    assert addpage.derive(known).missing == "先写称呼"
    assert addpage.derive(replace(known, name="孙女士")).missing == "还要手机号，下次好认"
    filled = replace(known, name="孙女士", value="13800138000")
    assert addpage.derive(filled).missing == "请先征得客户同意"
    assert addpage.derive(replace(filled, consent=True)).ready


def test_a_record_reads_newest_first_and_names_who_wrote(look: Look) -> None:
    notes = (
        Note(id=9, reference="r1", reception=4, at=look.board.now, by=ME, nothing=True),
        Note(
            id=2,
            reference="r1",
            reception=None,
            at=look.board.now - timedelta(days=6),
            by=COLLEAGUE,
            text="换汇",
            next_step="回电话",
            next_on=TODAY,
        ),
    )
    known = RecordKnown(look, reference="r1", record=Record(customer(), notes, (plan(1, -1), plan(2, 4))))
    assert [(row.when, row.who, row.words, row.parts) for row in recordpage.note_rows(known)] == [
        ("今天 10:26", "沈洁", "没有要记的", ()),
        ("2026-06-12", "罗文", "换汇", ("下一步：回电话，6 月 18 日 周四",)),
    ]
    assert [(row.when, row.late) for row in recordpage.planned_rows(known)] == [
        ("逾期 1 天", True),
        ("6 月 22 日 周一", False),
    ]
    assert recordpage.derive(known).consent == "2026-05-01 同意建档"
    shut = recordpage.derive(replace(known, record=None, refusal=text("这位客户由罗文负责", "looked after by 罗文")))
    assert (shut.refusal, shut.loading, shut.name) == ("这位客户由罗文负责", False, "")


def test_nothing_that_is_kept_shows_a_person_in_its_repr(look: Look) -> None:
    with_book = replace(look, book=Book({"r1": customer()}, (plan(1, 0),), (customer(),)))
    shown = [
        with_book,
        planning.plan_rows(with_book, "zh"),
        bookpage.customer_rows(BookKnown(with_book)),
        BookKnown(with_book, search="王女士", found=customer()),
        bookpage.derive(BookKnown(with_book, found=customer())),
        DealKnown(one=plan(1, 0), who="王女士", words="王女士"),
        dealing.derive(DealKnown(one=plan(1, 0), who="王女士", words="王女士")),
        PlanKnown(words="王女士"),
        CorrectKnown(customer=customer(), name="王女士", preferences="王女士"),
        NoteKnown(text="王女士"),
        AddKnown(look, name="王女士", value="13800138000"),
        RecordKnown(look, record=Record(customer(), (), ())),
        recordpage.derive(RecordKnown(look, record=Record(customer(), (), ()))),
    ]
    for one in shown:
        assert "王女士" not in repr(one), type(one)
        assert "13800138000" not in repr(one), type(one)
