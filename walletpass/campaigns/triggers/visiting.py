"""Somebody was here: shortly after, or for the tenth, the fiftieth time."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import String, case, cast, func, literal, select

from walletpass.campaigns.triggers.scene import FRESH, Due, Occasional, Scene
from walletpass.customers import Customer
from walletpass.sales import Purchase, Shopper


class AfterVisit(Occasional):
    """So many hours after a purchase that was kept, once for each day of shopping."""

    on: Literal["visit"]
    after_hours: Annotated[int, Field(ge=0, le=24 * 14)] = 3
    rest_days: Annotated[int, Field(ge=0, le=366)] = 30

    def due(self, scene: Scene) -> Due:
        """Return who was here so long ago, under the name of the day."""
        waited = timedelta(hours=self.after_hours)
        day = func.max(Purchase.shopped_on)
        return (
            scene.people(literal("visit/") + cast(day, String))
            .join(Purchase, Purchase.customer_id == Customer.id)
            .where(
                Purchase.brand_id == scene.brand.id,
                Purchase.occurred_at >= scene.earliest(waited + FRESH),
                Purchase.occurred_at <= scene.now - waited,
                Purchase.status != "returned",
            )
            .group_by(Customer.id)
        )


Times = Annotated[int, Field(ge=1, le=10_000)]


class Milestone(Occasional):
    """The visit of a number worth a thank-you, such as the tenth."""

    on: Literal["milestone"]
    visits: Annotated[tuple[Times, ...], Field(min_length=1, max_length=20)] = (10, 50)

    def due(self, scene: Scene) -> Due:
        """Return who came for such a time lately, under the name of the number."""
        came = select(Purchase.customer_id).where(
            Purchase.brand_id == scene.brand.id,
            Purchase.occurred_at >= scene.earliest(FRESH),
            Purchase.occurred_at <= scene.now,
            Purchase.status != "returned",
        )
        numbers = sorted(set(self.visits), reverse=True)
        reached = case(
            *[(Shopper.visits == number, f"visits/{number}") for number in numbers]
        )
        return (
            scene.people(reached)
            .join(Shopper, Shopper.customer_id == Customer.id)
            .where(Shopper.visits.in_(numbers), Customer.id.in_(came))
        )
