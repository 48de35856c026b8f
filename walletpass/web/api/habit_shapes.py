"""What answers about a customer's habits look like."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from walletpass.insight import Cause, HourFrom, Stage


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid", from_attributes=True)


class AffinityOut(_Answered):
    """How much of their spending went to a category; whether they chose it themselves."""

    category: str
    share: float
    is_declared: bool


class StageMoveOut(_Answered):
    """When a customer came into a stage, and out of which.

    By *cause* it was a `habit`, what they did or left undone; or it was merely learnt:
    from older purchases, a `backlog`, or because the chain has another `cycle`.
    """

    from_stage: Stage | None
    to_stage: Stage
    moved_at: datetime
    cause: Cause


class ProfileOut(_Answered):
    """A customer's habits, as of *reckoned_at*.

    Money is in minor units after returns. `visits` are days with a purchase that was
    kept, `median_gap` the days between them, from the third on. `hour` is when they tend
    to shop, `hour_from` whose habit that is. `engagement` (0 to 100) knows nothing of
    money. `lifetime_value` is an estimate: what was spent and what a year may bring.
    """

    customer_id: str
    stage: Stage
    staged_at: datetime
    first_bought_at: datetime | None
    last_bought_at: datetime | None
    purchases: int
    visits: int
    spent: int
    basket: int | None
    median_gap: int | None
    store_id: str | None
    hour: int | None
    hour_from: HourFrom | None
    engagement: int
    engaged_at: datetime | None
    lifetime_value: int
    currency: str
    categories: list[AffinityOut]
    stages: list[StageMoveOut]
    reckoned_at: datetime
