"""Sales: what the shop told us was bought, what came back, and what is on the shelves.

A sale is named by its source and receipt and counts once, however often it is told. A
return takes from what is left of it and never more. Money is in minor units of the
brand's currency, quantities are in thousandths.

    sale = sales.Sale("till-7", "991", "PLN", [sales.Line(12_50, sku="milk")])
    bought = sales.record(session, brand_id, sale, now=now)
    back = sales.Return("till-7", "992", [sales.Item(sku="milk")])
    sales.refund(session, brand_id, bought.id, back, now=now)
    sales.basket_left(session, brand_id, bought.id)
"""

from walletpass.sales.auditing import audit
from walletpass.sales.claiming import claim
from walletpass.sales.errors import (
    ForeignCurrencyError,
    NotOnReceiptError,
    ReceiptTakenError,
    RefundBeforeSaleError,
    RefundTooLargeError,
    UnfitSaleError,
    UnknownPurchaseError,
    UnknownRefundError,
    UnknownWatchError,
    WrongClockError,
)
from walletpass.sales.events import TellWatchers
from walletpass.sales.fitness import TOLD_WITHIN
from walletpass.sales.goods import Goods, sold_lately
from walletpass.sales.habits import Habits, Spell, habits_of, spell_of
from walletpass.sales.models import (
    Channel,
    PresentedVia,
    Purchase,
    PurchaseLine,
    Refund,
    RefundLine,
    Shopper,
    ShoppingDay,
    StockLevel,
    Watch,
)
from walletpass.sales.moving import move, move_back
from walletpass.sales.notifying import tell_again, tell_watchers
from walletpass.sales.places import Place, place_of
from walletpass.sales.reading import (
    Basket,
    BasketLine,
    basket_after,
    basket_left,
    basket_sold,
    lines_kept,
    lines_of,
    purchase_of,
    purchase_on,
    purchases_page,
    refund_of,
    refunds_of,
    shopped_lately,
)
from walletpass.sales.recording import Recorded, record, record_fit
from walletpass.sales.refunded import Refunded, refunded_as
from walletpass.sales.refunding import refund
from walletpass.sales.remaining import Left, Taken, take
from walletpass.sales.stock import (
    Level,
    levels_of,
    take_stock,
)
from walletpass.sales.stock_terms import (
    LONGEST_WAIT,
    MOST_PER_PIECE,
    Waiting,
    set_stock_terms,
    stock_terms,
)
from walletpass.sales.telling import ONE, Item, Line, Return, Sale, fit_sale
from walletpass.sales.tellings import (
    Awaited,
    StockTelling,
    awaited,
    forget_tellings,
    tellings_since,
    told_and_left,
)
from walletpass.sales.watching import (
    Article,
    forget_watches,
    how_many_watch,
    note_told,
    unwatch,
    waited_for,
    watch,
    watchers_of,
    watches_of,
)

__all__ = [
    "LONGEST_WAIT",
    "MOST_PER_PIECE",
    "ONE",
    "TOLD_WITHIN",
    "Article",
    "Awaited",
    "Basket",
    "BasketLine",
    "Channel",
    "ForeignCurrencyError",
    "Goods",
    "Habits",
    "Item",
    "Left",
    "Level",
    "Line",
    "NotOnReceiptError",
    "Place",
    "PresentedVia",
    "Purchase",
    "PurchaseLine",
    "ReceiptTakenError",
    "Recorded",
    "Refund",
    "RefundBeforeSaleError",
    "RefundLine",
    "RefundTooLargeError",
    "Refunded",
    "Return",
    "Sale",
    "Shopper",
    "ShoppingDay",
    "Spell",
    "StockLevel",
    "StockTelling",
    "Taken",
    "TellWatchers",
    "UnfitSaleError",
    "UnknownPurchaseError",
    "UnknownRefundError",
    "UnknownWatchError",
    "Waiting",
    "Watch",
    "WrongClockError",
    "audit",
    "awaited",
    "basket_after",
    "basket_left",
    "basket_sold",
    "claim",
    "fit_sale",
    "forget_tellings",
    "forget_watches",
    "habits_of",
    "how_many_watch",
    "levels_of",
    "lines_kept",
    "lines_of",
    "move",
    "move_back",
    "note_told",
    "place_of",
    "purchase_of",
    "purchase_on",
    "purchases_page",
    "record",
    "record_fit",
    "refund",
    "refund_of",
    "refunded_as",
    "refunds_of",
    "set_stock_terms",
    "shopped_lately",
    "sold_lately",
    "spell_of",
    "stock_terms",
    "take",
    "take_stock",
    "tell_again",
    "tell_watchers",
    "tellings_since",
    "told_and_left",
    "unwatch",
    "waited_for",
    "watch",
    "watchers_of",
    "watches_of",
]
