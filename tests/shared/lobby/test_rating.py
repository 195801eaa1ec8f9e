"""The rules of rating: by whom, until when, what may follow an answer, and what the ratings of a day say."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby.check import examine
from shared.lobby.errors import BadInput, Refused
from shared.lobby.rating import (
    Answer,
    Level,
    Rating,
    Via,
    answer,
    answered,
    measure,
    pad_asks,
    reason_for_leaving,
    reason_text,
)
from tests.conftest import OPENING

ASKED = Rating(number="A012", business_date=OPENING.date(), counter=3, teller="1027", asked_at=OPENING)
BAD = Answer(Level.UNSATISFIED)


def after(**span: float):
    """So long after the end of the service."""
    return OPENING + timedelta(**span)


def test_an_answer_is_judged_by_the_branch_file(branch):
    rules = branch.rating
    assert answer(rules, "very", None, None) == Answer(Level.VERY)
    assert answer(rules, "unsatisfied", "Unfriendly", "没人理我") == Answer(Level.UNSATISFIED, "态度不好", "没人理我")
    for wrong in (("great", None, None), ("unsatisfied", "天气不好", None), ("very", "等得太久", None)):
        with pytest.raises(BadInput):
            answer(rules, *wrong)
    with pytest.raises(BadInput):
        answer(rules, "satisfied", None, "不错")
    assert reason_for_leaving(rules, "Something came up") == "临时有事"
    assert reason_text(rules.bad, "态度不好").en == "Unfriendly"
    assert reason_text(rules.bad, "早先的原因").en == "早先的原因"


def test_the_pad_asks_for_a_while_and_longer_where_somebody_touches_it(branch):
    rules = branch.rating
    assert pad_asks(rules, ASKED, after(seconds=29))
    assert not pad_asks(rules, ASKED, after(seconds=30))
    assert pad_asks(rules, ASKED, after(minutes=5), asking="A012")
    assert not pad_asks(rules, ASKED, after(minutes=5), asking="A011")
    assert not pad_asks(rules, replace(ASKED, closed_at=OPENING), OPENING, asking="A012")
    assert not pad_asks(rules, replace(ASKED, level=Level.VERY), OPENING)


@pytest.mark.parametrize(
    ("via", "minutes", "closed", "allowed"),
    [
        (Via.PAD, 1, None, True),
        (Via.PAD, 1, 2, True),  # said in time; the store was away
        (Via.PAD, 3, 2, False),  # somebody else stands there
        (Via.PHONE, 60, 2, True),
        (Via.PHONE, 61, 2, False),
        (Via.DEVICE, 60, 2, True),
        (Via.DEVICE, 61, None, False),
    ],
)
def test_who_may_rate_until_when(branch, via, minutes, closed, allowed):
    question = replace(ASKED, closed_at=after(minutes=closed) if closed else None)
    if allowed:
        assert answered(branch.rating, question, BAD, via, after(minutes=minutes)) == BAD
    else:
        with pytest.raises(Refused):
            answered(branch.rating, question, BAD, via, after(minutes=minutes))


def test_a_reason_and_words_may_follow_and_nothing_else(branch):
    kept = replace(ASKED, level=Level.UNSATISFIED, rated_at=OPENING)

    def then(question: Rating, said: Answer) -> Answer:
        return answered(branch.rating, question, said, Via.PHONE, after(minutes=1))

    full = then(kept, Answer(Level.UNSATISFIED, "办得太慢", "一小时"))
    assert full == Answer(Level.UNSATISFIED, "办得太慢", "一小时")
    kept = replace(kept, reason="办得太慢")
    assert then(kept, BAD) == Answer(Level.UNSATISFIED, "办得太慢")
    assert then(kept, Answer(Level.UNSATISFIED, None, "一小时")) == full
    for other in (Answer(Level.VERY), Answer(Level.UNSATISFIED, "态度不好")):
        with pytest.raises(Refused) as caught:
            then(kept, other)
        assert caught.value.code == "already-rated"
    with pytest.raises(Refused):
        then(replace(kept, words="一小时"), Answer(Level.UNSATISFIED, None, "两小时"))


def test_the_same_answer_again_is_no_matter_of_time(branch):
    kept = replace(ASKED, level=Level.SATISFIED)
    assert answered(branch.rating, kept, Answer(Level.SATISFIED), Via.PHONE, after(days=1)) == Answer(Level.SATISFIED)


levels = st.sampled_from([*Level, None])


@given(st.lists(st.tuples(levels, st.booleans())))
def test_measures(answers):
    ratings = [replace(ASKED, level=level, closed_at=OPENING if closed else None) for level, closed in answers]
    found = measure(ratings)
    asking = sum(1 for level, closed in answers if level is None and not closed)
    assert found.rated + found.unrated + asking == len(answers)
    assert found.satisfied_share is None or 0 <= found.satisfied_share <= 1
    assert (found.satisfied_share == 1) == (found.rated > 0 and found.bad == 0)
    # Silence never makes a window look better.
    more = measure([*ratings, replace(ASKED, closed_at=OPENING)])
    assert more.satisfied_share == found.satisfied_share
    assert more.unrated_share >= (found.unrated_share or 0)


def test_nobody_asked_and_nobody_rated_are_not_zero():
    assert (measure([]).satisfied_share, measure([]).unrated_share) == (None, None)
    silent = measure([replace(ASKED, closed_at=OPENING)])
    assert (silent.satisfied_share, silent.unrated_share) == (None, 1.0)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("pad_seconds = 30 ", "pad_seconds = 10 ", "rating · pad_seconds"),
        ('zh = "态度不好"', 'zh = "等得太久"', "rating · bad 2 · zh"),
        ('zh = "态度不好"', 'zh = "柜员的服务态度实在让人难以接受"', "rating · bad 2 · zh"),
        ('en = "Papers missing"', 'en = "I had forgotten one of the papers"', "rating · left 3 · en"),
        ("ask = true", 'ask = "yes"', "rating · ask"),
        ("phone_minutes = 60", "phone_minuts = 60", "rating · phone_minuts"),
    ],
)
def test_mistakes_in_the_branch_file_have_their_place(shipped, old, new, place):
    assert shipped.count(old) == 1
    _, found = examine(shipped.replace(old, new))
    assert [one.place for one in found] == [place]


def test_a_file_without_the_part_asks_nothing(shipped):
    begin = shipped.index("[rating]")
    end = shipped.index("# Reasons the lobby manager")
    branch, found = examine(shipped[:begin] + shipped[end:])
    assert found == []
    assert not branch.rating.ask
