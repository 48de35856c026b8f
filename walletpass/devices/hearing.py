"""What phones say of us: the lines Wallet sends to the log, kept beside their cards.

Anybody may post such lines, so only those naming a serial number of ours are kept, only
so many a day, and nothing in them that could open a door.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from walletpass.devices.models import Device, Sighting
from walletpass.devices.sightings import short_name, sighted
from walletpass.passes import Pass, PassType

MOST_A_DAY: Final = 20  # lines kept of one card
MOST_NAMES: Final = 100  # words looked up for one post
LONGEST_LINE: Final = 500

_DAY = timedelta(days=1)
_NAME = re.compile(r"[0-9A-Za-z]{16,64}")
_LONG_WORD = re.compile(r"[0-9A-Za-z_+-]{16,}={0,2}")
_ORDINARY = re.compile(r"[a-z]+(-[a-z]+)*|[A-Za-z]?[a-z]+([A-Z][a-z]+)*")
_OF_DEVICE = re.compile(r"(?<=\bfor device )[^\s,;()]+")  # as Wallet names itself
_WORD = re.compile(r"[^\s,;()'\"]+")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A card that some line named."""

    id: str
    brand_id: str
    serial_number: str


_NAMED = select(Pass.id, Pass.brand_id, Pass.serial_number).where(
    Pass.serial_number.in_(bindparam("names", expanding=True))
)


def named_in(session: Session, lines: Sequence[str], *, now: datetime) -> list[Named]:
    """Return the cards these lines name and of which more may be kept today."""
    words = dict.fromkeys(word for line in lines for word in _NAME.findall(line))
    names = list(words)[:MOST_NAMES]
    if not names:
        return []
    cards = [Named(*row) for row in session.execute(_NAMED, {"names": names})]
    room = _room(session, cards, now)
    return [card for card in cards if room[card.id] > 0]


def hear(
    session: Session, lines: Sequence[str], cards: Sequence[Named], *, now: datetime
) -> int:
    """Keep what these lines say of each of *cards*; return how many were kept."""
    room = _room(session, cards, now)
    kept = 0
    for card in cards:
        said = dict.fromkeys(said_of(card.serial_number, line) for line in lines)
        fit = [line for line in said if line][: room[card.id]]
        for line in _without_devices(session, card.brand_id, fit):
            sighted(session, card, "logged", now=now, line=line)
            kept += 1
    return kept


def said_of(serial_number: str, line: str) -> str:
    """Return what a line says of one card: nothing, if it does not name it.

    Other long words may be tokens, or serial numbers of other cards, and are left out.

    >>> said_of("4k2m9x7q1c5v8b3n6z0j2h4g6f", "4k2m9x7q1c5v8b3n6z0j2h4g6f: Yx3RtPm9_kQ2wLzd6")
    '4k2m9x7q1c5v8b3n6z0j2h4g6f: …'
    """
    if serial_number not in _NAME.findall(line):
        return ""

    def censored(found: re.Match[str]) -> str:
        word = found[0]
        return word if word == serial_number or _ORDINARY.fullmatch(word) else "…"

    visible = _INVISIBLE.sub(" ", line)
    named = _OF_DEVICE.sub(lambda found: short_name(found[0]), visible)
    return _LONG_WORD.sub(censored, named).strip()[:LONGEST_LINE]


_PASS_TYPES = select(PassType.id).where(PassType.brand_id == bindparam("brand_id"))
_KNOWN = (
    select(Device.library_id)
    .where(Device.pass_type_id.in_(_PASS_TYPES))  # where the index begins
    .where(Device.library_id.in_(bindparam("words", expanding=True)))
    .distinct()
)


def _without_devices(
    session: Session, brand_id: str, lines: Sequence[str]
) -> Iterable[str]:
    """Call the devices we know by their short names: the long one opens their list."""
    words = {
        word
        for line in lines
        for found in _WORD.findall(line)
        for word in (found, found.rstrip(".:"))
    }
    asked = {"brand_id": brand_id, "words": sorted(words)}
    known = set(session.scalars(_KNOWN, asked)) if words else set()

    def shortened(found: re.Match[str]) -> str:
        word = found[0]
        bare = word if word in known else word.rstrip(".:")
        return short_name(bare) + word[len(bare) :] if bare in known else word

    return [_WORD.sub(shortened, line) for line in lines]


_HEARD = (
    select(Sighting.pass_id, func.count().label("lines"))
    .where(
        Sighting.pass_id.in_(bindparam("pass_ids", expanding=True)),
        Sighting.kind == "logged",
        Sighting.at > bindparam("since"),
    )
    .group_by(Sighting.pass_id)
)


def _room(session: Session, cards: Sequence[Named], now: datetime) -> dict[str, int]:
    pass_ids = [card.id for card in cards]
    rows = session.execute(_HEARD, {"pass_ids": pass_ids, "since": now - _DAY})
    heard = {row.pass_id: row.lines for row in rows}
    return {pass_id: max(0, MOST_A_DAY - heard.get(pass_id, 0)) for pass_id in pass_ids}
