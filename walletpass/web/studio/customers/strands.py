"""The strands a customer's story is woven of: one table each, by one customer, by time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from sqlalchemy import BindParameter, Select, bindparam, func, select

from walletpass.calls import CallTask
from walletpass.campaigns.models import Campaign, Delivery
from walletpass.customers import SELVES
from walletpass.customers.models import Consent, Customer
from walletpass.devices.models import Sighting
from walletpass.insight.models import StageMove
from walletpass.ledger import Account, Program
from walletpass.ledger.models import Entry, Transaction
from walletpass.passes import Pass
from walletpass.places import Position, PositionOutcome
from walletpass.rewards.acts.models import Act, ActKind, Thanks
from walletpass.rewards.coupons.models import Coupon, Reward
from walletpass.rewards.surprising import Surprise
from walletpass.rewards.tiers.models import TierMove
from walletpass.sales.models import Purchase, Refund

Group = Literal["card", "shopping", "points", "standing", "kindness", "messages"]
GROUPS: Final[Sequence[Group]] = get_args(Group)

_BRAND: Final[BindParameter[str]] = bindparam("brand_id")
_TOUCHES: Final = ("registered", "unregistered")


@dataclass(frozen=True, slots=True)
class Strand:
    """Rows of one kind; *at* and *key* say where each stands in the story.

    *query* is about the ``customer_id`` of the ``brand_id`` it is asked for. *read*
    makes a key again of what a cursor wrote down.
    """

    name: str
    group: Group
    at: Any
    key: Any
    query: Select[*tuple[Any, ...]]
    read: Callable[[str], Any] = str


def _strand(
    name: str, group: Group, table: Any, at: Any, key: Any, *more: Any
) -> Strand:
    query = select(table, *more).where(table.brand_id == _BRAND)
    if hasattr(table, "customer_id"):
        query = query.where(table.customer_id.in_(SELVES))
    return Strand(name, group, at, key, query)


def _joined() -> Strand:
    query = select(Customer).where(Customer.brand_id == _BRAND, Customer.id.in_(SELVES))
    return Strand("joined", "card", Customer.enrolled_at, Customer.id, query)


def _touched() -> Strand:
    mine = select(Pass.id).where(Pass.customer_id.in_(SELVES))
    query = select(Sighting).where(
        Sighting.brand_id == _BRAND,
        Sighting.pass_id.in_(mine),
        Sighting.kind.in_(_TOUCHES),
    )
    return Strand("touched", "card", Sighting.at, Sighting.id, query, int)


def _returned() -> Strand:
    query = (
        select(Refund, Purchase)
        .join(Purchase, Purchase.id == Refund.purchase_id)
        .where(Purchase.brand_id == _BRAND, Purchase.customer_id.in_(SELVES))
    )
    return Strand("returned", "shopping", Refund.occurred_at, Refund.id, query)


def _moved() -> Strand:
    """Return movements of points with what they were onto or off what can be spent."""
    query = (
        select(Transaction, Program, func.coalesce(Entry.points, 0).label("points"))
        .join(Account, Account.id == Transaction.account_id)
        .join(Program, Program.id == Account.program_id)
        .outerjoin(
            Entry,
            (Entry.transaction_id == Transaction.id)
            & (Entry.account_id == Transaction.account_id)
            & (Entry.pocket == "active"),
        )
        .where(Account.brand_id == _BRAND, Account.customer_id.in_(SELVES))
    )
    return Strand("moved", "points", Transaction.posted_at, Transaction.id, query)


def _acted() -> Strand:
    plain = _strand("acted", "kindness", Act, Act.seen_at, Act.id, ActKind)
    query = plain.query.join(ActKind, ActKind.id == Act.kind_id)
    return Strand(plain.name, plain.group, plain.at, plain.key, query)


def _coupon(name: str, at: Any) -> Strand:
    plain = _strand(name, "kindness", Coupon, at, Coupon.id, Reward)
    query = plain.query.join(Reward, Reward.id == Coupon.reward_id)
    return Strand(name, plain.group, at, plain.key, query.where(at.is_not(None)))


def _told() -> Strand:
    at = func.coalesce(Delivery.decided_at, Delivery.due_at)
    plain = _strand("told", "messages", Delivery, at, Delivery.run_id, Campaign)
    query = plain.query.join(Campaign, Campaign.id == Delivery.campaign_id)
    return Strand(plain.name, plain.group, at, plain.key, query)


def _near() -> Strand:
    query = (
        select(PositionOutcome, Position)
        .join(Position, Position.id == PositionOutcome.position_id)
        .where(PositionOutcome.brand_id == _BRAND, Position.customer_id.in_(SELVES))
    )
    at, key = PositionOutcome.decided_at, PositionOutcome.position_id
    return Strand("near", "messages", at, key, query)


def _called() -> Strand:
    plain = _strand("called", "messages", CallTask, CallTask.closed_at, CallTask.id)
    query = plain.query.where(CallTask.closed_at.is_not(None))
    return Strand(plain.name, plain.group, plain.at, plain.key, query)


STRANDS: Final[Sequence[Strand]] = (
    _joined(),
    _strand("asked", "messages", Consent, Consent.at, Consent.id),
    _strand("issued", "card", Pass, Pass.issued_at, Pass.id),
    _touched(),
    _strand("bought", "shopping", Purchase, Purchase.occurred_at, Purchase.id),
    _returned(),
    _moved(),
    _strand("ranked", "standing", TierMove, TierMove.moved_at, TierMove.id),
    _strand("staged", "standing", StageMove, StageMove.moved_at, StageMove.id),
    _acted(),
    _strand("thanked", "kindness", Thanks, Thanks.given_at, Thanks.id),
    _strand("surprised", "kindness", Surprise, Surprise.given_at, Surprise.id),
    _coupon("given", Coupon.created_at),
    _coupon("used", Coupon.redeemed_at),
    _told(),
    _near(),
    _strand("to-call", "messages", CallTask, CallTask.made_at, CallTask.id),
    _called(),
)
"""In the order of cause and effect: of two at one moment, the later one here came after."""

PLACES: Final[Mapping[str, int]] = {
    strand.name: place for place, strand in enumerate(STRANDS)
}
