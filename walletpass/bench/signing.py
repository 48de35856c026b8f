"""`bench sign`: whole bundles a second, beside the bare signature of the same key."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from walletpass.bench.measure import (
    Measure,
    Progress,
    UnsoundError,
    alternating,
    timed,
)
from walletpass.bench.shop import Shop, open_shop
from walletpass.passes import CardRow, errors_among
from walletpass.wallets.apple import verify
from walletpass.wallets.apple.holding import best_certificate, identity_behind

_THREADS: Final = 2
_COVERED: Final = bytes(105)  # what a card's signature covers is about so long
_SHA256, _PADDING = hashes.SHA256(), padding.PKCS1v15()


def bench_signing(*, rounds: int, cards: int, on_progress: Progress) -> list[Measure]:
    """Measure building and signing distinct cards, in one thread and in two.

    What two threads could gain at all right now, bare signatures tell.
    """
    with open_shop(cards) as shop, ThreadPoolExecutor(_THREADS) as pool:
        build(shop, shop.cards[:1])  # makes the plate, and reads the key
        key = bare_key(shop)
        runs = (
            partial(building, shop),
            partial(_building_together, shop, pool),
            partial(_bare, key, cards),
            partial(_bare_together, key, pool, cards),
        )
        one, two, bare, both = alternating(rounds, runs, on_progress)
    return [
        Measure("sign.one_thread", one, "bundles/s", bare, "bare RSA-2048, same key"),
        Measure("sign.two_threads", two, "bundles/s", one, "ours in one thread"),
        Measure("sign.machine", both, "signatures/s", bare, "bare RSA in one thread"),
    ]


def building(shop: Shop) -> float:
    """Return how many bundles a second one thread builds, the first of them verified."""
    speed, first = timed(len(shop.cards), partial(build, shop, shop.cards))
    judge(shop, first)
    return speed


def build(shop: Shop, cards: Sequence[CardRow]) -> bytes:
    """Build and sign these cards as fetches would, and return the first."""
    services, first = shop.services, b""
    with services.database.snapshot() as session:
        for card in cards:
            bundle = services.press.bundle(session, card, now=services.now())
            first = first or bundle
    return first


def judge(shop: Shop, bundle: bytes) -> None:
    """Look at a bundle as Wallet would.

    Raises:
        UnsoundError: Wallet would refuse it.
    """
    issues = verify(bundle, trusted=[shop.authority.root], now=shop.services.now())
    if faults := errors_among(issues):
        raise UnsoundError(faults[0].message)


def _building_together(shop: Shop, pool: ThreadPoolExecutor) -> float:
    shares = [shop.cards[start::_THREADS] for start in range(_THREADS)]
    speed, firsts = timed(
        len(shop.cards), lambda: list(pool.map(partial(build, shop), shares))
    )
    for first in firsts:
        judge(shop, first)
    return speed


def bare_key(shop: Shop) -> rsa.RSAPrivateKey:
    """Return the very key that signs the shop's cards."""
    services, now = shop.services, shop.services.now()
    with services.database.snapshot() as session:
        certificate = best_certificate(session, shop.cards[0].pass_type_id, now=now)
    key = identity_behind(certificate, services.people.vault, now=now).private_key
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


def _bare(key: rsa.RSAPrivateKey, count: int) -> float:
    return timed(count, partial(_sign, key, count))[0]


def _bare_together(
    key: rsa.RSAPrivateKey, pool: ThreadPoolExecutor, count: int
) -> float:
    shares = [count // _THREADS] * _THREADS
    return timed(sum(shares), lambda: list(pool.map(partial(_sign, key), shares)))[0]


def _sign(key: rsa.RSAPrivateKey, count: int) -> None:
    for _ in range(count):
        key.sign(_COVERED, _PADDING, _SHA256)
