"""What customers have of a program and of the brand's rewards, a page of them at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from walletpass.customers import Customer
from walletpass.ledger import Account, Lot
from walletpass.rewards.acts import Act, ActKind, Thanks
from walletpass.rewards.coupons import Coupon, Reward
from walletpass.rewards.coupons.models import state_at
from walletpass.rewards.standing import balances_at
from walletpass.rewards.tiers import standings_among


@dataclass(slots=True)
class Belongings:
    """Points to spend and points that wait, a tier, coupons, acts, and thanks."""

    balance: int = 0
    waiting: int = 0
    tier: str = ""
    coupons: list[dict[str, str]] = field(default_factory=list)
    acts: list[dict[str, str]] = field(default_factory=list)
    thanks: list[dict[str, str]] = field(default_factory=list)


def belongings_of(
    session: Session, program_id: str, customer_ids: Sequence[str], *, now: datetime
) -> Mapping[str, Belongings]:
    """Return what each of these customers has at this moment.

    What was written down of somebody they were merged with is theirs.
    """
    found: dict[str, Belongings] = defaultdict(Belongings)
    _add_points(session, program_id, customer_ids, found, now)
    standings = standings_among(session, program_id, customer_ids, now=now)
    for customer_id, standing in standings.items():
        found[customer_id].tier = standing.tier.code
    _add_what_was_written_down(session, _names(session, customer_ids), found, now)
    return found


def _add_points(
    session: Session,
    program_id: str,
    customer_ids: Sequence[str],
    found: dict[str, Belongings],
    now: datetime,
) -> None:
    rows = session.execute(
        select(Account.id, Account.customer_id, Account.balance, Account.due_at).where(
            Account.program_id == program_id, Account.customer_id.in_(customer_ids)
        )
    ).all()
    spendable = balances_at(
        session, [(row.id, row.balance, row.due_at) for row in rows], now=now
    )
    waiting = dict(
        session.execute(
            select(Lot.account_id, func.sum(Lot.remaining))
            .where(
                Lot.account_id.in_([row.id for row in rows]),
                Lot.state == "pending",
                or_(Lot.activates_at.is_(None), Lot.activates_at > now),
            )
            .group_by(Lot.account_id)
        ).all()
    )
    for row in rows:
        found[row.customer_id].balance = spendable[row.id]
        found[row.customer_id].waiting = int(waiting.get(row.id, 0))


def _names(session: Session, customer_ids: Sequence[str]) -> Mapping[str, str]:
    """Return every name these people are kept under, and who they are by now."""
    whose = func.coalesce(Customer.merged_into_id, Customer.id)
    return dict(
        session.execute(
            select(Customer.id, whose).where(
                or_(
                    Customer.id.in_(customer_ids),
                    Customer.merged_into_id.in_(customer_ids),
                ),
                whose.in_(customer_ids),
            )
        ).all()
    )


def _add_what_was_written_down(
    session: Session,
    names: Mapping[str, str],
    found: dict[str, Belongings],
    now: datetime,
) -> None:
    for coupon, code in session.execute(
        select(Coupon, Reward.code)
        .join(Reward, Reward.id == Coupon.reward_id)
        .where(Coupon.customer_id.in_(names))
        .order_by(Coupon.id)
    ):
        kept = {"reward": code, "state": state_at(coupon, now)}
        kept |= {"since": coupon.created_at.isoformat()}
        if coupon.expires_at is not None:
            kept["until"] = coupon.expires_at.isoformat()
        found[names[coupon.customer_id]].coupons.append(kept)
    for act, code in session.execute(
        select(Act, ActKind.code)
        .join(ActKind, ActKind.id == Act.kind_id)
        .where(Act.customer_id.in_(names))
        .order_by(Act.id)
    ):
        kept = {"act": code, "state": act.state, "at": act.seen_at.isoformat()}
        found[names[act.customer_id]].acts.append(kept)
    for thanks in session.scalars(
        select(Thanks).where(Thanks.customer_id.in_(names)).order_by(Thanks.id)
    ):
        kept = {"words": thanks.words, "at": thanks.given_at.isoformat()}
        found[names[thanks.customer_id]].thanks.append(kept)
