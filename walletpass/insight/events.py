"""What insight promises to do after a commit."""

from dataclasses import dataclass

from walletpass.outbox import message


@message("reckon-people")
@dataclass(frozen=True)
class ReckonPeople:
    """Reckon the profiles of a brand's next customers after *after*, and of the rest."""

    brand_id: str
    after: str = ""


@message("reckon-cycles")
@dataclass(frozen=True)
class ReckonCycles:
    """Reckon the cycles of the next brands; of those that changed, everybody anew."""

    after: str = ""


@message("sweep-habits")
@dataclass(frozen=True)
class SweepHabits:
    """Reckon whoever bought, returned or joined in the last *hours*, or is in another stage."""

    hours: int = 1
