"""Movements of points over the API."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers, ledger, passes
from walletpass.db.paging import decode_cursor
from walletpass.kernel.errors import ConflictError, InvalidError
from walletpass.ledger import Posted
from walletpass.passes import CardRow
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import EntriesOut, EntriesQuery, EntryIn, EntryOut

LONGEST_SOURCE: Final = 200

_Held = tuple[datetime, str]
"""When a card was issued, and its id."""


class PointsNeededError(InvalidError):
    """A movement without a fitting number of points."""

    code = "points-needed"
    title = "How many points?"

    def __init__(self, kind: str) -> None:
        super().__init__(f"Send `points`, more than zero, to {kind}.")
        self.kind = kind

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "points"}


class NoReversalError(InvalidError):
    """A movement that names an entry to take back, and takes nothing back."""

    code = "no-reversal"
    title = "Only a reverse takes an entry back"

    def __init__(self, kind: str) -> None:
        super().__init__(f"Leave `reverses` out to {kind}, or ask for a reverse.")

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": "reverses"}


class OtherPointsError(ConflictError):
    """A reversal that names other points than were posted."""

    code = "other-points"
    title = "An entry is taken back whole"

    def __init__(self, *, posted: float, asked: float) -> None:
        super().__init__(
            f"{posted} points were posted, {asked} are to be taken back. Leave `points` "
            "out to take back the whole entry, or adjust the rest under a new source."
        )
        self.posted = posted
        self.asked = asked

    def facts(self) -> dict[str, object]:
        """Tell both numbers."""
        return {"posted": self.posted, "asked": self.asked}


@api.post("/entries")
@writes("entries:write", finds=True, again="The entry already posted")
@api.input(EntryIn)
@api.output(EntryOut, status_code=201)
def post_entry(act: Act, json_data: EntryIn) -> Any:
    """Post a movement: earn, redeem, adjust or reverse.

    Answers 201, or 200 with the entry already posted when the source was used before.
    """
    card = passes.card_of(act.session, act.brand_id, json_data.card_id)
    if json_data.reverses is not None and json_data.kind != "reverse":
        raise NoReversalError(json_data.kind)
    if card.status == "voided" and not _is_repeated(act, card, json_data):
        raise passes.VoidedPassError(card.number)
    scale = _scale(act.session, card.account_id)
    posted = _post(act, card, json_data, scale)
    if json_data.kind == "earn":
        customers.note_purchase(act.session, card.customer_id)
    return _shape(posted, scale, card.id), 201 if posted.is_new else 200


def _is_repeated(act: Act, card: CardRow, asked: EntryIn) -> bool:
    """Tell whether a till asks again for what it never saw answered."""
    earlier = ledger.movement_from(act.session, card.account_id, asked.source)
    return earlier is not None and earlier.kind == asked.kind


def _post(act: Act, card: CardRow, asked: EntryIn, scale: int) -> Posted:
    how: dict[str, Any] = {
        "source": asked.source,
        "now": act.now,
        "actor": act.holder.key_id,
        "reason": asked.reason,
    }
    match asked.kind:
        case "earn":
            points = _points(asked, scale)
            return ledger.earn(act.session, card.account_id, points, **how)
        case "redeem":
            points = _points(asked, scale)
            return ledger.redeem(act.session, card.account_id, points, **how)
        case "adjust":
            points = _points(asked, scale, signed=True)
            return ledger.adjust(act.session, card.account_id, points, **how)
        case "reverse":
            return _reverse(act, card, asked, scale, how)


def _reverse(
    act: Act, card: CardRow, asked: EntryIn, scale: int, how: dict[str, Any]
) -> Posted:
    original = _original(act, card, asked)
    if original is None:
        points = _points(asked, scale)
        return ledger.take_off(act.session, card.account_id, points, **how)
    if asked.points is not None and _points(asked, scale) != abs(original.points):
        raise OtherPointsError(
            posted=ledger.to_display(abs(original.points), scale),
            asked=float(asked.points),
        )
    if original.source == asked.source:
        how["source"] = _source_of_reversal(asked.source)
    return ledger.reverse(act.session, card.account_id, original.id, **how)


def _source_of_reversal(source: str) -> str:
    """Return a source of its own for taking back what came from *source*."""
    told = f"reverse {source}"
    if len(told) <= LONGEST_SOURCE:
        return told
    return f"reverse {hashlib.sha256(source.encode()).hexdigest()}"


def _original(act: Act, card: CardRow, asked: EntryIn) -> Posted | None:
    """Return the movement to take back: the one named, else the source's own."""
    if asked.reverses is not None:
        return ledger.movement_of(act.session, act.brand_id, asked.reverses)
    earlier = ledger.movement_from(act.session, card.account_id, asked.source)
    return earlier if earlier and earlier.kind != "reverse" else None


def _points(asked: EntryIn, scale: int, *, signed: bool = False) -> int:
    if asked.points is None or (asked.points <= Decimal(0) and not signed):
        raise PointsNeededError(asked.kind)
    return ledger.from_display(asked.points, scale)


@api.get("/entries/<entry_id>")
@reads("entries:read")
@api.output(EntryOut)
def show_entry(act: Act, entry_id: str) -> Any:
    """Return one movement."""
    posted = ledger.movement_of(act.session, act.brand_id, entry_id)
    [shown] = _shapes(act.session, [posted])
    return shown


@api.get("/entries")
@reads("entries:read", finds=True)
@api.input(EntriesQuery, location="query")
@api.output(EntriesOut)
def list_entries(act: Act, query_data: EntriesQuery) -> Any:
    """Return movements, newest first: the brand's, or one card's.

    A card's come in the order they were booked, even if a clock was put back meanwhile;
    the brand's by when they were posted.
    """
    account_id = None
    if query_data.card_id is not None:
        card = passes.card_of(act.session, act.brand_id, query_data.card_id)
        account_id = card.account_id
    rows = ledger.statement(
        act.session,
        act.brand_id,
        account_id=account_id,
        before=decode_cursor(query_data.cursor) if query_data.cursor else None,
        limit=query_data.limit,
    )
    return {"entries": _shapes(act.session, rows.rows), "next": rows.next}


def _shapes(session: Session, movements: Sequence[Posted]) -> list[dict[str, Any]]:
    """Return movements as the API shows them, each with the card it was made with."""
    account_ids = {posted.account_id for posted in movements}
    scales = _scales(session, account_ids)
    held = _cards_held(session, account_ids)
    return [
        _shape(
            posted,
            scales[posted.account_id],
            _card_at(held[posted.account_id], posted.posted_at),
        )
        for posted in movements
    ]


def _scale(session: Session, account_id: str) -> int:
    return _scales(session, {account_id})[account_id]


def _scales(session: Session, account_ids: set[str]) -> dict[str, int]:
    rows = session.execute(
        select(ledger.Account.id, ledger.Program.scale)
        .join(ledger.Program, ledger.Account.program_id == ledger.Program.id)
        .where(ledger.Account.id.in_(account_ids))
    )
    return {row.id: row.scale for row in rows}


def _cards_held(session: Session, account_ids: set[str]) -> dict[str, list[_Held]]:
    """Return the cards each account ever had, the first one first."""
    cards = passes.Pass
    rows = session.execute(
        select(cards.account_id, cards.issued_at, cards.id)
        .where(cards.account_id.in_(account_ids))
        .order_by(cards.issued_at, cards.id)
    )
    held: dict[str, list[_Held]] = {account_id: [] for account_id in account_ids}
    for account_id, issued_at, card_id in rows:
        held[account_id].append((issued_at, card_id))
    return held


def _card_at(held: Sequence[_Held], moment: datetime) -> str | None:
    """Return the card of that moment; what was brought along is the first card's."""
    issued = [card_id for issued_at, card_id in held if issued_at <= moment]
    return issued[-1] if issued else next((card_id for _, card_id in held), None)


def _shape(posted: Posted, scale: int, card_id: str | None) -> dict[str, Any]:
    return {
        "id": posted.id,
        "card_id": card_id,
        "kind": posted.kind,
        "points": ledger.to_display(posted.points, scale),
        "balance": ledger.to_display(posted.balance, scale),
        "source": posted.source,
        "reverses": posted.reverses_id,
        "reason": posted.reason,
        "posted_at": posted.posted_at,
    }
