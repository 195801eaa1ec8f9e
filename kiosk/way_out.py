"""Who may open the staff page and leave the kiosk."""

from __future__ import annotations

from shared.lobby.branch import Branch, Staff
from shared.lobby.branch_parts import Role
from shared.lobby.errors import Refused, StoreUnreachable
from shared.operations import Lobby, verify
from shared.operations.pins import check_pin, wrong_pin

ROLES: tuple[Role, ...] = ("lobby", "manager")


def may_leave(lobby: Lobby | None, last: Branch | None, staff_id: str, pin: str) -> Staff:
    """The person, if the PIN is theirs and their role may open the kiosk.

    While the store is away the last branch file seen decides: the kiosk must not lock its own staff out.

    Raises:
        BadInput: unknown number or wrong PIN.
        Refused: the role may not, or too many wrong PINs.
        StoreUnreachable: the store is away and no branch file was ever seen.
    """
    try:
        if lobby is None:
            raise StoreUnreachable("unreachable", "还没有连上数据库", "the store has not been reached yet")
        return verify(lobby, staff_id, pin, ROLES)
    except StoreUnreachable:
        if last is None:
            raise
    person = check_pin(last.people.get(staff_id), pin)
    if person is None:
        raise wrong_pin()
    if person.role not in ROLES:
        raise Refused("not-allowed", f"{person.name}没有这个权限", f"{person.name} may not do this")
    return person
