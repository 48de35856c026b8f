"""Campaigns begin at their time by themselves, and their rehearsals are kept."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import campaigns
from walletpass.campaigns.models import Rehearsal, Run
from walletpass.jobs import keep, relay
from walletpass.passes import Pass

SOON = {"at": "2026-11-20T13:30"}  # half past noon in UTC
LATER = NOON + timedelta(hours=2)


def keep_all(services):
    while relay(services, lambda ticket: keep(services, ticket)):
        pass


def test_a_rehearsal_that_was_asked_for_is_done(database):
    services = make.services(database)
    with database.transaction() as session:
        brand, _ = runs.audience(session, 2)
        campaign = making.drafted(session, brand)
        campaigns.rehearse(session, brand, campaign.id, revision=1, by="ada", now=NOON)

    keep_all(services)

    with database.snapshot() as session:
        rehearsal = session.scalars(select(Rehearsal)).one()
        assert rehearsal.result["recipients"] == 2
        kept = campaigns.campaign_of(session, brand.id, campaign.id)
        assert kept.status == "rehearsed"


def test_a_run_begins_at_its_time_and_not_before_though_we_were_away(database):
    services = make.services(database)
    with database.transaction() as session:
        brand, people = runs.audience(session, 1)
        campaign = making.running(
            session, making.drafted(session, brand, schedule=SOON)
        )
    keep_all(services)
    with database.snapshot() as session:
        assert session.scalars(select(Run)).all() == []

    keep_all(replace(services, now=lambda: LATER))

    with database.snapshot() as session:
        run = session.scalars(select(Run)).one()
        assert (run.entry, run.status) == ("at:2026-11-20T12:30Z", "finished")
        assert run.counts["sent"] == len(people)
        kept = campaigns.campaign_of(session, brand.id, campaign.id)
        assert kept.status == "finished"


def test_a_promise_that_was_kept_and_not_settled_begins_no_second_run(database):
    services = make.services(database)
    with database.transaction() as session:
        brand, _ = runs.audience(session, 1)
        campaign = making.running(
            session, making.drafted(session, brand, schedule=SOON)
        )
    job = campaigns.BeginRun(campaign.id, NOON + timedelta(minutes=30))
    with database.transaction() as session:
        campaigns.begin_due(session, job, now=LATER)  # and then the lights went out

    keep_all(replace(services, now=lambda: LATER))

    with database.snapshot() as session:
        assert session.scalars(select(Run.status)).all() == ["finished"]


def test_what_a_run_says_leaves_the_cards_when_its_time_is_over(database):
    services = make.services(database)
    with database.transaction() as session:
        brand, _ = runs.audience(session, 2)
        making.running(session, making.drafted(session, brand, shows_days=2), now=NOON)
    over = NOON + timedelta(days=2)
    told = []
    for now in (NOON, over - timedelta(minutes=1), over):
        keep_all(replace(services, now=lambda now=now: now))
        told.append(cards_that_speak(database))

    assert told == [2, 2, 0]


def cards_that_speak(database):
    """Return how many cards say something."""
    with database.snapshot() as session:
        cards = session.scalars(select(Pass)).all()
        return sum(bool(card.content.get("message")) for card in cards)
