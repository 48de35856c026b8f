"""What is known of a customer and an occasion: asked in one question, for the rules."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

from walletpass import sales
from walletpass.customers import Customer, birthday_from
from walletpass.db import Prepared
from walletpass.ledger import Account, Program, UnknownProgramError
from walletpass.rewards.following import IS_AWAITED
from walletpass.rewards.holders import Holder
from walletpass.rewards.rules import Facts, Unit
from walletpass.rewards.tiers.counting import Bought
from walletpass.rewards.tiers.models import TierState
from walletpass.rewards.tiers.standing import tier_at
from walletpass.rewards.tiers.whose import Whose
from walletpass.rewards.versions import IN_FORCE, Version, ready_version
from walletpass.sales import Place, Sale, Shopper

FAVOURITES = "favourite_categories"


@dataclass(frozen=True, slots=True)
class Known:
    """The version in force, the facts it asks about, and the account as it stands.

    *account_id* is the one that an account was merged into. *balance* is what it held
    when it was last settled; by *due_at* that may have changed. *is_awaited* tells that
    something waits for the customer's purchase. *merged_into_id* is who they turned out
    to be.
    """

    version: Version | None
    facts: Facts
    zone: str
    currency: str
    store_id: str | None
    unit: Unit
    account_id: str | None
    balance: int
    due_at: datetime | None
    is_awaited: bool
    merged_into_id: str | None


_into = aliased(Account)
_KNOWN = Prepared(
    select(
        Program.scale,
        Program.unit,
        Customer.id.label("customer_id"),
        Customer.birth_month_day,
        Customer.birthday_told_on,
        Customer.enrolled_at,
        Customer.attributes,
        Customer.merged_into_id,
        Shopper.purchases,
        Shopper.net,
        func.coalesce(_into.id, Account.id).label("account_id"),
        func.coalesce(_into.balance, Account.balance, 0).label("balance"),
        func.coalesce(_into.due_at, Account.due_at).label("due_at"),
        IN_FORCE.scalar_subquery().label("version_id"),
        IS_AWAITED.label("is_awaited"),
        TierState.tier,
        TierState.version_id.label("tier_version_id"),
        TierState.seen_on.label("tier_seen_on"),
        TierState.due_on.label("tier_due_on"),
    )
    .select_from(Program)
    .outerjoin(
        Customer,
        (Customer.id == bindparam("customer_id"))
        & (Customer.brand_id == Program.brand_id),
    )
    .outerjoin(Shopper, Shopper.customer_id == Customer.id)
    .outerjoin(
        Account,
        (Account.customer_id == Customer.id) & (Account.program_id == Program.id),
    )
    .outerjoin(_into, _into.id == Account.merged_into_id)
    .outerjoin(
        TierState,
        (TierState.program_id == Program.id) & (TierState.customer_id == Customer.id),
    )
    .where(
        Program.id == bindparam("program_id"), Program.brand_id == bindparam("brand_id")
    )
)


def know(
    session: Session,
    brand_id: str,
    holder: Holder,
    sale: Sale,
    place: Place,
    *,
    at: datetime,
    is_recorded: bool,
    zone: str | None = None,
) -> Known:
    """Return what is known at the moment of a sale, by the place's clock or a *zone*'s.

    Once it *is recorded*, it is among the customer's purchases, and left out of what
    they bought before.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    asked = {
        "brand_id": brand_id,
        "program_id": holder.program_id,
        "customer_id": holder.customer_id,
        "at": at,
    }
    row = _KNOWN.first(session, asked)
    if row is None:
        raise UnknownProgramError
    version = ready_version(session, row.version_id) if row.version_id else None
    zone = zone or place.zone
    moment = at.astimezone(ZoneInfo(zone))
    past, tier = _Past(), ""
    if holder.customer_id is not None and row.customer_id is not None:
        counted = (sale.net or 0) if is_recorded else None
        past = _past_of(session, row, version, moment.date(), counted)
        if version is not None and version.ladder is not None:
            whose = Whose(brand_id, holder.program_id, holder.customer_id)
            but = None if counted is None else Bought(moment.date(), counted)
            tier = _tier(session, whose, version, row, place, but=but, at=at)
    return Known(
        version,
        _facts(sale, place, row, moment, past=past, tier=tier),
        zone,
        place.currency,
        place.store_id,
        Unit(row.unit, row.scale),
        row.account_id,
        row.balance,
        row.due_at,
        row.is_awaited,
        row.merged_into_id,
    )


def _tier(
    session: Session,
    whose: Whose,
    version: Version,
    row: Any,
    place: Place,
    *,
    but: Bought | None,
    at: datetime,
) -> str:
    """Return the tier of the moment: as last seen, unless something changed since."""
    zone = ZoneInfo(place.brand_zone)
    today = at.astimezone(zone).date()
    seen_on, due_on = row.tier_seen_on, row.tier_due_on
    if (
        row.tier_version_id == version.id
        and seen_on <= today
        and (due_on is None or due_on > today)
    ):
        return str(row.tier)
    return tier_at(session, whose, version, at=at, zone=zone, but=but)


def _facts(
    sale: Sale, place: Place, row: Any, moment: datetime, *, past: "_Past", tier: str
) -> Facts:
    attributes: Mapping[str, Any] = row.attributes or {}
    born = row.birth_month_day
    enrolled_at = row.enrolled_at
    return Facts(
        moment,
        store=place.store,
        channel=sale.channel,
        presented_via=sale.presented_via or "",
        tier=tier,
        purchases=past.purchases,
        spent_lifetime=past.spent_lifetime,
        spent_month=past.spent_month,
        is_paid=sale.is_paid,
        joined_on=enrolled_at and enrolled_at.astimezone(moment.tzinfo).date(),
        favourites=favourites_in(attributes),
        labels=frozenset(name for name, said in attributes.items() if said is True),
        birthday=birthday_from(born) if born else None,
        birthday_told_on=row.birthday_told_on,
    )


def favourites_in(attributes: Mapping[str, Any]) -> frozenset[str]:
    """Return the categories a customer chose: an attribute, with commas between them."""
    named = str(attributes.get(FAVOURITES) or "").split(",")
    return frozenset(category.strip() for category in named if category.strip())


class _Past(NamedTuple):
    purchases: int = 0
    spent_lifetime: int = 0
    spent_month: int = 0


def _past_of(
    session: Session,
    row: Any,
    version: Version | None,
    today: date,
    counted: int | None,
) -> _Past:
    """Return what was bought before; *counted* is this very sale, if it is in the sums."""
    month = 0
    if version is not None and version.asks_month:
        first = today.replace(day=1)
        last = today.replace(day=monthrange(today.year, today.month)[1])
        spell = sales.spell_of(session, row.customer_id, since=first, until=last)
        month = spell.net - (counted or 0)
    return _Past(
        (row.purchases or 0) - int(counted is not None),
        (row.net or 0) - (counted or 0),
        month,
    )
