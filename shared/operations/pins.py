"""PINs: who somebody is. A try is counted before it is looked at, so guessing is slow however many guess at once."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, or_

from shared.lobby.branch import Staff
from shared.lobby.branch_parts import Role
from shared.lobby.errors import BadInput, Refused
from shared.operations.lobby import Lobby
from shared.operations.unit import Unit, clean, operating
from shared.store.tries import TryRow

FREE_TRIES = 5
"""Wrong PINs in a row before the first pause: a person's slips (ours)."""
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=15)
"""The pause doubles with each further wrong PIN up to this: a four-digit PIN then takes over fifty days on average."""


def known_person(lobby: Lobby, staff_id: str, pin: str) -> Staff:
    """The person whose number and PIN these are.

    Raises:
        BadInput: one of the two is wrong (which, is not said). An unknown number takes as long as a wrong PIN.
        Refused: too many wrong PINs; says how long to wait.
    """
    staff_id = clean(staff_id, 40, "工号", "staff number")
    with lobby.store.reading() as session:
        branch = lobby.file(session, lobby.row(session).version)
    _begin_try(lobby, staff_id)
    # The hash takes its time on purpose, so the branch is not held meanwhile.
    person = check_pin(branch.people.get(staff_id), pin)
    with operating(lobby, "try_pin", ends_day=False) as unit:
        if person is not None:
            unit.session.execute(delete(TryRow).where(TryRow.branch_id == unit.branch.id, TryRow.staff == person.id))
            return person
        row = unit.session.get(TryRow, (unit.branch.id, staff_id))
        unit.event("pin_wrong", staff=staff_id if staff_id in branch.people else None, tries=row.tries if row else 1)
    raise wrong_pin()


def wrong_pin() -> BadInput:
    """What is said of a wrong number or PIN."""
    return BadInput("wrong-pin", "工号或密码不对", "the staff number or the PIN is wrong")


def verify(lobby: Lobby, staff_id: str, pin: str, roles: tuple[Role, ...] = ()) -> Staff:
    """Check a PIN without taking a seat: a locked seat, the kiosk's way out.

    Raises:
        BadInput: the staff number or the PIN is wrong.
        Refused: this person's role may not do it, or too many wrong PINs.
    """
    person = known_person(lobby, staff_id, pin)
    if roles and person.role not in roles:
        raise Refused("not-allowed", f"{person.name}没有这个权限", f"{person.name} may not do this")
    return person


def check_pin(person: Staff | None, pin: str) -> Staff | None:
    """The person, if the PIN is theirs. Nobody takes as long as somebody."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    hasher = PasswordHasher()
    try:
        hasher.verify(person.pin if person else _NOBODY, pin[:64].encode(errors="replace"))
    except (VerificationError, InvalidHashError):
        return None
    return person


def hash_pin(pin: str) -> str:
    """The hash of a PIN for the branch file: argon2id, 19 MiB and two passes (OWASP's second profile).

    Raises:
        BadInput: not four to twelve digits.
    """
    from argon2 import PasswordHasher

    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12):
        raise BadInput("bad-pin", "密码要 4 到 12 位数字", "a PIN is four to twelve digits")
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(pin)


def forget_tries(unit: Unit) -> None:
    """The day ends: who is not paused just now has all tries again."""
    unit.session.execute(
        delete(TryRow).where(
            TryRow.branch_id == unit.branch.id, or_(TryRow.locked_until.is_(None), TryRow.locked_until <= unit.now)
        )
    )


def _begin_try(lobby: Lobby, staff_id: str) -> None:
    """Count a try, and pause further ones, before anybody knows whether it is right."""
    with operating(lobby, "try_pin", ends_day=False) as unit:
        row = unit.session.get(TryRow, (unit.branch.id, staff_id))
        if row is None:
            row = TryRow(branch_id=unit.branch.id, staff=staff_id, tries=0)
            unit.session.add(row)
        if row.locked_until is not None and row.locked_until > unit.now:
            seconds = int((row.locked_until - unit.now).total_seconds()) + 1
            raise Refused(
                "locked-out",
                f"密码错得太多，请 {seconds} 秒后再试",
                f"too many wrong PINs; try again in {seconds} s",
            )
        row.tries += 1
        beyond = row.tries - FREE_TRIES
        if beyond >= 0:
            row.locked_until = unit.now + min(FIRST_PAUSE * 2 ** min(beyond, 20), LONGEST_PAUSE)


_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
"""A hash that no PIN has."""
