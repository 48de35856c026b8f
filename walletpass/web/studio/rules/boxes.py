"""What the form asks about a rule: each box, where it belongs and what it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from babel.numbers import get_currency_precision

Kind = Literal[
    "text", "words", "whole", "amount", "points", "money", "percent", "times",
    "thousandths", "tick", "ticks", "choice", "day", "hour", "group", "groups",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """One question of the form.

    *path* is its place in the rule's JSON. Asked is it only where one of *when* was
    chosen, such as ``gives-ratio``; what *goes_without* saying is written all the same.
    """

    path: str
    kind: Kind
    choices: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Questions that are asked as often as there are answers, and once more."""

    path: str
    boxes: tuple[Box, ...]
    when: tuple[str, ...] = ()
    as_pairs: bool = False


Part = tuple[str, tuple[Box | Rows, ...]]

_RATES: Final = ("gives-ratio", "gives-steps")
_AMOUNTS: Final = ("gives-ratio", "gives-fixed", "gives-per_item")
_AROUND: Final = ("days_before", "days_after", "told_before")
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHOWN: Final = ("wallet", "phone", "number", "typed", "receipt", "api")
_KINDS: Final = ("discounted", "delivery", "gift_card")
_PAID: Final = ("subtracts", "counts", "leaves_out")
_GIFT_CARD: Final = ("not_if_whole", "subtracts", "counts")
_GROUPED: Final = ("best_per_line", "best", "first", "all")
_PER: Final = ("customer", "card", "store", "cashier", "program")
_PERIODS: Final = ("purchase", "day", "week", "month", "year", "ever")


def _ranges(*names: str, kind: Kind) -> tuple[Box, ...]:
    return tuple(
        Box(f"when.{name}.{end}", kind)
        for name in names
        for end in ("at_least", "at_most")
    )


PARTS: Final[tuple[Part, ...]] = (
    (
        "gives",
        (
            Box("on.kind", "choice", ("purchase", "event", "birthday")),
            Box("on.event", "text", when=("on-event",)),
            *(Box(f"on.{name}", "whole", when=("on-birthday",)) for name in _AROUND),
            Box(
                "gives.kind",
                "choice",
                ("ratio", "steps", "fixed", "per_item", "multiplier"),
            ),
            Box("gives.amount", "amount", when=_AMOUNTS),
            Box("gives.per", "money", when=("gives-ratio",)),
            Box("gives.each", "thousandths", when=("gives-per_item",)),
            Box("gives.by", "choice", ("basket", "lifetime", "month"),
                when=("gives-steps",)),
            Rows(
                "gives.steps",
                (
                    Box("at_least", "money"),
                    Box("amount", "amount"),
                    Box("per", "money"),
                ),
                when=("gives-steps",),
            ),
            Box("gives.each_full", "tick", when=_RATES),
            Box("gives.basis_points", "times", when=("gives-multiplier",)),
            Box("gives.of_groups", "groups", when=("gives-multiplier",)),
        ),
    ),
    (
        "goods",
        (
            Box("only.categories", "words"),
            Box("only.brands", "words"),
            Box("only.skus", "words"),
            Box("only.labels", "words"),
            Box("only.favourites", "tick"),
            Box("leaves_out.kinds", "ticks", _KINDS),
            Box("leaves_out.categories", "words"),
            Box("leaves_out.brands", "words"),
            Box("leaves_out.skus", "words"),
            Box("leaves_out.labels", "words"),
            Box("paid_with_points", "choice", _PAID),
            Box("paid_with_gift_card", "choice", _GIFT_CARD),
        ),
    ),
    (
        "when",
        (
            *_ranges("basket", kind="money"),
            Box("when.presented_via", "ticks", _SHOWN),
            Box("when.channels", "ticks", ("store", "web")),
            Box("when.weekdays", "ticks", _WEEK),
            Rows(
                "when.hours", (Box("0", "hour"), Box("1", "hour")), as_pairs=True
            ),
            Box("when.purchase.every", "whole"),
            Box("when.purchase.at_least", "whole"),
            Box("when.purchase.at_most", "whole"),
            *_ranges("tenure", kind="whole"),
            Box("when.tiers", "words"),
            Box("when.labels", "words"),
            Box("when.promo_codes", "words"),
            Box("when.stores", "words"),
            *_ranges("spent_lifetime", "spent_month", kind="money"),
            *(Box(f"when.birthday.{name}", "whole") for name in _AROUND),
            Box("active_from", "day"),
            Box("active_to", "day"),
        ),
    ),
    (
        "limits",
        (
            Rows(
                "limits",
                (
                    Box("count", "whole"),
                    Box("amount", "amount"),
                    Box("per", "choice", _PER),
                    Box("period", "choice", _PERIODS),
                ),
            ),
        ),
    ),
    (
        "lasts",
        (
            Box("pending.kind", "choice",
                ("at_once", "next_day", "after_days", "until_confirmed")),
            Box("pending.days", "whole", when=("pending-after_days",)),
            Box("expiry.kind", "choice",
                ("never", "days", "months", "month_end", "date", "birthday")),
            Box("expiry.days", "whole", when=("expiry-days",)),
            Box("expiry.months", "whole", when=("expiry-months", "expiry-month_end")),
            Box("expiry.last_day", "day", when=("expiry-date",)),
        ),
    ),
    (
        "more",
        (
            Box("rounding.mode", "choice", ("down", "up", "half_up", "half_even")),
            Box("rounding.unit", "amount"),
            Box("group", "group"),
            Box("priority", "whole"),
            Box("code", "text", is_word=True),
        ),
    ),
)  # fmt: skip
"""The parts of a rule in the form, in order."""

NAMES: Final = (
    Box("name.en", "text"),
    Box("name.ru", "text"),
    Box("name.pl", "text"),
)
GROUPS: Final = Rows(
    "groups", (Box("code", "text", is_word=True), Box("mode", "choice", _GROUPED))
)
SPENDING: Final = (
    Box("spending.points", "points"),
    Box("spending.worth", "money"),
    Box("spending.share", "percent"),
    Box("spending.minimum", "points"),
    Box("spending.unit", "points"),
    Box("spending.once_a_day", "tick"),
    Box("spending.earns", "tick"),
    Box("spending.leaves_out.kinds", "ticks", _KINDS),
    Box("spending.leaves_out.categories", "words"),
    Box("spending.leaves_out.brands", "words"),
)
TERMS: Final = (
    Box("terms.reserve_minutes", "whole"),
    Box("terms.returns", "choice", ("within_balance", "unlimited", "only_pending")),
    Box("terms.grace_days", "whole"),
    Box("terms.idle_days", "whole"),
    Box("terms.woken_by", "choice", ("any", "earn", "spend")),
)
WHOLE: Final = (
    Box("gives", "choice", ("points", "discount")),
    Box("leaves_out.kinds", "ticks", _KINDS),
    Box("leaves_out.categories", "words"),
    Box("leaves_out.brands", "words"),
    Box("leaves_out.skus", "words"),
    Box("leaves_out.labels", "words"),
)
"""What is said of all rules together."""


def places(kind: Kind, currency: str, *, is_money: bool) -> int | None:
    """Return with how many places a number is written; None if it is no number."""
    minor = get_currency_precision(currency)
    known: Mapping[str, int] = {
        "whole": 0,
        "points": 2,
        "money": minor,
        "amount": minor if is_money else 2,
        "percent": 2,
        "times": 4,
        "thousandths": 3,
    }
    return known.get(kind)
