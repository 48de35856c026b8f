"""The questions segments are asked most, and the best SQL for each, written by hand.

Each has several spellings: the quickest of them is what we are held against. They know
what a shop of the bench is like, and ask for no more than it takes there.
"""
# ruff: noqa: S608 - written by hand, and asked of nobody's input

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_THERE: Final = "c.brand_id = :brand AND c.status NOT IN ('erased', 'merged')"
_ONE_BY_ONE: Final = f"SELECT count(*) FROM customers c WHERE {_THERE} AND "
_KEPT: Final = "p.status <> 'returned' AND p.occurred_at <= :now"
_OF_ROW: Final = f"p.customer_id = c.id AND {_KEPT}"


@dataclass(frozen=True, slots=True)
class Question:
    """A tree, and statements that count the same customers."""

    tree: Mapping[str, Any]
    spellings: Sequence[str]


QUESTIONS: Final[Mapping[str, Question]] = {
    "everybody": Question({"all": []}, (f"{_ONE_BY_ONE} 1",)),
    "often": Question(
        {"is": "bought", "days": 30, "at_least": 4},
        (
            (
                f"{_ONE_BY_ONE} (SELECT count(*) FROM purchases p"
                f" WHERE {_OF_ROW} AND p.occurred_at >= :days_30) >= 4"
            ),
            (
                "SELECT count(*) FROM (SELECT p.customer_id AS id FROM purchases p"
                f" WHERE p.brand_id = :brand AND {_KEPT} AND p.occurred_at >= :days_30"
                " GROUP BY p.customer_id HAVING count(*) >= 4) b"
                f" JOIN customers c ON c.id = b.id WHERE {_THERE}"
            ),
        ),
    ),
    "losing": Question(
        {
            "all": [
                {"is": "stage", "stages": ["cooling", "at-risk"]},
                {"is": "consent", "channel": "wallet"},
            ]
        },
        (
            (
                "SELECT count(*) FROM profiles f JOIN customers c ON c.id = f.customer_id"
                " WHERE f.brand_id = :brand AND f.stage IN ('cooling', 'at-risk')"
                f" AND {_THERE} AND (SELECT s.given FROM consents s"
                " WHERE s.customer_id = c.id AND s.channel = 'wallet'"
                " AND s.topic = 'marketing' ORDER BY s.at DESC, s.given LIMIT 1)"
            ),
            (
                f"{_ONE_BY_ONE} EXISTS (SELECT 1 FROM profiles f WHERE f.customer_id = c.id"
                " AND f.stage IN ('cooling', 'at-risk')) AND (SELECT s.given"
                " FROM consents s WHERE s.customer_id = c.id AND s.channel = 'wallet'"
                " AND s.topic = 'marketing' ORDER BY s.at DESC, s.given LIMIT 1)"
            ),
        ),
    ),
    "category": Question(
        {
            "all": [
                {"is": "bought", "days": 60, "categories": ["shelf-1"]},
                {"not": {"is": "bought", "days": 14}},
            ]
        },
        (
            (
                f"{_ONE_BY_ONE} EXISTS (SELECT 1 FROM purchases p JOIN purchase_lines l"
                f" ON l.purchase_id = p.id WHERE {_OF_ROW} AND p.occurred_at >= :days_60"
                " AND l.category = 'shelf-1' AND l.returned_quantity < l.quantity)"
                f" AND NOT EXISTS (SELECT 1 FROM purchases p WHERE {_OF_ROW}"
                " AND p.occurred_at >= :days_14)"
            ),
            (
                f"{_ONE_BY_ONE} NOT EXISTS (SELECT 1 FROM purchases p WHERE {_OF_ROW}"
                " AND p.occurred_at >= :days_14) AND EXISTS (SELECT 1 FROM purchases p"
                f" WHERE {_OF_ROW} AND p.occurred_at >= :days_60 AND EXISTS ("
                "SELECT 1 FROM purchase_lines l WHERE l.purchase_id = p.id"
                " AND l.category = 'shelf-1' AND l.returned_quantity < l.quantity))"
            ),
        ),
    ),
    "quiet": Question(
        {
            "all": [
                {"is": "last_bought", "over_days": 21},
                {"is": "balance", "at_least": 10_000},
            ]
        },
        (
            (
                f"{_ONE_BY_ONE} (SELECT max(p.occurred_at) FROM purchases p"
                f" WHERE {_OF_ROW}) < :days_21 AND (SELECT sum(a.balance) FROM accounts a"
                " WHERE a.customer_id = c.id) >= 10000"
            ),
            (
                f"{_ONE_BY_ONE} EXISTS (SELECT 1 FROM purchases p WHERE {_OF_ROW}"
                f" AND p.occurred_at < :days_21) AND NOT EXISTS (SELECT 1 FROM purchases p"
                f" WHERE {_OF_ROW} AND p.occurred_at >= :days_21)"
                " AND (SELECT sum(a.balance) FROM accounts a WHERE a.customer_id = c.id)"
                " >= 10000"
            ),
            (
                f"{_ONE_BY_ONE} (SELECT sum(a.balance) FROM accounts a"
                " WHERE a.customer_id = c.id) >= 10000 AND (SELECT p.occurred_at"
                f" FROM purchases p WHERE {_OF_ROW} ORDER BY p.occurred_at DESC LIMIT 1)"
                " < :days_21"
            ),
        ),
    ),
    "spenders": Question(
        {
            "any": [
                {"is": "spent", "days": 30, "at_least": 100_00},
                {"is": "habit", "of": "lifetime_value", "at_least": 1_000_00},
            ]
        },
        (
            (
                f"{_ONE_BY_ONE} ((SELECT f.lifetime_value FROM profiles f"
                " WHERE f.customer_id = c.id) >= 100000 OR (SELECT sum(p.net - p.returned)"
                f" FROM purchases p WHERE {_OF_ROW} AND p.occurred_at >= :days_30) >= 10000)"
            ),
            (
                f"{_ONE_BY_ONE} ((SELECT sum(p.net - p.returned) FROM purchases p"
                f" WHERE {_OF_ROW} AND p.occurred_at >= :days_30) >= 10000"
                " OR EXISTS (SELECT 1 FROM profiles f WHERE f.customer_id = c.id"
                " AND f.lifetime_value >= 100000))"
            ),
        ),
    ),
}
