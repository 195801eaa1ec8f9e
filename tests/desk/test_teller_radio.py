"""The radio at a teller's seat: shown at once, answered and said with real clicks; who answered, or nobody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desk.teller.scene import TELLER, Morning
from shared import operations as do
from shared.lobby.messages import Message
from tests.desk.conftest import Sits, Teller


def radio(morning: Morning) -> tuple[Message, ...]:
    """What staff have said, the newest first, as the store has it."""
    return tuple(one for one in do.read_board(morning.lobby).radio if one.alert is None)


def say(morning: Morning, teller: Teller, by: str, to: str, words: str) -> Message:
    """Somebody else says something, and the seat hears of it."""
    said = do.send(morning.lobby.acting(by), to, words, request_id=words)
    teller.parts.link.read()
    return said


def click(teller: Teller, name: str) -> None:
    """Click, however soon after the click before: what is pressed twice in a test is meant twice."""
    teller.item(name).setProperty("lastPress", 0)
    teller.click(name)


def test_a_message_is_on_the_page_at_once_and_answered_with_one_click(sits: Sits, morning: Morning) -> None:
    teller = sits()
    assert not teller.drawn("radioBar")
    assert not teller.drawn("radioCount")
    said = say(morning, teller, "2001", "teller", "请支援现金区")
    assert (teller.reads("radioWords"), teller.reads("radioLine")) == ("请支援现金区", "周宁 → 柜员·0 秒")
    assert teller.reads("radioCountFigure") == "1"
    click(teller, "radioAnswer")
    assert [ack.staff for ack in radio(morning)[0].acks] == [TELLER]
    assert radio(morning)[0].id == said.id
    assert not teller.drawn("radioBar")
    assert not teller.drawn("radioCount")


def test_what_is_for_others_stays_with_them(sits: Sits, morning: Morning) -> None:
    teller = sits()
    say(morning, teller, "2001", "wealth", "请接待")
    say(morning, teller, "2001", "1015", "请来")
    assert not teller.drawn("radioBar")
    click(teller, "radio")
    assert teller.parts.radio.messages.rows == ()


def test_somebody_else_was_quicker(sits: Sits, morning: Morning) -> None:
    teller = sits()
    said = say(morning, teller, "2001", "teller", "请支援现金区")
    do.acknowledge_message(morning.lobby.acting("1015"), said.id)
    click(teller, "radioAnswer")
    assert teller.reads("radioWords") == "赵强 已经去了"
    assert not teller.drawn("radioAnswer")


def test_a_ready_sentence_has_this_window_in_it(sits: Sits, morning: Morning) -> None:
    teller = sits()
    click(teller, "radio")
    click(teller, "radio-preset-help")
    (said,) = radio(morning)
    assert (said.by, said.to, said.text.zh) == (TELLER, "lobby", "3 号窗口需要帮助")
    assert teller.parts.radio.messages.rows[0].outcome == "等待应答"
    do.acknowledge_message(morning.lobby.acting("2001"), said.id)
    teller.parts.link.read()
    assert teller.reads("messageOutcome") == "周宁 去了"
    click(teller, "radioClose")
    # For a moment the page itself says so.
    assert teller.reads("radioLine") == "周宁 去了·发给大堂经理·10:26"
    assert not teller.drawn("radioAnswer")


def test_a_machine_has_to_be_chosen_and_a_ticket_where_none_is_here(sits: Sits, morning: Morning) -> None:
    teller = sits()
    click(teller, "radio")
    click(teller, "radio-preset-paper-out")
    click(teller, "radio-choice-2")
    assert radio(morning)[0].text.zh == "2 号机缺纸"
    click(teller, "radio-preset-customer-here")
    click(teller, "radio-choice-A013")
    assert radio(morning)[0].text.zh == "A013 客户到了"
    click(teller, "radioClose")
    morning.call_a012()
    teller.parts.link.read()
    click(teller, "radio")
    click(teller, "radio-preset-customer-here")
    assert radio(morning)[0].text.zh == "A012 客户到了"


def test_words_of_ones_own_to_a_person(sits: Sits, morning: Morning) -> None:
    teller = sits()
    click(teller, "radio")
    assert not teller.item("radioSend").isEnabled()
    click(teller, "radioTo")
    click(teller, "radio-choice-1015")
    teller.item("radioTyped").forceActiveFocus()
    # Letters and space go into the line, not to the page behind it.
    teller.type("OK 1 ")
    teller.key(Qt.Key.Key_Return)
    (said,) = radio(morning)
    assert (said.to, said.text.zh.upper(), said.preset) == ("1015", "OK 1", None)
    assert teller.item("radioTyped").property("text") == ""
    assert do.read_board(morning.lobby).at_counter(3) is None
    # Function keys go on working.
    teller.key(Qt.Key.Key_F1)
    assert teller.number == "A012"
    teller.item("radioTyped").forceActiveFocus()
    teller.key(Qt.Key.Key_Escape)
    assert not teller.drawn("radioDrawer")


def test_words_tried_again_after_a_lost_answer_are_one_message(sits: Sits, morning: Morning) -> None:
    teller = sits()
    board = teller.parts.radio

    def lost(work: Callable[..., object], _done: object, failed: Callable[..., None]) -> None:
        work(morning.lobby.acting(TELLER))
        failed(do.read_branch(morning.lobby).branch.name)

    usual, board._link.do = board._link.do, lost  # type: ignore[method-assign]
    board.say("请来一下")
    board._link.do = usual  # type: ignore[method-assign]
    board.say("请来一下")
    assert len(radio(morning)) == 1
    board.say("请来一下")
    assert len(radio(morning)) == 2


def test_nobody_answers_and_the_sender_is_told(sits: Sits, morning: Morning) -> None:
    teller = sits()
    click(teller, "radio")
    click(teller, "radio-preset-help")
    click(teller, "radioClose")
    teller.parts.link.ticked.emit()
    assert not teller.drawn("radioBar")
    morning.clock.ago(-1)
    teller.parts.link.ticked.emit()
    # The seat itself asked for it, once.
    kinds = [event.kind for event in do.events_after(morning.lobby, 0)]
    teller.parts.link.ticked.emit()
    assert [event.kind for event in do.events_after(morning.lobby, 0)] == kinds
    assert kinds[-1] == "radio_escalated"
    assert radio(morning)[0].escalated_at is not None
    assert teller.reads("radioLine") == "没有人应答 → 已升级·发给大堂经理·1 分钟"
    assert not teller.drawn("radioAnswer")


def test_on_the_strip_a_mark_with_the_count(sits: Sits, morning: Morning) -> None:
    teller = sits()
    teller.key(Qt.Key.Key_F11)
    assert not teller.drawn("stripRadio")
    say(morning, teller, "2001", "teller", "请支援现金区")
    say(morning, teller, "2001", "everyone", "注意")
    assert teller.drawn("stripRadio")
    assert teller.reads("radioCountFigure") == "2"


def test_the_next_person_at_the_seat_begins_afresh(sits: Sits, morning: Morning) -> None:
    teller = sits()
    click(teller, "radio")
    say(morning, teller, "2001", TELLER, "李敏请来")
    teller.parts.seat._goodbye(None)
    assert not teller.parts.radio.on
    assert not teller.drawn("radio")
    assert teller.parts.radio.messages.rows == ()


def test_in_english(sits: Sits, morning: Morning) -> None:
    teller = sits(language="en")
    said = do.send(morning.lobby.acting("2001"), preset="cash-support", request_id="a")
    teller.parts.link.read()
    assert said.to == "teller"
    assert (teller.reads("radioWords"), teller.reads("radioLine")) == (
        "Cash zone needs help",
        "周宁 → teller, 0 s",
    )
