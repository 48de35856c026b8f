"""What leads a campaign from status to status, and that nothing else does."""

import pytest
from sqlalchemy import select

from tests import make
from tests.campaigns.making import (
    approved,
    document,
    drafted,
    rehearsed,
    running,
    segment,
)
from tests.make import NOON
from walletpass import brands, campaigns, events, webhooks
from walletpass.campaigns.rehearsing import conclude
from walletpass.campaigns.states import STEPS, after


def log_of(session, brand_id):
    page = brands.audit_page(session, brand_id)
    return [deed.action for deed in reversed(page.rows)]


def test_a_campaign_goes_from_draft_to_running_and_everything_is_written_down(database):
    with database.transaction() as session:
        campaign = running(session, drafted(session))

    assert campaign.status == "running"
    with database.snapshot() as session:
        assert log_of(session, campaign.brand_id) == [
            "campaign.created",
            "campaign.rehearsed",
            "campaign.approved",
            "campaign.started",
        ]
        assert brands.verify_chain(session, campaign.brand_id) is None


def test_pausing_and_resuming_reach_the_runs(database):
    with database.transaction() as session:
        campaign = running(session, drafted(session))
        (run,) = campaigns.runs_page(session, campaign).rows
        facts = {"by": "ada", "now": NOON}
        campaigns.pause(session, campaign.brand_id, campaign.id, **facts)
        assert (campaign.status, run.status) == ("paused", "paused")
        campaigns.resume(session, campaign.brand_id, campaign.id, **facts)
        assert (campaign.status, run.status) == ("running", "freezing")
        campaigns.cancel(session, campaign.brand_id, campaign.id, **facts)
        assert (campaign.status, run.status) == ("cancelled", "cancelled")


def test_an_edit_takes_rehearsal_and_approval_away(database):
    with database.transaction() as session:
        campaign = approved(session, drafted(session))
        told = document(campaign.draft["audience"]["segment"], holdout=0.1)
        brand = brands.brand_of(session, campaign.brand_id)

        campaigns.save_draft(
            session, brand, campaign.id, told, revision=1, by="ada", now=NOON
        )

        assert campaign.status == "draft"
        assert campaign.revision == 2
        assert campaign.approved_by is None
        assert campaign.version_id is None
        with pytest.raises(campaigns.NotNowError):
            campaigns.start(session, brand, campaign.id, by="ada", now=NOON)


def test_what_runs_is_not_edited(database):
    with database.transaction() as session:
        campaign = running(session, drafted(session))
        brand = brands.brand_of(session, campaign.brand_id)
        with pytest.raises(campaigns.NotNowError) as refusal:
            campaigns.save_draft(
                session, brand, campaign.id, {}, revision=1, by="ada", now=NOON
            )

    assert refusal.value.facts()["campaign_status"] == "running"


def test_what_was_rehearsed_before_an_edit_rehearses_nothing_after_it(database):
    with database.transaction() as session:
        campaign = drafted(session)
        brand = brands.brand_of(session, campaign.brand_id)
        asked = campaigns.rehearse(
            session, brand, campaign.id, revision=1, by="ada", now=NOON
        )
        told = document(segment(session, brand).id)
        campaigns.save_draft(
            session, brand, campaign.id, told, revision=1, by="ada", now=NOON
        )

        conclude(session, campaign, asked, {"recipients": 3}, now=NOON)

        assert campaign.status == "draft"
        assert asked.result == {"recipients": 3}


def test_versions_are_kept_for_ever_and_each_once(database):
    with database.transaction() as session:
        campaign = drafted(session)
        rehearsed(session, campaign)
        rehearsed(session, campaign)
        brand = brands.brand_of(session, campaign.brand_id)
        told = campaign.draft | {"holdout": 0.1}
        campaigns.save_draft(
            session, brand, campaign.id, told, revision=1, by="ada", now=NOON
        )
        rehearsed(session, campaign)

        versions = campaigns.versions_page(session, campaign).rows

        assert [one.number for one in versions] == [2, 1]
        assert versions[1].document["audience"]["version"].startswith("sgv_")
        assert "holdout" not in versions[1].document


def test_events_tell_subscribers_what_a_campaign_does(database):
    with database.transaction() as session:
        brand = make.brand(session)
        webhooks.subscribe(
            session, brand.id, mode="pull", topics=["campaign.*"], now=NOON
        )
        campaign = running(session, drafted(session, brand))
        facts = {"by": "ada", "now": NOON}
        campaigns.pause(session, brand.id, campaign.id, **facts)
        campaigns.resume(session, brand.id, campaign.id, **facts)
        campaigns.cancel(session, brand.id, campaign.id, **facts)

    with database.snapshot() as session:
        told = session.scalars(select(events.Event)).all()
    assert sorted(one.name for one in told) == [
        "campaign.cancelled",
        "campaign.paused",
        "campaign.resumed",
        "campaign.started",
    ]
    assert all(one.data["campaign_id"] == campaign.id for one in told)


@pytest.mark.parametrize("status", ["finished", "cancelled"])
def test_what_is_over_is_over(status):
    for deed in STEPS:
        with pytest.raises(campaigns.NotNowError):
            after(status, deed)
