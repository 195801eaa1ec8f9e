"""The key of the customer book: made, looked at, changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from shared.lobby.errors import Refused
from shared.operations.customer_book import keys_of_texts, keys_to_read, keys_to_write, looking, place, sealed, unsealed
from shared.operations.lobby import Lobby
from shared.operations.notes import PARTS
from shared.operations.unit import Unit, operating
from shared.store.customers import CustomerKeyRow, CustomerRow, FollowUpRow, IdentifierRow, NoteRow
from shared.store.keys import KEY_NAME, Keyring, key_file, no_key, rotate_key, write_recognising_key, wrong_key


@dataclass(frozen=True, slots=True)
class KeyState:
    """How the key stands to the book. Tells nothing of the key."""

    path: Path
    customers: int
    keys: int
    """Keys in the file: one, and those before it that are still needed."""
    by_older: int
    """Identifiers that only an older key knows; each moves to the current one when its customer comes."""
    only_recognises: bool
    """The file is one of those for machines in the hall: it tells customers apart and reads nothing about them."""


def make_customer_key(lobby: Lobby) -> KeyState:
    """Make the key of a book that has none yet.

    Raises:
        Refused: there is a key file already; or the book holds something, so that its own key is needed.
    """
    with operating(lobby, "make_customer_key") as unit:
        if keys_to_read(unit) is not None:
            path = key_file(unit.branch.id)
            raise Refused(
                "key-there",
                f"密钥文件 {path} 已经有了，没有动它",
                f"there is a key file {path} already; it was left alone",
            )
        keys_to_write(unit)
    return check_customer_key(lobby)


def check_customer_key(lobby: Lobby) -> KeyState:
    """Whether the key is there, is the owner's alone, is this book's, and reads every text in it, if it is to read.

    Raises:
        Refused: it is not, or a text was changed or moved.
    """
    with looking(lobby, "check_customer_key") as look:
        path, keys = key_file(look.branch.id), keys_to_read(look)
        if keys is None:
            raise no_key(path)
        mine = select(func.count()).where(CustomerRow.branch_id == look.branch.id)
        older = select(func.count()).where(
            IdentifierRow.branch_id == look.branch.id,
            func.substr(IdentifierRow.hash, 1, KEY_NAME) != keys.checks[0][:KEY_NAME],
        )
        if not keys.only_recognises:
            for row, column, where in _texts(look.session, look.branch.id):
                unsealed(keys, getattr(row, column), where)
        return KeyState(
            path,
            customers=look.session.scalar(mine) or 0,
            keys=len(keys.checks),
            by_older=look.session.scalar(older) or 0,
            only_recognises=keys.only_recognises,
        )


def write_kiosk_key(lobby: Lobby, to: Path) -> None:
    """Write a key file for a machine in the hall: with it customers are recognised, and nothing about them is read.

    Raises:
        Refused: the key is not as it must be, only recognises itself, or `to` is there or cannot be written.
    """
    with operating(lobby, "write_kiosk_key") as unit:
        keys_of_texts(unit)
        unit.event("customer_key_for_kiosk")
        write_recognising_key(unit.branch.id, to)


def rotate_customer_key(lobby: Lobby) -> KeyState:
    """A new key from now on: every text is sealed with it anew, identifiers as their customers come.

    The file keeps the keys before it. Copy it to the other machines at once: without it they know nobody.

    Raises:
        Refused: the key is not as it must be, or its file cannot be written.
    """
    with operating(lobby, "rotate_customer_key") as unit:
        before = keys_of_texts(unit)
        keys = rotate_key(unit.branch.id)
        if keys.checks[1:] != before.checks:
            raise wrong_key(key_file(unit.branch.id))
        for row, column, where in _texts(unit.session, unit.branch.id):
            setattr(row, column, sealed(keys, unsealed(keys, getattr(row, column), where), where))
        _needed(unit, keys)
        unit.event("customer_key_rotated")
    return check_customer_key(lobby)


def _needed(unit: Unit, keys: Keyring) -> None:
    """The store remembers the current key and those that an identifier still needs; others may leave the file."""
    used = set(
        unit.session.scalars(
            select(func.substr(IdentifierRow.hash, 1, KEY_NAME))
            .where(IdentifierRow.branch_id == unit.branch.id)
            .distinct()
        )
    )
    unit.session.execute(delete(CustomerKeyRow).where(CustomerKeyRow.branch_id == unit.branch.id))
    for place_in_file, check in enumerate(keys.checks):
        if place_in_file == 0 or check[:KEY_NAME] in used:
            unit.session.add(CustomerKeyRow(branch_id=unit.branch.id, check=check))


def _texts(session: Session, branch_id: str) -> Iterator[tuple[Any, str, str]]:
    """Every sealed text of the branch's book: its row, its column, and the place it is bound to."""
    for customer in session.scalars(select(CustomerRow).where(CustomerRow.branch_id == branch_id)):
        for column in ("name", "preferences"):
            yield customer, column, place("customer", "", customer.reference, column)
    for note in session.scalars(select(NoteRow).where(NoteRow.branch_id == branch_id)):
        for column in PARTS:
            yield note, column, place("note", note.id, note.reference, column)
    for planned in session.scalars(select(FollowUpRow).where(FollowUpRow.branch_id == branch_id)):
        for column in ("text", "result"):
            yield planned, column, place("follow-up", planned.id, planned.reference, column)
