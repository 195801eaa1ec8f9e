"""The drawer of a ticket as a whole: what was chosen so far, what is shown, what its key would do. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from desk.lobby import chosen as drawer
from desk.lobby import receiving, steps
from desk.lobby.chosen import CALL, CANCEL, DONE, FIRST, MOVE
from desk.lobby.phrases import clock, pigment_of, say, zone_name
from desk.lobby.reading import Chosen, Look
from desk.lobby.steps import Step
from desk.vip.receptionrows import is_alarming, mark_of
from shared.lobby.text import Text


@dataclass(frozen=True)
class TicketKnown:
    """What the drawer knows: the look, and what was chosen so far."""

    look: Look | None = None
    number: str = ""
    person: str = ""
    language: str = "zh"
    action: str = ""
    target: str = ""
    reason: int = -1
    typed: str = ""
    consented: bool = False
    """The customer has agreed to be invited."""
    busy: bool = False
    refusal: Text | None = None

    @property
    def chosen(self) -> Chosen | None:
        """The ticket, once a look has brought it."""
        found = self.look.chosen if self.look else None
        return found if found is not None and found.ticket.number == self.number else None


@dataclass(frozen=True)
class TicketDrawn:
    """What it shows beside its lists."""

    number: str
    pigment: str
    zone: str
    zone_pigment: str
    zone_name: str
    came_for: str
    locked: bool
    """The line names an amount band: for this drawer only."""
    standing: str
    place: str
    marks: str
    promise: str
    why: str
    mark: str
    """Why the ticket is marked as one of high potential."""
    reception: str
    """How far its reception is, and with whom."""
    times: str
    """What was measured of it."""
    alarm: bool
    """See `receptionrows.is_alarming`."""
    rated: str
    """What the customer said of the service."""
    bad: bool
    """A bad rating that waits to be seen to."""
    action: str
    takes_target: bool
    takes_reason: bool
    needs_reason: bool
    """It cannot be done without one."""
    needs_consent: bool
    consented: bool
    effect: str
    primary: str
    ready: bool
    busy: bool
    note: str
    refusal: str


def step_of(known: TicketKnown) -> Step | None:
    """What the key would do; None while something is still to be chosen."""
    found = known.chosen
    if known.look is None or found is None or known.busy:
        return None
    branch, number = known.look.board.branch, found.ticket.number
    if known.action not in {row.action for row in drawer.action_rows(known.look.board, found, known.action, "zh")}:
        return None
    reason = drawer.reason_said(branch.reason, known.reason, known.typed)
    if known.action in drawer.NEEDS_REASON and not reason:
        return None
    targets = drawer.target_rows(known.look.board, found, known.action, known.target, "zh")
    target = next((row for row in targets if row.chosen and row.open), None)
    if known.action in receiving.ACTIONS:
        return receiving.step_of(known.look.board, found, known.action, target, reason, known.consented)
    if known.action == MOVE:
        return steps.move(branch, number, target.letter, reason) if target else None
    if known.action == CALL:
        return steps.call(number, target.number, reason) if target else None
    if known.action == FIRST:
        return steps.put_first(number, reason)
    if known.action == CANCEL:
        return steps.cancel(number, reason)
    if known.action == drawer.REPRINT:
        return steps.reprint(number)
    if known.action == drawer.SEEN:
        return steps.see_rating(number)
    return steps.finish(number) if known.action == DONE else steps.bring_back(number)


def derive(known: TicketKnown) -> TicketDrawn:
    """The drawer of what is known."""
    found, language = known.chosen, known.language
    if known.look is None or found is None:
        return TicketDrawn(known.number, "azurite", "", "azurite", "", "", False, "", "", "", "", "", "", "", "", False,
                           "", False, "", False, False, False, False, False, "", "", False, False, "", "")  # fmt: skip
    board, ticket = known.look.board, found.ticket
    open_now = {one.action for one in drawer.action_rows(board, found, "", language)}
    action = known.action if known.action in open_now else ""
    reception, times = receiving.lines(board, found, language)
    came_for = drawer.came_for(board, ticket, language)
    return TicketDrawn(
        number=ticket.number,
        pigment=pigment_of(board.branch, ticket.prefix),
        zone=ticket.zone,
        zone_pigment=pigment_of(board.branch, ticket.zone),
        zone_name=zone_name(board.branch, ticket.zone, language, short=True),
        came_for=came_for,
        locked=ticket.band is not None,
        standing=drawer.standing_line(board, ticket, language),
        place=found.standing.to(language) if found.standing else "",
        marks=drawer.marks(board, ticket, language),
        promise=drawer.promise(ticket, language),
        why=found.why.to(language) if found.why else "",
        mark=mark_of(board.branch, ticket.potential, language),
        reception=reception,
        times=times,
        alarm=found.reception is not None and is_alarming(board, found.reception),
        rated=drawer.rated(board.branch, found.rating, language),
        bad=drawer.is_unseen(found.rating),
        action=action,
        takes_target=action in drawer.TAKES_TARGET,
        takes_reason=action in drawer.NEEDS_REASON or receiving.needs_consent(board, found, action),
        needs_reason=action in drawer.NEEDS_REASON,
        needs_consent=receiving.needs_consent(board, found, action),
        consented=known.consented,
        effect=_effect(known, found, action),
        primary=_primary(known, action),
        ready=step_of(known) is not None,
        busy=known.busy,
        note=say(
            language,
            f"记入操作日志：{known.person}，{clock(board.branch, board.now)}",
            f"Goes into the log: {known.person}, {clock(board.branch, board.now)}",
        ),
        refusal=known.refusal.to(language) if known.refusal else "",
    )


def _effect(known: TicketKnown, found: Chosen, action: str) -> str:
    effect = {FIRST: found.priority, drawer.BACK: found.back}.get(action)
    if effect is not None:
        return drawer.effect_text(effect, known.language)
    assert known.look is not None
    rows = drawer.target_rows(known.look.board, found, action, known.target, known.language)
    return next((row.effect for row in rows if row.chosen), "")


def _primary(known: TicketKnown, action: str) -> str:
    if known.look is None:
        return ""
    branch, language, number = known.look.board.branch, known.language, known.number
    kind, _, at = known.target.partition(":")
    if action in receiving.ACTIONS:
        found = known.chosen
        return receiving.primary(known.look.board, found, action, kind != "", language) if found else ""
    if action == MOVE:
        if kind != "zone":
            return say(language, "先选移到哪里", "Choose where to")
        name = zone_name(branch, at, language, short=language == "en")
        return say(language, f"把 {number} 移到{name}", f"Move {number} to {name}")
    if action == CALL:
        if kind != "counter":
            return say(language, "先选哪个窗口", "Choose a counter")
        return say(language, f"呼叫 {number} 到 {at} 号窗口", f"Call {number} to counter {at}")
    words = {
        FIRST: (f"把 {number} 设为优先", f"Put {number} first"),
        CANCEL: (f"取消 {number}", f"Cancel {number}"),
        DONE: (f"{number} 办完", f"Finish {number}"),
        drawer.BACK: (f"{number} 重新排队", f"Bring {number} back"),
        drawer.REPRINT: (f"补打 {number} 的小票", f"Reprint {number}"),
        drawer.SEEN: (f"{number} 的不满意已处理", f"{number}: seen to"),
    }
    return say(language, *words.get(action, ("", "")))
