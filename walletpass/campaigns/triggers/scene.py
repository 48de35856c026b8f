"""What every trigger has, and what it is shown when it is asked whose turn has come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final

from pydantic import Field
from sqlalchemy import ColumnElement, Exists, Select, exists, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.campaigns.document_shape import Shape
from walletpass.campaigns.models import Entry
from walletpass.customers import Customer
from walletpass.sales import Purchase

FRESH: Final = timedelta(days=3)
"""How late an occasion may be told: what an outage kept from us longer is let pass."""

Due = Select[str, str]
"""Whose turn it is: a customer's id, and the name of the occasion, once for each."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A brand at one moment. Nothing from before *since*, when it began, is an occasion."""

    session: Session
    brand: Brand
    now: datetime
    since: datetime

    def earliest(self, ago: timedelta) -> datetime:
        """Return how far back an occasion may lie that is told *ago* at the latest."""
        return max(self.since, self.now - ago)

    def people(self, key: ColumnElement[str]) -> Due:
        """Return the brand's living customers, each with the name of an occasion."""
        return select(Customer.id, key.label("key")).where(
            Customer.brand_id == self.brand.id,
            Customer.status.in_(("prospect", "active")),
        )


def bought_since() -> Exists:
    """Ask of an `Entry` whether its customer bought something after it was made."""
    return exists().where(
        Purchase.customer_id == Entry.customer_id,
        Purchase.received_at > Entry.entered_at,
        Purchase.status != "returned",
    )


class Occasional(Shape):
    """A trigger's settings. Nobody is told again within *rest_days* of the last time."""

    rest_days: Annotated[int, Field(ge=0, le=366)] = 0

    @property
    def patience(self) -> timedelta:
        """How long the telling of an occasion waits until somebody may hear of it.

        Who was told something else a moment ago has not heard enough for good.
        """
        return FRESH

    def is_over(self, _scene: Scene) -> ColumnElement[bool] | None:
        """Ask of an `Entry` whether its occasion is over by now; None where none ever is.

        Between an occasion and the telling lie quiet hours, a spread, a pause.
        """
        return None

    def variant_at(self, _key: str) -> str | None:
        """Return the code of the variant for an occasion, None where chance decides."""
        return None
