"""What kind of pass it is, and how many fields of each group it has room for.

https://developer.apple.com/design/human-interface-guidelines/wallet (checked 2026-11)
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.validation.findings import (
    ROOT,
    object_in,
    quoted,
)
from walletpass.wallets.apple.validation.pass_shape import STYLE_KEYS

_POSTER: Final = "posterGeneric"
_BOARDING: Final = "boardingPass"
_EVENT: Final = "eventTicket"

_ROOM: Final[Mapping[str, Mapping[str, int]]] = {
    "storeCard": {"headerFields": 3, "primaryFields": 1, "footerFields": 0},
    "coupon": {"headerFields": 3, "primaryFields": 1, "footerFields": 0},
    "generic": {
        "headerFields": 3,
        "primaryFields": 1,
        "secondaryFields": 4,
        "auxiliaryFields": 4,
        "footerFields": 0,
    },
    "eventTicket": {
        "headerFields": 3,
        "primaryFields": 1,
        "secondaryFields": 4,
        "auxiliaryFields": 4,
        "footerFields": 0,
    },
    "boardingPass": {
        "headerFields": 3,
        "primaryFields": 2,
        "secondaryFields": 4,
        "auxiliaryFields": 5,
        "footerFields": 0,
    },
    "posterGeneric": {
        "headerFields": 1,
        "primaryFields": 4,
        "secondaryFields": 0,
        "auxiliaryFields": 0,
        "footerFields": 2,
    },
}
_ONE_ROW: Final = ("storeCard", "coupon")
_ROOM_IN_ROW: Final = 4


def styles_of(card: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the style keys a pass has."""
    return tuple(key for key in STYLE_KEYS if key in card)


def style(card: Mapping[str, Any]) -> Iterator[Issue]:
    """Check that it is one kind of pass, with what this kind needs."""
    styles = styles_of(card)
    if not styles:
        yield error(
            "style-missing",
            ROOT,
            "It does not say what kind of pass it is.",
            "Add one of {known}.",
            known=", ".join(STYLE_KEYS),
        )
    elif len(styles) > 1 and set(styles) != {_POSTER, "generic"}:
        yield error(
            "style-several",
            ROOT,
            "It is {styles} at once.",
            "Keep one; only posterGeneric may have another beside it, generic.",
            styles=" and ".join(styles),
        )
    if styles == (_POSTER,):
        yield warning(
            "poster-alone",
            "$.posterGeneric",
            "Phones before iOS 27 show nothing of it.",
            "Add a generic pass beside it.",
        )
    yield from _transit(card)
    yield from _grouping(card, styles)
    for key in styles:
        yield from _room(key, object_in(card, key))


def _transit(card: Mapping[str, Any]) -> Iterator[Issue]:
    if _BOARDING in card and "transitType" not in object_in(card, _BOARDING):
        yield error(
            "transit-missing",
            "$.boardingPass.transitType",
            "A boarding pass without a kind of transport is refused.",
            "Add one, such as PKTransitTypeTrain.",
        )
    for key in STYLE_KEYS:
        if key != _BOARDING and "transitType" in object_in(card, key):
            yield warning(
                "transit-unused",
                f"$.{key}.transitType",
                "Only boarding passes have a kind of transport.",
                "Leave it out.",
            )


def _grouping(card: Mapping[str, Any], styles: tuple[str, ...]) -> Iterator[Issue]:
    if "groupingIdentifier" in card and not {_BOARDING, _EVENT} & set(styles):
        yield warning(
            "grouping-unused",
            "$.groupingIdentifier",
            "Wallet groups only boarding passes and event tickets.",
            "Leave it out.",
        )


def _room(key: str, fields: Mapping[str, Any]) -> Iterator[Issue]:
    counts = {name: len(group) for name, group in fields.items() if _is_list(group)}
    for name, room in _ROOM[key].items():
        if counts.get(name, 0) > room:
            yield warning(
                "fields-many",
                f"$.{key}.{name}",
                "There are {count} fields, and room for {room}: the rest is not shown.",
                "Move the others to the back.",
                count=counts[name],
                room=room,
            )
    in_row = counts.get("secondaryFields", 0) + counts.get("auxiliaryFields", 0)
    if key in _ONE_ROW and in_row > _ROOM_IN_ROW:
        yield warning(
            "row-full",
            f"$.{key}.auxiliaryFields",
            "Secondary and auxiliary fields share one row with room for {room}, and "
            "there are {count}: the rest is not shown.",
            "Move the others to the back.",
            count=in_row,
            room=_ROOM_IN_ROW,
        )


def _is_list(group: Any) -> bool:
    return isinstance(group, list | tuple)


def poster_event(card: Mapping[str, Any], images: frozenset[str]) -> Iterator[Issue]:
    """Check what a poster event ticket needs; without it the phone shows a plain one.

    *images* are the names of the pictures, without size and suffix.
    """
    schemes = card.get("preferredStyleSchemes")
    if not isinstance(schemes, list | tuple) or "posterEventTicket" not in schemes:
        return
    tags = object_in(card, "semantics")
    missing = [tag for tag in ("eventName", "venueName") if not tags.get(tag)]
    missing += _missing_by_kind(tags)
    for tag in missing:
        yield warning(
            "poster-event-tag",
            f"$.semantics.{tag}",
            "A poster event ticket without it is shown as a plain event ticket.",
            "Add {tag}.",
            tag=quoted(tag),
        )
    if "nfc" not in card:
        yield warning(
            "poster-event-nfc",
            "$.nfc",
            "A poster event ticket without NFC is shown as a plain event ticket.",
            "Add nfc, or leave out preferredStyleSchemes.",
        )
    if not images & {"artwork", "background"}:
        yield warning(
            "poster-event-artwork",
            "artwork@2x.png",
            "A poster event ticket without artwork is shown as a plain event ticket.",
            "Add artwork or a background.",
        )


def _missing_by_kind(tags: Mapping[str, Any]) -> list[str]:
    needed = {
        "PKEventTypeSports": ("homeTeamAbbreviation", "awayTeamAbbreviation"),
        "PKEventTypeLivePerformance": ("performerNames",),
    }
    kind = tags.get("eventType")
    names = needed.get(kind, ()) if isinstance(kind, str) else ()
    return [tag for tag in names if not tags.get(tag)]
