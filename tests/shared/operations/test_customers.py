"""The customer book on both databases: who may see what, who is recognised, and what needs consent."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from shared import operations as do
from shared.lobby.customers import NEEDS_CONSENT, Channel, Customer, FollowUpKind, Recognised
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby
from tests.conftest import Clock
from tests.shared.operations.book import CARD, HE, LUO, MEMBER, NAME, PHONE, SHEN, SU, TODAY, ZHOU, refused


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
