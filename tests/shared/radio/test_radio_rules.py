"""Who a message concerns, who answers it, when it goes on, what is spoken: by example and by property."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.lobby.branch import Branch
from shared.lobby.branch_parts import ROLES
from shared.lobby.messages import EVERYONE, Ack, Message
from shared.lobby.text import text
from shared.radio import (
    ESCALATED_TO,
    address_name,
    answers,
    arriving,
    concerns,
    handed_over,
    is_due,
    spoken,
    taken,
    to_speak,
)

NOW = datetime(2026, 6, 18, 2, 26, tzinfo=UTC)
STAFF = {"1001": "teller", "1015": "teller", "2001": "lobby", "2101": "viplobby", "4001": "wealth", "3001": "manager"}


def message(to: str = EVERYONE, by: str = "1001", **changes: object) -> Message:
    return replace(Message(7, NOW, by, to, text("请支援", "Please help")), **changes)  # type: ignore[arg-type]


def heard(one: Message) -> set[str]:
    return {staff for staff, role in STAFF.items() if concerns(one, staff, role)}


@pytest.mark.parametrize(
    ("to", "who"),
    [
        (EVERYONE, {"1015", "2001", "2101", "4001", "3001"}),
        ("teller", {"1015"}),
        ("lobby", {"2001"}),
        ("4001", {"4001"}),
        ("9999", set()),
    ],
)
def test_a_message_is_for_whom_it_is_addressed_to_and_never_for_its_sender(to: str, who: set[str]) -> None:
    assert heard(message(to)) == who
    assert heard(message(to, escalated_at=NOW)) == who | {"2001", "3001"}


messages = st.builds(
    message,
    to=st.sampled_from([EVERYONE, *ROLES, *STAFF]),
    by=st.sampled_from([*STAFF, "cli"]),
    acks=st.lists(st.sampled_from([Ack(one, NOW) for one in STAFF]), unique=True, max_size=3).map(tuple),
    escalated_at=st.sampled_from([None, NOW]),
    settled_at=st.sampled_from([None, NOW]),
    at=st.integers(0, 300).map(lambda seconds: NOW - timedelta(seconds=seconds)),
)


@given(one=messages, seconds=st.integers(10, 200))
def test_whatever_the_message(one: Message, seconds: int) -> None:
    for staff, role in STAFF.items():
        # Who may answer is concerned, nobody answers twice, and what is taken nobody else takes.
        assert not answers(one, staff, role) or concerns(one, staff, role)
        assert not (answers(one, staff, role) and staff in [ack.staff for ack in one.acks])
        assert not (answers(one, staff, role) and one.settled_at is not None)
        assert not (answers(one, staff, role) and taken(one))
        # Going on adds those who get everything, and takes the message from nobody.
        assert concerns(replace(one, escalated_at=NOW), staff, role) == (
            concerns(one, staff, role) or (role in ESCALATED_TO and staff != one.by)
        )
        assert (one in to_speak([one], staff, role, ())) == (one.is_open and concerns(one, staff, role))
        assert to_speak([one], staff, role, {one.id}) == []
    due = is_due(one, NOW, seconds)
    assert due == (one.is_open and one.escalated_at is None and (NOW - one.at).total_seconds() >= seconds)
    # Once it went on, or was answered, it is never due again.
    assert not is_due(replace(one, escalated_at=NOW), NOW + timedelta(days=1), seconds)
    assert not is_due(replace(one, acks=(Ack("2001", NOW),)), NOW + timedelta(days=1), seconds)


def test_the_first_takes_what_is_for_many_and_a_person_confirms_what_others_took() -> None:
    many = message("lobby", acks=(Ack("2001", NOW),))
    assert taken(many)
    assert not answers(many, "2002", "lobby")
    own = message("4001", escalated_at=NOW, acks=(Ack("3001", NOW),))
    assert not taken(own)
    assert answers(own, "4001", "wealth")
    assert not answers(own, "3001", "manager")


def test_addresses_as_staff_read_them(branch: Branch) -> None:
    assert [address_name(branch, one).zh for one in (EVERYONE, "lobby", "1001", "9999")] == [
        "所有人",
        "大堂经理",
        "王芳",
        "9999",
    ]


def test_what_is_spoken(branch: Branch) -> None:
    said = message(by="1001")
    assert spoken(branch, said, "zh") == {"zh": "王芳：请支援"}
    # A name in hanzi is nothing an English voice could say.
    assert spoken(branch, said, "en") == {"en": "Please help"}
    assert spoken(branch, replace(said, by="kiosk", text=arriving("V003", "何静")), "en") == {
        "zh": "V003 到店，请何静接待"
    }
    own = text("Window 3 please", "Window 3 please")
    assert spoken(branch, replace(said, text=own), "zh") == {"en": "Window 3 please"}


def test_what_the_lobby_says_by_itself() -> None:
    assert arriving("V003", "何静") == text("V003 到店，请何静接待", "V003 arriving, sees 何静")
    assert arriving("V003") == text("V003 到店，请接待", "V003 arriving, please receive")
    assert handed_over("V003", "何静").zh == "V003 已交给何静"
