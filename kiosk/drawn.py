"""From what the kiosk knows to what it draws: one pure function. Words of the program itself are QML's."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.pages import Page, Step

if TYPE_CHECKING:
    from kiosk.outlook import Outlook, Way
    from shared.lobby.text import Text
    from shared.lobby.waiting import WaitRange


_LINE_EM = 15


@dataclass(frozen=True, slots=True)
class Card:
    """A service on a home page. `kind`: `none` (no wait), `range`, `people` (no estimate) or `closed`."""

    code: str
    title: str
    hint: str
    icon: str
    letter: str
    zone: str
    pigment: str
    calls: bool
    kind: str
    low: int
    high: int
    ahead: int
    usable: bool
    reason: str
    until: str
    """Local time (HH:MM) at which a closed service opens again; empty when nobody said."""


@dataclass(frozen=True, slots=True)
class BandRow:
    """An amount band; `filled` of `slats` bundles are drawn full."""

    code: str
    label: str
    note: str
    filled: int
    slats: int


@dataclass(frozen=True, slots=True)
class WayRow:
    """One of the two ways of doing it: `self` or `counter`. `minutes` is the doing itself, at a machine."""

    code: str
    letter: str
    zone: str
    pigment: str
    kind: str
    low: int
    high: int
    ahead: int
    minutes: int
    bring: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step at the head of an inner page; `service` is named only where nobody else reads it (never on the ticket)."""

    code: str
    number: int
    done: bool
    current: bool
    service: str


@dataclass(frozen=True)
class Known:
    """What the kiosk knows. A new visit starts from the defaults."""

    outlook: Outlook | None = None
    away: bool = False
    language: str = "zh"
    large: bool = False
    page: Page = Page.HOME
    forward: bool = True
    trail: tuple[Page, ...] = ()
    """The pages before this one, nearest last."""
    service: str = ""
    band: str | None = None
    customer: str = ""
    """The opaque reference of a customer who was recognised, for this visit; empty: nobody we know."""
    busy: bool = False
    refusal: Text | None = None
    help: str = ""
    """`asking`, `coming`, `answered` (somebody of the staff has seen it) or `failed`."""


@dataclass(frozen=True)
class Drawn:
    """What the kiosk draws. `condition`: empty, `starting`, `unreachable` or `closed`."""

    condition: str = "starting"
    page: str = Page.HOME
    forward: bool = True
    language: str = "zh"
    large: bool = False
    branch: str = ""
    branch_rest: str = ""
    bilingual: bool = True
    """The branch offers both languages."""
    title: str = ""
    """The service of this visit."""
    busy: bool = False
    refusal: str = ""
    help: str = ""
    opens: str = ""
    """Local time (HH:MM) of the next opening; empty when no day is known."""
    opens_in: int = 0
    """Days until then."""
    opens_on: str = ""
    """Its date, ISO 8601."""
    others: str = ""
    """Names of the services behind 其他业务."""
    cards: tuple[Card, ...] = ()
    other_cards: tuple[Card, ...] = ()
    bands: tuple[BandRow, ...] = ()
    ways: tuple[WayRow, ...] = ()
    steps: tuple[StepRow, ...] = field(default=())


def derive(known: Known) -> Drawn:
    """What to draw for what is known."""
    outlook = known.outlook
    common = Drawn(
        condition=_condition(known),
        page=known.page,
        forward=known.forward,
        language=known.language,
        large=known.large,
        busy=known.busy,
        refusal=known.refusal.to(known.language) if known.refusal else "",
        help=known.help,
    )
    return common if outlook is None else _with_lobby(known, outlook, common)


def _with_lobby(known: Known, outlook: Outlook, common: Drawn) -> Drawn:
    # Not above: until the store has been read, this process need not have loaded what the rules are made of.
    from dataclasses import replace

    from kiosk.flow import home_services
    from kiosk.outlook import next_opening

    branch, language = outlook.branch, known.language
    first, rest = home_services(outlook, known.large)
    name, rest_of_name = _two_lines(branch.branch.name.to(language))
    opening = next_opening(branch, outlook.board.now)
    service = branch.services.get(known.service)
    return replace(
        common,
        branch=name,
        branch_rest=rest_of_name,
        bilingual=len(branch.branch.languages) > 1,
        title=_name(outlook, known.service, known) if service else "",
        opens=f"{opening:%H:%M}" if opening else "",
        opens_in=(opening.date() - outlook.board.now.astimezone(branch.tz).date()).days if opening else 0,
        opens_on=opening.date().isoformat() if opening else "",
        others=_some([_name(outlook, one, known) for one in rest], language),
        cards=tuple(card(outlook, one, known) for one in first),
        other_cards=tuple(card(outlook, one, known) for one in rest),
        bands=_bands(outlook, known) if service else (),
        ways=_ways(outlook, known) if service else (),
        steps=_steps(outlook, known) if service or Page.BOOKING in (known.page, *known.trail) else (),
    )


def card(outlook: Outlook, service_id: str, known: Known) -> Card:
    """A service as its card shows it."""
    from kiosk.flow import shown_way

    service = outlook.branch.services[service_id]
    closure, way = outlook.service_closure(service_id), shown_way(outlook, service_id, known.large)
    if way is None:
        closure = closure or outlook.blocking_closure(service_id)
    usable = closure is None and way is not None
    kind, low, high = wait_of(way) if usable else ("closed", 0, 0)
    return Card(
        code=service_id,
        title=_name(outlook, service_id, known),
        hint=service.hint.to(known.language),
        icon=service.icon,
        letter=way.zone.letter if way else "",
        zone=way.zone.short.to(known.language) if way else "",
        pigment=way.zone.pigment if way else "azurite",
        calls=way.zone.calls if way else True,
        kind=kind,
        low=low,
        high=high,
        ahead=way.ahead if way else 0,
        usable=usable,
        reason=closure.reason if closure else "",
        until=local_time(outlook, closure.until) if closure and closure.until else "",
    )


def wait_of(way: Way | None) -> tuple[str, int, int]:
    """The kind of a way's wait, and its range in minutes."""
    return kind_of(way.wait if way else None)


def kind_of(wait: WaitRange | None) -> tuple[str, int, int]:
    """`people` (no estimate), `none` (no wait) or `range`, and its two ends in minutes."""
    if wait is None:
        return "people", 0, 0
    return ("none", 0, 0) if wait.high == 0 else ("range", wait.low, wait.high)


def local_time(outlook: Outlook, moment: datetime) -> str:
    """HH:MM at the branch."""
    return f"{moment.astimezone(outlook.branch.tz):%H:%M}"


def _condition(known: Known) -> str:
    # A ticket or a promise on the screen stays there, whatever happens behind it.
    if known.page in (Page.TICKET, Page.HELP):
        return ""
    if known.away:
        return "unreachable"
    if known.outlook is None:
        return "starting"
    # Who has begun may finish: the door closes on the home pages only.
    if known.page in (Page.HOME, Page.OTHERS) and not known.outlook.board.is_open:
        return "closed"
    return ""


def _name(outlook: Outlook, service_id: str, known: Known) -> str:
    service = outlook.branch.services[service_id]
    return (service.plain if known.large and service.plain else service.name).to(known.language)


def _some(names: list[str], language: str) -> str:
    """As many names as stand on the line of 其他业务, fifteen hanzi long; half-width letters count half."""
    separator = "、" if language == "zh" else ", "
    line = ""
    for name in names:
        longer = f"{line}{separator}{name}" if line else name
        if line and sum(1 if ord(letter) > 0x2E80 else 0.55 for letter in longer) > _LINE_EM:
            break
        line = longer
    return line


def _two_lines(name: str) -> tuple[str, str]:
    """An English branch name stands on two lines: its name, and what it is."""
    head, _, last = name.rpartition(" ")
    return (head, last) if head and last == "Branch" else (name, "")


def _bands(outlook: Outlook, known: Known) -> tuple[BandRow, ...]:
    bands = outlook.branch.services[known.service].band
    return tuple(
        BandRow(
            band.id, band.name.to(known.language), band.note.to(known.language) if band.note else "", at, len(bands)
        )
        for at, band in enumerate(bands, start=1)
    )


def _ways(outlook: Outlook, known: Known) -> tuple[WayRow, ...]:
    from kiosk.flow import offered, ways_now
    from kiosk.outlook import minutes_at_machine

    # Once on the page both ways stay on it as long as both exist: what somebody reads must not vanish under the finger.
    if known.page is Page.OFFER:
        pair = ways_now(outlook, known.service, known.band, known.large)
    else:
        pair = offered(outlook, known.service, known.band, known.large)
    service = outlook.branch.services[known.service]
    rows = []
    for code, way in zip(("self", "counter"), pair or (), strict=False):
        kind, low, high = wait_of(way)
        rows.append(
            WayRow(
                code=code,
                letter=way.zone.letter,
                zone=way.zone.short.to(known.language),
                pigment=way.zone.pigment,
                kind=kind,
                low=low,
                high=high,
                ahead=way.ahead,
                minutes=minutes_at_machine(service),
                bring=service.bring.to(known.language) if service.bring and code == "counter" else "",
            )
        )
    return tuple(rows)


def _steps(outlook: Outlook, known: Known) -> tuple[StepRow, ...]:
    from kiosk.flow import steps

    marks = {
        Page.BOOKING: Step.BOOKING,
        Page.AMOUNT: Step.AMOUNT,
        Page.OFFER: Step.WAY,
        Page.TICKET: Step.TICKET,
    }
    here = marks.get(known.page)
    if here is None:
        return ()
    found = steps(outlook, known.service, known.large, known.page, known.trail)
    at = found.index(here)
    named = "" if known.page in (Page.BOOKING, Page.TICKET) else _name(outlook, known.service, known)
    return tuple(
        StepRow(step, number + 1, number < at, number == at, named if step is Step.SERVICE else "")
        for number, step in enumerate(found)
    )
