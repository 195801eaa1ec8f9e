"""What is wrong with a branch file whose form is right: every mistake in what it says, with its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, combinations

from pydantic import BaseModel

from shared.lobby.booking import slots_of
from shared.lobby.branch import NO_BAND, SERVICE_ICONS, SHORT_LENGTH, WHY_LENGTH, Branch, Staff, When
from shared.lobby.branch_parts import ROLES
from shared.lobby.branch_radio import RadioPreset
from shared.lobby.branch_vip import PotentialWhen
from shared.lobby.messages import EVERYONE, Kind
from shared.lobby.mistakes import Mistake, place_of
from shared.lobby.roles import RESERVED
from shared.lobby.routing import Intent, checked, deciding_rule, every_intent
from shared.lobby.text import Text

_PLACES = ", ".join(f"{{{one}}}" for one in Kind)


def mistakes_of(branch: Branch) -> Iterator[Mistake]:
    """Every mistake, by what it is about."""
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
            yield Mistake(place_of(loc, raw), "has a control character (a line break, a tab, a NUL)")
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
        yield from _conditions(branch, f"{place} · when", when, NO_BAND)
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
    for index, rule in enumerate(branch.potential, 1):
        place, when = f"potential {index} ({rule.id}) · when", rule.when
        if when == PotentialWhen():
            yield Mistake(place, "marks everybody: name a service, band, tier, corporate or visits")
        yield from _conditions(branch, place, when)


def _conditions(branch: Branch, place: str, when: When | PotentialWhen, *unsaid: str) -> Iterator[Mistake]:
    """Conditions on what the branch does not have. `unsaid`: bands that no service lists."""
    for service in when.service or ():
        if service not in branch.services:
            yield Mistake(f"{place} · service", f"unknown service '{service}'")
    tiers = {one.id for one in branch.tier}
    for tier in when.tier or ():
        if tier not in tiers:
            yield Mistake(f"{place} · tier", f"unknown tier '{tier}'")
    named = [branch.services[one] for one in when.service or branch.services if one in branch.services]
    bands = {*unsaid, *(band.id for service in named for band in service.band)}
    for band in when.band or ():
        if band not in bands:
            yield Mistake(f"{place} · band", f"unknown band '{band}'")


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
