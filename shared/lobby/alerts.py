"""What the lobby manager is told, from the branch file's thresholds. Pure: a board in, alerts out, worst first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from shared.lobby.board import Board, CounterState
from shared.lobby.pauses import pause_reason
from shared.lobby.printers import CONDITION_NAMES, REPRINT_SECONDS, Condition
from shared.lobby.reception import Stage, away_from_post, is_left_alone
from shared.lobby.spoken import CHIME_ONLY, FAILED, PARTLY, spoken_name
from shared.lobby.text import Text, text
from shared.lobby.ticket import State, Ticket

Level = Literal["red", "orange", "yellow"]
LEVELS: tuple[Level, ...] = ("red", "orange", "yellow")
"""Worst first."""
RECENT_CALLS_MINUTES = 10
"""How the voice is shows in the calls of so many minutes; before that, nobody knows."""
UNSEEN_SECONDS = 20
"""So long after a call a display has shown it, unless none works: it takes a tenth of a second."""
CALLS_LOOKED_AT = 24
"""So many calls a board needs, the newest ones, to show how the voice is."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to look at. `key` stays the same while the cause lasts."""

    key: str
    level: Level
    title: Text
    detail: Text
    number: str | None = None
    """The ticket it is about."""
    counter: int | None = None
    zone: str | None = None
    help: int | None = None
    """The request for help it is about."""
    list_of: str | None = None
    """Whose customer list it leads to, a staff id; empty: nobody's."""


def alerts(board: Board) -> list[Alert]:
    """All alerts of a board, worst first."""
    rules = (
        *(_help, _receptions, _posts, _ratings, _printers, _reprints),
        *(_displays, _unseen, _voice, _tickets, _zones, _counters),
    )
    found = [alert for rule in rules for alert in rule(board)]
    return sorted(found, key=lambda alert: LEVELS.index(alert.level))


def wait_level(board: Board, ticket: Ticket) -> Level | None:
    """How urgent a ticket's wait is."""
    return _level(waited(board, ticket), board.branch.alerts.wait)


def waited(board: Board, ticket: Ticket) -> float:
    """Minutes a customer has waited; who came before the booked slot begins to wait at the slot."""
    since = ticket.arrived_at if ticket.booked_for is None else max(ticket.arrived_at, ticket.booked_for)
    return max(0.0, minutes_since(board, since))


def minutes_since(board: Board, at: datetime) -> float:
    """Minutes from `at` to the board's moment."""
    return (board.now - at).total_seconds() / 60


def _level(value: float, thresholds: tuple[float, float, float]) -> Level | None:
    yellow, orange, red = thresholds
    if value >= red:
        return "red"
    if value >= orange:
        return "orange"
    return "yellow" if value >= yellow else None


def _help(board: Board) -> list[Alert]:
    return [
        Alert(
            f"help:{one.id}",
            "red",
            text("客户需要人工帮助", "A customer asks for a person"),
            text(f"{one.place}·{_clock(board, one.at)}", f"{one.place}, {_clock(board, one.at)}"),
            help=one.id,
        )
        for one in board.help
    ]


def _ratings(board: Board) -> list[Alert]:
    """A bad rating, while its customer may still be in the house. Why is for the ticket's drawer, not for the hall."""
    return [
        Alert(
            f"rating:{one.number}",
            "orange",
            text(f"{one.number} 不满意", f"{one.number} unsatisfied"),
            text(f"{one.counter} 号窗口·{_clock(board, one.at)}", f"Counter {one.counter}, {_clock(board, one.at)}"),
            number=one.number,
            counter=one.counter,
        )
        for one in board.bad_ratings
    ]


def _receptions(board: Board) -> list[Alert]:
    """An invitation that nobody has accepted, or a wealth manager who has gone: the customer waits for nobody."""
    found: list[Alert] = []
    for one in board.receptions:
        if is_left_alone(board.branch, one, board.present):
            title = text(f"{one.number} 的理财经理不在", f"{one.number}: manager gone")
            name = _name(board, one.accepted_by or "")
            detail = text(f"{name}已签退，请接手", f"{name} signed out; take over")
            found.append(Alert(f"reception:{one.number}", "orange", title, detail, number=one.number))
        if one.stage is not Stage.INVITED or (one.offered_to is not None and not one.passed):
            continue
        name = _name(board, one.offered_to) if one.offered_to is not None else ""
        none = text("没有空闲的理财经理", "no wealth manager is free")
        asked = text(f"已转给{name}", f"{name} is asked now")
        if one.offered_to in one.passed:
            asked = text(f"再请{name}", f"{name} is asked again")
        detail = asked if name else none
        title = text(f"{one.number} 的邀请没有人接", f"{one.number} not accepted yet")
        found.append(Alert(f"reception:{one.number}", "orange", title, detail, number=one.number))
    return found


def _posts(board: Board) -> list[Alert]:
    """Somebody walks a customer over, and nobody minds the post."""
    return [
        Alert(
            f"post:{one.staff}",
            "orange",
            text(f"{_name(board, one.staff)}的岗位无人代岗", f"Nobody covers {_name(board, one.staff)}"),
            text(
                f"陪同 {one.number}·{_clock(board, one.since)}", f"Walks {one.number} over, {_clock(board, one.since)}"
            ),
            number=one.number,
        )
        for one in away_from_post(board.receptions)
        if one.cover is None
    ]


def _printers(board: Board) -> list[Alert]:
    """A printer that cannot print is told at once: customers stand in front of it."""
    found: list[Alert] = []
    for one in board.printers:
        if one.is_lost:
            minutes = text(f"已 {one.silent_for / 60:.0f} 分钟", f"for {one.silent_for / 60:.0f} min")
            title = text(f"{one.kiosk}没有回应", f"{one.kiosk} does not answer")
            found.append(Alert(f"printer:{one.kiosk}", "orange", title, minutes))
            continue
        if one.condition in (Condition.READY, Condition.UNKNOWN):
            continue
        name = CONDITION_NAMES[one.condition]
        prints = one.condition is Condition.NEAR_END
        found.append(
            Alert(
                f"printer:{one.kiosk}",
                "yellow" if prints else "orange",
                text(f"小票打印机{name.zh}", f"Ticket printer: {name.en}"),
                text(f"{one.kiosk}·{_clock(board, one.since)}", f"{one.kiosk}, {_clock(board, one.since)}"),
            )
        )
    return found


def _reprints(board: Board) -> list[Alert]:
    """Somebody waits for paper that does not come."""
    return [
        Alert(
            f"reprint:{one.number}",
            "orange",
            text(f"{one.number} 补打没有出来", f"{one.number} not reprinted yet"),
            text(f"{one.kiosk}·{_clock(board, one.at)}", f"{one.kiosk}, {_clock(board, one.at)}"),
            number=one.number,
        )
        for one in board.reprints
        if board.ticket(one.number) is not None and (board.now - one.at).total_seconds() > REPRINT_SECONDS
    ]


def _displays(board: Board) -> list[Alert]:
    """A display that gives no sign of life any more, unless it was started anew in its place."""
    alive = {(one.health.place, one.health.host) for one in board.displays if not one.is_lost}
    lost = {(one.health.place, one.health.host): one for one in board.displays if one.is_lost}
    return [
        Alert(
            f"display:{place}:{host}",
            "orange",
            text(f"{place}没有回应", f"{place} does not answer"),
            text(f"已 {one.silent_for / 60:.0f} 分钟·{host}", f"for {one.silent_for / 60:.0f} min, {host}"),
        )
        for (place, host), one in lost.items()
        if (place, host) not in alive
    ]


def _unseen(board: Board) -> list[Alert]:
    """Calls that reach nobody: no display has shown them, nor told how it spoke them.

    It says so long before a display that died counts as lost. A branch that had no display of late, or window strips
    alone, which tell of no call, is not told of it.
    """
    alive = [one for one in board.displays if not one.is_lost]
    has_wall = any(one.health.voice != "none" for one in alive) or any(one.shown_at for one in board.calls)
    if not (has_wall or (board.had_displays and not alive)):
        return []
    for one in board.calls[:CALLS_LOOKED_AT]:
        seconds = 60 * minutes_since(board, one.at)
        late = UNSEEN_SECONDS <= seconds < 60 * RECENT_CALLS_MINUTES
        if late and one.shown_at is None and one.spoken is None and board.stands(one):
            detail = text(f"没有大屏显示 {one.number}", f"no display shows {one.number}")
            if not alive:
                detail = text("没有大屏开着", "no display is on")
            return [Alert("unseen", "red", text("叫号没有人看到、听到", "Calls reach nobody"), detail)]
    return []


def _voice(board: Board) -> list[Alert]:
    """Calls that are shown and not heard, or not whole; nothing of a branch in which no display was ever started."""
    alive = [one for one in board.displays if not one.is_lost]
    recent = [one for one in board.calls[:CALLS_LOOKED_AT] if minutes_since(board, one.at) < RECENT_CALLS_MINUTES]
    latest = next((one for one in recent if one.spoken is not None), None)
    unheard = next((one for one in recent if one.spoken is None and board.stands(one)), None)
    if board.branch.announcement.is_quiet(board.now.astimezone(board.branch.tz).time()):
        unheard = None  # nor need it be: that no display is to speak, ever, is written as quiet hours
    if alive and unheard is not None and not any(one.health.speaks for one in alive):
        detail = text("没有大屏在播报", "no display speaks")
        return [Alert("voice", "orange", text("叫号没有声音", "Calls are not spoken"), detail)]
    if latest is None or latest.spoken is None:
        return []
    level: Level = "yellow" if latest.spoken in (PARTLY, CHIME_ONLY) else "orange"
    if level == "orange" and not latest.spoken.startswith(FAILED):
        return []
    why = spoken_name(latest.spoken)
    title = text("叫号没有声音", "Calls are not spoken")
    if latest.spoken == PARTLY:
        title = text("叫号没有播全", "Calls are not fully spoken")
    return [
        Alert(
            "voice",
            level,
            title,
            text(f"{why.zh}·{_clock(board, latest.at)}", f"{why.en}, {_clock(board, latest.at)}"),
        )
    ]


def _tickets(board: Board) -> list[Alert]:
    found: list[Alert] = []
    rules = board.branch.alerts
    for ticket in board.tickets:
        if ticket.state is State.WAITING:
            level = wait_level(board, ticket)
            minutes = int(waited(board, ticket))
            zone = board.branch.zones[ticket.zone].short
            if level in ("red", "orange"):
                found.append(
                    Alert(
                        f"wait:{ticket.number}",
                        level,
                        text(f"{ticket.number} 已等 {minutes} 分钟", f"{ticket.number} waited {minutes} min"),
                        zone,
                        number=ticket.number,
                        zone=ticket.zone,
                    )
                )
            if any(rule.id == ticket.rule and rule.tell_manager for rule in board.branch.rule):
                found.append(
                    Alert(
                        f"manager:{ticket.number}",
                        "yellow",
                        text(f"{ticket.number} 请您过去看看", f"{ticket.number} needs you"),
                        # Not the rule's own words: they may name an amount, and this seat stands in the hall.
                        text("点开看原因", "Open it to see why"),
                        number=ticket.number,
                    )
                )
        elif ticket.state is State.CALLED and ticket.last_called_at is not None:
            seconds = (board.now - ticket.last_called_at).total_seconds()
            unanswered = ticket.calls >= rules.unanswered_calls or seconds >= rules.unanswered_seconds
            if unanswered and not board.is_escorted(ticket):
                found.append(
                    Alert(
                        f"unanswered:{ticket.number}",
                        "orange",
                        text(f"{ticket.number} 叫了没有来", f"{ticket.number} has not come"),
                        text(
                            f"{ticket.counter} 号窗口·已叫 {ticket.calls} 次",
                            f"Counter {ticket.counter}, called {ticket.calls}×",
                        ),
                        number=ticket.number,
                        counter=ticket.counter,
                    )
                )
        elif ticket.state is State.SERVING and ticket.started_at is not None:
            low_high = board.branch.services[ticket.service].typical(ticket.band)
            minutes = int(minutes_since(board, ticket.started_at))
            if minutes >= low_high[1] * rules.service_times_typical:
                found.append(
                    Alert(
                        f"long:{ticket.number}",
                        "yellow",
                        text(
                            f"{ticket.counter} 号窗口已办 {minutes} 分",
                            f"Counter {ticket.counter}: {minutes} min",
                        ),
                        text(
                            f"{ticket.number}·通常 {low_high[0]:g}–{low_high[1]:g} 分",
                            f"{ticket.number}, usually {low_high[0]:g}–{low_high[1]:g} min",
                        ),
                        number=ticket.number,
                        counter=ticket.counter,
                    )
                )
    return found


def _zones(board: Board) -> list[Alert]:
    found: list[Alert] = []
    rules = board.branch.alerts
    for letter, zone in board.branch.zones.items():
        if not zone.calls:
            continue
        queue = [ticket for ticket in board.waiting if ticket.zone == letter]
        if not queue:
            continue
        serving = [
            one
            for one in board.counters
            if one.state is CounterState.OPEN and any(s.zone == letter and s.after == 0 for s in one.serves)
        ]
        if not serving:
            found.append(
                Alert(
                    f"unserved:{letter}",
                    "red",
                    text(f"{zone.short.zh}没有开放的窗口", f"No open counter for {zone.short.en}"),
                    text(f"{len(queue)} 人在等", f"{len(queue)} waiting"),
                    zone=letter,
                )
            )
            continue
        level = _level(len(queue) / len(serving), rules.saturation)
        if level is not None:
            found.append(
                Alert(
                    f"saturated:{letter}",
                    level,
                    text(f"{zone.short.zh}等候人多", f"{zone.short.en} is crowded"),
                    text(
                        f"{len(queue)} 人在等，{len(serving)} 个窗口",
                        f"{len(queue)} waiting, {len(serving)} counter{'s' if len(serving) > 1 else ''}",
                    ),
                    zone=letter,
                )
            )
        average = sum(waited(board, one) for one in queue) / len(queue)
        if average >= rules.average_wait:
            found.append(
                Alert(
                    f"average:{letter}",
                    "orange" if average >= 2 * rules.average_wait else "yellow",
                    text(
                        f"{zone.short.zh}平均已等 {average:.0f} 分",
                        f"{zone.short.en}: avg wait {average:.0f} min",
                    ),
                    text(f"目标 {rules.average_wait:g} 分以内", f"Target {rules.average_wait:g} min"),
                    zone=letter,
                )
            )
    return found


def _counters(board: Board) -> list[Alert]:
    found: list[Alert] = []
    for one in board.counters:
        since = one.free_since if one.state is CounterState.OPEN else one.since
        if since is None or board.at_counter(one.number) is not None:
            continue
        minutes = minutes_since(board, since)
        if minutes < board.branch.alerts.idle_counter:
            continue
        line = board.line(one.number)
        if one.state is CounterState.OPEN and line:
            found.append(
                Alert(
                    f"idle:{one.number}",
                    "yellow",
                    text(
                        f"{one.number} 号窗口空闲 {minutes:.0f} 分",
                        f"Counter {one.number} idle {minutes:.0f} min",
                    ),
                    text(f"有 {len(line)} 人可以叫", f"{len(line)} could be called"),
                    counter=one.number,
                )
            )
        elif one.state is CounterState.PAUSED:
            found.append(
                Alert(
                    f"paused:{one.number}",
                    "yellow",
                    text(
                        f"{one.number} 号窗口暂停 {minutes:.0f} 分",
                        f"Counter {one.number} paused {minutes:.0f} min",
                    ),
                    pause_reason(one.reason) if one.reason else text("没有写理由", "No reason given"),
                    counter=one.number,
                )
            )
    return found


def _name(board: Board, staff: str) -> str:
    person = board.branch.people.get(staff)
    return person.name if person else staff


def _clock(board: Board, at: datetime) -> str:
    return at.astimezone(board.branch.tz).strftime("%H:%M")
