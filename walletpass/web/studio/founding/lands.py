"""Where a shop may be: each country with its money and its clocks, for a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies, list_currencies
from phonenumbers import SUPPORTED_REGIONS

from walletpass.kernel.languages import Language

_HOME: Final[Mapping[Language, str]] = {"en": "US", "ru": "RU", "pl": "PL"}
_CHIEF: Final = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "KZ": "Asia/Almaty",
    "MX": "America/Mexico_City",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
}
"""Where most people live, in countries of several clocks."""

_IN_REGIONS: Final = "/"  # Europe/Warsaw, and neither GMT nor EST


@dataclass(frozen=True, slots=True)
class Land:
    """A country as a form offers it; *zone* is empty where nobody knows one."""

    code: str
    name: str
    currency: str
    zone: str


@cache
def lands(language: Language) -> Sequence[Land]:
    """Return the countries, by their names in this language."""
    names, zones = Locale.parse(language).territories, _zones_of_lands()
    found = [
        Land(code, names[code], _money(code), zones.get(code, ""))
        for code in SUPPORTED_REGIONS
        if code in names
    ]
    return sorted(found, key=lambda land: land.name.casefold())


def _money(code: str) -> str:
    used = get_territory_currencies(code)
    return str(used[-1]) if used else "USD"


@cache
def _zones_of_lands() -> Mapping[str, str]:
    """Return one zone for each country: of several the first that is still kept."""
    known = available_timezones()
    found: dict[str, str] = {}
    for zone, land in sorted(get_global("zone_territories").items()):
        if zone in known and _IN_REGIONS in zone:
            found.setdefault(land, zone)
    return found | _CHIEF


@cache
def zones() -> Sequence[str]:
    """Return the time zones there are, by their names."""
    return sorted(zone for zone in available_timezones() if _IN_REGIONS in zone)


@cache
def currencies(language: Language) -> Sequence[tuple[str, str]]:
    """Return the money that some country pays with today: its code, and its name."""
    names = Locale.parse(language).currencies
    used = {land.currency for land in lands(language)} & set(list_currencies())
    return [(code, names.get(code, code)) for code in sorted(used)]


def land_for(wished: Sequence[str], language: Language) -> Land:
    """Return where somebody probably is, by the languages their browser asks for."""
    known = {land.code: land for land in lands(language)}
    for tag in wished:
        _, _, region = tag.replace("_", "-").partition("-")
        if region.upper() in known:
            return known[region.upper()]
    return known[_HOME[language]]
