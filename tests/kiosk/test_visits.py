"""Whole visits, by finger, on a real store."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject

from shared.lobby.routing import Intent
from shared.operations import (
    answer_help,
    call_next,
    close_service,
    close_zone,
    issue,
    open_counter,
    publish,
    read_board,
    read_tickets,
    start,
)
from tests.kiosk.conftest import Customer, Enter, HeldJobs


def crowd(lobby, people: int = 6) -> None:
    """So many people wait for one cash counter."""
    open_counter(lobby, 1)
    for number in range(people + 1):
        issue(lobby, Intent("withdrawal", "20k-50k"), f"crowd-{number}")
    start(lobby, call_next(lobby, 1).number)


def test_account_goes_straight_to_its_ticket(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-account")
    assert customer.page == "ticket"
    assert customer.item("ticket-number").property("number") == "B001"
    assert customer.tickets() == ["B001"]


def test_withdrawal_by_amount_and_choice(enter: Enter, lobby) -> None:
    crowd(lobby)
    customer = enter()
    customer.tap("service-withdrawal")
    assert customer.page == "amount"
    customer.tap("band-upto-20k")
    assert customer.page == "offer"
    machine, counter = customer.item("way-self"), customer.item("way-counter")
    assert (machine.width(), machine.height()) == (counter.width(), counter.height())
    customer.tap("way-counter")
    assert customer.page == "ticket"
    ticket = read_tickets(lobby)[-1]
    assert (ticket.zone, ticket.band, ticket.prefer, ticket.rule) == ("A", "upto-20k", "counter", "chosen-counter-cash")
    assert customer.item("ticket-ahead").property("number") == "6"


def test_self_service_is_guided_not_called(enter: Enter, lobby) -> None:
    crowd(lobby)
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("band-upto-20k")
    customer.tap("way-self")
    assert customer.kiosk.kiosk.ticket.props.calls is False
    assert customer.text("band-head") == "请直接到自助区办理"
    assert read_tickets(lobby)[-1].number == "Z001"


def test_enquiries_show_where_to_go_at_once(enter: Enter, lobby) -> None:
    crowd(lobby)
    customer = enter()
    customer.tap("service-inquiry")
    assert customer.page == "ticket"
    assert customer.kiosk.kiosk.ticket.props.number == "Z001"


def test_not_saying_the_amount_costs_nothing(enter: Enter, lobby) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("skip")
    ticket = read_tickets(lobby)[-1]
    assert (customer.page, ticket.zone, ticket.band) == ("ticket", "A", None)


def test_a_double_tap_is_one_ticket(enter: Enter) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    jobs.held = True
    customer.tap("service-account")
    customer.tap("service-account")
    # Two different keys at once are one wish as well: the first.
    customer.tap("service-wealth")
    jobs.go()
    assert customer.page == "ticket"
    assert customer.tickets() == ["B001"]


def test_every_page_has_home_a_person_and_back_where_there_is_a_before(enter: Enter, lobby) -> None:
    crowd(lobby)
    customer = enter()
    customer.tap("service-withdrawal")
    assert all(customer.sees(name) for name in ("home", "help", "back", "languages", "large"))
    customer.tap("band-upto-20k")
    assert all(customer.sees(name) for name in ("home", "help", "back", "languages", "large"))
    customer.tap("back")
    assert customer.page == "amount"
    customer.tap("back")
    assert customer.page == "home"
    customer.tap("service-account")
    assert all(customer.sees(name) for name in ("home", "help", "languages", "large"))
    customer.tap("home")
    assert customer.page == "home"


def test_every_key_is_big_enough_for_a_finger(enter: Enter, lobby) -> None:
    crowd(lobby)
    customer = enter()
    pages = [None, "service-withdrawal", "band-upto-20k", "way-counter"]
    for step in pages:
        if step:
            customer.tap(step)
        for name in ("home", "help", "back", "skip", "large", "booking", "vip", "band-upto-20k", "way-self"):
            if customer.sees(name):
                key = customer.item(name)
                assert min(key.width(), key.height()) >= 96, name


def test_the_other_language_everywhere_and_back_at_home(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    languages = customer.item("languages")
    right = languages.mapToScene(languages.boundingRect().center())
    customer.tap_at(int(right.x() / customer.kiosk.window.width() * 1080) + 70, 96)
    assert customer.kiosk.kiosk.props.language == "en"
    assert customer.kiosk.clock.props.date == "Thu 18 June"
    assert customer.item("skip").property("name") == "Not sure, skip"
    customer.tap("skip")
    assert read_tickets(customer.lobby)[-1].language == "en"
    customer.tap("home")
    assert customer.kiosk.kiosk.props.language == "zh"


def test_large_text_goes_straight_to_the_counter(enter: Enter, lobby) -> None:
    customer = enter()
    customer.tap("large")
    assert [card.code for card in customer.kiosk.kiosk.props.cards] == ["withdrawal", "deposit", "inquiry", "payment"]
    customer.tap("service-withdrawal")
    ticket = read_tickets(lobby)[-1]
    assert (customer.page, ticket.zone, ticket.elder, ticket.ticket_class) == ("ticket", "A", True, "elder")
    customer.tap("home")
    assert not customer.kiosk.kiosk.props.large


def test_large_text_offers_the_counter_after_a_self_service_row(enter: Enter, lobby) -> None:
    customer = enter()
    customer.tap("large")
    customer.tap("service-inquiry")
    assert customer.page == "offer"
    customer.tap("way-counter")
    assert (read_tickets(lobby)[-1].zone, read_tickets(lobby)[-1].elder) == ("A", True)


def test_other_services_of_the_large_page(enter: Enter, lobby) -> None:
    customer = enter()
    customer.tap("large")
    customer.tap("others")
    assert customer.page == "others"
    customer.tap("service-account")
    assert read_tickets(lobby)[-1].number == "B001"


def test_a_person_is_asked_for_at_the_right_place(enter: Enter, lobby) -> None:
    customer = enter()
    customer.tap("help")
    assert customer.page == "help"
    assert customer.text("help-head") == "我来帮您"
    assert [one.place for one in read_board(lobby).help] == ["取号机"]


def test_help_says_when_somebody_has_seen_it_and_leads_back(enter: Enter, lobby, qtbot) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("help")
    answer_help(lobby, read_board(lobby).help[0].id)
    qtbot.waitUntil(lambda: customer.kiosk.kiosk.props.help == "answered")
    customer.tap("back")
    assert customer.page == "amount"


def test_the_queue_is_followed_while_the_ticket_is_shown(enter: Enter, lobby, qtbot) -> None:
    crowd(lobby, people=2)
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("skip")
    ticket = customer.kiosk.kiosk.ticket
    assert ticket.props.ahead == 2
    call_next(lobby, 1, finish=True)
    qtbot.waitUntil(lambda: ticket.props.ahead == 1)
    call_next(lobby, 1, finish=True)
    call_next(lobby, 1, finish=True)
    qtbot.waitUntil(lambda: ticket.props.counter == 1)
    assert customer.text("band-head") == "正在叫您的号，请到 1 号窗口"


def test_neither_service_nor_amount_is_on_the_ticket_page(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("band-50k-200k")
    waiting, written = [customer.kiosk.window.contentItem()], []
    while waiting:
        item = waiting.pop()
        if item.isVisible():
            written.append(str(item.property("text") or ""))
            waiting.extend(item.childItems())
    assert any("您的号码" in text for text in written)
    assert not any(word in text for text in written for word in ("取款", "5 万", "20 万"))


def test_a_large_withdrawal_is_told_that_the_manager_comes(enter: Enter) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("band-over-200k")
    assert customer.text("band-head") == "大堂经理会来找您"


def test_a_refusal_is_shown_and_the_page_stays(enter: Enter, lobby) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    jobs.held = True
    customer.tap("service-account")
    close_service(lobby, "account", "系统升级")
    jobs.go()
    assert customer.page == "home"
    assert "系统升级" in customer.text("refusal")
    assert customer.tickets() == []


def test_a_closed_service_cannot_be_pressed_and_opens_again(enter: Enter, lobby, qtbot) -> None:
    customer = enter()
    close_service(lobby, "wealth", "系统升级")
    qtbot.waitUntil(lambda: not customer.item("service-wealth").isEnabled())
    customer.tap("service-wealth")
    assert customer.page == "home"


def test_a_zone_that_closes_takes_the_offer_back(enter: Enter, lobby, qtbot) -> None:
    crowd(lobby)
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("band-upto-20k")
    close_zone(lobby, "Z", "检修")
    qtbot.waitUntil(lambda: customer.page == "amount")
    assert customer.text("refusal")


def test_a_published_branch_file_is_taken_up(enter: Enter, lobby, shipped: str, qtbot) -> None:
    customer = enter()
    publish(lobby, shipped.replace('zh = "查询", en = "Enquiries"', 'zh = "查账", en = "Enquiries"'))
    qtbot.waitUntil(lambda: customer.kiosk.kiosk.props.cards[0].title == "查账")


def test_a_wish_that_the_new_branch_file_forgot_leads_home(enter: Enter, lobby, shipped: str, qtbot) -> None:
    customer = enter()
    customer.tap("service-withdrawal")
    customer.tap("band-upto-20k") if customer.page == "offer" else None
    publish(lobby, shipped.replace("upto-20k", "upto-25k").replace("upto = 20000", "upto = 25000"))
    qtbot.waitUntil(lambda: "upto-25k" in [band.code for band in customer.kiosk.kiosk.props.bands])
    assert customer.page == "amount"


def test_keyboard_and_screen_reader_reach_the_same_keys(enter: Enter) -> None:
    customer = enter()
    QMetaObject.invokeMethod(customer.item("service-account"), "press")
    assert customer.page == "ticket"


def test_a_mouse_does_as_a_finger(enter: Enter) -> None:
    customer: Customer = enter()
    customer.click("service-account")
    assert customer.page == "ticket"
