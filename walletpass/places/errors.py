"""What can be wrong about places, and about being near one."""

from datetime import datetime

from walletpass.kernel.errors import (
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
)


class UnknownBeaconError(NotFoundError):
    """A beacon the brand does not have."""

    code = "unknown-beacon"
    title = "No such beacon"

    def __init__(self, beacon_id: str) -> None:
        super().__init__(f"The brand has no beacon {beacon_id!r}.")


class UnknownPlaceOfferError(NotFoundError):
    """An offer on places that the brand does not have."""

    code = "unknown-place-offer"
    title = "No such offer"

    def __init__(self, offer_id: str) -> None:
        super().__init__(f"The brand has no offer {offer_id!r} on its places.")


class PlaceOfferOverError(ConflictError):
    """An offer that is over: what it said is off the cards."""

    code = "place-offer-over"
    title = "The offer is over"

    def __init__(self, offer_id: str) -> None:
        super().__init__(f"Offer {offer_id!r} is over. Make a new one.")


class NoLocationConsentError(ForbiddenError):
    """A position of somebody who never agreed to tell where they are."""

    code = "no-location-consent"
    title = "They did not agree to tell where they are"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was kept. Ask the customer first, then record their consent to "
            "topic 'location' on channel 'wallet'."
        )


class StalePositionError(InvalidError):
    """A position of another time than now."""

    code = "stale-position"
    title = "Not where they are now"

    def __init__(self, occurred_at: datetime) -> None:
        super().__init__(
            f"occurred_at: {occurred_at:%Y-%m-%dT%H:%M:%SZ} is more than an hour ago, or "
            "in the future. Tell positions as they come."
        )


class PositionTakenError(ConflictError):
    """A source and id that stand for another position."""

    code = "position-taken"
    title = "This id stands for another position"

    def __init__(self, external_id: str) -> None:
        super().__init__(f"{external_id!r} was told before, and it was another one.")
