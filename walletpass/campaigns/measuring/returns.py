"""Ratios a shop speaks of: return on what was spent, conversion, the average check."""


def romi(margin: float, cost: float) -> float | None:
    """Return (margin - cost) / cost: 3.5 is what is called 350 %. None if all was free."""
    return (margin - cost) / cost if cost > 0 else None


def share(part: int, whole: int) -> float | None:
    """Return a part of a whole, such as a conversion; None of nothing."""
    return part / whole if whole else None


def average_check(revenue: int, receipts: int) -> float | None:
    """Return what a receipt comes to, in minor units; None where nobody bought."""
    return revenue / receipts if receipts else None
