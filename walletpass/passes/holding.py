"""What is true of the holders of cards: all that a card may say, in one query."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, ScalarSelect, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from walletpass.customers import Customer, agreed_now
from walletpass.ledger import (
    Account,
    Entry,
    Expiry,
    Pocket,
    Transaction,
    next_expiries,
)
from walletpass.passes.braces import facts_in
from walletpass.passes.facts import OF_LOSSES
from walletpass.passes.messages.models import CardMessage, Showing
from walletpass.passes.models import Pass
from walletpass.rewards.acts.models import Thanks
from walletpass.rewards.tiers import TierState
from walletpass.sales import Shopper, Watch

_TOLD = (
    select(Watch.id)
    .where(Watch.customer_id == Pass.customer_id, Watch.told_at.is_not(None))
    .correlate(Pass)
)
_LAST_TOLD = _TOLD.order_by(Watch.told_at.desc(), Watch.id.desc()).limit(1)
_NEWS = (
    _TOLD.with_only_columns(func.count()).scalar_subquery()
    + select(func.count())
    .where(Thanks.customer_id == Pass.customer_id)
    .correlate(Pass)
    .scalar_subquery()
)
_LAST_THANKS = (
    select(Thanks.words)
    .where(Thanks.customer_id == Pass.customer_id)
    .order_by(Thanks.id.desc())
    .limit(1)
    .correlate(Pass)
    .scalar_subquery()
)
_MOST_PARTS: Final = 20  # of one act: a sale has as many lots as its points have days
_PART = aliased(Transaction)


def _moved(pocket: Pocket) -> ScalarSelect[int]:
    """Return what the last act moved in a pocket: all parts of a sale, or of a return."""
    is_of_one_act = (
        (_PART.kind == Transaction.kind)
        & (_PART.reason == Transaction.reason)
        & (_PART.posted_at == Transaction.posted_at)
    )
    return (
        select(func.sum(Entry.points))
        .join(_PART, _PART.id == Entry.transaction_id)
        .where(
            _PART.account_id == Account.id,
            _PART.sequence > Account.movements - _MOST_PARTS,
            (_PART.id == Transaction.id) | is_of_one_act,
            Entry.account_id == Account.id,
            Entry.pocket == pocket,
        )
        .correlate(Account, Transaction)
        .scalar_subquery()
    )


_ONE = aliased(Showing)
_SHOWING = (
    select(_ONE.message_id)
    .where(
        _ONE.pass_id == Pass.id,
        _ONE.shows_from <= bindparam("now"),
        or_(_ONE.shows_until.is_(None), _ONE.shows_until > bindparam("now")),
        _ONE.withdrawn_at.is_(None),
        or_(_ONE.purpose == "service", agreed_now(Pass.customer_id).is_not(False)),
    )
    .order_by(
        _ONE.purpose.desc(),  # "service" before "marketing"
        _ONE.shows_from.desc(),
        _ONE.message_id.desc(),
    )
    .limit(1)
    .correlate(Pass)
    .scalar_subquery()
)

_HOLDERS = (
    select(
        Pass,
        Customer.language,
        Customer.data_key,
        Customer.first_name_sealed,
        Customer.last_name_sealed,
        Customer.enrolled_at,
        Account.balance,
        Account.movements,
        Transaction.kind,
        func.coalesce(_moved("active"), 0).label("active"),
        func.coalesce(_moved("pending"), 0).label("pending"),
        func.coalesce(_moved("reserved"), 0).label("reserved"),
        Transaction.posted_at,
        Watch.told_at,
        Watch.told_of,
        Watch.told_where,
        _NEWS.label("news"),
        _LAST_THANKS.label("thanks"),
        TierState.tier,
        TierState.amount.label("tier_amount"),
        func.coalesce(TierState.moves, 0).label("tier_moves"),
        func.coalesce(Shopper.net, 0).label("spent"),
        Showing.message_id,
        Showing.shows_from,
        Showing.facts.label("message_facts"),
        CardMessage.words,
        CardMessage.link,
        CardMessage.link_words,
    )
    .join(Customer, Customer.id == Pass.customer_id)
    .join(Account, Account.id == Pass.account_id)
    .outerjoin(
        Transaction,
        (Transaction.account_id == Account.id)
        & (Transaction.sequence == Account.movements),
    )
    .outerjoin(Watch, Watch.id == _LAST_TOLD.scalar_subquery())
    .outerjoin(Shopper, Shopper.customer_id == Pass.customer_id)
    .outerjoin(
        TierState,
        (TierState.program_id == Account.program_id)
        & (TierState.customer_id == Pass.customer_id),
    )
    .outerjoin(
        Showing,
        and_(
            Showing.pass_id == Pass.id,
            Showing.message_id == _SHOWING,
            Pass.status != "voided",
        ),
    )
    .outerjoin(CardMessage, CardMessage.id == Showing.message_id)
    .where(Pass.id.in_(bindparam("pass_ids", expanding=True)))
    .order_by(Pass.id)
)


def holders(
    session: Session, pass_ids: Sequence[str], *, now: datetime
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return these cards with what is true of their holders now, ordered by card."""
    asked = {"pass_ids": list(pass_ids), "now": now}
    return session.execute(_HOLDERS, asked).all()


def losses_told_of(
    session: Session, rows: Sequence[Row[*tuple[Any, ...]]]
) -> Mapping[str, Expiry]:
    """Return what accounts lose next, where the message on a card speaks of it."""
    telling = [
        row.Pass.account_id
        for row in rows
        if row.message_id
        and any(OF_LOSSES.intersection(facts_in(text)) for text in row.words.values())
    ]
    return next_expiries(session, telling) if telling else {}
