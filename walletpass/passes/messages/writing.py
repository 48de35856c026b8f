"""Writing a message down: its words once, before it shows on any card."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Words
from walletpass.kernel.signs import TURNING
from walletpass.passes.braces import facts_in, facts_needed_in, has_loose_brace
from walletpass.passes.errors import UnknownFactError
from walletpass.passes.facts import MESSAGE_NAMES
from walletpass.passes.messages.errors import (
    BrokenTextError,
    LongMessageError,
    LooseBraceError,
    UnknownMessageError,
    UnseenSignError,
    WordlessMessageError,
)
from walletpass.passes.messages.links import check_link
from walletpass.passes.messages.models import CardMessage, Purpose

LONGEST: Final = 1_000
"""Signs a message may have: the back of a card has room, the lock screen shows less."""

_UNSEEN: Final = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f{TURNING}]")
_OF_A_SHOWING: Final = ("coupon", "coupon_until")


def compose_message(
    session: Session,
    brand_id: str,
    *,
    origin: str,
    purpose: Purpose,
    words: Words,
    link: str | None = None,
    link_words: Words | None = None,
    now: datetime,
) -> CardMessage:
    """Write a message down; `show` puts it on cards.

    Raises:
        WordlessMessageError: It says nothing.
        LongMessageError: It says too much.
        BrokenTextError: It holds half a sign.
        UnseenSignError: It holds a control character, or one that turns the direction.
        LooseBraceError: A brace opens in it and does not close.
        UnknownFactError: It names something that no message knows.
        UnsafeLinkError: Its link is no https, tel or mailto address.
    """
    check_words(words)
    if link is not None:
        check_link(link)
    message = CardMessage(
        id=new_id("msg", now),
        brand_id=brand_id,
        origin=origin,
        purpose=purpose,
        words=dict(words),
        link=link,
        link_words=dict(link_words or {}),
        created_at=now,
    )
    session.add(message)
    session.flush()
    return message


def check_words(words: Words) -> None:
    """Stop words that no card could say.

    Raises:
        WordlessMessageError: They say nothing, in a language that is there or in all.
        LongMessageError: They are too many.
        BrokenTextError: They hold half a sign.
        UnseenSignError: They hold a control character, or one that turns the direction.
        LooseBraceError: A brace opens in them and does not close.
        UnknownFactError: They name something that no message knows.
    """
    if not words:
        raise WordlessMessageError
    for language, text in words.items():
        if not text.strip():
            raise WordlessMessageError(language)
        if len(text) > LONGEST:
            raise LongMessageError(language, length=len(text), longest=LONGEST)
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            raise BrokenTextError(language)
        if _UNSEEN.search(text):
            raise UnseenSignError(language)
        if has_loose_brace(text):
            raise LooseBraceError(language)
        for name in facts_in(text):
            if name not in MESSAGE_NAMES:
                raise UnknownFactError(name, known=MESSAGE_NAMES)


def missing_in(words: Words, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what the words need of a showing, and its *facts* lack.

    That is the coupon and its last day: the rest every card knows by itself.
    """
    needed = {name for text in words.values() for name in facts_needed_in(text)}
    return tuple(
        name for name in _OF_A_SHOWING if name in needed and not facts.get(name)
    )


def message_of(session: Session, brand_id: str, message_id: str) -> CardMessage:
    """Return the brand's message.

    Raises:
        UnknownMessageError: The brand has none of this id.
    """
    message = session.scalars(
        select(CardMessage).where(
            CardMessage.id == message_id, CardMessage.brand_id == brand_id
        )
    ).one_or_none()
    if message is None:
        raise UnknownMessageError
    return message
