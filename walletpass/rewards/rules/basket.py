"""What a rule is asked about: a basket or an event, and what is known besides."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from walletpass.customers import Birthday
from walletpass.rewards.rules.errors import UnfitBasketError

MOST = 10**13  # minor units or thousandths; a year's takings of any shop fit


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a receipt: *net* in minor units after discounts, *quantity* in thousandths.

    *paid_with_points* and *paid_with_gift_card* are the parts of *net* paid so. Most
    tills tell them for the whole receipt only: `with_payments` spreads them.
    """

    number: int
    net: int
    quantity: int = 1000
    sku: str = ""
    category: str = ""
    brand: str = ""
    labels: frozenset[str] = frozenset()
    is_discounted: bool = False
    is_delivery: bool = False
    is_gift_card: bool = False
    paid_with_points: int = 0
    paid_with_gift_card: int = 0


@dataclass(frozen=True, slots=True)
class Basket:
    """What was bought at once, or is about to be.

    Raises:
        UnfitBasketError: A line that cannot be, or two of one number.
    """

    currency: str
    lines: tuple[Line, ...]
    promo_codes: frozenset[str] = frozenset()
    net: int = field(init=False)
    paid_with_points: int = field(init=False)
    paid_with_gift_card: int = field(init=False)

    def __post_init__(self) -> None:
        net = points = gift_cards = 0
        numbers: set[int] = set()
        for line in self.lines:
            number = line.number
            if number in numbers:
                raise UnfitBasketError(number, "Its number is taken by another line.")
            numbers.add(number)
            _check(line)
            net += line.net
            points += line.paid_with_points
            gift_cards += line.paid_with_gift_card
        object.__setattr__(self, "net", net)
        object.__setattr__(self, "paid_with_points", points)
        object.__setattr__(self, "paid_with_gift_card", gift_cards)


def _check(line: Line) -> None:
    if not 0 <= line.net <= MOST:
        raise UnfitBasketError(line.number, f"{line.net} is no price.")
    if not 0 < line.quantity <= MOST:
        raise UnfitBasketError(line.number, f"{line.quantity} is no quantity.")
    if line.paid_with_points or line.paid_with_gift_card:
        least = min(line.paid_with_points, line.paid_with_gift_card)
        paid = line.paid_with_points + line.paid_with_gift_card
        if least < 0 or paid > line.net:
            raise UnfitBasketError(line.number, "More was paid than it costs.")


WELCOME: Final = "welcome"
REFERRER: Final = "referrer"
REFEREE: Final = "referee"
BIRTHDAY: Final = "birthday"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened without a purchase: joining, a review, a visit.

    `WELCOME`, `REFERRER`, `REFEREE` and `BIRTHDAY` are known by name; any other kind is
    the shop's own word.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the customer and the occasion.

    *moment* is the store's local time. *purchases* were made before this one;
    *spent_lifetime* and *spent_month* are minor units before it, too. It *is paid* where
    nobody was asked before the customer paid: no discount can be given any more.
    *labels* are the customer's: segments, and promotions they opted into.
    """

    moment: datetime
    store: str = ""
    channel: str = ""
    presented_via: str = ""
    tier: str = ""
    joined_on: date | None = None
    purchases: int = 0
    spent_lifetime: int = 0
    spent_month: int = 0
    is_paid: bool = False
    favourites: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    birthday: Birthday | None = None
    birthday_told_on: date | None = None
