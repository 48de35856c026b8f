"""Points lie there and could be spent, or will expire before long."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Final, Literal, TypeVarTuple

from pydantic import Field
from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from walletpass.campaigns.models import Entry
from walletpass.campaigns.triggers.scene import Due, Occasional, Scene, bought_since
from walletpass.customers import Customer
from walletpass.db import day_number
from walletpass.insight import Profile
from walletpass.ledger import SPENDABLE, Account, Lot, Program
from walletpass.rewards import version_in_force

_FROM_THE_FIRST: Final = 100  # hundredths: one whole point

_Asked = TypeVarTuple("_Asked")
Hundredths = Annotated[int, Field(ge=1, le=10**12)]


class Balance(Occasional):
    """Who has points worth spending, and has not been here for *quiet_days*.

    Balances that cannot be spent, being under *at_least* hundredths or under what the
    program spends at once, are passed over.
    """

    on: Literal["balance"]
    rest_days: Annotated[int, Field(ge=7, le=366)] = 30
    quiet_days: Annotated[int, Field(ge=0, le=366)] = 14
    at_least: Hundredths = _FROM_THE_FIRST

    def due(self, scene: Scene) -> Due:
        """Return who has something to spend, under the name of the day."""
        last = scene.now - timedelta(days=self.quiet_days)
        return (
            scene.people(literal(f"balance/{scene.now:%Y-%m-%d}"))
            .outerjoin(Profile, Profile.customer_id == Customer.id)
            .where(
                or_(Profile.last_bought_at.is_(None), Profile.last_bought_at <= last),
                Customer.id.in_(self._holders(scene)),
            )
        )

    def is_over(self, scene: Scene) -> ColumnElement[bool]:
        """Ask whether somebody has nothing to spend any more, or has been here again."""
        theirs = self._holders(scene).where(Account.customer_id == Entry.customer_id)
        is_spent = ~theirs.exists()
        return or_(is_spent, bought_since()) if self.quiet_days else is_spent

    def _holders(self, scene: Scene) -> Select[str | None]:
        return select(Account.customer_id).where(
            Account.brand_id == scene.brand.id,
            Account.kind == "customer",
            Account.customer_id.is_not(None),
            or_(*self._worth_spending(scene)),
        )

    def _worth_spending(self, scene: Scene) -> Sequence[ColumnElement[bool]]:
        programs = scene.session.scalars(
            select(Program.id).where(Program.brand_id == scene.brand.id)
        )
        return [
            and_(
                Account.program_id == program_id,
                Account.balance >= max(self.at_least, fewest(scene, program_id)),
            )
            for program_id in programs
        ] or [literal(value=False)]


def fewest(scene: Scene, program_id: str) -> int:
    """Return how many hundredths can be spent at once, at the fewest."""
    version = version_in_force(scene.session, program_id, scene.now)
    spending = version.rules.document.spending if version else None
    return max(spending.minimum, spending.unit) if spending else 0


class Expiring(Occasional):
    """Points expire within *days*: once for each day on which some do.

    Who loses some every day is told once in *rest_days*, of all that come to be lost
    meanwhile too.
    """

    on: Literal["expiring"]
    rest_days: Annotated[int, Field(ge=0, le=366)] = 7
    days: Annotated[int, Field(ge=1, le=90)] = 14
    at_least: Hundredths = _FROM_THE_FIRST

    def due(self, scene: Scene) -> Due:
        """Return whose points expire soon, under the name of the last such day."""
        last = day_number(func.max(Lot.expires_at))
        return self._losing(
            scene.people(literal("expiring/") + last).join(
                Account, Account.customer_id == Customer.id
            ),
            scene,
        ).group_by(Customer.id)

    def is_over(self, scene: Scene) -> ColumnElement[bool]:
        """Ask whether nothing of theirs is about to be lost any more."""
        theirs = self._losing(select(Account.customer_id), scene)
        theirs = theirs.where(Account.customer_id == Entry.customer_id)
        return ~theirs.group_by(Account.customer_id).exists()

    def _losing(self, people: Select[*_Asked], scene: Scene) -> Select[*_Asked]:
        until = scene.now + timedelta(days=self.days)
        return (
            people.join(Lot, Lot.account_id == Account.id)
            .where(
                Account.brand_id == scene.brand.id,
                Account.kind == "customer",
                Account.customer_id.is_not(None),
                Account.due_at <= until,
                SPENDABLE,
                Lot.expires_at > scene.now,
                Lot.expires_at <= until,
            )
            .having(func.sum(Lot.remaining) >= self.at_least)
        )
