"""A run from its first batch to a report that a stranger makes again."""

from datetime import timedelta

import pytest

from tests import make
from tests.campaigns import runs
from tests.make import NOON
from walletpass import campaigns, passes, sales
from walletpass.campaigns import measuring
from walletpass.campaigns.models import Campaign
from walletpass.devices import sighted
from walletpass.sales import Line, Sale

LATER = NOON + timedelta(days=8)


@pytest.fixture
def run(database):
    """A campaign that ran: half of twelve held out, and one who has no card."""
    with database.transaction() as session:
        brand, _ = runs.audience(session, 12)
        make.customer(session, brand)
        run = runs.started(session, brand, holdout=0.5)
    runs.lead(database)
    return run


def test_a_run_is_measured_as_it_was_dealt_and_sent(database, run, tmp_path):
    path = tmp_path / "report.zip"
    with database.snapshot() as session, path.open("wb") as target:
        found = measuring.export(
            session, run.brand_id, run.campaign_id, target, now=LATER
        )
        salt = session.get_one(Campaign, run.campaign_id).salt.hex()

    stages = found.figures.stages
    outcomes = runs.outcomes(database, run.id)
    assert stages.eligible == len(outcomes)
    assert stages.held == sum(state == "held" for state, _ in outcomes.values())
    assert stages.sent == sum(state == "sent" for state, _ in outcomes.values())
    assert stages.sent > 0
    assert (found.terms.is_final, found.terms.salt) == (True, salt)
    assert found.figures.contamination.held_but_told == 0
    verified = measuring.verify(path)
    assert verified.is_right, (verified.faults, verified.differences)
    assert verified.dealt_by_salt


def test_whoever_fetched_the_message_and_bought_is_followed_through(database, run):
    sent = next(
        who for who, state in runs.outcomes(database, run.id).items()
        if state[0] == "sent"
    )  # fmt: skip
    soon = NOON + timedelta(hours=1)
    with database.transaction() as session:
        [pass_id] = passes.passes_held_by(session, sent)
        card = passes.card_of(session, run.brand_id, pass_id)
        passes.refresh(
            session,
            [card.id],
            cause="message",
            people=make.people(),
            card_link=make.LINK,
            now=soon,
        )
        version = passes.card_of(session, run.brand_id, card.id).version
        sighted(session, card, "pushed", now=soon, outcome="accepted")
        sighted(session, card, "fetched", now=soon, status=200, version=version)
        sale = Sale("till-7", "r-1", "PLN", [Line(10_00)], customer_id=sent)
        sales.record(session, run.brand_id, sale, now=soon)

    with database.snapshot() as session:
        found = campaigns.report(session, run.brand_id, run.campaign_id, now=LATER)

    stages = found.figures.stages
    assert (stages.accepted, stages.fetched, stages.bought) == (1, 1, 1)
