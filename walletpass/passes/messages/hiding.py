"""Hiding: since when a card does not show a message, as its holder said no to marketing.

Nothing is written down for it: composing a card looks at the last word, and so does this,
over the time for which the message was to show.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.customers import said_by
from walletpass.db import Prepared, among
from walletpass.passes.messages.models import CardMessage, Showing

_SHOWN = Prepared(
    select(
        CardMessage.origin,
        Showing.pass_id,
        Showing.customer_id,
        Showing.shows_from,
        Showing.shows_until,
        Showing.withdrawn_at,
    )
    .join(Showing, Showing.message_id == CardMessage.id)
    .where(
        CardMessage.brand_id == bindparam("brand_id"),
        among(CardMessage.origin, "origins"),
        among(Showing.pass_id, "pass_ids"),
        Showing.purpose == "marketing",
    )
)


def hidden_since(
    session: Session,
    brand_id: str,
    origins: Sequence[str],
    pass_ids: Sequence[str],
    *,
    now: datetime,
) -> Mapping[tuple[str, str], datetime]:
    """Return since when what was said by these origins is hidden, by origin and card.

    What is absent shows, or showed as long as it was meant to.
    """
    asked = {"brand_id": brand_id, "origins": origins, "pass_ids": pass_ids}
    shown = _SHOWN.rows(session, asked)
    said = said_by(session, sorted({row.customer_id for row in shown}), "wallet")
    hidden: dict[tuple[str, str], datetime] = {}
    for row in shown:
        ends = [at for at in (row.shows_until, row.withdrawn_at) if at is not None]
        words = said.get(row.customer_id, ())
        since = silenced_at(
            words, begins=row.shows_from, gone=min(ends, default=None), now=now
        )
        if since is not None:
            hidden[row.origin, row.pass_id] = since
    return hidden


def silenced_at(
    words: Sequence[tuple[datetime, bool]],
    *,
    begins: datetime,
    gone: datetime | None,
    now: datetime,
) -> datetime | None:
    """Return when a no hid what shows from *begins* until it is *gone*, or None.

    A yes before it is gone brings it back; one after that comes too late. Each of the
    *words* is a moment and whether it was a yes, in the order they were said.
    """
    since: datetime | None = None
    for at, is_yes in words:
        if at > now or (gone is not None and at >= gone):
            break
        if is_yes:
            since = None
        elif since is None:
            since = at
    if since is None or (gone is not None and begins >= gone):
        return None
    return max(since, begins) if begins <= now else None
