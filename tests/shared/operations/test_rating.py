"""Rating on both databases: the question that a finish opens, who answers it, and what the lobby manager does."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.lobby.alerts import alerts
from shared.lobby.errors import BadInput, Refused
from shared.lobby.rating import DAY_ENDED, Level, Via
from shared.lobby.routing import Intent
from shared.lobby.ticket import State
from shared.operations import (
    Lobby,
    bring_back,
    call_next,
    call_ticket,
    cancel,
    end_day,
    events_after,
    finish,
    hold,
    issue,
    last_seq,
    leave_unrated,
    pad_question,
    publish,
    rate,
    read_board,
    read_rating,
    read_ratings,
    read_ticket,
    resume,
    say_why_left,
    see_rating,
    sign_in,
    start,
    transfer,
    undo,
    why_left,
)
from tests.shared.operations import invariants

CASH = Intent("deposit", "over-50k")


@pytest.fixture(autouse=True)
def _consistent(lobby):
    yield
    invariants.check(lobby)


def served(lobby: Lobby, counter: int = 1) -> str:
    """Somebody was served and the service is finished."""
    number = called(lobby, counter)
    finish(lobby, number)
    return number


def called(lobby: Lobby, counter: int = 1) -> str:
    number = issue(lobby, CASH).ticket.number
    call_ticket(lobby, number, counter)
    return number


def token(lobby: Lobby, number: str) -> str:
    return read_ticket(lobby, number).token


def kinds(lobby: Lobby, after: int) -> list[str]:
    return [one.kind for one in events_after(lobby, after)]


def test_a_finish_opens_the_question_and_the_pad_s_answer_closes_it(lobby, clock):
    sign_in(lobby, 1, "1001", "1101")
    number = served(lobby)
    asked = pad_question(lobby, 1)
    assert (asked.number, asked.language, asked.asked_at) == (number, "zh", clock.now())
    assert pad_question(lobby, 2) is None
    clock.forward(seconds=8)
    seq = last_seq(lobby)
    kept = rate(lobby, number, "very", via="pad")
    assert (kept.level, kept.via, kept.rated_at, kept.counter, kept.teller) == (
        *(Level.VERY, Via.PAD, clock.now(), 1),
        "1001",
    )
    assert kinds(lobby, seq) == ["rating_given"]
    assert pad_question(lobby, 1) is None
    assert read_rating(lobby, number.lower()) == kept
    assert read_ratings(lobby) == [kept]


def test_the_same_again_changes_nothing_and_another_is_refused(lobby):
    number = served(lobby)
    kept = rate(lobby, number, "satisfied", via="pad")
    seq = last_seq(lobby)
    assert rate(lobby, token(lobby, number), "satisfied") == kept
    assert last_seq(lobby) == seq
    with pytest.raises(Refused) as caught:
        rate(lobby, token(lobby, number), "unsatisfied")
    assert "已经评价过了" in caught.value.why.zh
    assert read_rating(lobby, number) == kept


def test_of_two_raters_at_once_one_has_rated(lobby, doors, store_url):
    number = served(lobby)
    both = threading.Barrier(2)

    def say(other: Lobby, level: str) -> str:
        both.wait()
        try:
            return str(rate(other, number, level, via="device").level)
        except Refused as error:
            return error.code

    with ThreadPoolExecutor(2) as pool:
        others = [(doors.lobby(store_url), level) for level in ("very", "unsatisfied")]
        said = [one.result() for one in [pool.submit(say, *other) for other in others]]
    assert sorted(said) == sorted([str(read_rating(lobby, number).level), "already-rated"])


def test_the_phone_needs_the_token_and_a_device_the_number(lobby):
    number = served(lobby)
    for ticket, via in ((number, "phone"), (token(lobby, number), "device"), ("", "phone")):
        with pytest.raises(BadInput):
            rate(lobby, ticket, "very", via=via)
    with pytest.raises(BadInput):
        rate(lobby, number, "very", via="mail")
    assert rate(lobby, token(lobby, number), "very").via is Via.PHONE


def test_a_pad_that_timed_out_is_unrated_and_the_phone_may_still_answer(lobby, clock):
    number = served(lobby)
    seq = last_seq(lobby)
    leave_unrated(lobby, number)
    leave_unrated(lobby, number)
    assert kinds(lobby, seq) == ["rating_unrated"]
    kept = read_rating(lobby, number)
    assert (kept.level, kept.is_open) == (None, False)
    clock.forward(minutes=59)
    with pytest.raises(Refused):
        rate(lobby, number, "very", via="pad")
    assert rate(lobby, token(lobby, number), "satisfied").level is Level.SATISFIED
    leave_unrated(lobby, number)
    assert read_rating(lobby, number).level is Level.SATISFIED


def test_an_hour_later_it_is_too_late(lobby, clock):
    number = served(lobby)
    clock.forward(minutes=61)
    with pytest.raises(Refused) as caught:
        rate(lobby, token(lobby, number), "very")
    assert caught.value.code == "rating-closed"


def test_the_next_call_closes_the_question_except_that_of_the_same_key(lobby):
    first = served(lobby)
    second = called(lobby)
    assert read_rating(lobby, first).closed_at is not None
    issue(lobby, CASH)
    third = call_next(lobby, 1, finish=True).number
    assert pad_question(lobby, 1).number == second, "who was finished with the call key is still there"
    start(lobby, third)
    assert pad_question(lobby, 1) is None
    assert [one.level for one in read_ratings(lobby)] == [None, None]


def test_finishing_on_and_on_asks_of_the_last_one_only(lobby):
    for _ in range(3):
        issue(lobby, CASH)
    numbers = [call_next(lobby, 1, finish=True).number for _ in range(3)]
    assert pad_question(lobby, 1).number == numbers[1]
    finish(lobby, numbers[2])
    assert pad_question(lobby, 1).number == numbers[2]
    assert [one.is_open for one in read_ratings(lobby)] == [False, False, True]


def test_a_customer_back_from_hold_closes_the_question(lobby):
    away = called(lobby)
    hold(lobby, away)
    served(lobby)
    assert pad_question(lobby, 1) is not None
    resume(lobby, away)
    assert pad_question(lobby, 1) is None


def test_the_pad_asks_only_a_while(lobby, clock):
    number = served(lobby)
    clock.forward(seconds=31)
    assert pad_question(lobby, 1) is None
    assert pad_question(lobby, 1, asking=number).number == number
    with pytest.raises(BadInput):
        pad_question(lobby, 99)


def test_an_answer_from_before_the_store_went_away_counts(lobby, clock):
    number = served(lobby)
    clock.forward(seconds=5)
    said = clock.now()
    clock.forward(minutes=5)
    called(lobby)  # closes the question: the next customer is on the way
    assert rate(lobby, number, "very", via="pad", given_at=said).level is Level.VERY


def test_undoing_the_finish_takes_the_question_back(lobby):
    number = served(lobby)
    undo(lobby, number)
    assert pad_question(lobby, 1) is None
    assert read_rating(lobby, number) is None
    with pytest.raises(Refused):
        rate(lobby, token(lobby, number), "very")
    finish(lobby, number)
    assert pad_question(lobby, 1).number == number


def test_what_was_answered_stays_through_an_undo_and_is_not_asked_again(lobby):
    number = served(lobby)
    kept = rate(lobby, number, "very", via="pad")
    undo(lobby, number)
    assert read_ticket(lobby, number).state is State.CALLED
    finish(lobby, number)
    assert pad_question(lobby, 1) is None
    assert read_rating(lobby, number) == kept


def test_a_service_that_goes_back_is_not_over(lobby):
    number = called(lobby)
    transfer(lobby, number, counter=2, back=True)
    call_ticket(lobby, number, 2)
    finish(lobby, number)
    assert pad_question(lobby, 2) is None
    assert read_ratings(lobby) == []


def test_the_machines_are_not_rated(lobby):
    number = issue(lobby, Intent("inquiry")).ticket.number
    finish(lobby, number)
    with pytest.raises(Refused):
        rate(lobby, token(lobby, number), "very")


def test_the_end_of_the_day_asks_nobody_and_ends_all_questions(lobby, clock):
    asked = served(lobby)
    start(lobby, called(lobby, 2))
    end_day(lobby)
    assert pad_question(lobby, 1) is None
    assert pad_question(lobby, 2) is None
    assert [(one.number, one.is_open) for one in read_ratings(lobby)] == [(asked, False)]
    day = read_ratings(lobby)[0].business_date
    old = token(lobby, asked)
    clock.forward(minutes=24 * 60)
    assert read_ratings(lobby) == []
    assert len(read_ratings(lobby, day)) == 1
    with pytest.raises(BadInput):
        rate(lobby, old, "very")


def test_a_branch_that_does_not_ask(lobby, shipped):
    publish(lobby, shipped.replace("ask = true", "ask = false"))
    served(lobby)
    assert pad_question(lobby, 1) is None
    assert read_ratings(lobby) == []


def test_a_bad_rating_is_an_alert_until_somebody_has_seen_to_it(lobby, clock):
    number = served(lobby)
    words = "等了一个小时，没有人说明"
    kept = rate(lobby, token(lobby, number), "unsatisfied", "Waited too long", f"  {words} ")
    assert (kept.reason, kept.words) == ("等得太久", words)
    board = read_board(lobby)
    (alert,) = [one for one in alerts(board) if one.key == f"rating:{number}"]
    assert (alert.level, alert.title.zh, alert.number) == ("orange", f"{number} 不满意", number)
    assert words not in str(board)
    assert "等得太久" not in f"{alert.title} {alert.detail}"
    seen = see_rating(lobby.acting("2001"), number)
    assert (seen.seen_by, seen.seen_at) == ("2001", clock.now())
    assert see_rating(lobby.acting("3001"), number) == seen, "the first counts"
    assert read_board(lobby).bad_ratings == ()
    assert [one.kind for one in events_after(lobby, 0)].count("rating_seen") == 1


def test_a_bad_rating_leaves_the_page_at_the_day_s_end(lobby, clock):
    rate(lobby, served(lobby), "unsatisfied", via="pad")
    assert len(read_board(lobby).bad_ratings) == 1
    end_day(lobby)
    assert read_board(lobby).bad_ratings == ()
    assert read_ratings(lobby)[0].seen_by == DAY_ENDED
    rate(lobby, served(lobby, 2), "unsatisfied", via="pad")
    clock.forward(minutes=24 * 60)
    assert read_board(lobby).bad_ratings == ()


def test_only_bad_ratings_are_seen_to(lobby):
    number = served(lobby)
    for _ in range(2):
        with pytest.raises(BadInput):
            see_rating(lobby, number)
        rate(lobby, number, "very", via="pad")


def test_a_reason_from_the_pad_and_words_from_the_phone(lobby):
    number = served(lobby)
    rate(lobby, number, "unsatisfied", "办得太慢", via="pad")
    seq = last_seq(lobby)
    kept = rate(lobby, token(lobby, number), "unsatisfied", words="表格填了三遍")
    assert (kept.reason, kept.words, kept.via) == ("办得太慢", "表格填了三遍", Via.PAD)
    assert kinds(lobby, seq) == ["rating_explained"]


def test_too_many_words_are_refused_before_anything_is_kept(lobby):
    number = served(lobby)
    for words in ("长" * 201, "a\0b"):
        with pytest.raises(BadInput):
            rate(lobby, token(lobby, number), "unsatisfied", words=words)
    assert read_rating(lobby, number).is_open


def test_why_somebody_left(lobby, clock):
    first, second = (issue(lobby, CASH).ticket for _ in range(2))
    with pytest.raises(Refused):
        say_why_left(lobby, first.token, "临时有事")
    for ticket in (first, second):
        cancel(lobby, ticket.number)
    seq = last_seq(lobby)
    say_why_left(lobby, first.token, "Something came up")
    say_why_left(lobby, first.token, "临时有事")
    assert kinds(lobby, seq) == ["leaving_explained"]
    with pytest.raises(Refused):
        say_why_left(lobby, first.token, "等得太久")
    with pytest.raises(BadInput):
        say_why_left(lobby, second.token, "办得太慢")  # a reason of the other list
    clock.forward(minutes=61)
    with pytest.raises(Refused):
        say_why_left(lobby, second.token, "等得太久")
    assert why_left(lobby) == {"临时有事": 1}
    assert read_ratings(lobby) == []


def test_who_comes_back_has_not_left(lobby):
    ticket = issue(lobby, CASH).ticket
    cancel(lobby, ticket.number)
    say_why_left(lobby, ticket.token, "临时有事")
    undo(lobby, ticket.number)
    assert why_left(lobby) == {}


def test_whom_the_day_s_end_sent_home_is_not_asked(lobby):
    ticket = issue(lobby, CASH).ticket
    end_day(lobby)
    with pytest.raises(BadInput):  # what the phone holds ended with the day
        say_why_left(lobby, ticket.token, "等得太久")


def test_a_rated_ticket_s_finish_can_still_be_undone_after_the_question_was_closed(lobby):
    number = served(lobby)
    leave_unrated(lobby, number)
    undo(lobby, number)
    assert read_ticket(lobby, number).state is State.CALLED
    assert read_rating(lobby, number) is None
    with pytest.raises(Refused):
        bring_back(lobby, number)
