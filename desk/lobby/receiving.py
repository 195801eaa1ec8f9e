"""What the drawer of a ticket offers for the VIP way: invite, lead, hand over, take back. Pure."""

from __future__ import annotations

from desk.lobby.drawerrows import ActionRow, TargetRow
from desk.lobby.phrases import clock, person, pigment_of, say, zone_name
from desk.lobby.reading import Chosen
from desk.lobby.steps import Step
from desk.vip import receptionsteps as steps
from desk.vip.receptionrows import (
    DECLINE,
    GIVE,
    LEAD,
    RELEASE,
    WITHDRAW,
    covers,
    manager_rows,
    next_step,
    reception_line,
    step_label,
    times_text,
)
from shared.lobby.board import Board, CounterState
from shared.lobby.reception import BEFORE_HANDOVER, STAGE_NAMES, Stage, can_release
from shared.lobby.ticket import ALLOWED, State, Verb

INVITE, SEND = "invite", "send"
ACTIONS = frozenset({INVITE, SEND, LEAD, GIVE, DECLINE, WITHDRAW, RELEASE})
_ICONS = {INVITE: "vip", SEND: "counter", LEAD: "right", GIVE: "check", DECLINE: "undo", WITHDRAW: "close",
          RELEASE: "check"}  # fmt: skip
_OPERATIONS = {RELEASE: "release_customer"}
"""Where the step and the operation do not have one name."""
DONE, BACK = "then:done", "then:back"
"""What becomes of a customer whose reception is ended here."""


def action_rows(board: Board, chosen: Chosen, action: str, language: str) -> list[ActionRow]:
    """The steps that are open to who sits here."""
    words = {INVITE: _invite(board, chosen), SEND: ("到贵宾窗口", "VIP counter")}
    return [
        ActionRow(
            one,
            say(language, *words[one]) if one in words else step_label(one, language),
            _ICONS[one],
            one == action,
        )
        for one in _open(board, chosen)
    ]


def _open(board: Board, chosen: Chosen) -> list[str]:
    ticket, one, may = chosen.ticket, chosen.reception, chosen.may
    if board.branch.reception.zone is None:
        return []
    if one is None or one.stage is Stage.CLOSED:
        found = [INVITE] if "invite" in may and ticket.state in ALLOWED[Verb.INVITE] else []
        # Who may call needs no such step: calling to the counter does it.
        sends = "transfer" in may and "call_ticket" not in may and ticket.state is State.WAITING
        if sends and ticket.zone == board.branch.reception.zone and _vip_counters(board):
            found.append(SEND)
        return found
    found = []
    if one.stage in BEFORE_HANDOVER:
        step = next_step(board, one)
        # Whoever knows the way needs nobody to walk along: handing over is open from the acceptance on.
        found = [LEAD, GIVE] if step == LEAD else [GIVE] if step == GIVE else []
        found += [DECLINE, WITHDRAW]
    elif can_release(board.branch, chosen.actor, one, board.present):
        found = [RELEASE]
    return [step for step in found if _OPERATIONS.get(step, step) in may]


def target_rows(board: Board, chosen: Chosen, action: str, target: str, language: str) -> list[TargetRow]:
    """Whom to ask, who minds the post, or which window."""
    if action == INVITE:
        return [
            _person(one.staff, one.person, one.doing, target, one.mode != "absent")
            for one in manager_rows(board, board.now, language)
        ]
    if action == LEAD and chosen.reception is not None:
        found = covers(board, chosen.actor, chosen.reception, language)
        nobody = _person("", say(language, "无人代岗", "Nobody"), say(language, "岗位空着", "post empty"), target)
        return [*(_person(one.staff, one.name, one.doing, target) for one in found), nobody]
    if action == SEND:
        return [_counter(board, number, target, language) for number in _vip_counters(board)]
    return _afterwards(board, chosen, target, language) if action == RELEASE else []


def _afterwards(board: Board, chosen: Chosen, target: str, language: str) -> list[TargetRow]:
    zone, taken = chosen.ticket.zone, clock(board.branch, chosen.ticket.arrived_at)
    pigment, place = pigment_of(board.branch, zone), zone_name(board.branch, zone, language, short=True)
    done, over = say(language, "已办完", "Finished"), say(language, "不再排队", "waits for nothing")
    back, where = (
        say(language, "回到队里", "Back in line"),
        say(language, f"{place}，{taken} 起", f"{place}, from {taken}"),
    )
    return [
        TargetRow(DONE, "", 0, pigment, done, over, "", target == DONE, True),
        TargetRow(BACK, zone, 0, pigment, back, where, "", target == BACK, True),
    ]


def _person(staff: str, name: str, side: str, target: str, open: bool = True) -> TargetRow:
    key = f"staff:{staff}"
    return TargetRow(key, "", 0, "azurite", name, side, "", key == target, open)


def _counter(board: Board, number: int, target: str, language: str) -> TargetRow:
    key, there, now = f"counter:{number}", board.at_counter(number), board.counter(number)
    name = person(board.branch, now.teller if now else None)
    free = say(language, f"{name}空闲" if name else "空闲", f"{name} free" if name else "Free")
    side = there.number if there else free
    effect = say(language, f"等 {there.number} 办完就叫", f"Called after {there.number}") if there else ""
    return TargetRow(
        key, "", number, "azurite", say(language, f"{number} 号", f"No. {number}"), side, effect, key == target, True
    )


def _vip_counters(board: Board) -> list[int]:
    zone = board.branch.reception.zone
    return [
        one.number
        for one in board.counters
        if one.state in (CounterState.OPEN, CounterState.PAUSED) and any(serves.zone == zone for serves in one.serves)
    ]


def _invite(board: Board, chosen: Chosen) -> tuple[str, str]:
    return ("邀请贵宾", "Invite") if needs_consent(board, chosen, INVITE) else ("请理财经理", "Ask a manager")


def needs_consent(board: Board, chosen: Chosen, action: str) -> bool:
    """Whether the customer has to be asked first: who came for the VIP area has said so by coming."""
    return action == INVITE and chosen.ticket.zone != board.branch.reception.zone


def step_of(
    board: Board, chosen: Chosen, action: str, target: TargetRow | None, reason: str, consented: bool
) -> Step | None:
    """What the key would do; None while something is missing."""
    number = chosen.ticket.number
    if action == INVITE:
        if needs_consent(board, chosen, action) and not consented:
            return None
        return steps.invite(number, target.staff if target else None, reason or None, True)
    if action == LEAD:
        return steps.lead(number, target.staff) if target else None
    if action == SEND:
        return steps.send(number, target.number) if target else None
    if action == RELEASE:
        return steps.release(number, reason, target.key == BACK) if target and reason else None
    if action == WITHDRAW:
        return steps.withdraw(number, reason) if reason else None
    return steps.give(number) if action == GIVE else steps.decline(number)


def primary(board: Board, chosen: Chosen, action: str, chosen_target: bool, language: str) -> str:
    """The words of the key."""
    number = chosen.ticket.number
    if action == INVITE and not needs_consent(board, chosen, action):
        return say(language, f"请理财经理接待 {number}", f"Ask a manager for {number}")
    if action == LEAD and not chosen_target:
        return say(language, "先选谁代岗", "Choose who covers")
    if action == SEND and not chosen_target:
        return say(language, "先选哪个窗口", "Choose a counter")
    if action == RELEASE and not chosen_target:
        return say(language, "先选客户接下来怎样", "Choose what is next")
    words = {
        INVITE: (f"邀请 {number} 到贵宾区", f"Invite {number}"),
        SEND: (f"请 {number} 到贵宾窗口", f"Send {number} to the counter"),
        LEAD: (f"引导 {number} 过去", f"Lead {number} over"),
        GIVE: (f"{number} 已当面交接", f"{number} handed over in person"),
        DECLINE: (f"{number} 不去，回到原位", f"{number} declined; old place"),
        WITHDRAW: (f"撤回 {number} 的邀请", f"Withdraw {number}'s invitation"),
        RELEASE: (f"结束 {number} 的接待", f"End {number}'s reception"),
    }
    return say(language, *words[action])


def lines(board: Board, chosen: Chosen, language: str) -> tuple[str, str]:
    """Of the reception: how far it is and who; and the measured times."""
    one = chosen.reception
    if one is None:
        return "", ""
    line = reception_line(board, one, language)
    if one.stage not in BEFORE_HANDOVER:
        stage = STAGE_NAMES[one.stage].to(language)
        line = say(language, f"{stage}：{line}", f"{stage}: {line}")
    return line[:1].upper() + line[1:], times_text(one, language)
