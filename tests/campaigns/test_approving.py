"""Approval: for many by a second person, for everybody word for word."""

import pytest

from tests import make
from tests.campaigns.making import approved, document, drafted, rehearsed, segment
from tests.make import NOON
from walletpass import brands, campaigns
from walletpass.segments.models import Segment


def approve(session, campaign, by, **facts):
    brand = brands.brand_of(session, campaign.brand_id)
    facts = {"revision": campaign.revision, "now": NOON} | facts
    return campaigns.approve(session, brand, campaign.id, by=by, **facts)


def manners(session, brand_id, approve_above):
    session.add(
        campaigns.Manners(
            brand_id=brand_id,
            per_category={},
            quiet_from=0,
            quiet_until=0,
            quiet_drops=False,
            approve_above=approve_above,
            updated_at=NOON,
        )
    )
    session.flush()


def test_for_a_few_one_person_is_enough(database):
    with database.transaction() as session:
        campaign = rehearsed(session, drafted(session), 1_000)
        approve(session, campaign, "ada")

        assert (campaign.status, campaign.approved_by) == ("approved", "ada")
        assert campaign.approved_at == NOON


def test_for_many_whoever_edited_or_rehearsed_last_is_not_enough(database):
    with database.transaction() as session:
        campaign = rehearsed(session, drafted(session), 1_001, by="bo")
        for one in ("ada", "bo"):
            with pytest.raises(campaigns.SecondPersonError) as refusal:
                approve(session, campaign, one)
        approve(session, campaign, "cy")

    assert refusal.value.facts() == {"recipients": 1_001, "approve_above": 1_000}


def test_how_many_are_many_is_the_brands_own_word(database):
    with database.transaction() as session:
        campaign = rehearsed(session, drafted(session), 3)
        manners(session, campaign.brand_id, 2)
        with pytest.raises(campaigns.SecondPersonError):
            approve(session, campaign, "ada")
        approve(session, campaign, "bo")


def test_everybody_is_meant_only_if_somebody_says_so_word_for_word(database):
    with database.transaction() as session:
        brand = make.brand(session)
        campaign = campaigns.create(
            session, brand, "All", document(), by="ada", now=NOON
        )
        rehearsed(session, campaign, 412)
        for words in (None, "", "send to 412 people", "Send to 411 people"):
            with pytest.raises(campaigns.UnconfirmedError) as refusal:
                approve(session, campaign, "ada", confirm=words)
        assert refusal.value.facts() == {"confirm": "Send to 412 people"}

        approve(session, campaign, "ada", confirm="Send to 412 people")
        assert campaign.status == "approved"


@pytest.mark.parametrize(
    "words", ["Send to 412 people", "Отправить всем: 412", "Wyślij wszystkim: 412"]
)
def test_everybody_is_confirmed_in_ones_own_language(database, words):
    with database.transaction() as session:
        brand = make.brand(session)
        campaign = campaigns.create(
            session, brand, "All", document(), by="ada", now=NOON
        )
        rehearsed(session, campaign, 412)

        approve(session, campaign, "ada", confirm=words)

        assert campaign.status == "approved"


def test_what_was_not_looked_at_is_not_approved(database):
    with database.transaction() as session:
        campaign = rehearsed(session, drafted(session))
        with pytest.raises(campaigns.ChangedMeanwhileError):
            approve(session, campaign, "bo", revision=2)
        with pytest.raises(campaigns.NotNowError):
            approve(session, drafted(session), "bo")


def test_what_was_retired_since_is_neither_approved_nor_started(database):
    with database.transaction() as session:
        late, later = (
            rehearsed(session, drafted(session)),
            approved(session, drafted(session)),
        )
        for campaign in (late, later):
            used = campaign.draft["audience"]["segment"]
            session.get_one(Segment, used).retired_at = NOON
        with pytest.raises(campaigns.UnfitCampaignError):
            approve(session, late, "bo")
        brand = brands.brand_of(session, later.brand_id)
        with pytest.raises(campaigns.UnfitCampaignError):
            campaigns.start(session, brand, later.id, by="ada", now=NOON)


BAND = {"is": "attribute", "name": "band", "values": ["q"]}


def _joined(session, brand, count, **attributes):
    for _ in range(count):
        who = make.customer(session, brand)
        who.attributes = attributes
    session.flush()


def _rehearsed_for_nobody(session, *, above):
    brand = make.brand(session)
    told = document(segment(session, brand, tree=BAND).id)
    campaign = campaigns.create(session, brand, "Q", told, by="ada", now=NOON)
    manners(session, brand.id, above)
    return brand, rehearsed(session, campaign, 0)


def test_who_came_into_the_audience_since_counts(database):
    with database.transaction() as session:
        brand, campaign = _rehearsed_for_nobody(session, above=3)
        _joined(session, brand, 4, band="q")

        with pytest.raises(campaigns.SecondPersonError) as refusal:
            approve(session, campaign, "ada")
        approve(session, campaign, "bo")

    assert refusal.value.facts() == {"recipients": 4, "approve_above": 3}


def test_what_outgrew_its_writers_word_does_not_start(database):
    with database.transaction() as session:
        brand, campaign = _rehearsed_for_nobody(session, above=3)
        approve(session, campaign, "ada")
        _joined(session, brand, 4, band="q")

        with pytest.raises(campaigns.SecondPersonError):
            campaigns.start(session, brand, campaign.id, by="ada", now=NOON)

    assert campaign.status == "approved"


def test_a_segment_that_all_customers_fit_is_everybody(database):
    with database.transaction() as session:
        brand = make.brand(session)
        told = document(segment(session, brand, tree=BAND).id)
        campaign = campaigns.create(session, brand, "Q", told, by="ada", now=NOON)
        _joined(session, brand, 11, band="q")
        rehearsed(session, campaign, 11)

        with pytest.raises(campaigns.UnconfirmedError):
            approve(session, campaign, "ada")
        _joined(session, brand, 1, band="other")
        approve(session, campaign, "ada")

    assert campaign.status == "approved"
