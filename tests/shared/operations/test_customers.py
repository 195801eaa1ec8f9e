"""The customer book on both databases: who may see what, nothing readable stored, nothing left of who is deleted."""

from __future__ import annotations

import json
import logging
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from shared import operations as do
from shared.lobby.customer_lists import PAGE, ListCount
from shared.lobby.customer_watch import CustomerWatch, watch_alerts
from shared.lobby.customers import NEEDS_CONSENT, Channel, Customer, FollowUpKind, FollowUpState, Recognised
from shared.lobby.errors import LobbyError
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby, Purged
from shared.operations.unit import operating
from shared.store.keys import make_key
from tests.conftest import Clock, Databases, Doors

SHEN, LUO, ZHOU, SU, HE = "4001", "4002", "2001", "2101", "3001"
"""Two wealth managers, the hall's and the VIP area's lobby managers, the branch manager."""
NAME, CARD, PHONE, MEMBER = "欧阳女士", "6222021234567894", "13800138000", "V0081"
TODAY = date(2026, 6, 18)


@pytest.fixture
def wang(lobby: Lobby) -> str:
    """A customer of 沈洁."""
    known = {Identifier.CARD: "6222 0212 3456 7894", Identifier.PHONE: f"+86 {PHONE}", Identifier.MEMBER: MEMBER}
    return do.add_customer(
        lobby, NAME, "platinum", known, SHEN, consent=True, preferences="喜欢喝茶", channel=Channel.PHONE
    ).reference


def refused(work, *arguments, **named) -> str:
    with pytest.raises(LobbyError) as caught:
        work(*arguments, **named)
    for value in (NAME, CARD, PHONE, MEMBER):
        assert value not in str(caught.value)
    return caught.value.code


def kinds(lobby: Lobby) -> list[str]:
    return [one.kind for one in do.events_after(lobby, 0) if one.kind.startswith(("customer", "note", "follow"))]


def test_who_sees_what(lobby: Lobby, wang: str) -> None:
    full = do.read_customer(lobby.acting(SHEN), wang)
    assert (full.name, full.tier, full.manager, full.preferences) == (NAME, "platinum", SHEN, "喜欢喝茶")
    assert full.identifiers == (Identifier.CARD, Identifier.PHONE, Identifier.MEMBER)
    assert do.read_customer(lobby.acting(HE), wang) == full
    for reception in (ZHOU, SU):
        brief = do.read_customer(lobby.acting(reception), wang)
        assert brief == full.brief() == full.greeted()
        assert (brief.name, brief.preferences, brief.identifiers) == (NAME, "", ())
        assert do.known_customers(lobby.acting(reception), [wang, "0" * 16]) == {wang: brief}
        assert refused(do.read_notes, lobby.acting(reception), wang) == "not-allowed"
    assert refused(do.read_customer, lobby.acting(LUO), wang) == "not-yours"
    assert refused(do.read_notes, lobby.acting(LUO), wang) == "not-yours"
    assert refused(do.read_customer, lobby.acting("1001"), wang) == "not-allowed"
    assert do.find_customer(lobby.acting(LUO), PHONE) == full.brief()
    assert do.find_customer(lobby.acting(SHEN), CARD) == full
    assert do.find_customer(lobby.acting(SHEN), "4111111111111111") is None


def test_a_list_is_ones_own(lobby: Lobby, wang: str) -> None:
    other = do.add_customer(lobby.acting(LUO), "赵先生", "gold", {}).reference
    nobody = do.add_customer(lobby, "钱先生", "private", {}).reference

    def listed(found: list[Customer]) -> list[str]:
        return [one.reference for one in found]

    assert listed(do.read_customers(lobby.acting(SHEN))) == [wang]
    assert listed(do.read_customers(lobby.acting(LUO), mine=False)) == [other]
    assert listed(do.read_customers(lobby.acting(HE), mine=False)) == [nobody, wang, other]
    assert listed(do.unassigned(lobby.acting(HE))) == [nobody]
    # Somebody leaves the branch: the customers do not go unnoticed.
    do.publish(lobby, do.published(lobby)[1].replace('id = "4002"', 'id = "4009"'))
    assert listed(do.unassigned(lobby)) == [nobody, other]
    assert do.reassign(lobby.acting(HE), SHEN, "罗文调走", from_staff=LUO) == 1
    assert listed(do.unassigned(lobby)) == [nobody]


def test_a_wealth_manager_adds_only_own_customers(lobby: Lobby) -> None:
    assert do.add_customer(lobby.acting(SHEN), "周女士", "gold", {}).manager == SHEN
    assert refused(do.add_customer, lobby.acting(SHEN), "周女士", "gold", {}, LUO) == "not-yours"
    assert refused(do.add_customer, lobby, "周女士", "gold", {}, "1001") == "unknown-manager"
    assert refused(do.add_customer, lobby, "周女士", "diamond", {}) == "unknown-tier"
    assert refused(do.add_customer, lobby, "  ", "gold", {}) == "name-needed"
    assert refused(do.add_customer, lobby, "周女士", "gold", {Identifier.CARD: "1234"}) == "bad-card"


def test_recognised_by_anything_without_a_name(lobby: Lobby, clock: Clock, wang: str) -> None:
    clock.forward(minutes=60 * 48)
    for scanned in (CARD, f";{CARD}=29012010000000000?", "+86 138-0013-8000", "138００１３８０００", "v 0081"):
        assert do.recognise(lobby.acting("kiosk"), scanned) == Recognised(wang, "platinum")
    assert do.read_customer(lobby, wang).last_seen == TODAY + timedelta(days=2)
    seen = [one.data for one in do.events_after(lobby, 0) if one.kind == "customer_recognised"]
    assert seen == [{"customer": wang}] * 5


def test_nobody_is_nobody(lobby: Lobby, wang: str) -> None:
    before = do.last_seq(lobby)
    for scanned in ("", "4111111111111111", "V0082", "https://lobby.example.org/t/x", "9" * 5000):
        assert do.recognise(lobby.acting("kiosk"), scanned) is None
    assert do.last_seq(lobby) == before


def test_an_empty_book_knows_nobody_and_needs_no_key(lobby: Lobby, own_key: Path) -> None:
    assert do.recognise(lobby.acting("kiosk"), CARD) is None
    assert (do.read_customers(lobby), do.unassigned(lobby), do.follow_ups(lobby)) == ([], [], [])
    assert do.find_customer(lobby, CARD) is None
    assert not own_key.exists()


def test_a_tier_that_the_branch_gave_up_is_everybodys(lobby: Lobby) -> None:
    made = do.add_customer(lobby, NAME, "gold", {Identifier.MEMBER: MEMBER}).reference
    do.publish(lobby, do.published(lobby)[1].replace('"gold"', '"golden"'))
    assert do.recognise(lobby, MEMBER) == Recognised(made, "ordinary")


def test_the_ticket_of_a_recognised_customer(lobby: Lobby, wang: str) -> None:
    known = do.recognise(lobby.acting("kiosk"), MEMBER)
    ticket = do.issue(lobby.acting("kiosk"), Intent("withdrawal", tier=known.tier, customer=known.reference)).ticket
    assert (ticket.zone, ticket.customer) == ("V", wang)
    # Their own manager is asked first.
    do.take_seat(lobby, "wealth", LUO, "4102")
    do.take_seat(lobby, "wealth", SHEN, "4101")
    assert do.invite(lobby.acting(SU), ticket.number).offered_to == SHEN
    do.delete_customer(lobby, wang)
    assert do.read_ticket(lobby, ticket.number).customer is None


def test_correcting(lobby: Lobby, clock: Clock, wang: str) -> None:
    clock.forward(5)
    corrected = do.correct_customer(
        lobby.acting(SHEN),
        wang,
        name="欧阳太太",
        tier="private",
        preferences="",
        channel=Channel.NONE,
        identifiers={Identifier.PHONE: "13912345678"},
        without=[Identifier.PHONE],
    )
    assert (corrected.name, corrected.tier) == ("欧阳太太", "private")
    assert (corrected.channel, corrected.preferences) == (Channel.NONE, "")
    assert do.recognise(lobby, PHONE) is None
    assert do.recognise(lobby, "13912345678") == Recognised(wang, "private")
    other = do.add_customer(lobby, "赵先生", "gold", {}).reference
    taken = {Identifier.MEMBER: "v0081"}
    assert refused(do.correct_customer, lobby, other, identifiers=taken) == "identifier-taken"
    assert refused(do.add_customer, lobby, "钱先生", "gold", taken) == "identifier-taken"
    assert refused(do.correct_customer, lobby, wang) == "nothing-to-correct"
    assert refused(do.correct_customer, lobby.acting(LUO), wang, tier="gold") == "not-yours"
    assert refused(do.correct_customer, lobby, "nobody", tier="gold") == "unknown-customer"
    assert do.correct_customer(lobby, wang, identifiers=taken).identifiers == corrected.identifiers


def test_without_consent_nobody_is_greeted_by_name_or_called_on(lobby: Lobby, wang: str) -> None:
    shen, greeting = lobby.acting(SHEN), [lobby.acting(one) for one in (ZHOU, SU, SHEN)]
    kept = [do.plan_follow_up(shen, wang, kind, TODAY) for kind in FollowUpKind]
    assert do.note_consent(shen, wang, True) == do.read_customer(shen, wang)
    before = do.last_seq(lobby)
    assert do.note_consent(shen, wang, False).consent_at is None
    told = [(one.kind, one.data.get("follow_up")) for one in do.events_after(lobby, before)]
    assert told == [
        ("consent_withdrawn", None),
        *(("follow_up_cancelled", one.id) for one in kept if one.kind in NEEDS_CONSENT),
    ]
    assert [one.kind for one in do.follow_ups(shen)] == [FollowUpKind.OTHER]
    for who in greeting:
        (seen,) = do.known_customers(who, [wang]).values()
        assert (seen.reference, seen.tier, seen.name, seen.manager) == (wang, "platinum", "", SHEN)
    assert do.read_customer(lobby.acting(SU), wang).name == ""
    assert do.find_customer(lobby.acting(LUO), PHONE).name == ""
    # Who looks after them has the record, and can ask.
    assert do.read_customer(shen, wang).name == NAME
    assert do.recognise(lobby, CARD) == Recognised(wang, "platinum")
    for kind in NEEDS_CONSENT:
        assert refused(do.plan_follow_up, shen, wang, kind, TODAY) == "no-consent"
    do.write_note(shen, wang, next_step="回电话", next_on=TODAY)
    do.plan_follow_up(shen, wang, FollowUpKind.OTHER, TODAY)
    assert refused(do.note_consent, lobby.acting(LUO), wang, True) == "not-yours"
    assert do.note_consent(lobby.acting(HE), wang, True).consent_at is not None
    assert [do.known_customers(who, [wang])[wang].name for who in greeting] == [NAME] * 3
    do.plan_follow_up(shen, wang, FollowUpKind.BIRTHDAY, TODAY)


def test_notes(lobby: Lobby, clock: Clock, wang: str) -> None:
    shen = lobby.acting(SHEN)
    first = do.write_note(shen, wang, text="来看存单", needs="养老", products="国债", next_step="寄资料", next_on=TODAY)
    clock.forward(5)
    second = do.write_note(shen, wang, nothing=True)
    assert do.read_notes(shen, wang) == [second, first]
    assert (first.text, first.needs, first.products, first.next_step) == ("来看存单", "养老", "国债", "寄资料")
    (step,) = do.follow_ups(shen)
    assert (step.text, step.due, step.for_staff, step.kind) == ("寄资料", TODAY, SHEN, FollowUpKind.OTHER)
    assert refused(do.write_note, shen, wang) == "note-needed"
    assert refused(do.write_note, shen, wang, text="有", nothing=True) == "note-needed"
    assert refused(do.write_note, shen, text="有") == "whom"
    assert refused(do.write_note, shen, wang, text="有", next_on=TODAY) == "step-needed"
    past = TODAY - timedelta(days=1)
    assert refused(do.write_note, shen, wang, next_step="寄资料", next_on=past) == "bad-date"
    assert refused(do.write_note, shen, wang, text="长" * 2001) == "too-long"
    assert refused(do.write_note, lobby.acting(LUO), wang, text="有") == "not-yours"


def test_the_note_of_a_reception(lobby: Lobby, wang: str) -> None:
    luo, hall = lobby.acting(LUO), lobby.acting(ZHOU)
    do.take_seat(lobby, "wealth", LUO, "4102")

    def received(customer: str | None) -> tuple[str, int]:
        number = do.issue(lobby, Intent("account", customer=customer)).ticket.number
        do.invite(hall, number)
        do.accept(luo, number)
        do.give(hall, number)
        return number, do.receive(luo, number).id

    number, reception = received(wang)
    assert refused(do.end_reception, luo, number, "done") == "note-needed"
    assert refused(do.write_note, lobby.acting(SHEN), reception=reception, text="有") == "not-yours"
    assert refused(do.write_note, luo, reception=reception + 1, text="有") == "unknown-reception"
    # Whose customer it ever is: who receives, writes; the note is the customer's.
    assert do.write_note(luo, reception=reception, text="看了基金").reference == wang
    outcome = do.read_branch(lobby).reception.outcome[0].id
    do.end_reception(luo, number, outcome)
    assert [one.text for one in do.read_notes(lobby.acting(SHEN), wang)] == ["看了基金"]
    number, reception = received(None)
    assert do.write_note(luo, reception=reception, text="新客户").reference is None
    do.end_reception(luo, number, outcome)
    assert [one.text for one in do.read_notes(luo, reception=reception)] == ["新客户"]
    assert do.read_notes(lobby.acting(SHEN), reception=reception) == []


def test_follow_ups(lobby: Lobby, clock: Clock, wang: str) -> None:
    shen = lobby.acting(SHEN)
    tomorrow = TODAY + timedelta(days=1)
    visit = do.plan_follow_up(shen, wang, FollowUpKind.VISIT, TODAY, "送对账单")
    birthday = do.plan_follow_up(lobby.acting(HE), wang, FollowUpKind.BIRTHDAY, tomorrow)
    assert (birthday.for_staff, birthday.by) == (SHEN, HE)
    assert do.follow_ups(shen) == [visit]
    assert do.follow_ups(shen, until=tomorrow) == [visit, birthday]
    assert do.follow_ups(lobby.acting(LUO), until=tomorrow, mine=False) == []
    moved = do.postpone_follow_up(shen, visit.id, tomorrow, "客户出差")
    assert (moved.state, moved.due, moved.result) == (FollowUpState.POSTPONED, tomorrow, "客户出差")
    clock.forward(minutes=60 * 48)
    late = do.follow_ups(lobby.acting(HE), mine=False)
    assert [one.is_overdue(tomorrow + timedelta(days=1)) for one in late] == [True, True]
    done = do.finish_follow_up(shen, visit.id, "都谈好了")
    assert (done.state, done.result, done.done_at) == (FollowUpState.DONE, "都谈好了", clock.at)
    assert refused(do.finish_follow_up, shen, visit.id) == "illegal-move"
    assert refused(do.postpone_follow_up, shen, birthday.id, TODAY, "忙") == "bad-date"
    assert refused(do.postpone_follow_up, shen, birthday.id, tomorrow, " ") == "reason-needed"
    assert refused(do.finish_follow_up, lobby.acting(LUO), birthday.id) == "not-yours"
    assert refused(do.finish_follow_up, shen, 10**30) == "unknown-follow-up"
    # What is planned goes with the customer.
    do.reassign(lobby.acting(HE), LUO, "均衡名单", [wang])
    assert [one.id for one in do.follow_ups(lobby.acting(LUO))] == [birthday.id]
    assert do.cancel_follow_up(lobby.acting(LUO), birthday.id, "客户不愿意").state is FollowUpState.CANCELLED
    assert [one.id for one in do.follow_ups(lobby, reference=wang)] == [visit.id, birthday.id]
    assert refused(do.follow_ups, shen, reference=wang) == "not-yours"


def test_what_nobody_may_overlook_is_counted_without_the_key(
    lobby: Lobby, clock: Clock, wang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    do.add_customer(lobby, "没有人的客户", "gold", {})
    do.plan_follow_up(lobby.acting(SHEN), wang, FollowUpKind.VISIT, TODAY)
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "elsewhere.key"))
    assert do.customer_watch(lobby.acting(ZHOU)) == CustomerWatch(1, {})  # its day is not over
    clock.forward(minutes=24 * 60)
    watch = do.customer_watch(lobby.acting(HE))
    assert watch == CustomerWatch(1, {SHEN: 1})
    told = watch_alerts(do.read_branch(lobby), watch)
    assert [(one.level, one.title.zh) for one in told] == [
        ("yellow", "1 位客户没有客户经理"),
        ("yellow", "沈洁有 1 项跟进逾期"),
    ]


def test_a_reason_names_nobody(lobby: Lobby, wang: str) -> None:
    assert refused(do.reassign, lobby.acting(HE), LUO, f"{NAME}要求", [wang]) == "names-customer"
    assert refused(do.reassign, lobby.acting(HE), LUO, "", [wang]) == "reason-needed"
    assert refused(do.reassign, lobby.acting(HE), LUO, "换人") == "whom"
    assert refused(do.reassign, lobby.acting(HE), SHEN, "换人", [wang]) == "nothing-to-give"


def test_every_look_at_one_customer_is_in_the_log_and_no_list_is(lobby: Lobby, wang: str) -> None:
    before = do.last_seq(lobby)
    do.read_customers(lobby.acting(SHEN))
    do.known_customers(lobby.acting(SU), [wang])
    do.follow_ups(lobby.acting(SHEN))
    do.unassigned(lobby)
    assert do.last_seq(lobby) == before
    do.read_customer(lobby.acting(SU), wang)
    do.read_notes(lobby.acting(SHEN), wang)
    do.find_customer(lobby.acting(ZHOU), PHONE)
    looks = [(one.kind, one.actor, one.data["customer"]) for one in do.events_after(lobby, before)]
    assert looks == [("customer_read", actor, wang) for actor in (SU, SHEN, ZHOU)]


def test_what_the_law_asks(lobby: Lobby, clock: Clock, wang: str) -> None:
    number = do.issue(lobby, Intent("wealth", customer=wang)).ticket.number
    do.write_note(lobby, wang, text="来看存单")
    do.plan_follow_up(lobby, wang, FollowUpKind.CALL, TODAY, "打电话")
    everything = do.export_customer(lobby.acting(HE), wang)
    told = json.loads(json.dumps(everything))
    assert told["customer"]["name"] == NAME
    assert told["customer"]["identifiers"] == ["card", "phone", "member"]
    assert [one["text"] for one in told["notes"] + told["follow_ups"]] == ["来看存单", "打电话"]
    assert told["visits"] == [{"day": "2026-06-18", "number": number, "service": "wealth"}]
    assert [one["kind"] for one in told["log"]] == ["customer_added", "note_written", "follow_up_planned"]
    do.delete_customer(lobby.acting(HE), wang)
    assert refused(do.read_customer, lobby, wang) == "unknown-customer"
    assert do.recognise(lobby, CARD) is None
    for table in ("customer", "customer_identifier", "customer_note", "follow_up"):
        with lobby.store.reading() as session:
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0, table
    assert kinds(lobby)[-1] == "customer_deleted"


def test_who_has_not_come_for_long_is_purged(lobby: Lobby, clock: Clock, wang: str) -> None:
    clock.local("2029-06-17 10:00")
    other = do.add_customer(lobby, "赵先生", "gold", {Identifier.MEMBER: "V0082"}).reference
    clock.local("2029-06-18 10:00")
    assert do.purge_customers(lobby.acting(HE)) == Purged((), 0, 0)
    clock.local("2029-06-19 10:00")
    before = do.last_seq(lobby)
    assert do.purge_customers(lobby.acting(HE)) == Purged((wang,), 0, 0)
    assert do.last_seq(lobby) == before  # looked at, nothing more
    assert do.purge_customers(lobby.acting(HE), dry_run=False) == Purged((wang,), 0, 0)
    assert refused(do.purge_customers, lobby, date(2029, 6, 20), dry_run=False) == "bad-date"
    assert do.purge_customers(lobby, date(2029, 6, 18), dry_run=False) == Purged((other,), 0, 0)


def test_whom_somebody_looks_after_is_not_purged(lobby: Lobby, clock: Clock, wang: str) -> None:
    shen = lobby.acting(SHEN)
    called, noted, promised = (do.add_customer(shen, "赵先生", "gold", {}, consent=True).reference for _ in range(3))
    plan = do.plan_follow_up(shen, called, FollowUpKind.CALL, TODAY).id
    clock.local("2029-06-18 10:00")
    do.finish_follow_up(shen, plan)
    do.write_note(shen, noted, nothing=True)
    do.plan_follow_up(shen, promised, FollowUpKind.VISIT, TODAY.replace(year=2029))
    clock.local("2029-06-19 10:00")
    assert do.purge_customers(lobby, dry_run=False) == Purged((wang,), 0, 1)
    # The day that is asked for decides who was not met, not which plan still counts.
    clock.local("2029-07-19 10:00")
    assert do.purge_customers(lobby, date(2029, 7, 1)) == Purged(tuple(sorted((called, noted))), 0, 1)
    # A plan that was forgotten for as long as the book keeps anybody keeps nobody.
    clock.local("2032-06-19 10:00")
    assert set(do.purge_customers(lobby, dry_run=False).customers) == {called, noted, promised}


def test_notes_on_guests_who_are_not_in_the_book_are_purged(lobby: Lobby, clock: Clock, wang: str) -> None:
    luo = lobby.acting(LUO)
    do.take_seat(lobby, "wealth", LUO, "4102")
    strange, known = (
        do.issue(lobby, Intent("wealth", customer=one, tier="gold")).ticket.number for one in (None, wang)
    )
    do.write_note(luo, reception=do.welcome(luo, strange).id, text="想换汇")
    do.end_reception(luo, strange, do.read_branch(lobby).reception.outcome[0].id)
    reception = do.welcome(luo, known).id
    do.delete_customer(lobby, wang)
    assert do.write_note(luo, reception=reception, text="谈到一半").reference is None
    clock.local("2029-06-18 10:00")
    assert do.purge_customers(lobby) == Purged((), 0, 0)
    clock.local("2029-06-19 00:10")
    assert do.purge_customers(lobby) == Purged((), 2, 0)
    assert do.purge_customers(lobby.acting(HE), dry_run=False) == Purged((), 2, 0)
    with lobby.store.reading() as session:
        assert session.execute(text("SELECT count(*) FROM customer_note")).scalar() == 0
    assert [one.data for one in do.events_after(lobby, 0) if one.kind == "notes_purged"] == [{"count": 2}]


TABLE = "姓名,等级,客户经理,卡号,会员号\n李先生,白金客户,4001,6222021234567894,\n赵女士,gold,,,M-0042\n"


def test_importing_is_all_or_nothing(lobby: Lobby, own_key: Path) -> None:
    seen = do.import_customers(lobby, TABLE)
    assert (seen.good, seen.added, seen.troubles, own_key.exists()) == (2, 0, (), False)
    bad = do.import_customers(lobby, TABLE + "孙先生,gold,,1234,\n", dry_run=False)
    assert (bad.good, bad.added, [(one.line, one.column) for one in bad.troubles]) == (2, 0, [(4, "card")])
    assert do.read_customers(lobby, mine=False) == []
    done = do.import_customers(lobby.acting(HE), TABLE, dry_run=False)
    assert (done.good, done.added, done.troubles) == (2, 2, ())
    assert [one.name for one in do.read_customers(lobby, mine=False)] == ["李先生", "赵女士"]
    again = do.import_customers(lobby, TABLE, dry_run=False)
    assert (again.good, again.added) == (0, 0)
    assert [(one.line, one.column) for one in again.troubles] == [(2, "card"), (3, "member")]
    assert do.recognise(lobby, "m0042").tier == "gold"


@pytest.fixture
def own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A key file of the test's own, not made yet."""
    path = tmp_path / "own.key"
    monkeypatch.setenv("TINGTANG_KEY", str(path))
    return path


def test_a_book_without_its_key_is_refused_and_deleting_goes_on(lobby: Lobby, own_key: Path) -> None:
    made = do.add_customer(lobby, NAME, "gold", {Identifier.MEMBER: MEMBER}).reference
    good = own_key.read_bytes()
    own_key.chmod(0o644)
    assert refused(do.read_customer, lobby, made) == "key-readable"
    assert refused(do.recognise, lobby, MEMBER) == "key-readable"
    own_key.unlink()
    for work in (do.unassigned, lambda who: do.recognise(who, MEMBER), do.check_customer_key):
        assert refused(work, lobby) == "no-key"
    assert refused(do.add_customer, lobby, "赵先生", "gold", {}) == "no-key"
    assert refused(do.make_customer_key, lobby) == "no-key"
    make_key(lobby.branch_id)
    assert refused(do.read_customer, lobby, made) == "wrong-key"
    assert refused(do.recognise, lobby, MEMBER) == "wrong-key"
    assert refused(do.add_customer, lobby, "赵先生", "gold", {}) == "wrong-key"
    own_key.write_bytes(b"")
    assert refused(do.recognise, lobby, MEMBER) == "key-damaged"
    own_key.write_bytes(good)
    assert do.recognise(lobby, MEMBER) == Recognised(made, "gold")
    own_key.unlink()
    do.delete_customer(lobby, made)
    # An empty book begins anew, with a key of its own.
    again = do.add_customer(lobby, NAME, "gold", {Identifier.MEMBER: MEMBER}).reference
    assert own_key.read_bytes() != good
    assert do.recognise(lobby, MEMBER) == Recognised(again, "gold")


def test_the_key_is_made_checked_and_changed(lobby: Lobby, own_key: Path) -> None:
    assert refused(do.check_customer_key, lobby) == "no-key"
    assert do.make_customer_key(lobby).path == own_key
    assert refused(do.make_customer_key, lobby) == "key-there"
    made = do.add_customer(lobby, NAME, "gold", {Identifier.MEMBER: MEMBER}, SHEN, preferences="喝茶").reference
    do.write_note(lobby, made, text="记录", next_step="电话", next_on=TODAY)
    first = own_key.read_text()
    state = do.rotate_customer_key(lobby)
    assert (state.customers, state.keys, state.by_older) == (1, 2, 1)
    assert own_key.read_text().endswith(first)
    assert [one.name for one in do.read_customers(lobby, mine=False)] == [NAME]
    assert do.read_notes(lobby, made)[0].text == "记录"
    # Only the customer brings what the identifier's new hash is made of.
    assert do.recognise(lobby, MEMBER) == Recognised(made, "gold")
    assert do.check_customer_key(lobby).by_older == 0
    assert do.rotate_customer_key(lobby).keys == 3
    # The first key is needed by nothing any more, and may leave the file; the second still is.
    own_key.write_text("".join(own_key.read_text().splitlines(keepends=True)[:2]))
    assert do.recognise(lobby, MEMBER) == Recognised(made, "gold")
    own_key.write_text(first)
    assert refused(do.recognise, lobby, MEMBER) == "wrong-key"


@pytest.mark.parametrize("column", ["name", "preferences"])
def test_texts_that_were_swapped_are_found(lobby: Lobby, wang: str, column: str) -> None:
    other = do.add_customer(lobby, "赵先生", "gold", {}, LUO, preferences="周末来电").reference
    of_other = "WHERE reference = :b"
    with lobby.store.writing() as session:
        session.execute(
            text(f"UPDATE customer SET {column} = (SELECT {column} FROM customer WHERE reference = :a) {of_other}"),
            {"a": wang, "b": other},
        )
    assert refused(do.read_customer, lobby, other) == "damaged-record"
    assert refused(do.check_customer_key, lobby) == "damaged-record"
    assert do.read_customer(lobby, wang).name == NAME
    do.delete_customer(lobby, other)
    do.check_customer_key(lobby)


def test_a_note_that_was_given_to_another_customer_is_found(lobby: Lobby, wang: str) -> None:
    other = do.add_customer(lobby, "赵先生", "gold", {}, SHEN).reference
    do.write_note(lobby, wang, text="来看存单", needs="养老")
    with lobby.store.writing() as session:
        session.execute(text("UPDATE customer_note SET reference = :to"), {"to": other})
    assert refused(do.read_notes, lobby, other) == "damaged-record"


def everything_in(lobby: Lobby) -> str:
    """All columns of all tables, as text; of an SQLite file all its bytes too."""
    found = []
    with lobby.store.reading() as session:
        names = sorted(
            session.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'table'")
                if lobby.store.engine.dialect.name == "sqlite"
                else text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            ).scalars()
        )
        for name in names:
            found += [str(row) for row in session.execute(text(f'SELECT * FROM "{name}"'))]
    if lobby.store.engine.dialect.name == "sqlite":
        path = Path(str(lobby.store.url.database))
        found += [one.read_bytes().decode("utf-8", "replace") for one in path.parent.iterdir()]
    return "\n".join(found)


def test_nobody_can_be_read_in_the_store_or_the_log(
    doors: Doors, databases: Databases, caplog: pytest.LogCaptureFixture, customer_key: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    lobby = doors.lobby(databases.prepared())
    name, note = "欧阳娜娜女士", "打算给女儿买房"
    table = f"姓名,等级,会员号,偏好\n{name},gold,QX77881,{note}\n"
    do.import_customers(lobby, table)
    do.import_customers(lobby, table, dry_run=False)
    known = {Identifier.CARD: CARD, Identifier.PHONE: PHONE, Identifier.ID: "11010519491231002X"}
    made = do.add_customer(lobby, name, "platinum", known, SHEN, consent=True, preferences=note).reference
    shen = lobby.acting(SHEN)
    do.correct_customer(shen, made, name=name, preferences=note, identifiers={Identifier.MEMBER: "ZZ99887"})
    for scanned in (CARD, PHONE, "ZZ99887", "XX12345"):
        do.recognise(lobby, scanned)
    do.issue(lobby, Intent("wealth", tier="platinum", customer=made))
    do.write_note(shen, made, text=note, needs=note, products=note, next_step=note, next_on=TODAY)
    plan = do.plan_follow_up(shen, made, FollowUpKind.CALL, TODAY, note).id
    do.postpone_follow_up(shen, plan, TODAY + timedelta(days=1), note)
    do.finish_follow_up(shen, plan, note)
    do.read_customer(shen, made)
    do.find_customer(shen, CARD)
    do.read_notes(shen, made)
    do.reassign(lobby, LUO, "均衡名单", [made])
    do.rotate_customer_key(lobby)
    do.export_customer(lobby, made)
    for wrong in ({Identifier.CARD: CARD}, {Identifier.ID: "11010519491231002X"}):
        refused(do.add_customer, lobby, name, "gold", wrong)
    stored = everything_in(lobby)
    said = caplog.text + "\n".join(repr(one) for one in do.events_after(lobby, 0))
    assert made in stored
    for private in (name, "欧阳", note, "买房", CARD, PHONE, "11010519491231002X", "ZZ99887", "XX12345", "QX77881"):
        assert private not in stored, private
        assert private not in said, private
    for secret in customer_key.read_text().split():
        assert secret not in stored + said


def test_the_lists_counted_and_read_a_page_at_a_time(
    lobby: Lobby, clock: Clock, wang: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tiers = {40: "private"}
    rows = [f"客户{at},{tiers.get(at, 'gold')},{LUO if at % 2 else ''},M{at:04}" for at in range(120)]
    do.import_customers(lobby, "\n".join(["姓名,等级,客户经理,会员号", *rows]), dry_run=False)
    he = lobby.acting(HE)
    (late,) = [one.reference for one in do.read_customers(lobby, mine=False) if one.name == "客户7"]
    do.plan_follow_up(lobby, late, FollowUpKind.OTHER, TODAY)
    assert [(one.staff, one.customers, one.overdue) for one in do.count_lists(he)] == [
        (None, 60, 0),
        (SHEN, 1, 0),
        (LUO, 60, 0),
        (HE, 0, 0),
    ]
    clock.forward(minutes=24 * 60)
    page = do.read_list(he, LUO)
    assert (page.first, page.total, len(page.rows)) == (0, 60, PAGE)
    assert [(one.customer.name, one.overdue) for one in page.rows[:1]] == [("客户7", 1)]  # what is late comes first
    rest = do.read_list(he, LUO, PAGE)
    assert not {one.customer.reference for one in rest.rows} & {one.customer.reference for one in page.rows}
    assert do.read_list(he, LUO, 5000) == rest
    assert do.read_list(he, None).rows[0].customer.name == "客户40"
    # 罗文 leaves: all of that list is nobody's, with what is overdue.
    do.publish(lobby, do.published(lobby)[1].replace('id = "4002"', 'id = "4009"'))
    assert do.count_lists(he)[0] == ListCount(None, 120, 1)
    before = do.last_seq(lobby)
    some = [one.customer.reference for one in do.read_list(he, None).rows[:3]]
    assert do.reassign(he, "4009", "分派", [*some, some[0]]) == 3
    assert refused(do.reassign, he, SHEN, "分派", some, unassigned=True) == "whom"
    assert do.reassign(he, SHEN, "分派", unassigned=True) == 117
    given = [one for one in do.events_after(lobby, before) if one.kind == "customer_reassigned"]
    assert (len(given), {one.actor for one in given}) == (120, {HE})
    assert [one.customers for one in do.count_lists(he)] == [0, 118, 3, 0]
    monkeypatch.setenv("TINGTANG_KEY", str(tmp_path / "elsewhere.key"))
    assert do.count_lists(he)[1].customers == 118  # nobody is read to be counted
    assert refused(do.read_list, he, SHEN) == "no-key"


def test_a_long_list_goes_in_portions(lobby: Lobby, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(7):
        do.add_customer(lobby, NAME, "gold", {}, LUO)
    monkeypatch.setattr("shared.operations.reassigning.PORTION", 3)
    begun: list[str] = []
    monkeypatch.setattr(
        "shared.operations.reassigning.operating", lambda at, name: begun.append(name) or operating(at, name)
    )
    assert do.reassign(lobby.acting(HE), SHEN, "调岗", from_staff=LUO) == 7
    assert begun == ["reassign"] * 3
    assert [one.customers for one in do.count_lists(lobby)] == [0, 7, 0, 0]
