"""贵宾客户: known by card, code or number, by finger, keys and reader; unknown without a word; forgotten at home."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from kiosk.kiosk_vip import VipKnown, derive
from shared.lobby.identifiers import Identifier
from shared.operations import (
    Lobby,
    add_customer,
    events_after,
    publish,
    published,
    read_board,
    read_ticket,
    read_tickets,
    write_kiosk_key,
)
from tests.kiosk.conftest import Customer, Enter, HeldJobs
from tests.kiosk.test_bookings import press, scan

CARD, PHONE, MEMBER = "6222021234567894", "13800138000", "8810"


@pytest.fixture
def wang(lobby: Lobby) -> str:
    """A platinum customer in the book."""
    known = {Identifier.CARD: CARD, Identifier.PHONE: PHONE, Identifier.MEMBER: MEMBER}
    return add_customer(lobby, "王女士", "platinum", known).reference


def key_in(customer: Customer, number: str) -> None:
    """Type a number on the screen, and 确定."""
    for digit in number:
        customer.tap_later(f"vip-{digit}")
    customer.tap_later("vip-ok")


def seen_words(customer: Customer) -> set[str]:
    """Every word on the page."""
    found: set[str] = set()
    waiting = [customer.kiosk.window.contentItem()]
    while waiting:
        item = waiting.pop()
        waiting += [one for one in item.childItems() if one.isVisible()]
        for name in ("text", "name"):
            word = item.property(name)
            if isinstance(word, str) and word:
                found.add(word)
    return found


def test_a_member_code_by_finger_routes_by_tier_and_is_never_shown(enter: Enter, lobby: Lobby, wang: str) -> None:
    customer = enter()
    customer.tap("vip")
    assert customer.page == "vip"
    assert not customer.item("vip-ok").isEnabled()
    for digit in "889":
        customer.tap_later(f"vip-{digit}")
    customer.tap_later("vip-backspace")
    for digit in "10":
        customer.tap_later(f"vip-{digit}")
    assert customer.text("dots") == "••••"
    assert not any("88" in word for word in seen_words(customer))
    customer.tap_later("vip-ok")
    assert customer.page == "services"
    assert customer.kiosk.vip.inputs.typed == ""
    customer.tap("service-withdrawal")
    ticket = read_tickets(lobby)[-1]
    assert (customer.page, ticket.zone, ticket.tier, ticket.customer) == ("ticket", "V", "platinum", wang)
    assert not any(wang in word or "王" in word for word in seen_words(customer))
    # The next visit is somebody else's.
    customer.tap("home")
    customer.tap_later("service-account")
    ticket = read_ticket(lobby, "B001")
    assert (ticket.zone, ticket.tier, ticket.customer) == ("B", "ordinary", None)


def test_the_kiosk_s_own_key_is_enough(
    enter: Enter, lobby: Lobby, wang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_kiosk_key(lobby, tmp_path / "kiosk.key")
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "kiosk.key"))
    customer = enter()
    customer.tap("vip")
    scan(customer, MEMBER)
    assert customer.page == "services"
    customer.tap("service-withdrawal")
    ticket = read_tickets(lobby)[-1]
    assert (customer.page, ticket.tier, ticket.customer) == ("ticket", "platinum", wang)


def test_who_is_not_known_reads_the_same(enter: Enter, lobby: Lobby, wang: str) -> None:
    customer = enter()
    customer.tap("vip")
    scan(customer, "99999")
    assert customer.page == "services"
    assert "请选择业务" in seen_words(customer)
    assert not customer.sees("refusal")
    plain = {word for word in seen_words(customer) if "分钟" not in word}
    customer.tap_later("back")
    key_in(customer, MEMBER)
    assert customer.page == "services"
    # All that differs is where the services lead.
    assert {word for word in seen_words(customer) if "分钟" not in word} - plain <= {"V", "无需等待", "贵宾理财区"} | {
        word for word in seen_words(customer) if "贵宾理财区" in word
    }
    customer.tap_later("back")
    scan(customer, "99999")
    customer.tap_later("service-account")
    ticket = read_tickets(lobby)[-1]
    assert (ticket.zone, ticket.tier, ticket.customer) == ("B", "ordinary", None)


@pytest.mark.parametrize(("read", "pressed"), [(f";{CARD}=29012010000000000?", None), (CARD, "vip")])
def test_a_card_by_a_reader_at_home_and_on_the_page(
    enter: Enter, lobby: Lobby, wang: str, read: str, pressed: str | None
) -> None:
    customer = enter()
    if pressed:
        customer.tap(pressed)
    scan(customer, read)
    assert customer.page == "services"
    customer.tap_later("service-account")
    assert read_tickets(lobby)[-1].customer == wang


def test_typed_on_a_keyboard_and_a_code_held_before_the_reader(enter: Enter, lobby: Lobby, wang: str) -> None:
    customer = enter()
    customer.tap("vip")
    press(customer, PHONE, 400)
    assert (customer.page, customer.kiosk.kiosk.inputs.customer) == ("services", wang)
    customer.tap_later("home")
    assert customer.kiosk.kiosk.inputs.customer == ""
    customer.tap_later("vip")
    scan(customer, MEMBER)
    assert (customer.page, customer.kiosk.kiosk.inputs.customer) == ("services", wang)


def test_what_readers_see_at_home_otherwise_is_still_a_booking_or_a_ticket(enter: Enter, wang: str) -> None:
    customer = enter()
    scan(customer, "https://lobby.example.org/t/SzGOXp0XbMZ9gVUaNc7kDw")
    assert (customer.page, "不是预约码" in customer.text("refusal")) == ("booking", True)
    customer.tap_later("home")
    scan(customer, "204816")
    assert (customer.page, "没有这个预约码" in customer.text("refusal")) == ("booking", True)


def test_the_visit_keeps_it_through_all_pages_and_forgets_it_going_back(enter: Enter, lobby: Lobby, wang: str) -> None:
    customer = enter()
    customer.tap("large")
    customer.tap("others")
    customer.tap("vip")
    key_in(customer, MEMBER)
    assert customer.page == "services"
    customer.tap("others")
    customer.tap_later("large")
    assert customer.page == "services"
    customer.tap_later("large")
    customer.tap("others")
    customer.tap("help")
    customer.tap_later("back")
    customer.kiosk.link.read()
    assert customer.kiosk.kiosk.inputs.outlook.tier == "platinum"
    customer.tap_later("back")
    assert (customer.page, customer.kiosk.kiosk.inputs.customer) == ("services", wang)
    customer.tap_later("back")
    assert (customer.page, customer.kiosk.kiosk.inputs.customer) == ("vip", "")
    assert customer.kiosk.kiosk.inputs.outlook.tier == ""


@pytest.mark.parametrize("typed", ["138", f"{MEMBER}!"])
def test_untouched_it_goes_home_and_forgets(enter: Enter, lobby: Lobby, wang: str, typed: str) -> None:
    customer = enter()
    customer.tap("vip")
    for digit in typed.strip("!"):
        customer.tap_later(f"vip-{digit}")
    if typed.endswith("!"):
        customer.tap_later("vip-ok")
    customer.waits(50)
    assert customer.kiosk.idle.props.warning
    customer.waits(11)
    known = customer.kiosk.kiosk.inputs
    assert (known.page, known.customer, known.outlook.tier, known.trail) == ("home", "", "", ())
    assert customer.kiosk.vip.inputs == VipKnown()
    customer.tap_later("vip")
    assert customer.text("dots") == ""


def test_gone_before_the_answer_came(enter: Enter, lobby: Lobby, wang: str) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    customer.tap("vip")
    jobs.held = True
    key_in(customer, MEMBER)
    assert not customer.item("vip-1").isEnabled()
    customer.tap_later("home")
    jobs.go()
    assert (customer.page, customer.kiosk.kiosk.inputs.customer) == ("home", "")


@pytest.mark.parametrize(("key", "page"), [("service-withdrawal", "amount"), ("service-account", "ticket")])
def test_who_has_gone_on_is_not_called_back(enter: Enter, lobby: Lobby, wang: str, key: str, page: str) -> None:
    jobs = HeldJobs()
    customer = enter(jobs)
    jobs.held = True
    scan(customer, CARD)
    customer.tap(key)
    jobs.go()
    assert (customer.page, customer.kiosk.kiosk.inputs.customer) == (page, "")
    assert all(one.customer is None for one in read_tickets(lobby))


def test_guessing_is_slowed_down_and_the_services_never_are(enter: Enter, lobby: Lobby, wang: str) -> None:
    customer = enter()
    customer.tap("vip")
    for _ in range(3):
        scan(customer, "99999")
        customer.tap_later("back")
    key_in(customer, "9999")
    customer.tap_later("back")
    # One's own card between does not begin the count anew.
    scan(customer, CARD)
    customer.tap_later("back")
    scan(customer, "4111111111111111")
    assert customer.page == "services"
    customer.tap_later("back")
    assert not customer.item("vip-1").isEnabled()
    assert "请直接选业务" in customer.text("refusal")
    # Not even what is right is answered now: the page tells nothing.
    scan(customer, CARD)
    assert (customer.page, customer.kiosk.kiosk.inputs.customer) == ("services", "")
    customer.tap_later("back")
    customer.tap("vip-skip")
    assert customer.page == "services"
    customer.tap_later("home")
    customer.waits(60)
    customer.tap_later("vip")
    key_in(customer, MEMBER)
    assert customer.kiosk.kiosk.inputs.customer == wang


def test_the_branch_file_says_how_often(enter: Enter, lobby: Lobby, wang: str) -> None:
    source = published(lobby)[1]
    publish(lobby, source.replace("wrong_codes = 5      # times within", "wrong_codes = 1      # times within"))
    customer = enter()
    customer.tap("vip")
    scan(customer, "99999")
    customer.tap_later("back")
    assert not customer.item("vip-1").isEnabled()


def test_without_the_key_everybody_is_an_ordinary_customer(
    enter: Enter, lobby: Lobby, wang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog
) -> None:
    customer = enter()
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "none.key"))
    caplog.set_level(logging.DEBUG)
    customer.tap("vip")
    key_in(customer, MEMBER)
    assert (customer.page, customer.sees("refusal")) == ("services", False)
    customer.tap_later("service-account")
    assert read_tickets(lobby)[-1].customer is None
    assert "nobody can be recognised here" in caplog.text
    assert MEMBER not in caplog.text


def test_a_person_is_asked_for_from_the_page(enter: Enter, lobby: Lobby) -> None:
    customer = enter()
    customer.tap("vip")
    for name in ("vip-1", "vip-ok", "vip-skip", "back", "home", "help"):
        key = customer.item(name)
        assert min(key.width(), key.height()) >= 96, name
    customer.tap("help")
    assert [one.place for one in read_board(lobby).help] == ["取号机·贵宾"]


def test_nothing_of_it_in_the_log(enter: Enter, lobby: Lobby, wang: str, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    customer = enter()
    customer.tap("vip")
    scan(customer, PHONE)
    customer.tap_later("service-account")
    log = repr(events_after(lobby, 0)) + caplog.text + repr(customer.kiosk.vip.inputs)
    assert PHONE not in log
    assert "王女士" not in log


def test_dots() -> None:
    assert [derive(VipKnown("1" * many)).dots for many in (0, 1, 4, 5)] == ["", "•", "••••", "•••• •"]
    assert [derive(VipKnown("1" * many)).ready for many in (3, 4, 24)] == [False, True, True]
    assert not derive(VipKnown("1234", paused=True)).ready
    assert not derive(VipKnown("1234", asking=True)).usable
    assert "1234" not in repr(VipKnown("1234"))
