"""Purchases over the API: told once, credited by the rules, explained."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from sqlalchemy import select

from walletpass import rewards, sales
from walletpass.db import give_way
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.kernel.languages import Language
from walletpass.rewards import Credit, Credited, Holder, Redeemed
from walletpass.rewards.rules.explaining import Audience
from walletpass.sales import Purchase, PurchaseLine
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.purchase_shapes import (
    PurchaseBatchIn,
    PurchaseBatchOut,
    PurchaseOut,
    PurchasesOut,
    PurchasesQuery,
    SoldLineOut,
    WholePurchaseOut,
)
from walletpass.web.api.selling import (
    awards_told,
    points_told,
    sale_from,
    skipped_told,
    told_before,
    unit_of,
)
from walletpass.web.api.selling_shapes import (
    LARGEST_BASKET,
    LanguageQuery,
    PurchaseIn,
)
from walletpass.web.api.whose import Shown, shown_in
from walletpass.web.problems import status_of


@api.post("/purchases")
@writes(
    "purchases:write", finds=True, again="The purchase as told", largest=LARGEST_BASKET
)
@api.input(PurchaseIn)
@api.output(PurchaseOut, status_code=201)
def tell_purchase(act: Act, json_data: PurchaseIn) -> Any:
    """Record a purchase and credit what it earns under the rules of its moment.

    Answers 201, or 200 with the purchase as it was told before: the same `source` and
    `receipt` count once. With other contents they are refused with 409
    `receipt-taken`. Without a customer it is recorded, and earns nothing. Money is in
    minor units, quantities are in thousandths.

    A `redemption_id` names points that were put aside: they are spent, and pay for
    their part of the basket.
    """
    shown, is_new = _tell(act, json_data)
    return shown, 201 if is_new else 200


def _tell(act: Act, asked: PurchaseIn) -> tuple[dict[str, Any], bool]:
    paid = None
    if asked.redemption_id is not None:
        paid = rewards.redemption_of(
            act.session, act.brand_id, asked.redemption_id, now=act.now
        )
    shown = _shown(act, asked, paid)
    credited = rewards.credit(
        act.session,
        act.brand_id,
        sale_from(asked, shown),
        shown.holder,
        now=act.now,
        redemption=paid,
        actor=asked.staff_id or act.holder.key_id,
    )
    purchase = sales.purchase_of(act.session, act.brand_id, credited.purchase.id)
    return _shape(act, purchase, credited, asked.language, asked.audience), (
        credited.is_new
    )


def _shown(act: Act, asked: PurchaseIn, paid: Redeemed | None) -> Shown:
    """Return whose purchase it is: who pays with points need not be named again."""
    shown = shown_in(act, asked)
    if paid is not None and shown.holder.customer_id is None:
        holder = Holder(paid.program_id, paid.customer_id, paid.pass_id)
        return Shown(holder, asked.presented_via)
    if shown.voided and not _is_repeated(act, asked):
        shown.check()
    return shown


def _is_repeated(act: Act, asked: PurchaseIn) -> bool:
    try:
        sales.purchase_on(act.session, act.brand_id, asked.receipt, source=asked.source)
    except NotFoundError:
        return False
    return True


@api.post("/purchases:batch")
@writes("purchases:write", largest=2 * LARGEST_BASKET)
@api.input(PurchaseBatchIn)
@api.output(PurchaseBatchOut)
def tell_purchases(
    act: Act,
    json_data: PurchaseBatchIn,
) -> Any:
    """Record up to 500 purchases, each by itself: one that is refused stops no other.

    Each row answers with the status it would have had alone, and the purchase, or the
    problem it met.
    """
    give_way(act.session)
    return {"rows": [_row(act, told) for told in json_data.purchases]}


def _row(act: Act, told: dict[str, Any]) -> dict[str, Any]:
    try:
        asked = PurchaseIn.model_validate(told)
        with act.session.begin_nested():
            purchase, is_new = _tell(act, asked)
    except ValidationError as unfit:
        faults = [
            {"field": ".".join(map(str, one["loc"])), "message": one["msg"]}
            for one in unfit.errors(include_url=False, include_input=False)
        ]
        fault: dict[str, Any] = {"type": "/problems/unfit-request", "errors": faults}
        return {"status": 422, "purchase": None, "problem": fault}
    except WalletpassError as error:
        problem: dict[str, Any] = {
            **error.facts(),
            "type": f"/problems/{error.code}",
            "title": error.title,
            "detail": str(error),
        }
        return {"status": status_of(error), "purchase": None, "problem": problem}
    return {"status": 201 if is_new else 200, "purchase": purchase, "problem": None}


@api.get("/purchases/<purchase_id>")
@reads("purchases:read")
@api.input(LanguageQuery, location="query")
@api.output(WholePurchaseOut)
def show_purchase(act: Act, purchase_id: str, query_data: LanguageQuery) -> Any:
    """Return one purchase with its lines, what came back of each, what it earned and why."""
    purchase = sales.purchase_of(act.session, act.brand_id, purchase_id)
    [shown] = _shapes(act, [purchase], query_data.language)
    return shown | {
        "lines": [_line(one) for one in sales.lines_kept(act.session, purchase_id)]
    }


def _line(line: PurchaseLine) -> dict[str, Any]:
    return {name: getattr(line, name) for name in SoldLineOut.model_fields}


@api.get("/purchases")
@reads("purchases:read", finds=True)
@api.input(PurchasesQuery, location="query")
@api.output(PurchasesOut)
def list_purchases(act: Act, query_data: PurchasesQuery) -> Any:
    """Return purchases, the latest first, or the one on a receipt."""
    asked = query_data
    if asked.receipt is not None:
        found = sales.purchase_on(
            act.session, act.brand_id, asked.receipt, source=asked.source
        )
        return {"purchases": _shapes(act, [found], asked.language), "next": None}
    rows = sales.purchases_page(
        act.session,
        act.brand_id,
        asked.customer_id,
        store_id=asked.store_id,
        since=asked.since,
        until=asked.until,
        after=asked.cursor,
        limit=asked.limit,
    )
    return {"purchases": _shapes(act, rows.rows, asked.language), "next": rows.next}


def _shapes(
    act: Act, purchases: Sequence[Purchase], language: Language
) -> list[dict[str, Any]]:
    kept = act.session.scalars(
        select(Credit).where(Credit.purchase_id.in_([one.id for one in purchases]))
    )
    by_purchase = {one.purchase_id: one for one in kept}
    return [
        _shape(
            act,
            purchase,
            rewards.credited_as(act.session, purchase, by_purchase.get(purchase.id)),
            language,
            "cashier",
        )
        for purchase in purchases
    ]


def _shape(
    act: Act,
    purchase: Purchase,
    credited: Credited,
    language: Language,
    audience: Audience,
) -> dict[str, Any]:
    unit = unit_of(act.session, credited.account_id)
    recorded = credited.purchase
    return {
        "id": purchase.id,
        "source": purchase.source,
        "receipt": purchase.receipt,
        "customer_id": purchase.customer_id,
        "card_id": purchase.pass_id,
        "store_id": purchase.store_id,
        "currency": purchase.currency,
        "net": purchase.net,
        "paid_with_points": purchase.paid_with_points,
        "paid_with_gift_card": purchase.paid_with_gift_card,
        "returned": purchase.returned,
        "status": purchase.status,
        "occurred_at": purchase.occurred_at,
        "received_at": purchase.received_at,
        "points": points_told(credited.points, unit),
        "pending": points_told(credited.pending, unit),
        "discount": credited.discount,
        "balance": points_told(credited.balance, unit),
        "redemption_id": credited.redemption_id,
        "awards": awards_told(credited.awards, unit, language, audience),
        "skipped": skipped_told(credited.skipped, unit, language, audience),
        "is_new": credited.is_new,
        "message": None
        if credited.is_new
        else told_before(
            act.brand,
            recorded.received_at,
            recorded.by,
            language=language,
            now=act.now,
        ),
    }
