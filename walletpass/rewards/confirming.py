"""Confirming: points that waited until somebody said that what earned them holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from walletpass import ledger, sales
from walletpass.rewards.earned import moment
from walletpass.rewards.models import Credit
from walletpass.rewards.reckoning import UNCONFIRMED
from walletpass.rewards.remembering import award_from
from walletpass.rewards.rules import Award, lapses_at
from walletpass.rewards.versions import Version, ready_version


@dataclass(frozen=True, slots=True)
class Confirmed:
    """How many points, in hundredths, waited for a word and became active, and where."""

    points: int = 0
    account_id: str | None = None


def confirm(
    session: Session, brand_id: str, purchase_id: str, *, now: datetime
) -> Confirmed:
    """Let points of a purchase become active that waited to be confirmed.

    Again changes nothing.

    Raises:
        UnknownPurchaseError: The brand was told of no such purchase.
    """
    purchase = sales.purchase_of(session, brand_id, purchase_id)
    kept = session.get(Credit, purchase.id)
    if kept is None or kept.version_id is None:
        return Confirmed()
    version = ready_version(session, kept.version_id)
    zone = kept.facts["zone"]
    points = awaken(session, kept.lots, kept.awards, version, zone, now=now)
    return Confirmed(points, kept.account_id)


def awaken(
    session: Session,
    lots: Iterable[Mapping[str, Any]],
    awards: Iterable[Mapping[str, Any]],
    version: Version,
    zone: str,
    *,
    now: datetime,
) -> int:
    """Let the lots become active that waited for a word; return how many points.

    Their time runs from today by the store's calendar.
    """
    unconfirmed = [
        award
        for award in map(award_from, awards)
        if award.is_pending and award.activates_at is None
    ]
    confirmed = 0
    for lot in lots:
        if moment(lot["activates_at"]) == UNCONFIRMED:
            expires_at = moment(lot["expires_at"])
            if expires_at is None:
                expires_at = _expires_at(unconfirmed, version, zone, now)
            if ledger.awaken(session, lot["id"], expires_at=expires_at, now=now):
                confirmed += lot["points"]
    return confirmed


def _expires_at(
    awards: Sequence[Award], version: Version, zone: str, now: datetime
) -> datetime | None:
    """Return when the awards lapse that lie in one lot: with the one that lasts longest."""
    rules = {rule.code: rule for rule in version.rules.document.rules}
    today = now.astimezone(ZoneInfo(zone))
    ends = [
        lapses_at(rules[award.rule].expiry, today)
        for award in awards
        if award.expires_at is None
    ]
    return None if None in ends else max(filter(None, ends), default=None)
