"""What the demo's page shows: phones drawn from their bundles, the till, the way."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.http import parse_date

from walletpass import ledger
from walletpass.demo.studio import Published, Studio
from walletpass.demo.table import SWITCHES, Seat, Table
from walletpass.demo.till import Act, Till
from walletpass.demo.way import Circumstances, Way, way_of
from walletpass.devices import timeline
from walletpass.kernel.clock import whole_second
from walletpass.kernel.languages import Language
from walletpass.passes import Pass
from walletpass.simulator import Notice
from walletpass.wallets.apple import CardDrawing, draw

ZONE: Final = ZoneInfo("Europe/Warsaw")  # where the table stands
MOST_NOTICES: Final = 2
_DRAWINGS = 32
_DAY = "EEEE, d MMMM"
_HARMLESS = ", but the pass was unchanged."


@dataclass(frozen=True, slots=True)
class PhoneShown:
    """A phone as it is seen: *balance* is what its owner has, not what it shows."""

    seat: Seat
    drawing: CardDrawing | None
    notices: tuple[Notice, ...]
    switches: Mapping[str, bool]
    is_behind: bool
    is_fresh: bool
    is_busy: bool
    was_here: bool
    balance: int | float
    at: datetime

    @property
    def complaints(self) -> tuple[str, ...]:
        """What the phone complains of, but for a line that comes with quick sales.

        A phone that asks again for what it was named, and has it already, writes so in
        its log: two pushes were on their way at once, and nothing is amiss.
        """
        return tuple(
            complaint.text
            for complaint in self.seat.phone.log
            if not complaint.text.endswith(_HARMLESS)
        )

    @property
    def day(self) -> str:
        """The date above the clock, in the phone's language."""
        today = self.at.astimezone(ZONE)
        return format_date(today, _DAY, locale=self.seat.phone.language)

    @property
    def digest(self) -> str:
        """What changes whenever the screen does."""
        card = self.seat.card
        seen = (
            card and card.fingerprint,
            len(self.seat.phone.lock_screen),
            *self.switches.values(),
        )
        return hashlib.sha256(repr(seen).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the page at one moment."""

    phones: tuple[PhoneShown, ...]
    acts: tuple[Act, ...]
    way: Way | None
    published: Published

    @property
    def fresh(self) -> int:
        """How many phones hold the card as it is published now."""
        return sum(phone.is_fresh for phone in self.phones)

    @property
    def is_busy(self) -> bool:
        """Tell whether something is under way that the page should watch closely."""
        is_running = self.way is not None and self.way.ending == "running"
        is_spreading = self.published.is_recent and self.fresh < len(self.phones)
        return is_running or is_spreading or any(one.is_busy for one in self.phones)


def scene_of(table: Table, till: Till, studio: Studio, *, now: datetime) -> Scene:
    """Look at everything once."""
    with table.services.database.snapshot() as session:
        books = _books(session, table)
        way = _way(session, table, till, now=now)
        published = studio.published(session, now=now)
    phones = tuple(
        _phone(table, seat, books[seat.card_id], published, now=now)
        for seat in table.seats
    )
    return Scene(phones, till.acts, way, published)


def _books(session: Session, table: Table) -> dict[str, Any]:
    """Return how each card really stands: its moment, its look, its holder's points."""
    rows = session.execute(
        select(
            Pass.id,
            Pass.modified_at,
            Pass.template_version_id,
            ledger.Account.balance,
            ledger.Program.scale,
        )
        .join(ledger.Account, ledger.Account.id == Pass.account_id)
        .join(ledger.Program, ledger.Program.id == ledger.Account.program_id)
        .where(Pass.id.in_([seat.card_id for seat in table.seats]))
    )
    return {row.id: row for row in rows}


def _way(session: Session, table: Table, till: Till, *, now: datetime) -> Way | None:
    act = next(iter(till.acts), None)
    if act is None:
        return None
    seat = table.seats[act.number]
    circumstances = Circumstances(
        holds_card=seat.card is not None,
        is_offline=seat.phone.offline,
        pushes_elsewhere=table.pushes_elsewhere,
    )
    happenings = timeline(session, seat.card_id)
    return way_of(act, happenings, seat.phone.history(), circumstances, now=now)


def _phone(
    table: Table, seat: Seat, book: Any, published: Published, *, now: datetime
) -> PhoneShown:
    """Draw one phone from the very bundle it holds."""
    card, held = seat.card, _moment_of(seat)
    is_behind = held is not None and held < whole_second(book.modified_at)
    is_published = book.template_version_id == published.version_id
    return PhoneShown(
        seat=seat,
        drawing=_drawing(card.bundle, seat.phone.language, now.date().isoformat())
        if card and card.bundle
        else None,
        notices=seat.phone.lock_screen[-MOST_NOTICES:][::-1],
        switches={switch: table.is_on(seat, switch) for switch in SWITCHES},
        is_behind=is_behind,
        is_fresh=held is not None and not is_behind and is_published,
        is_busy=not seat.phone.settle(0),
        was_here=any(moment.deed == "deleted" for moment in seat.phone.history()),
        balance=ledger.to_display(book.balance, book.scale),
        at=now,
    )


def _moment_of(seat: Seat) -> datetime | None:
    """Return how the card in the phone is dated; a download is as good as its moment."""
    card = seat.card
    if card is None:
        return None
    added = [one.at for one in seat.phone.history() if one.deed == "added"]
    return parse_date(card.last_modified) or (added[-1] if added else None)


@lru_cache(maxsize=_DRAWINGS)
def _drawing(bundle: bytes, language: Language, today: str) -> CardDrawing:
    """Draw a bundle; what stands on it may depend on the day, so *today* counts."""
    noon = datetime.fromisoformat(f"{today}T12:00:00+00:00")
    return draw(bundle, language, now=noon, zone=ZONE)
