"""Recalling why points came, or did not: the rules' own reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import sales
from walletpass.kernel.languages import Language
from walletpass.ledger import Posted
from walletpass.rewards.models import Credit
from walletpass.rewards.reckoning import UNCONFIRMED, basket_left, reckon
from walletpass.rewards.remembering import award_from, facts_from, uses_from
from walletpass.rewards.rules import Award, Skipped, Unit, explain
from walletpass.rewards.versions import ready_version
from walletpass.sales import Purchase


@dataclass(frozen=True, slots=True)
class Earned:
    """What purchase a movement came from, and what of it was given, and why."""

    receipt: str
    awards: tuple[Award, ...]

    def sentences(self, unit: Unit, language: Language) -> list[str]:
        """Return why, a sentence for each rule, as the customer reads it."""
        return [explain(award.because, language, unit=unit) for award in self.awards]


def earned_by(session: Session, movements: Iterable[Posted]) -> Mapping[str, Earned]:
    """Return what purchases earned, by the ids of those movements that credited them."""
    told = {
        movement.id: movement.source.partition("/")[0]
        for movement in movements
        if movement.kind == "earn"
    }
    rows = session.execute(
        select(Credit, Purchase.receipt)
        .join(Purchase, Purchase.id == Credit.purchase_id)
        .where(Credit.purchase_id.in_(set(told.values())))
    )
    found = {}
    for credit, receipt in rows:
        awards = [award_from(kept) for kept in credit.awards]
        for lot in credit.lots:
            days = _moment(lot["activates_at"]), _moment(lot["expires_at"])
            own = tuple(award for award in awards if _days(award) == days)
            found[lot["id"]] = Earned(receipt, own)
    return {id_: found[id_] for id_ in told if id_ in found}


def skipped_by(session: Session, kept: Credit) -> tuple[Skipped, ...]:
    """Return which rules gave nothing for a purchase, and why.

    They are asked again, with the facts and the limits that were kept of its moment.
    """
    if kept.version_id is None:
        return ()
    version = ready_version(session, kept.version_id)
    sold = sales.basket_sold(session, kept.brand_id, kept.purchase_id)
    used, _ = uses_from(kept.used)
    basket = basket_left(sold, sold, version)
    earning = reckon(version, basket, facts_from(kept.facts), used)
    gave = {award["rule"] for award in kept.awards}
    return tuple(one for one in earning.skipped if one.rule not in gave)


def _days(award: Award) -> tuple[datetime | None, datetime | None]:
    activates_at = award.activates_at
    if award.is_pending and activates_at is None:
        activates_at = UNCONFIRMED
    return activates_at, award.expires_at


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None
