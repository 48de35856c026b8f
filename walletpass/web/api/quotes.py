"""Quotes over the API: what a basket would earn, and what of it points may pay."""

from typing import Any

from walletpass import rewards
from walletpass.rewards.rules import explain
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.selling import awards_told, points_told, sale_from, skipped_told
from walletpass.web.api.selling_shapes import LARGEST_BASKET, BasketIn, QuoteOut
from walletpass.web.api.whose import shown_in


@api.post("/quotes")
@reads("purchases:read", finds=True, largest=LARGEST_BASKET)
@api.input(BasketIn)
@api.output(QuoteOut)
def quote_basket(act: Act, json_data: BasketIn) -> Any:
    """Tell what a basket would earn, and what of it may be paid with points, and why.

    Nothing is written. Without a customer it tells what somebody unknown would earn,
    were they to join now.
    """
    asked = json_data
    shown = shown_in(act, asked)
    shown.check()
    quote = rewards.quote(
        act.session, act.brand_id, sale_from(asked, shown), shown.holder, now=act.now
    )
    how: dict[str, Any] = {"unit": quote.unit, "audience": asked.audience}
    return {
        "points": points_told(quote.points, quote.unit),
        "discount": quote.earning.discount,
        "balance": points_told(quote.balance, quote.unit),
        "awards": awards_told(
            quote.earning.awards, quote.unit, asked.language, asked.audience
        ),
        "skipped": skipped_told(
            quote.earning.skipped, quote.unit, asked.language, asked.audience
        ),
        "spendable": {
            "points": points_told(quote.allowance.points, quote.unit),
            "money": quote.allowance.money,
            "reasons": [
                explain(reason, asked.language, **how)
                for reason in quote.allowance.reasons
            ],
        },
    }
