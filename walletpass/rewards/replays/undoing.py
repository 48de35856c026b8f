"""What a return leaves of a purchase, under the rules it had and under others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from walletpass.rewards.earned import earning_left, moment, unearned
from walletpass.rewards.models import Credit
from walletpass.rewards.replays.past import Returned
from walletpass.rewards.replays.tallying import Tally
from walletpass.rewards.rules import NOTHING_USED, Used
from walletpass.rewards.using import Change, Limits, Place
from walletpass.rewards.versions import Version


@dataclass(frozen=True, slots=True)
class Left:
    """What rules still give of a purchase, and what is un-earned of its lots."""

    by_rule: Mapping[str, int]
    by_lot: Mapping[str, int]

    def lost(self, later: "Left", rule: str) -> int:
        """Return how much less a rule gives later."""
        return self.by_rule.get(rule, 0) - later.by_rule.get(rule, 0)


class _NoLimits:
    """Limits that nobody asks about: another side of the replay keeps them."""

    def hold(self, places: Sequence[Place]) -> Used:  # noqa: ARG002 - as limits are
        """Return nothing."""
        return NOTHING_USED

    def change(self, changes: Sequence[Change]) -> None:
        """Note nothing."""


_NO_LIMITS: Final = _NoLimits()


def work_back(
    credit: Credit, version: Version | None, one: Returned, limits: Limits
) -> tuple[Left, Left]:
    """Return what was left before the last of the returns so far, and after it."""
    before = after = Left(
        {award["rule"]: award["amount"] for award in credit.awards}, {}
    )
    for number, left in enumerate(one.left, 1):
        is_last = number == len(one.left)
        earning = earning_left(
            credit, version, one.bought.basket, left, limits if is_last else _NO_LIMITS
        )
        by_lot = dict(after.by_lot)
        for lot, total in unearned(credit, earning):
            by_lot[lot] = max(by_lot.get(lot, 0), total)
        before, after = after, Left(credit.kept, by_lot)
    return before, after


def lessen(
    tally: Tally, credit: Credit, at: datetime, before: Left, after: Left
) -> int:
    """Count what a return took of one side's sums; return the points."""
    gone = 0
    for lot in credit.lots:
        points = after.by_lot.get(lot["id"], 0) - before.by_lot.get(lot["id"], 0)
        if points:
            tally.take_back(at, points, moment(lot["expires_at"]))
            gone += points
    for rule in before.by_rule:
        tally.lessen(rule, before.lost(after, rule))
    return gone
