"""What a message on a card says to its holder, as of now."""

import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from walletpass.kernel.languages import Language, Words, say
from walletpass.kernel.numbers import money
from walletpass.ledger import Expiry, Program, in_words
from walletpass.passes.braces import Write, filled, prose_in
from walletpass.passes.content import Value
from walletpass.passes.facts import NAMES, Facts, MessageFacts
from walletpass.rewards.rules import RuleSet

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_END: Final = "\N{POP DIRECTIONAL ISOLATE}"


def with_message(
    facts: Facts,
    message: str,
    *,
    link: str | None = None,
    link_words: Words | None = None,
    language: Language,
) -> Facts:
    """Return what a card knows together with the message it shows, and its link."""
    told = say(link_words or {}, language) if link else ""
    return replace(
        facts, message=message, message_link=told or link or "", message_url=link or ""
    )


def card_facts(facts: MessageFacts) -> Facts:
    """Return what the card knows of what a message on it knows."""
    return Facts(**{name: getattr(facts, name) for name in NAMES})


def said(
    words: Words, facts: MessageFacts, language: Language, default: Language
) -> str:
    """Return a message in *language*, else in *default*, with its facts written in.

    Raises:
        UnknownFactError: It names something that no message knows.
    """
    return filled(say(words, language, default), facts, _isolating(prose_in(language)))


def message_facts(
    facts: Facts,
    *,
    balance: int,
    expiry: Expiry | None,
    told: Mapping[str, Any],
    program: Program,
    rules: RuleSet | None,
    currency: str,
    zone: ZoneInfo,
    language: Language,
) -> MessageFacts:
    """Return what a message on the card of these *facts* may name.

    *balance* is in hundredths, and *told* what only this message knows.
    """
    return MessageFacts(
        **asdict(facts),
        worth=worth_of(balance, rules, currency, language),
        expiring=in_words(expiry.points, program.scale, program.unit, language)
        if expiry
        else "",
        expires_on=_day(expiry.at, zone) if expiry else "",
        coupon=str(told.get("coupon", "")),
        coupon_until=str(told.get("coupon_until", "")),
    )


def worth_of(
    balance: int, rules: RuleSet | None, currency: str, language: Language
) -> str:
    """Return what a balance in hundredths pays, or nothing where points buy nothing."""
    if rules is None or rules.document.spending is None:
        return ""
    return money(rules.document.spending.money_for(max(balance, 0)), currency, language)


def _day(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).date().isoformat()


def _isolating(write: Write) -> Write:
    """Keep what reads from the right from turning round the words beside it."""

    def isolated(name: str, fact: Value) -> str:
        text = write(name, fact)
        if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text):
            return f"{_ISOLATE}{text}{_END}"
        return text

    return isolated
