"""Adding up one side of a replay: what was really given, or what would be."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from walletpass.rewards.reckoning import Share
from walletpass.rewards.replays.report import Given, Month, Side
from walletpass.rewards.rules import Spending

_MOMENT = timedelta(microseconds=1)


class Tally:
    """Sums that grow with each purchase and return."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.side = Side()
        self._zone = zone

    def credit(
        self,
        at: datetime,
        awards: Iterable[tuple[str, int]],
        shares: Sequence[Share],
        discount: int,
    ) -> int:
        """Count what a purchase was given; return the amount."""
        side = self.side
        points = sum(share.points for share in shares)
        side.points += points
        side.discount += discount
        side.earning += bool(points or discount)
        for rule, amount in awards:
            given = side.rules.setdefault(rule, Given())
            given.times += 1
            given.amount += amount
        for share in shares:
            self._month(at).issued += share.points
            if share.expires_at:
                self._month(share.expires_at - _MOMENT).lapsed += share.points
        return points or discount

    def take_back(self, at: datetime, points: int, expires_at: datetime | None) -> None:
        """Count points that a return un-earned, which would have lapsed later."""
        self.side.points -= points
        if expires_at and expires_at <= at:
            return  # they had lapsed before
        self._month(at).taken_back += points
        if expires_at:
            self._month(expires_at - _MOMENT).lapsed -= points

    def lessen(self, rule: str, amount: int) -> None:
        """Count what a rule gives no more, because something came back."""
        self.side.rules.setdefault(rule, Given()).amount -= amount

    def _month(self, at: datetime) -> Month:
        name = f"{at.astimezone(self._zone):%Y-%m}"
        return self.side.months.setdefault(name, Month())

    def done(self, spending: Spending | None) -> Side:
        """Return the sums, with what is owed at the end of each month."""
        owed = 0
        self.side.months = dict(sorted(self.side.months.items()))
        for month in self.side.months.values():
            owed += month.issued - month.taken_back - month.lapsed
            month.owed = owed
        if self.side.discount:
            self.side.cost = self.side.discount
        elif spending:
            self.side.cost = spending.money_for(self.side.points)
        return self.side
