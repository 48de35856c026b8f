"""Something happened: an event we were told, another tier, a return, a card removed."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from sqlalchemy import func, literal

from walletpass.campaigns.triggers.scene import FRESH, Due, Occasional, Scene
from walletpass.customers import Customer
from walletpass.kernel.ids import first_id
from walletpass.rewards import feedback
from walletpass.rewards.happenings import Happening
from walletpass.rewards.tiers import TierMove
from walletpass.sales import Purchase, Refund

Kind = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Hours = Annotated[int, Field(ge=0, le=24 * 30)]


class Event(Occasional):
    """An event of a *kind* was told, such as a review: once for each."""

    on: Literal["event"]
    kind: Kind
    after_hours: Hours = 0

    def due(self, scene: Scene) -> Due:
        """Return of whom one was told, under the name of the latest."""
        return _told(scene, "event/", self.after_hours).where(
            Happening.kind == self.kind, Happening.state != "rejected"
        )


class LowMark(Occasional):
    """A visit was given a mark of *at_most* so many of five: once for each such visit."""

    on: Literal["low-mark"]
    at_most: Annotated[int, Field(ge=1, le=5)] = feedback.LOW
    after_hours: Hours = 0

    def due(self, scene: Scene) -> Due:
        """Return who gave one, under the name of the latest."""
        return _told(scene, "mark/", self.after_hours).where(
            Happening.kind == feedback.KIND,
            Happening.source == feedback.SOURCE,
            Happening.properties["mark"].as_integer() <= self.at_most,
        )


def _told(scene: Scene, name: str, after_hours: int) -> Due:
    """Return of whom something was told so long ago, under the name of the latest."""
    waited = timedelta(hours=after_hours)
    earliest = scene.earliest(waited + FRESH)
    return (
        scene.people(literal(name) + func.max(Happening.id))
        .join(Happening, Happening.customer_id == Customer.id)
        .where(
            Happening.brand_id == scene.brand.id,
            Happening.id >= first_id("hap", earliest),
            Happening.received_at >= earliest,
            Happening.received_at <= scene.now - waited,
        )
        .group_by(Customer.id)
    )


class Tier(Occasional):
    """Somebody came into another tier: into *tier*, or into any, if none is named."""

    on: Literal["tier"]
    tier: Annotated[str, StringConstraints(max_length=32)] = ""
    after_hours: Hours = 0

    def due(self, scene: Scene) -> Due:
        """Return who moved, under the name of the latest move."""
        waited = timedelta(hours=self.after_hours)
        earliest = scene.earliest(waited + FRESH)
        moved = (
            scene.people(literal("tier/") + func.max(TierMove.id))
            .join(TierMove, TierMove.customer_id == Customer.id)
            .where(
                TierMove.brand_id == scene.brand.id,
                TierMove.moved_at >= earliest,
                TierMove.moved_at <= scene.now - waited,
            )
            .group_by(Customer.id)
        )
        return moved.where(TierMove.after == self.tier) if self.tier else moved


class Returned(Occasional):
    """Somebody brought something back."""

    on: Literal["return"]
    after_hours: Hours = 24

    def due(self, scene: Scene) -> Due:
        """Return who did, under the name of the latest return."""
        waited = timedelta(hours=self.after_hours)
        return (
            scene.people(literal("return/") + func.max(Refund.id))
            .join(Purchase, Purchase.customer_id == Customer.id)
            .join(Refund, Refund.purchase_id == Purchase.id)
            .where(
                Refund.brand_id == scene.brand.id,
                Refund.received_at >= scene.earliest(waited + FRESH),
                Refund.received_at <= scene.now - waited,
            )
            .group_by(Customer.id)
        )
