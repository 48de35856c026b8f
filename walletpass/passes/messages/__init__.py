"""Messages on cards: what a card says besides the balance, and for how long.

A message is text bound to the one field of a card that announces it. It is written down
once, shows on many cards from a moment until another, and names the facts of each.

    message = messages.compose_message(session, brand_id, origin="api", ..., now=now)
    messages.show(session, message, [messages.Shown(pass_id, customer_id)], ..., now=now)
    messages.predict(design, message.words, facts, "pl").sentence
"""

from walletpass.passes.messages.addressing import Addressed, LeftOut, address
from walletpass.passes.messages.cutting import Cut
from walletpass.passes.messages.errors import (
    BrokenTextError,
    LongMessageError,
    LooseBraceError,
    UnknownMessageError,
    UnsafeLinkError,
    UnseenSignError,
    WordlessMessageError,
)
from walletpass.passes.messages.events import WithdrawMessage
from walletpass.passes.messages.hiding import hidden_since
from walletpass.passes.messages.models import CardMessage, Purpose, Showing
from walletpass.passes.messages.moving import follow_cards, forget
from walletpass.passes.messages.postponing import put_off, take_off, taken_off
from walletpass.passes.messages.predicting import Prediction, predict
from walletpass.passes.messages.showing import (
    BATCH,
    Shown,
    show,
    withdraw,
    withdraw_from,
    withdraw_next,
    withdraw_upcoming,
)
from walletpass.passes.messages.telling import (
    Announced,
    Reach,
    Told,
    announced_on,
    reach_of,
    told_to,
)
from walletpass.passes.messages.writing import (
    check_words,
    compose_message,
    message_of,
    missing_in,
)

__all__ = [
    "BATCH",
    "Addressed",
    "Announced",
    "BrokenTextError",
    "CardMessage",
    "Cut",
    "LeftOut",
    "LongMessageError",
    "LooseBraceError",
    "Prediction",
    "Purpose",
    "Reach",
    "Showing",
    "Shown",
    "Told",
    "UnknownMessageError",
    "UnsafeLinkError",
    "UnseenSignError",
    "WithdrawMessage",
    "WordlessMessageError",
    "address",
    "announced_on",
    "check_words",
    "compose_message",
    "follow_cards",
    "forget",
    "hidden_since",
    "message_of",
    "missing_in",
    "predict",
    "put_off",
    "reach_of",
    "show",
    "take_off",
    "taken_off",
    "told_to",
    "withdraw",
    "withdraw_from",
    "withdraw_next",
    "withdraw_upcoming",
]
