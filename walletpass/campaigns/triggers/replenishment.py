"""What somebody buys again and again must be running out."""

from datetime import timedelta
from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import (
    ColumnElement,
    Integer,
    Subquery,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    select,
)

from walletpass.campaigns.models import Entry
from walletpass.campaigns.triggers.scene import FRESH, Due, Occasional, Scene
from walletpass.customers import Customer
from walletpass.db import day_number, elapsed_days
from walletpass.sales import Purchase, PurchaseLine

_LOOKED_BACK: Final = timedelta(days=400)
_RHYTHM: Final = 3  # purchases of it, from which on their own gap counts

Named = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class Replenishment(Occasional):
    """An article or a category is due, *early_days* before it runs out.

    After three purchases of it the customer's own average gap tells when; until then it
    is *usual_days*. Nobody is told before half of that time is over, however early is
    asked for. Buying it again begins anew.
    """

    on: Literal["replenishment"]
    sku: Named | None = None
    category: Named | None = None
    usual_days: Annotated[int, Field(ge=2, le=365)] = 30
    early_days: Annotated[int, Field(ge=0, le=30)] = 3

    @model_validator(mode="after")
    def _check_one(self) -> Self:
        if (self.sku is None) == (self.category is None):
            raise PydanticCustomError(
                "one-of",
                "Name an article or a category, and not both.",
                {"remedy": 'Write {"sku": "…"} or {"category": "…"}.'},
            )
        return self

    def due(self, scene: Scene) -> Due:
        """Return who is about to run out, under the name of the day they last bought."""
        bought = self._bought(scene)
        first, last = bought.c.first, bought.c.last
        own = elapsed_days(last, first) / (bought.c.days - 1)
        gap = case((bought.c.days >= _RHYTHM, own), else_=float(self.usual_days))
        early = literal(float(self.early_days))
        runs_out = case((gap < early * 2, gap / 2), else_=gap - early)
        past = elapsed_days(scene.now, last)
        before = elapsed_days(scene.earliest(FRESH), last)
        return (
            scene.people(literal("again/") + day_number(last))
            .join(bought, bought.c.customer_id == Customer.id)
            .where(and_(past >= runs_out, before < runs_out))
        )

    def is_over(self, _scene: Scene) -> ColumnElement[bool]:
        """Ask whether somebody bought it again."""
        return exists().where(
            Purchase.customer_id == Entry.customer_id,
            Purchase.received_at > Entry.entered_at,
            PurchaseLine.purchase_id == Purchase.id,
            PurchaseLine.returned_quantity < PurchaseLine.quantity,
            self._is_it(),
        )

    def _is_it(self) -> ColumnElement[bool]:
        if self.sku is not None:
            return PurchaseLine.sku == self.sku
        return PurchaseLine.category == self.category

    def _bought(self, scene: Scene) -> Subquery:
        return (
            select(
                Purchase.customer_id,
                func.min(Purchase.occurred_at).label("first"),
                func.max(Purchase.occurred_at).label("last"),
                cast(func.count(Purchase.shopped_on.distinct()), Integer).label("days"),
            )
            .join(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
            .where(
                Purchase.brand_id == scene.brand.id,
                Purchase.occurred_at > scene.now - _LOOKED_BACK,
                Purchase.customer_id.is_not(None),
                PurchaseLine.returned_quantity < PurchaseLine.quantity,
                self._is_it(),
            )
            .group_by(Purchase.customer_id)
            .subquery()
        )
