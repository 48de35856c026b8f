"""Why somebody was spoken to, or was not: every reason a delivery can have."""

from typing import Final, Literal, get_args

Reason = Literal[
    "sent", "held", "no-variant",
    "erased", "merged", "blocked",
    "no-card", "voided", "no-phone",
    "no-consent", "only-service", "paused", "asked-less",
    "mending", "won-back", "over",
    "cap-day", "cap-week", "cap-month", "cap-category", "outranked",
    "quiet-hours", "missing-fact", "coupon-gone", "coupon-had",
    "campaign-cancelled",
    "call", "no-number", "no-call-consent", "call-waiting",
]  # fmt: skip

REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
