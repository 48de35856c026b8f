"""Which lines count, and why the others do not."""

from collections.abc import Callable

from walletpass.rewards.rules.basket import Facts, Line
from walletpass.rewards.rules.conditions import Except, Only

Fits = Callable[[Line], bool]
Exclusions = tuple[tuple[str, Fits], ...]
Selection = Callable[[Line, Facts], bool]

_KINDS: dict[str, tuple[str, Fits]] = {
    "discounted": ("discounted", lambda line: line.is_discounted),
    "delivery": ("delivery", lambda line: line.is_delivery),
    "gift_card": ("gift-card", lambda line: line.is_gift_card),
}


def exclusions(*excepts: Except, paid_with_points: bool = False) -> Exclusions:
    """Return the reasons not to count a line, each with what finds it in a line."""
    kinds = {kind for some in excepts for kind in some.kinds}
    checks = [_KINDS[kind] for kind in _KINDS if kind in kinds]
    for some in excepts:
        checks += _listed(some)
    if paid_with_points:
        checks.append(("paid-with-points", lambda line: line.paid_with_points > 0))
    return tuple(checks)


def _listed(some: Except) -> list[tuple[str, Fits]]:
    categories, brands = frozenset(some.categories), frozenset(some.brands)
    skus, labels = frozenset(some.skus), frozenset(some.labels)
    checks: list[tuple[str, Fits]] = []
    if categories:
        checks.append(("category", lambda line: line.category in categories))
    if brands:
        checks.append(("brand", lambda line: line.brand in brands))
    if skus:
        checks.append(("sku", lambda line: line.sku in skus))
    if labels:
        checks.append(("label", lambda line: not labels.isdisjoint(line.labels)))
    return checks


def selection(only: Only) -> Selection | None:
    """Return what tells whether a line is meant; None where every line is."""
    if only == Only():
        return None
    categories, brands = frozenset(only.categories), frozenset(only.brands)
    skus, labels = frozenset(only.skus), frozenset(only.labels)
    favourites = only.favourites

    def is_meant(line: Line, facts: Facts) -> bool:
        return (
            (not categories or line.category in categories)
            and (not brands or line.brand in brands)
            and (not skus or line.sku in skus)
            and (not labels or not labels.isdisjoint(line.labels))
            and (not favourites or line.category in facts.favourites)
        )

    return is_meant
