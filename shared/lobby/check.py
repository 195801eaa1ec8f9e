"""Reading a branch file, and every mistake in it with its place."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, combinations
from typing import Any

from pydantic import BaseModel, ValidationError

from shared.lobby.booking import slots_of
from shared.lobby.branch import NO_BAND, SERVICE_ICONS, SHORT_LENGTH, WHY_LENGTH, Branch, Staff
from shared.lobby.branch_parts import ROLES
from shared.lobby.branch_radio import RadioPreset
from shared.lobby.branch_vip import PotentialWhen
from shared.lobby.errors import BadInput
from shared.lobby.messages import EVERYONE, Kind
from shared.lobby.roles import RESERVED
from shared.lobby.routing import Intent, checked, deciding_rule, every_intent
from shared.lobby.text import Text

MOST_BYTES = 1_000_000
"""A branch file is a few pages; anything larger is something else."""

BOM = "\ufeff"
"""Windows editors begin UTF-8 files with it."""
PLAIN_WORDS = {
    "too_short": "needs at least 1 entry",
    "string_too_short": "must not be empty",
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in [ ]",
}
"""What a mistake is in plain words, by pydantic's error type."""
PATTERNS = {
    "letter": "must be one capital letter A to Z",
    "pin": "must be a PIN hash, which `tingtang branch pin` makes",
    "phone_base": "must be an http or https address without a slash at its end",
}
"""What a text of a certain form must be, by its key; everything else of a certain form is an id."""
_PLACES = ", ".join(f"{{{one}}}" for one in Kind)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a branch file: where, and what is wrong."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@lru_cache(maxsize=8)
def load(source: str) -> Branch:
    """A branch from the text of its file.

    Raises:
        BadInput: the file has mistakes; the first one is named, `mistakes` finds them all.
    """
    branch, found = examine(source)
    if branch is None or found:
        more = f" (+{len(found) - 1})" if len(found) > 1 else ""
        raise BadInput("bad-branch", f"网点文件有误：{found[0]}{more}", f"the branch file is wrong: {found[0]}{more}")
    return branch


@lru_cache(maxsize=8)
def trusted(source: str) -> Branch:
    """A branch from text that was checked before it went into the store: parsed, not judged again.

    Raises:
        BadInput: the text is not a branch file at all (another program wrote it, or a newer Tingtang).
    """
    try:
        return Branch.model_validate(tomllib.loads(source.removeprefix(BOM)))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise BadInput(
            "bad-branch",
            "库里的网点文件本程序读不懂，可能是更新的版本发布的",
            "this program cannot read the branch file in the store; a newer version may have published it",
        ) from error


def examine(source: str) -> tuple[Branch | None, list[Mistake]]:
    """The branch, if it can be read, and every mistake found."""
    if len(source) > MOST_BYTES:
        return None, [Mistake("file", f"larger than {MOST_BYTES} bytes")]
    try:
        source.encode()
        raw = tomllib.loads(source.removeprefix(BOM))
    except UnicodeEncodeError:
        return None, [Mistake("file", "not UTF-8 text")]
    except RecursionError:
        return None, [Mistake("file", "nested too deep")]
    except tomllib.TOMLDecodeError as error:
        return None, [Mistake("file", f"not TOML: {error}")]
    except ValueError:  # Python reads no whole number of more than 4,300 digits, and dates must exist
        return None, [Mistake("file", "not TOML: a number is far too long, or a date or time does not exist")]
    try:
        branch = Branch.model_validate(raw)
    except ValidationError as error:
        found = [Mistake(_place(part["loc"], raw), _what(part)) for part in error.errors(include_url=False)]
        return None, found + _rest(raw, error)
    return branch, list(_mistakes(branch))


def _rest(raw: dict[str, Any], error: ValidationError) -> list[Mistake]:
    """With the broken rules, counters, staff and settings set aside: what is wrong with the rest.

    Broken zones and services are not set aside, since everything refers to them.
    """
    broken = {tuple(part["loc"][:2]) for part in error.errors(include_url=False)}
    if any(not loc or loc[0] in ("branch", "zone", "service", "tier", "class") for loc in broken):
        return []
    kept: dict[str, Any] = {}
    for key, value in raw.items():
        if isinstance(value, list):
            kept[key] = [item for index, item in enumerate(value) if (key, index) not in broken]
        elif not any(loc[0] == key for loc in broken):
            kept[key] = value
    try:
        branch = Branch.model_validate(kept)
    except ValidationError:
        return []
    # Setting a rule or counter aside makes others look missing: only what stands by itself is reported.
    return [one for one in _mistakes(branch) if not one.what.startswith("no ")]


def _place(loc: tuple[int | str, ...], raw: dict[str, Any]) -> str:
    """`('rule', 3, 'when', 'band')` → `rule 4 (small-cash) · when · band`."""
    parts: list[str] = []
    here: Any = raw
    for step in loc:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list | tuple) and step < len(here) else None
            name = (
                next((here[key] for key in ("id", "letter", "number", "zone") if key in here), None)
                if isinstance(here, dict)
                else None
            )
            parts[-1] += f" {step + 1}" + (f" ({_shown(name)})" if name is not None else "")
        elif step != "[key]":  # pydantic's word for a key of a table that is wrong itself
            here = here.get(step) if isinstance(here, dict) else None
            parts.append(step)
    return " · ".join(parts) or "file"


def _what(part: Any) -> str:
    kind = part["type"]
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not a key of a branch file"
    value = part.get("input")
    # A PIN that somebody wrote in the clear is not repeated on a screen or in a log.
    hidden = isinstance(value, dict | list | tuple) or part["loc"][-1] == "pin"
    shown = "" if hidden else f", not {_shown(value)!r}"
    return _plain(part) + shown


def _plain(part: Any) -> str:
    kind, key = part["type"], part["loc"][-1]
    if kind == "string_pattern_mismatch":
        # A zone is named by its letter.
        key = "letter" if part.get("ctx", {}).get("pattern") == "^[A-Z]$" else key
        return PATTERNS.get(key, "must be an id: small letters a to z, digits and '-', at most 40")
    if kind == "string_too_long":
        return f"is longer than {part['ctx']['max_length']} characters"
    if kind == "literal_error":
        return f"must be {part['ctx']['expected']}"
    return PLAIN_WORDS.get(kind) or re.sub(r"^Value error, ", "", part["msg"])


def _shown(value: object) -> str:
    try:
        return str(value)[:60]
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        return "…"


def _mistakes(branch: Branch) -> Iterator[Mistake]:
    yield from _repeats(branch)
    yield from _references(branch)
    yield from _bands(branch)
    yield from _hours(branch)
    yield from _booking(branch)
    yield from _words(branch)
    yield from _rating(branch)
    yield from _radio(branch)
    yield from _routing(branch)


def _words(branch: Branch) -> Iterator[Mistake]:
    """What a screen could not show: characters without a shape, unknown pictures, names that run over."""
    raw = branch.model_dump(by_alias=True)
    for loc, words in _texts(branch, ()):
        if any(unicodedata.category(one) in ("Cc", "Cs") for one in words):
            yield Mistake(_place(loc, raw), "has a control character (a line break, a tab, a NUL)")
    for index, service in enumerate(branch.service, 1):
        if service.icon not in SERVICE_ICONS:
            known = ", ".join(sorted(SERVICE_ICONS))
            yield Mistake(f"service {index} ({service.id}) · icon", f"unknown icon '{service.icon}'; there are {known}")
    for index, zone in enumerate(branch.zone, 1):
        for language in ("zh", "en"):
            if len(zone.short.to(language)) > SHORT_LENGTH:
                yield Mistake(
                    f"zone {index} ({zone.letter}) · short · {language}", f"longer than {SHORT_LENGTH} characters"
                )


def _rating(branch: Branch) -> Iterator[Mistake]:
    """Reasons that customers pick from: each once, and short enough for a key."""
    for key, reasons in (("bad", branch.rating.bad), ("left", branch.rating.left)):
        for index, reason in enumerate(reasons):
            for language, most in WHY_LENGTH.items():
                place, words = f"rating · {key} {index + 1} · {language}", reason.to(language)
                if len(words) > most:
                    yield Mistake(place, f"longer than {most} characters")
                if words in (one.to(language) for one in reasons[:index]):
                    yield Mistake(place, f"'{words}' is used twice")


def _radio(branch: Branch) -> Iterator[Mistake]:
    """Sentences of one tap that name what nobody fills in, or the same thing differently."""
    ids = [one.id for one in branch.radio.preset]
    for index, preset in enumerate(branch.radio.preset):
        place = f"radio · preset {index + 1} ({preset.id})"
        if preset.id in ids[:index]:
            yield Mistake(place, f"'{preset.id}' is used twice, first by preset {ids.index(preset.id) + 1}")
        for language, places in zip(("zh", "en"), preset.places, strict=True):
            sentence = preset.zh if language == "zh" else preset.en
            for name in places:
                if name not in list(Kind):
                    yield Mistake(f"{place} · {language}", f"unknown place {{{name}}}; there are {_PLACES}")
            if len(set(places)) > 1:
                yield Mistake(f"{place} · {language}", "a message is about one thing: one place only")
            if sentence.count("{") != len(places) or sentence.count("}") != len(places):
                yield Mistake(f"{place} · {language}", f"has braces that are no place; there are {_PLACES}")
        if set(preset.places[0]) != set(preset.places[1]):
            yield Mistake(place, "the two sentences must name the same place")


def _texts(part: object, loc: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every sentence of the file with its place: both languages of each text, and the names of staff."""
    if isinstance(part, tuple):
        for index, one in enumerate(part):
            yield from _texts(one, (*loc, index))
    elif isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if isinstance(value, str):
                if isinstance(part, Text | Staff | RadioPreset) and name in ("zh", "en", "name"):
                    yield (*loc, name), value
            else:
                yield from _texts(value, (*loc, field.alias or name))


def _repeats(branch: Branch) -> Iterator[Mistake]:
    tables: dict[str, list[object]] = {
        "zone": [one.letter for one in branch.zone],
        "counter": [one.number for one in branch.counter],
        "tier": [one.id for one in branch.tier],
        "class": [one.id for one in branch.class_],
        "service": [one.id for one in branch.service],
        "rule": [one.id for one in branch.rule],
        "staff": [one.id for one in branch.staff],
        "potential": [one.id for one in branch.potential],
        "reception · outcome": [one.id for one in branch.reception.outcome],
    }
    for table, keys in tables.items():
        for index, key in enumerate(keys):
            if key in keys[:index]:
                yield Mistake(
                    f"{table} {index + 1} ({key})", f"'{key}' is used twice, first by {table} {keys.index(key) + 1}"
                )


def _references(branch: Branch) -> Iterator[Mistake]:
    zones, services = set(branch.zones), set(branch.services)
    tiers = {one.id for one in branch.tier}
    for index, counter in enumerate(branch.counter, 1):
        place = f"counter {index} ({counter.number}) · serves"
        served_here = [one.zone for one in counter.serves]
        for letter in served_here:
            if letter not in zones:
                yield Mistake(place, f"unknown zone '{letter}'")
            elif served_here.count(letter) > 1:
                yield Mistake(place, f"zone '{letter}' is named twice")
    served = {one.zone for counter in branch.counter for one in counter.serves}
    for index, zone in enumerate(branch.zone, 1):
        if zone.calls and zone.letter not in served:
            yield Mistake(
                f"zone {index} ({zone.letter})", "no counter serves this zone, although its tickets are called"
            )
    for index, one in enumerate(branch.class_, 1):
        for tier in one.tiers:
            if tier not in tiers:
                yield Mistake(f"class {index} ({one.id}) · tiers", f"unknown tier '{tier}'")
    if branch.class_[-1].tiers or branch.class_[-1].elder:
        yield Mistake(f"class {len(branch.class_)} ({branch.class_[-1].id})", "the last class must hold for everybody")
    for index, rule in enumerate(branch.rule, 1):
        place, when = f"rule {index} ({rule.id})", rule.when
        if rule.zone not in zones:
            yield Mistake(f"{place} · zone", f"unknown zone '{rule.zone}'")
        for key, letters in (("open", when.open), ("closed", when.closed)):
            for letter in letters:
                if letter not in zones:
                    yield Mistake(f"{place} · when · {key}", f"unknown zone '{letter}'")
        for service in when.service or ():
            if service not in services:
                yield Mistake(f"{place} · when · service", f"unknown service '{service}'")
        for tier in when.tier or ():
            if tier not in tiers:
                yield Mistake(f"{place} · when · tier", f"unknown tier '{tier}'")
        named = [branch.services[one] for one in when.service or services if one in services]
        bands = {band.id for service in named for band in service.band} | {NO_BAND}
        for band in when.band or ():
            if band not in bands:
                yield Mistake(f"{place} · when · band", f"unknown band '{band}'")
    for index, id in enumerate(branch.kiosk.large, 1):
        if id not in services:
            yield Mistake(f"kiosk · large {index}", f"unknown service '{id}'")
        elif id in branch.kiosk.large[: index - 1]:
            yield Mistake(f"kiosk · large {index}", f"'{id}' is named twice")
    yield from _vip_area(branch)
    for index, person in enumerate(branch.staff, 1):
        if person.id in RESERVED:
            yield Mistake(f"staff {index} ({person.id})", "the lobby's machines have this name; choose another number")
        if person.id in (EVERYONE, *ROLES):
            yield Mistake(f"staff {index} ({person.id})", "the radio means others by this name; choose another number")
    if not branch.staff:
        yield Mistake("staff", "no staff: nobody could sign in, and no PIN would leave the kiosk")


def _vip_area(branch: Branch) -> Iterator[Mistake]:
    reception, zone = branch.reception, branch.zones.get(branch.reception.zone or "")
    if reception.zone is not None and zone is None:
        yield Mistake("reception · zone", f"unknown zone '{reception.zone}'")
    elif zone is not None and not zone.calls:
        yield Mistake("reception · zone", f"zone '{zone.letter}' calls nobody, so nobody waits there")
    if reception.zone is not None and not reception.outcome:
        yield Mistake("reception · outcome", "no outcome: a consultation could not be ended")
    tiers = {one.id for one in branch.tier}
    for index, rule in enumerate(branch.potential, 1):
        place, when = f"potential {index} ({rule.id}) · when", rule.when
        if when == PotentialWhen():
            yield Mistake(place, "marks everybody: name a service, band, tier, corporate or visits")
        for service in when.service or ():
            if service not in branch.services:
                yield Mistake(f"{place} · service", f"unknown service '{service}'")
        named = [branch.services[one] for one in when.service or branch.services if one in branch.services]
        bands = {band.id for service in named for band in service.band}
        for band in when.band or ():
            if band not in bands:
                yield Mistake(f"{place} · band", f"unknown band '{band}'")
        for tier in when.tier or ():
            if tier not in tiers:
                yield Mistake(f"{place} · tier", f"unknown tier '{tier}'")


def _bands(branch: Branch) -> Iterator[Mistake]:
    for index, service in enumerate(branch.service, 1):
        place = f"service {index} ({service.id}) · band"
        ids = [band.id for band in service.band]
        uptos = [band.upto for band in service.band]
        for id in {id for id in ids if ids.count(id) > 1}:
            yield Mistake(place, f"'{id}' is used twice")
        if NO_BAND in ids:
            yield Mistake(place, f"'{NO_BAND}' is reserved for customers who did not say")
        if uptos and uptos[-1] is not None:
            yield Mistake(place, "the last band must have no 'upto': every amount falls somewhere")
        ends = [upto for upto in uptos[:-1] if upto is not None]
        if len(ends) != max(0, len(uptos) - 1) or ends != sorted(set(ends)):
            yield Mistake(place, "the bands' 'upto' must rise from band to band")


def _hours(branch: Branch) -> Iterator[Mistake]:
    for day, hours in branch.hours.items():
        if hours.closes <= hours.opens:
            yield Mistake(f"hours · {day}", "closes before it opens")


def _booking(branch: Branch) -> Iterator[Mistake]:
    """Offers that name what is not there, that can never be booked, or that lead where nobody is called."""
    rules = branch.booking
    for index, offer in enumerate(rules.offer, 1):
        place = f"booking · offer {index} ({offer.service})"
        service = branch.services.get(offer.service)
        if service is None:
            yield Mistake(f"{place} · service", f"unknown service '{offer.service}'")
            continue
        bands = [band.id for band in service.band]
        for band in offer.band:
            if band not in bands:
                yield Mistake(f"{place} · band", f"unknown band '{band}'")
            elif offer.band.count(band) > 1:
                yield Mistake(f"{place} · band", f"band '{band}' is named twice")
        every: tuple[str | None, ...] = offer.band or (None, *bands)
        meant = [band for band in every if band is None or band in bands]
        if meant and all(rules.offer_for(offer.service, band) is not offer for band in meant):
            yield Mistake(place, "an earlier offer takes every case it is meant for")
        if offer.days_before > rules.days_ahead:
            yield Mistake(
                f"{place} · days_before",
                f"{offer.days_before} days before is never within {rules.days_ahead} days ahead",
            )
        yield from _booked_zones(branch, place, [Intent(offer.service, band, booked=True) for band in meant])
    if rules.offer and not any(slots_of(branch, day) for day in _week()):
        yield Mistake("booking · slot", f"no day is open for {rules.slot} minutes, so there is no slot")


def _booked_zones(branch: Branch, place: str, intents: list[Intent]) -> Iterator[Mistake]:
    if any(rule.zone not in branch.zones for rule in branch.rule):
        return
    for intent in intents:
        rule = deciding_rule(branch, checked(branch, intent), frozenset())
        if rule is not None and not branch.zones[rule.zone].calls:
            what = f"band '{intent.band}'" if intent.band else "it"
            yield Mistake(place, f"{what} leads to zone {rule.zone}, where nobody is called: it needs no booking")


def _week() -> list[date]:
    monday = date(2024, 1, 1)
    return [monday + timedelta(days=day) for day in range(7)]


def _routing(branch: Branch) -> Iterator[Mistake]:
    """Services no rule routes and rules nobody reaches, by trying every combination in every state of the zones."""
    zones = list(branch.zones)
    if any(rule.zone not in branch.zones for rule in branch.rule):
        return
    intents = [checked(branch, intent) for intent in every_intent(branch)]
    unrouted = sorted(
        {intent.service for intent in intents if deciding_rule(branch, intent, frozenset()) is None},
        key=list(branch.services).index,
    )
    for id in unrouted:
        index = list(branch.services).index(id) + 1
        yield Mistake(f"service {index} ({id})", "no rule routes every case of this service")
    unreached = {rule.id for rule in branch.rule}
    for closed in chain.from_iterable(combinations(zones, size) for size in range(len(zones) + 1)):
        shut = frozenset(closed)
        for intent in intents:
            rule = deciding_rule(branch, intent, shut)
            if rule is not None:
                unreached.discard(rule.id)
        if not unreached:
            return
    for index, rule in enumerate(branch.rule, 1):
        if rule.id in unreached:
            yield Mistake(f"rule {index} ({rule.id})", "unreachable: an earlier rule takes every case it is meant for")
