"""Adding cards from a link: what Safari fetches and Wallet then opens."""

from walletpass.simulator.iphone.card import Card, card_from
from walletpass.simulator.iphone.download import download
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.pkpass.bundle import (
    PASS_MIME,
    PASSES_MIME,
    Bundle,
    open_bundle,
    open_bundles,
)
from walletpass.simulator.pkpass.refusal import RefusedError
from walletpass.simulator.pkpass.remarks import remarks


def add_one(handset: Handset, url: str) -> Card:
    """Add the card behind a link to a `.pkpass`.

    Raises:
        RefusedError: The person is told that it cannot be added, and no more; the
            reason is in the device log.
    """
    try:
        data = download(handset, url, PASS_MIME).body
        bundle = open_bundle(data, handset.world.trust, handset.now())
    except RefusedError as refusal:
        _refuse(handset, url, refusal)
        raise
    return _keep(handset, data, bundle)


def add_all(handset: Handset, url: str) -> tuple[Card, ...]:
    """Add the cards behind a link to a `.pkpasses`: all of them, or none.

    Raises:
        RefusedError: As for a single card.
    """
    try:
        data = download(handset, url, PASSES_MIME).body
        opened = open_bundles(data, handset.world.trust, handset.now())
    except RefusedError as refusal:
        _refuse(handset, url, refusal)
        raise
    return tuple(_keep(handset, one, bundle) for one, bundle in opened)


def _refuse(handset: Handset, url: str, refusal: RefusedError) -> None:
    handset.did("refused", detail=str(refusal))
    handset.complain(f"{url} cannot be added: {refusal.reason}")


def _keep(handset: Handset, data: bytes, bundle: Bundle) -> Card:
    card = card_from(
        bundle,
        handset.reader.language,
        data=data if handset.world.keep_bundles else None,
    )
    for remark in remarks(bundle):
        handset.complain(f"{card.serial}: {remark}")
    handset.put(card)
    handset.did("added", card.key)
    return card
