"""A stretch of a run's customers: what every question about them has in common."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_

from walletpass.campaigns.measuring.terms import ReportWindow
from walletpass.campaigns.models import Delivery


@dataclass(frozen=True, slots=True)
class Stretch:
    """Customers of one run of a campaign, from beyond *after* up to *last*."""

    brand_id: str
    campaign_id: str
    window: ReportWindow
    as_of: datetime
    after: str
    last: str

    def of(self, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        """Return the question, asked about these customers' deliveries alone."""
        return query.where(
            Delivery.run_id == self.window.run_id,
            Delivery.customer_id > self.after,
            Delivery.customer_id <= self.last,
        )

    def is_within(self, moment: Any) -> ColumnElement[bool]:
        """Say that a moment is in the window."""
        return and_(moment >= self.window.since, moment < self.window.until)
