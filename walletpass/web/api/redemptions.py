"""Paying with points over the API: put aside, then spent or let go."""

from typing import Any

from walletpass import ledger, rewards
from walletpass.rewards import Redeemed
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.selling import sale_from
from walletpass.web.api.selling_shapes import (
    LARGEST_BASKET,
    RedemptionIn,
    RedemptionOut,
)
from walletpass.web.api.whose import OneCustomerError, shown_in


@api.post("/redemptions")
@writes(
    "redemptions:write",
    finds=True,
    again="The redemption as asked for",
    largest=LARGEST_BASKET,
)
@api.input(RedemptionIn)
@api.output(RedemptionOut, status_code=201)
def reserve_points(act: Act, json_data: RedemptionIn) -> Any:
    """Put points aside to pay for a basket: so many, or `all` that may be spent on it.

    Answers 201, or 200 with the redemption that this `source` and `receipt` asked for
    before. Name it in the purchase that follows, or commit it; otherwise the points go
    back by themselves after `until`. What may not be spent is refused with 409
    `not-spendable`, which tells why, and how much may be.
    """
    asked = json_data
    shown = shown_in(act, asked)
    if shown.holder.customer_id is None:
        raise OneCustomerError
    shown.check()
    redeemed = rewards.reserve(
        act.session,
        act.brand_id,
        sale_from(asked, shown),
        shown.holder,
        points=_points(act, asked, shown.holder.program_id),
        now=act.now,
        actor=asked.staff_id or act.holder.key_id,
        language=asked.language,
    )
    return _shape(redeemed), 201 if redeemed.is_new else 200


def _points(act: Act, asked: RedemptionIn, program_id: str) -> int | None:
    if asked.points == "all":
        return None
    program = ledger.program_of(act.session, act.brand_id, program_id)
    return ledger.from_display(asked.points, program.scale)


@api.post("/redemptions/<string:redemption_id>:commit")
@writes("redemptions:write")
@api.output(RedemptionOut)
def commit_redemption(act: Act, redemption_id: str) -> Any:
    """Spend what was put aside, for good; again changes nothing."""
    redeemed = rewards.commit(
        act.session,
        act.brand_id,
        redemption_id,
        now=act.now,
        actor=act.holder.key_id,
    )
    return _shape(redeemed)


@api.post("/redemptions/<string:redemption_id>:cancel")
@writes("redemptions:write")
@api.output(RedemptionOut)
def cancel_redemption(act: Act, redemption_id: str) -> Any:
    """Let go of what was put aside: every point goes back; again changes nothing."""
    redeemed = rewards.cancel(
        act.session,
        act.brand_id,
        redemption_id,
        now=act.now,
        actor=act.holder.key_id,
    )
    return _shape(redeemed)


@api.get("/redemptions/<redemption_id>")
@reads("redemptions:read")
@api.output(RedemptionOut)
def show_redemption(act: Act, redemption_id: str) -> Any:
    """Return one redemption as it stands."""
    return _shape(
        rewards.redemption_of(act.session, act.brand_id, redemption_id, now=act.now)
    )


def _shape(redeemed: Redeemed) -> dict[str, Any]:
    return {
        "id": redeemed.id,
        "source": redeemed.source,
        "receipt": redeemed.receipt,
        "customer_id": redeemed.customer_id,
        "card_id": redeemed.pass_id,
        "points": ledger.to_display(redeemed.points, redeemed.scale),
        "money": redeemed.money,
        "currency": redeemed.currency,
        "status": redeemed.status,
        "until": redeemed.until,
        "created_at": redeemed.created_at,
        "purchase_id": redeemed.purchase_id,
        "balance": ledger.to_display(redeemed.balance, redeemed.scale),
    }
