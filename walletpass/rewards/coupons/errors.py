"""What rewards and coupons refuse."""

from datetime import datetime
from typing import Final, Literal

from walletpass.kernel.errors import ConflictError, InvalidError, NotFoundError


class UnfitRewardError(InvalidError):
    """A reward that could not be given as it is described."""

    code = "unfit-reward"
    title = "The reward does not fit"

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field

    def facts(self) -> dict[str, object]:
        """Name the field."""
        return {"field": self.field}


class RewardClosedError(ConflictError):
    """A reward that cannot be had, not yet or no more."""

    code = "reward-closed"
    title = "The reward cannot be had now"

    def __init__(self, opens_at: datetime | None = None) -> None:
        super().__init__(
            f"It can be had from {opens_at:%Y-%m-%d %H:%M} UTC."
            if opens_at
            else "It was taken out of the catalogue."
        )
        self.opens_at = opens_at

    def facts(self) -> dict[str, object]:
        """Tell from when it can be had, if ever."""
        return {"opens_at": self.opens_at.isoformat() if self.opens_at else None}


class RewardGoneError(ConflictError):
    """A reward of which none is left."""

    code = "reward-gone"
    title = "None is left"

    def __init__(self, quota: int) -> None:
        super().__init__(f"There were {quota}, and all are taken.")
        self.quota = quota

    def facts(self) -> dict[str, object]:
        """Tell how many there were."""
        return {"quota": self.quota}


class EnoughForOneError(ConflictError):
    """A customer who had a reward as often as anybody may."""

    code = "enough-for-one"
    title = "They had as many as anybody may"

    def __init__(self, per_customer: int) -> None:
        super().__init__(f"Everybody may have it {per_customer} times, and they did.")
        self.per_customer = per_customer

    def facts(self) -> dict[str, object]:
        """Tell how many anybody may have."""
        return {"per_customer": self.per_customer}


class SourceOfAnotherError(ConflictError):
    """A source that stands for another coupon of this customer."""

    code = "source-of-another"
    title = "This source was already used"

    def __init__(self, source: str, coupon_id: str) -> None:
        super().__init__(f"{source!r} is coupon {coupon_id} already. Use a new source.")
        self.coupon_id = coupon_id

    def facts(self) -> dict[str, object]:
        """Name the coupon that stands."""
        return {"coupon_id": self.coupon_id}


Flaw = Literal["waiting", "issued", "reserved", "redeemed", "expired", "void"]
_FLAWS: Final[dict[Flaw, str]] = {
    "waiting": "It is not good yet.",
    "issued": "It was not redeemed.",
    "reserved": "It is put aside for a sale.",
    "redeemed": "It was redeemed before.",
    "expired": "Its time is over.",
    "void": "It was cancelled.",
}


class CouponUnusableError(ConflictError):
    """A coupon in a state in which this cannot be done with it."""

    code = "coupon-unusable"
    title = "The coupon cannot be used so"

    def __init__(self, state: Flaw, since: datetime | None = None) -> None:
        super().__init__(_FLAWS[state])
        self.state, self.since = state, since

    def facts(self) -> dict[str, object]:
        """Tell what state it is in, and since or until when where that helps."""
        when = self.since.isoformat() if self.since else None
        return {"state": self.state, "since": when}


class CouponHeldError(ConflictError):
    """A coupon put aside for another sale."""

    code = "coupon-held"
    title = "The coupon is in use elsewhere"

    def __init__(self, until: datetime) -> None:
        super().__init__(f"Another sale holds it until {until:%H:%M} UTC.")
        self.until = until

    def facts(self) -> dict[str, object]:
        """Tell until when."""
        return {"until": self.until.isoformat()}


class UnknownRewardError(NotFoundError):
    """A reward the brand does not offer."""

    code = "unknown-reward"
    title = "No such reward"

    def __init__(self) -> None:
        super().__init__("The brand has no such reward.")


class UnknownCouponError(NotFoundError):
    """A coupon the brand never issued."""

    code = "unknown-coupon"
    title = "No such coupon"

    def __init__(self) -> None:
        super().__init__("The brand issued no such coupon.")


class UnknownDrawError(NotFoundError):
    """A draw the brand never announced."""

    code = "unknown-draw"
    title = "No such draw"

    def __init__(self) -> None:
        super().__init__("Look at the id: this brand announced no such draw.")


class UnfitDrawError(InvalidError):
    """A draw that could not be held as it is described."""

    code = "unfit-draw"
    title = "The draw does not fit"


class DrawOpenError(ConflictError):
    """A draw that people may still enter."""

    code = "draw-open"
    title = "The draw is still open"

    def __init__(self, closes_at: datetime) -> None:
        super().__init__(f"It closes at {closes_at:%Y-%m-%d %H:%M} UTC. Draw then.")
        self.closes_at = closes_at

    def facts(self) -> dict[str, object]:
        """Tell when it closes."""
        return {"closes_at": self.closes_at.isoformat()}
