"""What requests and answers about sales look like. Money is in whole minor units."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.sales import Channel, PresentedVia
from walletpass.web.api.writing import AS_A_NUMBER, PLAINLY, Id, Moment, Name, Word

MOST_LINES = 10_000
LARGEST_BASKET = 4 * 1024 * 1024

Minor = Annotated[int, Field(strict=True, ge=0, le=10**12)]
Thousandths = Annotated[int, Field(strict=True, ge=1, le=10**9)]
Currency = Annotated[str, StringConstraints(pattern="^[A-Za-z]{3}$")]
Source = Annotated[str, StringConstraints(min_length=1, max_length=64), PLAINLY]
Receipt = Annotated[str, StringConstraints(min_length=1, max_length=100), PLAINLY]
Short = Annotated[str, StringConstraints(max_length=64), PLAINLY]
Label = Annotated[str, StringConstraints(min_length=1, max_length=64), PLAINLY]
Labels = Annotated[list[Label], Field(max_length=20)]
Kind = Annotated[str, StringConstraints(max_length=120), PLAINLY]
Number = int | float


class Asked(BaseModel):
    """What is sent: nothing but what is named."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Answered(BaseModel):
    """What is answered: exactly what is named."""

    model_config = ConfigDict(extra="forbid")


class LanguageQuery(Asked):
    """In which language sentences are told."""

    language: Language = DEFAULT_LANGUAGE


class SaleLineIn(Asked):
    """An article: *net* is what it came to after discounts, *quantity* in thousandths."""

    net: Minor
    quantity: Thousandths = 1000
    sku: Short = ""
    name: Name = ""
    category: Kind = ""
    brand: Kind = ""
    labels: Labels = []
    is_discounted: StrictBool = False
    is_delivery: StrictBool = False
    is_gift_card: StrictBool = False


class WhoIn(Asked):
    """Somebody, named by one of *card_id*, *card_number*, *customer_id* and *phone*."""

    card_id: Id | None = None
    card_number: Word | None = None
    customer_id: Id | None = None
    phone: Word | None = None
    presented_via: PresentedVia | None = None


class BasketIn(WhoIn):
    """What is bought, where and by whom.

    Tell *lines*, or *net* alone. The customer is named by one of *card_id*,
    *card_number*, *customer_id* and *phone*, or by none. Sentences are in *language*,
    for the *audience*.
    """

    currency: Currency
    lines: Annotated[list[SaleLineIn], Field(max_length=MOST_LINES)] = []
    net: Minor | None = None
    gross: Minor | None = None
    paid_with_points: Minor = 0
    paid_with_gift_card: Minor = 0
    promo_codes: Labels = []
    store_id: Id | None = None
    till_id: Id | None = None
    staff_id: Id | None = None
    channel: Channel = "store"
    language: Language = DEFAULT_LANGUAGE
    audience: Literal["customer", "cashier"] = "cashier"


class PurchaseIn(BasketIn):
    """A purchase. *source* and *receipt* name it: told twice, it counts once.

    *redemption_id* names the points put aside that pay for part of it. It *is_paid*
    where nobody was asked for a quote before the customer paid in full, as when a till
    had no line: no discount is given any more.
    """

    source: Source
    receipt: Receipt
    is_paid: bool = False
    occurred_at: Moment | None = None
    redemption_id: Id | None = None


def _some_or_all(told: Any, read: ValidatorFunctionWrapHandler) -> Any:
    try:
        points = read(told)
    except ValidationError as unfit:
        words = "Write a number such as 50 or 12.5, or all"
        raise PydanticCustomError("points", words) from unfit
    if points != "all" and points <= 0:
        raise PydanticCustomError("points", "Spend more than 0, or all")
    return points


SomeOrAll = Annotated[
    Annotated[Decimal, AS_A_NUMBER] | Literal["all"], WrapValidator(_some_or_all)
]


class RedemptionIn(BasketIn):
    """A basket to be paid with *points*, or with all that may be spent on it."""

    source: Source
    receipt: Receipt
    points: SomeOrAll


class LinePointsOut(Answered):
    """What one line of the basket was given, in points or in minor units off."""

    number: int
    points: Number
    discount: int


class LeftOutOut(Answered):
    """A line that does not count for a rule, and the code of why."""

    number: int
    why: str


class AwardOut(Answered):
    """What one rule gives, and why, in a sentence."""

    rule: str
    points: Number
    discount: int
    lines: list[LinePointsOut]
    left_out: list[LeftOutOut]
    is_pending: bool
    activates_at: datetime | None
    expires_at: datetime | None
    sentence: str


class SkippedOut(Answered):
    """A rule that gives nothing this time, and why."""

    rule: str
    sentence: str


class SpendableOut(Answered):
    """The most that may be spent on the basket, and why not more."""

    points: Number
    money: int
    reasons: list[str]


class QuoteOut(Answered):
    """What a basket would earn, and what of it may be paid with points."""

    points: Number
    discount: int
    balance: Number | None
    awards: list[AwardOut]
    skipped: list[SkippedOut]
    spendable: SpendableOut


class RedemptionOut(Answered):
    """Points put aside: *points* pay *money*, and go back by themselves after *until*.

    *status* is ``reserved``, ``spent``, ``cancelled`` or ``timed-out``.
    """

    id: str
    source: str
    receipt: str
    customer_id: str
    card_id: str | None
    points: Number
    money: int
    currency: str
    status: str
    until: datetime
    created_at: datetime
    purchase_id: str | None
    balance: Number


class ItemIn(Asked):
    """What came back: a line by its number, or an article by its sku.

    A *quantity* (thousandths) alone is worth its share of the line; an *amount* (minor
    units) alone is money back for goods that stayed; neither is all that is left.
    """

    line: Annotated[int, Field(strict=True, ge=1, le=MOST_LINES)] | None = None
    sku: Label | None = None
    quantity: Thousandths | None = None
    amount: Minor | None = None


class RefundIn(Asked):
    """A return, under a receipt number of its own.

    The purchase is named by its id or by its receipt; without *items*, all that is left
    came back.
    """

    source: Source
    receipt: Receipt
    purchase_id: Id | None = None
    purchase_receipt: Receipt | None = None
    purchase_source: Source | None = None
    items: Annotated[list[ItemIn], Field(max_length=MOST_LINES)] = []
    reason: Name = ""
    occurred_at: Moment | None = None
    store_id: Id | None = None
    till_id: Id | None = None
    staff_id: Id | None = None
    language: Language = DEFAULT_LANGUAGE


class RefundLineOut(Answered):
    """What came back of one line."""

    number: int
    quantity: int
    net: int


class RefundOut(Answered):
    """A return, and what it did to points.

    *taken* was taken back of what was earned, *given* was given back of what was spent.
    What the account did not hold is *short*, and *policy* says what became of it.
    *returned* is all that ever came back of the purchase.
    """

    id: str
    purchase_id: str
    net: int
    returned: int
    status: str
    lines: list[RefundLineOut]
    taken: Number
    given: Number
    short: Number
    balance: Number | None
    policy: str
    sentences: list[str]
    received_at: datetime
    is_new: bool
    message: str | None
