"""A campaign's rows, one a customer, read stretch by stretch in the same memory.

A customer counts once, in the first run that had them: who is in a later one may depend
on what the earlier one did, and then the arms would not be alike any more.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from walletpass.campaigns.measuring.buying import Bought, bought_in, came_by_now
from walletpass.campaigns.measuring.reaching import (
    Reached,
    Used,
    messages_in,
    reached_in,
    told_in,
    used_in,
)
from walletpass.campaigns.measuring.rows import ReportRow, ShopDay
from walletpass.campaigns.measuring.stretches import Stretch
from walletpass.campaigns.measuring.terms import ReportTerms, ReportWindow
from walletpass.campaigns.models import Delivery, Run
from walletpass.db import Page, page_of
from walletpass.db.paging import decode_cursor
from walletpass.sales.models import Purchase

PAGE: Final = 1_000
_NOTHING: Final = Bought()
_NOWHERE: Final = Reached()
_NONE: Final = Used()


def rows_of(
    session: Session,
    brand_id: str,
    terms: ReportTerms,
    *,
    after: tuple[str, str] = ("", ""),
    page: int = 0,
) -> Iterator[ReportRow]:
    """Yield a row for each customer of the campaign, by run and customer.

    They begin beyond *after*, a run and a customer in it, and are read so many at once.
    """
    after_run, after_customer = after
    for number, window in enumerate(terms.windows):
        if window.run_id < after_run:
            continue
        last = after_customer if window.run_id == after_run else ""
        while found := _page(
            session, terms.campaign_id, window, last, page or PAGE, is_first=not number
        ):
            begun, last = last, found[-1].customer_id
            stretch = Stretch(
                brand_id, terms.campaign_id, window, terms.as_of, begun, last
            )
            is_alone = len(terms.windows) == 1
            yield from _rows(session, stretch, found, is_alone=is_alone)


def rows_page(
    session: Session,
    brand_id: str,
    terms: ReportTerms,
    *,
    after: str | None,
    limit: int,
) -> Page[ReportRow]:
    """Return a page of the campaign's rows.

    Raises:
        UnknownCursorError: *after* is no cursor of ours.
    """
    run_id, _, customer_id = ("" if after is None else decode_cursor(after)).partition(
        "/"
    )
    rows = rows_of(
        session, brand_id, terms, after=(run_id, customer_id), page=limit + 1
    )
    return page_of(
        list(islice(rows, limit + 1)),
        limit,
        lambda row: f"{row.run_id}/{row.customer_id}",
    )


def _page(
    session: Session,
    campaign_id: str,
    window: ReportWindow,
    after: str,
    limit: int,
    *,
    is_first: bool,
) -> Sequence[Any]:
    query = (
        select(
            Delivery.customer_id,
            Delivery.arm,
            Delivery.bucket,
            Delivery.variant,
            Delivery.state,
            Delivery.reason,
            Delivery.decided_at,
        )
        .where(Delivery.run_id == window.run_id, Delivery.customer_id > after)
        .order_by(Delivery.customer_id)
        .limit(limit)
    )
    if not is_first:
        query = query.where(~_was_in_an_earlier_run(campaign_id, window))
    return session.execute(query).all()


def _was_in_an_earlier_run(campaign_id: str, window: ReportWindow) -> Any:
    other = aliased(Delivery)
    return exists().where(
        other.customer_id == Delivery.customer_id,
        other.run_id == Run.id,
        Run.campaign_id == campaign_id,
        Run.id < window.run_id,
    )


def _rows(
    session: Session, stretch: Stretch, found: Sequence[Any], *, is_alone: bool
) -> Iterator[ReportRow]:
    messages = messages_in(session, stretch, is_alone=is_alone)
    bought = bought_in(session, stretch)
    reached = reached_in(session, stretch)
    told = told_in(session, stretch)
    used = used_in(session, stretch)
    for delivery in found:
        who = delivery.customer_id
        did, saw = bought.get(who, _NOTHING), reached.get(who, _NOWHERE)
        coupons = used.get(who, _NONE)
        yield ReportRow(
            run_id=stretch.window.run_id,
            **delivery._mapping,  # noqa: SLF001 - its columns are named as the row's
            messages=messages.get(who, {}),
            is_accepted=saw.is_accepted,
            is_fetched=saw.is_fetched,
            is_unregistered=saw.is_unregistered,
            was_told=who in told or delivery.state == "sent",
            redeemed=coupons.redeemed,
            worth=coupons.worth,
            unpriced=coupons.unpriced,
            receipts=did.receipts,
            revenue=did.revenue,
            paid_with_points=did.paid_with_points,
            receipts_before=did.receipts_before,
            revenue_before=did.revenue_before,
            came=came_by_now(did, stretch),
        )


def shop_days_of(session: Session, brand_id: str, terms: ReportTerms) -> list[ShopDay]:
    """Return what each store sold on each day of the windows, with a card and without."""
    if not terms.windows:
        return []
    since = min(window.since for window in terms.windows)
    until = max(window.until for window in terms.windows)
    has_card = or_(Purchase.pass_id.is_not(None), Purchase.presented_via == "wallet")
    kept = Purchase.net - Purchase.returned
    query = (
        select(
            Purchase.store_id,
            Purchase.shopped_on,
            func.sum(case((has_card, 1), else_=0)),
            func.sum(case((has_card, kept), else_=0)),
            func.sum(case((has_card, 0), else_=1)),
            func.sum(case((has_card, 0), else_=kept)),
        )
        .where(
            Purchase.brand_id == brand_id,
            Purchase.occurred_at >= since,
            Purchase.occurred_at < until,
            Purchase.store_id.is_not(None),
            Purchase.status != "returned",
        )
        .group_by(Purchase.store_id, Purchase.shopped_on)
        .order_by(Purchase.store_id, Purchase.shopped_on)
    )
    return [
        ShopDay(
            store_id=store_id,
            day=day,
            receipts_with=int(receipts_with),
            revenue_with=int(revenue_with),
            receipts_without=int(receipts_without),
            revenue_without=int(revenue_without),
        )
        for (
            store_id,
            day,
            receipts_with,
            revenue_with,
            receipts_without,
            revenue_without,
        ) in session.execute(query)
    ]
