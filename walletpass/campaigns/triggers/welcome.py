"""Somebody joined."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import literal

from walletpass.campaigns.triggers.scene import FRESH, Due, Occasional, Scene
from walletpass.customers import Customer
from walletpass.kernel.ids import first_id


class Welcome(Occasional):
    """Once for each person, so many hours after they joined."""

    on: Literal["welcome"]
    after_hours: Annotated[int, Field(ge=0, le=24 * 30)] = 0

    def due(self, scene: Scene) -> Due:
        """Return who joined so long ago."""
        waited = timedelta(hours=self.after_hours)
        earliest = scene.earliest(waited + FRESH)
        return scene.people(literal("welcome")).where(
            Customer.id >= first_id("cus", earliest),  # the index knows ids, not times
            Customer.enrolled_at >= earliest,
            Customer.enrolled_at <= scene.now - waited,
        )
