"""When to try again, and what to make of an answer: arithmetic, without tables."""

from datetime import datetime, timedelta
from typing import Final

from walletpass.webhooks.calling import Answered, CallOutcome, Unanswered

LADDER: Final = (
    timedelta(0),
    timedelta(seconds=30),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
    timedelta(hours=24),
)
"""The moments of the tries, counted from the first."""

GONE: Final = 410
_ASK_AGAIN: Final = {408, 429}


def next_try(tries: int, first_tried_at: datetime, now: datetime) -> datetime | None:
    """Return when to try again after so many tries; None once all are used up.

    A try that comes late, because nobody was there to make it, does not draw the next
    ones after it all at once.
    """
    if tries >= len(LADDER):
        return None
    return max(first_tried_at + LADDER[tries], now + LADDER[1])


def is_taken(outcome: CallOutcome) -> bool:
    """Tell whether the endpoint took the event: it answered 2xx."""
    return isinstance(outcome, Answered) and 200 <= outcome.status < 300  # noqa: PLR2004 - HTTP's own


def is_final(outcome: CallOutcome) -> bool:
    """Tell whether asking again would mend nothing: 4xx, but for 408 and 429."""
    return (
        isinstance(outcome, Answered)
        and 400 <= outcome.status < 500  # noqa: PLR2004 - HTTP's own
        and outcome.status not in _ASK_AGAIN
    )


def trouble_of(outcome: CallOutcome) -> str:
    """Return what went wrong in a few words."""
    match outcome:
        case Unanswered(fault):
            return fault
        case Answered(status) if 300 <= status < 400:  # noqa: PLR2004 - HTTP's own
            return f"answered {status}; redirects are not followed"
        case Answered(status):
            return f"answered {status}"
