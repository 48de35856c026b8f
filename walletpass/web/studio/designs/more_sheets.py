"""What the folded part of the editor shows: for those who need more than a loyalty card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from walletpass.web.studio.designs.moments import on_the_wall
from walletpass.web.studio.designs.offering import MOST_BEACONS, MOST_DATES
from walletpass.web.studio.designs.reaching import NUMBER_MARK, WEBSITE
from walletpass.web.studio.designs.spots import Plain


@dataclass(frozen=True, slots=True)
class BeaconSheet:
    """One row of beacons; an empty one is there to be filled in."""

    uuid: str
    major: Any
    minor: Any
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DateSheet:
    """One row of dates, as a clock on the brand's wall shows them."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class MoreSheet:
    """The folded part of a draft."""

    style: str
    transit: str
    message: str
    alt_text: str
    stores: bool
    distance: str
    beacons: Sequence[BeaconSheet]
    dates: Sequence[DateSheet]
    has_nfc: bool
    nfc_message: str
    nfc_key: str
    nfc_locked: bool
    website: str
    website_field: str
    app_ids: str
    app_launch: str


def more_of(draft: Plain, zone: ZoneInfo) -> MoreSheet:
    """Return the folded part of a draft as the editor shows it."""
    code, nfc = draft.get("barcode") or {}, draft.get("nfc") or {}
    offers, extras = draft.get("relevance") or {}, draft.get("extras") or {}
    back = draft["fields"].get("back", ())
    return MoreSheet(
        style=draft.get("style", "store_card"),
        transit=draft.get("transit") or "",
        message=code.get("message", NUMBER_MARK),
        alt_text=code.get("alt_text", NUMBER_MARK),
        stores=offers.get("stores", True),
        distance=_distance(offers.get("max_distance")),
        beacons=_beacons(offers.get("beacons", ())),
        dates=_dates(offers.get("dates", ()), zone),
        has_nfc=bool(nfc),
        nfc_message=nfc.get("message", NUMBER_MARK),
        nfc_key=nfc.get("encryption_public_key", ""),
        nfc_locked=nfc.get("requires_authentication", False),
        website=draft.get(WEBSITE, ""),
        website_field=WEBSITE if any(each["key"] == WEBSITE for each in back) else "",
        app_ids=", ".join(map(str, extras.get("app_store_ids", ()))),
        app_launch=extras.get("app_launch_url") or "",
    )


def _distance(metres: Any) -> str:
    if isinstance(metres, float) and metres.is_integer():
        return str(int(metres))
    return "" if metres is None else str(metres)


def _beacons(kept: Sequence[Plain]) -> list[BeaconSheet]:
    rows = [
        BeaconSheet(
            beacon["uuid"],
            _shown(beacon.get("major")),
            _shown(beacon.get("minor")),
            beacon.get("text") or {},
        )
        for beacon in kept
    ]
    blank = [BeaconSheet("", "", "", {})] if len(rows) < MOST_BEACONS else []
    return rows + blank


def _shown(mark: Any) -> Any:
    return "" if mark is None else mark


def _dates(kept: Sequence[Plain], zone: ZoneInfo) -> list[DateSheet]:
    rows = [
        DateSheet(
            on_the_wall(date.get("date") or date.get("start"), zone),
            on_the_wall(date.get("end"), zone),
        )
        for date in kept
    ]
    return rows + ([DateSheet("", "")] if len(rows) < MOST_DATES else [])
