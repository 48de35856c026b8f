"""Campaigns for tests that care about something else."""

from tests import make
from tests.make import NOON
from walletpass import campaigns
from walletpass.campaigns.finding import held
from walletpass.campaigns.rehearsing import conclude
from walletpass.kernel.ids import new_id
from walletpass.segments.models import Segment, SegmentVersion

WORDS = {"en": "20% off", "ru": "Скидка 20%", "pl": "Taniej o 20%"}


def segment(session, brand, tree=None):
    made = Segment(
        id=new_id("seg", NOON),
        brand_id=brand.id,
        name="Regulars",
        number=1,
        created_at=NOON,
    )
    session.add(made)
    session.flush()
    session.add(
        SegmentVersion(
            id=new_id("sgv", NOON),
            brand_id=brand.id,
            segment_id=made.id,
            number=1,
            tree={"all": []} if tree is None else tree,
            made_by="ada",
            made_at=NOON,
        )
    )
    session.flush()
    return made


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
    conclude(session, campaign, asked, {"recipients": recipients}, now=now)
    return campaign


def approved(session, campaign, *, by="ada", now=NOON, **facts):
    rehearsed(session, campaign, now=now)
    brand = make.brands.brand_of(session, campaign.brand_id)
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
