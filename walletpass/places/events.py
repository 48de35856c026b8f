"""What is owed when stores change, when people bought, and when somebody came near."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("choose-places-again", lane=outbox.Lane.BULK)
@dataclass(frozen=True)
class ChooseAgain:
    """Choose anew for the brand's next customers, those after *after*, then the rest.

    *store_ids* are the stores at which cards say something else from now on, even where
    the choice stays what it was; None means at all of them.
    """

    brand_id: str
    store_ids: tuple[str, ...] | None = ()
    after: str = ""


@outbox.message("choose-places-lately")
@dataclass(frozen=True)
class ChooseLately:
    """Choose anew for those who bought or joined within so many hours."""

    hours: int


@outbox.message("choose-places-for")
@dataclass(frozen=True)
class ChooseFor:
    """Choose anew for these customers of a brand."""

    brand_id: str
    customer_ids: tuple[str, ...]


@outbox.message("came-near")
@dataclass(frozen=True)
class CameNear:
    """Somebody is near an open store: tell them of the offer that is on there.

    *position_id* is how we know, and keeps what came of it.
    """

    brand_id: str
    customer_id: str
    store_id: str
    position_id: str = ""


@outbox.message("freeze-place-offer")
@dataclass(frozen=True)
class FreezeOffer:
    """Write down whom an offer concerns among the next customers, then the rest."""

    offer_id: str
    after: str = ""


@outbox.message("count-store-visits")
@dataclass(frozen=True)
class CountVisits:
    """Count how many visits each store had lately."""
