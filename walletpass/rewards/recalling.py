"""Recalling why points came: the rules' own reasons for each movement of an account."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.kernel.languages import Language
from walletpass.ledger import Posted
from walletpass.rewards.models import Credit
from walletpass.rewards.reckoning import UNCONFIRMED
from walletpass.rewards.remembering import award_from
from walletpass.rewards.rules import Award, Unit, explain
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


def _days(award: Award) -> tuple[datetime | None, datetime | None]:
    activates_at = award.activates_at
    if award.is_pending and activates_at is None:
        activates_at = UNCONFIRMED
    return activates_at, award.expires_at


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None
