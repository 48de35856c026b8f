"""What is owed to those who wait for an article."""

from dataclasses import dataclass

from walletpass import outbox


@outbox.message("tell-watchers")
@dataclass(frozen=True)
class TellWatchers:
    """An article is there again: tell the next of those who wait for it, if it still is."""

    brand_id: str
    sku: str
    colour: str
    size: str
    store_id: str
