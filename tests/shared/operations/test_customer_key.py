"""The customer book's key, on both databases: nothing readable is stored, and what was tampered with is found."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from shared import operations as do
from shared.lobby.customers import FollowUpKind, Recognised
from shared.lobby.identifiers import Identifier
from shared.lobby.routing import Intent
from shared.operations import Lobby
from shared.store.keys import make_key
from tests.conftest import Databases, Doors
from tests.shared.operations.book import CARD, LUO, MEMBER, NAME, PHONE, SHEN, TODAY, refused


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
