"""Trying a campaign out on the team's own phones, before anybody approves it.

What is tried is said on those cards alone, for an hour. It is no delivery: no report and
no cap counts it.

    campaigns.name_card(session, keyring, staff, "https://…/card/…", now=now)
    campaigns.try_out(session, brand, campaign_id, "a", by=staff.id, now=now)
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import Brand
from walletpass.campaigns.document_reading import readable_parts
from walletpass.campaigns.document_variants import Variant
from walletpass.campaigns.errors import NobodyToTryOnError
from walletpass.campaigns.finding import campaign_of
from walletpass.campaigns.teaming import team_of
from walletpass.passes import messages
from walletpass.passes.messages import CardMessage, Shown

LASTS: Final = timedelta(hours=1)
SAMPLE_COUPON: Final = "TEST-0000"
"""Stands where a coupon's number would: nothing is given away by trying."""


def try_out(
    session: Session,
    brand: Brand,
    campaign_id: str,
    code: str,
    *,
    by: str,
    alone: bool = True,
    now: datetime,
) -> tuple[CardMessage, int]:
    """Say a variant's words now on the card of whoever asks, or on the whole team's.

    They are said as they stand in the draft, whatever the hour. What was tried of the
    campaign before is taken back. Returns the message, and on how many cards it is.

    Raises:
        UnknownCampaignError: The brand has none.
        NobodyToTryOnError: Who asks has named no card.
        WordlessMessageError, UnknownFactError: No card could say the words.
    """
    campaign = campaign_of(session, brand.id, campaign_id)
    variant = _variant(campaign.draft, code)
    if variant is None:
        raise messages.WordlessMessageError
    cards = [
        one.pass_id
        for one in team_of(session, brand.id)
        if not alone or one.staff_id == by
    ]
    addressed = messages.address(session, brand.id, card_ids=cards, purpose="service")
    if not addressed.rows:
        raise NobodyToTryOnError
    origin = f"test/{campaign.id}"
    messages.withdraw_from(session, brand.id, origin, now=now)
    message = _said(session, brand.id, origin, variant, addressed.rows, now=now)
    brands.record(
        session,
        brand.id,
        actor=by,
        action="campaign.tried",
        object=campaign.id,
        after={"variant": code, "cards": len(addressed.rows)},
        now=now,
    )
    return message, len(addressed.rows)


def _variant(draft: Mapping[str, object], code: str) -> Variant | None:
    _, variants, _ = readable_parts(draft)
    return next((one for one in variants.values() if one.code == code), None)


def _said(
    session: Session,
    brand_id: str,
    origin: str,
    variant: Variant,
    cards: Sequence[Shown],
    *,
    now: datetime,
) -> CardMessage:
    message = messages.compose_message(
        session,
        brand_id,
        origin=origin,
        purpose="service",  # who tries it has asked for it
        words=variant.words,
        link=variant.link,
        link_words=variant.link_words,
        now=now,
    )
    facts = _facts(variant, now)
    rows = [Shown(card.pass_id, card.customer_id, facts) for card in cards]
    messages.show(
        session, message, rows, shows_from=now, shows_until=now + LASTS, now=now
    )
    return message


def _facts(variant: Variant, now: datetime) -> Mapping[str, str]:
    if variant.reward is None:
        return {}
    last = now + timedelta(days=variant.coupon_days or 1)
    return {"coupon": SAMPLE_COUPON, "coupon_until": last.date().isoformat()}
