"""Where every combination of service, band, segment, tier, need and preference goes: a table to read and to check."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from shared.lobby.branch import Branch
from shared.lobby.errors import BadInput, Refused
from shared.lobby.routing import Intent, band_for_amount, class_of, deciding_rule, every_intent, route

# The first column whose heading holds decides; "vip" is platinum or private, unless they ask for a machine.
#
#                         vip       company            elder            asks for the counter     anyone else
TABLE = """
inquiry     none       V vip      B corporate-paper  A care-cash      A chosen-counter-cash      Z everyday
payment     none       V vip      B corporate-paper  A care-cash      A chosen-counter-cash      Z everyday
deposit     none       V vip      A corporate-cash   A care-cash      A chosen-counter-cash      A large-cash
deposit     upto-10k   V vip      A corporate-cash   A care-cash      A chosen-counter-cash      Z small-cash
deposit     10k-50k    V vip      A corporate-cash   A large-cash     A large-cash               A large-cash
deposit     over-50k   V vip      A corporate-cash   A large-cash     A large-cash               A large-cash
withdrawal  none       V vip      A corporate-cash   A care-cash      A chosen-counter-cash      A large-cash
withdrawal  upto-20k   V vip      A corporate-cash   A care-cash      A chosen-counter-cash      Z small-cash
withdrawal  20k-50k    V vip      A corporate-cash   A large-cash     A large-cash               A large-cash
withdrawal  50k-200k   V vip      A corporate-cash   A large-cash     A large-cash               A large-cash
withdrawal  over-200k  V vip      A corporate-cash   A unbooked-cash  A unbooked-cash            A unbooked-cash
transfer    none       V vip      B corporate-paper  B care-transfer  B chosen-counter-transfer  B paper
transfer    upto-50k   V vip      B corporate-paper  B care-transfer  B chosen-counter-transfer  Z small-transfer
transfer    over-50k   V vip      B corporate-paper  B care-transfer  B chosen-counter-transfer  B paper
account     none       V vip      B corporate-paper  B paper          B paper                    B paper
wealth      none       V wealth   V wealth           V wealth         V wealth                   V wealth
corporate   none       B corporate  B corporate      B corporate      B corporate                B corporate
"""

# Ordinary customers, company customers and VIPs, while these zones are closed; "-": no open zone can do it.
CLOSED = {
    "Z": """
inquiry     none       A machines-down-cash      B corporate-paper  V vip
deposit     none       A machines-down-cash      A corporate-cash   V vip
deposit     upto-10k   A machines-down-cash      A corporate-cash   V vip
deposit     over-50k   A large-cash              A corporate-cash   V vip
withdrawal  upto-20k   A machines-down-cash      A corporate-cash   V vip
transfer    upto-50k   B machines-down-transfer  B corporate-paper  V vip
transfer    over-50k   B machines-down-transfer  B corporate-paper  V vip
account     none       B paper                   B corporate-paper  V vip
""",
    "A": """
inquiry     none       Z everyday                B corporate-paper  V vip
deposit     upto-10k   Z small-cash              B corporate-paper  V vip
deposit     over-50k   -                         B corporate-paper  V vip
transfer    over-50k   B paper                   B corporate-paper  V vip
""",
    "B": """
transfer    upto-50k   Z small-transfer          Z small-transfer   V vip
transfer    over-50k   A elsewhere               A elsewhere        V vip
account     none       A elsewhere               A elsewhere        V vip
corporate   none       A elsewhere               A elsewhere        V vip
""",
    "V": """
inquiry     none       Z everyday                B corporate-paper  Z everyday
deposit     over-50k   A large-cash              A corporate-cash   A large-cash
transfer    over-50k   B paper                   B corporate-paper  B paper
wealth      none       A elsewhere               B corporate-paper  A elsewhere
""",
    "AZ": """
inquiry     none       -                         B corporate-paper  V vip
deposit     upto-10k   -                         B corporate-paper  V vip
transfer    upto-50k   B machines-down-transfer  B corporate-paper  V vip
""",
    "ABV": """
inquiry     none       Z everyday                Z everyday         Z everyday
deposit     over-50k   -                         -                  -
account     none       -                         -                  -
""",
}


def cells(table: str) -> dict[tuple[str, str | None], list[str]]:
    rows = {}
    for line in table.strip().splitlines():
        service, band, *rest = line.split()
        words = iter(rest)
        rows[service, None if band == "none" else band] = [
            one if one == "-" else f"{one} {next(words)}" for one in words
        ]
    return rows


def column(intent: Intent) -> int:
    if intent.tier in ("platinum", "private") and intent.prefer != "self":
        return 0
    if intent.corporate:
        return 1
    if intent.elder and intent.prefer != "self":
        return 2
    return 3 if intent.prefer == "counter" else 4


def outcome(branch: Branch, intent: Intent, closed: str = "") -> str:
    try:
        chosen = route(branch, intent, frozenset(closed))
    except Refused:
        return "-"
    assert chosen.why == next(rule.why for rule in branch.rule if rule.id == chosen.rule)
    return f"{chosen.zone} {chosen.rule}"


def test_every_combination_goes_where_the_table_says(branch):
    table = cells(TABLE)
    intents = [one for one in every_intent(branch) if not one.booked]
    assert len(intents) == 17 * 2 * 4 * 2 * 3
    assert {(one.service, one.band) for one in intents} == set(table)
    wrong = {
        intent: outcome(branch, intent)
        for intent in intents
        if outcome(branch, intent) != table[intent.service, intent.band][column(intent)]
    }
    assert wrong == {}


def test_a_booking_goes_to_its_zone_and_troubles_no_manager(branch):
    booked = [one for one in every_intent(branch) if one.booked]
    assert {(one.service, one.band) for one in booked} == {
        *(("withdrawal", band) for band in ("50k-200k", "over-200k")),
        *((service, None) for service in ("account", "wealth", "corporate")),
    }
    rules = {rule.id: rule for rule in branch.rule}
    for intent in booked:
        chosen = route(branch, intent)
        assert chosen.zone == {"withdrawal": "A", "wealth": "V"}.get(intent.service, "B")
        assert not rules[chosen.rule].tell_manager
    assert outcome(branch, Intent("withdrawal", "over-200k", booked=True)) == "A booked-cash"
    assert rules[route(branch, Intent("withdrawal", "over-200k")).rule].tell_manager


@pytest.mark.parametrize("closed", CLOSED)
def test_while_zones_are_closed(branch, closed):
    for (service, band), expected in cells(CLOSED[closed]).items():
        asked = [
            Intent(service, band),
            Intent(service, band, corporate=True),
            Intent(service, band, tier="private"),
        ]
        assert [outcome(branch, one, closed) for one in asked] == expected, (service, band)


def test_nobody_is_ever_sent_to_a_closed_zone(branch):
    zones = list(branch.zones)
    for closed in chain.from_iterable(combinations(zones, size) for size in range(len(zones) + 1)):
        for intent in every_intent(branch):
            rule = deciding_rule(branch, intent, frozenset(closed))
            assert rule is None or rule.zone not in closed


def test_elders_are_not_pushed_to_machines_while_a_counter_can_do_it(branch):
    for intent in every_intent(branch):
        if intent.elder and intent.prefer != "self":
            assert route(branch, intent).zone != "Z", intent


@pytest.mark.parametrize(
    ("tier", "elder", "expected"),
    [
        ("", False, "regular"),
        ("", True, "elder"),
        ("gold", False, "gold"),
        ("gold", True, "elder"),
        ("platinum", False, "vip"),
        ("private", True, "vip"),
    ],
)
def test_the_first_class_that_holds_is_the_tickets(branch, tier, elder, expected):
    assert class_of(branch, Intent("inquiry", tier=tier, elder=elder)) == expected


@pytest.mark.parametrize(
    ("service", "yuan", "band"),
    [
        ("deposit", 1, "upto-10k"),
        ("deposit", 10_000, "upto-10k"),
        ("deposit", 10_001, "10k-50k"),
        ("deposit", 50_001, "over-50k"),
        ("withdrawal", 20_000, "upto-20k"),
        ("withdrawal", 199_999, "50k-200k"),
        ("withdrawal", 200_000, "over-200k"),
        ("withdrawal", 10**40, "over-200k"),
        ("transfer", 50_000, "upto-50k"),
        ("wealth", 7, None),
    ],
)
def test_an_amount_falls_in_one_band(branch, service, yuan, band):
    assert band_for_amount(branch, service, yuan) == band


@pytest.mark.parametrize(
    ("intent", "code"),
    [
        (Intent("💰" * 500), "unknown-service"),
        (Intent(""), "unknown-service"),
        (Intent("deposit", "upto-20k"), "unknown-band"),
        (Intent("inquiry", "none"), "unknown-band"),
        (Intent("deposit", tier="emperor\0"), "unknown-tier"),
        (Intent("deposit", prefer="robot"), "unknown-preference"),  # type: ignore[arg-type]
    ],
)
def test_what_the_branch_does_not_have_is_bad_input(branch, intent, code):
    with pytest.raises(BadInput) as caught:
        route(branch, intent)
    assert caught.value.code == code
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize("yuan", [0, -1, -(10**40)])
def test_an_amount_is_positive(branch, yuan):
    with pytest.raises(BadInput):
        band_for_amount(branch, "deposit", yuan)
