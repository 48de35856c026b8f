"""Somebody joined."""

from datetime import timedelta
from typing import Annotated, Final, Literal

from pydantic import Field
from sqlalchemy import ColumnElement, exists, literal, or_

from walletpass.campaigns.triggers.scene import FRESH, Due, Occasional, Scene
from walletpass.customers import Customer
from walletpass.devices import Registration
from walletpass.kernel.ids import first_id
from walletpass.ledger import Account
from walletpass.passes import Pass

_SOON: Final = FRESH - timedelta(days=1)
"""How long a phone is waited for: after it the outcome tells that there was none."""


class Welcome(Occasional):
    """Once for each person, so many hours after they joined.

    Who has no card on a phone yet is welcomed when they have, if they have it soon.
    """

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
            or_(
                _is_on_phone(),
                Customer.enrolled_at <= scene.now - waited - _SOON,
            ),
        )


def _is_on_phone() -> ColumnElement[bool]:
    return exists().where(
        Account.customer_id == Customer.id,
        Pass.account_id == Account.id,
        Registration.pass_id == Pass.id,
    )
