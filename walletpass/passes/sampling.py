"""Somebody made up who holds a brand's card: the facts of previews, in the brand's terms.

Name and balance are believable; what they are worth, what they are called and how far it
is to the next tier follow from the brand's own program, as on a real card.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from walletpass.kernel.languages import Language, Words, say
from walletpass.ledger import HUNDRED, Program, in_words, unit_name
from walletpass.passes.composing import FIRST_TIER
from walletpass.passes.facts import MESSAGE_SAMPLES, MessageFacts
from walletpass.passes.saying import worth_of
from walletpass.passes.sentences import latest_sentence, share_in_words
from walletpass.rewards import percent_off, version_in_force
from walletpass.rewards.ladders import Ladder, progress_in_words
from walletpass.rewards.rules import RuleSet, Unit

_EARNED: Final = 50 * HUNDRED
_EXPIRING: Final = 120 * HUNDRED
_EXPIRES_IN: Final = timedelta(days=30)
_COUPON_LASTS: Final = timedelta(days=14)
_WORTH_SAID: Final[Words] = {
    "en": "{first_name}, your {points} are worth {worth} today",
    "ru": "{first_name}, у вас {points}: сегодня это {worth}",
    "pl": "{first_name}, masz {points}, dziś warte {worth}",
}
_SAID: Final[Words] = {
    "en": "{first_name}, you have {points}",
    "ru": "{first_name}, у вас {points}",
    "pl": "{first_name}, masz {points}",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a brand's cards of a program are made up from."""

    brand_name: str
    currency: str
    program: Program
    ladder: Ladder | None = None
    rules: RuleSet | None = None


def terms_of(
    session: Session, brand_name: str, currency: str, program: Program, *, now: datetime
) -> Terms:
    """Return the terms that hold for a program's cards now."""
    version = version_in_force(session, program.id, now)
    if version is None:
        return Terms(brand_name, currency, program)
    return Terms(brand_name, currency, program, version.ladder, version.rules)


def sample_facts(terms: Terms, language: Language, *, now: datetime) -> MessageFacts:
    """Return what the card of somebody made up knows in *language*."""
    sample, program = MESSAGE_SAMPLES[language], terms.program
    balance = int(sample.balance * HUNDRED)
    points = in_words(balance, program.scale, program.unit, language)
    tier, tier_progress = _standing(terms, language)
    worth = worth_of(balance, terms.rules, terms.currency, language)
    words = say(_WORTH_SAID if worth else _SAID, language)
    return replace(
        sample,
        brand=terms.brand_name,
        program=say(program.name, language),
        unit=unit_name(sample.balance, program.unit, language),
        latest=latest_sentence(
            "earn",
            _EARNED,
            balance,
            scale=program.scale,
            unit=program.unit,
            language=language,
        ),
        discount=_discount(terms, language),
        worth=worth,
        expiring=in_words(_EXPIRING, program.scale, program.unit, language),
        expires_on=(now + _EXPIRES_IN).date().isoformat(),
        coupon_until=(now + _COUPON_LASTS).date().isoformat(),
        message=words.format(first_name=sample.first_name, points=points, worth=worth),
        tier=tier,
        tier_progress=tier_progress,
    )


def _standing(terms: Terms, language: Language) -> tuple[str, str]:
    """Return the tier and how far the next is: the second one, where there are several."""
    ladder = terms.ladder
    if ladder is None:
        return say(FIRST_TIER, language), ""
    tier = ladder.tiers[min(1, len(ladder.tiers) - 1)]
    progress = progress_in_words(
        ladder,
        tier.code,
        tier.at,
        unit=Unit(terms.program.unit, terms.program.scale),
        currency=terms.currency,
        language=language,
    )
    return say(tier.name, language), progress


def _discount(terms: Terms, language: Language) -> str:
    share = percent_off(terms.rules) if terms.rules else None
    return "" if share is None else share_in_words(share, language)
