"""Assigning: who is held out, who is told what, and when, by chance and for ever.

Chance is a keyed hash of the customer under the campaign's salt. It gives the same for
whoever asks and whenever, however the audience grows; once the salt is told, anybody can
check it. Each question is asked under a label of its own, so that the answer to one says
nothing of the answer to another.
"""

import hmac
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate, groupby
from typing import Any

from walletpass.campaigns.document import BUCKETS
from walletpass.campaigns.document_variants import Variant


@dataclass(frozen=True, slots=True)
class Group:
    """Variants for the same customers: those whom *when* takes, or all where it is None."""

    when: dict[str, Any] | None
    variants: tuple[Variant, ...]


def groups_of(variants: Iterable[Variant]) -> tuple[Group, ...]:
    """Return neighbours that take the same customers together, in their order."""
    return tuple(
        Group(when, tuple(group))
        for when, group in groupby(variants, key=lambda variant: variant.when)
    )


class Lots:
    """What chance has in store for each customer of one campaign."""

    def __init__(self, salt: bytes) -> None:
        self._root = hmac.new(salt, digestmod="sha256")

    def bucket(self, customer_id: str) -> int:
        """Return the customer's bucket: HMAC-SHA256(salt, customer id) mod 10 000."""
        return self._draw(customer_id) % BUCKETS

    def variants(
        self, customer_ids: Iterable[str], among: Sequence[Variant]
    ) -> dict[str, str]:
        """Return the code of one of the variants, by weight, for each of these customers.

        There is at least one variant.
        """
        if len(among) == 1:
            return dict.fromkeys(customer_ids, among[0].code)
        total = sum(variant.weight for variant in among)
        ends = list(accumulate(variant.weight for variant in among))
        codes = [variant.code for variant in among]
        return {
            one: codes[bisect_right(ends, self._draw(f"variant:{one}") % total)]
            for one in customer_ids
        }

    def wait(self, customer_id: str, spread_minutes: int) -> timedelta:
        """Return how long after the first the customer's turn comes, in whole seconds."""
        if not spread_minutes:
            return timedelta()
        return timedelta(
            seconds=self._draw(f"spread:{customer_id}") % (spread_minutes * 60)
        )

    def _draw(self, label: str) -> int:
        code = self._root.copy()
        code.update(label.encode())
        return int.from_bytes(code.digest(), "big")
