"""Outcomes: each with its reason, found again for a campaign and for a person."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.campaigns import runs
from tests.make import NOON
from walletpass import campaigns, passes
from walletpass.campaigns.models import Delivery, Manners, Run, Wish


@pytest.fixture
def run(database):
    """Run a campaign for four who are told and one who has no card."""
    with database.transaction() as session:
        brand, people = runs.audience(session, 4)
        runs.agreeing(session, make.customer(session, brand).id)
        found = runs.started(session, brand)
        told = found.id, brand.id, [one.id for one in people]
    runs.lead(database)
    return told


def pages(session, run, **facts):
    run_id, brand_id, _ = run
    rows, after = [], None
    while True:
        page = campaigns.outcomes(
            session, brand_id, run_id, after=after, limit=2, **facts
        )
        rows += page.rows
        after = page.next
        if after is None:
            return rows


def test_outcomes_come_page_by_page_each_customer_once(database, run):
    with database.snapshot() as session:
        rows = pages(session, run)
        told = pages(session, run, reason="sent")

    assert len({row.customer_id for row in rows}) == len(rows) == 5
    assert {row.customer_id for row in told} == set(run[2])


def test_outcomes_are_counted_by_reason(database, run):
    run_id, brand_id, _ = run
    with database.snapshot() as session:
        assert campaigns.counts(session, brand_id, run_id) == {
            "sent": 4,
            "no-card": 1,
        }


def test_another_brand_sees_no_outcome_of_ours(database, run):
    run_id, brand_id, (someone, *_) = run
    with database.transaction() as session:
        other = make.brand(session).id
    with database.snapshot() as session:
        campaign_id = session.get_one(Run, run_id).campaign_id
        for ask in (campaigns.outcomes, campaigns.counts):
            with pytest.raises(campaigns.UnknownRunError):
                ask(session, other, run_id)
        with pytest.raises(campaigns.UnknownCampaignError):
            campaigns.reach_of(session, other, campaign_id)
        with pytest.raises(campaigns.UnknownCampaignError):
            campaigns.why(session, other, campaign_id, someone)
        assert not campaigns.deliveries_of(session, other, someone).rows
        assert campaigns.deliveries_of(session, brand_id, someone).rows


def test_why_somebody_was_not_told_is_known_a_year_later(database, run):
    _, brand_id, (someone, *_) = run
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand_id)
        again = runs.started(session, brand)
        campaign_id = again.campaign_id
    runs.lead(database)
    with database.transaction() as session:
        session.add(
            Manners(
                brand_id=brand_id,
                per_category={},
                quiet_from=0,
                quiet_until=0,
                quiet_drops=False,
                approve_above=5,
                updated_at=NOON + timedelta(days=365),
            )
        )

    with database.snapshot() as session:
        [row] = campaigns.why(session, brand_id, campaign_id, someone)
        assert row.reason == "cap-day"
        assert (
            campaigns.sentence_of(row, "en")
            == "Not sent: you already had 1 message that day."
        )


def merged(session, brand_id, loser, winner):
    return passes.merge_holders(
        session,
        make.people(),
        brand_id,
        loser,
        winner,
        actor="ada",
        reason="the same",
        now=NOON,
    ).merge


def test_what_somebody_heard_before_a_merge_counts_as_theirs_until_it_is_undone(
    database, run
):
    run_id, brand_id, (loser, *_) = run
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand_id)
        template = session.scalars(select(passes.Template)).first()
        winner = runs.spoken_to(session, brand, template).id
        merge_id = merged(session, brand_id, loser, winner).id
        session.add(
            Wish(customer_id=loser, brand_id=brand_id, per_week=1, only_service=False,
                 updated_at=NOON)
        )  # fmt: skip
        again = runs.started(session, brand)
        again_id, campaign_id = again.id, again.campaign_id
    runs.lead(database)

    found = runs.outcomes(database, again_id)
    assert found[winner] == ("suppressed", "asked-less")
    assert loser not in found
    with database.snapshot() as session:
        assert len(campaigns.deliveries_of(session, brand_id, winner).rows) == 2
        assert campaigns.why(session, brand_id, campaign_id, winner)
    with database.transaction() as session:
        passes.unmerge_holders(
            session, make.people(), brand_id, merge_id, actor="ada", now=NOON
        )
    with database.snapshot() as session:
        [theirs] = campaigns.deliveries_of(session, brand_id, loser).rows
        assert theirs.run_id == run_id


def test_who_was_merged_erased_or_blocked_since_the_freezing_is_not_told(database):
    with database.transaction() as session:
        brand, (gone, other, bad, fine) = runs.audience(session, 4)
        run_id = runs.started(session, brand).id
        ids = [one.id for one in (gone, other, bad, fine)]
    for promise_id, job in runs.promised(database, NOON):
        with database.transaction() as session:
            runs.keep(session, job, NOON)
        runs.settle(database, promise_id)
    with database.transaction() as session:
        gone, other, bad, fine = (
            session.get_one(make.customers.Customer, one) for one in ids
        )
        make.customers.erase(session, gone, now=NOON)
        merged(session, brand.id, other.id, fine.id)
        bad.status = "blocked"
    runs.lead(database)

    found = runs.outcomes(database, run_id)
    assert [found[one][1] for one in ids] == ["erased", "merged", "blocked", "sent"]


def test_of_two_campaigns_the_one_of_greater_weight_speaks(database):
    with database.transaction() as session:
        brand, (someone,) = runs.audience(session, 1)
        later = {"at": "2026-11-20T15:00"}
        weighty = runs.making.running(
            session,
            runs.making.drafted(session, brand, priority=9, schedule=later),
        )
        planned = campaigns.begin(
            session, weighty, "test", planned_for=NOON + timedelta(hours=2), now=NOON
        )
        planned_id, weighty_id = planned.id, weighty.id
    runs.lead(database)
    with database.transaction() as session:
        brand = make.brands.brand_of(session, brand.id)
        light = runs.started(session, brand, priority=1)
        light_id = light.id
    runs.lead(database)

    with database.snapshot() as session:
        row = session.get_one(Delivery, (light_id, someone.id))
        assert (row.reason, row.detail) == ("outranked", weighty_id)
        waiting = session.get_one(Delivery, (planned_id, someone.id))
        assert waiting.state == "planned"


def test_who_is_erased_is_asked_no_wish_any_more(database, run):
    _, brand_id, (someone, *_) = run
    with database.transaction() as session:
        session.add(
            Wish(customer_id=someone, brand_id=brand_id, only_service=True,
                 updated_at=NOON)
        )  # fmt: skip
        session.flush()
        campaigns.forget(session, someone)
    with database.snapshot() as session:
        assert session.get(Wish, someone) is None
