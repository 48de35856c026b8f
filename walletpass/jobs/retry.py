"""How long to wait before the next try, as arithmetic."""

from datetime import timedelta

LAST_TRY = 12
_FIRST = timedelta(seconds=2)
_LONGEST = timedelta(hours=1)


def pause_before(attempt: int) -> timedelta:
    """Return how long to wait after the failed try number *attempt*: it doubles.

    >>> pause_before(1), pause_before(4)
    (datetime.timedelta(seconds=2), datetime.timedelta(seconds=16))
    """
    return min(_FIRST * (1 << min(attempt - 1, 16)), _LONGEST)
