"""A campaign that speaks to somebody more than once: each counts once, each message costs."""

import pytest
from sqlalchemy import select

from tests.campaigns.worlds import DAY, MORNING, NIGHT, World
from walletpass import campaigns
from walletpass.campaigns import measuring
from walletpass.campaigns.models import Run

LATER = MORNING + 40 * DAY


@pytest.fixture
def world(database):
    """Two people stay away for 35 days; one comes back after the second message."""
    world = World(database)
    world.stayed_away(NIGHT - 20 * DAY)
    world.let_run(
        {"on": "win-back"},
        window_days=30,
        cost={"message": 10},
        holdout=0,
    )
    world.until(NIGHT)
    world.until(MORNING)
    world.until(NIGHT + 10 * DAY)
    world.until(MORNING + 10 * DAY)
    ada, _ = world.people
    world.shop.buy(ada, 50_00, now=MORNING + 11 * DAY)
    return world


def report(world, **asked):
    with world.database.snapshot() as session:
        return campaigns.report(
            session, world.shop.brand_id, world.campaign_id, now=LATER, **asked
        )


def test_each_person_counts_once_and_each_message_is_paid_for(world):
    figures = report(world).figures

    assert (figures.stages.eligible, figures.stages.sent) == (2, 2)
    assert (figures.stages.messages, figures.cost.messages) == (4, 40)
    assert figures.recipients.revenue == 50_00
    assert [(one.code, one.sent, one.messages) for one in figures.variants] == [
        ("step-1", 2, 2),
        ("step-2", 0, 2),
    ]


def test_one_run_alone_tells_of_its_own_messages(world):
    with world.database.snapshot() as session:
        runs = session.scalars(select(Run.id).order_by(Run.id)).all()

    told = [report(world, run_id=run_id).figures.stages.messages for run_id in runs]
    assert told == [2, 2]


def test_messages_after_the_window_cost_nothing_in_it(database):
    world = World(database)
    world.stayed_away(NIGHT - 20 * DAY)
    world.let_run({"on": "win-back"}, window_days=5, cost={"message": 10}, holdout=0)
    for days in (0, 10):
        world.until(NIGHT + days * DAY)
        world.until(MORNING + days * DAY)

    figures = report(world).figures

    assert (figures.stages.messages, figures.cost.messages) == (2, 20)


def test_a_stranger_makes_it_again_from_its_rows(world, tmp_path):
    path = tmp_path / "report.zip"
    with world.database.snapshot() as session, path.open("wb") as target:
        measuring.export(
            session, world.shop.brand_id, world.campaign_id, target, now=LATER
        )

    verified = measuring.verify(path)

    assert verified.is_right, (verified.faults, verified.differences)
