"""What a program asks of the time to come."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("bring-into-force")
@dataclass(frozen=True)
class BringIntoForce:
    """A version's moment has come: let the ledger know its idle days."""

    version_id: str


@outbox.message("review-tiers")
@dataclass(frozen=True)
class ReviewTiers:
    """Look again at those whose tier is due, or at all of one program after *after*."""

    program_id: str | None = None
    after: str = ""
