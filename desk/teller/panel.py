"""The ticket panel, as a pure function: who is at the counter, since when, what the wall did, what staff know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk.teller.look import Seen
from desk.vip.receptionrows import mark_of
from shared.lobby.board import Board, Call, CounterState
from shared.lobby.pauses import pause_reason
from shared.lobby.spoken import spoken_name
from shared.lobby.text import Text, text
from shared.lobby.ticket import STATE_NAMES, State, Ticket

MOST_FACTS = 6
_AFTERWARDS = text("办完回到理财经理", "Back to the manager afterwards")


@dataclass(frozen=True)
class Fact:
    """One thing only staff see."""

    id: str
    title: str
    note: str


@dataclass(frozen=True)
class Known:
    """What the panel is drawn from."""

    seen: Seen | None
    now: datetime
    language: str = "zh"


@dataclass(frozen=True)
class Drawn:
    """What it shows. Without a ticket (`present` false) only `title`, `note` and the times of a pause say something."""

    present: bool
    title: str
    note: str
    number: str
    pigment: str
    serving: bool
    state: str
    taken: str
    service: str
    band: str
    shown: str
    shown_well: bool
    spoken: str
    spoken_well: bool
    called_at: str
    timer_label: str
    timer: str
    fraction: float
    overtime: bool
    typical: str
    escorted: bool = False
    """A wealth manager has brought the customer: nobody was called."""
    mark: str = ""
    """Why the ticket is marked as one of high potential."""


EMPTY = Drawn(
    False, "", "", "", "azurite", False, "", "", "", "", "", False, "", False, "", "", "", 0.0, False, ""
)  # fmt: skip


def derive(known: Known) -> Drawn:
    """The panel of what is known."""
    seen, language = known.seen, known.language
    if seen is None or seen.here is None:
        return EMPTY
    ticket = seen.ticket
    if ticket is None:
        return _nobody(seen, known.now, language)
    board = seen.board
    serving = ticket.state is State.SERVING
    service = board.branch.services.get(ticket.service)
    band = next((one for one in service.band if one.id == ticket.band), None) if service else None
    low, high = service.typical(ticket.band) if service else (5.0, 5.0)
    since = (ticket.started_at if serving else ticket.last_called_at) or ticket.state_since
    gone = max(0.0, (known.now - since).total_seconds())
    call = call_of(board, ticket, seen.counter)
    shown, shown_well = _shown(call)
    spoken, spoken_well = _spoken(call)
    waited = waited_minutes(ticket)
    escort = _escort(board, ticket)
    if escort and not serving:
        return replace(
            _escorted(board, ticket, escort, running(gone), language),
            service=service.name.to(language) if service else ticket.service,
            band=band.name.to(language) if band else "",
            mark=mark_of(board.branch, ticket.potential, language),
        )
    drawn = Drawn(
        present=True,
        title="",
        note="",
        number=ticket.number,
        pigment=pigment(board, ticket.prefix),
        serving=serving,
        state=capital(STATE_NAMES[ticket.state].to(language)),
        taken=text(
            f"{clock(board, ticket.arrived_at)} 取号，等了 {waited} 分钟",
            f"Taken {clock(board, ticket.arrived_at)}, waited {waited} min",
        ).to(language),
        service=service.name.to(language) if service else ticket.service,
        band=band.name.to(language) if band else "",
        shown=shown.to(language),
        shown_well=shown_well,
        spoken=spoken.to(language),
        spoken_well=spoken_well,
        called_at=clock(board, call.at, seconds=True) if call else "",
        timer_label=(text("办理用时", "Service time") if serving else text("呼叫后", "Since the call")).to(language),
        timer=running(gone),
        # The bar is full at the usual time; the longer typical time is what makes it overtime.
        fraction=min(1.0, gone / 60 / max(1.0, (low + high) / 2)) if serving else 0.0,
        overtime=serving and gone > 60 * high,
        typical=(
            text(f"同类通常 {low:g}–{high:g} 分钟", f"Usually {low:g}–{high:g} min")
            if serving
            else text(f"已呼叫 {ticket.calls} 次", f"Called {ticket.calls}×")
        ).to(language),
        escorted=bool(escort),
        mark=mark_of(board.branch, ticket.potential, language),
    )
    # Who was brought here was not called, and did not wait for this counter.
    return replace(drawn, taken=_AFTERWARDS.to(language), shown="", spoken="") if escort else drawn


def _escort(board: Board, ticket: Ticket) -> str:
    """Who has brought the customer; empty for any other."""
    received = board.reception(ticket.number)
    if received is None or not received.escorted or received.accepted_by is None:
        return ""
    person = board.branch.people.get(received.accepted_by)
    return person.name if person else received.accepted_by


def _escorted(board: Board, ticket: Ticket, escort: str, timer: str, language: str) -> Drawn:
    """Brought to the counter: no call, so none of its receipts."""
    return replace(
        EMPTY,
        present=True,
        number=ticket.number,
        pigment=pigment(board, ticket.prefix),
        state=text(f"陪同客户·{escort}", f"Escorted by {escort}").to(language),
        taken=_AFTERWARDS.to(language),
        timer_label=text("陪同过来", "On the way for").to(language),
        timer=timer,
        typical=text("不用呼叫", "No call needed").to(language),
        escorted=True,
    )


def facts(known: Known) -> list[Fact]:
    """What only staff see of the ticket at the counter, the most useful first, the wait last."""
    seen = known.seen
    ticket = seen.ticket if seen else None
    if seen is None or ticket is None:
        return []
    found = [*_journey(seen, ticket), *_person(seen.board, ticket)][: MOST_FACTS - 1]
    if not seen.board.is_escorted(ticket):
        # Who came from a consultation did not wait for this counter.
        found.append(("wait", *_promise(ticket)))
    return [Fact(id, title.to(known.language), note.to(known.language)) for id, title, note in found]


def call_of(board: Board, ticket: Ticket, counter: int) -> Call | None:
    """The newest call of this ticket to this counter."""
    return next((one for one in board.calls if one.number == ticket.number and one.counter == counter), None)


def waited_minutes(ticket: Ticket) -> int:
    """Whole minutes from the arrival to the call."""
    return max(0, int(((ticket.called_at or ticket.state_since) - ticket.arrived_at).total_seconds() // 60))


def capital(sentence: str) -> str:
    """A sentence that begins a line; Chinese stays as it is."""
    return sentence[:1].upper() + sentence[1:]


def clock(board: Board, moment: datetime, seconds: bool = False) -> str:
    """A moment as the branch's wall clock shows it."""
    return f"{moment.astimezone(board.branch.tz):{'%H:%M:%S' if seconds else '%H:%M'}}"


def running(seconds: float) -> str:
    """A running time: `02:14`, past an hour `1:02:14`."""
    whole = int(seconds)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes:02d}:{whole % 60:02d}"


def pigment(board: Board, letter: str) -> str:
    """The colour name of a zone; a letter the branch file no longer has gets the plainest."""
    zone = board.branch.zones.get(letter)
    return zone.pigment if zone else "azurite"


def _nobody(seen: Seen, now: datetime, language: str) -> Drawn:
    here = seen.here
    assert here is not None
    since = running((now - here.since).total_seconds()) if here.since else ""
    if here.state is CounterState.PAUSED:
        title, note = text("暂停中", "Paused"), _why_paused(here.reason)
        label = text("暂停了", "Paused for")
        shown = Drawn(**{**EMPTY.__dict__, "timer_label": label.to(language), "timer": since})
    else:
        shown = EMPTY
        title = text("现在没有叫号", "No customer called")
        note = (
            text("按空格或 F1 呼叫下一位", "Space or F1 calls next")
            if seen.line
            else text("没有人等候", "Nobody is waiting")
        )
    return Drawn(**{**shown.__dict__, "title": title.to(language), "note": note.to(language)})


def _why_paused(reason: str | None) -> Text:
    if reason is None:
        return text("按 F8 开窗", "F8 opens again")
    return pause_reason(reason)


def _shown(call: Call | None) -> tuple[Text, bool]:
    if call is None or call.shown_at is None:
        return text("还没显示", "Not shown"), False
    seconds = max(0.0, (call.shown_at - call.at).total_seconds())
    return text(f"已显示 {seconds:.1f} 秒", f"Shown {seconds:.1f} s"), True


def _spoken(call: Call | None) -> tuple[Text, bool]:
    if call is None or call.spoken is None:
        return text("还没播报", "Not spoken"), False
    return spoken_name(call.spoken), call.spoken == "spoken"


def _journey(seen: Seen, ticket: Ticket) -> list[tuple[str, Text, Text]]:
    """How it came here: brought by a wealth manager, missed before, sent from elsewhere, to go back."""
    found = []
    escort = _escort(seen.board, ticket)
    if escort:
        found.append(
            (
                "escort",
                text(f"陪同客户·{escort}", f"Escorted by {escort}"),
                _AFTERWARDS,
            )
        )
    if ticket.misses:
        limit = seen.board.branch.no_show.limit
        left = limit - ticket.misses
        found.append(
            (
                "missed",
                text(f"过号 {ticket.misses} 次后回来", f"Back after {ticket.misses} missed"),
                text("不能再过号", "The last time it can return")
                if left <= 1
                else text("先前没有听到呼叫", "Did not hear the call before"),
            )
        )
    origin = seen.origin
    if origin is not None:
        branch = seen.board.branch
        zone = branch.zones[origin.zone].short if origin.zone in branch.zones else text(origin.zone, origin.zone)
        source = (
            text(f"{origin.counter} 号窗口转来", f"From counter {origin.counter}")
            if origin.counter is not None and not origin.moved
            else text(f"从{zone.zh}移来", f"Moved from {zone.en}")
        )
        note = text(origin.reason, origin.reason) if origin.reason else text("不用重新取号", "Keeps its place")
        found.append(("origin", source, note))
    if ticket.return_to is not None:
        found.append(
            (
                "return",
                text(f"办完回 {ticket.return_to} 号窗口", f"Goes back to {ticket.return_to}"),
                text("按完成就送回去", "Finish sends it back"),
            )
        )
    return found


def _person(board: Board, ticket: Ticket) -> list[tuple[str, Text, Text]]:
    """What helps to serve this customer well."""
    found = []
    rule = board.branch.potential_of(ticket.potential)
    if rule is not None and board.reception(ticket.number) is None:
        found.append(
            (
                "potential",
                text(f"潜力：{rule.why.zh}", f"Potential: {rule.why.en}"),
                text("客户愿意的话，邀请到贵宾区", "Invite to the VIP area, if they like"),
            )
        )
    if ticket.elder:
        found.append(
            (
                "elder",
                text("用大字界面取的号", "Used large text"),
                text("请慢慢说，单据字号调大", "Speak slowly, print large"),
            )
        )
    if ticket.language == "en":
        found.append(
            (
                "english",
                text("用英文界面取的号", "Chose English"),
                text("请说英文，或请同事来", "Speak English or ask for help"),
            )
        )
    if ticket.prefer == "counter":
        found.append(
            ("counter", text("已婉拒自助区", "Declined self-service"), text("不必再次推荐", "Do not offer again"))
        )
    if ticket.corporate:
        found.append(("corporate", text("单位业务", "Company"), text("请核对经办人证件", "Check the agent's ID")))
    if ticket.tier != board.branch.everybody:
        tier = next((one.name for one in board.branch.tier if one.id == ticket.tier), None)
        one = board.branch.classes.get(ticket.ticket_class)
        if tier is not None:
            early = one.head_start if one else 0
            found.append(("tier", tier, text(f"按早到 {early:g} 分排", f"Counted {early:g} min earlier")))
    return found


def _promise(ticket: Ticket) -> tuple[Text, Text]:
    waited, low, high = waited_minutes(ticket), ticket.promised_low, ticket.promised_high
    if low is None or high is None:
        return text(f"实等 {waited} 分", f"Waited {waited} min"), text("取号时没有预计", "No estimate was given")
    told = text(
        f"告知 {low}–{high} 分，实等 {waited} 分" if high else f"告知不用等，实等 {waited} 分",
        f"Told {low}–{high}, waited {waited} min" if high else f"Told no wait, waited {waited} min",
    )
    if waited > high:
        return told, text(f"比告知多等 {waited - high} 分", f"{waited - high} min longer than told")
    if waited < low:
        return told, text("比告知的快", "Sooner than told")
    return told, text("在预计之内", "As told")
