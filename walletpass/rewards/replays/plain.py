"""A report as plain JSON, for programs: points as people see them, names covered."""

from collections.abc import Mapping
from typing import Any

from walletpass.ledger import to_display
from walletpass.rewards.replays.report import Change, Crowd, Month, Report, Side


def people_in(report: Report) -> set[str]:
    """Return the customers that a report names."""
    return {
        person.customer_id
        for crowd in (report.gaining, report.losing)
        for person in crowd.biggest
    }


def plain(report: Report, scale: int, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a report as JSON; *names* are of the customers in it, covered."""
    is_money = bool(report.before.discount or report.after.discount)
    shown = Shown(0 if is_money else scale, is_money=is_money)
    return {
        "since": report.since,
        "until": report.until,
        "currency": report.currency,
        "counts": "money" if is_money else "points",
        "purchases": report.purchases,
        "returns": report.returns,
        "customers": report.customers,
        "changed": report.changed,
        "before": _side(report.before, shown),
        "after": _side(report.after, shown),
        "months": [
            {
                "month": name,
                "before": _month(before, shown),
                "after": _month(after, shown),
            }
            for name, before, after in report.months
        ],
        "rules": [
            {
                "rule": name,
                "times_before": before.times,
                "times_after": after.times,
                "before": shown(before.amount),
                "after": shown(after.amount),
            }
            for name, before, after in report.rules
        ],
        "gaining": _crowd(report.gaining, shown, names),
        "losing": _crowd(report.losing, shown, names),
        "changes": [plain_change(change, shown) for change in report.changes],
    }


class Shown:
    """Amounts as people see them: points, or minor units of money."""

    def __init__(self, scale: int, *, is_money: bool) -> None:
        self._scale, self._is_money = scale, is_money

    def __call__(self, amount: int) -> int | float:
        """Return an amount."""
        return amount if self._is_money else to_display(amount, self._scale)


def plain_change(change: Change, shown: Shown) -> dict[str, Any]:
    """Return a difference as JSON."""
    return {
        "purchase_id": change.purchase_id,
        "receipt": change.receipt,
        "at": change.at,
        "customer_id": change.customer_id,
        "is_return": change.is_return,
        "before": shown(change.before),
        "after": shown(change.after),
        "rules": [
            {
                "rule": rule.rule,
                "before": shown(rule.before),
                "after": shown(rule.after),
            }
            for rule in change.rules
        ],
    }


def _side(side: Side, shown: Shown) -> dict[str, Any]:
    return {
        "earning": side.earning,
        "points": 0 if side.discount else shown(side.points),
        "discount": side.discount,
        "cost": side.cost,
    }


def _month(month: Month, shown: Shown) -> dict[str, Any]:
    return {
        "issued": shown(month.issued),
        "taken_back": shown(month.taken_back),
        "lapsed": shown(month.lapsed),
        "owed": shown(month.owed),
    }


def _crowd(crowd: Crowd, shown: Shown, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "count": crowd.count,
        "sum": shown(crowd.sum),
        "biggest": [
            {
                "customer_id": person.customer_id,
                "name": names.get(person.customer_id, ""),
                "before": shown(person.before),
                "after": shown(person.after),
            }
            for person in crowd.biggest
        ],
    }
