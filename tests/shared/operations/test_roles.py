"""Who may do what: the table once more, and every operation tried in every role."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

import shared.operations
from shared import operations as do
from shared.lobby.branch import Serves
from shared.lobby.branch_parts import ROLES
from shared.lobby.customers import FollowUpKind
from shared.lobby.displays import DisplayHealth
from shared.lobby.errors import BadInput, LobbyError, Refused
from shared.lobby.identifiers import Identifier
from shared.lobby.printers import Condition
from shared.lobby.roles import HOUSE, MACHINES, MAY, RESERVED, permitted_to, role_of
from shared.lobby.routing import Intent
from shared.operations import Lobby
from shared.store.keys import key_file
from tests.conftest import Databases, Doors

COLUMNS = ("teller", "lobby", "viplobby", "wealth", "manager", "kiosk", "display", "phone", "pad")
TABLE = """
issue            . x x . x  x . . .
redeem           . x x . x  x . . .
reserve          . . . . .  x . . .
hand_over        . . . . .  x . . .
void             . . . . x  x . . .
recover          . . . . .  x . . .
cut_off          . . . . .  x . . .
next_reprint     . . . . .  x . . .
printer_is       . . . . .  x . . .
reprint          x x x . x  . . . .
hold_by_phone    . . . . .  . . x .
leave            . . . . .  . . x .
come_back        . . . . .  . . x .
sign_in          x x . . x  . . . .
open_counter     x x . . x  . . . .
pause_counter    x x . . x  . . . .
close_counter    x x . . x  . . . .
call_next        x x . . x  . . . .
call_ticket      x x . . x  . . . .
recall           x x . . x  . . . .
start            x x . . x  . . . .
finish           x x x . x  . . . .
hold             x x . . x  . . . .
resume           x x . . x  . . . .
transfer         x x x . x  . . . .
no_show          x x . . x  . . . .
bring_back       x x x . x  . . . .
undo             x x x x x  . . . .
move             . x x . x  . . . .
prioritise       . x x . x  . . . .
cancel           . x x . x  . . . .
assign           . x . . x  . . . .
close_zone       . x . . x  . . . .
open_zone        . x . . x  . . . .
close_service    . x . . x  . . . .
open_service     . x . . x  . . . .
see_rating       . x . . x  . . . .
broadcast        . x . . x  . . . .
end_broadcast    . x . . x  . . . .
book             . x x . x  . . . .
cancel_booking   . x x . x  . . . .
restore_booking  . x x . x  . . . .
ask_help         x x x x x  x . x .
answer_help      . x x . x  . . . .
rate             . . . . .  . . x x
leave_unrated    . . . . .  . . . x
say_why_left     . . . . .  . . x .
acknowledge      . . . . .  . x . .
display_is       . . . . .  . x . .
display_ended    . . . . .  . x . .
try_pin          x x x x x  x x x x
take_seat        . x x x x  . . . .
leave_seat       x x x x x  . . . .
be_away          x x x x x  . . . .
invite           x x x . x  . . . .
decline          x x x x x  . . . .
withdraw         x x x . x  . . . .
lead             x x x . x  . . . .
give             x x x . x  . . . .
welcome          . . . x .  . . . .
accept           . . . x .  . . . .
pass_on          . . . x .  . . . .
receive          . . . x .  . . . .
escort           . . . x .  . . . .
end_reception    . . . x x  . . . .
release_customer . x x . x  . . . .
introduce        . x x x x  . . . .
tend             x x x x x  . . . .
send             x x x x x  . . . .
acknowledge_message x x x x x . . . .
tend_radio       x x x x x  . . . .
tell_alerts      x x x x x  . . . .
publish          . . . . x  . . . .
end_day          . . . . x  . . . .
recognise        . . . . .  x . . .
known_customers  . x x x x  . . . .
read_customer    . x x x x  . . . .
find_customer    . x x x x  . . . .
read_customers   . . . x x  . . . .
add_customer     . . . x x  . . . .
correct_customer . . . x x  . . . .
note_consent     . . . x x  . . . .
write_note       . . . x x  . . . .
read_notes       . . . x x  . . . .
plan_follow_up   . . . x x  . . . .
finish_follow_up . . . x x  . . . .
postpone_follow_up . . . x x  . . . .
cancel_follow_up . . . x x  . . . .
follow_ups       . . . x x  . . . .
unassigned       . . . . x  . . . .
count_lists      . . . . x  . . . .
read_list        . . . . x  . . . .
customer_watch   . x x . x  . . . .
reassign         . . . . x  . . . .
export_customer  . . . . x  . . . .
delete_customer  . . . . x  . . . .
import_customers . . . . x  . . . .
purge_customers  . . . . x  . . . .
make_customer_key . . . . .  . . . .
check_customer_key . . . . .  . . . .
rotate_customer_key . . . . .  . . . .
write_kiosk_key  . . . . .  . . . .
"""
"""Operation, and a mark for each of `COLUMNS` that may do it. A seat without a person (`desk`) only tries PINs."""

STAFF = {"teller": "1001", "lobby": "2001", "viplobby": "2101", "wealth": "4001", "manager": "3001"}
PIN = "2468"


def table() -> dict[str, frozenset[str]]:
    """The table above, as `MAY` has it."""
    rows = (line.split() for line in TABLE.strip().splitlines())
    return {
        name: frozenset(column for column, mark in zip(COLUMNS, marks, strict=True) if mark == "x")
        for name, *marks in rows
    }


@pytest.fixture
def staffed(doors: Doors, sqlite_databases: Databases, shipped: str) -> Lobby:
    """A lobby with one person of each role."""
    lobby = doors.lobby(sqlite_databases.prepared())
    text = shipped[: shipped.index("[[staff]]")]
    hashed = do.hash_pin(PIN)
    for role, number in STAFF.items():
        text += f'[[staff]]\nid = "{number}"\nname = "某某"\nrole = "{role}"\npin = "{hashed}"\n'
    do.publish(lobby, text)
    return lobby


def calls(lobby: Lobby, source: str) -> dict[str, Callable[[Lobby], object]]:
    """Each operation, called with what would make sense."""
    waiting = do.issue(lobby, Intent("account")).ticket
    reserved = do.reserve(lobby, Intent("account"), None, "zh", "door").ticket
    slip = do.slips(lobby, "door")[0].id
    slot = next(
        one for one in do.read_slots(lobby, "account", None, lobby.now().date() + timedelta(days=1)) if one.free
    )
    booked = do.book(lobby, "account", None, slot.at)
    number, token = waiting.number, waiting.token
    known = do.add_customer(
        lobby, "某某", "gold", {Identifier.MEMBER: "M1001"}, STAFF["wealth"], consent=True
    ).reference
    plan = do.plan_follow_up(lobby, known, FollowUpKind.CALL, slot.at.date()).id
    do.printer_is(lobby, "door", Condition.READY)
    do.reprint(lobby, number, "door")
    heard = do.send(lobby, "everyone", "试", request_id="heard")
    return {
        "issue": lambda who: do.issue(who, Intent("inquiry")),
        "redeem": lambda who: do.redeem(who, booked.code),
        "reserve": lambda who: do.reserve(who, Intent("inquiry"), None, "zh", "door"),
        "hand_over": lambda who: do.hand_over(who, reserved.number),
        "void": lambda who: do.void(who, reserved.number),
        "recover": lambda who: do.recover(who, "door", 10**9),
        "cut_off": lambda who: do.cut_off(who, slip),
        "next_reprint": lambda who: do.next_reprint(who, "door"),
        "printer_is": lambda who: do.printer_is(who, "door", None),
        "reprint": lambda who: do.reprint(who, number),
        "hold_by_phone": lambda who: do.hold_by_phone(who, token),
        "leave": lambda who: do.leave(who, token),
        "come_back": lambda who: do.come_back(who, token),
        "open_counter": lambda who: do.open_counter(who, 2),
        "pause_counter": lambda who: do.pause_counter(who, 2),
        "close_counter": lambda who: do.close_counter(who, 2),
        "call_next": lambda who: do.call_next(who, 1),
        "call_ticket": lambda who: do.call_ticket(who, number, 1),
        "recall": lambda who: do.recall(who, 1),
        "start": lambda who: do.start(who, number),
        "finish": lambda who: do.finish(who, number),
        "hold": lambda who: do.hold(who, number),
        "resume": lambda who: do.resume(who, number),
        "transfer": lambda who: do.transfer(who, number, zone="A"),
        "no_show": lambda who: do.no_show(who, number),
        "bring_back": lambda who: do.bring_back(who, number),
        "undo": lambda who: do.undo(who, number),
        "move": lambda who: do.move(who, number, "A", "试"),
        "prioritise": lambda who: do.prioritise(who, number, "试"),
        "cancel": lambda who: do.cancel(who, number),
        "assign": lambda who: do.assign(who, 1, [Serves(zone="A")], "试"),
        "close_zone": lambda who: do.close_zone(who, "Z", "试"),
        "open_zone": lambda who: do.open_zone(who, "Z"),
        "close_service": lambda who: do.close_service(who, "wealth", "试"),
        "open_service": lambda who: do.open_service(who, "wealth"),
        "see_rating": lambda who: do.see_rating(who, number),
        "broadcast": lambda who: do.broadcast(who, "试"),
        "end_broadcast": lambda who: do.end_broadcast(who),
        "book": lambda who: do.book(who, "account", None, slot.at),
        "cancel_booking": lambda who: do.cancel_booking(who, booked.code),
        "restore_booking": lambda who: do.restore_booking(who, booked.code),
        "ask_help": lambda who: do.ask_help(who, "门口"),
        "answer_help": lambda who: do.answer_help(who, 1),
        "rate": lambda who: do.rate(who, token, "satisfied"),
        "leave_unrated": lambda who: do.leave_unrated(who, number),
        "say_why_left": lambda who: do.say_why_left(who, token, "等得太久"),
        "acknowledge": lambda who: do.acknowledge(who, 1, spoken="spoken"),
        "display_is": lambda who: do.display_is(who, "wall", DisplayHealth(place="大厅", host="pc")),
        "display_ended": lambda who: do.display_ended(who, "wall"),
        "leave_seat": lambda who: do.leave_seat(who),
        "be_away": lambda who: do.be_away(who),
        "invite": lambda who: do.invite(who, number),
        "decline": lambda who: do.decline(who, number),
        "withdraw": lambda who: do.withdraw(who, number, "试"),
        "lead": lambda who: do.lead(who, number),
        "give": lambda who: do.give(who, number),
        "welcome": lambda who: do.welcome(who, number),
        "accept": lambda who: do.accept(who, number),
        "pass_on": lambda who: do.pass_on(who, number),
        "receive": lambda who: do.receive(who, number),
        "escort": lambda who: do.escort(who, number, 7),
        "end_reception": lambda who: do.end_reception(who, number, "done", nothing_to_note=True),
        "release_customer": lambda who: do.release_customer(who, number, "试", back_in_line=True),
        "introduce": lambda who: do.introduce(who, number, known),
        "tend": lambda who: do.tend(who),
        "recognise": lambda who: do.recognise(who, "M1001"),
        "known_customers": lambda who: do.known_customers(who, [known]),
        "read_customer": lambda who: do.read_customer(who, known),
        "find_customer": lambda who: do.find_customer(who, "M1001"),
        "read_customers": lambda who: do.read_customers(who),
        "add_customer": lambda who: do.add_customer(who, "某某", "gold", {}),
        "correct_customer": lambda who: do.correct_customer(who, known, tier="platinum"),
        "note_consent": lambda who: do.note_consent(who, known, True),
        "write_note": lambda who: do.write_note(who, known, text="试"),
        "read_notes": lambda who: do.read_notes(who, known),
        "plan_follow_up": lambda who: do.plan_follow_up(who, known, FollowUpKind.CALL, slot.at.date()),
        "finish_follow_up": lambda who: do.finish_follow_up(who, plan),
        "postpone_follow_up": lambda who: do.postpone_follow_up(who, plan, slot.at.date(), "试"),
        "cancel_follow_up": lambda who: do.cancel_follow_up(who, plan, "试"),
        "follow_ups": lambda who: do.follow_ups(who),
        "customer_watch": lambda who: do.customer_watch(who),
        "unassigned": lambda who: do.unassigned(who),
        "count_lists": lambda who: do.count_lists(who),
        "read_list": lambda who: do.read_list(who, None),
        "reassign": lambda who: do.reassign(who, STAFF["manager"], "试", [known]),
        "export_customer": lambda who: do.export_customer(who, known),
        "delete_customer": lambda who: do.delete_customer(who, known),
        "import_customers": lambda who: do.import_customers(who, "", dry_run=False),
        "purge_customers": lambda who: do.purge_customers(who, dry_run=False),
        "make_customer_key": lambda who: do.make_customer_key(who),
        "check_customer_key": lambda who: do.check_customer_key(who),
        "rotate_customer_key": lambda who: do.rotate_customer_key(who),
        "write_kiosk_key": lambda who: do.write_kiosk_key(who, key_file(who.branch_id)),
        "send": lambda who: do.send(who, "everyone", "试", request_id=who.actor),
        "acknowledge_message": lambda who: do.acknowledge_message(who, heard.id),
        "tend_radio": lambda who: do.tend_radio(who),
        "tell_alerts": lambda who: do.tell_alerts(who),
        "publish": lambda who: do.publish(who, source + "\n# changed\n"),
        "end_day": lambda who: do.end_day(who),
    }


def test_the_table_is_the_code() -> None:
    assert table() == {name: who - {"desk"} for name, who in MAY.items()}
    assert [name for name, who in MAY.items() if "desk" in who] == ["try_pin"]
    assert {*ROLES, *MACHINES} - {"desk"} == set(COLUMNS)


def test_every_operation_names_itself() -> None:
    sources = "\n".join(
        file.read_text(encoding="utf-8") for file in Path(shared.operations.__file__).parent.glob("*.py")
    )
    named = re.findall(r'(?:operating|looking)\(\s*[\w.()]+, "(\w+)"', sources)
    # The names that are put together, and the one operation that begins before there is a branch.
    worked_out = {f"{verb}_{kind}" for verb in ("close", "open") for kind in ("zone", "service")}
    worked_out |= {f"{verb}_follow_up" for verb in ("finish", "postpone", "cancel")}
    assert {*named, *worked_out, "issue", "redeem", "reserve", "decline", "withdraw", "publish"} == set(MAY)


def may(lobby: Lobby, work: Callable[[Lobby], object], actor: str) -> bool:
    """Whether the operation let this actor in, whatever it then said."""
    try:
        work(lobby.acting(actor))
    except LobbyError as said:
        return said.code not in ("not-allowed", "not-known")
    return True


@pytest.mark.parametrize("name", [name for name in MAY if name not in ("sign_in", "take_seat", "try_pin")])
def test_each_role_does_what_it_may_and_nothing_else(name: str, staffed: Lobby) -> None:
    source = do.published(staffed)[1]
    work = calls(staffed, source)[name]
    actors = STAFF | {machine: machine for machine in MACHINES} | {"a stranger": "9999"}
    # Those who may not come first, so that they are not refused for what others have changed.
    for column in sorted(actors, key=lambda one: one in MAY[name]):
        assert may(staffed, work, actors[column]) == (column in MAY[name]), column
    assert may(staffed, work, "cli")


@pytest.mark.parametrize("role", ROLES)
def test_only_who_works_at_counters_signs_in_at_one(role: str, staffed: Lobby) -> None:
    if role in MAY["sign_in"]:
        assert do.sign_in(staffed, 1, STAFF[role], PIN).role == role
    else:
        with pytest.raises(Refused) as refused:
            do.sign_in(staffed, 1, STAFF[role], PIN)
        assert refused.value.code == "not-allowed"


def test_somebody_taken_off_the_list_may_do_nothing_from_that_moment(staffed: Lobby) -> None:
    gone = staffed.acting(STAFF["lobby"])
    do.close_zone(gone, "Z", "试")
    source = do.published(staffed)[1].replace('id = "2001"', 'id = "2002"')
    do.publish(staffed, source)
    with pytest.raises(Refused) as refused:
        do.open_zone(gone, "Z")
    assert refused.value.code == "not-known"


def test_nobody_is_named_like_a_machine(staffed: Lobby) -> None:
    source = do.published(staffed)[1]
    for name in sorted(RESERVED):
        with pytest.raises(BadInput):
            do.publish(staffed, source.replace('id = "2001"', f'id = "{name}"'))
    branch = do.read_branch(staffed)
    assert [role_of(branch, name) for name in HOUSE] == list(HOUSE)
    assert role_of(branch, "2001") == "lobby"
    assert role_of(branch, "someone") is None


@pytest.mark.parametrize("actor", [*STAFF.values(), *MACHINES, "cli", "nobody"])
def test_what_a_seat_offers_is_what_its_role_may(actor: str, staffed: Lobby) -> None:
    branch = do.read_branch(staffed)
    allowed = {name for name in MAY if role_of(branch, actor) in MAY[name] or actor in HOUSE}
    assert permitted_to(branch, actor) == allowed
