"""What the kiosk asks, offers and shows: pure decisions over a board."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.drawn import Known, derive
from kiosk.flow import asks_amount, home_services, offered, shown_way, steps
from kiosk.outlook import Outlook, next_opening
from kiosk.pages import Page, Step
from shared.lobby.board import Board, Closure
from shared.lobby.branch import Branch
from shared.lobby.check import load
from shared.lobby.routing import Intent
from shared.operations import Lobby, call_next, issue, open_counter, read_board, start
from tests.conftest import OPENING, SHANGHAI

SERVICES = ("inquiry", "payment", "deposit", "withdrawal", "transfer", "account", "wealth", "corporate")


def board(branch: Branch, closed: tuple[tuple[str, str], ...] = ()) -> Board:
    """An empty lobby of this branch with some things closed."""
    return Board(
        branch=branch,
        branch_version=1,
        seq=1,
        now=OPENING,
        business_date=OPENING.date(),
        tickets=(),
        counters=(),
        calls=(),
        closures=tuple(Closure(kind, id, "检修", None) for kind, id in closed),
        help=(),
        finished=0,
        finished_by_counter={},
    )


@pytest.mark.parametrize(
    ("service", "zone", "large_zone"),
    [
        ("inquiry", "Z", "Z"),
        ("payment", "Z", "Z"),
        ("deposit", "A", "A"),
        ("withdrawal", "A", "A"),
        ("transfer", "B", "B"),
        ("account", "B", "B"),
        ("wealth", "V", "V"),
        ("corporate", "B", "B"),
    ],
)
def test_a_card_shows_the_zone_of_the_picture(branch: Branch, service: str, zone: str, large_zone: str) -> None:
    outlook = Outlook(board(branch))
    assert shown_way(outlook, service, large=False).zone.letter == zone
    assert shown_way(outlook, service, large=True).zone.letter == large_zone


def test_the_amount_is_asked_only_where_it_decides_something(branch: Branch) -> None:
    usual = Outlook(board(branch))
    assert [one for one in SERVICES if asks_amount(usual, one, large=False)] == ["deposit", "withdrawal", "transfer"]
    assert not any(asks_amount(usual, one, large=True) for one in SERVICES)
    # Without machines every deposit goes to the cash zone; a large withdrawal still brings the lobby manager.
    no_machines = Outlook(board(branch, (("zone", "Z"),)))
    assert [one for one in SERVICES if asks_amount(no_machines, one, large=False)] == ["withdrawal"]


def busy(lobby: Lobby, people: int) -> Outlook:
    """So many people wait for one cash counter."""
    open_counter(lobby, 1)
    for number in range(people + 1):
        issue(lobby, Intent("withdrawal", "20k-50k"), f"r{number}")
    called = call_next(lobby, 1)
    start(lobby, called.number)
    return Outlook(read_board(lobby, calls=0))


def test_self_service_is_offered_only_when_it_is_clearly_faster(lobby: Lobby) -> None:
    open_counter(lobby, 1)
    empty = Outlook(read_board(lobby, calls=0))
    assert offered(empty, "withdrawal", "upto-20k", large=False) is None
    outlook = busy(lobby, 6)
    machine, counter = offered(outlook, "withdrawal", "upto-20k", large=False)
    assert (machine.zone.letter, counter.zone.letter) == ("Z", "A")
    assert counter.wait.low > machine.wait.high + outlook.branch.kiosk.offer_faster_by
    # Nothing to choose: too much for a machine, not said, no question asked at all.
    assert offered(outlook, "withdrawal", "50k-200k", large=False) is None
    assert offered(outlook, "withdrawal", None, large=False) is None
    assert offered(outlook, "inquiry", None, large=False) is None


def test_the_counter_is_offered_after_every_large_self_service_row(lobby: Lobby) -> None:
    outlook = Outlook(read_board(lobby, calls=0))
    machine, counter = offered(outlook, "inquiry", None, large=True)
    assert (machine.intent.prefer, counter.intent.prefer) == ("self", "counter")
    assert machine.intent.elder
    assert counter.intent.elder
    assert offered(outlook, "withdrawal", None, large=True) is None


def test_the_steps_name_what_was_asked(branch: Branch) -> None:
    outlook = Outlook(board(branch))
    asked = (Page.HOME, Page.AMOUNT)
    assert steps(outlook, "withdrawal", False, Page.TICKET, asked) == [Step.SERVICE, Step.AMOUNT, Step.TICKET]
    assert steps(outlook, "account", False, Page.TICKET, (Page.HOME,)) == [Step.SERVICE, Step.TICKET]
    assert Step.WAY in steps(outlook, "withdrawal", False, Page.OFFER, asked)


def test_a_service_is_never_named_on_the_ticket_page(branch: Branch) -> None:
    outlook = Outlook(board(branch))
    known = Known(outlook=outlook, page=Page.TICKET, service="withdrawal", band="upto-20k", trail=(Page.HOME,))
    assert all(step.service == "" for step in derive(known).steps)


def test_more_services_than_places_go_behind_other_services(branch: Branch, shipped: str) -> None:
    assert home_services(Outlook(board(branch)), large=False) == (list(SERVICES), [])
    first, rest = home_services(Outlook(board(branch)), large=True)
    assert first == ["withdrawal", "deposit", "inquiry", "payment"]
    assert rest == ["transfer", "account", "wealth", "corporate"]
    more = load(shipped.replace('[[service]]\nid = "wealth"', EXTRA + '[[service]]\nid = "wealth"'))
    first, rest = home_services(Outlook(board(more)), large=False)
    assert (len(first), len(rest)) == (7, 2)


EXTRA = """[[service]]
id = "exchange"
name = { zh = "外汇", en = "Exchange" }
hint = { zh = "换外币", en = "Foreign cash" }
icon = "card"
minutes = [5, 10]

"""


def test_a_closed_service_says_why(branch: Branch) -> None:
    drawn = derive(Known(outlook=Outlook(board(branch, (("service", "wealth"),)))))
    closed = {card.code: card for card in drawn.cards if not card.usable}
    assert set(closed) == {"wealth"}
    assert (closed["wealth"].kind, closed["wealth"].reason) == ("closed", "检修")


def test_all_zones_closed_closes_every_service_and_says_why(branch: Branch) -> None:
    drawn = derive(Known(outlook=Outlook(board(branch, tuple(("zone", letter) for letter in branch.zones)))))
    assert all(not card.usable and card.reason == "检修" for card in drawn.cards)


def test_without_an_open_counter_there_is_no_guess(branch: Branch) -> None:
    cards = {card.code: card for card in derive(Known(outlook=Outlook(board(branch)))).cards}
    assert cards["withdrawal"].kind == "people"
    assert cards["inquiry"].kind == "none"


closures = st.lists(
    st.one_of(
        st.tuples(st.just("zone"), st.sampled_from("ZABV")),
        st.tuples(st.just("service"), st.sampled_from(SERVICES)),
    ),
    unique=True,
    max_size=6,
)


@given(
    closures,
    st.sampled_from(SERVICES),
    st.sampled_from(list(Page)),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["zh", "en"]),
    st.data(),
)
def test_whatever_is_closed_there_is_something_sensible_to_draw(
    branch: Branch, closed, service, page, large, away, language, data
) -> None:
    outlook = Outlook(board(branch, tuple(closed)))
    bands = [None, *(band.id for band in branch.services[service].band)]
    known = Known(
        outlook=outlook,
        away=away,
        language=language,
        large=large,
        page=page,
        trail=(Page.HOME,),
        service=service,
        band=data.draw(st.sampled_from(bands)),
    )
    drawn = derive(known)
    for card in (*drawn.cards, *drawn.other_cards):
        assert card.usable == (card.kind != "closed")
        assert card.usable or card.reason
        assert card.low <= card.high
    assert {card.code for card in (*drawn.cards, *drawn.other_cards)} == set(SERVICES)
    assert len(drawn.ways) in (0, 2)
    if drawn.ways:
        assert {way.letter for way in drawn.ways}.isdisjoint(id for kind, id in closed if kind == "zone")
    assert sum(step.current for step in drawn.steps) == (1 if drawn.steps else 0)


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-06-18 07:00", "2026-06-18 08:00"),
        ("2026-06-18 19:00", "2026-06-19 08:00"),
        ("2026-06-19 19:00", "2026-06-20 09:00"),
        ("2026-06-18 08:00", "2026-06-19 08:00"),
    ],
)
def test_the_closed_screen_knows_when_the_door_opens(branch: Branch, clock, now: str, opens: str) -> None:
    clock.local(now)
    found = next_opening(branch, clock.now())
    assert f"{found.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" == opens


def test_a_branch_that_opens_on_no_day_promises_none(branch: Branch) -> None:
    assert next_opening(branch.model_copy(update={"hours": {}}), OPENING) is None
