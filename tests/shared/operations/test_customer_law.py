"""What the law asks of the customer book, on both databases: a trace of each look, copies, deleting, purging."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import text

from shared import operations as do
from shared.lobby.customers import FollowUpKind
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby, Purged
from tests.conftest import Clock
from tests.shared.operations.book import CARD, HE, LUO, NAME, PHONE, SHEN, SU, TODAY, ZHOU, refused


def kinds(lobby: Lobby) -> list[str]:
    return [one.kind for one in do.events_after(lobby, 0) if one.kind.startswith(("customer", "note", "follow"))]


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
