"""A rehearsal foresees the run to the last customer, and does nothing of it."""

from functools import partial

import pytest
from sqlalchemy import select

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import campaigns
from walletpass.campaigns import going_through
from walletpass.campaigns.foreseeing import foresee_batch
from walletpass.campaigns.models import Rehearsal, Run
from walletpass.db import Base

VARIANTS = [
    {
        "code": "busy",
        "words": making.WORDS,
        "when": {"is": "bought", "days": 90, "at_least": 1_000},
    },
    {"code": "a", "words": making.WORDS, "when": making.NOT_BUSY, "weight": 3},
    {"code": "b", "words": making.WORDS, "when": making.NOT_BUSY},
]


def a_mixed_crowd(session):
    """Enrol people of whom some can be spoken to, and the others not, for many reasons."""
    brand, people = runs.audience(session, 14)
    template = make.template(session, brand)
    for _ in range(3):
        runs.agreeing(session, make.customer(session, brand).id)
        make.card(session, brand, of=template)
        make.customer(session, brand)
    session.add(
        campaigns.Wish(
            customer_id=people[0].id,
            brand_id=brand.id,
            only_service=True,
            updated_at=NOON,
        )
    )
    session.flush()
    return brand


def asked(session, brand, **changes):
    campaign = making.drafted(session, brand, **changes)
    return campaigns.rehearse(
        session, brand, campaign.id, revision=1, by="ada", now=NOON
    )


def go_through(database, rehearsal_id):
    """Keep the promise of a rehearsal until it is done; return in how many goes."""
    goes = 0
    while True:
        with database.snapshot() as session:
            looked = campaigns.look_on(session, rehearsal_id)
        if looked is None:
            return goes
        with database.transaction() as session:
            campaigns.keep_on(session, looked, now=NOON)
        goes += 1


def everything(database):
    """Return every row of every table."""
    with database.snapshot() as session:
        return {
            name: sorted(map(repr, session.execute(select(table)).all()))
            for name, table in Base.metadata.tables.items()
        }


def test_a_rehearsal_foresees_the_run_to_the_last_customer(database):
    with database.transaction() as session:
        brand = a_mixed_crowd(session)
        rehearsal = asked(session, brand, variants=VARIANTS, holdout=0.3)
    go_through(database, rehearsal.id)
    with database.snapshot() as session:
        kept = session.get_one(Rehearsal, rehearsal.id)
        campaign = campaigns.campaign_of(session, brand.id, kept.campaign_id)
        plan = going_through._plan(session, campaign, kept)
        foreseen = {
            one.customer_id: one for one in foresee_batch(session, plan, after="")
        }
        told = kept.result

    with database.transaction() as session:
        campaigns.approve(
            session,
            brand,
            kept.campaign_id,
            revision=1,
            by="ada",
            now=NOON,
            confirm=campaigns.phrase_for(told["recipients"]),
        )
        campaigns.start(session, brand, kept.campaign_id, by="ada", now=NOON)
    runs.lead(database)

    with database.snapshot() as session:
        run = session.scalars(select(Run)).one()
        rows = session.scalars(
            select(campaigns.Delivery).where(campaigns.Delivery.run_id == run.id)
        ).all()
    assert {row.customer_id: row.reason for row in rows} == {
        one.customer_id: one.reason for one in foreseen.values()
    }
    assert {row.customer_id: row.variant for row in rows} == {
        one.customer_id: one.variant for one in foreseen.values()
    }
    sent = [row for row in rows if row.reason == "sent"]
    assert 0 < len(sent) == told["recipients"] == sum(told["variants"].values())
    assert told["variants"]["busy"] == 0
    assert told["held"] == sum(row.reason == "held" for row in rows) > 0
    assert told["customers"] == len(rows)
    assert set(told["suppressed"]) <= {
        "no-card",
        "no-phone",
        "no-consent",
        "only-service",
    }


def test_looking_writes_nothing_and_keeping_writes_only_of_the_rehearsal(database):
    with database.transaction() as session:
        rehearsal = asked(session, a_mixed_crowd(session))
    before = everything(database)

    with database.snapshot() as session:
        looked = campaigns.look_on(session, rehearsal.id)
    assert everything(database) == before
    with database.transaction() as session:
        campaigns.keep_on(session, looked, now=NOON)

    after = everything(database)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"rehearsals", "campaigns", "audit_log"}


def test_a_large_audience_is_gone_through_in_several_goes(database, monkeypatch):
    with database.transaction() as session:
        brand = a_mixed_crowd(session)
        whole, parts = asked(session, brand), asked(session, brand)
    go_through(database, whole.id)
    monkeypatch.setattr(going_through, "BATCH", 3)
    monkeypatch.setattr(going_through, "BATCHES", 2)
    monkeypatch.setattr(going_through, "foresee_batch", partial(foresee_batch, limit=3))

    goes = go_through(database, parts.id)

    assert goes == 4  # 23 customers, six at a time
    with database.snapshot() as session:
        results = [
            session.get_one(Rehearsal, one.id).result["recipients"]
            for one in (whole, parts)
        ]
        assert results[0] == results[1] > 0


def test_what_was_looked_at_twice_is_written_down_once(database, monkeypatch):
    monkeypatch.setattr(going_through, "BATCH", 3)
    monkeypatch.setattr(going_through, "BATCHES", 1)
    monkeypatch.setattr(going_through, "foresee_batch", partial(foresee_batch, limit=3))
    with database.transaction() as session:
        rehearsal = asked(session, a_mixed_crowd(session))
    with database.snapshot() as session:
        first = campaigns.look_on(session, rehearsal.id)
        again = campaigns.look_on(session, rehearsal.id)
    for looked in (first, again):
        with database.transaction() as session:
            campaigns.keep_on(session, looked, now=NOON)

    with database.snapshot() as session:
        kept = session.get_one(Rehearsal, rehearsal.id)
        assert kept.result["customers"] == 3


@pytest.mark.parametrize("count", [0, 1])
def test_an_audience_of_nobody_is_gone_through_as_well(database, count):
    with database.transaction() as session:
        brand, _ = runs.audience(session, count)
        rehearsal = asked(session, brand)

    assert go_through(database, rehearsal.id) == 1

    with database.snapshot() as session:
        kept = session.get_one(Rehearsal, rehearsal.id)
        assert (kept.result["recipients"], kept.done_at) == (count, NOON)
        assert campaigns.campaign_of(session, brand.id, kept.campaign_id).status == (
            "rehearsed"
        )
