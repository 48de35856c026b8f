"""What events are called, and topics: the names a subscriber asks for."""

from collections.abc import Collection, Iterable
from typing import Final, Literal, get_args

from walletpass.events.errors import UnknownTopicError

Name = Literal[
    "customer.created", "customer.changed", "customer.erased", "customer.near",
    "consent.changed",
    "pass.created", "pass.updated", "pass.voided", "pass.installed", "pass.removed",
    "purchase.recorded", "purchase.claimed", "purchase.refunded",
    "points.earned", "points.activated", "points.reserved", "points.released",
    "points.redeemed", "points.expired", "points.adjusted", "points.reversed",
    "points.merged",
    "coupon.issued", "coupon.reserved", "coupon.released", "coupon.redeemed",
    "coupon.given-back", "coupon.expired", "coupon.voided",
    "act.told", "act.confirmed", "act.rejected",
    "stock.watch_notified",
    "tier.changed",
    "task.created", "task.closed", "task.reopened",
    "campaign.started", "campaign.paused", "campaign.resumed", "campaign.cancelled",
    "campaign.finished",
    "certificate.expiring",
]  # fmt: skip
"""What may happen. Every one of these is told by somebody."""

NAMES: Final[tuple[Name, ...]] = get_args(Name)
EVERYTHING: Final = "*"


def covered(topics: Iterable[str]) -> frozenset[str]:
    """Return the names these topics ask for.

    >>> sorted(covered(["consent.changed", "customer.*"]))
    ['consent.changed', 'customer.changed', 'customer.created', 'customer.erased']
    """
    return frozenset(name for topic in topics for name in NAMES if _asks(topic, name))


def _asks(topic: str, name: str) -> bool:
    if topic == EVERYTHING:
        return True
    if topic.endswith(".*"):
        return name.startswith(topic[:-1])
    return topic == name


def fit_topics(topics: Collection[str]) -> list[str]:
    """Return topics as they are kept: each once, in order.

    Raises:
        UnknownTopicError: One asks for nothing that ever happens, or none was named.
    """
    strange = [topic for topic in topics if not covered([topic])]
    if strange or not topics:
        raise UnknownTopicError(strange, NAMES)
    return sorted(set(topics))
