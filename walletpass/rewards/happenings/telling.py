"""Telling what happened: written down once, counted by the rules, credited."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers, ledger, sales
from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.kernel.ids import new_id
from walletpass.rewards.earned import Earned, earn_within
from walletpass.rewards.happenings.errors import HappeningTakenError
from walletpass.rewards.happenings.fitness import digest_of, fit
from walletpass.rewards.happenings.happened import Happened
from walletpass.rewards.happenings.models import Happening
from walletpass.rewards.holders import Holder
from walletpass.rewards.knowing import Known, know
from walletpass.rewards.reckoning import UNCONFIRMED, Share, shares_of
from walletpass.rewards.remembering import (
    award_from,
    kept_award,
    kept_lot,
    kept_skipped,
    kept_uses,
    skipped_from,
)
from walletpass.rewards.rules import Award, Event, Skipped
from walletpass.rewards.standing import balance_at
from walletpass.rewards.using import HeldLimits, entities_of
from walletpass.sales.fitness import happened, instant


@dataclass(frozen=True, slots=True)
class Counted:
    """What happened, as it is kept, and what the rules gave for it.

    *is_new* is false when it was told before and nothing was written.
    """

    happening: Happening
    is_new: bool = True

    @property
    def awards(self) -> list[Award]:
        """What each rule gave, and why."""
        return [award_from(kept) for kept in self.happening.awards]

    @property
    def skipped(self) -> list[Skipped]:
        """Which rules gave nothing, and why."""
        return [skipped_from(kept) for kept in self.happening.skipped]


def tell(
    session: Session,
    brand_id: str,
    holder: Holder,
    told: Happened,
    *,
    now: datetime,
    actor: str | None = None,
) -> Counted:
    """Keep what a customer did, and credit what the rules of its moment give for it.

    Told again, it is the earlier one. What no rule gives anything for is kept as well.

    Raises:
        HappeningTakenError: The id stands for something else.
        UnfitHappeningError: A part of it cannot be right; the error names the part.
        WrongClockError: It happened in the future, or too long ago.
        NotFoundError: The brand has no such customer, program or store.
    """
    told = fit(told)
    at = happened(
        instant("occurred_at", told.occurred_at), now=now, within=sales.TOLD_WITHIN
    )
    assert holder.customer_id is not None, "events are somebody's"
    who = customers.person_of(session, brand_id, holder.customer_id)
    holder = Holder(holder.program_id, who.id, holder.pass_id)
    digest = digest_of(told, who.id)
    happening = claim(session, brand_id, holder, told, digest, at=at, now=now)
    if happening is None:
        return Counted(_earlier(session, brand_id, told, digest), is_new=False)
    if who.status in ("blocked", "erased"):
        raise customers.UnknownCustomerError
    count(session, happening, holder, told, actor=actor)
    return Counted(happening)


_table: Any = Happening.__table__
_CLAIMS = in_each_dialect(
    lambda insert: insert(_table).on_conflict_do_nothing().returning(_table.c.id)
)


def claim(
    session: Session,
    brand_id: str,
    holder: Holder,
    told: Happened,
    digest: bytes,
    *,
    at: datetime,
    now: datetime,
) -> Happening | None:
    """Write down what happened unless its id is taken; of two at once, one waits."""
    written = session.connection().execute(
        in_dialect_of(session, _CLAIMS),
        {
            "id": new_id("hap", now),
            "brand_id": brand_id,
            "program_id": holder.program_id,
            "customer_id": holder.customer_id,
            "kind": told.kind,
            "source": told.source,
            "external_id": told.external_id,
            "digest": digest,
            "properties": told.properties,
            "zone": "",
            "used": [],
            "awards": [],
            "skipped": [],
            "lots": [],
            "points": 0,
            "pending": 0,
            "state": "counted",
            "occurred_at": at,
            "received_at": now,
        },
    )
    happening_id = written.scalar_one_or_none()
    return session.get_one(Happening, happening_id) if happening_id else None


def _earlier(
    session: Session, brand_id: str, told: Happened, digest: bytes
) -> Happening:
    """Return what the id stands for.

    Raises:
        HappeningTakenError: It stands for something else.
    """
    earlier = session.scalars(
        select(Happening).where(
            Happening.brand_id == brand_id,
            Happening.source == told.source,
            Happening.external_id == told.external_id,
        )
    ).one()
    if earlier.digest != digest:
        raise HappeningTakenError(
            told.external_id, earlier_id=earlier.id, received_at=earlier.received_at
        )
    return earlier


def count(
    session: Session,
    happening: Happening,
    holder: Holder,
    told: Happened,
    *,
    actor: str | None = None,
    given_before: Collection[str] = (),
    zone: str | None = None,
) -> None:
    """Ask the rules about what was claimed, credit what they give, and keep why.

    They go by the clock of the *zone*; of the store, or the brand, if there is none.
    """
    brand_id, at = happening.brand_id, happening.occurred_at
    as_sale = sales.Sale(
        told.source,
        told.external_id,
        "",
        channel=told.channel,
        store_id=told.store_id,
        staff_id=told.staff_id,
    )
    place = sales.place_of(session, brand_id, as_sale)
    known = know(
        session,
        brand_id,
        holder,
        as_sale,
        place,
        at=at,
        is_recorded=False,
        zone=zone,
    )
    earned = earn_within(
        known.version,
        Event(happening.kind),
        known.facts,
        entities_of(holder, as_sale, store_id=known.store_id),
        HeldLimits(session, brand_id, holder.program_id),
        given_before=given_before,
    )
    _book(session, happening, known, earned, actor)


def _book(
    session: Session,
    happening: Happening,
    known: Known,
    earned: Earned,
    actor: str | None,
) -> None:
    earning, now = earned.earning, happening.received_at
    shares = shares_of(earning.awards, at=now) if earning.gives == "points" else []
    account_id = known.account_id
    if shares and account_id is None:
        account_id = ledger.open_account(
            session,
            happening.brand_id,
            happening.program_id,
            happening.customer_id,
            now=now,
        )
    happening.account_id = account_id
    happening.version_id = known.version.id if known.version else None
    happening.zone = known.zone
    happening.used = kept_uses(earned.used, earned.places)
    happening.awards = [kept_award(award) for award in earning.awards]
    happening.skipped = [kept_skipped(one) for one in earning.skipped]
    happening.lots = []
    if account_id is not None and not shares:
        happening.balance = balance_at(
            session,
            account_id,
            known.balance,
            known.due_at,
            now=happening.received_at,
        )
    for share in shares:
        _credit(session, happening, share, actor)
    if any(share.activates_at == UNCONFIRMED for share in shares):
        happening.state = "waiting"
    session.flush()
    session.refresh(happening)


def _credit(
    session: Session, happening: Happening, share: Share, actor: str | None
) -> None:
    """Credit a share as a lot of its own."""
    assert happening.account_id is not None
    posted = ledger.earn(
        session,
        happening.account_id,
        share.points,
        source=f"{happening.id}/{len(happening.lots) + 1}",
        now=happening.received_at,
        activates_at=share.activates_at,
        expires_at=share.expires_at,
        actor=actor,
        reason=happening.kind,
        may_repeat=False,
    )
    happening.points += share.points
    happening.pending += posted.pending
    happening.balance = posted.balance
    happening.lots = [*happening.lots, kept_lot(posted.id, share)]
