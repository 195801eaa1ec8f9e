"""Who may do what: each operation by name, with the roles and machines that may do it (ours).

An operation is done in somebody's name (`Lobby.actor`): a member of staff, whose role the branch file in force says; a
machine of the lobby; or somebody who has the store itself, and with it everything.
"""

from __future__ import annotations

from shared.lobby.branch import Branch
from shared.lobby.branch_parts import ROLES
from shared.lobby.errors import Refused
from shared.lobby.text import Text, text

MACHINES = ("kiosk", "display", "phone", "pad", "desk")
"""`desk` is a seat at which nobody has signed in."""
HOUSE = ("system", "cli", "practice", "bench", "pictures")
"""Who works on the store itself. The command line asks for no PIN: its user could change the database anyway."""
RESERVED = frozenset(MACHINES + HOUSE)
"""No member of staff has such a number."""

_FLOOR = frozenset({"lobby", "viplobby", "manager"})
_COUNTER = frozenset({"teller", "lobby", "manager"})
_STAFF = frozenset(ROLES)
_LOBBY = frozenset({"lobby", "manager"})
_WEALTH = frozenset({"wealth"})
_MANAGER = frozenset({"manager"})
_BOOK = frozenset({"wealth", "manager"})
_NOBODY: frozenset[str] = frozenset()

MAY: dict[str, frozenset[str]] = {
    # Tickets: taken at the kiosk, or for a customer by staff on the floor.
    "issue": _FLOOR | {"kiosk"},
    "redeem": _FLOOR | {"kiosk"},
    "reserve": frozenset({"kiosk"}),
    "hand_over": frozenset({"kiosk"}),
    "void": frozenset({"kiosk", "manager"}),
    "recover": frozenset({"kiosk"}),
    "cut_off": frozenset({"kiosk"}),
    "next_reprint": frozenset({"kiosk"}),
    "printer_is": frozenset({"kiosk"}),
    "reprint": _FLOOR | {"teller"},
    "hold_by_phone": frozenset({"phone"}),
    "leave": frozenset({"phone"}),
    "come_back": frozenset({"phone"}),
    # At a counter.
    "sign_in": frozenset({"teller", "lobby", "manager"}),
    "open_counter": _COUNTER,
    "pause_counter": _COUNTER,
    "close_counter": _COUNTER,
    "call_next": _COUNTER,
    "call_ticket": _COUNTER,
    "recall": _COUNTER,
    "start": _COUNTER,
    "finish": _COUNTER | {"viplobby"},
    "hold": _COUNTER,
    "resume": _COUNTER,
    "transfer": _COUNTER | {"viplobby"},
    "no_show": _COUNTER,
    "bring_back": _COUNTER | {"viplobby"},
    "undo": _STAFF,
    # Overrides of the floor.
    "move": _FLOOR,
    "prioritise": _FLOOR,
    "cancel": _FLOOR,
    "assign": _LOBBY,
    "close_zone": _LOBBY,
    "open_zone": _LOBBY,
    "close_service": _LOBBY,
    "open_service": _LOBBY,
    "see_rating": _LOBBY,
    "broadcast": _LOBBY,
    "end_broadcast": _LOBBY,
    "book": _FLOOR,
    "cancel_booking": _FLOOR,
    "restore_booking": _FLOOR,
    "ask_help": _STAFF | {"kiosk", "phone"},
    "answer_help": _FLOOR,
    # What customers say, and what the machines tell.
    "rate": frozenset({"pad", "phone"}),
    "leave_unrated": frozenset({"pad"}),
    "say_why_left": frozenset({"phone"}),
    "acknowledge": frozenset({"display"}),
    "display_is": frozenset({"display"}),
    "display_ended": frozenset({"display"}),
    # Whoever stands in front of a PIN pad.
    "try_pin": _STAFF | set(MACHINES),
    # The VIP area: asked and led by the floor or a teller, received by a wealth manager.
    "take_seat": frozenset({"wealth", "viplobby", "lobby", "manager"}),
    "leave_seat": _STAFF,
    "be_away": _STAFF,
    "invite": _FLOOR | {"teller"},
    "decline": _STAFF,
    "withdraw": _FLOOR | {"teller"},
    "lead": _FLOOR | {"teller"},
    "give": _FLOOR | {"teller"},
    "welcome": _WEALTH,
    "accept": _WEALTH,
    "pass_on": _WEALTH,
    "receive": _WEALTH,
    "escort": _WEALTH,
    "end_reception": _WEALTH | {"manager"},
    "release_customer": _FLOOR,
    "introduce": _FLOOR | {"wealth"},
    "tend": _STAFF,
    # The customer book. What is another wealth manager's is refused in the operation; the reception sees names only.
    "recognise": frozenset({"kiosk"}),
    "known_customers": _FLOOR | {"wealth"},
    "read_customer": _FLOOR | {"wealth"},
    "find_customer": _FLOOR | {"wealth"},
    "read_customers": _BOOK,
    "add_customer": _BOOK,
    "correct_customer": _BOOK,
    "note_consent": _BOOK,
    "write_note": _BOOK,
    "read_notes": _BOOK,
    "plan_follow_up": _BOOK,
    "finish_follow_up": _BOOK,
    "postpone_follow_up": _BOOK,
    "cancel_follow_up": _BOOK,
    "follow_ups": _BOOK,
    "unassigned": _MANAGER,
    "count_lists": _MANAGER,
    "read_list": _MANAGER,
    "customer_watch": _FLOOR,
    "reassign": _MANAGER,
    "export_customer": _MANAGER,
    "delete_customer": _MANAGER,
    "import_customers": _MANAGER,
    "purge_customers": _MANAGER,
    "make_customer_key": _NOBODY,
    "check_customer_key": _NOBODY,
    "rotate_customer_key": _NOBODY,
    "write_kiosk_key": _NOBODY,
    # The radio.
    "send": _STAFF,
    "acknowledge_message": _STAFF,
    "tend_radio": _STAFF,
    "tell_alerts": _STAFF,
    # The branch itself.
    "publish": _MANAGER,
    "end_day": _MANAGER,
}
"""Operation → who may do it. Who has the store itself (`HOUSE`) may do all of them."""

ROLE_NAMES: dict[str, Text] = {
    "teller": text("柜员", "teller"),
    "lobby": text("大堂经理", "lobby manager"),
    "viplobby": text("贵宾区大堂经理", "VIP lobby manager"),
    "wealth": text("理财经理", "wealth manager"),
    "manager": text("网点负责人", "branch manager"),
}


def role_of(branch: Branch, actor: str) -> str | None:
    """The role or machine that acts; None for somebody this branch does not know (any more)."""
    person = branch.people.get(actor)
    if person is not None:
        return person.role
    return actor if actor in RESERVED else None


def permitted_to(branch: Branch, actor: str) -> frozenset[str]:
    """All operations this actor's role may do: what a seat offers. `permit` is what holds."""
    role = role_of(branch, actor)
    return frozenset(name for name, roles in MAY.items() if role in HOUSE or role in roles)


def permit(branch: Branch, actor: str, operation: str) -> None:
    """Refuse an operation that this actor's role may not do.

    Raises:
        Refused: not allowed, or the actor is nobody of this branch.
    """
    role = role_of(branch, actor)
    if role in HOUSE or role in MAY[operation]:
        return
    person = branch.people.get(actor)
    if person is not None:
        name = ROLE_NAMES[person.role]
        raise Refused(
            "not-allowed",
            f"{person.name}（{name.zh}）没有这个权限",
            f"{person.name} ({name.en}) may not do this",
        )
    if role is None:
        raise Refused(
            "not-known",
            "您已不在本网点的人员名单里，请重新签到",
            "you are not on this branch's staff list; sign in again",
        )
    raise Refused("not-allowed", "这里不能做这件事，请先签到", "this cannot be done here; sign in first")
