"""Places, beacons and dates at which a pass offers itself."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, Final

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.dates import read_date
from walletpass.wallets.apple.validation.findings import (
    number_in,
    objects_in,
    text_in,
)

_MOST: Final = 10
_UUID: Final = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_LARGEST_MARK: Final = 65_535
_LONGEST_SPAN: Final = timedelta(hours=24)


def relevance(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check where and when the pass offers itself."""
    yield from _locations(card)
    yield from _beacons(card)
    yield from _dates(card)
    yield from _endings(card)


def _locations(card: Mapping[str, Any]) -> Iterator[Issue]:
    places = list(objects_in(card, "locations", "$"))
    if len(places) > _MOST:
        yield warning(
            "places-many",
            "$.locations",
            "There are {count}, and phones look at the first {most}.",
            "Keep the ten that matter most to this customer.",
            count=len(places),
            most=_MOST,
        )
    for path, place in places:
        for key, limit in (("latitude", 90), ("longitude", 180)):
            degrees = number_in(place, key)
            if degrees is not None and abs(degrees) > limit:
                yield error(
                    "degrees",
                    f"{path}.{key}",
                    "It runs from -{limit} to {limit}.",
                    "Check that latitude and longitude are not exchanged.",
                    limit=limit,
                )
    distance = number_in(card, "maxDistance")
    if distance is not None and distance <= 0:
        yield warning(
            "distance-none",
            "$.maxDistance",
            "Nobody is ever that near.",
            "Write metres, more than nothing, or leave it out.",
        )
    if "maxDistance" in card and not places:
        yield warning(
            "distance-unused",
            "$.maxDistance",
            "There are no places to be near to.",
            "Leave it out.",
        )


def _beacons(card: Mapping[str, Any]) -> Iterator[Issue]:
    beacons = list(objects_in(card, "beacons", "$"))
    distinct = {text_in(beacon, "proximityUUID") for _path, beacon in beacons}
    if len(distinct) > _MOST:
        yield warning(
            "beacons-many",
            "$.beacons",
            "There are {count} different UUIDs, and phones look for {most}.",
            "Use one UUID and tell the beacons apart by major and minor.",
            count=len(distinct),
            most=_MOST,
        )
    for path, beacon in beacons:
        uuid = text_in(beacon, "proximityUUID")
        if uuid is not None and not _UUID.fullmatch(uuid):
            yield error(
                "beacon-uuid",
                f"{path}.proximityUUID",
                "It is no UUID.",
                "Copy it from the beacon.",
            )
        for key in ("major", "minor"):
            mark = number_in(beacon, key)
            if mark is not None and not _is_mark(mark):
                yield error(
                    "beacon-mark",
                    f"{path}.{key}",
                    "It is a whole number from 0 to {most}.",
                    "Copy it from the beacon.",
                    most=_LARGEST_MARK,
                )


def _is_mark(mark: float) -> bool:
    return 0 <= mark <= _LARGEST_MARK and mark == int(mark)


def _dates(card: Mapping[str, Any]) -> Iterator[Issue]:
    for path, entry in objects_in(card, "relevantDates", "$"):
        moment = {"date", "relevantDate"} & entry.keys()
        ends = {"startDate", "endDate"} & entry.keys()
        if bool(moment) == bool(ends) or len(ends) == 1:
            yield error(
                "moment-or-span",
                path,
                "It is neither a moment nor a span.",
                "Give either date, or both startDate and endDate.",
            )
        elif ends:
            yield from _span(path, entry)
        elif len(moment) == 1:
            yield warning(
                "moment-under-one-name",
                path,
                "iOS 18 reads relevantDate, iOS 26 reads date; the other is nothing "
                "to them.",
                "Write the same moment under both names.",
            )


def _span(path: str, entry: Mapping[str, Any]) -> Iterator[Issue]:
    start = read_date(text_in(entry, "startDate") or "")
    end = read_date(text_in(entry, "endDate") or "")
    if start is None or end is None:
        return  # told by its shape
    if end <= start:
        yield error(
            "span-backwards",
            f"{path}.endDate",
            "It ends before it starts.",
            "Exchange the two.",
        )
    elif end - start > _LONGEST_SPAN:
        yield warning(
            "span-long",
            path,
            "A span may last 24 hours at most.",
            "Shorten it, or give several.",
        )


def _endings(card: Mapping[str, Any]) -> Iterator[Issue]:
    if "relevantDate" in card and "relevantDates" not in card:
        yield warning(
            "moment-deprecated",
            "$.relevantDate",
            "It is deprecated since iOS 18.",
            "Add the same moment to relevantDates.",
        )
    if "storeCard" not in card:
        return
    for key in ("relevantDate", "relevantDates", "expirationDate"):
        if key in card:
            yield warning(
                "store-card-ends",
                f"$.{key}",
                "Once it has passed, phones put the card away among the expired ones.",
                "Leave it out, unless the card really ends then.",
            )
