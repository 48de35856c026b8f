"""A report tells of each step who came, what they were told and where they went."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import orjson
from sqlalchemy import func, select

from tests import make
from tests.campaigns import runs
from tests.campaigns.journeys.adding_up import adds_up, steps_of
from tests.campaigns.journeys.road import DAY, HELLO, fork, leaving, say, wait
from walletpass import campaigns, customers
from walletpass.campaigns import Delivery, measuring
from walletpass.devices import Sighting
from walletpass.passes.models import PassVersion


def by_id(journey):
    return {one.id: one for one in journey.steps}


def test_each_step_tells_who_came_and_which_way_they_went(road):
    people = road.lay(people=6)
    road.goes_on(DAY, step=DAY / 4)
    for who in people[:2]:
        road.buys(who)
    road.goes_on(2 * DAY, step=DAY / 4)

    found = steps_of(road)

    adds_up(found)
    hello, rest, came, thanks, reminder = found.steps
    assert (found.entered, hello.reached, rest.reached) == (6, 6, 6)
    assert (hello.told.sent, hello.ways, hello.left) == (6, {"on": 6}, {})
    assert came.ways == {"then": 2, "otherwise": 4}
    assert (thanks.reached, thanks.told.sent, thanks.is_last) == (2, 2, True)
    assert (reminder.reached, reminder.told.sent) == (4, 4)
    assert [one.place for one in found.steps] == [
        "[0]", "[1]", "[2]", "[2].then[0]", "[2].else[0]",
    ]  # fmt: skip


def test_the_held_out_walk_along_and_are_told_nothing(road):
    road.lay(people=12, holdout=0.5)
    road.goes_on(3 * DAY, step=DAY / 4)

    found = steps_of(road)

    adds_up(found)
    hello, reminder = found.steps[0].told, found.steps[-1].told
    assert hello.held > 0 < hello.sent
    assert (reminder.held, reminder.sent) == (hello.held, hello.sent)


def test_the_file_of_a_report_tells_the_same_of_each_step(road):
    road.lay(people=3)
    road.goes_on(3 * DAY, step=DAY / 4)
    told = BytesIO()

    with road.database.snapshot() as session:
        measuring.export(session, road.brand.id, road.campaign_id, told, now=road.now)

    with ZipFile(told) as pack:
        journey = orjson.loads(pack.read("steps.json"))
    found = steps_of(road)
    assert journey["entered"] == found.entered == 3
    assert [one["id"] for one in journey["steps"]] == [one.id for one in found.steps]
    for kept, one in zip(journey["steps"], found.steps, strict=True):
        assert (kept["reached"], kept["ways"]) == (one.reached, dict(one.ways))


def test_who_may_not_be_told_walks_on_with_the_reason(road):
    road.lay(people=1)
    with road.database.transaction() as session:
        card = make.card(session, road.brand, of=road.template, now=road.now)
        runs.agreeing(session, card.customer_id, road.now)
    road.goes_on(3 * DAY, step=DAY / 4)

    found = steps_of(road)

    adds_up(found)
    hello = found.steps[0].told
    assert (hello.sent, hello.suppressed, hello.reasons) == (1, 1, {"no-phone": 1})


def test_what_a_phone_fetched_counts_at_the_step_that_said_it(road):
    people = road.lay(people=3)
    road.goes_on(3 * DAY, step=DAY / 4)
    _fetches(road, people[0], "hello")

    found = by_id(steps_of(road))

    assert (found["hello"].told.sent, found["hello"].told.fetched) == (3, 1)
    assert found["reminder"].told.fetched == 0


def _fetches(road, customer_id, step):
    told_at = road.told_at(customer_id, step)
    with road.database.transaction() as session:
        pass_id = session.scalars(
            select(Delivery.pass_id).where(Delivery.customer_id == customer_id)
        ).first()
        carried = session.scalar(
            select(func.min(PassVersion.version)).where(
                PassVersion.pass_id == pass_id, PassVersion.made_at >= told_at
            )
        )
        session.add(
            Sighting(
                pass_id=pass_id,
                brand_id=road.brand.id,
                kind="fetched",
                at=told_at + timedelta(minutes=1),
                detail={"version": carried},
            )
        )


def test_who_leaves_is_counted_where_they_left(road):
    people = road.lay(
        say("hello"),
        wait("rest", days=2),
        fork("came", [leaving("out")], []),
        wait("more", days=5),
        people=4,
    )
    road.buys(people[0])
    road.goes_on(3 * DAY, step=DAY / 2)

    found = steps_of(road)

    adds_up(found)
    assert by_id(found)["out"].left == {"exit": 1}
    assert by_id(found)["more"].here == 3


def test_who_did_what_was_hoped_for_left_where_they_rested(road):
    people = road.lay(people=3, route={"leave": {"bought": True}})
    road.goes_on(DAY, step=DAY / 4)
    road.buys(people[0])
    road.goes_on(2 * DAY, step=DAY / 4)

    found = steps_of(road)

    adds_up(found)
    assert by_id(found)["rest"].left == {"leave": 1}
    assert by_id(found)["came"].reached == 2


def test_a_second_walk_does_not_count_again(road):
    road.lay(*HELLO, people=3, trigger=None, route={"again_after_days": 3})
    road.goes_on(8 * DAY, step=DAY / 2)
    assert road.standing().entered > 3

    found = steps_of(road)

    adds_up(found)
    assert found.entered == 3
    assert [one.reached for one in found.steps] == [3, 3, 3, 0, 3]
    assert found.steps[0].told.sent == 3


def test_who_is_forgotten_or_cancelled_on_the_way_still_adds_up(road):
    people = road.lay(people=5)
    road.goes_on(DAY, step=DAY / 2)
    with road.database.transaction() as session:
        campaigns.forget(session, people[0])
        session.get_one(customers.Customer, people[0]).status = "erased"
    road.goes_on(2 * DAY, step=DAY / 2)
    road.join()
    road.do(campaigns.cancel)
    road.goes_on(step=DAY)

    found = steps_of(road)

    adds_up(found)
    assert by_id(found)["rest"].left == {"erased": 1}
    assert by_id(found)["hello"].told.passed_by == 1


def test_a_campaign_that_is_no_journey_has_no_steps(database):
    with database.transaction() as session:
        brand = make.brand(session)
        run = runs.started(session, brand)
        terms = campaigns.measuring.terms_of(
            session, brand.id, run.campaign_id, now=make.NOON
        )
        assert campaigns.measuring.report_steps(session, brand.id, terms) is None
