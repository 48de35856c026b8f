"""Conditions on tiers, points and clubs: as they stand now."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    cast,
    func,
    literal,
    select,
)

from walletpass.customers import Customer
from walletpass.customers.clubs import ClubMember
from walletpass.ledger import Account, Transaction
from walletpass.ledger.models import SPENDABLE, Lot
from walletpass.rewards.models import ProgramVersion
from walletpass.rewards.tiers.models import TierState
from walletpass.segments.conditions.base import (
    Counted,
    Occurring,
    Word,
    Words,
    of_row,
)
from walletpass.segments.facts import Facts
from walletpass.segments.moments import At, Days, Span

_SPENT: Final = ("redeem", "commit")
_POINT: Final = 100  # hundredths, where rules do not say how many are worth so much


@dataclass(frozen=True, kw_only=True)
class HasTier(Occurring):
    """Whoever has one of these tiers, in a program or in any."""

    kind = "tier"

    tiers: Words
    program: Word | None = None

    def rows(self, at: At) -> Select[Any]:  # noqa: ARG002
        """Return the rows that are counted."""
        query = select(literal(1)).where(
            TierState.customer_id == Customer.id, TierState.tier.in_(self.tiers)
        )
        if self.program:
            query = query.where(TierState.program_id == self.program)
        return query

    def answer(self, who: Facts, at: At) -> int:  # noqa: ARG002
        """Count the programs in which they do."""
        return sum(
            tier in self.tiers and self.program in {None, program}
            for program, tier in who.tiers.items()
        )


@dataclass(frozen=True, kw_only=True)
class HasBalance(Counted):
    """How many points somebody may spend, in hundredths; debts are below nothing."""

    kind = "balance"
    least = None

    program: Word | None = None

    def asked(self, at: At) -> ColumnElement[int]:  # noqa: ARG002
        """Add up the balances."""
        query = select(func.coalesce(func.sum(Account.balance), 0)).where(
            Account.customer_id == Customer.id
        )
        if self.program:
            query = query.where(Account.program_id == self.program)
        return query.correlate(Customer).scalar_subquery()

    def answer(self, who: Facts, at: At) -> int:  # noqa: ARG002
        """Add up the balances."""
        return sum(
            purse.balance
            for purse in who.purses
            if self.program in {None, purse.program_id}
        )


@dataclass(frozen=True, kw_only=True)
class HasWorth(Counted):
    """What somebody's points are worth in money, by the rules in force, in minor units.

    Where points pay for nothing, they are worth nothing.
    """

    kind = "worth"
    least = None

    program: Word | None = None

    def asked(self, at: At) -> ColumnElement[int]:
        """Add up what each balance pays."""
        spending = ProgramVersion.document["spending"]
        worth = cast(spending["worth"].as_string(), BigInteger)
        points = func.coalesce(cast(spending["points"].as_string(), BigInteger), _POINT)
        pays = (
            select(Account.balance * worth // points)
            .where(ProgramVersion.program_id == Account.program_id)
            .where(ProgramVersion.effective_from <= at.now)
            .order_by(
                ProgramVersion.effective_from.desc(), ProgramVersion.number.desc()
            )
            .limit(1)
            .correlate(Account)
            .scalar_subquery()
        )
        query = select(func.coalesce(func.sum(pays), 0)).where(
            Account.customer_id == Customer.id
        )
        if self.program:
            query = query.where(Account.program_id == self.program)
        return query.correlate(Customer).scalar_subquery()

    def answer(self, who: Facts, at: At) -> int:
        """Add up what each balance pays."""
        return sum(
            purse.balance * rate.worth // rate.points
            for purse in who.purses
            if self.program in {None, purse.program_id}
            for rate in [one for one in purse.rates if one.since <= at.now][-1:]
            if rate.worth is not None
        )


@dataclass(frozen=True, kw_only=True)
class HasExpiring(Counted):
    """How many points expire within so many days, in hundredths; any, if not said."""

    kind = "expiring"

    days: Days
    program: Word | None = None

    def asked(self, at: At) -> ColumnElement[int]:
        """Add up what is left of the lots that expire by then."""
        query = (
            select(func.coalesce(func.sum(Lot.remaining), 0))
            .select_from(Account)
            .join(Lot, Lot.account_id == Account.id)
            .where(Account.customer_id == Customer.id, SPENDABLE)
            .where(Lot.expires_at > at.now)
            .where(Lot.expires_at <= at.now + timedelta(days=self.days))
        )
        if self.program:
            query = query.where(Account.program_id == self.program)
        return query.correlate(Customer).scalar_subquery()

    def answer(self, who: Facts, at: At) -> int:
        """Add up what is left of the lots that expire by then."""
        end = at.now + timedelta(days=self.days)
        return sum(
            pot.remaining
            for purse in who.purses
            if self.program in {None, purse.program_id}
            for pot in purse.pots
            if pot.state == "active"
            and pot.expires_at is not None
            and at.now < pot.expires_at <= end
        )


@dataclass(frozen=True, kw_only=True)
class HasSpentPoints(Occurring, Span):
    """How often somebody paid with points, taken back since or not."""

    kind = "points_spent"
    is_past_known = True

    def __post_init__(self) -> None:
        Counted.__post_init__(self)
        Span.__post_init__(self)

    def rows(self, at: At) -> Select[Any]:
        """Return the rows that are counted."""
        return (
            select(literal(1))
            .select_from(Account)
            .join(Transaction, Transaction.account_id == Account.id)
            .where(of_row(Account.customer_id))
            .where(Transaction.kind.in_(_SPENT))
            .where(self.spans(Transaction.posted_at, at))
        )

    def answer(self, who: Facts, at: At) -> int:
        """Count the times."""
        return sum(
            self.covers(moment, at) for purse in who.purses for moment in purse.spent
        )


@dataclass(frozen=True, kw_only=True)
class InClub(Occurring):
    """Whoever is in one of these clubs."""

    kind = "club"

    clubs: Words

    def rows(self, at: At) -> Select[Any]:  # noqa: ARG002
        """Return the rows that are counted."""
        return (
            select(ClubMember.club_id)
            .where(ClubMember.club_id.in_(self.clubs))
            .where(of_row(ClubMember.customer_id))
        )

    def number(self) -> ColumnElement[int]:
        """Count each once."""
        return func.count(ClubMember.club_id.distinct())

    def answer(self, who: Facts, at: At) -> int:  # noqa: ARG002
        """Count the clubs among them."""
        return len(who.clubs.intersection(self.clubs))
