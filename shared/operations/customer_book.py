"""The customer book, opened: its keys, who may look at what, and rows as values. Only operations come here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.orm import Session

from shared.lobby.branch import Branch
from shared.lobby.customers import Channel, Customer, is_assigned
from shared.lobby.errors import BadInput, Refused
from shared.lobby.identifiers import Identifier
from shared.lobby.naming import tells_name
from shared.lobby.roles import HOUSE, permit, role_of
from shared.operations.lobby import Lobby, business_date
from shared.operations.unit import Unit
from shared.store.customers import CustomerKeyRow, CustomerRow, IdentifierRow, NoteRow
from shared.store.keys import Keyring, key_file, make_key, no_key, read_keys, wrong_key


@dataclass(frozen=True, slots=True)
class Look:
    """A look into the book that changes nothing."""

    session: Session
    branch: Branch
    now: datetime
    today: date
    actor: str


@contextmanager
def looking(lobby: Lobby, name: str) -> Iterator[Look]:
    """Look into the book, if the lobby's actor may. `name`: as in `operating`.

    Raises:
        Refused: this role may not look here.
    """
    with lobby.store.reading() as session:
        row = lobby.row(session)
        branch, now = lobby.file(session, row.version), lobby.now()
        permit(branch, lobby.actor, name)
        yield Look(session, branch, now, max(row.business_date, business_date(branch, now)), lobby.actor)


def keys_to_read(at: Unit | Look) -> Keyring | None:
    """The keys of what the book holds; None: it is empty and there are none.

    Raises:
        Refused: it holds something, and the key is missing, wrong, damaged or readable by others.
    """
    keys = read_keys(at.branch.id)
    written = set(at.session.scalars(select(CustomerKeyRow.check).where(CustomerKeyRow.branch_id == at.branch.id)))
    if keys is None and written and not is_empty(at):
        raise no_key(key_file(at.branch.id))
    if keys is not None and not written <= set(keys.checks) and not is_empty(at):
        raise wrong_key(key_file(at.branch.id))
    return keys


def keys_to_write(unit: Unit) -> Keyring:
    """The keys to write with; made where the book is empty and there are none.

    Raises:
        Refused: as `keys_to_read`; or the file cannot be made.
    """
    keys = keys_to_read(unit)
    if keys is None:
        keys = make_key(unit.branch.id)
        unit.event("customer_key_made")
    known = CustomerKeyRow.branch_id == unit.branch.id
    if is_empty(unit):
        # Of a book that was emptied, perhaps long ago and with a key that is gone.
        unit.session.execute(delete(CustomerKeyRow).where(known))
    current = keys.checks[0]
    if unit.session.scalar(select(CustomerKeyRow.check).where(known, CustomerKeyRow.check == current)) is None:
        unit.session.add(CustomerKeyRow(branch_id=unit.branch.id, check=current))
        unit.session.flush()
    return keys


def keys_of_texts(at: Unit | Look) -> Keyring:
    """The keys, where something is known to be written.

    Raises:
        Refused: as `keys_to_read`.
    """
    keys = keys_to_read(at)
    if keys is None:
        raise no_key(key_file(at.branch.id))
    return keys


def is_empty(at: Unit | Look) -> bool:
    """Whether the book holds nothing that needs a key."""
    return not at.session.scalar(
        select(
            exists().where(CustomerRow.branch_id == at.branch.id) | exists().where(NoteRow.branch_id == at.branch.id)
        )
    )


def sees_all(at: Unit | Look) -> bool:
    """Whether the actor sees every customer in full: the branch manager, and who has the store itself."""
    return role_of(at.branch, at.actor) in (*HOUSE, "manager")


def sees_in_full(at: Unit | Look, manager: str | None) -> bool:
    """Whether the actor sees the record and the notes of a customer of this manager."""
    return sees_all(at) or (role_of(at.branch, at.actor) == "wealth" and manager == at.actor)


def require_own(at: Unit | Look, manager: str | None) -> None:
    """Refuse a wealth manager what is another's.

    Raises:
        Refused: says whose customer it is.
    """
    if sees_in_full(at, manager):
        return
    person = at.branch.people.get(manager or "")
    if person is None:
        raise Refused("not-yours", "这位客户还没有负责人，请找网点负责人分派", "this customer has no manager yet")
    raise Refused("not-yours", f"这位客户由{person.name}负责", f"this customer is looked after by {person.name}")


def nobodys(at: Unit | Look) -> ColumnElement[bool]:
    """Of customers: those whose manager is missing, has left the staff list, or has a role that looks after nobody."""
    responsible = [one for one in at.branch.people if is_assigned(at.branch, one)]
    return CustomerRow.manager.is_(None) | CustomerRow.manager.not_in(responsible)


def responsible(at: Unit | Look, staff: str) -> str:
    """A member of staff who can be responsible for customers.

    Raises:
        BadInput: not on the staff list, or in another role.
    """
    if not is_assigned(at.branch, staff):
        raise BadInput(
            "unknown-manager",
            "负责人要是名单上的理财经理或网点负责人",
            "a customer's manager is a wealth manager or the branch manager of the staff list",
        )
    return staff


def customer_row(at: Unit | Look, reference: str) -> CustomerRow:
    """A customer of the branch.

    Raises:
        BadInput: there is none of that reference.
    """
    row = at.session.get(CustomerRow, (at.branch.id, reference.strip().lower()[:64]))
    if row is None:
        raise BadInput("unknown-customer", "客户簿里没有这位客户", "there is no such customer in the book")
    return row


def met(unit: Unit, row: CustomerRow) -> None:
    """The customer came, or somebody did something for them: the book keeps them from today on anew."""
    row.last_seen = max(row.last_seen, unit.today)


def names_of(unit: Unit, reference: str) -> list[str]:
    """A customer's name; none where this machine has no key for it, as at most tellers' counters."""
    row = unit.session.get(CustomerRow, (unit.branch.id, reference))
    try:
        keys = keys_to_read(unit) if row is not None else None
        return [name_of(keys, row)] if row is not None and keys is not None else []
    except Refused:
        return []


def names_nobody(reason: str, names: Iterable[str]) -> None:
    """A reason stands in the log, where no customer's name may stand.

    Raises:
        BadInput: it names one of them.
    """
    if any(tells_name(name, reason) for name in names):
        raise BadInput(
            "names-customer", "理由会留在日志里，请不要写客户的姓名", "the reason stays in the log: leave the name out"
        )


def name_of(keys: Keyring, row: CustomerRow) -> str:
    """A customer's name in the clear."""
    return keys.unseal(row.name, place("customer", "", row.reference, "name"))


def place(table: str, of: str | int, reference: str | None, column: str) -> str:
    """Where a sealed text stands; one that is moved to another row, column or customer is refused."""
    return f"{table} {of} {reference or '-'} {column}"


def sealed(keys: Keyring, text: str, where: str) -> str | None:
    """A text that may be empty, for its place."""
    return keys.seal(text, where) if text else None


def unsealed(keys: Keyring, text: str | None, where: str) -> str:
    """The text of a place; empty if there is none."""
    return keys.unseal(text, where) if text else ""


def as_customers(at: Unit | Look, rows: Iterable[CustomerRow]) -> list[Customer]:
    """The frozen values of rows, in full or in brief as the actor may see them."""
    rows = list(rows)
    if not rows:
        return []
    keys = keys_of_texts(at)
    kinds: dict[str, list[Identifier]] = {}
    query = select(IdentifierRow.reference, IdentifierRow.kind).where(IdentifierRow.branch_id == at.branch.id)
    if len(rows) <= 500:
        query = query.where(IdentifierRow.reference.in_([row.reference for row in rows]))
    for reference, kind in at.session.execute(query):
        kinds.setdefault(reference, []).append(Identifier(kind))
    return [_customer(at, keys, row, kinds.get(row.reference, [])) for row in rows]


def as_customer(at: Unit | Look, row: CustomerRow) -> Customer:
    """The frozen value of a row, as the actor may see it."""
    return as_customers(at, [row])[0]


def _customer(at: Unit | Look, keys: Keyring, row: CustomerRow, kinds: list[Identifier]) -> Customer:
    full = Customer(
        reference=row.reference,
        name=name_of(keys, row),
        tier=row.tier,
        manager=row.manager,
        consent_at=row.consent_at,
        preferences=unsealed(keys, row.preferences, place("customer", "", row.reference, "preferences")),
        channel=Channel(row.channel),
        created_at=row.created_at,
        updated_at=row.updated_at,
        last_seen=row.last_seen,
        identifiers=tuple(kind for kind in Identifier if kind in kinds),
    )
    return full if sees_in_full(at, row.manager) else full.greeted()
