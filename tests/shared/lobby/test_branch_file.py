"""Every mistake in a branch file is told with its place, several at once, and nothing makes the check fall over."""

from __future__ import annotations

import re
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.assets import ASSETS
from shared.lobby.branch import SERVICE_ICONS
from shared.lobby.branch_voice import Announcement, Quiet, VolumeFrom
from shared.lobby.check import MOST_BYTES, examine, load, trusted
from shared.lobby.errors import BadInput

PIN = "$argon2id$v=19$m=19456,t=2,p=1$bhyTMHhW5jcCdwW+ZeE5Aw$7T+kmH4X/3H6h63reg5+OTW4BBGdhh0UtnevObVW24A"

CHANGES = [
    # (what to replace, by what, the place, a part of what is said)
    ('serves = [{ zone = "V" }]', 'serves = [{ zone = "X" }]', "counter 7 (7) · serves", "unknown zone 'X'"),
    ('serves = [{ zone = "V" }]', 'serves = [{ zone = "B" }]', "zone 4 (V)", "no counter serves this zone"),
    ('serves = [{ zone = "V" }]', "serves = []", "counter 7 (7) · serves", "at least 1 entry"),
    (
        'serves = [{ zone = "V" }]',
        'serves = [{ zone = "V" }, { zone = "V", after = 3 }]',
        "counter 7 (7) · serves",
        "named twice",
    ),
    ("number = 7", "number = 6", "counter 7 (6)", "'6' is used twice, first by counter 6"),
    ("number = 7", 'number = "7"', "counter 7 (7) · number", "whole number"),
    ("number = 7", "number = true", "counter 7 (True) · number", "whole number"),
    ("number = 7", "number = 0", "counter 7 (0) · number", "greater than or equal to 1"),
    ('letter = "V"', 'letter = "A"', "zone 4 (A)", "'A' is used twice"),
    ('letter = "V"', 'letter = "vip"', "zone 4 (vip) · letter", "capital letter"),
    ('pigment = "rouge"', 'pigment = "pink"', "zone 4 (V) · pigment", "malachite"),
    ("machines = 5", "machines = 5.5", "zone 1 (Z) · machines", "whole number"),
    ("calls = false\nmachines", 'calls = "no"\nmachines', "zone 1 (Z) · calls", "true or false"),
    ("upto = 10000", "upto = 60000", "service 3 (deposit) · band", "rise"),
    ("upto = 10000", "upto = -3", "service 3 (deposit) · band 1 (upto-10k) · upto", "greater than 0"),
    ("upto = 10000\n", "", "service 3 (deposit) · band", "rise"),
    ('id = "over-200k"', 'id = "over-200k"\n  upto = 900000', "service 4 (withdrawal) · band", "no 'upto'"),
    ('id = "over-200k"', 'id = "20k-50k"', "service 4 (withdrawal) · band", "'20k-50k' is used twice"),
    ('id = "over-200k"', 'id = "none"', "service 4 (withdrawal) · band", "reserved"),
    ("minutes = [20, 40]", "minutes = [40, 20]", "service 7 (wealth) · minutes", "[shorter, longer]"),
    ("minutes = [20, 40]", "minutes = [20]", "service 7 (wealth) · minutes 2", "is missing"),
    ("minutes = [20, 40]", "minutes = [20, nan]", "service 7 (wealth) · minutes 2", "finite"),
    ("sat = { opens = 09:00:00", "sat = { opens = 19:00:00", "hours · sat", "closes before it opens"),
    ("sat = { opens = 09:00:00", "sat = { opens = 9", "hours · sat · opens", "time of day"),
    ("sat = { opens = 09:00:00", 'sat = { opens = "09:00:00Z"', "hours · sat · opens", "time of day"),
    ("sat = {", "samstag = {", "hours · samstag", "'mon'"),
    (
        'timezone = "Asia/Shanghai"',
        'timezone = "Mars/Olympus"',
        "branch · timezone",
        "unknown time zone 'Mars/Olympus'",
    ),
    ('timezone = "Asia/Shanghai"', "timezone = 8", "branch · timezone", "text in quotes"),
    ('id = "qingyang-zhongjie"', 'id = "庆阳"', "branch · id", "must be an id"),
    ('id = "qingyang-zhongjie"\n', "", "branch · id", "is missing"),
    ('tiers = ["gold"]', 'tiers = ["golden"]', "class 3 (gold) · tiers", "unknown tier 'golden'"),
    (
        'name = { zh = "普通", en = "Regular" }',
        'name = { zh = "普通", en = "Regular" }\nelder = true',
        "class 4 (regular)",
        "everybody",
    ),
    ('name = { zh = "普通", en = "Regular" }', 'name = { zh = "普通" }', "class 4 (regular) · name · en", "is missing"),
    ("cap = 45", "cap = -1", "calling · cap", "greater than or equal to 0"),
    ("cap = 45", "cap = 45\ncape = 3", "calling · cape", "not a key"),
    ("cap = 45", "cap = true", "calling · cap", "must be a number"),
    ("limit = 3 ", "limit = 0 ", "no_show · limit", "greater than or equal to 1"),
    ("wait = [10, 20, 30]", "wait = [30, 20, 10]", "alerts · wait", "rise"),
    ("saturation = [5, 8, 12]", "saturation = [5, 8, inf]", "alerts · saturation 3", "finite"),
    (
        'when = { service = ["wealth"] }',
        'when = { service = ["wellness"] }',
        "rule 1 (wealth) · when · service",
        "unknown service",
    ),
    (
        'when = { service = ["wealth"] }\nzone = "V"',
        'when = { service = ["wealth"] }\nzone = "W"',
        "rule 1 (wealth) · zone",
        "unknown zone 'W'",
    ),
    (
        'closed = ["Z"] }\nzone = "B"',
        'closed = ["Y"] }\nzone = "B"',
        "rule 7 (machines-down-transfer) · when · closed",
        "unknown zone 'Y'",
    ),
    ('band = ["over-200k"], b', 'band = ["over-300k"], b', "rule 15 (booked-cash) · when · band", "unknown band"),
    ("booked = true", 'booked = "yes"', "rule 15 (booked-cash) · when · booked", "true or false"),
    ("slot = 30 ", "slot = 3 ", "booking · slot", "greater than or equal to 5"),
    ("slot = 30 ", "slots = 30 ", "booking · slots", "not a key"),
    ("per_slot = 1\n", "per_slot = 0\n", "booking · offer 4 · per_slot", "greater than or equal to 1"),
    ('service = "corporate"\n', 'service = "company"\n', "booking · offer 5 (company) · service", "unknown service"),
    (
        'service = "corporate"\n',
        'service = "corporate"\nband = ["big"]\n',
        "booking · offer 5 (corporate) · band",
        "unknown band 'big'",
    ),
    (
        'band = ["50k-200k"]',
        'band = ["50k-200k", "50k-200k"]',
        "booking · offer 2 (withdrawal) · band",
        "named twice",
    ),
    (
        'band = ["50k-200k"]',
        'band = ["over-200k"]',
        "booking · offer 2 (withdrawal)",
        "an earlier offer takes every case",
    ),
    (
        'band = ["50k-200k"]',
        'band = ["50k-200k", "upto-20k"]',
        "booking · offer 2 (withdrawal)",
        "'upto-20k' leads to zone Z, where nobody is called",
    ),
    ("days_before = 1", "days_before = 15", "booking · offer 1 (withdrawal) · days_before", "never within 14 days"),
    (
        'tier = ["platinum", "private"], prefer',
        'tier = ["platin"], prefer',
        "rule 3 (vip) · when · tier",
        "unknown tier",
    ),
    (
        'prefer = ["counter"] }\nzone = "B"',
        'prefer = ["robot"] }\nzone = "B"',
        "rule 11 (chosen-counter-transfer) · when · prefer 1",
        "'counter'",
    ),
    ('id = "paper"', 'id = "wealth"', "rule 18 (wealth)", "'wealth' is used twice"),
    ('large = ["withdrawal"', 'large = ["withdrawals"', "kiosk · large 1", "unknown service"),
    ('call = { zh = "请{number}号|到', 'call = { zh = "请{nummer}号|到', "announcement · call", "{number}"),
    ('call = { zh = "请{number}号|到', 'call = { zh = "请{number}号{0}到', "announcement · call", "no other braces"),
    ('call = { zh = "请{number}号|到', 'call = { zh = "|请{number}号到', "announcement · call", "both sides"),
    ("times = 2 ", "times = 0 ", "announcement · times", "greater than or equal to 1"),
    (
        "# quiet = [{ starts = 12:30:00",
        'quiet = [{ starts = "12:30"',
        "announcement · quiet 1 · starts",
        "without quotes",
    ),
    ("# volume = [{ starts = 08", "volume = [{ starts = 18", "announcement · volume", "must rise"),
    ('id = "3001"', 'id = "2001"', "staff 11 (2001)", "'2001' is used twice"),
    ('role = "manager"', 'role = "emperor"', "staff 11 (3001) · role", "'teller'"),
    ('role = "lobby"\npin = "$argon2id', 'role = "lobby"\npin = "2201#', "staff 7 (2001) · pin", "PIN hash"),
    ('icon = "deposit"', 'icon = "piggy"', "service 3 (deposit) · icon", "unknown icon 'piggy'"),
    ('large = ["withdrawal"', 'large = ["withdrawal", "withdrawal"', "kiosk · large 2", "named twice"),
    (
        'short = { zh = "现金区", en = "Cash" }',
        f'short = {{ zh = "现金区", en = "{"C" * 25}" }}',
        "zone 2 (A) · short · en",
        "longer",
    ),
    ('en = "Regular"', 'en = "Reg\\u0000ular"', "class 4 (regular) · name · en", "control character"),
    ('zone = "V"\nanswer', 'zone = "X"\nanswer', "reception · zone", "unknown zone 'X'"),
    ('zone = "V"\nanswer', 'zone = "Z"\nanswer', "reception · zone", "calls nobody"),
    ("answer_seconds = 30", "answer_seconds = 1", "reception · answer_seconds", "5"),
    ('{ id = "again"', '{ id = "done"', "reception · outcome 2 (done)", "'done' is used twice"),
    ("when = { corporate = true }\nwhy", "when = {}\nwhy", "potential 4 (owner) · when", "marks everybody"),
    ("when = { visits = 5 }", "when = { visits = 1 }", "potential 5 (regular-guest) · when · visits", "2"),
    ("when = { visits = 5 }", 'when = { tier = ["tin"] }', "potential 5 (regular-guest) · when · tier", "unknown tier"),
    ('id = "2001"', 'id = "kiosk"', "staff 7 (kiosk)", "machines"),
    ("answer_seconds = 60\n", "answer_seconds = 5\n", "radio · answer_seconds", "greater than or equal to 10"),
    ('to = "wealth"', 'to = "wealthy"', "radio · preset 2 (customer-here) · to", "'everyone'"),
    ('id = "paper-out"', 'id = "help"', "radio · preset 3 (help)", "used twice, first by preset 1"),
    ('"{machine} 号机', '"{printer} 号机', "radio · preset 3 (paper-out) · zh", "unknown place {printer}"),
    ('"{machine} 号机', '"号机', "radio · preset 3 (paper-out)", "must name the same place"),
    ('"{machine} 号机', '"{machine} 号{counter}机', "radio · preset 3 (paper-out) · zh", "about one thing"),
    ('"{machine} 号机', '"{machine} 号}机', "radio · preset 3 (paper-out) · zh", "braces that are no place"),
    ('"注意可疑情况"', f'"{"注" * 61}"', "radio · preset 6 (watch-out) · zh", "longer than 60"),
    ('"注意可疑情况"', '"注意\\u0007"', "radio · preset 6 (watch-out) · zh", "control character"),
    ('id = "3001"', 'id = "manager"', "staff 11 (manager)", "the radio means others"),
]


@pytest.mark.parametrize(("old", "new", "place", "what"), CHANGES)
def test_a_mistake_is_told_with_its_place(shipped, old, new, place, what):
    assert shipped.count(old) >= 1, "the shipped file changed: choose another place to break"
    _, found = examine(shipped.replace(old, new, 1))
    assert any(one.place == place and what in one.what for one in found), [str(one) for one in found]


def test_the_shipped_file_has_no_mistake(shipped):
    branch, found = examine(shipped)
    assert found == []
    assert branch is not None
    assert branch == load(shipped)


def test_a_windows_editor_may_have_saved_it(shipped):
    assert examine("\ufeff" + shipped) == examine(shipped)
    assert trusted("\ufeff" + shipped) == trusted(shipped)


def test_a_file_without_staff(shipped):
    start = shipped.index("[[staff]]")
    end = shipped.rindex("pin = ")
    _, found = examine(shipped[:start] + shipped[shipped.index("\n", end) :])
    assert [one.place for one in found] == ["staff"]


def test_a_number_of_5000_digits_is_told_in_our_words(shipped):
    _, found = examine("a = " + "9" * 5000)
    assert "far too long" in found[0].what
    assert "sys." not in found[0].what


def test_the_icons_a_service_may_have_are_drawn():
    drawn = (ASSETS.parent / "shared/screens/qml/Tingtang/Screens/Icons.qml").read_text(encoding="utf-8")
    assert {name for name in SERVICE_ICONS if f'"{name}": "' not in drawn} == set()


def test_several_mistakes_are_told_at_once(shipped):
    broken = shipped
    for old, new, _, _ in (CHANGES[0], CHANGES[4], CHANGES[23], CHANGES[34]):
        broken = broken.replace(old, new, 1)
    _, found = examine(broken)
    places = {one.place for one in found}
    assert {"hours · sat · opens", "calling · cape", "counter 7 (6) · serves", "counter 7 (6)"} <= places


def test_a_pin_in_the_clear_is_never_repeated(shipped):
    _, found = examine(shipped.replace(f'pin = "{PIN}"', 'pin = "1101"', 1))
    assert [one.place for one in found] == ["staff 1 (1001) · pin"]
    assert "1101" not in str(found[0])


def test_a_slot_longer_than_every_day(shipped):
    short = re.sub(r"closes = \d\d:30", "closes = 10:00", shipped)
    _, found = examine(short.replace("slot = 30 ", "slot = 150 "))
    assert [str(one) for one in found] == ["booking · slot: no day is open for 150 minutes, so there is no slot"]


def test_a_rule_for_bookings_where_nothing_is_booked(shipped):
    _, found = examine(re.sub(r"\[\[booking\.offer\]\].*(?=\[alerts\])", "", shipped, flags=re.DOTALL))
    assert [one.place for one in found] == ["rule 15 (booked-cash)"]
    assert found[0].what.startswith("unreachable")


def test_an_unreachable_rule(shipped):
    extra = """
[[rule]]
id = "never"
when = { service = ["wealth"], elder = true }
zone = "V"
why = { zh = "不会用到", en = "never" }

[[rule]]
id = "corporate\""""
    _, found = examine(shipped.replace('[[rule]]\nid = "corporate"', extra.strip(), 1))
    assert [one.place for one in found] == ["rule 2 (never)"]
    assert found[0].what.startswith("unreachable")


def test_services_no_rule_routes(shipped):
    broken = shipped.replace('id = "elsewhere"\n', 'id = "elsewhere"\nwhen = { service = ["deposit"] }\n', 1)
    broken = broken.replace('when = { service = ["wealth"] }', 'when = { service = ["wealth"], elder = true }', 1)
    broken = broken.replace('service = ["transfer", "account"]', 'service = ["transfer"]', 1)
    _, found = examine(broken)
    assert [one.place for one in found] == ["service 6 (account)", "service 7 (wealth)", "rule 19 (elsewhere)"]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\0",
        "= 3",
        "a = " + "[" * 100_000,
        "a = " + "9" * 10_000,
        "a" * (MOST_BYTES + 1),
        "\ud800 = 1",
        'a = "\udfff"',
        "[[branch]]",
        "branch = 3\nzone = 4\nrule = 'x'",
        "[branch]\nid = 1979-05-27T07:32:00Z",
    ],
)
def test_garbage_is_one_sentence(source):
    branch, found = examine(source)
    assert branch is None
    assert found
    with pytest.raises(BadInput) as caught:
        load(source)
    assert caught.value.code == "bad-branch"


def test_a_number_too_long_to_write(shipped):
    _, found = examine(shipped.replace("number = 7", "number = 0x" + "f" * 5000, 1))
    assert found[0].place.startswith("counter 7")


@given(st.text())
def test_no_text_is_a_traceback(source):
    branch, found = examine(source)
    assert branch is None
    assert found


VALUES = st.sampled_from(
    [
        "true",
        "-1",
        "1e400",
        "nan",
        "''",
        '"\\u0000"',
        "[]",
        "{}",
        "[[1]]",
        "07:32:00",
        "1979-05-27",
        "0xffffffffffffffff",
    ]
)


@settings(max_examples=150)
@given(st.data())
def test_no_broken_branch_file_is_a_traceback(shipped, data):
    lines = shipped.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(["drop", "repeat", "value", "cut", "swap", "insert"]))
        if how == "drop":
            del lines[at]
        elif how == "repeat":
            lines.insert(at, lines[at])
        elif how == "value":
            lines[at] = lines[at].partition("=")[0] + "= " + data.draw(VALUES)
        elif how == "cut":
            lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
        elif how == "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines.insert(at, data.draw(st.text(max_size=20)))
    branch, found = examine("\n".join(lines))
    assert branch is not None or found
    for one in found:
        assert one.place
        assert one.what


def test_quiet_hours_and_volume_of_the_day() -> None:
    words = Announcement(
        quiet=(Quiet(starts=time(12, 30), ends=time(13)), Quiet(starts=time(22), ends=time(7))),
        volume=(VolumeFrom(starts=time(8), percent=100), VolumeFrom(starts=time(16), percent=60)),
    )
    assert [words.is_quiet(time(hour, 30)) for hour in (6, 7, 12, 13, 22)] == [True, False, True, False, True]
    assert not words.is_quiet(time(13))
    assert [words.percent(time(hour)) for hour in (7, 8, 15, 16, 23)] == [60, 100, 100, 60, 60]
    assert Announcement().percent(time(3)) == 100
    silent = Announcement(volume=(VolumeFrom(starts=time(8), percent=100), VolumeFrom(starts=time(18), percent=0)))
    assert [silent.is_quiet(time(hour)) for hour in (7, 8, 17, 18)] == [True, False, False, True]
