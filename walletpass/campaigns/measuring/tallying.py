"""Counting rows as they pass: nothing is kept of a row but what it adds to the sums."""

from collections import Counter
from hashlib import sha256

from walletpass.campaigns.measuring.figures import Crowd, Digests
from walletpass.campaigns.measuring.resampling import Groups
from walletpass.campaigns.measuring.returns import average_check, share
from walletpass.campaigns.measuring.rows import LATER_DAYS, ReportRow, ShopDay, line_of
from walletpass.campaigns.measuring.sums import Sums

PLACES = 6
_MOST_NAMED = 100
_OUT_OF_REACH = frozenset({"no-card", "no-phone"})


class CrowdTally:
    """What some customers did together, and the sums their means follow from."""

    def __init__(self) -> None:
        self.money, self.buying, self.points = Sums(), Sums(), Sums()
        self.groups, self.buying_groups = Groups(), Groups()
        self.receipts = self.unregistered = 0
        self._known, self._came = [0] * len(LATER_DAYS), [0] * len(LATER_DAYS)

    def add(self, row: ReportRow) -> None:
        """Count one customer more."""
        bought, had_bought = int(row.receipts > 0), int(row.receipts_before > 0)
        self.money.add(row.revenue, row.revenue_before)
        self.buying.add(bought, had_bought)
        self.points.add(row.paid_with_points)
        self.groups.add(row.customer_id, row.revenue, row.revenue_before)
        self.buying_groups.add(row.customer_id, bought, had_bought)
        self.receipts += row.receipts
        self.unregistered += row.is_unregistered
        for span, came in enumerate(row.came):
            self._known[span] += came is not None
            self._came[span] += bool(came)

    def told(self) -> Crowd:
        """Return its figures."""
        people = self.money.count
        first, second, third = (
            rounded(share(came, known))
            for came, known in zip(self._came, self._known, strict=True)
        )
        return Crowd(
            people=people,
            buyers=self.buying.after,
            receipts=self.receipts,
            revenue=self.money.after,
            conversion=rounded(share(self.buying.after, people)),
            average_check=whole(average_check(self.money.after, self.receipts)),
            unregistered=self.unregistered,
            leaving=rounded(share(self.unregistered, people)),
            came=(first, second, third),
        )


class VariantTally:
    """What became of one variant."""

    def __init__(self) -> None:
        self.treated, self.held = CrowdTally(), CrowdTally()
        self.sent = self.fetched = self.messages = 0

    def add(self, row: ReportRow) -> None:
        """Count one customer more."""
        (self.held if row.arm == "held" else self.treated).add(row)
        self.sent += row.arm == "treated" and row.state == "sent"
        self.fetched += row.is_fetched


class Tally:
    """All that a report counts, of all rows so far."""

    def __init__(self) -> None:
        self.treated, self.held, self.recipients = (CrowdTally() for _ in range(3))
        self.variants: dict[str, VariantTally] = {}
        self.messages = 0
        self.states: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self.accepted = self.fetched = self.redeemed = 0
        self.buyers_accepted = self.buyers_fetched = 0
        self.worth = self.unpriced = 0
        self.held_but_told = self.out_of_reach = 0
        self.contaminated: list[str] = []
        self.checks_with, self.checks_without = [0, 0], [0, 0]
        self._lists = {"treated": sha256(), "held": sha256()}
        self._rows, self._shop_days = sha256(), sha256()

    def add(self, row: ReportRow) -> None:
        """Count one customer more."""
        self._lists[row.arm].update(f"{row.customer_id}\n".encode())
        self._rows.update(line_of(row))
        if row.arm == "held":
            self._add_held(row)
        else:
            self._add_treated(row)
        if row.variant:
            self._of(row.variant).add(row)
        for variant, count in row.messages.items():
            self._of(variant).messages += count
            self.messages += count

    def _of(self, variant: str) -> VariantTally:
        return self.variants.setdefault(variant, VariantTally())

    def _add_held(self, row: ReportRow) -> None:
        self.held.add(row)
        if row.was_told or row.state == "sent":
            self.held_but_told += 1
            if len(self.contaminated) < _MOST_NAMED:
                self.contaminated.append(row.customer_id)

    def _add_treated(self, row: ReportRow) -> None:
        self.treated.add(row)
        self.states[row.state] += 1
        self.redeemed += row.redeemed > 0
        self.worth += row.worth
        self.unpriced += row.unpriced
        if row.state == "suppressed":
            self.reasons[row.reason] += 1
            self.out_of_reach += row.reason in _OUT_OF_REACH
        if row.state == "sent":
            self.recipients.add(row)
            self.accepted += row.is_accepted
            self.fetched += row.is_fetched
            self.buyers_accepted += row.is_accepted and row.receipts > 0
            self.buyers_fetched += row.is_fetched and row.receipts > 0

    def add_shop_day(self, shop: ShopDay) -> None:
        """Count a store's day, if both kinds of receipt are there to compare."""
        self._shop_days.update(line_of(shop))
        if shop.receipts_with and shop.receipts_without:
            self.checks_with[0] += shop.revenue_with
            self.checks_with[1] += shop.receipts_with
            self.checks_without[0] += shop.revenue_without
            self.checks_without[1] += shop.receipts_without

    def digests(self) -> Digests:
        """Return what tells these rows from any others."""
        return Digests(
            treated=self._lists["treated"].hexdigest(),
            held=self._lists["held"].hexdigest(),
            rows=self._rows.hexdigest(),
            shop_days=self._shop_days.hexdigest(),
        )


def whole(amount: float | None) -> int | None:
    """Return an amount in whole minor units."""
    return None if amount is None else round(amount)


def rounded(part: float | None) -> float | None:
    """Return a share as finely as it is told."""
    return None if part is None else round(part, PLACES)
