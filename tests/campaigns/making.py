"""Campaigns for tests that care about something else."""

from tests import make
from tests.make import NOON
from walletpass import campaigns, segments
from walletpass.campaigns.finding import held
from walletpass.campaigns.rehearsing import conclude

WORDS = {"en": "20% off", "ru": "Скидка 20%", "pl": "Taniej o 20%"}


NOT_BUSY = {"not": {"is": "bought", "days": 90, "at_least": 1_000}}
"""A question that takes whoever there is in a test, and by its shape not everybody."""


def segment(session, brand, tree=None):
    return segments.save(
        session,
        brand.id,
        name="Regulars",
        tree=tree or NOT_BUSY,
        made_by="ada",
        now=NOON,
    )


def document(segment_id=None, **changes):
    audience = {"segment": segment_id} if segment_id else {"everybody": True}
    return {
        "audience": audience,
        "variants": [{"code": "a", "words": WORDS}],
    } | changes


def drafted(session, brand=None, **changes):
    brand = brand or make.brand(session)
    told = document(segment(session, brand).id) | changes
    return campaigns.create(session, brand, "Coffee", told, by="ada", now=NOON)


def rehearsed(session, campaign, recipients=10, *, by="ada", now=NOON):
    """Rehearse as the doors do, and find so many recipients."""
    brand = make.brands.brand_of(session, campaign.brand_id)
    asked = campaigns.rehearse(
        session, brand, campaign.id, revision=campaign.revision, by=by, now=now
    )
    held(session, brand.id, campaign.id)
    conclude(
        session,
        campaign,
        asked,
        {"recipients": recipients, "customers": recipients},
        now=now,
    )
    return campaign


def approved(session, campaign, *, by="ada", now=NOON, **facts):
    rehearsed(session, campaign, now=now)
    brand = make.brands.brand_of(session, campaign.brand_id)
    facts = {"confirm": campaigns.phrase_for(10)} | facts  # it may be for everybody
    return campaigns.approve(
        session,
        brand,
        campaign.id,
        revision=campaign.revision,
        by=by,
        now=now,
        **facts,
    )


def running(session, campaign, *, now=NOON, **facts):
    approved(session, campaign, now=now, **facts)
    brand = make.brands.brand_of(session, campaign.brand_id)
    return campaigns.start(session, brand, campaign.id, by="ada", now=now)
