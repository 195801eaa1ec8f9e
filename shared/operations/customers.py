"""The customer book is kept: who is in it, who looks after whom, and who is there. Notes and plans are beside it."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping

from sqlalchemy import delete, select, update

from shared.lobby.customers import (
    NAME_LIMIT,
    TEXT_LIMIT,
    Channel,
    Customer,
    Recognised,
    tier_now,
)
from shared.lobby.errors import BadInput, Refused
from shared.lobby.identifiers import IDENTIFIERS, Identifier, candidates, normal
from shared.lobby.roles import role_of
from shared.operations.customer_book import (
    Look,
    as_customer,
    customer_row,
    keys_of_texts,
    keys_to_read,
    keys_to_write,
    looking,
    met,
    place,
    require_own,
    responsible,
    sealed,
)
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating
from shared.store.customers import CustomerRow, IdentifierRow
from shared.store.keys import Keyring


def add_customer(
    lobby: Lobby,
    name: str,
    tier: str,
    identifiers: Mapping[Identifier, str],
    manager: str | None = None,
    consent: bool = False,
    preferences: str = "",
    channel: Channel = Channel.NONE,
) -> Customer:
    """Put a customer into the book. A wealth manager's own addition is the wealth manager's customer.

    Raises:
        BadInput: no name, an unknown tier or manager, an identifier that cannot be one.
        Refused: an identifier is another customer's; the key is not as it must be.
    """
    with operating(lobby, "add_customer") as unit:
        if role_of(unit.branch, unit.actor) == "wealth":
            manager = manager or unit.actor
            require_own(unit, manager)
        keys = keys_to_write(unit)
        row = insert(unit, keys, _name(name), tier, manager, consent, _preferences(preferences), channel)
        identify(unit, keys, row, {kind: normal(kind, value) for kind, value in identifiers.items()})
        unit.event("customer_added", customer=row.reference, manager=row.manager)
        unit.session.flush()
        return as_customer(unit, row)


def correct_customer(
    lobby: Lobby,
    reference: str,
    name: str | None = None,
    tier: str | None = None,
    preferences: str | None = None,
    channel: Channel | None = None,
    identifiers: Mapping[Identifier, str] | None = None,
    without: Collection[Identifier] = (),
) -> Customer:
    """Put right what is not (PIPL Art. 46). `identifiers` are added, after those of the kinds `without` are taken out.

    Consent is `note_consent`'s.

    Raises:
        BadInput: no such customer; or as `add_customer`.
        Refused: another's customer; or as `add_customer`.
    """
    with operating(lobby, "correct_customer") as unit:
        row = customer_row(unit, reference)
        require_own(unit, row.manager)
        keys = keys_to_write(unit)
        changed = []
        if name is not None:
            row.name = keys.seal(_name(name), place("customer", "", row.reference, "name"))
            changed.append("name")
        if tier is not None:
            row.tier = _tier(unit, tier)
            changed.append("tier")
        if preferences is not None:
            row.preferences = sealed(
                keys, _preferences(preferences), place("customer", "", row.reference, "preferences")
            )
            changed.append("preferences")
        if channel is not None:
            row.channel = channel
            changed.append("channel")
        if without:
            unit.session.execute(
                delete(IdentifierRow).where(
                    IdentifierRow.branch_id == unit.branch.id,
                    IdentifierRow.reference == row.reference,
                    IdentifierRow.kind.in_(without),
                )
            )
        if identifiers:
            identify(unit, keys, row, {kind: normal(kind, value) for kind, value in identifiers.items()})
        if without or identifiers:
            changed.append("identifiers")
        if not changed:
            raise BadInput("nothing-to-correct", "没有要更正的内容", "nothing is to be corrected")
        row.updated_at = unit.now
        unit.event("customer_corrected", customer=row.reference, changed=changed)
        unit.session.flush()
        return as_customer(unit, row)


def recognise(lobby: Lobby, scanned: str) -> Recognised | None:
    """Who is there, by anything that was swiped, scanned or typed; None: nobody the branch knows.

    Tells no name. Whoever asks slows down guessing (`kiosk.wrong_codes`).

    Raises:
        Refused: the book holds customers, and its key is not as it must be.
    """
    with looking(lobby, "recognise") as look:
        reference = _known_by(look, scanned)
    if reference is None:
        return None
    with operating(lobby, "recognise") as unit:
        row = unit.session.get(CustomerRow, (unit.branch.id, reference))
        if row is None:
            return None
        met(unit, row)
        _to_current_key(unit, keys_of_texts(unit), candidates(scanned))
        unit.event("customer_recognised", customer=reference)
        return Recognised(reference, tier_now(unit.branch, row.tier))


def insert(
    unit: Unit,
    keys: Keyring,
    name: str,
    tier: str,
    manager: str | None,
    consent: bool,
    preferences: str,
    channel: Channel,
) -> CustomerRow:
    """A new customer's row; what is written is clean."""
    reference = secrets.token_hex(8)
    row = CustomerRow(
        branch_id=unit.branch.id,
        reference=reference,
        name=keys.seal(name, place("customer", "", reference, "name")),
        tier=_tier(unit, tier),
        manager=responsible(unit, manager) if manager is not None else None,
        consent_at=unit.now if consent else None,
        preferences=sealed(keys, preferences, place("customer", "", reference, "preferences")),
        channel=channel,
        created_at=unit.now,
        updated_at=unit.now,
        last_seen=unit.today,
    )
    unit.session.add(row)
    return row


def identify(
    unit: Unit,
    keys: Keyring,
    row: CustomerRow,
    identifiers: Mapping[Identifier, str],
    known_free: bool = False,
) -> None:
    """Add identifiers in their one form. `known_free`: whose they are was looked up before.

    Raises:
        Refused: one is another customer's.
    """
    for kind, value in identifiers.items():
        hashes = keys.hashes(kind, value)
        owner = None if known_free else lookup(unit, keys, [(kind, value)])
        if owner == row.reference:
            continue
        if owner is not None:
            name = IDENTIFIERS[kind]
            raise Refused(
                "identifier-taken",
                f"这个{name.zh}已经登记在另一位客户名下",
                f"this {name.en} is another customer's in the book already",
            )
        unit.session.add(IdentifierRow(branch_id=unit.branch.id, kind=kind, hash=hashes[0], reference=row.reference))


def lookup(at: Unit | Look, keys: Keyring, tried: list[tuple[Identifier, str]]) -> str | None:
    """The reference of who has one of these identifiers; the first kind that fits decides."""
    for kind, value in tried:
        found: str | None = at.session.scalar(
            select(IdentifierRow.reference).where(
                IdentifierRow.branch_id == at.branch.id,
                IdentifierRow.kind == kind,
                IdentifierRow.hash.in_(keys.hashes(kind, value)),
            )
        )
        if found is not None:
            return found
    return None


def _to_current_key(unit: Unit, keys: Keyring, tried: list[tuple[Identifier, str]]) -> None:
    """After a change of keys only the customer brings what is needed to hash an identifier anew."""
    for kind, value in tried:
        current, *older = keys.hashes(kind, value)
        if older:
            unit.session.execute(
                update(IdentifierRow)
                .where(
                    IdentifierRow.branch_id == unit.branch.id,
                    IdentifierRow.kind == kind,
                    IdentifierRow.hash.in_(older),
                )
                .values(hash=current)
            )


def _known_by(look: Look, scanned: str) -> str | None:
    tried = candidates(scanned)
    if not tried:
        return None
    keys = keys_to_read(look)
    return lookup(look, keys, tried) if keys is not None else None


def _name(name: str) -> str:
    name = clean(name, NAME_LIMIT, "姓名", "name")
    if not name:
        raise BadInput("name-needed", "请写姓名或称呼", "a name is needed")
    return name


def _preferences(preferences: str) -> str:
    return clean(preferences, TEXT_LIMIT, "偏好", "preferences")


def _tier(unit: Unit, tier: str) -> str:
    if tier not in {one.id for one in unit.branch.tier}:
        known = ", ".join(one.id for one in unit.branch.tier)
        raise BadInput("unknown-tier", f"没有这个客户等级，可选：{known}", f"no such tier; choose one of: {known}")
    return tier
