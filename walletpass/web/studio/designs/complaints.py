"""Why a form cannot be kept: each complaint beside what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from walletpass.passes import Design
from walletpass.web.studio.designs.reaching import WEBSITE
from walletpass.web.studio.designs.reading import COLOURS, NAMES
from walletpass.web.studio.designs.spots import (
    NOWHERE,
    Plain,
    Spot,
    field_spot,
)
from walletpass.web.translations import Speaker

_LONGEST_QUOTE: Final = 40
_TEXTS: Final = {
    "message": ("barcode-message", "code.message"),
    "alt_text": ("barcode-alt", "code.alt"),
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that cannot be kept, in the reader's words, and where it stands."""

    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why a form cannot be kept."""

    complaints: tuple[Complaint, ...]


def fit(draft: Plain, say: Speaker) -> Design | Unfit:
    """Return the design a draft describes, or what to put right first."""
    try:
        return Design.model_validate(draft)
    except ValidationError as unfit:
        found = [_complaint(fault["loc"], draft, say) for fault in unfit.errors()]
        first = {complaint.spot: complaint for complaint in reversed(found)}
        return Unfit(tuple(reversed(first.values())))


def _complaint(place: Sequence[Any], draft: Plain, say: Speaker) -> Complaint:
    """Say what is unfit about one place of a draft."""
    match place:
        case ("fields", str(group), int(at), *inside):
            return _of_field(draft["fields"][group][at], inside, say)
        case ("relevance", *inside):
            return _of_offers(inside, say)
        case ("colours", str(name), *_) if name in COLOURS:
            given = _quoted(draft["colours"][name])
            spot = Spot("colours", name)
            text = say("edit.unfit.colour", field=say(f"edit.{name}"), given=given)
        case (str(name), *_) if name in NAMES:
            spot = Spot("texts", name)
            text = say("edit.unfit.long", field=say(f"edit.{name}"))
        case ("barcode", ("message" | "alt_text") as name, *_):
            box, title = _TEXTS[name]
            spot, text = (
                Spot("more-code", box),
                say("edit.unfit.long", field=say(title)),
            )
        case ("nfc", *_):
            spot = Spot("more-nfc", "nfc-message")
            text = say("edit.unfit.long", field=say("nfc.message"))
        case ("extras", "app_store_ids", int(at), *_):
            spot = Spot("more-links", "app-ids")
            given = _quoted(draft["extras"]["app_store_ids"][at])
            text = say("edit.unfit.app", given=given)
        case ("website",):
            spot = Spot("more-links", "website")
            text = say("edit.unfit.website", given=_quoted(draft[WEBSITE]))
        case _:
            spot, text = NOWHERE, say("edit.unfit.other", place=_way(place))
    return Complaint(spot, text)


def _of_field(field: Plain, inside: Sequence[Any], say: Speaker) -> Complaint:
    key, title = field["key"], title_of(field, say)
    match inside:
        case ("value", *_) if isinstance(field["value"], dict) and (
            given := field["value"].get("written")
        ):
            text = say("edit.unfit.number", field=title, given=_quoted(given))
            return Complaint(field_spot(key, "number"), text)
        case ("currency", *_):
            return Complaint(field_spot(key, "currency"), say("edit.unfit.currency"))
        case _:
            return Complaint(field_spot(key), say("edit.unfit.long", field=title))


def _of_offers(inside: Sequence[Any], say: Speaker) -> Complaint:
    match inside:
        case ("max_distance", *_):
            box, text = "distance", say("edit.unfit.distance")
        case ("beacons",):
            box, text = "beacons", say("edit.unfit.beacons")
        case ("beacons", int(at), "uuid", *_):
            box, text = f"beacon-{at}", say("edit.unfit.uuid")
        case ("beacons", int(at), ("major" | "minor") as mark, *_):
            box, text = f"beacon-{at}", say("edit.unfit.mark", mark=mark)
        case ("beacons", int(at), *_):
            box, text = f"beacon-{at}", say("edit.unfit.long", field=say("offers.text"))
        case ("dates", int(at)):
            box, text = f"date-{at}", say("edit.unfit.span")
        case ("dates", int(at), *_):
            box, text = f"date-{at}", say("edit.unfit.date")
        case _:
            return Complaint(NOWHERE, say("edit.unfit.other", place=_way(inside)))
    return Complaint(Spot("more-offers", box), text)


def _way(place: Sequence[Any]) -> str:
    return ".".join(map(str, place))[:120]


def _quoted(given: object) -> str:
    return str(given)[:_LONGEST_QUOTE]


def title_of(field: Plain, say: Speaker) -> str:
    """Return what to call a field: its label in the reader's language, if it has one."""
    labels = field.get("label") or {}
    label = labels.get(say.language) or next(iter(labels.values()), "")
    return label or say("edit.unnamed")
