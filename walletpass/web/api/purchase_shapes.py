"""What answers about purchases look like, one by one and many at once."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.web.api.selling_shapes import (
    Answered,
    Asked,
    AwardOut,
    Number,
    Receipt,
    SkippedOut,
    Source,
)
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import Id, Moment


class PurchaseOut(Answered):
    """A purchase and what it earned. *balance* is what the account held afterwards.

    *message* says when and by whom it was told before, if it was.
    """

    id: str
    source: str
    receipt: str
    customer_id: str | None
    card_id: str | None
    store_id: str | None
    currency: str
    net: int
    paid_with_points: int
    paid_with_gift_card: int
    returned: int
    status: str
    occurred_at: datetime
    received_at: datetime
    points: Number
    pending: Number
    discount: int
    balance: Number | None
    redemption_id: str | None
    awards: list[AwardOut]
    skipped: list[SkippedOut]
    is_new: bool
    message: str | None


class SoldLineOut(Answered):
    """A line as it was sold, and what came back of it since.

    *net* and *returned_net* are minor units, *quantity* and *returned_quantity*
    thousandths.
    """

    number: int
    sku: str
    name: str
    category: str
    brand: str
    labels: list[str]
    quantity: int
    net: int
    is_discounted: bool
    is_delivery: bool
    is_gift_card: bool
    returned_quantity: int
    returned_net: int


class WholePurchaseOut(PurchaseOut):
    """A purchase with all of its lines."""

    lines: list[SoldLineOut]


class PurchasesQuery(PageQuery):
    """All purchases, those of a customer or a store, or the one with this receipt number.

    They happened at *from* or later, and before *to*.
    """

    customer_id: Id | None = None
    store_id: Id | None = None
    since: Annotated[Moment | None, Field(alias="from")] = None
    until: Annotated[Moment | None, Field(alias="to")] = None
    receipt: Receipt | None = None
    source: Source | None = None
    language: Language = DEFAULT_LANGUAGE


class PurchasesOut(Answered):
    """A page of purchases, the latest first."""

    purchases: list[PurchaseOut]
    next: str | None


class PurchaseBatchIn(Asked):
    """Purchases to record one by one, each as if it had come alone."""

    purchases: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=500)]


class BatchRowOut(Answered):
    """What became of one purchase: the *purchase*, or the *problem* it met."""

    status: int
    purchase: PurchaseOut | None
    problem: dict[str, Any] | None


class PurchaseBatchOut(Answered):
    """What became of each purchase, in the order they were sent."""

    rows: list[BatchRowOut]
