"""A second opinion on an interval, for spending that a few large baskets skew.

People are dealt into groups by their ids, and the groups are drawn again and again. The
sum of a crowd is skewed by as much as the sums of its groups are, so this sees what a
normal approximation does not, in the same memory however large the crowd.
"""

from hashlib import blake2b
from random import Random
from typing import Final

GROUPS: Final = 512
_DRAWS: Final = 400
_TAIL: Final = 0.025


class Groups:
    """A crowd, dealt into groups that depend on nothing but who is in it."""

    __slots__ = ("_sums",)

    def __init__(self) -> None:
        self._sums: dict[int, list[int]] = {}

    def add(self, customer_id: str, after: int, before: int) -> None:
        """Count one person more."""
        digest = blake2b(customer_id.encode(), digest_size=4).digest()
        group = self._sums.setdefault(int.from_bytes(digest) % GROUPS, [0, 0, 0])
        group[0] += 1
        group[1] += after
        group[2] += before

    def less(self, slope: float) -> list[tuple[int, float]]:
        """Return each group's people and what they did, less *slope* times before."""
        return [
            (count, after - slope * before)
            for _, (count, after, before) in sorted(self._sums.items())
        ]


def resampled(
    treated: Groups, held: Groups, slope: float, *, seed: int
) -> tuple[float, float] | None:
    """Return a 95 % interval of the difference per person, by drawing groups anew.

    The same *seed* gives the same interval. None where an arm has too few groups.
    """
    arms = treated.less(slope), held.less(slope)
    if min(map(len, arms)) < 2:  # noqa: PLR2004 - one group is drawn over and over
        return None
    chance = Random(seed)  # noqa: S311 - a sample, not a secret
    drawn = sorted(
        _mean(arms[0], chance) - _mean(arms[1], chance) for _ in range(_DRAWS)
    )
    edge = round(_TAIL * _DRAWS)
    return drawn[edge], drawn[-1 - edge]


def _mean(groups: list[tuple[int, float]], chance: Random) -> float:
    drawn = chance.choices(groups, k=len(groups))
    return sum(done for _, done in drawn) / sum(count for count, _ in drawn)
