"""The branch file, typed: what one branch offers, who serves where, and the rules it serves by.

The file is TOML (`assets/branch.toml` is the shipped one). `shared.lobby.check` reads and judges it.
All minutes are minutes of the lobby's clock, all amounts are yuan.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    field_validator,
)

from shared.lobby.branch_booking import BookingRules
from shared.lobby.branch_customers import CustomerRules
from shared.lobby.branch_parts import (
    Flag,
    Id,
    Letter,
    LocalTime,
    Minutes,
    Number,
    Part,
    Role,
    Weekday,
    Whole,
)
from shared.lobby.branch_radio import Radio
from shared.lobby.branch_vip import Potential, ReceptionRules
from shared.lobby.branch_voice import Announcement
from shared.lobby.broadcasts import EN_LIMIT, ZH_LIMIT
from shared.lobby.text import Language, Sentence, Text

NO_BAND = "none"
"""In a rule's `band` list: the customer did not say (or the service asks none)."""


SERVICE_ICONS = frozenset(
    {
        "enquiry",
        "bill",
        "deposit",
        "withdrawal",
        "transfer",
        "account",
        "wealth",
        "corporate",
        "booking",
        "vip",
        "help",
        "lock",
        "phone",
        "card",
        "id-card",
        "people",
        "machine",
        "counter",
        "screen",
    }
)
"""The pictures a service may have on the kiosk; all of them are drawn in `Icons.qml`, which a test holds."""
SHORT_LENGTH = 24
"""Characters a zone's short name may have: more run over the kiosk's cards."""
WHY_LENGTH = {"zh": 14, "en": 30}
"""Characters a customer's reason may have: more run over the keys of the rating pad and of the phone."""


class Identity(Part):
    """Which branch this is. `id` leads every key in the store and never changes."""

    id: Id
    name: Text
    timezone: str = "Asia/Shanghai"
    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("zh", "en")
    phone_base: Annotated[str, StringConstraints(pattern=r"^https?://\S+[^/\s]$")] | None = None
    """Where the phone page lives; the ticket's QR is `{phone_base}/t/{token}`. Without it, the token alone."""
    logo: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)] | None = None
    """A picture on the kiosk's own machine, printed in black and white above the branch's name."""

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(f"unknown time zone '{value[:40]}' (for example Asia/Shanghai)") from error
        return value


class Zone(Part):
    """A part of the hall; `letter` begins its tickets' numbers and is its id."""

    letter: Letter
    name: Text
    short: Text
    """The name where room is short: cards, tiles, columns."""
    calls: Flag = True
    """True: tickets are called to a counter. False: customers are guided there at once (machines)."""
    machines: Annotated[Whole, Field(ge=0, le=99)] = 0
    """How many machines serve at the same time, where nothing is called."""
    paper: Flag = True
    """False: a kiosk with a printer shows the number and prints no slip (machines that need none)."""
    pigment: Literal["malachite", "ochre", "azurite", "rouge"] = "azurite"


class Serves(Part):
    """A zone that a counter serves; `after` > 0 means it helps out with tickets that waited that many minutes."""

    zone: Letter
    after: Minutes = 0


class Counter(Part):
    """A window with a seat behind it."""

    number: Annotated[Whole, Field(ge=1, le=999)]
    serves: Annotated[tuple[Serves, ...], Field(min_length=1)]


def _in_order(value: tuple[float, float]) -> tuple[float, float]:
    if value[0] > value[1] or value[1] <= 0:
        raise ValueError("typical minutes are [shorter, longer]")
    return value


Typical = Annotated[tuple[Minutes, Minutes], AfterValidator(_in_order)]


class Band(Part):
    """An amount band: up to and including `upto` yuan; the last band has no upper end."""

    id: Id
    name: Text
    note: Text | None = None
    upto: Annotated[Whole, Field(gt=0, lt=2**53)] | None = None
    minutes: Typical | None = None


class Service(Part):
    """What a customer can come for."""

    id: Id
    name: Text
    plain: Text | None = None
    """Everyday words for the large-text screen (查余额 for 查询)."""
    hint: Text
    icon: Id
    minutes: Typical
    """Typical minutes at a counter: one in ten is shorter than the first, one in ten longer than the second."""
    self_minutes: Minutes = 3
    """Typical minutes at a machine."""
    bring: Text | None = None
    """What to have at hand at the counter."""
    band: tuple[Band, ...] = ()

    def band_for(self, yuan: int) -> Band | None:
        """The band an amount falls in; None where this service asks for no amount."""
        return next((band for band in self.band if band.upto is None or yuan <= band.upto), None)

    def typical(self, band_id: str | None) -> tuple[float, float]:
        """Typical minutes at a counter for this band."""
        band = next((band for band in self.band if band.id == band_id), None)
        return band.minutes if band and band.minutes else self.minutes


class Tier(Part):
    """A customer tier the branch knows. The first one listed is everybody."""

    id: Id
    name: Text


class TicketClass(Part):
    """Who may go ahead, and by how much. The first class whose conditions hold is the ticket's; the last holds always.

    `head_start`: the ticket is treated as if it had arrived that many minutes earlier.
    """

    id: Id
    name: Text
    head_start: Minutes = 0
    tiers: tuple[Id, ...] = ()
    elder: Flag = False

    def holds(self, tier: str, elder: bool) -> bool:
        """Whether a customer of this tier and need is of this class."""
        if not self.tiers and not self.elder:
            return True
        return tier in self.tiers or (self.elder and elder)


class When(Part):
    """The conditions of a rule; what is left out does not matter."""

    service: tuple[Id, ...] | None = None
    band: tuple[Id, ...] | None = None
    corporate: Flag | None = None
    tier: tuple[Id, ...] | None = None
    elder: Flag | None = None
    prefer: tuple[Literal["counter", "self", "none"], ...] | None = None
    booked: Flag | None = None
    """The customer comes with a booking, or without."""
    open: tuple[Letter, ...] = ()
    closed: tuple[Letter, ...] = ()


class Rule(Part):
    """If `when` holds, the ticket goes to `zone`, because of `why`. Rules are read in order; the first one wins."""

    id: Id
    when: When = When()
    zone: Letter
    why: Text
    tell_manager: Flag = False
    """Also tell the lobby manager (a large withdrawal that should have been booked)."""


class Calling(Part):
    """Who is called next."""

    cap: Minutes = 45
    """Whoever has waited this long goes first, longest wait first."""
    recall_cooldown: Annotated[Number, Field(le=600)] = 5
    """Seconds between two recalls of one ticket."""


class NoShow(Part):
    """What happens to a ticket whose customer did not come."""

    return_places: Annotated[Whole, Field(ge=0, le=99)] = 3
    """Brought back, it goes this many places down the queue, not to its end."""
    return_within: Minutes = 60
    """Minutes after the missed call in which it can be brought back."""
    limit: Annotated[Whole, Field(ge=1, le=99)] = 2
    """Missed this often, it cannot be brought back any more."""


class Alerts(Part):
    """When the lobby manager is told. Three numbers are yellow, orange and red, and rise."""

    wait: tuple[Minutes, Minutes, Minutes] = (10, 20, 30)
    """One ticket's wait in minutes: yellow, orange, red."""
    average_wait: Minutes = 10
    saturation: tuple[Number, Number, Number] = (5, 8, 12)
    """Waiting tickets for each open counter: yellow, orange, red."""
    service_times_typical: Annotated[Number, Field(ge=1)] = 2
    """A service lasting this many times its longer typical time."""
    unanswered_calls: Annotated[Whole, Field(ge=1)] = 3
    unanswered_seconds: Number = 60
    idle_counter: Minutes = 10

    @field_validator("wait", "saturation")
    @classmethod
    def _rising(cls, value: tuple[float, float, float]) -> tuple[float, float, float]:
        if not value[0] <= value[1] <= value[2]:
            raise ValueError("yellow, orange and red must rise")
        return value


class Hours(Part):
    """Opening hours of one weekday, in local time."""

    opens: LocalTime
    closes: LocalTime


class Staff(Part):
    """A member of staff. `pin` is an argon2 hash (`tingtang branch pin` makes one), never the PIN itself."""

    id: Id
    name: Sentence
    role: Role
    pin: Annotated[str, StringConstraints(pattern=r"^\$argon2id\$")]


class Wall(Part):
    """The board on the wall."""

    notice_seconds: Annotated[Number, Field(ge=5, le=600)] = 20
    """How long one notice stands."""
    broadcast_seconds: Annotated[Number, Field(ge=10, le=3600)] = 120
    """How long a broadcast that is no emergency stands in the notices' place."""
    pictures: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)] | None = None
    """A folder on the display's own machine whose pictures and films (muted) are shown between calls."""
    picture_seconds: Annotated[Number, Field(ge=3, le=600)] = 12
    pictures_after: Annotated[Number, Field(ge=5, le=3600)] = 20
    """Seconds after the last call before pictures begin."""


class Preset(Text):
    """Something staff can say to everyone with one key, and with no typing."""

    zh: Annotated[Sentence, StringConstraints(max_length=ZH_LIMIT)]
    en: Annotated[Sentence, StringConstraints(max_length=EN_LIMIT)]
    emergency: Flag = False


class Kiosk(Part):
    """The touch screen at the entrance."""

    offer_faster_by: Minutes = 3
    """Self-service is offered beside the counter when it is at least this many minutes faster."""
    large: tuple[Id, ...] = ()
    """Services on the large-text home page, in order; the rest are behind 其他业务."""


class Desk(Part):
    """The staff's seats."""

    lock_minutes: Annotated[Number, Field(le=240)] = 10
    """Minutes without a key or touch after which a seat locks and asks for the PIN; 0: never."""


class Rating(Part):
    """What customers are asked after a service, and when they have left. The three levels are fixed.

    A branch file without this part asks nothing.
    """

    ask: Flag = False
    pad_seconds: Annotated[Number, Field(ge=20, le=300)] = 30
    """Seconds without touch after which the pad at the window stops asking (WCAG 2.2: at least 20)."""
    phone_minutes: Minutes = 60
    """Minutes after the end of the service, or after leaving, in which the phone may still answer."""
    bad: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    """Reasons to pick from for 不满意; the pad has room for six."""
    left: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    """Reasons to pick from for leaving the queue."""


class Branch(Part):
    """One branch, as its file says it."""

    branch: Identity
    zone: Annotated[tuple[Zone, ...], Field(min_length=1)]
    counter: Annotated[tuple[Counter, ...], Field(min_length=1)]
    tier: Annotated[tuple[Tier, ...], Field(min_length=1)]
    class_: Annotated[tuple[TicketClass, ...], Field(min_length=1, alias="class")]
    service: Annotated[tuple[Service, ...], Field(min_length=1)]
    rule: Annotated[tuple[Rule, ...], Field(min_length=1)]
    staff: tuple[Staff, ...] = ()
    hours: dict[Weekday, Hours] = Field(default_factory=dict)
    calling: Calling = Calling()
    no_show: NoShow = NoShow()
    booking: BookingRules = BookingRules()
    alerts: Alerts = Alerts()
    kiosk: Kiosk = Kiosk()
    announcement: Announcement = Announcement()
    wall: Wall = Wall()
    desk: Desk = Desk()
    rating: Rating = Rating()
    reception: ReceptionRules = ReceptionRules()
    potential: tuple[Potential, ...] = ()
    customers: CustomerRules = CustomerRules()
    radio: Radio = Radio()
    notice: tuple[Text, ...] = ()
    broadcast: tuple[Preset, ...] = ()
    reason: tuple[Text, ...] = ()
    """Reasons the lobby manager can pick for an override."""

    @property
    def id(self) -> str:
        """The branch id that leads every key in the store."""
        return self.branch.id

    @cached_property
    def tz(self) -> ZoneInfo:
        """The branch's time zone; a business date is a date there."""
        return ZoneInfo(self.branch.timezone)

    @cached_property
    def zones(self) -> dict[str, Zone]:
        """Zones by letter, in the file's order."""
        return {zone.letter: zone for zone in self.zone}

    @cached_property
    def counters(self) -> dict[int, Counter]:
        """Counters by number."""
        return {counter.number: counter for counter in self.counter}

    @cached_property
    def services(self) -> dict[str, Service]:
        """Services by id, in the file's order."""
        return {service.id: service for service in self.service}

    @cached_property
    def classes(self) -> dict[str, TicketClass]:
        """Ticket classes by id."""
        return {one.id: one for one in self.class_}

    @cached_property
    def people(self) -> dict[str, Staff]:
        """Staff by id."""
        return {person.id: person for person in self.staff}

    def potential_of(self, id: str | None) -> Potential | None:
        """The rule that marked a ticket, as this version of the file says it."""
        return next((one for one in self.potential if one.id == id), None)

    @property
    def everybody(self) -> str:
        """The tier of a customer nobody knows."""
        return self.tier[0].id
